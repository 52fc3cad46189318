"""What floats over the cells of a sheet: pictures, charts, shapes; where it lies, how large, how turned.

Source: ECMA-376, 20.5 (spreadsheet drawings), 20.1.7 (sizes, groups), 20.1.8.55 (crops). A group's pictures
stand in the coordinates of the group (`chExt`), which is itself drawn in its own size (`ext`).
"""

from collections.abc import Iterator
from typing import NamedTuple
from xml.etree import ElementTree

from docgen import opc
from docgen.model.objects import Crop, Turn
from docgen.workbook.anchors import anchored_size, corner
from docgen.workbook.inspection import DamagedError, related_parts
from docgen.workbook.scanning import Place, SheetFacts, frame_elements

_ANCHORS = ("oneCellAnchor", "twoCellAnchor", "absoluteAnchor")
_THINGS = frozenset(("pic", "graphicFrame", "sp", "cxnSp", "contentPart"))
_FARTHEST = 1 << 40
"""EMU beyond which a size is nonsense."""
_FULL_TURN = 360 * 60_000
_LARGEST_CROP = 10_000_000
_DEEPEST = 50
"""Groups in groups beyond which no drawing was made by a person."""


class Drawn(NamedTuple):
    """One thing drawn, and the cell its top left corner lies in; `kind` is its element's name.

    `part` is a picture's, "" for a link to an outside file. Sizes are in EMU before it is turned; 0: unknown.
    """

    kind: str
    place: Place
    part: str = ""
    width: int = 0
    height: int = 0
    crop: Crop = Crop()
    turn: Turn = Turn()


class _Group(NamedTuple):
    """What the groups around a thing do to it."""

    across: float = 1.0
    down: float = 1.0
    turn: Turn = Turn()
    depth: int = 0


def floating(package: opc.Package, sheet_part: str, facts: SheetFacts) -> Iterator[Drawn]:
    """Everything that floats over the sheet, in the order of drawing. Raises DamagedError."""
    related: dict[str, str] | None = None
    for drawing in frame_elements(facts, "drawing"):
        related = related_parts(package, sheet_part) if related is None else related
        if part := related.get(drawing.get("id", "")):
            yield from _drawing(package, part, facts)


def _drawing(package: opc.Package, part: str, facts: SheetFacts) -> Iterator[Drawn]:
    images = related_parts(package, part)
    for anchor in _chosen(tree(package, part)):
        if _name(anchor) in _ANCHORS:
            for kind, thing, group in _things(anchor, _Group()):
                drawn = Drawn(kind, corner(anchor))
                if kind == "pic":
                    own = _size(thing) or anchored_size(anchor, facts) or (0, 0)
                    drawn = _picture(drawn, thing, group, own, images)
                yield drawn


def _picture(
    drawn: Drawn,
    picture: ElementTree.Element,
    group: _Group,
    size: tuple[int, int],
    images: dict[str, str],
) -> Drawn:
    part = images.get(embedded(picture), "")
    turn = _joined(_turn(picture.find("{*}spPr/{*}xfrm")), group.turn)
    width, height = round(size[0] * group.across), round(size[1] * group.down)
    return drawn._replace(part=part, width=width, height=height, crop=crop_of(picture), turn=turn)


def tree(package: opc.Package, part: str) -> ElementTree.Element:
    """The part's root. Raises DamagedError for what is no XML, and for a DOCTYPE: it may have entities."""
    parser = ElementTree.XMLParser(target=_Builder())
    try:
        parser.feed(package.read(part))
        root = parser.close()
    except (ElementTree.ParseError, _DoctypeError, ValueError, LookupError) as problem:
        raise DamagedError(part) from problem
    assert isinstance(root, ElementTree.Element)
    return root


class _DoctypeError(Exception):
    """A part of a workbook has no DOCTYPE."""


class _Builder(ElementTree.TreeBuilder):
    def doctype(self, name: str, pubid: str | None, system: str | None) -> None:
        raise _DoctypeError(name)


def _name(element: ElementTree.Element) -> str:
    return element.tag.rpartition("}")[2]


def _chosen(parent: ElementTree.Element) -> Iterator[ElementTree.Element]:
    """The children; of alternatives (mc:AlternateContent) those of the first choice."""
    for child in parent:
        if _name(child) == "AlternateContent":
            yield from child[0] if len(child) else ()
        else:
            yield child


def _things(parent: ElementTree.Element, group: _Group) -> Iterator[tuple[str, ElementTree.Element, _Group]]:
    """What is drawn in an anchor, groups resolved."""
    for child in _chosen(parent):
        name = _name(child)
        if name == "grpSp" and group.depth < _DEEPEST:
            yield from _things(child, _inside(child, group))
        elif name in _THINGS:
            yield name, child, group


def _inside(element: ElementTree.Element, group: _Group) -> _Group:
    frame = element.find("{*}grpSpPr/{*}xfrm")
    if frame is None:
        return group._replace(depth=group.depth + 1)
    shown, own = _extent(frame.find("{*}ext")), _extent(frame.find("{*}chExt"))
    across, down = (shown[0] / own[0], shown[1] / own[1]) if shown and own else (1.0, 1.0)
    turn = _joined(_turn(frame), group.turn)
    return _Group(group.across * across, group.down * down, turn, group.depth + 1)


def _joined(inner: Turn, outer: Turn) -> Turn:
    """Both turns, one after the other; a mirror turns the other way round what is inside it."""
    sign = -1 if outer.mirrored != outer.upside_down else 1
    return Turn(
        (outer.angle + sign * inner.angle) % _FULL_TURN,
        inner.mirrored != outer.mirrored,
        inner.upside_down != outer.upside_down,
    )


def _turn(frame: ElementTree.Element | None) -> Turn:
    if frame is None:
        return Turn()
    mirrored, upside_down = (frame.get(name) in ("1", "true") for name in ("flipH", "flipV"))
    return Turn(_whole(frame.get("rot", "")) % _FULL_TURN, mirrored, upside_down)


def _size(picture: ElementTree.Element) -> tuple[int, int] | None:
    return _extent(picture.find("{*}spPr/{*}xfrm/{*}ext"))


def _extent(extent: ElementTree.Element | None) -> tuple[int, int] | None:
    if extent is None:
        return None
    width, height = _whole(extent.get("cx", "")), _whole(extent.get("cy", ""))
    return (width, height) if 0 < width < _FARTHEST and 0 < height < _FARTHEST else None


def _whole(written: str) -> int:
    """A number as it is written in a drawing; 0 for what is none."""
    digits = written.strip().removeprefix("-")
    if not (digits.isascii() and digits.isdigit() and len(digits) < 16):
        return 0
    return int(written)


def crop_of(picture: ElementTree.Element) -> Crop:
    """The picture's crop; none where it would leave nothing."""
    source = picture.find("{*}blipFill/{*}srcRect")
    if source is None:
        return Crop()
    left, top, right, bottom = (_share(source.get(side, "")) for side in "ltrb")
    return Crop(left, top, right, bottom) if left + right < 100_000 and top + bottom < 100_000 else Crop()


def _share(written: str) -> int:
    """A share in thousandths of a per cent; a Strict workbook writes per cents."""
    if written.endswith("%"):
        whole, _, fraction = written[:-1].partition(".")
        written = whole + fraction[:3].ljust(3, "0")
    return max(-_LARGEST_CROP, min(_whole(written), _LARGEST_CROP))


def embedded(picture: ElementTree.Element) -> str:
    """The relationship id of the picture's bytes; "" where it only links to a file."""
    blip = picture.find("{*}blipFill/{*}blip")
    return "" if blip is None else attribute(blip, "embed")


def attribute(element: ElementTree.Element, name: str) -> str:
    """An attribute in whichever namespace: strict and transitional workbooks differ."""
    return next((v for key, v in element.attrib.items() if key.rpartition("}")[2] == name), "")

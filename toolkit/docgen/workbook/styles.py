"""The styles of a workbook's cells: number format, alignment, font, fill (ECMA-376, 18.8)."""

from collections.abc import Iterator
from typing import NamedTuple

from docgen import opc
from docgen.model.number_format import GENERAL, shows_text_as_it_is
from docgen.model.number_format.built_in import BUILT_IN
from docgen.workbook.fills import WHITE, fill_of, is_light, may_be_unseen
from docgen.workbook.fonts import DEFAULT_FONT, Font, color_of, font_of
from docgen.workbook.parts import Attributes, Element, elements, part_text, remembered

_GROUPS = ("numFmts", "fonts", "fills", "cellXfs")
_CHILDREN = frozenset(("numFmt", "font", "fill", "xf"))
_NOT_READ = frozenset(("cellStyles", "cellStyleXfs", "dxfs", "borders", "tableStyles", "extLst"))


class CellStyle(NamedTuple):
    """What of a cell's style matters here.

    `number_format` is a code, `alignment` and `vertical` are ST_HorizontalAlignment and ST_VerticalAlignment
    ("" if general), `indent` counts Excel's steps of three blanks, `rotation` degrees (255: stacked). `fill`
    is a colour as fonts have it (fonts.py), WHITE for none, UNTOLD for a pattern or gradient.
    """

    number_format: str = GENERAL
    alignment: str = ""
    indent: int = 0
    font: Font = DEFAULT_FONT
    vertical: str = ""
    rotation: int = 0
    wrapped: bool = False
    fill: str = WHITE


@remembered(8)
def cell_styles(package: opc.Package, part: str) -> tuple[CellStyle, ...]:
    """The styles that a cell's `s` attribute counts: the `xf` of cellXfs (18.8.10). Raises DamagedError."""
    codes: dict[str, str] = {}
    fonts: list[Font] = []
    fills: list[str] = []
    styles: list[CellStyle] = []
    for group, (name, attributes), children in _entries(_relevant(part_text(package, part)), part):
        if name == "numFmt":
            codes[attributes.get("numFmtId", "")] = attributes.get("formatCode", GENERAL)
        elif group == "fonts":
            fonts.append(font_of(children))
        elif group == "fills":
            fills.append(fill_of(children))
        elif group == "cellXfs":
            style = _style(attributes, children, codes, fonts)
            fill = _count(attributes.get("fillId", ""))
            styles.append(style._replace(fill=fills[fill] if fill < len(fills) else WHITE))
    return tuple(styles)


@remembered(8)
def marking_styles(package: opc.Package, part: str) -> frozenset[int]:
    """The styles that strike out, raise, hide by colour, or whose format changes a text: mostly none."""
    return frozenset(index for index, style in enumerate(cell_styles(package, part)) if _is_marking(style))


def _is_marking(style: CellStyle) -> bool:
    font = style.font
    changes = font.struck or bool(font.look.vertical) or not shows_text_as_it_is(style.number_format)
    return changes or may_be_unseen(font.look.color, style.fill)


@remembered(8)
def darkening_differences(package: opc.Package, part: str) -> frozenset[int]:
    """The differential formats (dxf, 18.8.14) by which a condition may lay a dark colour behind a text."""
    found, number, is_inside = set[int](), -1, False
    for name, attributes in elements(part_text(package, part), part):
        if name in _GROUPS or name in _NOT_READ:
            is_inside = name == "dxfs"
        elif is_inside and name == "dxf":
            number += 1
        elif is_inside and name == "bgColor" and not is_light(color_of(attributes)):
            found.add(number)
    return frozenset(found)


def _relevant(markup: str) -> str:
    """The groups that are read. Borders and the styles of tables are most of a part."""
    if "<!" in markup:
        return markup
    groups = [_group(markup, name) for name in _GROUPS]
    return "<styles>" + "".join(groups) + "</styles>" if all(groups) else markup


def _group(markup: str, name: str) -> str:
    """A group as it stands in the part; "" where it is not found written as usual."""
    start = max(markup.find(f"<{name} "), markup.find(f"<{name}>"))
    end = markup.find(f"</{name}>", start)
    return markup[start : end + len(name) + 3] if 0 <= start < end else ""


def _entries(markup: str, part: str) -> Iterator[tuple[str, Element, list[Element]]]:
    """Each number format, font and style, with its group's name and what it holds."""
    group, entry, children = "", ("", Attributes()), list[Element]()
    for element in elements(markup, part):
        name = element[0]
        if name in _GROUPS or name in _NOT_READ:
            if entry[0]:
                yield group, entry, children
            group, entry = "" if name in _NOT_READ else name, ("", {})
        elif group and name in _CHILDREN:
            if entry[0]:
                yield group, entry, children
            entry, children = element, []
        else:
            children.append(element)
    if entry[0]:
        yield group, entry, children


def _style(
    attributes: Attributes, children: list[Element], codes: dict[str, str], fonts: list[Font]
) -> CellStyle:
    identifier = attributes.get("numFmtId", "0")
    font = _count(attributes.get("fontId", ""))
    aligned = next((held for name, held in children if name == "alignment"), {})
    return CellStyle(
        codes.get(identifier) or BUILT_IN.get(identifier, GENERAL),
        aligned.get("horizontal", ""),
        _count(aligned.get("indent", "")),
        fonts[font] if font < len(fonts) else DEFAULT_FONT,
        aligned.get("vertical", ""),
        _count(aligned.get("textRotation", "")),
        aligned.get("wrapText") in ("1", "true"),
    )


def _count(written: str) -> int:
    """A number that counts something; 0 for what is none."""
    return int(written) if len(written) < 10 and written.isascii() and written.isdigit() else 0

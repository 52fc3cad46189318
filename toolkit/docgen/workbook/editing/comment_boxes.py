"""The boxes in which Excel shows the comments of a sheet: put in, taken out, made larger.

They are shapes of a VML drawing (ECMA-376 part 4, 19.4).
"""

import re
from collections.abc import Collection, Iterator, Mapping
from math import ceil
from unicodedata import east_asian_width
from xml.parsers.expat import ExpatError

from docgen.opc.elements_at import ElementAt, Splice, elements_at, spliced
from docgen.workbook.places import Place

_SPACES = {
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "x": "urn:schemas-microsoft-com:office:excel",
}
_TYPE = "_x0000_t202"
_SHAPE_TYPE = (
    f'<v:shapetype{{spaces}} id="{_TYPE}" coordsize="21600,21600" o:spt="202" '
    'path="m,l,21600r21600,l21600,xe">'
    '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
_SHAPE = (
    '<v:shape{spaces} id="_x0000_s{id}" type="#' + _TYPE + '" style="position:absolute;visibility:hidden" '
    'fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/>'
    '<v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>'
    '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>'
    '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{anchor}</x:Anchor>'
    "<x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
)
_IDS_OF_A_SHEET = 1024
_ID = re.compile(rb'id="_x0000_s([0-9]{1,9})"')
_COLUMNS, _CHARACTERS = 4, 56
"""How wide a box is: in columns of 数据, and in characters of half width."""
_LINE, _ROW = 15, 24
"""Points of a line of a comment, and of a low row of 数据."""
_MOST_ROWS = 60


def new_boxes(number: int) -> bytes:
    """The VML part of the sheet `number`, without boxes; the ids of its boxes are its own."""
    spaces = " ".join(f'xmlns:{prefix}="{space}"' for prefix, space in _SPACES.items())
    map_ = f'<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="{number}"/></o:shapelayout>'
    return f"<xml {spaces}>{map_}</xml>".encode()


def with_boxes(xml: bytes, number: int, comments: Mapping[Place, str]) -> bytes | None:
    """`xml` with a box for each of `comments`; None where it cannot be read."""
    root = _root(xml)
    if root is None:
        return None
    spaces = "".join(
        f' xmlns:{prefix}="{space}"'
        for prefix, space in _SPACES.items()
        if root.attributes.get(f"xmlns:{prefix}") != space
    )
    used = [int(digits) for digits in _ID.findall(xml)]
    first = max([number * _IDS_OF_A_SHEET, *used]) + 1
    kind = "" if f'"{_TYPE}"'.encode() in xml else _SHAPE_TYPE.format(spaces=spaces)
    shapes = (_shape(spaces, id_, place, text) for id_, (place, text) in enumerate(comments.items(), first))
    return spliced(xml, [Splice(root.close, root.close, (kind + "".join(shapes)).encode())])


def without_boxes(xml: bytes, places: Collection[Place]) -> bytes:
    """`xml` without the boxes of the comments at `places`."""
    shapes = (shape for shape, place in _boxes(xml) if place in places)
    return spliced(xml, [Splice(shape.begin, shape.end, b"") for shape in shapes])


def with_room(xml: bytes, comments: Mapping[Place, str]) -> bytes:
    """`xml` with the boxes of `comments` at least as high as their words need."""
    wanted = [(shape, comments[place]) for shape, place in _boxes(xml) if place in comments]
    return spliced(xml, [splice for shape, text in wanted for splice in _higher(xml, shape, text)])


def _higher(xml: bytes, shape: ElementAt, text: str) -> Iterator[Splice]:
    anchor = next(iter(shape.named("Anchor")), None)
    numbers = xml[anchor.inside : anchor.close].decode().split(",") if anchor else []
    if anchor and len(numbers) == 8 and all(number.strip().isdecimal() for number in numbers):
        lowest = int(numbers[2]) + _rows(text)
        if int(numbers[6]) < lowest:
            numbers[6] = f" {lowest}"
            yield Splice(anchor.inside, anchor.close, ",".join(numbers).encode())


def _root(xml: bytes) -> ElementAt | None:
    try:
        return elements_at(xml)
    except ExpatError:
        return None  # VML as old programs wrote it


def _boxes(xml: bytes) -> Iterator[tuple[ElementAt, Place]]:
    """The boxes of comments, each with the cell that its comment is on."""
    root = _root(xml)
    for shape in root.children if root else ():
        row, column = (next(iter(shape.named(name)), None) for name in ("Row", "Column"))
        if row and column:
            numbers = [xml[each.inside : each.close].strip() for each in (row, column)]
            if all(number.isdigit() for number in numbers):
                yield shape, (int(numbers[0]) + 1, int(numbers[1]) + 1)


def _shape(spaces: str, id_: int, place: Place, text: str) -> str:
    """A box to the right of its cell. An anchor is, from 0: left column, offset, top row, offset, …"""
    row, column = place[0] - 1, place[1] - 1
    top = max(row - 1, 0)
    anchor = f"{column + 1}, 15, {top}, 4, {column + _COLUMNS}, 150, {top + _rows(text)}, 4"
    return _SHAPE.format(spaces=spaces, id=id_, anchor=anchor, row=row, column=column)


def _rows(text: str) -> int:
    lines = sum(max(1, ceil(_width(line) / _CHARACTERS)) for line in text.split("\n"))
    return min(ceil(lines * _LINE / _ROW) + 1, _MOST_ROWS)


def _width(text: str) -> int:
    return sum(2 if east_asian_width(character) in "WFA" else 1 for character in text)

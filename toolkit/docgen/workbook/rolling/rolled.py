"""A workbook rolled forward: everything that is not last time's stays as it was, byte for byte."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from docgen import opc
from docgen.model.fields import PERIOD
from docgen.model.report import Report
from docgen.opc.elements_at import ElementAt, Splice, elements_at, spliced
from docgen.recognition.years import years
from docgen.workbook.editing import edited
from docgen.workbook.editing.around import with_attribute
from docgen.workbook.rolling.edits import LAST_TEXT, Log, Roller
from docgen.workbook.rolling.pictures import without_pictures
from docgen.workbook.rolling.sheets import NamedSheet, named_sheets
from docgen.workbook.schema import BODY_SHEET, PICTURES_SHEET

_WIDTH = 60
"""Characters of the column with last time's text, once it is unfolded."""


class Rolled(NamedTuple):
    """This time's workbook, and what was done to last time's."""

    package: opc.Package
    log: Log


def rolled(package: opc.Package, last: Report, period: str, unit: str, carried: Sequence[str]) -> Rolled:
    """The workbook `package` of the report `last` as the beginning of that of `period`.

    `unit` names another unit, or is ""; `carried` are titles of last time's plan, headings of this time's.
    Raises DamagedError, CannotEditError.
    """
    old = last.fields.get(PERIOD)
    before, after = years(old.content.value) if old else (), years(period)
    year = before[0] if before and after else None
    roller = Roller(period, year, after[0] - before[0] if year is not None else 0, unit, carried)
    sheets = list(named_sheets(package, last.file))
    edits = [edit for sheet in sheets if (edit := roller.edit(sheet.kind, sheet.cells)) is not None]
    changed = edited(package, edits)
    for sheet in sheets:
        if sheet.kind == PICTURES_SHEET.name:
            changed = without_pictures(changed, sheet.part)
    body = next((sheet for sheet in sheets if sheet.kind == BODY_SHEET.name), None)
    if body is not None and roller.log.texts:
        changed = _folded(changed, last.file, body)
    return Rolled(changed, roller.log)


def _folded(package: opc.Package, file: str, body: NamedSheet) -> opc.Package:
    """The column with last time's text folded away behind a + (18.3.1.13): to look at, in nobody's way."""
    cells = next(s.cells for s in named_sheets(package, file) if s.part == body.part)
    heads = (place for place, text in cells.facts.texts.items() if text == LAST_TEXT)
    column = next(column for _, column in heads)
    xml = package.read(body.part)
    root = elements_at(xml)
    return package.with_parts({body.part: spliced(xml, _folding(xml, root, column))})


def _folding(xml: bytes, root: ElementAt, column: int) -> Iterator[Splice]:
    p = f"{root.prefix}:" if root.prefix else ""
    attributes = f'width="{_WIDTH}" customWidth="1" hidden="1" outlineLevel="1"'
    own = f'<{p}col min="{column}" max="{column}" {attributes}/>'
    after = f'<{p}col min="{column + 1}" max="{column + 1}" width="9" collapsed="1"/>'.encode()
    sizes = root.child("sheetFormatPr")
    if sizes is not None:
        tag = xml[sizes.begin : sizes.inside]
        yield Splice(sizes.begin, sizes.inside, with_attribute(tag, "outlineLevelCol", "1"))
    known, data = root.child("cols"), root.child("sheetData")
    if known is not None:
        left = b"".join(_within(xml, child, 1, column - 1) for child in known.children)
        right = b"".join(_within(xml, child, column + 1, _LAST_COLUMN) for child in known.children)
        # What somebody set for the columns behind stays; one of them says that the one before is folded.
        follows = any(_covers(child, column + 1) for child in known.children)
        yield Splice(known.inside, known.close, left + own.encode() + (b"" if follows else after) + right)
    elif data is not None:
        yield Splice(data.begin, data.begin, f"<{p}cols>{own}".encode() + after + f"</{p}cols>".encode())


_LAST_COLUMN = 16_384


def _covers(col: ElementAt, column: int) -> bool:
    return int(col.attributes.get("min", "1")) <= column <= int(col.attributes.get("max", "1"))


def _within(xml: bytes, col: ElementAt, first: int, last: int) -> bytes:
    """What a `col` says of the columns `first` to `last`."""
    begin, end = int(col.attributes.get("min", "1")), int(col.attributes.get("max", "1"))
    if begin > last or end < first:
        return b""
    written = with_attribute(xml[col.begin : col.end], "min", str(max(begin, first)))
    return with_attribute(written, "max", str(min(end, last)))

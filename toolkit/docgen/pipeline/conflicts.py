"""What the report and the workbook both changed: tracked changes of the new report, a note at the cell."""

import time
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from docgen import opc
from docgen.differences import changes
from docgen.merge import Clash
from docgen.messages import text
from docgen.model.cell_text import CellRef, Text
from docgen.model.report import BodyRow
from docgen.model.texts import Line
from docgen.wordml.names import W, parse

if TYPE_CHECKING:
    from docgen.wordml.names import Node

AUTHOR = "docgen"


def with_redlines(document: bytes, clashes: Sequence[Clash]) -> bytes | None:
    """The report with the person's words of `clashes` as tracked changes of its own; None where one has no
    paragraph in it."""
    from lxml import etree

    from docgen.redline import Marks, compare

    package = opc.open_package(document, "").value
    main = opc.main_part(package) if package is not None else None
    if package is None or main is None:
        return None
    root = parse(package.read(main))
    for clash in clashes:
        paragraph = _paragraph(root, clash.book)
        if paragraph is None:
            return None
        _say(paragraph, clash.book, clash.report)
    theirs = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    date = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
    return compare(package, package.with_parts({main: theirs}), Marks(AUTHOR, date)).package.to_bytes()


def _paragraph(root: "Node", said: str) -> "Node | None":
    """The paragraph that says just that."""
    if not said:
        return None
    return next((p for p in root.iter(W + "p") if "".join(t.text or "" for t in _texts(p)) == said), None)


def _texts(paragraph: "Node") -> list["Node"]:
    return list(paragraph.iter(W + "t"))


def _say(paragraph: "Node", old: str, new: str) -> None:
    """Other words in the runs of a paragraph: what stays keeps its run."""
    for change in reversed(changes(old, new)):
        words = new[change.new_start : change.new_end]
        at = 0
        for node in _texts(paragraph):
            own = node.text or ""
            start, end = max(change.old_start - at, 0), min(change.old_end - at, len(own))
            at += len(own)
            if start < end or (words and start == end <= len(own)):
                node.text = own[:start] + words + own[end:]
                node.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
                words = ""


def notes(clashes: Sequence[Clash], lines: Sequence[Line], body: Sequence[BodyRow]) -> dict[CellRef, str]:
    """What 备注 of the rows of `clashes` says besides: what the report says there."""
    rows = {row.level_cell.row: row for row in body}
    found: dict[CellRef, str] = {}
    for clash in clashes:
        for cell in _cells(lines[clash.at]) if clash.at is not None else ():
            row = rows.get(cell.row)
            if row is not None and cell.sheet == row.level_cell.sheet and row.note.cell != row.title.cell:
                said = text("UI-merge-note", "message", "zh", {"report": clash.report})
                found[row.note.cell] = "；".join(filter(None, (row.note.value, said)))
                break
    return found


def _cells(line: Line) -> Iterator[CellRef]:
    return (piece.cell for piece in line if isinstance(piece, Text))

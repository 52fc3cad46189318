"""What the report and the workbook both changed: tracked changes of the new report, a note at the cell."""

import time
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from docgen import opc
from docgen.differences import changes
from docgen.merge import Clash, Comment, Said
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


class Remark(NamedTuple):
    """What 备注 is to say of the paragraph `at`."""

    at: int | None
    words: str


def remarks_of(clashes: Sequence[Clash]) -> list[Remark]:
    """What the report says where both changed."""
    return [
        Remark(each.at, text("UI-merge-note", "message", "zh", {"report": each.report})) for each in clashes
    ]


def placed_comments(found: Sequence[Comment], said: Sequence[Said]) -> list[tuple[Comment, Remark]]:
    """Comments on paragraphs that a row says, as remarks; `said` is the report as it is to be."""
    places = {each.text: each.at for each in said if each.at is not None}
    return [
        (each, Remark(places[each.about], text("UI-merge-comment", "message", "zh", each._asdict())))
        for each in found
        if each.about in places
    ]


def notes(remarks: Sequence[Remark], lines: Sequence[Line], body: Sequence[BodyRow]) -> dict[CellRef, str]:
    """What 备注 of the rows says with `remarks`, each once."""
    found: dict[CellRef, str] = {}
    for remark in remarks:
        row = noted_row(remark.at, lines, body)
        if row is not None:
            before = found.get(row.note.cell, row.note.value)
            if remark.words not in before:
                found[row.note.cell] = "；".join(filter(None, (before, remark.words)))
    return found


def noted_row(at: int | None, lines: Sequence[Line], body: Sequence[BodyRow]) -> BodyRow | None:
    """The first row of a paragraph that has a cell for remarks."""
    rows = {row.level_cell[:2]: row for row in body if row.note.cell != row.title.cell}
    cells = [piece.cell for piece in lines[at] if isinstance(piece, Text)] if at is not None else []
    return next((rows[cell[:2]] for cell in cells if cell[:2] in rows), None)

"""A draft: a copy of the report, beside it, with the workbook's problems as Word comments at their places.

For a clerk who sees no terminal. The copy is of the report just made, or, where problems kept it from being
made, of the last good one; where there is none, it is a page that lists the problems.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from docgen import __version__, opc
from docgen.annotate import annotate
from docgen.design.package import plain_page
from docgen.diagnostics import Diagnostic, Result, Severity
from docgen.document import view
from docgen.model.paragraph import BODY_PART, Place
from docgen.pipeline.rendering import Outcome
from docgen.publish import Provenance, Published, Standing, publish, stamp, standing
from docgen.workbook import read_rows

_REFERENCE = re.compile(r"[{｛]{2}[^{}｛｝\n]*[}｝]{2}|\n")
_SHORTEST_PIECE = 2

_NO_REPORT = "这份工作簿还没有生成过报告，问题见批注。"


def draft_path(report: Path) -> Path:
    """Where the draft of `report` stands: `名称.草稿.docx`."""
    return report.with_name(f"{report.stem}.草稿{report.suffix}")


def write_draft(outcome: Outcome, report: Path, language: str) -> Result[Published]:
    """Write the draft of `report` with the problems that `outcome` tells; without any it goes away.

    A draft that a person has written into stays, as a report does (docgen.publish).
    """
    problems = list(_problems(outcome))
    target = draft_path(report)
    if not problems:
        _remove(target)
        return Result(None)
    base = _base(outcome.output or report)
    seen = view(base, report.name).value
    paragraphs = {p.ordinal: p.text for p in seen.paragraphs} if seen else {}
    cells = _cells(outcome.book, problems)
    comments = [(_place(d, cells, paragraphs), _words(d, language)) for d in problems]
    annotated = annotate(base, report.name, comments, "docgen")
    # Of a report that cannot bear comments the problems are told all the same.
    package = opc.open_package(annotated.value or base, target.name).value
    assert package is not None
    marked = stamp(Provenance(__version__, "", "", "", options="draft"))(package)
    return publish(target, marked.to_bytes())


def _problems(outcome: Outcome) -> Iterator[Diagnostic]:
    """What a person should look at, once for each place."""
    for diagnostic in outcome.diagnostics:
        if diagnostic.severity is not Severity.NOTE:
            for where in diagnostic.places or (diagnostic.where,):
                yield diagnostic._replace(where=where)


def _base(report: Path) -> bytes:
    try:
        data = report.read_bytes()
    except OSError:
        data = b""
    if opc.open_package(data, report.name).value is not None:
        return data
    return plain_page(_NO_REPORT)


def _remove(target: Path) -> None:
    """Remove a draft that nobody has written into."""
    try:
        if standing(target.read_bytes()) is Standing.OURS:
            target.unlink()
    except OSError:
        return


def _cells(book: Path, problems: Sequence[Diagnostic]) -> Mapping[tuple[str, str], str]:
    """The texts of the row of each problem: (sheet, A1) → the row's cells, one below the other."""
    rows = {
        (d.where.sheet, d.where.cell): (d.where.sheet, int(re.sub(r"\D", "", d.where.cell)))
        for d in problems
        if d.where.cell
    }
    texts = read_rows(book, rows.values())
    return {cell: texts[row] for cell, row in rows.items() if row in texts}


def _place(
    diagnostic: Diagnostic, cells: Mapping[tuple[str, str], str], paragraphs: Mapping[int, str]
) -> Place:
    """The paragraph that says most of what the problem's row says; None where no paragraph does."""
    where = diagnostic.where
    pieces = list(_pieces(cells.get((where.sheet, where.cell), "")))
    scores = {
        ordinal: sum(len(piece) for piece in pieces if piece in text) for ordinal, text in paragraphs.items()
    }
    best = max(scores, key=lambda ordinal: scores[ordinal], default=None)
    return Place(where.steps, BODY_PART, best if best is not None and scores[best] else None)


def _pieces(text: str) -> Iterator[str]:
    """What of a row's text stands in the report as it is: the stretches between tags and line breaks."""
    return (piece.strip() for piece in _REFERENCE.split(text) if len(piece.strip()) >= _SHORTEST_PIECE)


def _words(diagnostic: Diagnostic, language: str) -> str:
    lines = (
        f"{' › '.join(diagnostic.where.steps)}：{diagnostic.message(language)}",
        diagnostic.hint(language),
        f"[{diagnostic.code}]",
    )
    return "\n".join(line.removeprefix("：") for line in lines if line)

"""Which first-level heading of a workbook is which section of its layout."""

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from docgen.compose.findings import Findings
from docgen.diagnostics import warning
from docgen.model.cell_text import SpanKind
from docgen.model.fields import BODY
from docgen.model.layout import Layout, Section
from docgen.model.report import BodyRow, Level, Report

_NOT_WORDS = re.compile(r"[\W_]+")
_DEPTHS = {Level.HEADING_2: 2, Level.HEADING_3: 3, Level.HEADING_4: 4}
"""Levels that text stands below; a bare 一级 has a finding of its own."""


def match_sections(headings: Sequence[str], sections: Sequence[Section]) -> list[Section | None]:
    """For each first-level heading, in order, its section of the layout, or None.

    Same titles belong together, in the layout's order; between two such anchors the rest are matched by
    position, for a clerk may well reword a heading.
    """
    anchors = _anchors([_words(h) for h in headings], [_words(s.title) for s in sections])
    matched: list[Section | None] = [None] * len(headings)
    previous_heading = previous_section = -1
    for heading, section in [*anchors, (len(headings), len(sections))]:
        between = zip(
            range(previous_heading + 1, heading), range(previous_section + 1, section), strict=False
        )
        for free_heading, free_section in between:
            matched[free_heading] = sections[free_section]
        if heading < len(headings):
            matched[heading] = sections[section]
        previous_heading, previous_section = heading, section
    return matched


def _anchors(headings: list[str], titles: list[str]) -> list[tuple[int, int]]:
    """Pairs (heading, section) of the same words, both rising."""
    anchors: list[tuple[int, int]] = []
    start = 0
    for heading, words in enumerate(headings):
        if words in titles[start:]:
            section = titles.index(words, start)
            anchors.append((heading, section))
            start = section + 1
    return anchors


def _words(title: str) -> str:
    return _NOT_WORDS.sub("", title)


def check_sections(
    report: Report, layout: Layout, matched: Sequence[Section | None], findings: Findings
) -> None:
    """Report required sections that are missing or empty, headings with nothing below, and a missing 引言."""
    sheet = findings.sheet(BODY)
    if layout.introduction_required and not any(_is_filled_introduction(row) for row in report.body):
        findings.append(warning("TX401", sheet, layout=layout.name))
    for section in layout.sections:
        if section.required and section not in matched:
            findings.append(warning("TX402", sheet, title=section.title, layout=layout.name))
    for heading, rows in section_rows(report.body):
        if not heading.content and not any(row.title or row.content for row in rows):
            findings.warning("TX403", heading.title.cell, title=heading.title.value)
    for row, first in _repeated_headings(report.body):
        where = f"{first.title.cell.sheet}!{first.title.cell.a1}"
        findings.warning("TX415", row.title.cell, title=row.title.value, first=where)
    for row in _bare_headings(report.body):
        if any(span.kind is SpanKind.PLACEHOLDER for span in row.title.spans):
            continue  # told as a start that nobody has changed (TX202)
        findings.warning("TX411", row.title.cell, title=row.title.value)


def _repeated_headings(rows: Sequence[BodyRow]) -> Iterator[tuple[BodyRow, BodyRow]]:
    """Headings that say what one before them under the same heading says, with that one."""
    above: list[str] = []
    seen: dict[tuple[str, ...], BodyRow] = {}
    for row in rows:
        depth = 1 if row.level is Level.HEADING_1 else _DEPTHS.get(row.level)
        words = _words(row.title.value)
        if depth is None or not words:
            continue
        above = [*above[: depth - 1], words]
        first = seen.setdefault(tuple(above), row)
        if first is not row:
            yield row, first


def _bare_headings(rows: Sequence[BodyRow]) -> Iterator[BodyRow]:
    """Headings below the first level with nothing below: a layout's suggestions that were not filled."""
    for row, following in zip_longest(rows, rows[1:]):
        depth = _DEPTHS.get(row.level)
        if depth is None or row.content:
            continue
        if (
            following is None
            or following.level is Level.HEADING_1
            or _DEPTHS.get(following.level, 9) <= depth
        ):
            yield row


def section_rows(rows: Sequence[BodyRow]) -> list[tuple[BodyRow, list[BodyRow]]]:
    """Each first-level heading with the rows below it."""
    found: list[tuple[BodyRow, list[BodyRow]]] = []
    for row in rows:
        if row.level is Level.HEADING_1:
            found.append((row, []))
        elif found:
            found[-1][1].append(row)
    return found


def _is_filled_introduction(row: BodyRow) -> bool:
    return row.level is Level.INTRODUCTION and bool(row.content or row.title)

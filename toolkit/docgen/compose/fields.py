"""基本信息 → every 项目 as a line: what the layout requires, the default title, official dates."""

import re
from collections.abc import Mapping

from docgen.compose.dates import parse_date
from docgen.compose.findings import Findings
from docgen.diagnostics import warning
from docgen.model.cell_text import SpanKind, Text
from docgen.model.fields import DATE, DATE_FIELDS, KNOWN_FIELDS, LAYOUT, PERIOD, SHEET, SIGNATURE, TITLE, UNIT
from docgen.model.layout import Layout
from docgen.model.report import Report
from docgen.model.texts import Line, Piece, cut_line, plain, stripped

_PLACEHOLDER = re.compile(r"\{([^{}]+)\}")
_YEAR = re.compile(r"(?<!\d)(?:\d{4}(?!\d)|[12]\d[XxＸｘ*＊×○\d][XxＸｘ*＊×○](?=年))")


def compose_fields(report: Report, layout: Layout, findings: Findings) -> dict[str, Line]:
    """Every 项目 of an expanded `report` by name, as the clerk wrote it.

    Those that are known, and those that the layout declares, are always present. A 标题 that is empty is
    made from the layout's.
    """
    _check_required(report, layout, findings)
    _check_dates(report, findings)
    declared = (field.name for field in layout.fields)
    lines: dict[str, Line] = dict.fromkeys((*KNOWN_FIELDS, *declared), ())
    lines.update((name, stripped((field.content,))) for name, field in report.fields.items())
    lines[LAYOUT] = (layout.name,)
    lines[SIGNATURE] = lines[SIGNATURE] or lines[UNIT]
    lines[TITLE] = lines[TITLE] or stripped(_default_title(report, layout, lines, findings))
    return lines


def _check_dates(report: Report, findings: Findings) -> None:
    """A date that is none cannot be put in its official form, unless it is still to be filled."""
    for name in DATE_FIELDS & report.fields.keys():
        content = report.fields[name].content
        if content and parse_date(content.value) is None and not _is_to_be_filled(content):
            findings.error("TX301", content.cell, name=name, value=content.value)


def _is_to_be_filled(text: Text) -> bool:
    return any(span.kind in (SpanKind.UNFILLED, SpanKind.PLACEHOLDER) for span in text.spans)


def _check_required(report: Report, layout: Layout, findings: Findings) -> None:
    for wanted in layout.fields:
        if not wanted.required or wanted.name == LAYOUT or (wanted.name == TITLE and layout.title):
            continue
        field = report.fields.get(wanted.name)
        if field is None:
            findings.append(warning("TX302", findings.sheet(SHEET), name=wanted.name, layout=layout.name))
        elif not field.content:
            findings.warning("TX303", field.content.cell, name=wanted.name, layout=layout.name)
    _check_dated(report, layout, findings)


def _check_dated(report: Report, layout: Layout, findings: Findings) -> None:
    """A report without 成文日期 is a draft, whatever its layout requires."""
    field = report.fields.get(DATE)
    if (field and field.content) or any(wanted.required and wanted.name == DATE for wanted in layout.fields):
        return
    where = findings.where(field.content.cell) if field else findings.sheet(SHEET)
    findings.append(warning("TX305", where, name=DATE))


def _default_title(report: Report, layout: Layout, lines: Mapping[str, Line], findings: Findings) -> Line:
    """The layout's title, filled; none where a part is wanting, for what is left would say another thing."""
    year = _year(lines[PERIOD])
    values = {**lines, "年": year, "下年": _next_year(year)}
    if _wanting(report, layout, values, findings):
        return ()
    pieces: list[Piece] = []
    for number, part in enumerate(_PLACEHOLDER.split(layout.title)):
        pieces += values.get(part, (f"{{{part}}}",)) if number % 2 else (part,)
    return tuple(pieces)


def _year(period: Line) -> Line:
    """The first year of 报告期: four digits, or still to be filled (20XX)."""
    found = _YEAR.search(plain(period))
    return cut_line(period, *found.span()) if found else ()


def _next_year(year: Line) -> Line:
    digits = plain(year)
    return (str(int(digits) + 1),) if digits.isdecimal() else ()


def _wanting(report: Report, layout: Layout, values: Mapping[str, Line], findings: Findings) -> bool:
    """Whether the default title cannot be made; a warning for each part that is wanting."""
    needed = {"年": PERIOD, "下年": PERIOD}
    names = _PLACEHOLDER.findall(layout.title)
    empty = dict.fromkeys(needed.get(name, name) for name in names if not values.get(name))
    required = {field.name for field in layout.fields if field.required}
    may_be_empty = {field.name for field in layout.fields if not field.required} - set(needed.values())
    wanting = [name for name in empty if name not in may_be_empty]
    for name in wanting:
        field = report.fields.get(name)
        if name in required and not (field and field.content):
            continue  # told already
        where = findings.where(field.content.cell) if field else findings.sheet(SHEET)
        findings.append(warning("TX304", where, name=name, title=layout.title))
    return bool(wanting)

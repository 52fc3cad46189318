"""基本信息 → the tags of the same names: what the layout requires, the default title, official dates."""

import re

from docgen.compose.dates import official_date, parse_date
from docgen.compose.elements import official_elements
from docgen.compose.expansion import Expander
from docgen.compose.unfilled import find_masks
from docgen.diagnostics import Where, error
from docgen.model.context import PARAGRAPH_BREAK
from docgen.model.fields import DATE_FIELDS, KNOWN_FIELDS, LAYOUT, PERIOD, SHEET, SIGNATURE, TITLE, UNIT
from docgen.model.layout import Layout
from docgen.model.report import Field, Report

_PLACEHOLDER = re.compile(r"\{([^{}]+)\}")
_YEAR = re.compile(r"(?<!\d)(\d{4})(?!\d)")


def compose_fields(report: Report, layout: Layout, expander: Expander) -> dict[str, object]:
    """Every 项目 by name, known ones always present, and what the official elements derive from them.

    A line break in a cell becomes a new paragraph, except in 标题, where it is the clerk's own line break.
    """
    _check_required(report, layout, expander)
    texts = dict.fromkeys(KNOWN_FIELDS, "") | {
        name: _field_text(field, expander) for name, field in report.fields.items()
    }
    texts[LAYOUT] = layout.name
    texts[SIGNATURE] = texts[SIGNATURE] or texts[UNIT]
    if not texts[TITLE].strip():
        texts[TITLE] = _default_title(report, layout, texts, expander)
    return {
        name: value.replace("\n", PARAGRAPH_BREAK) if isinstance(value, str) and name != TITLE else value
        for name, value in {**texts, **official_elements(texts)}.items()
    }


def _field_text(field: Field, expander: Expander) -> str:
    name = field.name.value
    if name not in DATE_FIELDS or not field.content:
        return expander.expand(field.content).strip()
    written = parse_date(field.value)
    if written is not None:
        return official_date(written)
    if not find_masks(field.content.value):
        expander.report_error("TX301", field.content.cell, name=name, value=field.content.value)
    return expander.expand(field.content).strip()


def _check_required(report: Report, layout: Layout, expander: Expander) -> None:
    for wanted in layout.fields:
        if not wanted.required or wanted.name in (LAYOUT, TITLE):
            continue
        field = report.fields.get(wanted.name)
        if field is None:
            where = Where.in_sheet(report.file, SHEET)
            expander.findings.append(error("TX302", where, name=wanted.name, layout=layout.name))
        elif not field.content:
            expander.report_error("TX303", field.content.cell, name=wanted.name, layout=layout.name)


def _default_title(report: Report, layout: Layout, texts: dict[str, str], expander: Expander) -> str:
    year = _YEAR.search(texts[PERIOD])
    values = {
        **texts,
        "年": year.group(1) if year else "",
        "下年": str(int(year.group(1)) + 1) if year else "",
    }
    needed = {"年": PERIOD, "下年": PERIOD}
    empty = dict.fromkeys(
        needed.get(name, name)
        for name in _PLACEHOLDER.findall(layout.title)
        if not values.get(name, "").strip()
    )
    required = {field.name for field in layout.fields if field.required}
    optional = {field.name for field in layout.fields if not field.required} - set(needed.values())
    for name in empty:
        field = report.fields.get(name)
        if name in optional or (name in required and not (field and field.content)):
            continue  # may stay empty, or told already
        where = expander.where(field.content.cell) if field else Where.in_sheet(report.file, SHEET)
        expander.findings.append(error("TX304", where, name=name, title=layout.title))
    return _PLACEHOLDER.sub(lambda match: values.get(match.group(1), match.group()), layout.title)

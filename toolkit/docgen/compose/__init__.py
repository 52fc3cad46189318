"""Report + Layout → the context a template sees. Pure: no files, no clock, no Word.

fields.py    基本信息 → tags: default title, dates, what the layout requires
figures.py   {{名称|…}} in text → "14次", "增长12.5%", "壹拾肆次"
unfilled.py  X次, XX余条, ** → marked places
sections.py  which heading of the workbook is which section of the layout
body.py      rows → numbered sections and paragraphs
numbering.py 一、（一）1.（1）, 一是, 十一
elements.py  the official elements; closing.py 署名 and date, title_lines.py the title's lines
pagination.py  on which page the text ends, for 版记 on an even one
"""

from typing import Any

from docgen.compose.body import compose_body
from docgen.compose.element_findings import element_findings
from docgen.compose.expansion import Expander
from docgen.compose.fields import compose_fields
from docgen.compose.figures import figure_context
from docgen.compose.pagination import pages_to_turn
from docgen.diagnostics import Diagnostic, Result, Severity, has_errors
from docgen.model.context import Composition
from docgen.model.fields import BODY, FIGURES, INTRODUCTION
from docgen.model.layout import Layout
from docgen.model.report import Report

__all__ = ["compose"]


def compose(
    report: Report, layout: Layout, *, strict: bool = False, with_figures: bool = True
) -> Result[Composition]:
    """The template context of `report` in the shape of `layout` (model/context.py), with every finding.

    Unfilled places are warnings, and errors if `strict`. No value where there are errors. Few templates name
    数据, and all its texts take as long as the rest: `with_figures` leaves it out.
    """
    expander = Expander(report)
    fields = compose_fields(report, layout, expander)
    introduction, sections = compose_body(report, layout, expander)
    expander.check_unused()
    findings = tuple(_hardened(d) if strict else d for d in (*expander.findings, *element_findings(report)))
    if has_errors(findings):
        return Result(None, findings)
    context: dict[str, Any] = {**fields, INTRODUCTION: introduction, BODY: sections}
    if with_figures:
        context[FIGURES] = {name: figure_context(figure) for name, figure in report.figures.items()}
    context["版记换页"] = [""] * pages_to_turn(context)
    origins = {name: field.content.cell for name, field in report.fields.items()}
    return Result(Composition(context, origins), findings)


def _hardened(diagnostic: Diagnostic) -> Diagnostic:
    """An unfilled place under --strict is an error."""
    if diagnostic.code != "TX201":
        return diagnostic
    return Diagnostic(diagnostic.code, Severity.ERROR, diagnostic.where, diagnostic.details)

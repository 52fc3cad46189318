"""Report + Layout → Composition → the tags a template sees. Pure: no files, no clock, no Word.

expansion.py  Report → Report: figures in place, unfilled places known; references.py finds {{名称}} in text,
              standing.py has what stands for it
words.py      the same in mere words, for who gathers many reports
figures.py    {{名称|…}} → "14次", "增长12.5%", "壹拾肆次"; dates.py 2024年1月5日
body.py       rows → numbered sections and paragraphs; numbering.py 一、（一）1.（1）, 一是, 十一
sections.py   which heading is which section of the layout
table_findings.py  tables that fit no page
placing.py    the tables, pictures and charts that rows place
unfilled.py   X次, XX余条, **: told in one message
fields.py     基本信息 → lines: default title, what the layout requires
elements.py   the official elements; closing.py 署名 and date
closing_room.py a last picture that leaves room for the closing
pagination.py on which page the text ends, for 版记 on an even one; text_lines.py how many lines a text takes
tags.py       Composition → the names that template keepers write
"""

from collections.abc import Set

from docgen.compose.body import compose_body
from docgen.compose.closing_room import with_room_for_closing
from docgen.compose.element_findings import element_findings
from docgen.compose.elements import official_elements
from docgen.compose.expansion import expand
from docgen.compose.fields import compose_fields
from docgen.compose.findings import Findings
from docgen.compose.pagination import pages_to_turn
from docgen.compose.table_findings import tell_fit
from docgen.compose.tags import tags
from docgen.compose.unfilled import tell_unfilled
from docgen.compose.words import with_figures
from docgen.diagnostics import Result, has_errors
from docgen.model.composition import Composition
from docgen.model.geometry import STANDARD_PAGE, Geometry
from docgen.model.layout import Layout
from docgen.model.report import Report

__all__ = ["compose", "expand", "tags", "with_figures"]


def compose(
    report: Report, layout: Layout, page: Geometry = STANDARD_PAGE, printed: Set[str] = frozenset()
) -> Result[Composition]:
    """`report` in the shape of `layout`, with every finding; no value where there are errors.

    `page` is what a line and a page of its template hold, `printed` the figures that its own tags name.

    What is missing or still to be filled makes it a draft, which is told as a warning (messages.is_draft).
    """
    findings = Findings(report.file)
    expanded = expand(report, findings, printed)
    tell_unfilled(expanded, findings)
    composition = _composed(expanded, layout, page, findings)
    findings += element_findings(report)
    tell_fit(report.tables, page.room, findings)
    return Result(None if has_errors(findings) else composition, tuple(findings))


def _composed(report: Report, layout: Layout, page: Geometry, findings: Findings) -> Composition:
    fields = compose_fields(report, layout, findings)
    introduction, sections = compose_body(report, layout, findings)
    elements = official_elements(fields, page.title_line)
    composition = Composition(
        fields={**fields, **elements.fields},
        elements=elements,
        introduction=introduction,
        sections=sections,
        figures=report.figures,
        origins={name: field.content.cell for name, field in report.fields.items()},
    )
    composition = with_room_for_closing(composition, page)
    return composition._replace(pages_to_turn=pages_to_turn(composition, page))

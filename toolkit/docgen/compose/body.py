"""正文 rows → 引言 and numbered 节, each with its 段 in reading order (model/composition.py)."""

from docgen.compose.findings import Findings
from docgen.compose.numbering import heading_depth, heading_number, item_number
from docgen.compose.placing import Thing, check_placed, find_thing
from docgen.compose.sections import check_sections, match_sections, section_rows
from docgen.model.composition import Block, ComposedSection
from docgen.model.context import Form
from docgen.model.layout import HeadingForm, ItemPlacement, ItemStyle, Layout, Section
from docgen.model.report import BodyRow, Level, Report, Text
from docgen.model.texts import Line, Piece, cut, paragraphs, stripped

_RUN_IN_ENDINGS = ("。", "！", "？")
_FORMS = {
    2: (Form.HEADING_2_ALONE, Form.HEADING_2_RUN_IN),
    3: (Form.HEADING_3_ALONE, Form.HEADING_3_RUN_IN),
    4: (Form.HEADING_4_ALONE, Form.HEADING_4_RUN_IN),
}
_OBJECT_FORMS = {Level.TABLE: Form.TABLE, Level.PICTURE: Form.PICTURE, Level.CHART: Form.CHART}
_TAKES_ITEMS = {
    Form.PARAGRAPH,
    Form.ITEM,
    Form.HEADING_2_RUN_IN,
    Form.HEADING_3_RUN_IN,
    Form.HEADING_4_RUN_IN,
}
"""Forms whose text an inline 一是 runs on in."""


class _Draft:
    """A block while it is being written; items may still run on in it."""

    def __init__(
        self, form: Form, number: str = "", title: Line = (), text: Line = (), thing: Thing | None = None
    ) -> None:
        self.form = form
        self.number = number
        self.title = title
        self.text: list[Piece] = list(text)
        self.thing = thing

    def block(self) -> Block:
        return Block(self.form, self.number, self.title, tuple(self.text), self.thing)


class _SectionWriter:
    """Writes the blocks of one 节: counts headings and items, and knows the layout's item styles."""

    def __init__(
        self,
        report: Report,
        section: Section | None,
        default_items: tuple[ItemStyle, ...],
        findings: Findings,
    ) -> None:
        self.report = report
        self.section = section
        self.default_items = default_items
        self.findings = findings
        self.drafts: list[_Draft] = []
        self.counts: dict[int, int] = {}
        self.item_group = 0
        self.item_count = 0

    def composed(self, number: str = "", title: Line = ()) -> ComposedSection:
        return ComposedSection(number, title, tuple(draft.block() for draft in self.drafts))

    def write(self, row: BodyRow) -> None:
        depth = heading_depth(row.level)
        if depth is not None:
            self._heading(row, depth)
        elif row.level is Level.ITEM:
            self._item(row)
        elif row.level in _OBJECT_FORMS:
            self._object(row)
        else:
            self._paragraph(row)

    def paragraphs(self, line: Line) -> None:
        """A line break in a cell (Alt+Enter) is a new paragraph."""
        self.drafts.extend(_Draft(Form.PARAGRAPH, text=one) for one in paragraphs(line))

    def _heading(self, row: BodyRow, depth: int) -> None:
        self.counts = {d: n for d, n in self.counts.items() if d <= depth}
        self.counts[depth] = self.counts.get(depth, 0) + 1
        self.item_group, self.item_count = 0, 0
        number, title = heading_number(depth, self.counts[depth]), stripped((row.title,))
        alone, run_in = _FORMS[depth]
        if not row.title.value.rstrip().endswith(_RUN_IN_ENDINGS):
            self._warn_if_run_in_expected(row, depth)
            self.drafts.append(_Draft(alone, number, title))
            self.paragraphs((row.content,))
            return
        first, rest = first_paragraph(row.content)
        self.drafts.append(_Draft(run_in, number, title, first))
        self.paragraphs(rest)

    def _warn_if_run_in_expected(self, row: BodyRow, depth: int) -> None:
        expects_run_in = self.section is not None and self.section.headings is HeadingForm.RUN_IN
        if depth == 2 and expects_run_in and row.content:
            self.findings.warning("TX406", row.title.cell, title=row.title.value)

    def _item(self, row: BodyRow) -> None:
        style = self._item_style()
        self.item_count += 1
        number, title = item_number(self.item_count, style.word), stripped((row.title,))
        if row.title and row.content and row.title.value.rstrip()[-1].isalnum():
            self.findings.warning("TX407", row.title.cell, title=row.title.value)
        first, rest = first_paragraph(row.content)
        if style.placement is ItemPlacement.INLINE and self.drafts and self.drafts[-1].form in _TAKES_ITEMS:
            self.drafts[-1].text += (number, *title, *first)
        else:
            self.drafts.append(_Draft(Form.ITEM, number, title, first))
        self.paragraphs(rest)

    def _item_style(self) -> ItemStyle:
        styles = self.section.items if self.section is not None and self.section.items else self.default_items
        return styles[min(self.item_group, len(styles) - 1)]

    def _paragraph(self, row: BodyRow) -> None:
        if self.item_count:
            self.item_group, self.item_count = self.item_group + 1, 0
        self.paragraphs(whole(row))

    def _object(self, row: BodyRow) -> None:
        thing = find_thing(self.report, row, self.findings)
        if thing is not None:
            self.drafts.append(_Draft(_OBJECT_FORMS[row.level], thing=thing))


def compose_body(
    report: Report, layout: Layout, findings: Findings
) -> tuple[tuple[Line, ...], tuple[ComposedSection, ...]]:
    """引言 (its paragraphs) and 正文 (its 节) of an expanded `report`."""
    parts = section_rows(report.body)
    matched = match_sections([heading.title.value for heading, _rows in parts], layout.sections)
    check_sections(report, layout, matched, findings)
    check_placed(report, findings)
    introduction, preamble = _opening(report, layout, findings)
    sections = [preamble] if preamble.blocks else []
    for number, ((heading, rows), section) in enumerate(zip(parts, matched, strict=True), 1):
        writer = _new_writer(report, layout, section, findings)
        writer.paragraphs((heading.content,))
        for row in rows:
            if row.level is Level.INTRODUCTION:
                findings.warning("TX405", row.level_cell)
            writer.write(row)
        sections.append(writer.composed(heading_number(1, number), stripped((heading.title,))))
    return introduction, tuple(sections)


def _opening(report: Report, layout: Layout, findings: Findings) -> tuple[tuple[Line, ...], ComposedSection]:
    """What stands before the first heading: 引言, and the rows behind it as a section without a title."""
    introduction: list[Line] = []
    writer = _new_writer(report, layout, None, findings)
    for row in _rows_before_first_heading(report):
        if row.level is Level.INTRODUCTION and not writer.drafts:
            introduction += paragraphs(whole(row))
        else:
            writer.write(row)
    return tuple(introduction), writer.composed()


def whole(row: BodyRow) -> Line:
    """标题 and 内容 of a row that is one text: what a clerk typed into either."""
    return (*stripped((row.title,)), row.content)


def first_paragraph(text: Text) -> tuple[Line, Line]:
    """The first line of `text` that says something, and what comes behind it."""
    begin = len(text.value) - len(text.value.lstrip())
    end = text.value.find("\n", begin)
    if end < 0:
        return stripped((text,)), ()
    return stripped((cut(text, 0, end),)), (cut(text, end, len(text.value)),)


def _rows_before_first_heading(report: Report) -> list[BodyRow]:
    rows: list[BodyRow] = []
    for row in report.body:
        if row.level is Level.HEADING_1:
            break
        rows.append(row)
    return rows


def _new_writer(
    report: Report, layout: Layout, section: Section | None, findings: Findings
) -> _SectionWriter:
    with_items = [s.items for s in layout.sections if s.items]
    return _SectionWriter(report, section, with_items[0] if with_items else (ItemStyle(),), findings)

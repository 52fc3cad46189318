"""正文 rows → 引言 and numbered 节, each with its 段 in reading order (model/composition.py)."""

from collections.abc import Sequence

from docgen.compose.findings import Findings
from docgen.compose.groups import ItemLook, Styles, item_looks, placement_of
from docgen.compose.numbering import heading_depth, heading_numbers
from docgen.compose.placing import Thing, check_placed, find_thing
from docgen.compose.sections import check_sections, match_sections, section_rows
from docgen.model.cell_text import Text
from docgen.model.composition import Block, ComposedSection
from docgen.model.context import Form
from docgen.model.layout import HeadingForm, ItemPlacement, ItemStyle, Layout, Section
from docgen.model.report import BodyRow, Level, Report
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
_RUN_IN_FORMS = (Form.HEADING_2_RUN_IN, Form.HEADING_3_RUN_IN, Form.HEADING_4_RUN_IN)


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
    """Writes the blocks of one 节, whose headings and items know their numbers."""

    def __init__(self, report: Report, section: Section | None, findings: Findings) -> None:
        self.report = report
        self.section = section
        self.findings = findings
        self.drafts: list[_Draft] = []

    def composed(self, number: str = "", title: Line = ()) -> ComposedSection:
        return ComposedSection(number, title, tuple(draft.block() for draft in self.drafts))

    def write(self, row: BodyRow, number: str, look: ItemLook | None) -> None:
        """Add `row`: `number` is a heading's, `look` an item's."""
        depth = heading_depth(row.level)
        if depth is not None:
            self._heading(row, depth, number)
        elif look is not None:
            self._item(row, look)
        elif row.level in _OBJECT_FORMS:
            self._object(row)
        else:
            self._paragraph(row)

    def paragraphs(self, line: Line) -> None:
        """A line break in a cell (Alt+Enter) is a new paragraph."""
        self.drafts.extend(_Draft(Form.PARAGRAPH, text=one) for one in paragraphs(line))

    def _heading(self, row: BodyRow, depth: int, number: str) -> None:
        title = stripped((row.title,))
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

    def _item(self, row: BodyRow, look: ItemLook) -> None:
        title = stripped((row.title,))
        if row.title and row.content and row.title.value.rstrip()[-1].isalnum():
            self.findings.warning("TX407", row.title.cell, title=row.title.value)
        first, rest = first_paragraph(row.content)
        if look.placement is ItemPlacement.INLINE and self._takes_more():
            self.drafts[-1].text += (look.number, *title, *first)
        else:
            self.drafts.append(_Draft(Form.ITEM, look.number, title, first))
        self.paragraphs(rest)

    def _takes_more(self) -> bool:
        return bool(self.drafts) and self.drafts[-1].form in _TAKES_ITEMS

    def _paragraph(self, row: BodyRow) -> None:
        lines = paragraphs(whole(row))
        if lines and self._runs_on(row):
            self.drafts[-1].text += lines.pop(0)
        self.drafts.extend(_Draft(Form.PARAGRAPH, text=line) for line in lines)

    def _runs_on(self, row: BodyRow) -> bool:
        """Whether a paragraph stands behind what is there: as was chosen, or behind a bare run-in heading."""
        chosen = placement_of(row)
        if chosen is not None:
            return chosen is ItemPlacement.INLINE and self._takes_more()
        return bool(self.drafts) and self.drafts[-1].form in _RUN_IN_FORMS and not self.drafts[-1].text

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
    numbers = Numbers(report.body, findings)
    introduction, preamble = _opening(report, layout, numbers, findings)
    sections = [preamble] if preamble.blocks else []
    for (heading, rows), section in zip(parts, matched, strict=True):
        writer, number = _SectionWriter(report, section, findings), numbers.take()
        writer.paragraphs((heading.content,))
        looks = item_looks(rows, _item_styles(layout, section), findings, before=heading.content.value)
        for index, row in enumerate(rows):
            if row.level is Level.INTRODUCTION:
                findings.warning("TX405", row.level_cell)
            writer.write(row, numbers.take(), looks.get(index))
        sections.append(writer.composed(number, stripped((heading.title,))))
    return introduction, tuple(sections)


class Numbers:
    """The numbers of a report's rows, taken one by one in reading order; "" for a row that is no heading."""

    def __init__(self, rows: Sequence[BodyRow], findings: Findings) -> None:
        self._numbers = heading_numbers(rows, findings)
        self._next = 0

    def take(self) -> str:
        """The next row's number."""
        self._next += 1
        return self._numbers.get(self._next - 1, "")


def _opening(
    report: Report, layout: Layout, numbers: Numbers, findings: Findings
) -> tuple[tuple[Line, ...], ComposedSection]:
    """What stands before the first heading: 引言, and the rows behind it as a section without a title."""
    introduction: list[Line] = []
    writer = _SectionWriter(report, None, findings)
    rows = _rows_before_first_heading(report)
    looks = item_looks(rows, _item_styles(layout, None), findings)
    for index, row in enumerate(rows):
        number = numbers.take()
        if row.level is Level.INTRODUCTION and not writer.drafts:
            _introduce(introduction, row)
        else:
            writer.write(row, number, looks.get(index))
    return tuple(introduction), writer.composed()


def _introduce(introduction: list[Line], row: BodyRow) -> None:
    lines = paragraphs(whole(row))
    if lines and introduction and placement_of(row) is ItemPlacement.INLINE:
        introduction[-1] += lines.pop(0)
    introduction += lines


def _item_styles(layout: Layout, section: Section | None) -> Styles:
    """The layout's groups of 条目 in `section`; where it is none of the layout's, its first ones."""
    if section is not None and section.items:
        return Styles(section.items, is_known=True)
    return Styles(next((s.items for s in layout.sections if s.items), (ItemStyle(),)), is_known=False)


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

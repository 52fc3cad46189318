"""正文 rows → 引言 and numbered 节, each with its 段 in reading order (model/context.py gives the shape)."""

from docgen.compose.expansion import Expander
from docgen.compose.numbering import heading_depth, heading_number, item_number
from docgen.compose.sections import check_sections, match_sections, section_rows
from docgen.model.context import Form
from docgen.model.layout import HeadingForm, ItemPlacement, ItemStyle, Layout, Section
from docgen.model.report import BodyRow, Chart, Level, Picture, Report, Table, TableCell, Text
from docgen.suggestions import nearest

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


class _Block:
    """A 段 while it is being written; items may still run on in it."""

    def __init__(
        self,
        form: Form,
        number: str = "",
        title: str = "",
        text: str = "",
        thing: Table | Picture | Chart | None = None,
    ) -> None:
        self.form = form
        self.number = number
        self.title = title
        self.text = text
        self.thing = thing

    def context(self) -> dict[str, object]:
        return {
            "形": self.form.value,
            "序号": self.number,
            "标题": self.title,
            "文字": self.text,
            "对象": self.thing,
        }


class _SectionWriter:
    """Writes the blocks of one 节: counts headings and items, and knows the layout's item styles."""

    def __init__(
        self,
        expander: Expander,
        report: Report,
        section: Section | None,
        default_items: tuple[ItemStyle, ...],
    ) -> None:
        self.expander = expander
        self.report = report
        self.section = section
        self.default_items = default_items
        self.number = ""
        self.title = ""
        self.blocks: list[_Block] = []
        self.counts: dict[int, int] = {}
        self.item_group = 0
        self.item_count = 0

    def context(self) -> dict[str, object]:
        return {"序号": self.number, "标题": self.title, "段落": [block.context() for block in self.blocks]}

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

    def opening(self, row: BodyRow) -> None:
        """The text that a first-level heading's own row carries."""
        self._paragraphs(self.expander.expand(row.content))

    def _heading(self, row: BodyRow, depth: int) -> None:
        self.counts = {d: n for d, n in self.counts.items() if d <= depth}
        self.counts[depth] = self.counts.get(depth, 0) + 1
        self.item_group, self.item_count = 0, 0
        number, title = heading_number(depth, self.counts[depth]), self.expander.expand(row.title).strip()
        alone, run_in = _FORMS[depth]
        if not title.endswith(_RUN_IN_ENDINGS):
            self._warn_if_run_in_expected(row, depth)
            self.blocks.append(_Block(alone, number, title))
            self._paragraphs(self.expander.expand(row.content))
            return
        first, _, rest = self.expander.expand(row.content).strip().partition("\n")
        self.blocks.append(_Block(run_in, number, title, first.strip()))
        self._paragraphs(rest)

    def _warn_if_run_in_expected(self, row: BodyRow, depth: int) -> None:
        expects_run_in = self.section is not None and self.section.headings is HeadingForm.RUN_IN
        if depth == 2 and expects_run_in and row.content:
            self.expander.report_warning("TX406", row.title.cell, title=row.title.value)

    def _item(self, row: BodyRow) -> None:
        style = self._item_style()
        self.item_count += 1
        number = item_number(self.item_count, style.word)
        title, content = self.expander.expand(row.title).strip(), self.expander.expand(row.content).strip()
        if title and content and title[-1].isalnum():
            self.expander.report_warning("TX407", row.title.cell, title=row.title.value)
        first, _, rest = content.partition("\n")
        if style.placement is ItemPlacement.INLINE and self.blocks and self.blocks[-1].form in _TAKES_ITEMS:
            self.blocks[-1].text += number + title + first.strip()
        else:
            self.blocks.append(_Block(Form.ITEM, number, title, first.strip()))
        self._paragraphs(rest)

    def _item_style(self) -> ItemStyle:
        styles = self.section.items if self.section is not None and self.section.items else self.default_items
        return styles[min(self.item_group, len(styles) - 1)]

    def _paragraph(self, row: BodyRow) -> None:
        if self.item_count:
            self.item_group, self.item_count = self.item_group + 1, 0
        self._paragraphs(self.expander.expand(row.title).strip() + self.expander.expand(row.content))

    def _paragraphs(self, text: str) -> None:
        """A line break in a cell (Alt+Enter) is a new paragraph."""
        self.blocks.extend(_Block(Form.PARAGRAPH, text=line) for line in paragraphs(text))

    def _object(self, row: BodyRow) -> None:
        named = row.title if row.title else row.content
        thing = self._find(row.level, named)
        if thing is not None:
            self.blocks.append(_Block(_OBJECT_FORMS[row.level], thing=_expanded(thing, self.expander)))

    def _find(self, level: Level, named: Text) -> Table | Picture | Chart | None:
        known: dict[str, Table | Picture | Chart] = {
            **(self.report.tables if level is Level.TABLE else {}),
            **(self.report.pictures if level is Level.PICTURE else {}),
            **(self.report.charts if level is Level.CHART else {}),
        }
        name = _object_name(named)
        if name not in known:
            close = nearest(name, known)
            self.expander.report_error("TX404", named.cell, kind=level.value, name=name, nearest=close)
        return known.get(name)


def compose_body(
    report: Report, layout: Layout, expander: Expander
) -> tuple[list[str], list[dict[str, object]]]:
    """引言 (its paragraphs) and 正文 (its 节); findings go to `expander`."""
    headings = [row for row in report.body if row.level is Level.HEADING_1]
    matched = match_sections([row.title.value for row in headings], layout.sections)
    check_sections(report, layout, matched, expander)
    _check_placed(report, expander)
    introduction: list[str] = []
    preamble, preamble_rows = _new_writer(report, layout, None, expander), _rows_before_first_heading(report)
    for row in preamble_rows:
        if row.level is Level.INTRODUCTION and not preamble.blocks:
            introduction.extend(paragraphs(expander.expand(row.title).strip() + expander.expand(row.content)))
        else:
            preamble.write(row)
    sections = [preamble] if preamble.blocks else []
    for (heading, rows), section in zip(section_rows(report.body), matched, strict=True):
        writer = _new_writer(report, layout, section, expander)
        sections.append(writer)
        number = len(sections) - (1 if preamble.blocks else 0)
        writer.number, writer.title = heading_number(1, number), expander.expand(heading.title).strip()
        writer.opening(heading)
        for row in rows:
            if row.level is Level.INTRODUCTION:
                expander.report_warning("TX405", row.level_cell)
            writer.write(row)
    return introduction, [section.context() for section in sections]


def _object_name(named: Text) -> str:
    return named.value.strip().removeprefix("图表·").removeprefix("表·").removeprefix("图片·")


def _check_placed(report: Report, expander: Expander) -> None:
    """Warn of every table, chart and picture that no row of 正文 places: it is not in the report."""
    placed = {(row.level, _object_name(row.title or row.content)) for row in report.body}
    things: list[tuple[Level, Table | Chart | Picture]] = [
        *((Level.TABLE, table) for table in report.tables.values()),
        *((Level.CHART, chart) for chart in report.charts.values()),
        *((Level.PICTURE, picture) for picture in report.pictures.values()),
    ]
    for level, thing in things:
        if (level, thing.name) not in placed:
            expander.report_warning("TX408", thing.cell, kind=level.value, name=thing.name)


def paragraphs(text: str) -> list[str]:
    """The lines of `text` that say something, without surrounding blanks."""
    return [line.strip() for line in text.split("\n") if line.strip()]


def _rows_before_first_heading(report: Report) -> list[BodyRow]:
    rows: list[BodyRow] = []
    for row in report.body:
        if row.level is Level.HEADING_1:
            break
        rows.append(row)
    return rows


def _new_writer(
    report: Report, layout: Layout, section: Section | None, expander: Expander
) -> _SectionWriter:
    with_items = [s.items for s in layout.sections if s.items]
    return _SectionWriter(expander, report, section, with_items[0] if with_items else (ItemStyle(),))


def _expanded(thing: Table | Picture | Chart, expander: Expander) -> Table | Picture | Chart:
    """`thing` with figures and masks in its caption and cells."""
    caption = _expanded_text(thing.caption, expander)
    if not isinstance(thing, Table):
        return thing._replace(caption=caption)
    rows = tuple(tuple(_expanded_cell(cell, expander) for cell in row) for row in thing.rows)
    return thing._replace(caption=caption, rows=rows)


def _expanded_cell(cell: TableCell, expander: Expander) -> TableCell:
    text = _expanded_text(cell.text, expander)
    # Most cells hold nothing to expand, and a long table has tens of thousands.
    return cell if text is cell.text else cell._replace(text=text)


def _expanded_text(text: Text, expander: Expander) -> Text:
    expanded = expander.expand(text)
    return text if expanded == text.value else Text(expanded, text.cell)

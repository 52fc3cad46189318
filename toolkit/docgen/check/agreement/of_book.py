"""The statements of a workbook: the words of its report, each leading back to its cell, and its 数据."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from itertools import accumulate
from typing import NamedTuple

from docgen.check.agreement.charts import chart_grid
from docgen.check.agreement.facts import NOTHING_LAST, Cell, Facts, FigureFact, Grid, LastPeriod, Passage
from docgen.check.agreement.numbers import number_of
from docgen.model import fields as known
from docgen.model.cell_text import CellRef
from docgen.model.composition import Block, Composition
from docgen.model.context import Form
from docgen.model.objects import Chart, Table
from docgen.model.paragraph import Place
from docgen.model.profile import Element
from docgen.model.report import Figure
from docgen.model.texts import Line, place_of, plain

Shown = Callable[[Figure], str]
"""How a report prints a figure that has a value."""
_HEADINGS = {
    Form.HEADING_2_ALONE: Element.HEADING_2,
    Form.HEADING_2_RUN_IN: Element.HEADING_2,
    Form.HEADING_3_ALONE: Element.HEADING_3,
    Form.HEADING_3_RUN_IN: Element.HEADING_3,
    Form.HEADING_4_ALONE: Element.HEADING_4,
    Form.HEADING_4_RUN_IN: Element.HEADING_4,
}


class _Words(NamedTuple):
    """A paragraph of a report to be: its words, and what it is."""

    line: Line
    element: Element | None
    title_end: int = 0
    division: int = 0


def of_book(composition: Composition, shown: Shown, last: LastPeriod = NOTHING_LAST) -> Facts:
    """The statements of a report as it would be made; `shown` says how it prints a figure.

    上期 is held against `last`.
    """
    words = [each for each in _everything(composition) if plain(each.line).strip()]
    texts = [plain(each.line) for each in words]
    starts = list(accumulate((len(text) + 1 for text in texts), initial=0))

    def find(elements: tuple[Element, ...]) -> list[int]:
        return [index for index, each in enumerate(words) if each.element in elements]

    def source(offset: int) -> str:
        index = bisect_right(starts, offset) - 1
        return _source(words[index].line, offset - starts[index])

    return Facts(
        "\r".join(texts),
        starts,
        lambda index: _passage(index, starts[index], texts[index], words[index]),
        find,
        lambda: tuple(_grids(composition)),
        tuple(figure_facts(composition.figures, shown)),
        last,
        fields={name: plain(line) for name, line in composition.fields.items()},
        source=source,
    )


def _passage(index: int, start: int, text: str, words: _Words) -> Passage:
    element, end = words.element, words.title_end
    return Passage(index, start, text, element, words.division, end, False, "", partial(_spot, words.line))


def _spot(line: Line, offset: int) -> Place:
    """The cell of a character; of the next one that has a cell where the layout wrote it."""
    position = 0
    for piece in line:
        length = len(piece if isinstance(piece, str) else piece.value)
        if not isinstance(piece, str) and position + length > offset:
            found = place_of(line, max(offset, position))
            return _cell(found.cell if found is not None else piece.cell)
        position += length
    last = next((piece.cell for piece in reversed(line) if not isinstance(piece, str)), None)
    return _cell(last) if last is not None else Place((known.BODY,), known.BODY)


def _cell(cell: CellRef) -> Place:
    return Place((f"{cell.sheet}!{cell.a1}",), cell.sheet)


def _source(line: Line, offset: int) -> str:
    """The name between the braces that a character stands for."""
    for piece in line:
        length = len(piece if isinstance(piece, str) else piece.value)
        if offset < length:
            spans = () if isinstance(piece, str) else piece.spans
            written = (s.written or "" for s in spans if s.start <= offset < s.end)
            return "".join(written).strip("{}｛｝ ").replace("｜", "|").partition("|")[0].strip()
        offset -= length
    return ""


def _everything(composition: Composition) -> Iterator[_Words]:
    """All paragraphs in reading order."""
    elements, fields = composition.elements, composition.fields
    yield _Words(_joined(elements.title), Element.TITLE)
    for name, element in (
        (known.ADDRESSEE, Element.ADDRESSEE),
        (known.DOCUMENT_NUMBER, Element.DOCUMENT_NUMBER),
    ):
        yield _Words(fields.get(name, ()), element)
    yield from (_Words(line, Element.BODY) for line in composition.introduction)
    for section in composition.sections:
        heading = (section.number, *section.title)
        if section.title:
            yield _Words(heading, Element.HEADING_1, len(plain(heading)))
        yield from map(_of_block, section.blocks)
    for attachment in elements.attachments:
        yield _Words((attachment.label, attachment.number, *attachment.name), Element.ATTACHMENT_NOTE)
    yield from (_Words(placed.words, Element.SIGNATURE) for placed in elements.closing.signatures)
    yield from (_Words(placed.words, Element.DATE) for placed in elements.closing.dates)
    for number, page in enumerate(elements.attachment_pages, 1):
        yield _Words((page.mark,), Element.ATTACHMENT_MARK, division=number)
        yield _Words(_joined(page.title), Element.ATTACHMENT_TITLE, division=number)
        yield from (_Words(line, Element.BODY, division=number) for line in page.paragraphs)


def _joined(lines: Iterable[Line]) -> Line:
    return tuple(
        piece for number, line in enumerate(lines) for piece in (*(("\n",) if number else ()), *line)
    )


def _of_block(block: Block) -> _Words:
    if block.thing is not None:
        return _Words((block.thing.caption,), None)
    element = _HEADINGS.get(block.form, Element.BODY)
    end = len(plain((block.number, *block.title))) if element is not Element.BODY else 0
    return _Words(block.words, element, end)


def figure_facts(figures: Mapping[str, Figure], shown: Shown) -> Iterator[FigureFact]:
    """数据, with how each is printed."""
    for name, figure in figures.items():
        before = figure._replace(value=figure.previous)
        yield FigureFact(
            name,
            figure.unit.value.strip(),
            figure.value,
            figure.previous,
            shown(figure) if figure.value is not None else "",
            shown(before) if figure.previous is not None else "",
            _cell(figure.written.cell),
            _cell(figure.previous_written.cell),
        )


def _grids(composition: Composition) -> Iterator[Grid]:
    for section in composition.sections:
        for block in section.blocks:
            thing = block.thing
            if isinstance(thing, Table):
                yield from map(_of_table, (thing, *thing.following))
            elif isinstance(thing, Chart):
                yield _of_chart(thing)


def _of_table(table: Table) -> Grid:
    rows = tuple(
        tuple(
            Cell(
                number,
                cell.column - 1,
                cell.column_span,
                cell.text.value,
                number_of(cell.text.value),
                partial(_cell, cell.text.cell),
            )
            for cell in row
        )
        for number, row in enumerate(table.rows)
    )
    around = [*(text for line in (*table.above, *table.below) for text in line), *table.notes]
    return Grid(rows, table.caption.value, "\n".join(text.value for text in around))


def _of_chart(chart: Chart) -> Grid:
    series = [(each.name, each.values) for each in chart.series]
    return chart_grid(chart.categories, series, chart.caption.value, partial(_cell, chart.cell))

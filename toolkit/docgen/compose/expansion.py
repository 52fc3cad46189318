"""Report → Report: {{名称}} becomes the figure, what is still to be filled is marked; all else is untouched.

Cell text is data: it is never run as a tag. What looks like one and is none of ours is an error, so that a
typing mistake is not printed in a report. An expanded text still says what its cell says: a figure is a span
of its own, with what is `written` there.
"""

from collections.abc import Set
from itertools import islice

from docgen.compose.dates import official_date, parse_date
from docgen.compose.figures import FILTERS, NoPreviousValueError, NumberTooLargeError
from docgen.compose.findings import Findings, Unfilled
from docgen.compose.placing import OBJECTS, placed_things
from docgen.compose.references import Reference, is_remarkable, references, tags
from docgen.compose.standing import TO_BE_FILLED, alternating, dated, kind_of, standing_for, unfilled
from docgen.model.cell_text import CellRef, SpanKind, Text
from docgen.model.fields import DATE_FIELDS, EVERY_FIGURE
from docgen.model.masks import mask_places
from docgen.model.names import normalized, same_names
from docgen.model.objects import Table, TableCell, TableLine
from docgen.model.report import BodyRow, Field, Figure, Level, Report
from docgen.model.texts import cuts, joined
from docgen.suggestions import nearest

MOST_BROUGHT = 8 * 2**20
"""Characters that references may bring into one report: a short cell may name a long one many times."""
DEEPEST = 30
"""How many 项目 may stand for one another in a row: {{甲}} names {{乙}} names {{丙}} …"""
_WITH_UNIT = ("", "值")
"""The ways of writing a figure that bring its unit."""
_LONGEST_SHOWN = 30
_TAGS_TOLD = 20
"""Of the half-typed references between two good ones; a cell with more has no report to be read anyway."""


def expand(report: Report, findings: Findings, printed: Set[str] = frozenset()) -> Report:
    """`report` as it will be printed: figures in place, unfilled places known, dates in official form.

    `printed` are the figures that the template names without the text.

    Tables, pictures and charts that no row places stay as they are: nobody will read them.
    """
    expansion = Expansion(report, findings)
    placed = placed_things(report)
    fields = {name: expansion.field(name) for name in report.fields}
    body = tuple(row if row.level in OBJECTS else expansion.row(row) for row in report.body)
    tables = {
        name: expansion.table(table) if (Level.TABLE, normalized(name)) in placed else table
        for name, table in report.tables.items()
    }
    pictures = {
        name: picture._replace(caption=expansion.text(picture.caption))
        for name, picture in report.pictures.items()
        if (Level.PICTURE, normalized(name)) in placed
    }
    charts = {
        name: chart._replace(caption=expansion.text(chart.caption))
        for name, chart in report.charts.items()
        if (Level.CHART, normalized(name)) in placed
    }
    expansion.tell_printed(printed)
    expansion.note_unused()
    return report._replace(
        fields=fields,
        body=body,
        tables=tables,
        pictures={**report.pictures, **pictures},
        charts={**report.charts, **charts},
    )


class Expansion:
    """The expansion of one report: its fields are expanded once each, whoever names them."""

    def __init__(self, report: Report, findings: Findings) -> None:
        self._report = report
        self._findings = findings
        self._fields: dict[str, Field] = {}
        self._expanding: set[str] = set()
        self._used: set[str] = set()
        self._names: dict[str, str] | None = None
        self._brought = 0
        self._is_overfull = False

    def field(self, name: str) -> Field:
        """The 项目 `name`, expanded; a date that can be read as one is in its official form."""
        if name not in self._fields:
            self._expanding.add(name)
            field = self._report.fields[name]
            day = parse_date(field.value) if name in DATE_FIELDS and field.content else None
            content = self.text(field.content) if day is None else dated(field.content, official_date(day))
            self._fields[name] = field._replace(content=content)
            self._expanding.discard(name)
        return self._fields[name]

    def row(self, row: BodyRow) -> BodyRow:
        title, content = self.text(row.title), self.text(row.content)
        if title is row.title and content is row.content:
            return row
        return row._replace(title=title, content=content)

    def table(self, table: Table) -> Table:
        return table._replace(
            caption=self.text(table.caption),
            rows=tuple(tuple(self._cell(cell) for cell in row) for row in table.rows),
            above=self._lines(table.above),
            notes=tuple(self.text(text) for text in table.notes),
            lead=self._lines(table.lead),
            below=self._lines(table.below),
            following=tuple(self.table(other) for other in table.following),
        )

    def _lines(self, lines: tuple[TableLine, ...]) -> tuple[TableLine, ...]:
        return tuple(tuple(self.text(text) for text in line) for line in lines)

    def _cell(self, cell: TableCell) -> TableCell:
        text = self.text(cell.text)
        # Most cells hold nothing to expand, and a long table has tens of thousands.
        return cell if text is cell.text else cell._replace(text=text)

    def text(self, text: Text) -> Text:
        """`text` as the report says it; the same object where it says what is written."""
        if not is_remarkable(text.value):
            return text
        found = list(references(text.value))
        pieces = list(cuts(text, alternating([(one.start, one.end) for one in found], len(text.value))))
        expanded: list[Text] = []
        begin = 0
        for number, piece in enumerate(pieces):
            if number % 2:
                expanded.append(self._reference(found[number // 2], piece))
            elif piece.value or piece.spans:
                expanded.append(self._plain(piece, text.value, begin))
            begin += len(piece.value)
        return joined(expanded) if expanded else text

    def tell_printed(self, printed: Set[str]) -> None:
        """Know the figures that the template prints by itself as used, and tell of the masks among them."""
        is_any = EVERY_FIGURE in printed
        names = set(map(normalized, printed))
        for name, figure in self._report.figures.items():
            if name not in self._used and (is_any or normalized(name) in names):
                self._used.add(name)
                if figure.written:
                    self._check_filled(name, figure)

    def note_unused(self) -> None:
        """Note figures that are neither filled in nor referenced: suggestions of the layout."""
        for name, figure in self._report.figures.items():
            if name not in self._used and figure.value is None and not figure.written:
                self._findings.note("TX108", figure.written.cell, name=name)

    def _plain(self, piece: Text, whole: str, begin: int) -> Text:
        """`piece`, which begins at `begin` of the text `whole`, with its masks known as unfilled."""
        if not is_remarkable(piece.value):
            return piece
        for tag in islice(tags(piece.value), _TAGS_TOLD):
            self._findings.error("TX105", piece.cell, tag=_shortened(tag))
        masks = mask_places(piece.value)
        if not masks:
            return piece
        self._findings.unfilled += (
            Unfilled(piece.cell, whole, begin + start, begin + end) for start, end in masks
        )
        parts = list(cuts(piece, alternating(masks, len(piece.value))))
        return joined([unfilled(part) if number % 2 else part for number, part in enumerate(parts)])

    def _reference(self, reference: Reference, piece: Text) -> Text:
        """What stands for `piece`, which is a reference; the piece itself where that cannot be told."""
        if self._brought > MOST_BROUGHT:
            return piece
        said = self._said(reference, piece)
        self._brought += len(said.value)
        if self._brought > MOST_BROUGHT and not self._is_overfull:
            self._is_overfull = True
            self._findings.error("TX110", piece.cell, name=reference.name, limit=MOST_BROUGHT)
        return said

    def _said(self, reference: Reference, piece: Text) -> Text:
        name = self._name(reference.name)
        figure = self._report.figures.get(name)
        if figure is not None:
            return self._figure(name, figure, reference.way, piece)
        if name in self._report.fields:
            if not reference.way:
                return self._field(name, piece)
            self._findings.error("TX109", piece.cell, name=name, filter=reference.way)
            return piece
        known = (*self._report.figures, *self._report.fields)
        self._findings.error("TX101", piece.cell, name=name, nearest=nearest(name, known))
        return piece

    def _name(self, written: str) -> str:
        """The figure or 项目 that a clerk means, however its signs and blanks are typed; else as written."""
        if written in self._report.figures or written in self._report.fields:
            return written
        if self._names is None:
            self._names = same_names((*self._report.figures, *self._report.fields))
        return self._names.get(normalized(written), written)

    def _figure(self, name: str, figure: Figure, way: str, piece: Text) -> Text:
        if name not in self._used:
            self._used.add(name)
            self._check_filled(name, figure)
        if figure.value is None and not figure.written:
            return piece
        if way not in FILTERS:
            self._findings.error("TX102", piece.cell, filter=way, name=name, nearest=nearest(way, FILTERS))
            return piece
        if figure.value is None:
            return self._unfilled_figure(figure, piece, has_unit=way in _WITH_UNIT)
        try:
            return standing_for(piece, [(FILTERS[way](figure), SpanKind.FIGURE)])
        except NoPreviousValueError:
            place = _place(figure.previous_written.cell)
            self._findings.error("TX103", piece.cell, name=name, figure_cell=place)
        except NumberTooLargeError:
            self._findings.error("TX104", piece.cell, name=name, figure_cell=_place(figure.written.cell))
        return piece

    def _check_filled(self, name: str, figure: Figure) -> None:
        """Tell once of a figure that the text names and that has no value."""
        mask = figure.written.value.strip()
        if figure.value is None and not mask:
            self._findings.error("TX107", figure.written.cell, name=name)
        elif figure.value is None:
            words = f"{name}：{mask}"
            self._findings.unfilled.append(Unfilled(figure.written.cell, words, len(name) + 1, len(words)))

    def _unfilled_figure(self, figure: Figure, piece: Text, *, has_unit: bool) -> Text:
        mask = figure.written.value.strip()
        unit = figure.unit.value.strip() if has_unit else ""
        unit = "" if unit and mask.endswith(unit) else unit
        return standing_for(piece, [(mask, SpanKind.UNFILLED), (unit, SpanKind.FIGURE)])

    def _field(self, name: str, piece: Text) -> Text:
        if name in self._expanding:
            self._findings.error("TX106", piece.cell, name=name)
            return piece
        if len(self._expanding) >= DEEPEST and name not in self._fields:
            self._findings.error("TX111", piece.cell, name=name, limit=DEEPEST)
            return piece
        content = self.field(name).content
        marked = [(span.start, span.end) for span in content.spans if span.kind in TO_BE_FILLED]
        parts = cuts(content, alternating(marked, len(content.value)))
        return standing_for(piece, [(part.value, kind_of(part)) for part in parts])


def _place(cell: CellRef) -> str:
    return f"{cell.sheet}!{cell.a1}"


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST_SHOWN else text[:_LONGEST_SHOWN] + "…"

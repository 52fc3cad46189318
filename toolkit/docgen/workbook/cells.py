"""A sheet's cells as a person sees them, each value with its place; findings collect as cells are read."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import cached_property

from docgen.diagnostics import Code, Diagnostic, Severity, Where
from docgen.model.cell_text import CellRef, Look, Scalar, Text
from docgen.model.number_format import is_date_format, show_text, stored_number
from docgen.model.number_format.moments import as_date, serial_of
from docgen.workbook.characters import CONTROL, UNUSUAL, code_points, repaired
from docgen.workbook.colors import Colors
from docgen.workbook.display import number_text, plain_text
from docgen.workbook.fills import UNTOLD
from docgen.workbook.frame import hidden_columns, shows_zeros
from docgen.workbook.inspection import BookFacts, CellStyle
from docgen.workbook.looks import Piece, Shown, formatted, legible, pieces, shown
from docgen.workbook.merged import covered
from docgen.workbook.painting import Backdrop
from docgen.workbook.scanning import KINDS, Place, SheetFacts, marked_places

_LONGEST_EXACT_NUMBER = 15
_DIGITS = "+-.0123456789eE"
_WHITE = Backdrop(Colors())
_new = tuple.__new__
"""Makes a named tuple of all its values. Its own call takes three times as long, and every cell needs two."""


class Sheet:
    """One sheet that is being read: what its XML says of each cell, as a person sees it.

    `covered` leads from the cells that a merge hides to the merge's top-left cell; `findings` collect, and
    `struck` and `unseen` the words that are struck out, or in the colour of their cell, `unusual` the
    characters that each computer shows as it likes.
    """

    def __init__(
        self, file: str, name: str, facts: SheetFacts, book: BookFacts, backdrop: Backdrop = _WHITE
    ) -> None:
        self.file = file
        self.name = name
        self.facts = facts
        self.findings: list[Diagnostic] = []
        self.struck: dict[Place, str] = {}
        self.unseen: dict[Place, str] = {}
        self.unusual: dict[Place, str] = {}
        self.covered = dict(covered(facts)) if facts.merges else {}
        self._texts = facts.texts
        self._filled = facts.attributes
        self._styles = book.styles
        self.backdrop = backdrop
        self._colors = backdrop.colors
        self._is_1904 = book.is_1904
        self._unreadable = facts.unreadable
        self._marked = marked_places(facts, book.marking)
        self._special = self._marked | self._unreadable
        self._hides_zeros = not shows_zeros(facts)

    @property
    def rows(self) -> range:
        """The used rows, from 1."""
        return range(1, self.facts.extent[0] + 1)

    @property
    def columns(self) -> range:
        """The used columns, from 1."""
        return range(1, self.facts.extent[1] + 1)

    def report(self, severity: Severity, code: Code, place: Place | None = None, **details: object) -> None:
        """Collect a finding about this sheet, or about one of its cells."""
        cell = self.ref(place).a1 if place else ""
        self.findings.append(Diagnostic(code, severity, Where.in_sheet(self.file, self.name, cell), details))

    def error(self, code: Code, place: Place | None = None, **details: object) -> None:
        """Collect an error."""
        self.report(Severity.ERROR, code, place, **details)

    def warning(self, code: Code, place: Place | None = None, **details: object) -> None:
        """Collect a warning."""
        self.report(Severity.WARNING, code, place, **details)

    def note(self, code: Code, place: Place | None = None, **details: object) -> None:
        """Collect a note."""
        self.report(Severity.NOTE, code, place, **details)

    def ref(self, place: Place) -> CellRef:
        """The reference of a cell."""
        return CellRef(self.name, *place)

    def anchor(self, place: Place) -> Place:
        """The cell whose value stands at `place`: the merge's top-left cell, or the cell itself."""
        return self.covered.get(place, place)

    @property
    def left_out(self) -> set[Place]:
        """The cells of which words were left out, as struck out or as unseen."""
        return self.struck.keys() | self.unseen.keys()

    @cached_property
    def hidden_columns(self) -> frozenset[int]:
        """The used columns that nobody sees."""
        return hidden_columns(self.facts)

    def is_hidden_row(self, row: int) -> bool:
        """Whether nobody sees the row: it is hidden, filtered out, or of no height."""
        return row in self.facts.hidden_rows

    def is_hidden_column(self, column: int) -> bool:
        """Whether nobody sees the column."""
        return column in self.hidden_columns

    def is_filled(self, place: Place) -> bool:
        """Whether the cell shows something to read: text that is not blank, a number, an error, a formula."""
        if place not in self._filled:
            return False
        if place in self._unreadable:
            return True
        if place in self._marked:
            return bool(self._shown(place).value)
        text = self._texts.get(place)
        if text is not None:
            return bool(text.strip())
        return not self._is_switched_off(place)

    def is_blank_row(self, row: int, columns: Iterable[int]) -> bool:
        """Whether none of `columns` is filled in `row`."""
        return not any(self.is_filled((row, column)) for column in columns)

    def text(self, place: Place) -> Text:
        """The cell's text as displayed, without surrounding blanks; reports what keeps it from being read."""
        if place not in self._filled:
            return _new(Text, ("", _new(CellRef, (self.name, *place)), (), 0))
        written = self._texts.get(place)
        if written is None or place in self._special:
            return self._other_text(place)
        if not written.isprintable():
            if "\r\n" in written:
                return self._marked_text(place)
            self._look_at_characters(place)
            written = repaired(written)
        return _text(written, _new(CellRef, (self.name, *place)))

    def remark(self, place: Place) -> Text:
        """The text of a cell that is for people only; a problem in it never blocks the report."""
        return _new(Text, (self.plain(place), _new(CellRef, (self.name, *place)), (), 0))

    def plain(self, place: Place) -> str:
        """The cell's text, reporting nothing: for looking around (headers, names)."""
        if place not in self._filled or place in self._unreadable:
            return ""
        if place in self._marked:
            return repaired(self._shown(place).value).strip()
        written = self._texts.get(place)
        if written is None:
            return self._plain_value(place)
        return repaired(written).strip()

    def scalar(self, place: Place) -> Scalar:
        """The cell's value: a date where it is displayed as one, a number, a truth value, else its text."""
        value = self.decimal(place)
        if value is None:
            truth = self.facts.truths.get(place)
            return self.plain(place) or None if truth is None else truth
        if is_date_format(self.number_format(place)):
            return as_date(value, is_1904=self._is_1904)
        return int(value) if value == value.to_integral_value() else float(value)

    def decimal(self, place: Place) -> Decimal | None:
        """The number in the cell; None where there is none, or nobody sees it."""
        if place in self._marked and not (found := self._shown(place)).value and found.struck + found.unseen:
            return None
        return self._number(place)

    def style(self, place: Place) -> CellStyle:
        """The cell's style; the default one where the cell has none, or one that the workbook lacks."""
        return _style(self.facts, self._styles, place)

    def look(self, place: Place) -> Look:
        """The look of the cell as a whole, its colour as RRGGBB."""
        look = self.style(place).font.look
        return look._replace(color=self._colors.rgb(look.color)) if look.color else look

    def number_format(self, place: Place) -> str:
        """The code of the cell's number format."""
        return self.style(place).number_format

    def _other_text(self, place: Place) -> Text:
        """The text of a cell that holds anything but plain text."""
        ref = self.ref(place)
        if place in self._unreadable:
            return Text(self._told(place), ref)
        if place not in self._marked:
            return Text(self._value_text(place), ref)
        if place not in self._texts:
            self._value_text(place)
        return self._marked_text(place)

    def _marked_text(self, place: Place) -> Text:
        """A text in several looks, or of which a person does not see all."""
        found = self._shown(place)
        self._look_at_characters(place)
        if found.struck.strip():
            self.struck[place] = found.struck
        if found.unseen.strip():
            self.unseen[place] = found.unseen
        return Text(found.value, self.ref(place), found.spans, found.offset)

    def _told(self, place: Place) -> str:
        """No text: what stands in the cell is none, and is told."""
        facts = self.facts
        if place in facts.errors:
            self.error("WB115", place, value=facts.errors[place])
        elif place in facts.uncalculated:
            self.error("WB116", place)
        else:
            self.warning("WB118", place)
        return ""

    def _value_text(self, place: Place) -> str:
        """A number, date or truth value as it is shown; tells what cannot be shown."""
        value, digits = self._number(place), self.facts.numbers.get(place, "")
        if value is None and digits.strip(_DIGITS) == "" != digits:
            self.error("WB121", place, digits=_shortened(digits))
            return ""
        if value is None or self._is_switched_off(place):
            return self._plain_value(place)
        if len(digits.lstrip("-0")) > _LONGEST_EXACT_NUMBER and digits.lstrip("-").isdigit():
            self.warning("WB119", place, digits=digits)
            return self.plain(place)
        code = self.number_format(place)

        def report(severity: str, finding: Code) -> None:
            self.report(Severity(severity), finding, place, format=code)

        return number_text(value, code, is_1904=self._is_1904, report=report)

    def _plain_value(self, place: Place) -> str:
        truth = self.facts.truths.get(place)
        if truth is not None:
            return str(truth).upper()
        value = self._number(place)
        if value is None:
            return self.facts.numbers.get(place) or self.facts.dates.get(place, "")
        if self._is_switched_off(place):
            return ""
        return plain_text(value, self.number_format(place), is_1904=self._is_1904)

    def _number(self, place: Place) -> Decimal | None:
        digits = self.facts.numbers.get(place)
        if digits is not None:
            return stored_number(digits)
        written = self.facts.dates.get(place)
        return serial_of(written, is_1904=self._is_1904) if written else None

    def _shown(self, place: Place) -> Shown:
        """The text of a marked cell with its looks, without surrounding blanks."""
        style, text = self.style(place), self._texts.get(place)
        if text is None:
            found: Iterable[Piece] = (Piece(self._plain_value(place), style.font),)
        else:
            seen, runs = show_text(text, style.number_format), self.facts.runs.get(place, ())
            is_as_stored = seen == text
            found = (
                pieces(text, runs, style.font) if is_as_stored else formatted(text, seen, runs, style.font)
            )
        found = tuple(legible(found))
        visible = shown(found, self._colors, self._colors.rgb(style.fill))
        if visible.unseen and self.backdrop.is_painted(place):
            return shown(found, self._colors, UNTOLD)._replace(unseen=visible.unseen)
        return visible

    def _is_switched_off(self, place: Place) -> bool:
        """Whether the cell is a zero on a sheet that shows none."""
        return self._hides_zeros and self._number(place) == 0

    def _look_at_characters(self, place: Place) -> None:
        written = self._texts.get(place, "")
        if found := CONTROL().findall(written):
            self.warning("WB114", place, characters=code_points(found))
        if unusual := UNUSUAL().findall(written):
            self.unusual[place] = code_points(unusual)


def _text(written: str, cell: CellRef) -> Text:
    """A text without surrounding blanks, with the place in its cell where it begins."""
    value = written.strip()
    if value is written or len(value) == len(written):
        return _new(Text, (value, cell, (), 0))
    return Text(value, cell, (), len(written) - len(written.lstrip()))


def _shortened(digits: str) -> str:
    return digits if len(digits) <= 20 else digits[:20] + "…"


def _style(facts: SheetFacts, styles: Sequence[CellStyle], place: Place) -> CellStyle:
    written = facts.attributes.get(place)
    index = KINDS[written].style if written else 0
    return styles[index] if index < len(styles) else CellStyle()

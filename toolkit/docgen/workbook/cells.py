"""A sheet's cells as a person sees them, each value with its place; findings collect as cells are read."""

from collections.abc import Iterable, Iterator, Sequence, Set
from decimal import Decimal
from functools import cached_property

from docgen.diagnostics import Diagnostic, Severity, Where
from docgen.model.number_format import is_date_format, show_text, stored_number
from docgen.model.number_format.moments import as_date, serial_of
from docgen.model.report import CellRef, Look, Scalar, Text
from docgen.workbook.characters import CONTROL, is_odd, repaired
from docgen.workbook.colors import Colors
from docgen.workbook.display import number_text, plain_text
from docgen.workbook.frame import hidden_columns, shows_zeros
from docgen.workbook.inspection import BookFacts, CellStyle
from docgen.workbook.looks import Piece, Shown, pieces, shifted, shown
from docgen.workbook.scanning import KINDS, Area, Place, SheetFacts, clipped

_LONGEST_EXACT_NUMBER = 15
_DIGITS = "+-.0123456789eE"
_NO_COLORS = Colors()
_new = tuple.__new__
"""Makes a named tuple of all its values. Its own call takes three times as long, and every cell needs two."""


class Sheet:
    """One sheet that is being read: what its XML says of each cell, as a person sees it.

    `covered` leads from the cells that a merge hides to the merge's top-left cell; `findings` collect, and
    `struck` the words that are left out because they are struck out.
    """

    def __init__(
        self, file: str, name: str, facts: SheetFacts, book: BookFacts, colors: Colors = _NO_COLORS
    ) -> None:
        self.file = file
        self.name = name
        self.facts = facts
        self.findings: list[Diagnostic] = []
        self.struck: dict[Place, str] = {}
        self.covered = dict(_covered(facts)) if facts.merges else {}
        self._texts = facts.texts
        self._filled = facts.attributes
        self._styles = book.styles
        self._colors = colors
        self._is_1904 = book.is_1904
        self._unreadable = facts.unreadable
        self._marked = _marked(facts, book.marking)
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

    def report(self, severity: Severity, code: str, place: Place | None = None, **details: object) -> None:
        """Collect a finding about this sheet, or about one of its cells."""
        cell = self.ref(place).a1 if place else ""
        self.findings.append(Diagnostic(code, severity, Where.in_sheet(self.file, self.name, cell), details))

    def error(self, code: str, place: Place | None = None, **details: object) -> None:
        """Collect an error."""
        self.report(Severity.ERROR, code, place, **details)

    def warning(self, code: str, place: Place | None = None, **details: object) -> None:
        """Collect a warning."""
        self.report(Severity.WARNING, code, place, **details)

    def note(self, code: str, place: Place | None = None, **details: object) -> None:
        """Collect a note."""
        self.report(Severity.NOTE, code, place, **details)

    def ref(self, place: Place) -> CellRef:
        """The reference of a cell."""
        return CellRef(self.name, *place)

    def anchor(self, place: Place) -> Place:
        """The cell whose value stands at `place`: the merge's top-left cell, or the cell itself."""
        return self.covered.get(place, place)

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
        if not written.isprintable() and is_odd(written):
            written = self._repaired(place, written)
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
        return (repaired(written) if is_odd(written) else written).strip()

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
        """The number in the cell; None where there is none, or it is struck out."""
        return None if place in self._marked and self.style(place).font.struck else self._number(place)

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
        found = self._shown(place)
        if found.struck.strip():
            self.struck[place] = found.struck
        return Text(self._repaired(place, found.value), ref, found.spans, found.offset)

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

        def report(severity: str, finding: str) -> None:
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
        text, runs = self._texts.get(place), self.facts.runs.get(place, ())
        if text is None:
            written = self._plain_value(place)
        elif (written := show_text(text, self.number_format(place))) != text:
            runs = shifted(runs, written.find(text))
        own = self.style(place).font
        return shown(
            (Piece(repaired(piece.text), piece.font) for piece in pieces(written, runs, own)), self._colors
        )

    def _is_switched_off(self, place: Place) -> bool:
        """Whether the cell is a zero on a sheet that shows none."""
        return self._hides_zeros and self._number(place) == 0

    def _repaired(self, place: Place, text: str) -> str:
        if found := CONTROL().findall(text):
            self.warning("WB114", place, characters=" ".join(f"U+{ord(c):04X}" for c in dict.fromkeys(found)))
        return repaired(text)


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


def _marked(facts: SheetFacts, marking: Set[int]) -> set[Place]:
    """The cells with characters that differ, and those whose style is one of the `marking`."""
    marked = set(facts.runs)
    if marking:
        kinds = facts.attributes.items()
        marked.update(place for place, written in kinds if KINDS[written].style in marking)
    return marked


def _covered(facts: SheetFacts) -> Iterator[tuple[Place, Place]]:
    for top, left, bottom, right in clipped(facts.merges, facts.extent):
        for row in range(top, bottom + 1):
            for column in range(left, right + 1):
                if (row, column) != (top, left):
                    yield (row, column), (top, left)


def merged_areas(sheet: Sheet) -> dict[Place, Area]:
    """Each merge's top-left cell → its area, as far as it lies in the used range."""
    return {(area[0], area[1]): area for area in clipped(sheet.facts.merges, sheet.facts.extent)}

"""A sheet's cells as a person sees them, each value with its place; findings collect as cells are read."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from docgen.diagnostics import Diagnostic, Severity, Where
from docgen.model.report import CellRef, Scalar, Text
from docgen.patterns import rarely
from docgen.workbook.display import GENERAL, as_date, display, is_date_format, number, serial
from docgen.workbook.inspection import BookFacts, CellStyle
from docgen.workbook.scanning import Area, Place, SheetFacts, clipped

_CONTROL = rarely("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that XML 1.0 cannot hold (2.2)."""
_ODD = rarely("[\x00-\x08\x0b-\x1f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
"""Control characters, and line breaks other than `\\n`."""
_LINE_BREAK = rarely("\r\n|[\r\x0b\x0c\u2028\u2029]")
_REPLACEMENT = "\ufffd"
_LONGEST_EXACT_NUMBER = 15


class Sheet:
    """One sheet that is being read: calamine's `values` from A1, and what the inspection saw in it.

    `covered` leads from the cells that a merge hides to the merge's top-left cell; `findings` collect.
    """

    def __init__(
        self, file: str, name: str, values: Sequence[Sequence[object]], facts: SheetFacts, book: BookFacts
    ) -> None:
        self.file = file
        self.name = name
        self.facts = facts
        self.findings: list[Diagnostic] = []
        self.covered = dict(_covered(facts))
        self._values = values
        self._styles = book.styles
        self._is_1904 = book.is_1904
        self._unreadable = facts.unreadable

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

    def is_filled(self, place: Place) -> bool:
        """Whether the cell holds something to read: text that is not blank, a number, an error, a formula."""
        value = self._value(place)
        if isinstance(value, str):
            return bool(value.strip()) or place in self.facts.errors or place in self.facts.uncalculated
        return True

    def is_blank_row(self, row: int, columns: Iterable[int]) -> bool:
        """Whether none of `columns` is filled in `row`."""
        return not any(self.is_filled((row, column)) for column in columns)

    def text(self, place: Place) -> Text:
        """The cell's text as displayed, without surrounding blanks; reports what keeps it from being read."""
        row, column = place
        try:
            value = self._values[row - 1][column - 1]
        except IndexError:
            value = ""
        if not isinstance(value, str) or place in self._unreadable:
            text = self._odd_text(place)
        elif _is_odd(value):
            text = self._repaired(place, value)
        else:
            text = value.strip()
        return Text(text, CellRef(self.name, row, column))

    def remark(self, place: Place) -> Text:
        """The text of a cell that is for people only; a problem in it never blocks the report."""
        return Text(self.plain(place), self.ref(place))

    def plain(self, place: Place) -> str:
        """The cell's text, reporting nothing: for looking around (headers, names)."""
        if place in self._unreadable:
            return ""
        value = self._value(place)
        if isinstance(value, str):
            return _repaired(value) if _is_odd(value) else value.strip()
        amount = self.decimal(place)
        return _written(value) if amount is None else self._displayed(amount, place) or ""

    def scalar(self, place: Place) -> Scalar:
        """The cell's value: a date where it is displayed as one, a number, a truth value, else its text."""
        value = self.decimal(place)
        if value is None:
            raw = self._value(place)
            return raw if isinstance(raw, bool) else self.plain(place) or None
        if is_date_format(self.number_format(place)):
            return as_date(value, is_1904=self._is_1904)
        return int(value) if value == value.to_integral_value() else float(value)

    def decimal(self, place: Place) -> Decimal | None:
        """The number in the cell; None where there is none."""
        digits = self.facts.numbers.get(place)
        if digits is not None:
            return number(digits)
        written = self.facts.dates.get(place)
        return serial(written, is_1904=self._is_1904) if written else None

    def style(self, place: Place) -> CellStyle:
        """The cell's style; the default one where the cell has none, or one that the workbook lacks."""
        index = self.facts.styles.get(place, 0)
        return self._styles[index] if index < len(self._styles) else CellStyle()

    def number_format(self, place: Place) -> str:
        """The code of the cell's number format."""
        return self.style(place).number_format

    def _odd_text(self, place: Place) -> str:
        facts = self.facts
        if place in facts.errors:
            self.error("WB115", place, value=facts.errors[place])
        elif place in facts.uncalculated:
            self.error("WB116", place)
        elif place in facts.pictures or place in facts.rich:
            self.warning("WB118", place)
        elif (value := self.decimal(place)) is not None:
            return self._number_text(value, place)
        else:
            return _written(self._value(place))
        return ""

    def _number_text(self, value: Decimal, place: Place) -> str:
        digits = self.facts.numbers.get(place, "")
        if len(digits.lstrip("-0")) > _LONGEST_EXACT_NUMBER and digits.lstrip("-").isdigit():
            self.warning("WB119", place, digits=digits)
        shown = self._displayed(value, place)
        if shown is not None:
            return shown
        self.note("WB120", place, format=self.number_format(place))
        return display(value, GENERAL) or ""

    def _displayed(self, value: Decimal, place: Place) -> str | None:
        return display(value, self.number_format(place), is_1904=self._is_1904)

    def _repaired(self, place: Place, text: str) -> str:
        if found := _CONTROL().findall(text):
            self.warning("WB114", place, characters=" ".join(f"U+{ord(c):04X}" for c in dict.fromkeys(found)))
        return _repaired(text)

    def _value(self, place: Place) -> object:
        row, column = place
        try:
            return self._values[row - 1][column - 1]
        except IndexError:
            return ""


def _is_odd(text: str) -> bool:
    """Whether `text` needs repair. What can be printed does not, and most cells hold nothing else."""
    return not text.isprintable() and _ODD().search(text) is not None


def _written(value: object) -> str:
    """A value that is no number as Excel shows it."""
    return str(value).upper() if isinstance(value, bool) else str(value)


def _repaired(text: str) -> str:
    """`text` with `\\n` for every kind of line break, and no character that XML cannot hold."""
    return _CONTROL().sub(_REPLACEMENT, _LINE_BREAK().sub("\n", text)).strip()


def _covered(facts: SheetFacts) -> Iterator[tuple[Place, Place]]:
    for top, left, bottom, right in clipped(facts.merges, facts.extent):
        for row in range(top, bottom + 1):
            for column in range(left, right + 1):
                if (row, column) != (top, left):
                    yield (row, column), (top, left)


def merged_areas(sheet: Sheet) -> dict[Place, Area]:
    """Each merge's top-left cell → its area, as far as it lies in the used range."""
    return {(area[0], area[1]): area for area in clipped(sheet.facts.merges, sheet.facts.extent)}

"""What a cell is given: a text, a number as it is to be stored, a formula, or nothing."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Number:
    """A number as the sheet stores it: digits, a point, an exponent; no signs of any number format."""

    stored: str
    style: str | None = None
    """The number of the style that it is shown in, where that is another than the cell's own."""


@dataclass(frozen=True, slots=True)
class Worked:
    """A formula (without =) and the words that it shows."""

    formula: str
    shown: str


CellValue = str | Number | Worked | None

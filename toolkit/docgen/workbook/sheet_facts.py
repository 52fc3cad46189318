"""What one reading of a sheet's XML gives."""

from collections.abc import Mapping, Sequence
from typing import Any

from docgen.workbook.parts import Attributes
from docgen.workbook.places import Area, Place
from docgen.workbook.strings import Run

Around = Mapping[str, Sequence[Attributes]]
"""The elements around a sheet's cells by name, in order."""


class SheetFacts:
    """One sheet, scanned. Only filled cells are listed; `extent` is the last filled row and column.

    `texts` has the text cells as stored, `runs` the fonts of those with more than one, `numbers` the digits
    as stored, `dates` what a Strict workbook has instead of serials, `truths` TRUE and FALSE, `errors` the
    error values, `formulas` the cells that have one, `uncalculated` those of them without a value,
    `pictures` the WPS image id of a DISPIMG cell, `rich` the index of an Excel picture in a cell (its `vm`
    attribute). `attributes` has every filled cell's XML attributes after its reference, `corners` the lowest
    and rightmost filled cells, `frame` what is around the cells, `around` its elements once
    somebody has asked for them (frame.py).
    """

    def __init__(self, frame: str = "") -> None:
        self.frame = frame
        self.around: Around | None = None
        self.texts: dict[Place, str] = {}
        self.runs: dict[Place, tuple[Run, ...]] = {}
        self.attributes: dict[Place, str] = {}
        self.numbers: dict[Place, str] = {}
        self.dates: dict[Place, str] = {}
        self.truths: dict[Place, bool] = {}
        self.errors: dict[Place, str] = {}
        self.formulas: set[Place] = set()
        self.uncalculated: set[Place] = set()
        self.pictures: dict[Place, str] = {}
        self.rich: dict[Place, int] = {}
        self.merges: Sequence[Area] = ()
        self.hidden_rows: frozenset[int] = frozenset()
        self.extent: Place = (0, 0)
        self.corners: tuple[Place, Place] = ((0, 0), (0, 0))

    def forget(self, place: Place) -> None:
        """Empty a cell."""
        for known in self._by_place():
            known.pop(place, None)
        self.formulas.discard(place)
        self.uncalculated.discard(place)

    def _by_place(self) -> tuple[dict[Place, Any], ...]:
        return (
            *(self.attributes, self.texts, self.runs, self.numbers, self.dates, self.truths),
            *(self.errors, self.pictures, self.rich),
        )

    @property
    def unreadable(self) -> set[Place]:
        """The filled cells that hold neither a text nor a number."""
        return self.uncalculated.union(self.errors, self.pictures, self.rich)

"""Merged cells (ECMA-376, 18.3.1.55): which cell stands for which, as far as the used range goes."""

from collections.abc import Iterator

from docgen.workbook.places import Area, Place, clipped
from docgen.workbook.sheet_facts import SheetFacts


def covered(facts: SheetFacts) -> Iterator[tuple[Place, Place]]:
    """The cells that merges hide, each with the merge's top-left cell."""
    for top, left, bottom, right in clipped(facts.merges, facts.extent):
        for row in range(top, bottom + 1):
            for column in range(left, right + 1):
                if (row, column) != (top, left):
                    yield (row, column), (top, left)


def merged_areas(facts: SheetFacts) -> dict[Place, Area]:
    """Each merge's top-left cell → its area, as far as it lies in the used range."""
    return {(area[0], area[1]): area for area in clipped(facts.merges, facts.extent)}

"""Whether a scanned sheet is within limits: before anything is made of its cells."""

from itertools import accumulate

from docgen.diagnostics import Diagnostic, Where, error
from docgen.model.cell_text import CellRef
from docgen.workbook.limits import Limits
from docgen.workbook.places import Place, clipped
from docgen.workbook.sheet_facts import SheetFacts


def characters(facts: SheetFacts) -> int:
    """How long the texts of a sheet are together, each counted in every cell that has it."""
    return sum(map(len, facts.texts.values()))


def beyond(facts: SheetFacts, sheet: str, file: str, limits: Limits, before: int) -> Diagnostic | None:
    """What makes the sheet too large, at the cell that does; None for one within limits.

    `before` counts the characters of the sheets that were read before it.
    """
    rows, columns = facts.extent
    if rows > limits.rows or columns > limits.columns or rows * columns > limits.cells:
        lowest, rightmost = facts.corners
        where = _cell(file, sheet, rightmost if columns > limits.columns else lowest)
        return error("WB106", where, rows=rows, columns=columns)
    if before + characters(facts) > limits.characters:
        totals = zip(facts.texts, accumulate(map(len, facts.texts.values())), strict=True)
        place = next(place for place, total in totals if before + total > limits.characters)
        return error("WB123", _cell(file, sheet, place), limit=limits.characters // 10_000)
    if len(facts.merges) > limits.merges or _overlap(facts):
        return error("WB113", Where.in_sheet(file, sheet), limit=limits.merges)
    return None


def _cell(file: str, sheet: str, place: Place) -> Where:
    return Where.in_sheet(file, sheet, CellRef(sheet, *place).a1)


def _overlap(facts: SheetFacts) -> bool:
    """Whether the merges cover more cells than there are: then some overlap, which Excel never writes."""
    covered = sum((b - t + 1) * (r - left + 1) for t, left, b, r in clipped(facts.merges, facts.extent))
    return covered > facts.extent[0] * facts.extent[1]

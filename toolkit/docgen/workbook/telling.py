"""What a sheet holds that the report does not: one message a sheet, which says how much and where."""

from collections.abc import Iterable, Iterator, Mapping

from docgen.diagnostics import Code
from docgen.workbook.cells import Sheet
from docgen.workbook.places import Place

_MOST = 8
"""Places named; more would be a wall of numbers."""


def tell_struck(sheet: Sheet) -> None:
    """Tell which cells have characters that are struck out, and were left out."""
    _tell_words(sheet, "WB122", sheet.struck)


def tell_unseen(sheet: Sheet) -> None:
    """Tell which cells have words in their own colour: left out, or kept where something may colour them."""
    painted = {place: words for place, words in sheet.unseen.items() if sheet.backdrop.is_painted(place)}
    _tell_words(sheet, "WB130", {place: sheet.unseen[place] for place in sheet.unseen.keys() - painted})
    _tell_words(sheet, "WB131", painted)


def tell_unusual(sheet: Sheet) -> None:
    """Tell which cells have characters that nobody, or not everybody, sees; they stay as typed."""
    _tell_words(sheet, "WB133", sheet.unusual)


def _tell_words(sheet: Sheet, code: Code, found: Mapping[Place, str]) -> None:
    """One warning at the first of the cells, with its words and the names of them all."""
    if not found:
        return
    places = sorted(found)
    words = found[places[0]].strip()
    sheet.warning(
        code,
        places[0],
        cells=listed(sheet.ref(place).a1 for place in places),
        count=len(places),
        words=words if len(words) <= 20 else words[:20] + "…",
    )


def listed(names: Iterable[str]) -> str:
    """The first of the names, as a clerk lists them."""
    found = list(names)
    return "、".join(found[:_MOST]) + ("…" if len(found) > _MOST else "")


def ranges(numbers: Iterable[int]) -> str:
    """Rising numbers as a person writes them: 3、5—8."""
    return listed(f"{first}—{last}" if last > first else str(first) for first, last in _stretches(numbers))


def _stretches(numbers: Iterable[int]) -> Iterator[tuple[int, int]]:
    first = last = 0
    for number in numbers:
        if first and number == last + 1:
            last = number
            continue
        if first:
            yield first, last
        first = last = number
    if first:
        yield first, last

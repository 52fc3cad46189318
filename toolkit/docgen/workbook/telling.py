"""What a sheet holds that the report does not: one message a sheet, which says how much and where."""

from collections.abc import Iterable, Iterator

from docgen.workbook.cells import Sheet

_MOST = 8
"""Places named; more would be a wall of numbers."""


def tell_struck(sheet: Sheet) -> None:
    """Tell which cells have characters that are struck out, and were left out."""
    if sheet.struck:
        first = min(sheet.struck)
        words = sheet.struck[first].strip()
        sheet.warning(
            "WB122",
            first,
            cells=_listed(sheet.ref(place).a1 for place in sorted(sheet.struck)),
            count=len(sheet.struck),
            words=words if len(words) <= 20 else words[:20] + "…",
        )


def _listed(names: Iterable[str]) -> str:
    found = list(names)
    return "、".join(found[:_MOST]) + ("…" if len(found) > _MOST else "")


def ranges(numbers: Iterable[int]) -> str:
    """Rising numbers as a person writes them: 3、5—8."""
    return _listed(f"{first}—{last}" if last > first else str(first) for first, last in _stretches(numbers))


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

"""A budget and what was measured against it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from statistics import median
from typing import Any


@dataclass(frozen=True, slots=True)
class Measured:
    """One line of the table: `ratio` must be at least or at most `budget`; `note` shows the raw figures."""

    what: str
    budget: float
    at_least: bool
    ratio: float
    unit: str
    note: str

    @property
    def is_reached(self) -> bool:
        """Whether the budget holds."""
        return self.ratio >= self.budget if self.at_least else self.ratio <= self.budget

    @classmethod
    def of(cls, record: Mapping[str, Any]) -> "Measured":
        """The line that `record` came from."""
        return cls(**{name: record[name] for name in cls.__slots__})

    def record(self) -> dict[str, object]:
        """The line as JSON."""
        return {
            "what": self.what,
            "budget": self.budget,
            "at_least": self.at_least,
            "ratio": round(self.ratio, 4),
            "unit": self.unit,
            "note": self.note,
            "reached": self.is_reached,
        }


def table(lines: Iterable[Measured]) -> str:
    """The lines as a Markdown table."""
    rows = ["| what | budget | measured | | figures |", "|---|---|---|---|---|"]
    for line in lines:
        budget = f"{'≥' if line.at_least else '≤'} {line.budget:g}{line.unit}"
        verdict = "reached" if line.is_reached else "**missed**"
        rows.append(f"| {line.what} | {budget} | {line.ratio:.2f}{line.unit} | {verdict} | {line.note} |")
    return "\n".join(rows)


def median_ratio(a: list[float], b: list[float]) -> float:
    """The median of a/b pair by pair: rounds run in turn, so a change of the machine's speed hits both."""
    return median(x / y for x, y in zip(a, b, strict=True))

"""In a child process: the figures of a workbook, as 数据 shows them."""

from pathlib import Path
from typing import NamedTuple

from docgen.compose.figures import NoPreviousValueError, change
from docgen.model.report import Figure
from docgen.workbook import read_workbook


class Line(NamedTuple):
    """A figure as it reads: `change` is its 同比, "" where it has none; `is_missing` asks to be filled."""

    name: str
    value: str
    unit: str
    previous: str
    change: str
    cell: str
    is_missing: bool


def figures_of(book: Path) -> tuple[Line, ...]:
    """The figures of `book`, in the order of its sheet; none where it cannot be read."""
    report = read_workbook(book).value
    return tuple(map(_line, report.figures.values())) if report is not None else ()


def _line(figure: Figure) -> Line:
    return Line(
        figure.name.value,
        figure.written.value,
        figure.unit.value,
        figure.previous_written.value,
        _change(figure),
        f"{figure.written.cell.sheet}!{figure.written.cell.a1}",
        figure.value is None,
    )


def _change(figure: Figure) -> str:
    if figure.value is None or figure.previous is None:
        return ""
    try:
        return change(figure)
    except NoPreviousValueError:
        return ""

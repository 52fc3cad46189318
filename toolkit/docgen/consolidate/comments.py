"""What the comment (批注) on a figure of a 汇总 says: how it was reckoned, and from which cells."""

from collections.abc import Iterator
from decimal import Decimal

from docgen.consolidate.lists import SOURCES
from docgen.consolidate.totals import WAYS, Share, Total
from docgen.opc.characters import legal

AUTHOR = "docgen"
_UNITS = 20
"""Units that a comment names; a longer one nobody reads while hovering."""
_LONGEST = 120
"""Characters of a name, and of a path."""


def comment(total: Total) -> str:
    """The words of the comment on a figure; they begin with its name, so no two figures have the same."""
    return legal("\n".join(_lines(total)))


def _lines(total: Total) -> Iterator[str]:
    counted = sum(share.value is not None for share in total.shares)
    value = f" {_digits(total.value)}{total.unit}" if total.value is not None else ""
    how = f"{counted} 个单位{WAYS[total.kind]}{value}" if counted else "没有单位填这个数"
    yield f"{_short(total.name)}：{how}"
    for share in total.shares[:_UNITS]:
        yield _line(share, total.unit or share.figure.unit)
    if len(total.shares) > _UNITS:
        yield f"另 {len(total.shares) - _UNITS} 个单位见“{SOURCES}”"


def _line(share: Share, unit: str) -> str:
    owner, figure = share.owner, share.figure
    said = _digits(figure.value) if figure.value is not None else _short(figure.written)
    what = f"{said}{figure.unit}" if said else "没有填"
    if share.value is None:
        what += "，未计入"
    elif figure.unit != unit:
        what += f"，计入 {_digits(share.value)}{unit}"
    cell = f"{figure.cell.sheet}!{figure.cell.a1}"
    return f"{_short(owner.name)} {what}（{_short(owner.file)} {cell}）"


def _digits(value: Decimal) -> str:
    return f"{value.normalize():f}"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"

"""One figure of many units → one: a sum, a mean, the largest, the latest or a list, as the layout says."""

from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple

from docgen.consolidate.units import Unit, UnitFigure

SCALES = {"元": Decimal(1), "万元": Decimal(10_000), "亿元": Decimal(100_000_000)}
WAYS = {"sum": "合计", "mean": "平均", "max": "最大", "last": "最后一个", "list": "分列"}
"""What a way of adding up is called."""
_RATES = frozenset("%％‰")
_DIGITS = Decimal("0.0001")


class Share(NamedTuple):
    """What a unit adds to a total, in the total's unit; None where it gives no number that counts."""

    owner: Unit
    figure: UnitFigure
    value: Decimal | None


class Total(NamedTuple):
    """A figure of the superior's: its value, or its `text` where units are listed."""

    name: str
    unit: str
    kind: str
    value: Decimal | None
    text: str
    previous: Decimal | None
    shares: tuple[Share, ...]


def total(name: str, kind: str, given: Sequence[tuple[Unit, UnitFigure]]) -> Total:
    """The figure `name` of the units `given`, in the unit that most of them use.

    A rate is never summed: where the layout does not say how, it is averaged.
    """
    unit = _usual(figure.unit for _, figure in given)
    kind = kind or ("mean" if unit in _RATES else "sum")
    shares = tuple(Share(owner, figure, in_unit(figure.value, figure.unit, unit)) for owner, figure in given)
    values = [share.value for share in shares if share.value is not None]
    before = [in_unit(figure.previous, figure.unit, unit) for _, figure in given]
    known = [value for value in before if value is not None]
    text = "、".join(f"{s.owner.name}{s.value.normalize():f}{unit}" for s in shares if s.value is not None)
    if kind == "list":
        return Total(name, "", kind, None, text, None, shares)
    is_whole = len(known) == len(given)
    return Total(name, unit, kind, _of(kind, values), "", _of(kind, known) if is_whole else None, shares)


def _usual(units: Iterable[str]) -> str:
    counted = Counter(units)
    return counted.most_common(1)[0][0] if counted else ""


def in_unit(value: Decimal | None, own: str, wanted: str) -> Decimal | None:
    """The `value` counted in the unit `wanted`; None where there is no way from its `own` to that."""
    if value is None or own == wanted:
        return value
    if own in SCALES and wanted in SCALES:
        return value * SCALES[own] / SCALES[wanted]
    return None


def _of(kind: str, values: Sequence[Decimal]) -> Decimal | None:
    if not values:
        return None
    if kind == "sum":
        return sum(values, Decimal(0))
    if kind == "mean":
        return (sum(values, Decimal(0)) / len(values)).quantize(_DIGITS).normalize()
    return max(values) if kind == "max" else values[-1]

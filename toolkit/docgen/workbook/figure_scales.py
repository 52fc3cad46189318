"""What a figure counts in: the number that its cell shows in 单位, where the cell holds another power of it.

A cell may hold 0.945 and show 94.5%, or 12345678 and show 1234.6 under 万元.
"""

from decimal import Decimal
from typing import NamedTuple

from docgen.model.number_format import PERCENT_UNITS, is_percentage, power_of, show
from docgen.model.number_format.digits import EXACT


class Amount(NamedTuple):
    """A cell's number, if it has one, and the number format it is shown in, "" for General."""

    value: Decimal | None
    number_format: str


class Scaled(NamedTuple):
    """数值 and 上期 in 单位; `scale` as in `Figure`; `differs` where the two cells' powers do."""

    value: Decimal | None
    previous: Decimal | None
    scale: int = 0
    differs: bool = False


def in_unit(now: Amount, before: Amount, wish: str, unit: str) -> Scaled:
    """数值 (`now`) and 上期 (`before`) brought to one scale; `wish` is the format for 数值."""
    is_share = is_percentage(now.number_format)
    if is_share or is_percentage(before.number_format):
        return _shares(now, before, wish, unit)
    power = _power(now.value, wish)
    if now.value is None or power >= 0 or not unit.startswith(_word_after(show(now.value, wish).text)):
        # 1234.6万 with 单位 元 counts in 元, as the cell does.
        return Scaled(now.value, before.value)
    # 格式 says how both are to be shown; a cell's own format only how that cell is.
    is_of_both = wish != now.number_format
    previous_power = power if is_of_both else _power(before.value, before.number_format)
    differs = before.value is not None and previous_power != power
    return Scaled(_times(now.value, power), _times(before.value, previous_power), -power, differs)


def _shares(now: Amount, before: Amount, wish: str, unit: str) -> Scaled:
    """Per cents: 上期 counts as 数值 does, and both count hundredths where 单位 says so."""
    is_share, previous = is_percentage(now.number_format), before.value
    if is_percentage(before.number_format) != is_share:
        previous = _rescaled(now.value, previous, unit, is_share=is_share)
    if is_share and unit in PERCENT_UNITS:
        return Scaled(_times(now.value, 2), _times(previous, 2), -2 if is_percentage(wish) else 0)
    return Scaled(now.value, previous)


def _rescaled(
    value: Decimal | None, previous: Decimal | None, unit: str, *, is_share: bool
) -> Decimal | None:
    """上期 as 数值 counts, where one of the two cells is shown as a percentage and the other is not.

    The plain number counts hundredths where 单位 says so or, without 单位, where it is above 1.
    """
    plain = previous if is_share else value
    if previous is None or plain is None:
        return previous
    if unit not in PERCENT_UNITS and (unit or plain.copy_abs() <= 1):
        return previous
    return _times(previous, -2 if is_share else 2)


def _word_after(shown: str) -> str:
    """What stands behind the last digit: 万 in 1234.6万."""
    end = max((at for at, sign in enumerate(shown) if sign.isdigit()), default=-1)
    return shown[end + 1 :].strip(" )）")


def _power(value: Decimal | None, code: str) -> int:
    return 0 if value is None else power_of(value, code)


def _times(number: Decimal | None, power: int) -> Decimal | None:
    return number.scaleb(power, EXACT) if number is not None and power else number

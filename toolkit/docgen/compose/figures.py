"""Figures as text: value and unit, the bare number, the change since last period, Chinese capitals."""

from collections.abc import Callable
from decimal import Decimal

from docgen.model.number_format import PERCENT_UNITS, is_percentage, plain_number, show, written_out
from docgen.model.number_format.counting import CAPITALS, counted
from docgen.model.number_format.digits import EXACT
from docgen.model.report import Figure

_LONGEST_CAPITALS = 16
_YUAN = {"元": Decimal(1), "万元": Decimal(10_000), "亿元": Decimal(100_000_000)}


class NoPreviousValueError(ValueError):
    """同比 of a figure whose 上期 is empty or zero."""


class NumberTooLargeError(ValueError):
    """大写 of a number beyond 万亿."""


def bare_number(figure: Figure) -> str:
    """The number as its cell or its 格式 shows it, without unit. The figure must have a value."""
    value = _value(figure)
    value = value.scaleb(figure.scale, EXACT) if figure.scale else value
    text = written_out(value, show(value, figure.number_format.value)).text
    return text.removesuffix("%") if figure.scale and figure.unit.value.strip() in PERCENT_UNITS else text


def with_unit(figure: Figure) -> str:
    """`14次`; what of the unit the number's format already brings is not said twice: `1234.6万` and 万元."""
    number, unit = bare_number(figure), figure.unit.value.strip()
    for size in range(min(len(number), len(unit)), 0, -1):
        if number.endswith(unit[:size]) and not unit[size - 1].isdigit():
            return number + unit[size:]
    return number + unit


def change(figure: Figure) -> str:
    """`增长12.5%`, `下降3.1%`, `持平`; for a rate (unit %) the difference in points: `提高2.3个百分点`.

    Raises NoPreviousValueError where there is nothing to compare with.
    """
    value, previous = _value(figure), figure.previous
    if previous is None:
        raise NoPreviousValueError
    if value == previous:
        return "持平"
    is_share = _is_share(figure)
    difference = EXACT.subtract(value, previous)
    if is_share or figure.unit.value.strip() in PERCENT_UNITS:
        return _moved(difference.scaleb(2, EXACT) if is_share else difference, "提高", "下降", "个百分点")
    if previous == 0:
        raise NoPreviousValueError
    return _moved(EXACT.divide(difference, previous.copy_abs()).scaleb(2, EXACT), "增长", "下降", "%")


def _is_share(figure: Figure) -> bool:
    """Whether the value is a share (0.945) that its format shows as per cents."""
    return not figure.scale and is_percentage(figure.number_format.value)


def _moved(difference: Decimal, up: str, down: str, unit: str) -> str:
    rounded = difference.copy_abs().quantize(Decimal("0.1"), context=EXACT)
    if not rounded:
        return "基本持平"
    return f"{up if difference > 0 else down}{plain_number(rounded)}{unit}"


def capitals(figure: Figure) -> str:
    """Chinese capitals with the unit: `壹拾肆次`, `百分之玖拾肆点伍`; money in full: `壹拾贰万伍仟元整`.

    Raises NumberTooLargeError from 10^16 on.
    """
    value, unit = _value(figure), figure.unit.value.strip()
    if unit in _YUAN:
        return _money(EXACT.multiply(value, _YUAN[unit]))
    is_share = _is_share(figure)
    if is_share or unit in ("%", "％"):
        return f"百分之{_capital_number(value.scaleb(2, EXACT) if is_share else value)}"
    return _capital_number(value) + unit


def _capital_number(value: Decimal) -> str:
    sign, whole, fraction = _parts(value)
    text = sign + _capital_integer(whole)
    return text + "点" + "".join(CAPITALS.digits[int(digit)] for digit in fraction) if fraction else text


def _money(yuan: Decimal) -> str:
    """An amount as cheques write it: 元, 角, 分, and 整 where no 分 follows."""
    if yuan.adjusted() > _LONGEST_CAPITALS:
        raise NumberTooLargeError
    sign, whole, fraction = _parts(yuan.quantize(Decimal("0.01"), context=EXACT))
    tenths, hundredths = (int(digit) for digit in fraction.ljust(2, "0")[:2])
    text = sign + (f"{_capital_integer(whole)}元" if int(whole) or not (tenths or hundredths) else "")
    if not tenths and not hundredths:
        return f"{text}整"
    if tenths:
        text += f"{CAPITALS.digits[tenths]}角"
    elif int(whole):
        text += "零"
    return f"{text}{CAPITALS.digits[hundredths]}分" if hundredths else f"{text}整"


def _parts(value: Decimal) -> tuple[str, str, str]:
    """Sign (负 or nothing), digits before and after the point, the latter without trailing zeros."""
    whole, _, fraction = f"{value.copy_abs():f}".partition(".")
    return ("负" if value < 0 else "", whole, fraction.rstrip("0"))


def _capital_integer(digits: str) -> str:
    if len(digits.lstrip("0")) > _LONGEST_CAPITALS:
        raise NumberTooLargeError
    return counted(digits, CAPITALS)


def _value(figure: Figure) -> Decimal:
    if figure.value is None:
        raise ValueError(figure.name.value)
    return figure.value


FILTERS: dict[str, Callable[[Figure], str]] = {
    "": with_unit,
    "值": with_unit,
    "数值": bare_number,
    "同比": change,
    "大写": capitals,
}
"""What may stand behind the bar in {{名称|…}}."""

"""Figures as text: value and unit, the bare number, the change since last period, Chinese capitals."""

from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal

from docgen.model.number_format import PERCENT_UNITS, format_number, is_percentage, plain_number
from docgen.model.report import Figure

_CAPITAL_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_CAPITAL_PLACES = ("", "拾", "佰", "仟")
_CAPITAL_GROUPS = ("", "万", "亿", "万亿")
_YUAN = {"元": Decimal(1), "万元": Decimal(10_000), "亿元": Decimal(100_000_000)}


class NoPreviousValueError(ValueError):
    """同比 of a figure whose 上期 is empty or zero."""


class NumberTooLargeError(ValueError):
    """大写 of a number beyond 万亿."""


def bare_number(figure: Figure) -> str:
    """The number in its 格式, without unit. The figure must have a value."""
    value = _value(figure)
    return format_number(value, figure.number_format.value) or plain_number(value)


def with_unit(figure: Figure) -> str:
    """`14次`; a percent format already carries its sign."""
    number = bare_number(figure)
    unit = figure.unit.value.strip()
    return number if unit and number.endswith(unit) else number + unit


def change(figure: Figure) -> str:
    """`增长12.5%`, `下降3.1%`, `持平`; for a rate (unit %) the difference in points: `提高2.3个百分点`.

    Raises NoPreviousValueError where there is nothing to compare with.
    """
    value, previous = _value(figure), figure.previous
    if previous is None:
        raise NoPreviousValueError
    if value == previous:
        return "持平"
    is_share = is_percentage(figure.number_format.value)
    if is_share or figure.unit.value.strip() in PERCENT_UNITS:
        return _moved((value - previous) * (100 if is_share else 1), "提高", "下降", "个百分点")
    if previous == 0:
        raise NoPreviousValueError
    return _moved((value - previous) / abs(previous) * 100, "增长", "下降", "%")


def _moved(difference: Decimal, up: str, down: str, unit: str) -> str:
    rounded = abs(difference).quantize(Decimal("0.1"), ROUND_HALF_UP)
    if not rounded:
        return "基本持平"
    return f"{up if difference > 0 else down}{plain_number(rounded)}{unit}"


def capitals(figure: Figure) -> str:
    """Chinese capitals with the unit: `壹拾肆次`, `百分之玖拾肆点伍`; money in full: `壹拾贰万伍仟元整`.

    Raises NumberTooLargeError from 10^16 on.
    """
    value, unit = _value(figure), figure.unit.value.strip()
    if unit in _YUAN:
        return _money(value * _YUAN[unit])
    is_share = is_percentage(figure.number_format.value)
    if is_share or unit in ("%", "％"):
        return f"百分之{_capital_number(value * 100 if is_share else value)}"
    return _capital_number(value) + unit


def _capital_number(value: Decimal) -> str:
    sign, whole, fraction = _parts(value)
    text = sign + _capital_integer(whole)
    return text + "点" + "".join(_CAPITAL_DIGITS[int(digit)] for digit in fraction) if fraction else text


def _money(yuan: Decimal) -> str:
    """An amount as cheques write it: 元, 角, 分, and 整 where no 分 follows."""
    sign, whole, fraction = _parts(yuan.quantize(Decimal("0.01"), ROUND_HALF_UP))
    tenths, hundredths = (int(digit) for digit in fraction.ljust(2, "0")[:2])
    text = sign + (f"{_capital_integer(whole)}元" if int(whole) or not (tenths or hundredths) else "")
    if not tenths and not hundredths:
        return f"{text}整"
    if tenths:
        text += f"{_CAPITAL_DIGITS[tenths]}角"
    elif int(whole):
        text += "零"
    return f"{text}{_CAPITAL_DIGITS[hundredths]}分" if hundredths else f"{text}整"


def _parts(value: Decimal) -> tuple[str, str, str]:
    """Sign (负 or nothing), digits before and after the point, the latter without trailing zeros."""
    whole, _, fraction = f"{abs(value):f}".partition(".")
    return ("负" if value < 0 else "", whole, fraction.rstrip("0"))


def _capital_integer(digits: str) -> str:
    digits = digits.lstrip("0")
    if not digits:
        return _CAPITAL_DIGITS[0]
    if len(digits) > 16:
        raise NumberTooLargeError
    width = (len(digits) + 3) // 4 * 4
    padded = digits.zfill(width)
    groups = [padded[start : start + 4] for start in range(0, width, 4)]
    text = ""
    for index, group in enumerate(groups):
        if not int(group):
            continue
        if (text and group.startswith("0")) or (text and groups[index - 1].endswith("0000")):
            text += _CAPITAL_DIGITS[0]
        text += _capital_group(group) + _CAPITAL_GROUPS[len(groups) - 1 - index]
    return text


def _capital_group(group: str) -> str:
    """Four digits: 1005 → 壹仟零伍."""
    text, gap = "", False
    for place, digit in enumerate(group):
        if digit == "0":
            gap = bool(text)
            continue
        text += (_CAPITAL_DIGITS[0] if gap else "") + _CAPITAL_DIGITS[int(digit)] + _CAPITAL_PLACES[3 - place]
        gap = False
    return text


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


def figure_context(figure: Figure) -> dict[str, str]:
    """A figure as templates see it; what cannot be said is empty."""
    return {
        "文字": _said(with_unit, figure),
        "数值": _said(bare_number, figure),
        "单位": figure.unit.value.strip(),
        "上期": plain_number(figure.previous) if figure.previous is not None else "",
        "同比": _said(change, figure),
        "大写": _said(capitals, figure),
    }


def _said(way: Callable[[Figure], str], figure: Figure) -> str:
    if figure.value is None:
        return ""
    try:
        return way(figure)
    except (NoPreviousValueError, NumberTooLargeError):
        return ""

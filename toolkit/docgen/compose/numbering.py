"""The numbers of official documents: 一、（一）1.（1） (GB/T 9704-2012, 7.3.3) and 一是…二是…"""

from docgen.model.report import Level

_DIGITS = "零一二三四五六七八九"
_HEADINGS = (Level.HEADING_1, Level.HEADING_2, Level.HEADING_3, Level.HEADING_4)


def chinese_number(number: int) -> str:
    """`number` (1 to 9999) as it is read aloud: 11 → 十一, 20 → 二十, 105 → 一百零五."""
    text = ""
    for value, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, value)
        if digit:
            text += _DIGITS[digit] + name
        elif text and number and not text.endswith("零"):
            text += "零"
    return text.removeprefix("一") if text.startswith("一十") else text


def heading_depth(level: Level) -> int | None:
    """1 to 4 for 一级 to 四级, None for other rows."""
    return _HEADINGS.index(level) + 1 if level in _HEADINGS else None


def heading_number(depth: int, number: int) -> str:
    """The number before a heading: nothing follows ）, and 1. is never 1、 (7.3.3)."""
    match depth:
        case 1:
            return f"{chinese_number(number)}、"
        case 2:
            return f"（{chinese_number(number)}）"
        case 3:
            return f"{number}."
        case _:
            return f"（{number}）"


def item_number(number: int, word: str) -> str:
    """The opening of a 条目: 一是, 二要; `word` is 是 or 要."""
    return f"{chinese_number(number)}{word}"

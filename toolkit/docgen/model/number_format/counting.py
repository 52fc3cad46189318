"""Numbers in Chinese characters: [DBNum1] to [DBNum4], and capitals."""

from collections.abc import Sequence
from typing import NamedTuple

FULL_WIDTH = "０１２３４５６７８９"


class Script(NamedTuple):
    """Ten digits, the words for 10, 100, 1,000, and those for 10⁴, 10⁸.

    Japanese and Korean say no zero inside a number (千五), and often no one before 10, 100 and 1,000.
    """

    digits: str
    places: Sequence[str]
    groups: tuple[str, str]
    is_one_silent: bool = False
    says_zero: bool = True


_PLAIN, _CAPITAL, _EASTERN = ("", "十", "百", "千"), ("", "拾", "佰", "仟"), ("", "拾", "百", "阡")
CAPITALS = Script("零壹贰叁肆伍陆柒捌玖", _CAPITAL, ("万", "亿"))
_SCRIPTS = {
    "zh": (
        Script("〇一二三四五六七八九", _PLAIN, ("万", "亿")),
        CAPITALS,
        Script(FULL_WIDTH, _PLAIN, ("万", "亿")),
    ),
    "zh-tw": (
        Script("○一二三四五六七八九", _PLAIN, ("萬", "億")),
        Script("零壹貳參肆伍陸柒捌玖", _CAPITAL, ("萬", "億")),
        Script(FULL_WIDTH, _PLAIN, ("萬", "億")),
    ),
    "ja": (
        Script("〇一二三四五六七八九", _PLAIN, ("万", "億"), is_one_silent=True, says_zero=False),
        Script("〇壱弐参四伍六七八九", _EASTERN, ("萬", "億"), says_zero=False),
        Script(FULL_WIDTH, _PLAIN, ("万", "億"), is_one_silent=True, says_zero=False),
    ),
    "ko": (
        Script("０一二三四五六七八九", _PLAIN, ("万", "億"), says_zero=False),
        Script("零壹貳參四伍六七八九", _EASTERN, ("萬", "億"), says_zero=False),
        Script(FULL_WIDTH, _PLAIN, ("万", "億"), is_one_silent=True, says_zero=False),
        Script("영일이삼사오육칠팔구", ("", "십", "백", "천"), ("만", "억"), says_zero=False),
    ),
}


def script_of(language: str, counting: int) -> Script | None:
    """The characters of [DBNum`counting`] in a language; Chinese where it has none of its own.

    None for ordinary digits: [DBNum4] is Korean's alone.
    """
    scripts = _SCRIPTS.get(language) or _SCRIPTS["zh"]
    return scripts[counting - 1] if 0 < counting <= len(scripts) else None


def counted(digits: str, script: Script) -> str:
    """A whole number as it is counted aloud: 1005 is 一千〇五, 20050 is 二万〇五十, 10 is 一十.

    `digits` are 0 to 9. One zero stands for however many are between two others, none at the end. Beyond
    10¹² the word for 10⁸ follows a number of its own: 一万二千亿.
    """
    digits = digits.lstrip("0")
    if not digits:
        return script.digits[0]
    groups = [digits[max(end - 4, 0) : end].zfill(4) for end in range(len(digits), 0, -4)]
    text, is_gap = "", False
    for index in range(len(groups) - 1, -1, -1):
        group = groups[index]
        if group != "0000":
            text += script.digits[0] if text and script.says_zero and (is_gap or group[0] == "0") else ""
            text += _group(group, script) + (script.groups[0] if index % 2 else "")
        is_gap = group == "0000"
        if index and index % 2 == 0 and any(part != "0000" for part in groups[index : index + 2]):
            text += script.groups[1] * (index // 2)
    return text


def _group(group: str, script: Script) -> str:
    """Four digits: 1005 → 一千〇五."""
    text, is_gap = "", False
    for place, digit in zip(reversed(script.places), group, strict=True):
        if digit == "0":
            is_gap = bool(text)
            continue
        is_silent = script.is_one_silent and digit == "1" and place
        text += (
            (script.digits[0] if is_gap and script.says_zero else "")
            + ("" if is_silent else script.digits[int(digit)])
            + place
        )
        is_gap = False
    return text

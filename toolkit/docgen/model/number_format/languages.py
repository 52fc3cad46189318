"""The names of months, days and eras by language, as Windows and so Excel have them. Read only where a date
is shown in words.
"""

from typing import NamedTuple


class Language(NamedTuple):
    """Names from January and from Monday on; `halves` are morning and afternoon.

    `asian_days` are those of aaa and aaaa, which differ from ddd and dddd; `era` are those of g, gg and ggg
    for years that no list of eras has.
    """

    months: tuple[str, ...]
    short_months: tuple[str, ...]
    days: tuple[str, ...]
    short_days: tuple[str, ...]
    asian_days: tuple[str, ...]
    halves: tuple[str, str]
    era: tuple[str, str, str] = ("", "", "")


_CHINESE_MONTHS = tuple(f"{n}月" for n in "一 二 三 四 五 六 七 八 九 十 十一 十二".split())
_CHINESE_DAYS = tuple("一二三四五六日")
_JAPANESE_DAYS = tuple("月火水木金土日")
_KOREAN_DAYS = tuple("월화수목금토일")
_NUMBERS = tuple(str(n) for n in range(1, 13))

_LANGUAGES = {
    "en": Language(
        tuple(
            "January February March April May June July August September October November December".split()
        ),
        tuple("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()),
        tuple("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()),
        tuple("Mon Tue Wed Thu Fri Sat Sun".split()),
        tuple("Mon Tue Wed Thu Fri Sat Sun".split()),
        ("AM", "PM"),
        ("A.D.", "A.D.", "A.D."),
    ),
    "zh": Language(
        _CHINESE_MONTHS,
        tuple(f"{n}月" for n in _NUMBERS),
        tuple(f"星期{day}" for day in _CHINESE_DAYS),
        tuple(f"周{day}" for day in _CHINESE_DAYS),
        _CHINESE_DAYS,
        ("上午", "下午"),
        ("公元", "公元", "公元"),
    ),
    "zh-tw": Language(
        _CHINESE_MONTHS,
        _CHINESE_MONTHS,
        tuple(f"星期{day}" for day in _CHINESE_DAYS),
        tuple(f"週{day}" for day in _CHINESE_DAYS),
        tuple(f"週{day}" for day in _CHINESE_DAYS),
        ("上午", "下午"),
    ),
    "ja": Language(
        tuple(f"{n}月" for n in _NUMBERS),
        _NUMBERS,
        tuple(f"{day}曜日" for day in _JAPANESE_DAYS),
        _JAPANESE_DAYS,
        _JAPANESE_DAYS,
        ("午前", "午後"),
    ),
    "ko": Language(
        tuple(f"{n}월" for n in _NUMBERS),
        _NUMBERS,
        tuple(f"{day}요일" for day in _KOREAN_DAYS),
        _KOREAN_DAYS,
        _KOREAN_DAYS,
        ("오전", "오후"),
        ("서기", "서기", "서기"),
    ),
}
_BY_LCID = {
    **{0x04: "zh", 0x11: "ja", 0x12: "ko", 0x09: "en"},
    **dict.fromkeys((0x404, 0xC04, 0x1404, 0x7C04), "zh-tw"),
}
"""Whole lcids, then what their low ten bits mean: the primary language (Windows, MAKELANGID)."""
_BY_TAG = {"zh-tw": "zh-tw", "zh-hk": "zh-tw", "zh-mo": "zh-tw", "zh-hant": "zh-tw"}
_ERAS = (
    ((2019, 5, 1), ("R", "令", "令和")),
    ((1989, 1, 8), ("H", "平", "平成")),
    ((1926, 12, 25), ("S", "昭", "昭和")),
    ((1912, 7, 30), ("T", "大", "大正")),
    ((1868, 1, 1), ("M", "明", "明治")),
)
"""The first day of each Japanese era, and its g, gg and ggg."""
_REPUBLIC = 1911
"""The year before the first of the Republic, by which Taiwan counts."""


def known(language: str) -> str:
    """The name that this module has for an lcid or a tag ("404", "zh-cn"); "" where it has none."""
    if not language or language in _LANGUAGES:
        return language
    if not language.strip("0123456789abcdef"):
        number = int(language, 16)
        return _BY_LCID.get(number) or _BY_LCID.get(number & 0x3FF, "")
    tag = language.removesuffix("-x-gannen").replace("_", "-")
    for name in (*_BY_TAG, *_LANGUAGES):
        if tag == name or tag.startswith(f"{name}-"):
            return _BY_TAG.get(name, name)
    return ""


def names(language: str) -> Language:
    """The names of a language by `known`'s name."""
    return _LANGUAGES[language]


def era(language: str, day: tuple[int, int, int]) -> tuple[int, tuple[str, str, str]]:
    """The year as the language counts it on a day, and the words for its era (g, gg, ggg)."""
    if language == "ja":
        for first, words in _ERAS:
            if day >= first:
                return day[0] - first[0] + 1, words
    if language == "zh-tw":
        if day[0] > _REPUBLIC:
            return day[0] - _REPUBLIC, ("民國", "民國", "中華民國")
        return _REPUBLIC - day[0] + 1, ("民國前", "民國前", "中華民國前")
    return day[0], _LANGUAGES[language].era

"""Number formats and values by the thousand, from a seed: what offices use and ECMA-376 18.8.31 allows."""

from collections.abc import Callable, Iterator
from random import Random
from typing import NamedTuple


class FormatCase(NamedTuple):
    """A value under a format; `kind` is the family of the format, by which disagreements are listed."""

    kind: str
    code: str
    value: float


_WORDS = (
    '"次"',
    '"万"',
    '"元"',
    "\\-",
    " ",
    '"（"',
    "_)",
    "_ ",
    "[Red]",
    "[Blue]",
    "$",
    '"a;b"',
    "(",
    ")",
    "+",
)
_NUMBERS = (
    "0",
    "#",
    "0.0",
    "0.00",
    "#,##0",
    "#,##0.00",
    "#,##0.0#",
    "0.###",
    "#.##",
    "00000",
    "0.0?",
    "???0.0??",
    ".00",
)
_DATES = (
    *("yyyy", "yy", "m", "mm", "mmm", "mmmm", "mmmmm", "d", "dd", "ddd", "dddd", "yyyy-mm-dd", "yyyy/m/d"),
    *('yyyy"年"m"月"d"日"', 'm"月"d"日"', "d-mmm-yy", "e", "yyyy.mm.dd", "bbbb", "bb"),
)
_TIMES = (
    "h:mm",
    "hh:mm:ss",
    "h:mm AM/PM",
    "h:mm A/P",
    "mm:ss",
    'h"时"mm"分"',
    "mm:ss.0",
    "h:mm:ss.00",
    "ss.000",
)
_ELAPSED = ("[h]:mm:ss", "[h]", "[mm]:ss", "[s]", "[hh]:mm", "[m]", "[ss].00")
_LANGUAGES = ("[$-804]", "[$-409]", "[$-404]", "[$-411]", "[$-412]", "[$-zh-CN]", "[$-en-US]")
_SERIALS = (0, 1, 58, 59, 61, 366, 25569, 44926, 45356, 45351, 2958465)
_PLAIN = (
    0,
    1,
    -1,
    5,
    12,
    100,
    999,
    1000,
    12345,
    12345678,
    1234567890,
    0.5,
    0.05,
    0.994,
    0.995,
    1.005,
    99.95,
    1e-5,
    1e11,
)


def format_cases(count: int, seed: int = 2024) -> Iterator[FormatCase]:
    """`count` cases, the same for the same seed."""
    random = Random(seed)
    for _number in range(count):
        kind = random.choice(list(_FAMILIES))
        code, values = _FAMILIES[kind](random)
        yield FormatCase(kind, code, values(random))


_Family = tuple[str, Callable[[Random], float]]


def _number_value(random: Random) -> float:
    magnitude = random.choice((0, 1, 2, 4, 6, 9, 12))
    value = random.choice(
        (random.choice(_PLAIN), round(random.uniform(-1, 1) * 10**magnitude, random.randint(0, 6)))
    )
    return value if not value or random.random() < 0.8 else -value


def _date_value(random: Random) -> float:
    day = random.choice((random.choice(_SERIALS), random.randint(61, 80_000)))
    return round(day + random.choice((0, 0.5, random.random())), 9)


def _fraction_value(random: Random) -> float:
    return round(random.randint(-20, 200) + random.choice((0, 0.5, 0.25, 0.125, 1 / 3, random.random())), 6)


def _number(random: Random) -> _Family:
    before = "".join(random.sample(_WORDS, random.choice((0, 0, 1))))
    after = "".join(random.sample(_WORDS, random.choice((0, 0, 1))))
    return before + random.choice(_NUMBERS) + after, _number_value


def _scaled(random: Random) -> _Family:
    code = random.choice(("0", "0.0", "#,##0", "0.00", "#", "#,##0.0")) + "," * random.randint(1, 3)
    return random.choice((code, "0\\.0,", '0\\.0,"万"', code + '"千"', "0\\.00,,", "0,.0")), _number_value


def _percent(random: Random) -> _Family:
    return random.choice(
        ("0%", "0.0%", "0.00%", "#,##0.0%", "0.0 %", '"约"0%', "0.0\\%", '0"%"', "#%")
    ), _number_value


def _sections(random: Random) -> _Family:
    parts = [_number(random)[0] for _part in range(random.choice((2, 3)))]
    zero = random.choice(('"-"', '"-"??', '""', "", '"无"', "0"))
    return random.choice(
        (";".join(parts[:2]), ";".join([*parts[:2], zero]), ";".join([*parts[:2], zero, "@"]))
    ), _number_value


def _conditions(random: Random) -> _Family:
    limits = random.sample((-5, 0, 1, 10, 60, 100, 10000), 2)
    signs = random.choices(("<", "<=", ">", ">=", "=", "<>"), k=2)
    first, second = (f"[{sign}{limit}]" for sign, limit in zip(signs, limits, strict=True))
    forms = (
        f"{first}0.0;0",
        f'{first}"高"0;{second}"低"0;0.00',
        f'{first}0\\.0,"万";0',
        f"{first}0",
        f"[Red]{first}0;[Blue]0.0",
    )
    return random.choice(forms), lambda r: r.choice((_number_value(r), r.choice(limits)))


def _mask(random: Random) -> _Family:
    codes = (
        "000-0000-0000",
        "000000",
        "0000-00-00",
        '0"度"0',
        "000\\-000",
        "###-####",
        '"第"000"号"',
        "0 0 0",
        "00\\/00",
    )
    return random.choice(codes), lambda r: r.choice((_number_value(r), r.randint(0, 10**11)))


def _exponent(random: Random) -> _Family:
    return random.choice(
        ("0.00E+00", "0E+0", "##0.0E+0", "0.0E-0", "#0.00E+00", "0.###E+0", "000.0E+00")
    ), _number_value


def _fraction(random: Random) -> _Family:
    return random.choice(
        ("# ?/?", "# ??/??", "# ???/???", "?/8", "# ?/2", "# ?/4", "# ??/16", "# ?/10", "0 ?/?", "??/??")
    ), _fraction_value


def _general(random: Random) -> _Family:
    return random.choice(
        ("General", 'General"次"', '"约"General', "General;-General", "@", "[Red]General")
    ), _number_value


def _date(random: Random) -> _Family:
    first, second = random.sample(_DATES, 2)
    code = random.choice(
        (
            first,
            f"{first} {second}",
            f"{first};@",
            f"{random.choice(_LANGUAGES)}{first}",
            f"[$-409]{first} {second}",
        )
    )
    return code, _date_value


def _time(random: Random) -> _Family:
    time = random.choice(_TIMES)
    return random.choice(
        (time, f"{random.choice(_DATES)} {time}", f"{random.choice(_LANGUAGES)}{time}")
    ), _date_value


def _elapsed(random: Random) -> _Family:
    return random.choice(_ELAPSED), lambda r: round(
        r.choice((r.random(), r.uniform(0, 3), r.uniform(0, 400))), 9
    )


def _asian(random: Random) -> _Family:
    dates = ("[DBNum1][$-804]", "[DBNum2][$-804]", "[DBNum3][$-804]", "[DBNum1]", "[DBNum3]")
    numbers = ("General", "0", "0.0", "0000", '0"元"0"角"0"分"', 'General"元整"')
    eras = (
        '[$-411]ggge"年"m"月"d"日"',
        "[$-411]ge.m.d",
        "[$-404]e/m/d",
        '[$-404]ggge"年"',
        "[$-804]aaaa",
        "[$-411]aaa",
        "[$-412]aaaa",
    )
    if random.random() < 0.4:
        return random.choice(dates) + random.choice(numbers), lambda r: r.choice(
            (10, 1005, 100010, r.randint(0, 10**9), round(r.uniform(0, 1e4), 2))
        )
    return random.choice(
        (*eras, *(f'{counting}yyyy"年"m"月"d"日"' for counting in dates))
    ), lambda r: r.randint(0, 45_000)


_FAMILIES: dict[str, Callable[[Random], _Family]] = {
    **{"number": _number, "scaled": _scaled, "percent": _percent, "sections": _sections},
    **{"conditions": _conditions, "mask": _mask, "exponent": _exponent, "fraction": _fraction},
    **{"general": _general, "date": _date, "time": _time, "elapsed": _elapsed, "asian": _asian},
}

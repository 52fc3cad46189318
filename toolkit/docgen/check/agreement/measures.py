"""Numbers with a unit in running text: 1250家, 3.2万人次, 12.5%, 486.3万元.

A number without a unit of the list is none: whether two of these speak of one thing nobody can tell.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from docgen.check.agreement.numbers import half_unit, value_of

UNITS = (
    "个百分点 人次 人日 家次 件次 处次 项次 场次 户次 车次 班次 批次 轮次 辆次 艘次 台套 台次 课时 小时 分钟 "
    "平方公里 平方千米 平方米 立方米 公里 千米 米 公顷 亩 千瓦时 千瓦 公斤 千克 吨 元 "
    "人 家 次 起 件 处 项 份 篇 期 场 个 名 户 条 台 套 辆 栋 幢 所 座 间 张 页 字 天 度 批 组 支 艘 只 "
    "头 棵 株 块 幅 册 本 部 门 类 种 例 宗 笔 班 节 轮 趟 卷 则 封 面 枚 % ％ ‰"
).split()
MEASURE = re.compile(
    r"(\d+(?:,\d{3})*(?:\.\d+)?)(余|多|几)?(万亿|[百千万亿])?(余|多)?"
    rf"({'|'.join(sorted(UNITS, key=len, reverse=True))})"
)
"""Is matched where digits begin, which are quickest to look for."""
_MOST_DIGITS = 15
"""A longer number is a code."""
_DIGITS = re.compile(r"\d+")
_NO_NUMBER_AFTER = frozenset("第.,，〔[-－—～~/")
"""Before digits that are the number of something, or only a part of one."""
_RANGE = frozenset("～—~-")
_SCALES = {"百": 2, "千": 3, "万": 4, "亿": 8, "万亿": 12}
PERCENT = "%"


class Measure(NamedTuple):
    """A number with its unit: `value` and `half` (half of its last place) count in the bare unit.

    `is_vague` says that it is no exact number: 20余次.
    """

    start: int
    end: int
    written: str
    value: Decimal
    half: Decimal
    unit: str
    is_vague: bool

    def negative(self) -> "Measure":
        """As much less than nothing."""
        return self._replace(value=-self.value)

    def agrees(self, other: "Measure") -> bool:
        """Whether one may be the other, rounded."""
        return abs(self.value - other.value) <= max(self.half, other.half)


def measures(text: str) -> Iterator[Measure]:
    """Every number with a unit, in order."""
    end = 0
    for digits in _DIGITS.finditer(text):
        start = digits.start()
        if start < end or _continues(text[start - 1 : start]):
            continue
        found = MEASURE.match(text, start) if digits.end() - start <= _MOST_DIGITS else None
        if found is not None and text[found.end() : found.end() + 1] not in _RANGE:
            end = found.end()
            yield _measure(found)


def _continues(before: str) -> bool:
    return before in _NO_NUMBER_AFTER or (before.isascii() and before.isalpha())


def told(shown: str) -> Measure | None:
    """The measure that a whole text is, None where it is something else."""
    found = MEASURE.fullmatch(shown) if len(shown) <= 2 * _MOST_DIGITS else None
    return _measure(found) if found is not None else None


_NONE = Decimal(0)


def _measure(found: re.Match[str]) -> Measure:
    digits, before, scale, behind, unit = found.groups()
    number, half = value_of(digits), _NONE
    # 万元 and the like are told by the scale; counts are exact, what was scaled or has a point was rounded.
    if scale or "." in digits:
        shift = _SCALES[scale] if scale else 0
        half = half_unit(number).scaleb(shift)
        number = number.scaleb(shift)
    if unit == "％":
        unit = PERCENT
    return Measure(*found.span(), found.group(), number, half, unit, before is not None or behind is not None)

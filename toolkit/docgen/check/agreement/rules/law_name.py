"""One law or document is named in two ways.

What it does
    Compares the names between 《 and 》 that end in 法, 条例, 办法, 意见 and the like: two that differ in the
    order of their characters, or in one character, are taken for one, unless both are used again and again.
    中华人民共和国 before a law, and （试行） behind it, may be left out. Two 发文字号 of one document are
    told as well.

Why is this bad
    One of them does not exist.

Example
    Bad:  《生产安全事故应急条例》 …… 《安全生产事故应急条例》
    Good: 《生产安全事故应急条例》 in both places

Clause
    Not in GB/T 9704: a sense check, hence a warning.
"""

import re
from collections.abc import Iterator

from docgen.check.agreement.facts import Contradiction, Facts, Hit, said
from docgen.check.agreement.names import near_pairs

_NAME = re.compile(r"《([^《》\r\n]{4,60})》")
_ENDS = tuple(
    "法 条例 办法 规定 细则 规则 准则 意见 通知 方案 规划 纲要 决定 标准 规范 制度 预案 导则 指南 公约 "
    "章程 解释 计划 要点".split()
)
_REMARK = re.compile(r"[（(][^（()）]*[)）]$")
_COUNTRY = "中华人民共和国"
_NUMBERED = re.compile(r"《([^《》\r\n]{4,60})》[（(]([^（()）《》\r\n]{0,12}〔20\d\d〕\d{1,5}号)")


def compare(facts: Facts) -> Iterator[Contradiction]:
    if "《" not in facts.text:
        return
    found: dict[str, list[Hit]] = {}
    for match in _NAME.finditer(facts.text):
        name = _REMARK.sub("", match.group(1)).removeprefix(_COUNTRY)
        if name.endswith(_ENDS):
            found.setdefault(name, []).append(facts.hit(match.start(), match.end()))
    yield from _numbers(facts)
    for first, second in near_pairs(found):
        if min(len(found[first]), len(found[second])) > 1:
            continue
        # The rarer one is the slip; of two that are as rare, the later one.
        wrong, right = (second, first) if len(found[second]) <= len(found[first]) else (first, second)
        hit, other = found[wrong][0], found[right][0]
        details = {"text": hit.text, "other": other.text, "place": said(other.place)}
        yield Contradiction(hit.place, details, other.place)


def _numbers(facts: Facts) -> Iterator[Contradiction]:
    """Documents that are given two 发文字号."""
    found: dict[str, tuple[str, Hit]] = {}
    for match in _NUMBERED.finditer(facts.text):
        name, number = match.groups()
        hit = facts.hit(match.start(), match.end())
        known, other = found.setdefault(name, (number, hit))
        if known != number:
            details = {
                "text": f"《{name}》（{number}）",
                "other": f"《{name}》（{known}）",
                "place": said(other.place),
            }
            yield Contradiction(hit.place, details, other.place)

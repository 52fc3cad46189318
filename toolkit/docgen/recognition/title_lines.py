"""Titles broken by sense into 梯形 or 菱形, never through a word (GB/T 9704-2012, 7.3.1).

A title that fits one line is left alone, and costs nothing. A longer one is cut into words (the cheapest path
through a word list), its words are grouped into lines in every way that fits, and the best group is taken: by
where the lines break, and by their shape.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import combinations, pairwise, starmap
from pathlib import Path
from typing import NamedTuple

from docgen.model.widths import width

WORDS = Path(__file__).parent / "title_words.txt"
"""Words by rarity, from jieba's dictionary (MIT licence); authoring/build_title_words.py writes it."""

MOST_LINES = 4
LONGEST_WORD = 8
UNKNOWN_CHARACTER = 12
"""The rarity of a character that is no word of the list: longer words always win over it."""

_PHRASES = """
    消防安全 食品安全 粮食安全 交通安全 道路交通 公共机构 节能减排 生产安全 信访维稳 平安建设
    安全生产 政务公开 信息公开 党风廉政 廉政建设 意识形态 乡村振兴 营商环境 法治政府
    生态环境 环境保护 社会治理 基层治理 社会保障 民生实事 河长制 放管服 网络安全
    应急管理 市场监管 公共服务 公共资源 优化营商环境 主体责任 责任制 落实情况 工作总结
    工作打算 工作计划 工作安排 工作要点 工作方案 工作情况 工作思路 工作报告 情况报告
    情况汇报 实施方案 实施意见 实施细则 管理办法 中华人民共和国 网络安全和信息化
    文化和旅游 报送 行政执法局 综合行政执法局 行政执法 事业单位 机关事业单位 义务教育阶段
    指导意见 行动计划 行动方案 整改落实 整改情况 完成情况 进展情况 开展情况 执行情况
    自查报告 述职报告 调研报告 征求意见稿 试行 上半年 下半年 第一季度 第二季度 第三季度
    第四季度 党组织 机关党建 基层党建 党建工作 重点工作 专项行动 专项整治 专题会议
    高质量发展 人力资源 自然资源 发展改革 住房城乡建设 交通运输 农业农村 文化旅游
    卫生健康 退役军人 统计局 教育局 财政局 公安局 民政局 司法局 水利局 商务局 审计局
    医保局 税务局 气象局 应急局 街道办事处 办公室 委员会 人民政府 领导小组
""".split()
"""Compounds of official titles that stay together."""
_PHRASE_RARITY = 4

_TOKEN = (
    r"\d+(?:\.\d+)*(?:[%％]|年度|年上半年|年下半年|年|月份|月|日|号|期|届|次|季度)?"
    r"|[A-Za-z]+|[\u4e00-\u9fff]+|\s+|."
)
_OPENING = "《〈（(“‘「『【〔"
_CLOSING = "》〉）)”’」』】〕、，。：；！？,.:;!?"
_PARTICLES = frozenset("的地得等了之中上下内外后前们者性化局厅委办处科镇乡村")
"""What belongs to the word before it, and begins no line."""
_CONJUNCTIONS = frozenset("和 与 及 暨 以及 并 或".split())
_PREPOSITIONS = frozenset("关于 对 对于 在 为 向 从 由 以 把 将 因 按 按照 根据".split())
_VERBS = frozenset(
    "开展 落实 推进 印发 做好 加强 召开 调整 全面 进一步 贯彻 推动 实施 发现 组织 报送 加快 深化".split()
)
"""Words that want what follows them."""
_LEANING = frozenset("期间 情况 阶段 单位 问题 部门 方面 以来 体系 制度 机制 项目 工作".split())
"""Words that lean on what stands before them."""
_ORGAN_ENDINGS = "局厅委部署办院校会组府处科室站所中心"
_TWINS = "》〉）)”’」』】〕"
"""The closing twins of `_OPENING`."""


@lru_cache(maxsize=256)
def break_title(title: str, line: int) -> str:
    """`title` with a line feed where a line ends; unchanged where it fits a line or has breaks of its own.

    `line` is how many characters a line holds: 20 of 2号 on the standard's page.

    A title too long for any number of lines is left to Word.
    """
    if "\n" in title or not line < width(title) <= line * MOST_LINES:
        return title
    tokens = tuple(words(title))
    prices = break_prices(tokens)
    best = min(groupings(tokens, prices, line), key=lambda grouping: cost(grouping, prices), default=None)
    if best is None:
        return title
    return "\n".join("".join(tokens[start:end]).strip() for start, end in pairwise(best.places))


def words(title: str) -> Iterator[str]:
    """The title cut into what no line may cut: words, numbers with their units, punctuation."""
    for match in re.finditer(_TOKEN, title):
        text = match.group()
        if "\u4e00" <= text[0] <= "\u9fff":
            yield from chinese_words(text)
        else:
            yield text


def chinese_words(text: str) -> list[str]:
    """The cheapest way to cut Chinese `text` into words of the list."""
    best: list[tuple[float, int]] = [(0, 0)]
    for end in range(1, len(text) + 1):
        best.append(
            min(
                (best[start][0] + rarity(text[start:end]), start)
                for start in range(max(0, end - LONGEST_WORD), end)
                if end - start == 1 or text[start:end] in dictionary()
            )
        )
    cuts = [len(text)]
    while cuts[-1]:
        cuts.append(best[cuts[-1]][1])
    return [text[start:end] for end, start in pairwise(cuts)][::-1]


def rarity(word: str) -> int:
    """What a word adds to the price of a path."""
    return dictionary().get(word, UNKNOWN_CHARACTER)


@cache
def dictionary() -> dict[str, int]:
    """Word → rarity. Read once, and only for a title that needs it."""
    known: dict[str, int] = {}
    for line in WORDS.read_text(encoding="utf-8").splitlines():
        number, *listed = line.split(" ")
        known.update(dict.fromkeys(listed, int(number)))
    return known | dict.fromkeys(_PHRASES, _PHRASE_RARITY)


class Grouping(NamedTuple):
    """A way to set words in lines: where lines begin and the last one ends, and how wide each line is."""

    places: tuple[int, ...]
    widths: tuple[float, ...]


def groupings(tokens: tuple[str, ...], breaks: Collection[int], line: int) -> Iterator[Grouping]:
    """Every way to set the words in the fewest lines, or in one line more, that fits."""

    @cache
    def line_width(start: int, end: int) -> float:
        return width("".join(tokens[start:end]))

    fewest = max(2, -int(-line_width(0, len(tokens)) // line))
    for count in range(fewest, min(fewest + 1, MOST_LINES) + 1):
        for inner in combinations(breaks, count - 1):
            places = (0, *inner, len(tokens))
            widths = tuple(starmap(line_width, pairwise(places)))
            if max(widths) <= line:
                yield Grouping(places, widths)


def break_prices(tokens: tuple[str, ...]) -> dict[int, float]:
    """Each place before which a line may begin, in order, with the price of doing so."""
    prices: dict[int, float] = {}
    open_brackets = 0
    for place, (before, after) in enumerate(pairwise(tokens), 1):
        open_brackets += sum(before.count(c) for c in _OPENING) - sum(before.count(c) for c in _TWINS)
        if may_break(before, after):
            prices[place] = break_price(before, after) + (6 if open_brackets > 0 else 0)
    return prices


def may_break(before: str, after: str) -> bool:
    """Whether a line may end between two words at all."""
    return after[0] not in _CLOSING and before[-1] not in _OPENING and after not in _PARTICLES


def cost(grouping: Grouping, prices: Mapping[int, float]) -> float:
    """The price of a grouping: its breaks, its shape, and its lines beyond the second."""
    breaks = sum(prices[place] for place in grouping.places[1:-1])
    return breaks + shape_cost(grouping.widths) + 6 * len(grouping.widths)


def break_price(before: str, after: str) -> float:
    """How badly a break between two words cuts the sense; below zero where a reader would pause."""
    price = 0.0
    if before in _CONJUNCTIONS or before in _PREPOSITIONS:
        price += 8
    if after in _CONJUNCTIONS:
        price -= 3
    if after == "关于":
        price -= 5
    if before == "的":
        price -= 2
    if before in _VERBS or after in _LEANING:
        price += 2
    if before[-1] in _ORGAN_ENDINGS and len(before) > 1:
        price -= 1
    if before[-1] in "、，》）":
        price -= 2
    if before[-1].isdigit() or before.endswith("年"):
        price += 3
    if len(before) == 1 or len(after) == 1:
        price += 0 if before == "的" or after in _CONJUNCTIONS else 6
    return price


def shape_cost(widths: Sequence[float]) -> float:
    """梯形 or 菱形: lines that differ, no waist, none much shorter than the others."""
    longest, shortest = max(widths), min(widths)
    price = 8.0 if shortest < 4 else 0.0
    price += max(0.0, (longest - shortest) / longest - 0.35) * 12
    if any(abs(a - b) < 1 for a, b in pairwise(widths)):
        price += 3
    if len(widths) > 2 and min(widths[1:-1]) < min(widths[0], widths[-1]):
        price += 10
    return price

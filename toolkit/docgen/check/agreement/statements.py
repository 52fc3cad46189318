"""What is said of a quantity: 全年共检查企业1250家 says of 检查企业, in 家, that it is 1250.

Two statements are of one quantity when what is counted, the unit and the time are the same words; a statement
with a word that narrows it (其中, 每, 在……领域), that leaves it open (约, 超过) or that speaks of what is to
come is not compared at all.
"""

import re
from collections.abc import Iterator
from enum import IntEnum
from typing import NamedTuple

from docgen.check.agreement.facts import Facts, Hit
from docgen.check.agreement.measures import PERCENT, Measure
from docgen.model.profile import Element
from docgen.patterns import HAN

_LONGEST_SUBJECT = 18
_LONGEST_OBJECT = 8
_NOT_HAN = re.compile(f"[^{HAN}]")
_SENTENCE_END = re.compile("[。；！？;\r\n]")
_LEADING = re.compile(
    "(?:其中|去年同期|上年同期|去年|上年|年|月份?|截至目前|截至年底|到目前为止|今年以来|一年来|半年来|全年度?|本年度?|年内|今年|上半年|下半年|本季度"
    "|我[局委办市县区镇院馆校处]|我中心|我单位|本[局单位]|各?单位|全[市县区局镇省系统街道委院校馆]+|市(?:局|本级|级)"
    "|累计|一共|总共|共计|总计|合计|共|已经?|先后|目前|现有?|实际|分别|同时|并且?|还|又|均|都|就|我们|开展|进行|组织)+"
)
"""What stands before the words that are counted and says nothing of them."""
_TRAILING = tuple(
    "累计 一共 总共 共计 总计 合计 共 已 已经 先后 分别 均 各 达 为 是 有 了 过 约 近 超 突破 不足 逾 "
    "仅 只 至 到 次数 人数 户数 件数 家数 份数 期数 场数 个数 条数 篇数 总数 数量 总量 量 数".split()
)
"""What stands between the words that are counted and the number."""
_OF_EVERY_KIND = re.compile("各[类种项]")
"""办理各类业务 is 办理业务."""
_VAGUE = re.compile("约|近|超|突破|不足|逾|至少|不少于|不低于|不超过|将近|接近|大约|多达|力争")
_VAGUE_BEHIND = re.compile("以上|以下|以内|左右|上下|多")
_DIFFERENCE = re.compile(
    "(?:增长|增加|新增|净增|下降|减少|降低|提高|上升|提升|压减|缩短|节约|下调|上调|回落|多|少)了?(?:约|近)?$"
)
_NARROWED = re.compile(
    "其中|分别|每|各|平均|人均|户均|期间|领域|行业|方面|环节|类|[一二三四]季度|同比|环比|比[去上]|较[去上]"
    "|[甲乙丙丁]|第[一二三四五六七八九十]|余下|其余|剩余|另|首批|当[日天月]|最[高多低少]|其[它他]"
)
_COMING = re.compile(
    "将|力争|确保|计划|(?<!模)拟|目标|争取|预计|不少于|下一步|明年|来年|次年|要求|应当|应该|需要|不低于|打算"
)
_PLANS = re.compile("打算|计划|安排|下一步|下步|思路|目标|任务|要点|展望|谋划|建议|问题|困难|不足")
_DONE = re.compile("完成|落实|开展情况|总结|回顾|进展|成效")
_LISTED = re.compile(
    r"[ \u3000]*(?:[（(]?\d{1,2}[）).．、]|[（(]?[一二三四五六七八九十]{1,2}(?:[）)、]|是|要))"
)
_SO_FAR = re.compile("历年|历次|(?<![一半])年来|年间|(?<!今年)(?<!年初)以来")
_NOW = re.compile("全年|今年|本年|年内|上半年|下半年|年度")
_WHOLE = re.compile(
    "全年|全[市县区局镇省]|全系统|全街道|共|累计|总计|合计|今年以来|一年来|半年来|上半年|年内|本年度|20\\d\\d年，"
)
_TIME = re.compile(
    "上年同期|去年同期|上年|去年|前年|往年|上一?年度?|同期|上半年|下半年|[一二三四1-4]季度|20\\d\\d年(?:\\d{1,2}月)?|\\d{1,2}月"
    "|全年|今年|本年|年初|年末|年底|汛期|[春暑寒]|节日?"
)
_REPORT = re.compile("总结|报告|汇报|情况|小结|回顾|通报")
_YEAR = re.compile(r"20\d\d(?=年)")
_THIS = frozenset(("全年", "今年", "本年"))
_LAST = frozenset(("上年同期", "去年同期", "上年", "去年", "同期", "上年度", "上一年", "上一年度"))
_HALVES = ("上半年", "下半年")
THIS, BEFORE = "", "上期"


class Standing(IntEnum):
    """Of how much a statement speaks: of a part that its heading names, or of the whole report's time."""

    PART = 0
    SAID_WHOLE = 1
    """In a part, but with 全年, 共 or the like."""
    WHOLE = 2
    """In the title, the introduction, 数据 or the total of a table."""


class Statement(NamedTuple):
    """A quantity and what is said of it."""

    subject: str
    measure: Measure
    hit: Hit
    time: str
    standing: Standing


def statements(facts: Facts, wanted: frozenset[tuple[str, str]] = frozenset()) -> Iterator[Statement]:
    """The statements whose subject and unit are `wanted`, or are met with in two different numbers."""
    found: dict[tuple[str, str], list[tuple[str, Measure]]] = {}
    for said in facts.measures:
        subject = subject_of(facts.text, said, facts.own_place)
        if subject:
            found.setdefault((subject, said.unit), []).append((subject, said))
    for key, group in found.items():
        if key in wanted or any(said.value != group[0][1].value for _, said in group):
            for subject, said in group:
                yield from _statement(facts, subject, said)


def subject_of(text: str, said: Measure, own_place: str = "") -> str:
    """What is counted: the words before the number, and those right behind it; "" where it is not told.

    `own_place` adds nothing to a subject: 青禾市共检查企业 in the report of 青禾市.
    """
    before = _NOT_HAN.split(text[max(0, said.start - _LONGEST_SUBJECT) : said.start])[-1]
    if len(before) == _LONGEST_SUBJECT:
        return ""
    if said.unit == PERCENT:
        before = _of(bare(before), own_place)
        return before if len(before) > 1 else ""
    behind = _NOT_HAN.split(text[said.end : said.end + _LONGEST_OBJECT + 1], maxsplit=1)[0]
    if len(behind) > _LONGEST_OBJECT:
        return ""
    return _of(bare(f"{_without_end(before)}{behind}"), own_place)


def _of(words: str, own_place: str) -> str:
    if own_place and words.startswith(own_place):
        words = bare(words.removeprefix(own_place))
    return words


def bare(words: str) -> str:
    """What is counted, without the words around it that say when, where and that it is all."""
    words = _without_end(_OF_EVERY_KIND.sub("", words))
    return words[_leading(words) :]


def _without_end(words: str) -> str:
    while words.endswith(_TRAILING):
        words = words.removesuffix(next(word for word in _TRAILING if words.endswith(word)))
    return words


def _leading(words: str) -> int:
    match = _LEADING.match(words)
    return match.end() if match and match.end() < len(words) else 0


def _statement(facts: Facts, subject: str, said: Measure) -> Iterator[Statement]:
    """The statement, unless something makes it another one than its words alone say."""
    hit = facts.hit(said.start, said.end)
    passage = hit.passage
    if passage.in_table or passage.division or said.is_vague:
        return
    begin = _sentence(passage.text, hit.start)
    context = passage.text[begin : hit.start]
    clause = context[max(context.rfind("，"), context.rfind("、"), context.rfind("：")) + 1 :]
    behind = passage.text[hit.end : hit.end + 4]
    if _VAGUE.search(clause) or _VAGUE_BEHIND.match(behind) or _DIFFERENCE.search(clause):
        return
    if (
        _NARROWED.search(_OF_EVERY_KIND.sub("", context))
        or _COMING.search(context)
        or _is_so_far(facts, context)
    ):
        return
    if any(_is_plan(heading.text[: heading.title_end or None]) for heading in facts.above(passage.number)):
        return
    yield Statement(subject, said, hit, _time(facts, context), _standing(facts, hit, context))


def _is_so_far(facts: Facts, context: str) -> bool:
    """Whether a sentence counts from some earlier time on: 建成以来, 三年来累计."""
    own = context.replace(f"{report_year(facts)}年", "今年")
    return _SO_FAR.search(own) is not None or ("累计" in own and _NOW.search(own) is None)


def _sentence(text: str, place: int) -> int:
    ends = [match.end() for match in _SENTENCE_END.finditer(text, max(0, place - 120), place)]
    return ends[-1] if ends else max(0, place - 120)


def _is_plan(title: str) -> bool:
    return _PLANS.search(title) is not None and _DONE.search(title) is None


def _standing(facts: Facts, hit: Hit, context: str) -> Standing:
    passage = hit.passage
    headings = facts.headings
    is_listed = _LISTED.match(passage.text) is not None
    if passage.element is Element.TITLE or (headings and passage.number < headings[0] and not is_listed):
        return Standing.WHOLE
    return Standing.SAID_WHOLE if _WHOLE.search(context) else Standing.PART


def _time(facts: Facts, context: str) -> str:
    """The time that a statement names: `THIS` for the report's own, `BEFORE` for the one before it."""
    words = [match.group() for match in _TIME.finditer(context)]
    if not words:
        return THIS
    word, year = words[-1], report_year(facts)
    if word in _THIS or (year and word == f"{year}年"):
        return THIS
    if word in _LAST or (year and word == f"{year - 1}年"):
        return BEFORE
    if word in _HALVES and word in report_words(facts):
        return THIS
    return word


def is_report(facts: Facts) -> bool:
    """Whether it tells what was done: rules, plans and notices count nothing that could be told twice."""
    return bool(facts.figures) or _REPORT.search(report_words(facts)) is not None


def report_words(facts: Facts) -> str:
    """The title, and what else says which time a report is of."""
    return "".join(passage.text for passage in facts.of(Element.TITLE)) + facts.fields.get("报告期", "")


def report_year(facts: Facts) -> int:
    """The year of a report by its title or 报告期: the first where it names two; 0 where it names none."""
    years = [int(year) for year in _YEAR.findall(report_words(facts))]
    return min(years, default=0)

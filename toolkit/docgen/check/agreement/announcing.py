"""What a report announces (抓好三个方面：) and what it then gives (一是…二是…)."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from docgen.check.agreement.facts import Facts, Hit, Passage
from docgen.model.numerals import chinese_value
from docgen.patterns import HAN, rarely

_NOUNS = (
    "方面 环节 重点 措施 任务 举措 问题 件事 要求 建议 原因 原则 关系 转变 结合 突破 提升 机制 体系 "
    "抓手 特点 成效 难点 短板 不足 困难 做法 经验 内容 步骤 阶段 制度 行动 工程 工作 关口 意见 坚持 强化 "
    "到位 点"
).split()
_ANNOUNCED = rarely(
    r"(?:[两二三四五六七八九十]{1,3}|\d{1,2})(?<![第、，零一二三四五六七八九十百千两\d.][两二三四五六七八九十\d])"
    rf"(?:个|项|大|条)?(?:{'|'.join(_NOUNS)})"
    rf"(?:[{HAN}]{{0,6}}(?:[，,](?:即|就是|分别是|具体是|主要是))?：|(?:的?(?:工作|问题|内容|情况))?[。，:])"
)
_OPENINGS = re.compile("以下|如下|主要|重点|着重|体现在|表现在|提出|抓好|做好|做了")
_NUMERAL = re.compile(r"[两二三四五六七八九十]{1,3}|\d{1,2}")
_SIGNS = "。；：，\n \u3000"
_HEADING = re.compile(
    r"[ \u3000]*(?:（[一二三四五六七八九十]{1,3}）|[一二三四五六七八九十]{1,3}、|\d{1,2}[.．、])"
)
_OTHER_PARTS = re.compile("打算|计划|安排|下一步|下步|问题|不足|困难|思路|建议|明年|展望")
"""Parts of a report that are none of the things which were done."""
_LEAST, _MOST = 2, 20
_FARTHEST = 60
"""How many paragraphs are looked through for things that follow."""
_NEAR = 40
"""How far before the first thing its announcement is looked for."""


class _Kind(NamedTuple):
    """A way of counting: what the first item begins with, and any of them."""

    first: re.Pattern[str]
    item: re.Pattern[str]


_KINDS = (
    _Kind(
        re.compile("一[是要]"),
        re.compile(r"([一二三四五六七八九十]{1,3})(?:是(?![一否])|要(?![求点素件闻]))"),
    ),
    _Kind(
        re.compile("第一(?:[，、：]|是)"),
        re.compile(r"第([一二三四五六七八九十]{1,3})(?:[，、：]|是)"),
    ),
    _Kind(re.compile("①"), re.compile("([①-⑩])")),
)


class Announced(NamedTuple):
    """An announcement: how many things are said to follow, how many do, and where the last of these is."""

    hit: Hit
    promised: int
    given: int
    last: Hit


def announcements(facts: Facts) -> Iterator[Announced]:
    """Every announcement that things follow which are counted."""
    for place in sorted({*_beginnings(facts), *(facts.starts[index] for index in facts.headings)}):
        found = list(_ANNOUNCED().finditer(facts.text, max(0, place - _NEAR), place))
        if not found or facts.text[found[-1].end() : place].strip():
            continue
        if found[-1].group().endswith("。") and not _introduces(facts.text, found[-1].start()):
            continue
        promised = _count(found[-1].group())
        if _LEAST <= promised <= _MOST:
            hit = facts.hit(*found[-1].span())
            given = list(_given(facts, hit))
            if given:
                yield Announced(hit, promised, len(given), given[-1])


def _introduces(text: str, place: int) -> bool:
    """Whether the words before `place` say that what is counted follows; a colon says so by itself."""
    sentence = text[max(0, place - _NEAR) : place]
    return _OPENINGS.search(sentence[sentence.rfind("。") + 1 :]) is not None


def _beginnings(facts: Facts) -> Iterator[int]:
    """Where a count begins: looked for first, for few paragraphs have one."""
    for sign in ("一是", "一要", "第一", "①"):
        yield from facts.places(sign)


def _count(text: str) -> int:
    match = _NUMERAL.match(text)
    digits = match.group() if match else ""
    if digits.isdigit():
        return int(digits)
    if digits == "两":
        return 2
    # 三四个 is no number; 十二 is.
    is_one = len(digits) == 1 or "十" in digits
    return (chinese_value(digits) or 0) if is_one else 0


def _given(facts: Facts, hit: Hit) -> Iterator[Hit]:
    """The things that follow, in one paragraph or several, or as headings."""
    passage = hit.passage
    kind = _kind(passage.text, hit.end)
    if kind is not None:
        found = list(_items(kind, passage, hit.end))
        yield from found
        yield from _further(facts, kind, passage.number, len(found))
    elif hit.end == len(passage.text.rstrip()):
        following = facts.following(passage.number)
        if following is None:
            return
        kind = _kind(following.text, 0)
        if kind is not None:
            yield from _further(facts, kind, passage.number, 0)
        elif following.is_heading and following.level > _depth(facts, passage) and _is_first(following):
            yield from _headings(facts, following)


def _kind(text: str, place: int) -> _Kind | None:
    """How things are counted that begin at `place`, behind blanks."""
    while text[place : place + 1] in (" ", "\u3000"):
        place += 1
    return next((kind for kind in _KINDS if kind.first.match(text, place)), None)


def _value(written: str) -> int:
    return ord(written) - ord("①") + 1 if "①" <= written <= "⑩" else chinese_value(written) or 0


def _items(kind: _Kind, passage: Passage, start: int) -> Iterator[Hit]:
    """一是 二是 … up to where another count begins."""
    expected = 1
    for match in kind.item.finditer(passage.text, start):
        if passage.text[match.start() - 1 : match.start()] not in _SIGNS:
            continue
        number = _value(match.group(1))
        if number == 1 and expected > 1:
            return
        if number == expected:
            yield Hit(passage, match.start(), match.end())
            expected += 1


def _further(facts: Facts, kind: _Kind, index: int, known: int) -> Iterator[Hit]:
    """The paragraphs below that go on counting."""
    number, looked = known, 0
    following = facts.following(index)
    while following is not None and not following.is_heading and looked < _FARTHEST:
        looked += 1
        if kind.item.match(following.text.lstrip()) is not None:
            found = list(_items_from(kind, following, number + 1))
            if not found:
                return
            yield from found
            number += len(found)
        following = facts.following(following.number)


def _items_from(kind: _Kind, passage: Passage, expected: int) -> Iterator[Hit]:
    for match in kind.item.finditer(passage.text):
        before = passage.text[: match.start()]
        if (not before.strip() or before[-1] in _SIGNS) and _value(match.group(1)) == expected:
            yield Hit(passage, match.start(), match.end())
            expected += 1


def _headings(facts: Facts, first: Passage) -> Iterator[Hit]:
    """Headings of one level up to the next higher one, if they are numbered from one."""
    passage: Passage | None = first
    looked = 0
    while passage is not None and passage.level >= first.level and looked < _FARTHEST:
        looked += 1
        if first.level == 1 and passage.level == 1 and _OTHER_PARTS.search(passage.text[: passage.title_end]):
            return
        if passage.element is first.element and (passage.label or _HEADING.match(passage.text)):
            yield Hit(passage, 0, passage.title_end)
        passage = facts.next_heading(passage.number)


def _depth(facts: Facts, passage: Passage) -> int:
    """The level of the heading that a paragraph is, or stands under."""
    return max((heading.level for heading in facts.above(passage.number)), default=0)


def _is_first(heading: Passage) -> bool:
    return (
        (heading.label + heading.text).lstrip().startswith(("（一）", "一、", "1.", "1．", "（1）", "(一)"))
    )

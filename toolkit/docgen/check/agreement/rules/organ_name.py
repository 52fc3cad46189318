"""The name of an organ is written in two ways.

What it does
    Looks in the text for the names of 署名, 发文机关标志 and 主送机关 with characters in another order, one
    left out or put in, or (not in the name of a place) one wrong. The organ with which the title begins is
    held against 署名.

Why is this bad
    An organ's own name, wrong, is what it sees first.

Example
    Bad:  青禾市应急管理局 …… 青禾市应急理管局
    Good: 青禾市应急管理局 in both places

Clause
    GB/T 9704-2012, 7.2.4: 由发文机关全称或者规范化简称…; a slip is neither. A sense check, hence a warning.
"""

import re
from collections.abc import Iterator

from docgen.check.agreement.facts import Contradiction, Facts, Passage, said
from docgen.check.agreement.names import differs_slightly
from docgen.check.agreement.times import title_of
from docgen.model.profile import Element
from docgen.patterns import HAN

_NAMING = (Element.SIGNATURE, Element.ISSUER_MARK, Element.ADDRESSEE)
_ENDS = tuple(
    "局 厅 委员会 办公室 中心 馆 支队 大队 总队 管理处 管理所 服务所 办事处 人民政府 医院 学院 学校 "
    "公司".split()
)
_TITLE_ORGAN = re.compile(r"([\u4e00-\u9fff]{3,20}?(?:局|厅|委员会|办公室|中心|馆|站|所))(?=\d|关于|$)")
_PARTS = re.compile(f"[^{HAN}]+")
_PLACE = re.compile("[省市县区州旗]")
_LEAST, _MOST = 6, 24
_MOST_PLACES = 500
_MOST_NAMES = 20


def compare(facts: Facts) -> Iterator[Contradiction]:
    names: dict[str, Passage] = {}
    for passage in facts.of(*_NAMING):
        for word in _PARTS.split(passage.text):
            name = word.removesuffix("文件")
            is_organ = name.endswith(_ENDS) or passage.element is Element.SIGNATURE
            if _LEAST <= len(name) <= _MOST and is_organ and len(names) < _MOST_NAMES:
                names.setdefault(name, passage)
    yield from _of_title(facts)
    for name, passage in names.items():
        for place, written in _variants(facts.text, name, frozenset(names)):
            hit, other = facts.hit(place, place + len(written)), passage.spot(0)
            details = {"text": written, "other": name, "place": said(other)}
            yield Contradiction(hit.place, details, other)


def _of_title(facts: Facts) -> Iterator[Contradiction]:
    """The organ with which the title begins against the one that signs, where one is a form of the other."""
    signatures, title = list(facts.of(Element.SIGNATURE)), title_of(facts)
    if len(signatures) != 1 or title is None:
        return
    name, begun = "".join(signatures[0].text.split()), _TITLE_ORGAN.match("".join(title.text.split()))
    organ = begun.group(1) if begun is not None else ""
    if not organ or organ in name or name in organ:
        return
    place = facts.own_place
    if (
        organ.startswith(place)
        and name.startswith(place)
        and _share_words(organ[len(place) :], name[len(place) :])
    ):
        other = signatures[0].spot(0)
        details = {"text": organ, "other": name, "place": said(other)}
        yield Contradiction(title.spot(0), details, other)


def _share_words(one: str, other: str) -> bool:
    """Whether two names, without their last character, have two characters in a row in common."""
    bare = one[:-1], other[:-1]
    return any(bare[0][n : n + 2] in bare[1] for n in range(len(bare[0]) - 1))


def _variants(text: str, name: str, known: frozenset[str]) -> Iterator[tuple[int, str]]:
    """Where a name that is nearly `name` begins in `text`, and how it is written."""
    head, place, count = name[:2], text.find(name[:2]), 0
    while place >= 0 and count < _MOST_PLACES:
        count += 1
        if not text.startswith(name, place):
            found = next((w for w in _words(text, place, len(name)) if _is_variant(w, name, known)), None)
            if found is not None:
                yield place, found
        place = text.find(head, place + 1)


def _words(text: str, place: int, length: int) -> Iterator[str]:
    yield from (text[place : place + size] for size in (length, length - 1, length + 1))


def _is_variant(written: str, name: str, known: frozenset[str]) -> bool:
    if written in known or written[-1:] != name[-1] or _PARTS.search(written):
        return False
    if not (differs_slightly(written, name) or _lacks_one(written, name)):
        return False
    if len(written) == len(name) and sorted(written) != sorted(name):
        different = next(n for n, (a, b) in enumerate(zip(written, name, strict=True)) if a != b)
        places = [match.end() for match in _PLACE.finditer(name)]
        return different >= max(places, default=len(name)) and len(name) - max(places, default=0) > _CORE
    return True


def _lacks_one(written: str, name: str) -> bool:
    """Whether a long name lacks one of its characters."""
    if len(written) != len(name) - 1 or len(written) < _LEAST:
        return False
    return any(name[:n] + name[n + 1 :] == written for n in range(len(name)))


_CORE = 4
"""A shorter name without its place (财政局, 民政局) with another character is another organ."""

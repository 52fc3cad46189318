"""Numbers with units in a text → proposals for rows of 数据 (召开党组会议14次 → 党组会议 14 次).

A proposal is made only where the words before the number name something, and name but one number. Whatever is
in doubt stays in the text; each proposal says in its row that it is one.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from docgen.model.contents import BodyEntry, FigureEntry
from docgen.model.masks import mask_places
from docgen.patterns import HAN

NOTE = "导入时提出的，请核对名称和数"
_UNITS = (
    "万人次|人次|万元|亿元|元|万人|人|名|个百分点|个|件|项|场次|场|期|份|篇|条|起|户|家|台|套|辆|处|所|间|张|页|公里|米|小时|学时|课时|天|"
    "万千瓦时|千瓦时|度|吨|平方米|亩|批次|批|轮|类|门|卷|册|幅|次|%|％"
)
_FOUND = re.compile(
    rf"(?P<number>(?<![0-9.,，．／/:：\-—–~～第〔(（A-Za-z])(?:[1-9][0-9]{{0,2}}(?:,[0-9]{{3}}){{1,4}}|[0-9]{{1,12}})(?:\.[0-9]{{1,6}})?)"
    rf"(?P<unit>{_UNITS})(?![0-9])"
)
_UNIT = re.compile(_UNITS)
_HAN = re.compile(f"[{HAN}]")
_VERBS = re.compile(
    "全年|上半年|下半年|今年|去年|年内|先后|累计|共计|合计|总计|已经|其中|分别|新增|共|已|并|均|再|又|各|约|达|近|超|为|了|"
    "召开|开展|组织|举办|举行|完成|进行|实施|办理|办结|受理|处理|接待|接收|接到|收到|收集|发放|发布|印发|印制|编印|编写|制定|修订|出台|"
    "排查|整改|检查|查处|发现|投入|安排|落实|建立|建成|设立|新建|购置|更新|推送|报送|刊发|刊登|征集|整理|移交|提供|解决|化解|调解|"
    "走访|慰问|选派|选树|评选|表彰|命名|入选|获得|荣获"
)
_COMPARED = re.compile("(?:增长|提高|下降|减少|增加|上升|降低|同比|环比|上年|去年|上期|节约)$")
"""What is told against another number names none of its own."""
_LONGEST, _SHORTEST = 10, 2
_BEFORE_NUMBERS = ("达到", "达", "为", "共", "约", "近", "超过", "超", "有", "计", "了")
_ON = ("至", "到", "—", "～", "~", "左右", "以上", "以下", "以内", "上下", "/", "／")
_JOINS = re.compile("[和与及并]")


class Proposal(NamedTuple):
    """Rows of 正文 that quote figures, and the rows of 数据 that they quote."""

    body: tuple[BodyEntry, ...]
    figures: tuple[FigureEntry, ...]


class _Number(NamedTuple):
    """A number in a text: where it stands with its unit, what it is called."""

    start: int
    end: int
    name: str
    written: str
    unit: str


def proposed(body: Sequence[BodyEntry], taken: Set[str] = frozenset()) -> Proposal:
    """The rows of `body` with their figures as {{名称}}, and the figures; `taken` names are of others."""
    found = [tuple(_numbers(entry.content)) for entry in body]
    counts = Counter(number.name for numbers in found for number in numbers)
    figures: dict[str, FigureEntry] = {}
    rows = []
    for entry, numbers in zip(body, found, strict=True):
        own = [number for number in numbers if counts[number.name] == 1 and number.name not in taken]
        figures |= {number.name: _entry(number) for number in own}
        rows.append(replace(entry, content=_quoting(entry.content, own)) if own else entry)
    return Proposal(tuple(rows), tuple(figures.values()))


def _numbers(text: str) -> Iterator[_Number]:
    if "{" in text or "｛" in text:
        return
    for match in _FOUND.finditer(text):
        if _may_be_stored(match["number"]) and not _goes_on(text, match.end()):
            yield from _named(text, match.start(), match.end(), match["number"], match["unit"])
    for start, end in mask_places(text):
        unit = _UNIT.match(text, end)
        if unit is not None:
            yield from _named(text, start, unit.end(), text[start:end], unit[0])


def _named(text: str, start: int, end: int, written: str, unit: str) -> Iterator[_Number]:
    begin = start
    while begin > max(0, start - 2 * _LONGEST) and _HAN.match(text[begin - 1]):
        begin -= 1
    if text[begin - 1 : begin].isdigit():
        return
    name = _bare(text[begin:start])
    if _SHORTEST <= len(name) <= _LONGEST and not _JOINS.search(name) and not _COMPARED.search(name):
        yield _Number(start, end, name, written, unit)


def _bare(words: str) -> str:
    """The thing that is counted, without the verbs before it and behind it, as long as a name is left."""
    while (tail := next((t for t in _BEFORE_NUMBERS if words.endswith(t)), "")) and len(words) > len(tail):
        words = words.removesuffix(tail)
    while (verb := _VERBS.match(words)) and len(words) - verb.end() >= _SHORTEST:
        words = words[verb.end() :]
    return words


def _may_be_stored(number: str) -> bool:
    return number == "0" or not number.startswith("0") or number.startswith("0.")


def _goes_on(text: str, end: int) -> bool:
    """Whether the number is but one end of a range, or approximate: 3次至5次, 14次左右."""
    return text.startswith(_ON, end)


def _entry(number: _Number) -> FigureEntry:
    bare = number.written.replace(",", "")
    if not bare.replace(".", "", 1).isdigit():
        return FigureEntry(number.name, number.written, number.unit, note=NOTE)
    decimals = len(bare.partition(".")[2])
    shape = ("#,##0" if "," in number.written else "0") + ("." + "0" * decimals if decimals else "")
    return FigureEntry(number.name, Decimal(bare), number.unit, number_format=shape, note=NOTE)


def _quoting(text: str, numbers: Sequence[_Number]) -> str:
    pieces, end = [], 0
    for number in sorted(numbers):
        pieces += [text[end : number.start], f"{{{{{number.name}}}}}"]
        end = number.end
    return "".join((*pieces, text[end:]))

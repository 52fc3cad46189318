"""The text refers to an 附件, a table or a figure that is not there.

What it does
    Looks for what 见附件3, 如表2所示 and 图1显示 speak of: among 附件说明 and the 附件, among captions that
    begin with 表2 or 图1. Where captions have no numbers, a 表3
    where there are fewer tables is questioned.

Why is this bad
    The reader looks for it, and then asks.

Example
    Bad:  详见附件3, where 附件说明 lists two
    Good: 详见附件2

Clause
    GB/T 9704-2012, 7.3.4 and 7.3.7 for 附件; else a sense check, hence a warning.
"""

import re
from collections.abc import Iterator

from docgen.check.agreement.facts import Contradiction, Facts, Hit, Passage, said
from docgen.model.numerals import chinese_value
from docgen.model.paragraph import Place
from docgen.model.profile import Element
from docgen.patterns import rarely

_NUMBER = r"(\d{1,2}|[一二三四五六七八九十]{1,2})"
_ATTACHMENT = re.compile(rf"(?:见|按照?|参照|填写|填报|报送|根据|依据|附有|（)附件{_NUMBER}(?![\d.、．])")
_OBJECT = rarely(
    r"(?:(?:见|如)([表图])(\d{1,2})|(?<![\u4e00-\u9fff\d])([表图])(\d{1,2})(?=所示|显示|表明))(?![\d.\-—－])"
)
_CAPTION = re.compile(r"(?:^|[\r\n])[ \u3000]{0,4}([表图])[ \u3000]{0,2}(\d{1,2})(?![\d.])")
_NOTE = re.compile(r"(\d{1,2})\s*[.．、]")


def compare(facts: Facts) -> Iterator[Contradiction]:
    if facts.says("附件"):
        yield from _attachments(facts)
    if any(map(facts.says, ("见表", "见图", "如表", "如图", "所示", "显示", "表明"))):
        yield from _objects(facts)


def _attachments(facts: Facts) -> Iterator[Contradiction]:
    notes = list(facts.of(Element.ATTACHMENT_NOTE))
    marks = list(facts.of(Element.ATTACHMENT_MARK))
    # Without 附件说明 only a finished document (it is dated) should have had one.
    is_finished = any(not passage.division for passage in facts.of(Element.DATE))
    if facts.passage(0).element is Element.ATTACHMENT_MARK or not (notes or is_finished):
        return
    there = max(_listed(notes) if notes else 0, len(marks))
    for match in _ATTACHMENT.finditer(facts.text):
        hit = facts.hit(match.start(), match.end())
        number = _value(match.group(1))
        if number > there and _is_text(hit):
            place = notes[0].spot(0) if notes else None
            yield _told(hit, f"附件{match.group(1)}", there, place)


def _listed(notes: list[Passage]) -> int:
    numbers = [int(n) for passage in notes for n in _NOTE.findall(passage.label + passage.text)]
    return max((n for n in numbers if n <= len(numbers)), default=1)


def _objects(facts: Facts) -> Iterator[Contradiction]:
    captions = {(kind, int(number)): hit for kind, number, hit in _captions(facts)}
    tables = len(facts.grids)
    for match in _OBJECT().finditer(facts.text):
        kind, written = match.group(1) or match.group(3), match.group(2) or match.group(4)
        number, hit = int(written), facts.hit(match.start(), match.end())
        known = [each for each, _ in captions if each == kind]
        if (kind, number) in captions or not _is_text(hit):
            continue
        if known:
            last = max(captions[key] for key in captions if key[0] == kind)
            yield _told(hit, f"{kind}{number}", len(known), last.passage.spot(0))
        elif kind == "表" and number > tables and not facts.text[: match.start()].endswith("》"):
            yield _told(hit, f"表{number}", tables, None)


def _captions(facts: Facts) -> Iterator[tuple[str, str, Hit]]:
    for match in _CAPTION.finditer(facts.text):
        yield match.group(1), match.group(2), facts.hit(match.end() - 1, match.end())


def _is_text(hit: Hit) -> bool:
    """Whether words stand in the main text, in which a reader looks for what is named."""
    passage = hit.passage
    is_list = passage.element in (Element.ATTACHMENT_NOTE, Element.ATTACHMENT_MARK, Element.ATTACHMENT_TITLE)
    return not passage.in_table and not passage.division and not is_list


def _told(hit: Hit, name: str, count: int, other: Place | None) -> Contradiction:
    details = {"text": name, "count": count, "place": f"（{said(other)}）" if other is not None else ""}
    return Contradiction(hit.place, details, other)


def _value(text: str) -> int:
    return int(text) if text.isdigit() else chinese_value(text) or 0

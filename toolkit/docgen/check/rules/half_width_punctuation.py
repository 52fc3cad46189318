"""Half-width punctuation stands in Chinese text.

What it does
    Finds , ; : ? ! ( ) . and straight quotes beside Chinese characters.

Why is this bad
    Chinese punctuation takes a full square; half-width marks break the 28 characters of the line and
    look like typing errors.

Example
    Bad:  加强领导,压实责任.
    Good: 加强领导，压实责任。

Clause
    GB/T 15834-2011, 5.1 (标点符号占一个字位置); required by GB/T 9704's 28 characters a line (5.2.3).
"""

import re
from collections.abc import Iterator

from docgen.check.rule import Fault, at
from docgen.check.text import excerpt, search, with_signs
from docgen.model.document import DocumentView
from docgen.model.mend import TextMend
from docgen.model.paragraph import Paragraph
from docgen.model.profile import Element, Profile
from docgen.patterns import HAN
from docgen.recognition.foreign import is_foreign

_CHINESE = re.compile(f"[{HAN}，。；：！？（）《》〔〕“”、…—]")
_FULL = {",": "，", ";": "；", ":": "：", "!": "！", "?": "？", "(": "（", ")": "）", ".": "。"}
_QUOTES = {'"': "”“", "'": "’‘"}
_BESIDE = ",;:!?()\"'"
_MARKS = re.compile(f"[{_BESIDE}]")
_PAIRED = re.compile("[()\"']")
# The point comes first, so that the many in 12.5 cost nothing to pass over.
_POINT = re.compile(f"\\.(?<=[{HAN}”）》]\\.)(?=[{HAN}，。；：！？（《“、…—\\s]|$)")
_COLON_ELSEWHERE = (
    Element.ADDRESSEE,
    Element.SIGNATORY,
    Element.COPIES_TO,
    Element.ATTACHMENT_NOTE,
    Element.DOCUMENT_NUMBER,
)
_NOT_HERE = (Element.REMARK, Element.COPY_NUMBER, Element.CLASSIFICATION)


def check(view: DocumentView, profile: Profile) -> Iterator[Fault]:
    """One fault a paragraph."""
    found = {p.ordinal: _marks(p.text) for p in with_signs(view, _BESIDE)}
    for hit in search(view, _POINT, "."):
        found.setdefault(hit.paragraph.ordinal, []).append(hit.start)
    for paragraph in (p for p in view.paragraphs if p.ordinal in found) if found else ():
        places = sorted(p for p in found[paragraph.ordinal] if not _is_judged_elsewhere(paragraph, p))
        if places:
            mends = (
                TextMend(paragraph.ordinal, p, p + 1, _full(paragraph.text, p), paragraph.part)
                for p in places
            )
            text = excerpt(paragraph.text, places[0], places[0] + 1)
            yield at(paragraph, *mends, mark=paragraph.text[places[0]], text=text, count=len(places))


def _marks(text: str) -> list[int]:
    """Where half-width marks stand beside Chinese characters; a pair counts where both ends do.

    So does one whose inside is Chinese; one behind letters around letters, as in Excel(xlsx), does not.
    """
    pairs = _pairs(text)
    found = []
    for match in _MARKS.finditer(text):
        place = match.start()
        if place in pairs:
            if _is_chinese(text, *sorted((place, pairs[place]))):
                found.append(place)
        elif _CHINESE.search(text[max(0, place - 1) : place] + text[place + 1 : place + 2]):
            found.append(place)
    return found


def _pairs(text: str) -> dict[int, int]:
    """Each bracket or straight quotation mark that has a partner, with it, both ways."""
    pairs: dict[int, int] = {}
    unmatched: dict[str, list[int]] = {"(": [], '"': [], "'": []}
    for place, mark in ((match.start(), match.group()) for match in _PAIRED.finditer(text)):
        waiting = unmatched["(" if mark == ")" else mark]
        if mark == "(" or (mark != ")" and not waiting):
            waiting.append(place)
        elif waiting:
            other = waiting.pop()
            pairs[place], pairs[other] = other, place
    return pairs


def _is_chinese(text: str, first: int, last: int) -> bool:
    """Whether a pair of marks belongs to Chinese text: by what it encloses, else by both its sides."""
    if _CHINESE.search(text, first + 1, last):
        return True
    sides = text[max(0, first - 1) : first], text[last + 1 : last + 2]
    return all(_CHINESE.search(side) for side in sides if side) and any(sides)


def _is_judged_elsewhere(paragraph: Paragraph, place: int) -> bool:
    """What another rule knows more about (a heading's number, a label's colon), or what is no prose."""
    if is_foreign(paragraph.text, place, place + 1):
        return True
    number, element, mark = paragraph.role.number, paragraph.role.element, paragraph.text[place]
    if element in _NOT_HERE or (mark == ":" and element in _COLON_ELSEWHERE):
        return True
    lead = len(paragraph.text) - len(paragraph.text.lstrip())
    if number is not None and place < lead + len(number.written):
        return True
    around = paragraph.text[max(0, place - 6) : place + 10]
    return mark in "()" and re.search(r"\(\s*\d{2,4}\s*年?\)\s*(?:第\s*)?\d+\s*号", around) is not None


def _full(text: str, place: int) -> str:
    """The full-width mark for the one at `place`; straight quotes open and close in turn."""
    mark = text[place]
    if mark in _QUOTES:
        opens = text.count(mark, 0, place) % 2 == 0
        return _QUOTES[mark][opens]
    return _FULL[mark]

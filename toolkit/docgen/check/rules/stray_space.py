"""A space stands between Chinese characters.

What it does
    Finds spaces inside body text: between characters, after punctuation, around digits. Lines of a form
    (姓名：　　电话：) and the space behind 第一条 are left alone; only a single half-width space is mended,
    and none beside a word
    as short as a name.

Why is this bad
    Chinese is written without spaces; Word sets the small gap beside digits by itself.

Example
    Bad:  加强 领导；共 12 次
    Good: 加强领导；共12次

Clause
    GB/T 15834-2011, 5.1 (标点符号与文字之间不空格); a warning, as GB/T 9704 has no clause.
"""

import re
from collections.abc import Iterator

from docgen.check.elements import RUNNING_TEXT
from docgen.check.rule import Fault, at
from docgen.check.text import Hit, excerpt, has_han, search
from docgen.model.document import DocumentView
from docgen.model.mend import TextMend
from docgen.model.profile import Element, Profile
from docgen.patterns import HAN
from docgen.recognition.foreign import is_foreign

_MARKS = "，。、；：！？（）《》〔〕“”"
_SPACE = re.compile(
    f"(?<=[{HAN}{_MARKS}])[ \u3000\u00a0]+(?=[{HAN}{_MARKS}0-9])"
    f"|(?<=[0-9%])[ \u3000\u00a0]+(?=[{HAN}{_MARKS}])"
)
_BLANK = re.compile(f"[年月日]|[{HAN}（）]{{1,8}}[ \u3000]*[：:]")
"""What a blank to be filled in stands before: a unit of a date, or the next label of a form."""
_ARTICLE = re.compile(f"[ \u3000]*第[{HAN}0-9]{{1,5}}[章节条款]")
_LONGEST_WORD = 4
_WORD_BEFORE = re.compile(f"(?<![{HAN}])[{HAN}]{{1,{_LONGEST_WORD}}}$")
_WORD_AFTER = re.compile(f"[{HAN}]{{1,4}}(?![{HAN}])")
_LABEL = 3
"""Characters of 抄送：, whose form is copies-to-form's."""
_PERSON = re.compile(
    f"(?<![{HAN}])[{HAN}][ \u3000]+[{HAN}](?![{HAN}])"
    f"|(?<![{HAN}])[{HAN}][ \u3000]+[{HAN}](?=同志|等|先生|女士|任|为)"
)
"""A name of two characters, spread to the width of three."""
_SHORTEST_HALF = 4
_FEWEST = 2
_LONGEST_NAME = 6
_MARK = re.compile("[，。；：、]")
_ELEMENTS = frozenset(
    {*RUNNING_TEXT, Element.TITLE, Element.ADDRESSEE, Element.ATTACHMENT_NOTE, Element.COPIES_TO}
)


def check(view: DocumentView, profile: Profile) -> Iterator[Fault]:
    """One fault a paragraph."""
    found: dict[int, list[tuple[int, int]]] = {}
    for hit in search(view, _SPACE, " \u3000\u00a0"):
        if hit.paragraph.role.element in _ELEMENTS and not _has_meaning(hit):
            found.setdefault(hit.paragraph.ordinal, []).append((hit.start, hit.end))
    for paragraph in view.paragraphs if found else ():
        places = found.get(paragraph.ordinal)
        if places:
            mends = (
                TextMend(paragraph.ordinal, start, end, "", paragraph.part)
                for start, end in places
                if _is_slip(paragraph.text, start, end)
            )
            yield at(paragraph, *mends, text=excerpt(paragraph.text, *places[0]), count=len(places))


def _has_meaning(hit: Hit) -> bool:
    """Whether the space stands where one belongs, or where another rule judges it."""
    paragraph, number = hit.paragraph, hit.paragraph.role.number
    # A space behind the number is heading-number-form's.
    behind_number = number is not None and hit.start <= len(number.written)
    in_label = paragraph.role.element is Element.COPIES_TO and hit.start < _LABEL
    article = _ARTICLE.match(paragraph.text)
    behind_article = article is not None and hit.start == article.end()
    text, start, end = paragraph.text, hit.start, hit.end
    is_meant = (
        _is_blank(text, start, end)
        or _parts_name(text, start, end)
        or _parts_halves(text, start, end)
        or _parts_list(text)
    )
    return bool(behind_number or in_label or behind_article) or is_meant or is_foreign(text, start, end)


def _parts_name(text: str, start: int, end: int) -> bool:
    return _PERSON.match(text, start - 1) is not None


def _parts_list(text: str) -> bool:
    """Whether a line is nothing but short words with blanks between them, as lists of names are."""
    parts = text.split()
    return (
        len(parts) > _FEWEST and all(len(part) <= _LONGEST_NAME for part in parts) and not _MARK.search(text)
    )


def _parts_halves(text: str, start: int, end: int) -> bool:
    """Whether it stands between the halves of a slogan, which are of one length: 厉行节约 反对浪费."""
    halves = text.strip().split(text[start:end])
    alike = len({len(half) for half in halves}) == 1 and len(halves[0]) >= _SHORTEST_HALF
    return alike and not any(mark in text for mark in "，。、；：")


def _is_blank(text: str, start: int, end: int) -> bool:
    """Whether it is a blank of a form or parts its fields: behind a label, or wide on a line with one."""
    if text[start - 1] in "：:" or _BLANK.match(text, end):
        return True
    is_wide = text[start:end] != " "
    return is_wide and "：" in text and "。" not in text


def _is_slip(text: str, start: int, end: int) -> bool:
    """Whether one may take the space away: wider ones are blanks to be filled, and names need theirs."""
    is_han = all(map(has_han, (text[start - 1], text[end])))
    beside_name = (
        _WORD_BEFORE.search(text[max(0, start - 5) : start]) is not None
        or _WORD_AFTER.match(text, end) is not None
    )
    return text[start:end] == " " and not (is_han and beside_name)

"""A title that wraps by itself is cut through a word.

What it does
    Reckons where a title without breaks of its own wraps, and finds ends of lines inside a word, and last
    lines of one or two characters. Words that no list knows are let pass.

Why is this bad
    The standard wants the sense whole at the end of a line; a lonely last character is seen from afar.

Example
    Bad:  关于进一步加强公共机构节能工作和生活垃圾分 / 类工作的通知
    Good: 关于进一步加强公共机构节能工作 / 和生活垃圾分类工作的通知

Clause
    GB/T 9704-2012, 7.3.1: 回行时，要做到词意完整，排列对称，长短适宜，间距恰当.
"""

from collections.abc import Iterator
from itertools import accumulate

from docgen.check.rule import Fault, at
from docgen.model.document import DocumentView
from docgen.model.mend import TextMend
from docgen.model.paragraph import Paragraph
from docgen.model.profile import Align, Element, Profile
from docgen.model.widths import width
from docgen.recognition.title_lines import MOST_LINES, break_title, words

_LONELY = 2
_FIT = 0.2
"""Part of a character that a line lets hang."""


def check(view: DocumentView, profile: Profile) -> Iterator[Fault]:
    for paragraph in view.of(Element.TITLE, Element.ATTACHMENT_TITLE):
        title, holds = paragraph.text.strip(), _holds(view, paragraph)
        if not holds or not _wraps(paragraph, title, holds):
            continue
        lines = _lines(title, holds)
        if len(lines[-1]) <= _LONELY or not _ends_words(title, lines):
            before, after = lines[-2][-3:], lines[-1][:3]
            yield at(paragraph, *_mends(paragraph, title, holds), text=f"{before}／{after}")


def _holds(view: DocumentView, paragraph: Paragraph) -> int:
    """How many characters a line of the title's size holds; 0 where that cannot be told."""
    if paragraph.cell is not None or paragraph.in_box or paragraph.section >= len(view.sections):
        return 0
    section, size = view.sections[paragraph.section], paragraph.size * 10
    form = paragraph.format
    indents = form.left.characters(paragraph.size) + form.right.characters(paragraph.size)
    room = (section.width - section.left - section.right) / max(size, 1)
    return int(room - indents + _FIT)


def _wraps(paragraph: Paragraph, title: str, holds: int) -> bool:
    """Whether a title takes several lines, and nobody has broken or spaced it."""
    is_plain = not any(sign.isspace() for sign in title) and paragraph.format.align is Align.CENTER
    return is_plain and holds < width(title) <= holds * MOST_LINES


def _lines(title: str, holds: int) -> list[str]:
    """The lines of a title that wraps where they are full."""
    lines, filled = [""], 0.0
    for character in title:
        wide = width(character)
        if filled + wide > holds:
            lines, filled = [*lines, ""], 0.0
        lines[-1] += character
        filled += wide
    return lines


def _ends_words(title: str, lines: list[str]) -> bool:
    ends = set(accumulate(len(word) for word in words(title)))
    return ends.issuperset(accumulate(len(line) for line in lines))


def _mends(paragraph: Paragraph, title: str, holds: int) -> Iterator[TextMend]:
    """A line break behind each line but the last, by sense."""
    start = paragraph.text.index(title)
    for end in list(accumulate(len(line) for line in break_title(title, holds).split("\n")))[:-1]:
        place = start + end
        new = paragraph.text[place - 1] + "\n"
        yield TextMend(paragraph.ordinal, place - 1, place, new, paragraph.part)

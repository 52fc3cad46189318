"""Headings and paragraphs of the main text and of each 附件, told from what stands among them.

A caption or a unit judged as text would be called wrong in all its looks, and mended to ruin: so only what
may be text is taken for it.
"""

from collections.abc import Iterable, Sequence

from docgen.model import styles
from docgen.model.numerals import HeadingNumber
from docgen.model.paragraph import Paragraph, Role
from docgen.model.profile import Align, Element
from docgen.recognition import elements as words
from docgen.recognition.headings import NUMBER_SIGNS, heading_number
from docgen.recognition.naming import is_contents

_PLAIN_STYLES = frozenset(
    {
        styles.TABLE_CAPTION,
        styles.TABLE_HEADER,
        styles.TABLE_TEXT,
        styles.TABLE_NUMBER,
        *styles.SMALLER_TABLES,
        styles.TABLE_LINE,
        styles.TABLE_NOTE,
        styles.PICTURE,
        styles.PICTURE_CAPTION,
        styles.Special.PRESENT,
        "caption",
    }
)
_CONTENTS_STYLES = ("toc ", "目录")
HEADING_STYLES = {name: level for level, name in enumerate(styles.HEADINGS, 1)} | {
    name: level for level, name in enumerate(styles.RUN_IN, 2)
}
HEADINGS = (Element.HEADING_1, Element.HEADING_2, Element.HEADING_3, Element.HEADING_4)
_DIGIT_LEVEL = 3
_DIGITS = frozenset("0123456789")
TITLE_SIZE = 36
"""Half-points: nothing but a title is set in 小二 or more."""

_SIGNS = words.SIGNS_BESIDE_TEXT | {"第"}
"""What a line that may be no text begins with: most are told apart by their first character."""
_BODY = Role(Element.BODY)


class BodyText:
    """One walk through the lines of a body.

    It counts the 附件, in which numbering begins anew, and knows whether it is below 第一条, where numbers
    are part of the text and begin anew as well.
    """

    def __init__(self, style_names: Iterable[str], *, may_have_forms: bool) -> None:
        self._levels = {name: _style_level(name) for name in style_names}
        self._may_have_forms = may_have_forms
        self._division = 0
        self._text_role = _BODY
        self._in_articles = False
        self._follows_mark = False
        self._item_level = 0

    def set_roles(
        self, found: dict[int, Role], lines: Iterable[tuple[int, str]], paragraphs: Sequence[Paragraph]
    ) -> None:
        """Add to `found` the role of each of `lines` (index, text without space around it) that has none."""
        for at, text in lines:
            role = found.get(at)
            if role is not None:
                self._pass(role)
                continue
            self._follows_mark = False
            role = self._role(text, paragraphs[at])
            if role is not None:
                found[at] = role

    def _role(self, text: str, paragraph: Paragraph) -> Role | None:
        level = self._levels[paragraph.format.style]
        if level is None or (not level and _is_placed(paragraph) and is_line(text)):
            return None
        if (text[0] in _SIGNS or self._may_have_forms) and self._is_beside(text):
            return None
        if (text[-1] in _DIGITS and is_contents(text)) or (text[0] in _DIGITS and words.is_clause(text)):
            return None
        may_be_numbered = text[0] in NUMBER_SIGNS and not self._in_articles
        number = heading_number(text) if may_be_numbered else None
        if number and not level and self._is_item(text, number, paragraph):
            return Role(Element.BODY, number=number, division=self._division)
        if level or number:
            return _heading(paragraph.text, level, number, self._division)
        return self._text_role

    def _is_item(self, text: str, number: HeadingNumber, paragraph: Paragraph) -> bool:
        """Whether a numbered line is an item: by itself, or because the items before it end in ；."""
        goes_on = number.level == self._item_level and number.value > 1
        is_item = (goes_on and not _is_set_as_heading(paragraph)) or _is_item(text, number, paragraph)
        self._item_level = number.level if is_item and (goes_on or text.endswith("；")) else 0
        return is_item

    def _pass(self, role: Role) -> None:
        """Past an element found before: an 附件 begins with its mark, or with a title that has none."""
        is_title = role.element is Element.ATTACHMENT_TITLE
        is_mark = role.element is Element.ATTACHMENT_MARK
        if is_mark or (is_title and not self._follows_mark):
            self._division += 1
            self._text_role = Role(Element.BODY, division=self._division)
            self._in_articles = False
        self._follows_mark = is_mark or is_title

    def _is_beside(self, text: str) -> bool:
        """Whether a line is no text by its words: a caption, a form, the heading of a chapter."""
        sign = text[0]
        if sign in words.SIGNS_BESIDE_TEXT and words.is_beside_text(text):
            return True
        if self._may_have_forms and words.is_form(text):
            return True
        if sign != "第" or not ("条" in text or "章" in text or "节" in text or "编" in text):
            return False
        unit = words.division(text)
        self._in_articles |= unit == "条"
        return unit not in ("", "条")


_LONGEST_HEADING = {1: 40, 2: 60}
"""Characters of a run-in heading's own words; what is longer is an item of a list."""


def _is_item(text: str, number: HeadingNumber, paragraph: Paragraph) -> bool:
    """Whether a numbered line is an item of a list and no heading: 1）, or whole sentences behind 一、."""
    if number.level == _DIGIT_LEVEL:
        return number.written.rstrip()[-1:] in ("）", ")")
    longest = _LONGEST_HEADING.get(number.level)
    if longest is None or _is_set_as_heading(paragraph):
        return False
    stop = text.find("。")
    words_end = stop if stop >= 0 else len(text)
    return words_end > longest or text.endswith("；") or (number.level == 1 and stop >= 0)


def _is_set_as_heading(paragraph: Paragraph) -> bool:
    """Whether a line begins in a typeface that only headings have."""
    font = paragraph.looks[0].east_asia if paragraph.looks else ""
    return "黑" in font or "Hei" in font or "楷" in font or "Kai" in font


def _is_placed(paragraph: Paragraph) -> bool:
    """Whether a paragraph is set as no text is: in the middle, to the right, or as large as a title."""
    size = paragraph.looks[0].size if paragraph.looks else 0
    return paragraph.format.align in (Align.CENTER, Align.RIGHT) or size >= TITLE_SIZE


def is_line(text: str) -> bool:
    """Whether so placed a text is a line of its own (a caption, a unit, a name), not text gone astray.

    Judged as text, such a line would be called wrong in all its looks, and mended to ruin.
    """
    return words.is_short(text) and not words.has_sentence(text) and heading_number(text) is None


def _style_level(style: str) -> int | None:
    """The heading level that a style stands for, 0 for text; None where it is no part of the body."""
    if style in _PLAIN_STYLES or style.lower().startswith(_CONTENTS_STYLES):
        return None
    return HEADING_STYLES.get(style) or HEADING_STYLES.get(style.lower(), 0)


def _heading(text: str, style_level: int, number: HeadingNumber | None, division: int) -> Role:
    level = number.level if number else style_level
    stop = text.find("。")
    title_end = stop + 1 if stop >= 0 else len(text)
    return Role(HEADINGS[level - 1], level, number, title_end, division)

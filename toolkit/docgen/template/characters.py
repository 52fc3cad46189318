"""Characters in values that ask for markup: tabs, line, paragraph and page breaks, unfilled places.

The breaks are docxtpl's own (`Listing`): "\\t" a tab, "\\n" a line, "\\a" a paragraph, "\\f" a page. docxtpl
walks every paragraph of every report for them; here only those that hold one are touched.
"""

import re
from dataclasses import dataclass

from docgen.model.context import (
    LOOK_END,
    LOOK_OPEN,
    LOOK_START,
    PARAGRAPH_BREAK,
    UNFILLED_END,
    UNFILLED_START,
)
from docgen.template.run_properties import marked_properties, with_look

_PAGE_BREAK = "\f"
_LOOK_MARKS = (LOOK_START, LOOK_OPEN, LOOK_END)
_SPECIAL = ("\t", "\n", PARAGRAPH_BREAK, _PAGE_BREAK, UNFILLED_START, UNFILLED_END, *_LOOK_MARKS)
_LOOK = f"{LOOK_START}([biu^_]{{0,4}}(?:#[0-9A-F]{{6}})?){LOOK_OPEN}"
_MARKUP = re.compile(f"{_LOOK}|[{''.join(_SPECIAL)}]")
"""A look begins; or a character that asks for markup, stray marks among them."""
_TEXT = '<w:t xml:space="preserve">'

_TOKEN = re.compile(
    r"<w:p(?: [^>]*)?>|</w:p>|<w:pPr>.*?</w:pPr>|<w:rPr>.*?</w:rPr>|<w:r(?: [^>]*)?>"
    r"|</?w:(?:hyperlink|ins|del|moveTo|smartTag|sdtContent|fldSimple|dir|bdo)\b[^>]*>"
    r"|(<w:t(?: [^>]*)?>)([^<]*)</w:t>",
    re.DOTALL,
)


@dataclass(slots=True)
class _Paragraph:
    """The open paragraph while its text is walked through."""

    properties: str = ""
    run_properties: str = ""
    wrappers: int = 0

    @property
    def can_end(self) -> bool:
        """Whether the paragraph may be ended inside the run at hand and another begun.

        Not inside a hyperlink or the like, and not before a section break, which would be doubled.
        """
        return not self.wrappers and "<w:sectPr" not in self.properties


def resolve_characters(text: str, unfilled_style: str) -> str:
    """`text` (a rendered part) with special characters inside `w:t` as WordprocessingML.

    Unfilled places take the character style with the id `unfilled_style`, or a highlight where it is "".
    Where a paragraph cannot be ended a line break stands in; where no run can be split marks are dropped.
    """
    pieces: list[str] = []
    done = 0
    for position in _positions(text):
        if position >= done:
            start = _paragraph_start(text, done, position)
            end = text.find("</w:p>", position)
            if start >= 0 and end >= 0:
                pieces += text[done:start], _resolve(text[start:end], unfilled_style)
                done = end
    if pieces:
        text = "".join((*pieces, text[done:]))
    return _without_leftovers(text)


def _positions(text: str) -> list[int]:
    found: list[int] = []
    for character in _SPECIAL:
        position = text.find(character)
        while position >= 0:
            found.append(position)
            position = text.find(character, position + 1)
    return sorted(found)


def _paragraph_start(text: str, begin: int, position: int) -> int:
    """Where the paragraph that is open at `position` begins, or -1. Text boxes in it hold paragraphs too."""
    start = position
    while True:
        start = max(text.rfind("<w:p>", begin, start), text.rfind("<w:p ", begin, start))
        if start < 0:
            return -1
        closed = text.count("</w:p>", start, position)
        opened = text.count("<w:p>", start, position) + text.count("<w:p ", start, position)
        if opened > closed:
            return start


def _resolve(xml: str, unfilled_style: str) -> str:
    """The beginning of one paragraph, resolved."""
    paragraphs = [_Paragraph()]

    def resolve(match: re.Match[str]) -> str:
        if match.group(2) is not None:
            return _resolve_text(match.group(1), match.group(2), paragraphs[-1], unfilled_style)
        _follow(match.group(), paragraphs)
        return match.group()

    return _TOKEN.sub(resolve, xml)


def _follow(token: str, paragraphs: list[_Paragraph]) -> None:
    """Keep track of the open paragraphs, their properties and those of the run at hand."""
    paragraph = paragraphs[-1]
    if token.startswith("<w:pPr"):
        paragraph.properties = token
    elif token.startswith("<w:rPr"):
        paragraph.run_properties = token
    elif token.startswith("</w:p"):
        paragraphs.pop()
    elif token.startswith(("<w:p>", "<w:p ")):
        if not token.endswith("/>"):
            paragraphs.append(_Paragraph())
    elif token.startswith(("<w:r>", "<w:r ")):
        paragraph.run_properties = ""
    elif not token.endswith("/>"):
        paragraph.wrappers += -1 if token.startswith("</") else 1


@dataclass(slots=True)
class _Run:
    """The look of the characters at hand, on top of the run properties of the tag they came from."""

    plain: str
    unfilled_style: str
    letters: str = ""
    is_unfilled: bool = False

    def switch(self, mark: re.Match[str]) -> bool:
        """Follow a mark; whether it was one."""
        character = mark.group()
        if mark.group(1) is not None:
            self.letters = mark.group(1)
        elif character in (UNFILLED_START, UNFILLED_END):
            self.is_unfilled = character == UNFILLED_START
        elif character in _LOOK_MARKS:
            self.letters = ""
        else:
            return False
        return True

    @property
    def properties(self) -> str:
        """The `w:rPr` of the characters at hand, or ""."""
        looked = with_look(self.plain, self.letters) if self.letters else self.plain
        return marked_properties(looked, self.unfilled_style) if self.is_unfilled else looked


def _resolve_text(start: str, text: str, paragraph: _Paragraph, unfilled_style: str) -> str:
    run = _Run(paragraph.run_properties, unfilled_style)

    def markup(match: re.Match[str]) -> str:
        if run.switch(match):
            return f"</w:t></w:r><w:r>{run.properties}{_TEXT}"
        character = match.group()
        if character == "\t":
            return f"</w:t></w:r><w:r>{run.properties}<w:tab/></w:r><w:r>{run.properties}{_TEXT}"
        if character == "\n" or not paragraph.can_end:
            return f"</w:t><w:br/>{_TEXT}"
        page = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>' if character == _PAGE_BREAK else ""
        return f"</w:t></w:r></w:p>{page}<w:p>{paragraph.properties}<w:r>{run.properties}{_TEXT}"

    return f"{start}{_MARKUP.sub(markup, text)}</w:t>"


def _without_leftovers(text: str) -> str:
    """`text` without the special characters that stand outside `w:t` (attributes, core properties)."""
    if LOOK_OPEN in text:
        text = re.sub(_LOOK, "", text)
    for character, instead in (
        (UNFILLED_START, ""),
        (UNFILLED_END, ""),
        *((mark, "") for mark in _LOOK_MARKS),
        (PARAGRAPH_BREAK, "\n"),
        (_PAGE_BREAK, "\n"),
    ):
        if character in text:
            text = text.replace(character, instead)
    return text

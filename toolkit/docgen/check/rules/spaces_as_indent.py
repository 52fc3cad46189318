"""Spaces are typed where an indent belongs.

What it does
    Finds spaces or tabs at the start of body paragraphs, headings and the like.

Why is this bad
    Typed spaces shift with every font and size, and stay behind when text is moved.

Example
    Bad:  　　各科室要高度重视。
    Good: 各科室要高度重视。 with a first-line indent of 2 characters

Clause
    GB/T 9704-2012, 7.3.3: 每个自然段左空二字，回行顶格.
"""

from collections.abc import Iterator

from docgen.check.elements import RUNNING_TEXT, indent_size
from docgen.check.rule import Fault, at
from docgen.check.spaces import SPACES, leading_space
from docgen.check.text import with_signs
from docgen.model.document import DocumentView
from docgen.model.mend import ParagraphMend, TextMend
from docgen.model.profile import Element, Profile

_ELEMENTS = (*RUNNING_TEXT, Element.TITLE, Element.ADDRESSEE, Element.ATTACHMENT_NOTE, Element.REMARK)

_WIDEST_INDENT, _LINE = 8, 28
"""Half characters of an indent, and characters of a line."""


def check(view: DocumentView, profile: Profile) -> Iterator[Fault]:
    for paragraph in with_signs(view, SPACES):
        count = leading_space(paragraph.text)
        element = paragraph.role.element
        is_indented = count and not _is_placed(paragraph.text, count)
        if is_indented and element is not None and element in _ELEMENTS:
            look = profile.elements[element]
            first = look.first_line if look.first_line is not None else None
            text = TextMend(paragraph.ordinal, 0, count, "", paragraph.part)
            form = ParagraphMend(
                paragraph.ordinal,
                paragraph.part,
                indent_size(look),
                first_line=first,
                left=look.left,
            )
            yield at(paragraph, text, form, count=count)


def _is_placed(text: str, count: int) -> bool:
    """Whether the blanks move a short line to its place, as the 年　月　日 of a form."""
    width = sum(2 if sign == "\u3000" else 1 for sign in text[:count])
    return width > _WIDEST_INDENT and len(text) < _LINE

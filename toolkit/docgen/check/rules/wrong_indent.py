"""An element is indented otherwise than the standard says.

What it does
    Compares first-line, left and right indent of each element, in characters, with the profile's.

Why is this bad
    左空二字 is how a reader sees a new paragraph; a missing or half indent looks like a broken line.

Example
    Bad:  a body paragraph without first-line indent
    Good: first line in by 2 characters, the rest flush

Clause
    GB/T 9704-2012, 7.3.3: 每个自然段左空二字，回行顶格; and the clause of each element.
"""

from collections.abc import Collection, Iterator

from docgen.check.elements import elements, indent_size
from docgen.check.rule import Fault, at
from docgen.check.spaces import leading_space
from docgen.model.document import DocumentView
from docgen.model.formatting import ParagraphFormat
from docgen.model.mend import ParagraphMend
from docgen.model.paragraph import Paragraph
from docgen.model.profile import Align, Element, ElementFormat, Profile

_TOLERANCE = 0.15
"""Characters; offices round 640 twips to 0.85 cm and the like."""
_JUDGED_ELSEWHERE = (Element.PAGE_NUMBER, Element.DOCUMENT_NUMBER)
_NAMES = {"first_line": "首行", "left": "左侧", "right": "右侧"}


def check(view: DocumentView, profile: Profile) -> Iterator[Fault]:
    def doubt(element: Element, form: ParagraphFormat) -> bool:
        return bool(_wrong(form, profile.elements[element]))

    for paragraph in elements(view, doubt):
        element = paragraph.role.element
        if element is None or element in _JUDGED_ELSEWHERE or paragraph.cell is not None or paragraph.in_box:
            continue
        look = profile.elements[element]
        # A paragraph on the wrong side, or pushed in by typed spaces, is another rule's business.
        if look.align is not Align.CENTER and paragraph.format.align in (Align.CENTER, Align.RIGHT):
            continue
        if leading_space(paragraph.text):
            continue
        wrong = _wrong(paragraph.format, look)
        side, (actual, proper) = next(iter(wrong.items()))
        details = {
            "how": _told(side, actual),
            "name": _NAMES[side],
            "proper": f"{proper:g}",
            "clause": look.clause,
        }
        yield at(paragraph, _mend(paragraph, look, wrong), **details)


def _told(side: str, actual: float) -> str:
    """An indent as Word's dialogue and people call it."""
    if abs(actual) < _TOLERANCE:
        return f"{_NAMES[side]}没有缩进"
    if actual < 0:
        return (
            f"悬挂缩进 {-actual:.2g} 字" if side == "first_line" else f"{_NAMES[side]}伸出 {-actual:.2g} 字"
        )
    return f"{_NAMES[side]}缩进 {actual:.2g} 字"


def _mend(paragraph: Paragraph, look: ElementFormat, wrong: Collection[str]) -> ParagraphMend:
    return ParagraphMend(
        paragraph.ordinal,
        paragraph.part,
        indent_size(look),
        first_line=look.first_line,
        left=look.left if "left" in wrong else None,
        right=look.right if "right" in wrong else None,
    )


def _wrong(form: ParagraphFormat, look: ElementFormat) -> dict[str, tuple[float, float]]:
    """Side → (actual, proper) indent in characters, where they differ."""
    size = indent_size(look)
    actual = {
        "first_line": form.first_line.characters(size),
        "left": form.left.characters(size),
        "right": form.right.characters(size),
    }
    proper = {"first_line": look.first_line, "left": look.left, "right": look.right}
    return {
        side: (actual[side], wanted)
        for side, wanted in proper.items()
        if wanted is not None and abs(actual[side] - wanted) > _TOLERANCE
    }

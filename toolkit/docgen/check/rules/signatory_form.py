"""签发人 is not written as 签发人：姓名.

What it does
    Wants the label 签发人, a full-width colon, and a name in 楷体.

Why is this bad
    An 上行文 is valid by its signatory; label and name are told apart by typeface.

Example
    Bad:  签发人:张三; the name in 仿宋
    Good: 签发人：张三, the name in 楷体

Clause
    GB/T 9704-2012, 7.2.6: “签发人”三字用 3 号仿宋体字，后标全角冒号，签发人姓名用 3 号楷体字.
"""

from collections.abc import Iterator

from docgen.check.elements import signatory_name
from docgen.check.rule import Fault, at
from docgen.check.text import has_han, looks
from docgen.model.document import DocumentView
from docgen.model.mend import RunMend, TextMend
from docgen.model.paragraph import Paragraph
from docgen.model.profile import Element, Profile

_NAME = "楷体"
"""The typeface of the name, a key of the profile's typefaces."""


def check(view: DocumentView, profile: Profile) -> Iterator[Fault]:
    for paragraph in view.of(Element.SIGNATORY, Element.DOCUMENT_NUMBER):
        label = paragraph.text.find("签")
        if label < 0 or "签发人" not in paragraph.text.replace(" ", ""):
            continue
        yield from _colon(paragraph, label)
        yield from _name(paragraph, profile)


def _colon(paragraph: Paragraph, label: int) -> Iterator[Fault]:
    text = paragraph.text[label:]
    if not text.startswith("签发人："):
        at_colon = text.find(":")
        start = label + at_colon
        mends = [TextMend(paragraph.ordinal, start, start + 1, "：", paragraph.part)] if at_colon >= 0 else []
        yield at(paragraph, *mends, text=text, proper="“签发人”后用全角冒号")


def _name(paragraph: Paragraph, profile: Profile) -> Iterator[Fault]:
    start, fonts = signatory_name(paragraph), profile.typefaces.get(_NAME, ())
    if not start:
        return
    found = looks(paragraph, start)
    wrong = [(s, e) for s, e, text, look in found if has_han(text) and look.east_asia not in fonts]
    if wrong and fonts:
        font = fonts[0]
        mends = (
            RunMend(paragraph.ordinal, s, e, paragraph.part, east_asia=font, ascii=font) for s, e in wrong
        )
        yield at(paragraph, *mends, text=paragraph.text[start:].strip(), proper="姓名用楷体")

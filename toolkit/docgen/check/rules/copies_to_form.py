"""抄送 is written wrongly.

What it does
    Wants 抄送： with a full-width colon, and 。 after the last organ.

Why is this bad
    It is the one element that ends in a full stop; that shows the list is complete.

Example
    Bad:  抄送:各县；市直各单位
    Good: 抄送：各县，市直各单位。

Clause
    GB/T 9704-2012, 7.4.2: “抄送”二字后加全角冒号和抄送机关名称…最后一个抄送机关名称后标句号.
"""

from collections.abc import Iterator

from docgen.check.rule import Fault, at
from docgen.model.document import DocumentView
from docgen.model.mend import TextMend
from docgen.model.paragraph import Paragraph
from docgen.model.profile import Element, Profile

_LABELS = ("抄送：", "主送：", "分送：")


def check(view: DocumentView, profile: Profile) -> Iterator[Fault]:
    paragraphs = [p for p in view.of(Element.COPIES_TO) if p.text.strip()]
    for paragraph in paragraphs:
        text = paragraph.text.strip()
        is_labelled = text.startswith(tuple(label[:-1] for label in _LABELS)) or paragraph is paragraphs[0]
        if is_labelled and not text.startswith(_LABELS):
            yield at(paragraph, *_colon(paragraph), text=text[:8], problem="“抄送”后用全角冒号")
    if paragraphs and not paragraphs[-1].text.rstrip().endswith("。"):
        yield at(paragraphs[-1], text=paragraphs[-1].text.strip()[-8:], problem="最后一个机关名称后标句号")


def _colon(paragraph: Paragraph) -> list[TextMend]:
    place = paragraph.text.find(":", 0, 6)
    return [TextMend(paragraph.ordinal, place, place + 1, "：", paragraph.part)] if place >= 0 else []

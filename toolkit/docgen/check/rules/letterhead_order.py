"""份号, 密级 and 紧急程度 stand in another order.

What it does
    Wants 份号 above 密级 above 紧急程度, and all of them above 发文机关标志.

Why is this bad
    Archives look for them in that order at the top left.

Example
    Bad:  特急 above 机密★1年
    Good: 000001 / 机密★1年 / 特急

Clause
    GB/T 9704-2012, 7.2.3: 按照份号、密级和保密期限、紧急程度的顺序自上而下分行排列.
"""

from collections.abc import Iterator

from docgen.check.elements import is_letter
from docgen.check.rule import Fault, at
from docgen.model.document import DocumentView
from docgen.model.profile import Element, Profile

_ORDER = (
    Element.COPY_NUMBER,
    Element.CLASSIFICATION,
    Element.URGENCY,
    Element.ISSUER_MARK,
    Element.DOCUMENT_NUMBER,
)
_NAMES = {
    Element.COPY_NUMBER: "份号",
    Element.CLASSIFICATION: "密级和保密期限",
    Element.URGENCY: "紧急程度",
    Element.ISSUER_MARK: "发文机关标志",
    Element.DOCUMENT_NUMBER: "发文字号",
}


def check(view: DocumentView, profile: Profile) -> Iterator[Fault]:
    highest: Element | None = None
    # In 信函 the mark stands above them (10.1); their own order is the same.
    ordered = _ORDER[:3] if is_letter(view) else _ORDER
    for paragraph in view.of(*ordered):
        element = paragraph.role.element
        if element is None:
            continue
        if highest is not None and _ORDER.index(element) < _ORDER.index(highest):
            yield at(paragraph, name=_NAMES[element], above=_NAMES[highest])
        else:
            highest = element

"""A document that needs 署名 and date has none.

What it does
    Looks at documents with an addressee whose title says 通知, 函, 报告, 请示, 批复, 通报 or 决定: they end
    in the name of their office and a date.

Why is this bad
    Without date and issuer the document takes no effect, and nobody knows whom to answer.

Example
    Bad:  关于……的函 without a date
    Good: 署名 and 2024年6月20日 at the end

Clause
    GB/T 9704-2012, 7.3.5: 发文机关署名、成文日期.
"""

import re
from collections.abc import Iterator

from docgen.check.elements import RUNNING_TEXT
from docgen.check.rule import Fault, at
from docgen.model.document import DocumentView
from docgen.model.profile import Element, Profile

_NEEDS = re.compile("(?:通知|函|报告|请示|批复|通报|决定|答复|意见的函)(?:[（(][^（()）]{1,16}[）)])?$")
_DAY = re.compile(r"[\d〇○一二三四五六七八九十×XxＸ]\s*[年./-].{0,8}[月./-]|年\s*月\s*日")
_IMPRINT = (Element.COPIES_TO, Element.PRINTING)
_TEXT = frozenset("。；：")
_LAST = 12
"""Paragraphs at the end where a table or a box may hold what a role was not found for."""


def check(view: DocumentView, profile: Profile) -> Iterator[Fault]:
    title = "".join(p.text.strip() for p in view.of(Element.TITLE))
    addressee = next(view.of(Element.ADDRESSEE), None)
    if addressee is None or not _NEEDS.search(title):
        return
    if any(_DAY.search(above.text) for above in view.above(next(view.of(Element.TITLE)))):
        # 纪要 say below their mark who issued them and when (10.3).
        return
    missing = [name for element, name in _PARTS.items() if next(view.of(element), None) is None]
    if "成文日期" not in missing or _may_be_elsewhere(view):
        return
    yield at(addressee, missing="、".join(missing))


_PARTS = {Element.SIGNATURE: "发文机关署名", Element.DATE: "成文日期"}


def _may_be_elsewhere(view: DocumentView) -> bool:
    """Whether the end of the document holds a day, or a picture below the text that may be a stamp."""
    attached = next((p.ordinal for p in view.of(Element.ATTACHMENT_MARK, Element.ATTACHMENT_TITLE)), None)
    text = [p for p in view.paragraphs if attached is None or p.ordinal < attached]
    written = [p for p in text if (p.text.strip() or p.has_graphic) and p.role.element not in _IMPRINT]
    last = next((i for i in range(len(written), 0, -1) if written[i - 1].role.element in RUNNING_TEXT), 0)
    return any(p.has_graphic for p in written[last:]) or any(_is_closing(p.text) for p in written[-_LAST:])


def _is_closing(text: str) -> bool:
    return len(text.strip()) <= 30 and not _TEXT & set(text) and _DAY.search(text) is not None

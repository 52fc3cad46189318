"""A place is left to be filled.

What it does
    Finds the masks that offices write for a figure still to come: X次, XX余条, *次, **, ××, ＊, ○○局.

Why is this bad
    A report with masks is a draft.

Example
    Bad:  开展检查XX次
    Good: 开展检查14次

Clause
    Not in GB/T 9704: a draft is no document. A warning, as some texts quote masks on purpose.
"""

import re
from collections.abc import Iterator

from docgen.check.rule import Fault, at
from docgen.check.text import excerpt, with_signs
from docgen.model.document import DocumentView
from docgen.model.masks import MASK_SIGNS, mask_places
from docgen.model.profile import Profile


def _is_blank(text: str, start: int, end: int) -> bool:
    """Whether a line drawn in a form is for its reader to fill: 签名：____　日期：____年__月__日."""
    return (
        text[start] in "_＿" and "。" not in text and ("：" in text or ":" in text or not _WORDS.search(text))
    )


_WORDS = re.compile("[\u4e00-\u9fff]{5}")


def check(view: DocumentView, profile: Profile) -> Iterator[Fault]:
    """One fault a paragraph."""
    for paragraph in with_signs(view, MASK_SIGNS):
        places = [place for place in mask_places(paragraph.text) if not _is_blank(paragraph.text, *place)]
        if places:
            start, end = places[0]
            yield at(paragraph, mask=paragraph.text[start:end], text=excerpt(paragraph.text, start, end))

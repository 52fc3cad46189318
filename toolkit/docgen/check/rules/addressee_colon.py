"""主送机关 does not end with a full-width colon.

What it does
    Wants 主送机关 to end in ：.

Why is this bad
    The colon opens the document to those it is addressed to.

Example
    Bad:  各科室:; 各科室
    Good: 各科室：

Clause
    GB/T 9704-2012, 7.3.2: 最后一个机关名称后标全角冒号.
"""

from collections.abc import Iterator

from docgen.check.rule import Fault, at
from docgen.model.document import DocumentView
from docgen.model.mend import TextMend
from docgen.model.profile import Element, Profile


def check(view: DocumentView, profile: Profile) -> Iterator[Fault]:
    paragraphs = [p for p in view.of(Element.ADDRESSEE) if p.text.strip()]
    if not paragraphs or paragraphs[-1].text.rstrip().endswith("："):
        return
    last = paragraphs[-1]
    text = last.text.rstrip()
    # Only a mark may be exchanged; where there is none, a person writes it.
    # 。 and ； end sentences: whether one does here is for a person to say.
    marks = text[-1] in ":，,、"
    mends = (TextMend(last.ordinal, len(text) - 1, len(text), "：", last.part),) if marks else ()
    yield at(last, *mends, text=text[-8:])

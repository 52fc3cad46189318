"""密级和保密期限 is written wrongly.

What it does
    Wants 绝密, 机密 or 秘密, alone or with ★ and a term in Arabic digits.

Why is this bad
    The term decides when a document may be opened; a form that nobody else uses is read in two ways.

Example
    Bad:  机密1年; 秘密★一年
    Good: 机密★1年

Clause
    GB/T 9704-2012, 7.2.2: 保密期限中的数字用阿拉伯数字标注.
"""

import re
from collections.abc import Iterator

from docgen.check.rule import Fault, at
from docgen.model.document import DocumentView
from docgen.model.profile import Element, Profile

_PROPER = re.compile(r"(绝密|机密|秘密)(★(\d+(年|个月|月|日|天)|长期))?")


def check(view: DocumentView, profile: Profile) -> Iterator[Fault]:
    for paragraph in view.of(Element.CLASSIFICATION):
        text = paragraph.text.strip()
        if not _PROPER.fullmatch(text):
            yield at(paragraph, text=text)

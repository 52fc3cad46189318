"""印发机关和印发日期 is written wrongly.

What it does
    Wants the line to end in a full date and 印发: 2024年1月5日印发.

Why is this bad
    The date of printing tells when copies went out.

Example
    Bad:  某局办公室  2024.1.5
    Good: 某局办公室  2024年1月5日印发

Clause
    GB/T 9704-2012, 7.4.3: 用阿拉伯数字将年、月、日标全，年份应标全称，月、日不编虚位，后加“印发”二字.
"""

import re
from collections.abc import Iterator

from docgen.check.dates import is_proper, proper
from docgen.check.rule import Fault, at
from docgen.model.document import DocumentView
from docgen.model.profile import Element, Profile

_DIGITS = r"\d〇零○一二三四五六七八九十"
_DATE = re.compile(rf"(?<![{_DIGITS}])[{_DIGITS}]{{2,}}\s*[年.\-/].*")


def check(view: DocumentView, profile: Profile) -> Iterator[Fault]:
    for paragraph in view.of(Element.PRINTING):
        match = _DATE.search(paragraph.text)
        if match is None:
            # In a table, organ and date have cells of their own.
            if paragraph.cell is None:
                yield at(paragraph, text=paragraph.text.strip(), proper="印发日期和“印发”二字")
            continue
        written = match.group().rstrip()
        date = written.removesuffix("印发")
        if date == written or not is_proper(date):
            yield at(paragraph, text=written, proper=f"{proper(date)}印发")

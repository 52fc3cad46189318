"""发文字号 is written wrongly.

What it does
    Wants 机关代字〔四位年份〕顺序号号: full year, no 第, no leading zero, 号 at the end, no spaces. The
    brackets are year-bracket's.

Why is this bad
    Documents are cited and filed by it; every office must write it alike.

Example
    Bad:  ×府发〔24〕第05号
    Good: ×府发〔2024〕5号

Clause
    GB/T 9704-2012, 7.2.5: 年份应标全称，用六角括号“〔〕”括入；发文顺序号不加“第”字，不编虚位，在阿拉伯
    数字后加“号”字.
"""

import re
from collections.abc import Iterator

from docgen.check.elements import signatory_name
from docgen.check.rule import Fault, at
from docgen.model.document import DocumentView
from docgen.model.profile import Element, Profile

_OPEN, _CLOSE = "〔[［【（(", "〕]］】）)"
_NUMBER = re.compile(rf"(.+?)([{re.escape(_OPEN)}])(.+?)([{re.escape(_CLOSE)}])(.*)")
_BRACKET = re.compile(f"[{re.escape(_OPEN)}]")
_PROPER = re.compile(r"[1-9]\d*号")


def check(view: DocumentView, profile: Profile) -> Iterator[Fault]:
    for paragraph in view.of(Element.DOCUMENT_NUMBER):
        text = paragraph.text
        if signatory_name(paragraph):
            text = text[: text.index("签")]
        # On a line with 份号, the number is the part with a bracket.
        text = next((part for part in text.split("\t") if _BRACKET.search(part)), text).strip()
        match = _NUMBER.fullmatch(text)
        if match is None or not _is_proper(match):
            yield at(paragraph, text=text, proper=_proper(match) if match else "机关代字〔年份〕顺序号号")


def _is_proper(match: re.Match[str]) -> bool:
    organ, _, year, _, rest = match.groups()
    whole_year = len(year) == 4 and year.isdigit()
    return whole_year and _PROPER.fullmatch(rest) is not None and " " not in organ and "\u3000" not in organ


def _proper(match: re.Match[str]) -> str:
    organ, _, year, _, rest = match.groups()
    years = re.sub(r"\D", "", year)
    number = re.sub(r"\D", "", rest).lstrip("0")
    return f"{''.join(organ.split())}〔{'20' + years if len(years) == 2 else years}〕{number}号"

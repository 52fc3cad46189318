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
import unicodedata
from collections.abc import Iterator

from docgen.check.dates import full_year
from docgen.check.elements import signatory_name
from docgen.check.rule import Fault, at
from docgen.model.document import DocumentView
from docgen.model.profile import Element, Profile

_OPEN, _CLOSE = "〔[［【（(", "〕]］】）)"
_PAIR = re.compile(f"[{re.escape(_OPEN)}]([^{re.escape(_OPEN + _CLOSE)}\n]+)[{re.escape(_CLOSE)}]")
_BRACKET = re.compile(f"[{re.escape(_OPEN)}]")
_PROPER = re.compile(r"[1-9][0-9]*号")
_YEAR = re.compile("[0-9]{4}")
_ISSUE = re.compile("(?:〔[0-9]{4}〕)?第[1-9][0-9]*[号期次]")
"""How 令 (10.2) and 纪要 (10.3) are numbered; there is no 机关代字."""
_FORM = "机关代字〔年份〕顺序号号"


def check(view: DocumentView, profile: Profile) -> Iterator[Fault]:
    for paragraph in view.of(Element.DOCUMENT_NUMBER):
        text = paragraph.text
        if signatory_name(paragraph):
            text = text[: text.index("签")]
        # On a line with 份号, the number is the part with a bracket.
        text = next((part for part in text.split("\t") if _BRACKET.search(part)), text).strip()
        if _ISSUE.fullmatch(text):
            continue
        parts = _parts(text)
        if parts is None or not _is_proper(*parts):
            yield at(paragraph, text=text, proper=_proper(*parts) if parts else _FORM)


def _parts(text: str) -> tuple[str, str, str] | None:
    """机关代字, year and number; the year is in the last brackets with a digit, for 机关代字 may have some
    (测统（党）〔2024〕8号)."""
    pairs = list(_PAIR.finditer(text))
    year = next((pair for pair in reversed(pairs) if _digits(pair[1])), pairs[-1] if pairs else None)
    if year is None or not year.start():
        return None
    return text[: year.start()], year[1], text[year.end() :]


def _is_proper(organ: str, year: str, rest: str) -> bool:
    whole_year = _YEAR.fullmatch(year) is not None
    return whole_year and _PROPER.fullmatch(rest) is not None and " " not in organ and "\u3000" not in organ


def _proper(organ: str, year: str, rest: str) -> str:
    years, number = _digits(year), _digits(rest).lstrip("0")
    if len(years) not in (2, 4) or not number:
        return _FORM
    written = full_year(int(years)) if len(years) == 2 else years
    return f"{''.join(organ.split())}〔{written}〕{number}号"


def _digits(text: str) -> str:
    """The digits of `text` in half width, which may be full-width ones."""
    return re.sub(r"[^0-9]", "", unicodedata.normalize("NFKC", text))

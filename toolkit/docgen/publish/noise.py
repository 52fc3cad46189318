"""What saving does by itself, program by program: differences that are nobody's edit. Everything else is one.

A difference is a line `kind/path: old → new`, "" for what is not there; a rule is an expression for whole
lines, with the values that the program writes. What LIBREOFFICE has was seen (7.4); of Word, WPS and
ONLYOFFICE, only what their documentation or reports say of every save. A rule too few keeps a report that
nobody edited; one too many would lose an edit.
"""

import re
from functools import cache
from typing import NamedTuple

from docgen.publish.properties import Facts

_LONGEST = 500
"""Characters of a difference that rules are tried on: noise is never longer, a person's text may be."""
_TWIPS = 2
"""Programs that work in hundredths of a millimetre move a measure by a twip or two."""
_MILLIMETRE = 57
_EVEN_FOOTER = 283
"""Twips, rounded up."""
_EMU = 400
_NUMBER = 1e-9
"""Relative: each program has its own digits for the same double."""

_MEASURE = re.compile(
    r".*@(?:w|left|right|top|bottom|header|footer|gutter|firstLine|before|after|line|h|pos)"
)
_EMU_MEASURE = re.compile(r".*@(?:cx|cy|x|y)|.*/a:ln@w")
_CHART_NUMBER = re.compile(r".*c:v=")
_GIVEN_IN_CHARACTERS = {
    "ind@left": "ind@leftChars",
    "ind@right": "ind@rightChars",
    "ind@firstLine": "ind@firstLineChars",
    "spacing@before": "spacing@beforeLines",
    "spacing@after": "spacing@afterLines",
}
"""Measures that every program computes anew from characters or lines, where those are given (17.3.1.12)."""

_EVERY = r"""
settings/(zoom|view|proofState|removePersonalInformation|doNotDisplayPageBoundaries)(@\w+)?: .* → .*
settings/(w14|w15):docId.*: .* → .*
"""
_WORD = r"""
settings/(m:mathPr|clrSchemeMapping|shapeDefaults|hdrShapeDefaults|footnotePr|endnotePr)\b.*:  → .*
settings/(themeFontLang@\w+|decimalSymbol|listSeparator|compat/compatSetting.*):  → .*
settings/(characterSpacingControl|bordersDoNotSurroundHeader|bordersDoNotSurroundFooter):  → .*
settings/w15:chartTrackingRefBased:  → .*
theme/.*:  → .*
properties/(ep:Company|ep:Manager):  → .*
"""
_ONLYOFFICE = r"""
w:sectPr/docGrid@\w+: .* →\s
theme/.*:  → .*
"""
_LIBREOFFICE = r"""
(w:p|style \w+ .*)/(p/)?suppressAutoHyphens:  → 1
(w:p|style \w+ .*)/(p/)?overflowPunct:  → 0
(w:p|style \w+ .*)/(p/)?ind@(left|right|firstLine)Chars: -?\d+ →\s
(w:p|style \w+ .*)/(p/)?spacing@(before|after)Lines: \d+ →\s
style .*/r/lang(@eastAsia|@bidi)?:  → (en-US|zh-CN|ar-SA)
style table .*/jc: \w+ →\s
w:sectPr/cols@space: \d+ →\s
w:sectPr/pgMar@header: \d+ → 0
settings/autoHyphenation:  → 1
settings/(characterSpacingControl|decimalSymbol|listSeparator): .* →\s
settings/themeFontLang@bidi:  →\s
w:tbl/tblGrid/.*: .* → .*
w:tbl/(tblOverlap|tblpPr@(left|right)FromText): (never|0) →\s
w:tc/gridSpan: \d+ →\s
w:tc/tcBorders:  → 1
w:drawing/.*/pic:cNvPicPr(/a:picLocks@noChange\w+)?: 1? → 1?
w:drawing/.*/pic:cNvPr@(descr|id):? .* → .*
w:drawing/.*/pic:spPr@bwMode:  → auto
w:drawing/.*/wp:cNvGraphicFramePr(/a:graphicFrameLocks@noChangeAspect)?: 1? → 1?
w:drawing/.*/wp:docPr@(descr|name|id): .* → .*
w:drawing/.*/wp:effectExtent@[blrt]:  → 0
chart \d+/.*/c:(axId|crossAx)(\[\d\])?: \d+ → \d+
chart \d+/c:chart/.*/c:f=: .* → .*
chart \d+/c:chart/.*/c:dLbls/.*:  → .*
chart \d+/c:chart/.*/(c:spPr/a:ln@w|c:spPr/a:ln/a:noFill|c:spPr/a:noFill):  → [01]
chart \d+/c:chart/.*/c:txPr/(a:bodyPr|a:lstStyle):  → 1
chart \d+/c:chart/.*/c:txPr/.*/a:defRPr(@\w+|/a:(ea|latin)@typeface|/a:solidFill/a:srgbClr):  → .*
chart \d+/c:chart/.*/c:(auto|noMultiLvlLbl|lblAlgn|lblOffset|crossBetween|overlap):  → (0|1|ctr|100|between)
chart \d+/c:chart/.*/c:catAx/c:numFmt@(formatCode|sourceLinked):  → .*
chart \d+/c:chart/c:plotArea/(c:layout|c:valAx/c:majorGridlines): 1 →\s
chart \d+/c:chart/.*/c:lineChart/c:ser.*/c:spPr/(a:solidFill/a:srgbClr|a:ln/a:round):  → \w+
chart \d+/c:externalData/c:autoUpdate: 0 →\s
chart \d+/c:lang:  → [\w-]+
chart \d+/c:spPr/(a:noFill|a:ln/a:round):  → 1
chart \d+/c:spPr/(a:ln@w|a:ln/a:solidFill/a:srgbClr):  → (9360|D9D9D9)
chart \d+/c:txPr/.*: .* →\s
"""
_ITS_STYLES = re.compile(
    r"style paragraph (?:heading|body text|list|caption|index|header|footer|header and footer|frame contents)"
    r"|style character default paragraph font|style (?:numbering|table) .*"
)
"""Styles that LibreOffice puts into every document it saves."""

_RULES = {
    "libreoffice": _EVERY + _LIBREOFFICE,
    "onlyoffice": _EVERY + _ONLYOFFICE,
    "microsoft": _EVERY + _WORD,
    "wps": _EVERY + _WORD,
    "": _EVERY,
}


@cache
def _compiled(rules: str) -> re.Pattern[str]:
    lines = (line for line in rules.splitlines() if line)
    return re.compile("|".join(f"(?:{line})" for line in lines))


class Noise(NamedTuple):
    """What the program that saved a document writes anew."""

    program: str
    rules: re.Pattern[str]

    @classmethod
    def of(cls, application: str) -> "Noise":
        """Of the program that calls itself `application` in the document's extended properties."""
        name = application.lower()
        program = next((known for known in _RULES if known and known in name), "")
        return cls(program, _compiled(_RULES[program]))

    @property
    def joins_section_ends(self) -> bool:
        """Whether the program puts the end of a section into the paragraph before an empty one."""
        return self.program == "libreoffice"

    def is_of_the_program(self, place: str, *, is_new: bool) -> bool:
        """Whether the program adds this style, used or not."""
        return is_new and self.program == "libreoffice" and _ITS_STYLES.fullmatch(place) is not None

    def explains(self, kind: str, path: str, old: str, new: str, facts: Facts) -> bool:
        """Whether saving alone makes `old` of a fact `new`, "" being none; `facts` are those beside it."""
        if len(path) + len(old) + len(new) > _LONGEST:
            return False
        name = path.removeprefix("p/")
        characters = path.removesuffix(name) + _GIVEN_IN_CHARACTERS.get(name, "-")
        if facts.get(characters, "0") != "0":
            return True
        if _is_close(path, old, new) or self._makes_room(path, new, facts):
            return True
        return self.rules.fullmatch(f"{kind}/{path}: {old} → {new}") is not None

    def _makes_room(self, path: str, new: str, facts: Facts) -> bool:
        """LibreOffice's margin is never narrower than the footer's or header's place and a line of 1 mm.

        In a section that begins on an even page it gives the footer 5 mm, whatever the template gives it.
        """
        edge = {"pgMar@bottom": "pgMar@footer", "pgMar@top": "pgMar@header"}.get(path, "-")
        room = _number(new) - _number(facts.get(edge, ""))
        is_even = facts.get("type", "") == "evenPage" and path == "pgMar@bottom"
        return self.program == "libreoffice" and (room == _MILLIMETRE or (is_even and room == _EVEN_FOOTER))


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() else -1


def _is_close(path: str, old: str, new: str) -> bool:
    """Whether two numbers differ by rounding alone."""
    try:
        before, after = float(old or "0"), float(new or "0")
    except ValueError:
        return False
    if _EMU_MEASURE.fullmatch(path):
        return abs(before - after) <= _EMU
    if _MEASURE.fullmatch(path):
        return abs(before - after) <= _TWIPS
    return _CHART_NUMBER.fullmatch(path) is not None and abs(before - after) <= _NUMBER * abs(before)

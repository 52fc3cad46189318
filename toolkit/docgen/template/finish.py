"""What rendered XML still needs before it is a part of a document.

docxtpl does the same with lxml on every render; here each step is text work that runs only where its cause
is in the text: special characters in values, cells that a false tag emptied, tables without rows, drawings.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from xml.parsers import expat

from docgen.model.context import PARAGRAPH_BREAK, UNFILLED_END, UNFILLED_START

_PAGE_BREAK = "\f"
_SPECIAL = frozenset(("\t", "\n", PARAGRAPH_BREAK, _PAGE_BREAK, UNFILLED_START, UNFILLED_END))
_LEFTOVER = str.maketrans(
    {UNFILLED_START: None, UNFILLED_END: None, PARAGRAPH_BREAK: "\n", _PAGE_BREAK: "\n"}
)
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that XML 1.0 cannot hold (2.2)."""


@dataclass(frozen=True, slots=True)
class Unfilled:
    """How an unfilled place is marked: `style` is the id of the character style 待填, or "" for a highlight."""

    style: str = ""


def finish(text: str, unfilled: Unfilled) -> str:
    """A rendered part's XML with special characters turned into markup and emptied elements made valid."""
    if "_{" in text or "}_" in text or "_%" in text or "%_" in text:
        for written, meant in (("{_{", "{{"), ("}_}", "}}"), ("{_%", "{%"), ("%_}", "%}")):
            text = text.replace(written, meant)
    if any(character in text for character in _SPECIAL):
        text = resolve_characters(text, unfilled).translate(_LEFTOVER)
    if "</w:tblGrid></w:tbl>" in text:
        text = _ROWLESS_TABLE.sub("", text)
    return fill_empty_containers(text)


# Special characters

_TOKEN = re.compile(
    r"<w:p(?: [^>]*)?>|</w:p>|<w:pPr>.*?</w:pPr>|<w:rPr>.*?</w:rPr>|<w:r(?: [^>]*)?>"
    r"|</?w:(?:hyperlink|ins|del|moveTo|smartTag|sdtContent|fldSimple|dir|bdo)\b[^>]*>"
    r"|(<w:t(?: [^>]*)?>)([^<]*)</w:t>",
    re.DOTALL,
)
_MARKUP = re.compile("[" + "".join(sorted(_SPECIAL)) + "]")
_TEXT = '<w:t xml:space="preserve">'


@dataclass(slots=True)
class _Paragraph:
    """The open paragraph while its text is walked through."""

    properties: str = ""
    run_properties: str = ""
    wrappers: int = 0

    @property
    def can_end(self) -> bool:
        """Whether the paragraph may be ended inside the run at hand and another begun."""
        return not self.wrappers and "<w:sectPr" not in self.properties


def resolve_characters(text: str, unfilled: Unfilled) -> str:
    """Tabs, line, paragraph and page breaks and unfilled marks inside `w:t` become WordprocessingML.

    The breaks are docxtpl's (`Listing`): "\\n" a line, "\\a" a paragraph, "\\f" a page, "\\t" a tab. Where a
    paragraph cannot be ended (inside a hyperlink, before a section break), a line break stands in.
    """
    open_paragraphs = [_Paragraph()]

    def resolve(match: re.Match[str]) -> str:
        token, paragraph = match.group(), open_paragraphs[-1]
        if match.group(2) is not None:
            if not _SPECIAL.isdisjoint(match.group(2)):
                return _resolve_text(match.group(1), match.group(2), paragraph, unfilled)
        elif token.startswith("<w:pPr"):
            paragraph.properties = token
        elif token.startswith("<w:rPr"):
            paragraph.run_properties = token
        elif token.startswith("</w:p"):
            open_paragraphs.pop()
        elif token.startswith(("<w:p>", "<w:p ")):
            if not token.endswith("/>"):
                open_paragraphs.append(_Paragraph())
        elif token.startswith(("<w:r>", "<w:r ")):
            paragraph.run_properties = ""
        elif not token.endswith("/>"):
            paragraph.wrappers += -1 if token.startswith("</") else 1
        return token

    return _TOKEN.sub(resolve, text)


def _resolve_text(start: str, text: str, paragraph: _Paragraph, unfilled: Unfilled) -> str:
    plain = paragraph.run_properties
    marked = marked_properties(plain, unfilled)
    current = plain

    def markup(match: re.Match[str]) -> str:
        nonlocal current
        character = match.group()
        if character in (UNFILLED_START, UNFILLED_END):
            current = marked if character == UNFILLED_START else plain
            return f"</w:t></w:r><w:r>{current}{_TEXT}"
        if character == "\t":
            return f"</w:t></w:r><w:r>{current}<w:tab/></w:r><w:r>{current}{_TEXT}"
        if character == "\n" or not paragraph.can_end:
            return f"</w:t><w:br/>{_TEXT}"
        page = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>' if character == _PAGE_BREAK else ""
        return f"</w:t></w:r></w:p>{page}<w:p>{paragraph.properties}<w:r>{current}{_TEXT}"

    return f"{start}{_MARKUP.sub(markup, text)}</w:t>"


# Run properties

_RUN_ORDER = [
    "rStyle",
    "rFonts",
    "b",
    "bCs",
    "i",
    "iCs",
    "caps",
    "smallCaps",
    "strike",
    "dstrike",
    "outline",
    "shadow",
    "emboss",
    "imprint",
    "noProof",
    "snapToGrid",
    "vanish",
    "webHidden",
    "color",
    "spacing",
    "w",
    "kern",
    "position",
    "sz",
    "szCs",
    "highlight",
    "u",
    "effect",
    "bdr",
    "shd",
    "fitText",
    "vertAlign",
    "rtl",
    "cs",
    "em",
    "lang",
    "eastAsianLayout",
    "specVanish",
    "oMath",
]
_RUN_RANK = {name: rank for rank, name in enumerate(_RUN_ORDER)}
"""ECMA-376 part 1, 17.3.2.28 (CT_RPr): a sequence in the transitional schema that Word writes."""
_PROPERTIES = re.compile(r"<w:rPr>(.*?)</w:rPr>", re.DOTALL)
_PROPERTY = re.compile(r"<w:(\w+)[^>]*?(?:/>|>.*?</w:\1>)", re.DOTALL)


def ordered_properties(xml: str) -> str:
    """`xml` with the children of each `w:rPr` in the schema's order; docxtpl's RichText has its own.

    A shading without w:val, which RichText writes for highlights, is given the one it needs.
    """

    def ordered(match: re.Match[str]) -> str:
        children = [(p.group(1), p.group()) for p in _PROPERTY.finditer(match.group(1))]
        children.sort(key=lambda child: _RUN_RANK.get(child[0], len(_RUN_RANK)))
        return "<w:rPr>" + "".join(text for _, text in children) + "</w:rPr>"

    return _PROPERTIES.sub(ordered, xml).replace("<w:shd w:fill=", '<w:shd w:val="clear" w:fill=')


def marked_properties(properties: str, unfilled: Unfilled) -> str:
    """Run properties with the mark of an unfilled place added; `properties` is a `w:rPr` element or ""."""
    inner = properties[len("<w:rPr>") : -len("</w:rPr>")]
    if unfilled.style and "<w:rStyle" not in inner:
        return f'<w:rPr><w:rStyle w:val="{unfilled.style}"/>{inner}</w:rPr>'
    if "<w:highlight" in inner:
        return properties
    rank = _RUN_RANK["highlight"]
    later = (p.start() for p in _PROPERTY.finditer(inner) if _RUN_RANK.get(p.group(1), len(_RUN_RANK)) > rank)
    place = next(later, len(inner))
    return f'<w:rPr>{inner[:place]}<w:highlight w:val="yellow"/>{inner[place:]}</w:rPr>'


# Emptied elements

_ROWLESS_TABLE = re.compile(r"<w:tbl>(?:(?!<w:tbl>|</w:tbl>|<w:tr[ >]).)*</w:tblGrid></w:tbl>", re.DOTALL)
"""A table whose rows are all gone: Word calls the file corrupt."""

_CONTAINERS = ("tc", "hdr", "ftr", "txbxContent", "footnote", "endnote")
_EMPTY_ENDINGS = (
    *(f"{before}</w:tc>" for before in ("</w:tcPr>", "<w:tcPr/>", "<w:tc>", "</w:tbl>")),
    *(f"</w:tbl></w:{name}>" for name in _CONTAINERS[1:]),
)
_EMPTY_WITH_ATTRIBUTES = re.compile(rf"(<w:({'|'.join(_CONTAINERS)})(?: [^>]*)?>)(</w:\2>)")
_SELF_CLOSED = re.compile(rf"<w:({'|'.join(_CONTAINERS)})((?: [^>]*)?)/>")


def fill_empty_containers(text: str) -> str:
    """A paragraph for every cell, header, footer, note or text box that has none at its end.

    They must end in one (ECMA-376 part 1, 17.4.65 for cells); Word calls the file corrupt otherwise.
    """
    for ending in _EMPTY_ENDINGS:
        if ending in text:
            at = ending.rindex("<")
            text = text.replace(ending, f"{ending[:at]}<w:p/>{ending[at:]}")
    for name in _CONTAINERS:
        if f"></w:{name}>" in text:
            return _EMPTY_WITH_ATTRIBUTES.sub(r"\1<w:p/>\3", text)
    return text


# Drawings and well-formedness

_DRAWING_ID = re.compile(r'(<wp:docPr (?:[^>]*? )?id=")([^"]*)"')


def drawing_ids(text: str) -> Iterator[str]:
    """The ids of the drawings in a part."""
    return (match.group(2) for match in _DRAWING_ID.finditer(text))


def number_drawings(texts: dict[str, str], taken: Iterable[str]) -> dict[str, str]:
    """The parts with the ids of all drawings made unique, from 1001 as docxtpl counts, none of `taken`.

    docxtpl counts the body's only; a header that shares an id with the body makes Word say "corrupt"
    (docxtpl#372).
    """
    used = set(taken)
    number = 1000

    def renumber(match: re.Match[str]) -> str:
        nonlocal number
        number += 1
        while str(number) in used:
            number += 1
        return f'{match.group(1)}{number}"'

    return {
        name: _DRAWING_ID.sub(renumber, text) if "<wp:docPr " in text else text
        for name, text in texts.items()
    }


def legal(text: str) -> str:
    """`text` with every character that XML cannot hold shown as U+FFFD."""
    return _ILLEGAL.sub("\ufffd", text)


def well_formedness_error(data: bytes) -> str:
    """Why `data` is not well-formed XML, or "" where it is."""
    parser = expat.ParserCreate()
    try:
        parser.Parse(data, True)
    except expat.ExpatError as problem:
        return str(problem)
    return ""

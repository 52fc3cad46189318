"""What other tools left in a template to be filled in: merge fields, content controls, words in brackets.

Nobody fills them here, so a report would say «单位名称». Told by `docgen template check` and at every render.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from docgen.diagnostics import Code
from docgen.template import tags as tagging
from docgen.template.places import paragraph_places
from docgen.template.tags import W_NS

_FIELD = re.compile(r"\s*([A-Za-z=]+)(?:\s+\"?([^\s\"\\]+))?")
_MERGE_FIELD = "MERGEFIELD"
_OWN_FIELDS = frozenset(
    "= ADVANCE AUTONUM AUTONUMLGL AUTONUMOUT EQ HYPERLINK INDEX LISTNUM NOTEREF NUMPAGES PAGE PAGEREF QUOTE"
    " RD REF SECTION SECTIONPAGES SEQ STYLEREF SYMBOL TA TC TOA TOC XE".split()
)
"""Fields that the document itself answers (17.16.5); what others show comes from elsewhere, or the day."""
_PLACEHOLDER = re.compile(
    r"«[^«»]{1,30}»|【[^【】]{1,20}】|\[[^\[\]\n]{0,20}[\u4e00-\u9fff][^\[\]\n]{0,20}\]"
    r"|(?:单击|点击)(?:或点击)?此处[^，。；]{0,12}"
    r"|\$\{[^{}\n]{1,30}\}|<<[^<>\n]{1,30}>>|(?<!\{)\{ ?[\u4e00-\u9fff]\w{0,20} ?\}(?!\})"
)
_FILLED_BY_HAND = frozenset(
    f"{W_NS}{name}" for name in ("showingPlcHdr", "dataBinding", "text", "date", "comboBox", "dropDownList")
)


class Leftover(NamedTuple):
    """`code` says what kind it is, `text` what it says; it stands in `paragraph`."""

    code: Code
    text: str
    paragraph: etree._Element


def leftovers(root: etree._Element) -> Iterator[Leftover]:
    """The leftovers of a part, paragraph by paragraph; each is told once."""
    for paragraph in tagging.paragraphs(root):
        found = list(_fields(paragraph))
        fields = [name for kind, name in found if kind == _MERGE_FIELD]
        controls = [_control(node) for node in _controls(paragraph)]
        yield from (Leftover("TP119", name, paragraph) for name in fields)
        yield from (
            Leftover("TP122", f"{kind} {name}".strip(), paragraph)
            for kind, name in found
            if _is_foreign(kind)
        )
        yield from (Leftover("TP120", text, paragraph) for text in controls)
        told = "".join((*fields, *controls))
        text = tagging.without_tags(tagging.paragraph_text(paragraph))
        for match in _PLACEHOLDER.finditer(text):
            if match.group().strip("«»【】[]") not in told:
                yield Leftover("TP121", match.group(), paragraph)


def placed(root: etree._Element, part: str, label: str) -> list[tuple[Code, tuple[str, ...], str]]:
    """(code, steps, text) of each leftover: what is kept with a compiled template."""
    found = list(leftovers(root))
    places = paragraph_places(root, part, label) if found else {}
    return [(left.code, places[left.paragraph].steps, left.text) for left in found]


def _fields(paragraph: etree._Element) -> Iterator[tuple[str, str]]:
    """(name, first argument or "") of each field that begins in the paragraph."""
    simple = (node.get(f"{W_NS}instr", "") for node in paragraph.iter(f"{W_NS}fldSimple"))
    for instruction in (*simple, *_instructions(paragraph)):
        if match := _FIELD.match(instruction):
            yield match[1].upper(), match[2] or ""


def _instructions(paragraph: etree._Element) -> Iterator[str]:
    """The codes of the fields that the paragraph writes in runs; one inside another is cut out by itself."""
    open_ones: list[str] = []
    for node in paragraph.iter(f"{W_NS}fldChar", f"{W_NS}instrText"):
        if node.tag == f"{W_NS}instrText":
            if open_ones:
                open_ones[-1] += node.text or ""
        elif node.get(f"{W_NS}fldCharType") == "begin":
            open_ones.append("")
        elif node.get(f"{W_NS}fldCharType") == "end" and open_ones:
            yield open_ones.pop()
    yield from open_ones


def _is_foreign(kind: str) -> bool:
    return kind not in _OWN_FIELDS and kind != _MERGE_FIELD


def _controls(paragraph: etree._Element) -> Iterator[etree._Element]:
    """Content controls for a person to fill, in the paragraph or around it; each at its first paragraph."""
    around = (node for node in paragraph.iterancestors(f"{W_NS}sdt") if _first_paragraph(node) is paragraph)
    for node in (*around, *paragraph.iter(f"{W_NS}sdt")):
        properties = node.find(f"{W_NS}sdtPr")
        if properties is None or properties.find(f"{W_NS}docPartObj") is not None:
            continue
        if any(child.tag in _FILLED_BY_HAND for child in properties) and not tagging.tag_texts(
            _control(node)
        ):
            yield node


def _first_paragraph(control: etree._Element) -> etree._Element | None:
    return next(control.iter(f"{W_NS}p"), None)


def _control(control: etree._Element) -> str:
    return "".join(node.text or "" for node in control.iter(f"{W_NS}t"))

"""What other tools left in a template to be filled in: merge fields, content controls, words in brackets.

Nobody fills them here, so a report would say «单位名称». Told by `docgen template check` and at every render.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from docgen.template import tags as tagging
from docgen.template.places import paragraph_places
from docgen.template.tags import W_NS

_MERGE_FIELD = re.compile(r"\s*MERGEFIELD\s+\"?([^\s\"\\]+)")
_PLACEHOLDER = re.compile(
    r"«[^«»]{1,30}»|【[^【】]{1,20}】|\[[^\[\]\n]{0,20}[\u4e00-\u9fff][^\[\]\n]{0,20}\]"
    r"|(?:单击|点击)(?:或点击)?此处[^，。；]{0,12}"
)
_FILLED_BY_HAND = frozenset(
    f"{W_NS}{name}" for name in ("showingPlcHdr", "dataBinding", "text", "date", "comboBox", "dropDownList")
)


class Leftover(NamedTuple):
    """`code` says what kind it is, `text` what it says; it stands in `paragraph`."""

    code: str
    text: str
    paragraph: etree._Element


def leftovers(root: etree._Element) -> Iterator[Leftover]:
    """The leftovers of a part, paragraph by paragraph; each is told once."""
    for paragraph in tagging.paragraphs(root):
        fields = list(_merge_fields(paragraph))
        controls = [_control(node) for node in _controls(paragraph)]
        yield from (Leftover("TP119", name, paragraph) for name in fields)
        yield from (Leftover("TP120", text, paragraph) for text in controls)
        told = "".join((*fields, *controls))
        text = tagging.without_tags(tagging.paragraph_text(paragraph))
        for match in _PLACEHOLDER.finditer(text):
            if match.group().strip("«»【】[]") not in told:
                yield Leftover("TP121", match.group(), paragraph)


def placed(root: etree._Element, part: str, label: str) -> list[tuple[str, tuple[str, ...], str]]:
    """(code, steps, text) of each leftover: what is kept with a compiled template."""
    found = list(leftovers(root))
    places = paragraph_places(root, part, label) if found else {}
    return [(left.code, places[left.paragraph].steps, left.text) for left in found]


def _merge_fields(paragraph: etree._Element) -> Iterator[str]:
    simple = (node.get(f"{W_NS}instr", "") for node in paragraph.iter(f"{W_NS}fldSimple"))
    written = "".join(node.text or "" for node in paragraph.iter(f"{W_NS}instrText"))
    for instruction in (*simple, *re.split(r"(?=MERGEFIELD)", written)):
        if match := _MERGE_FIELD.match(instruction):
            yield match[1]


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

"""Tags as they stand in a template's paragraphs: where each one is, and which belong together."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W_NS = f"{{{W}}}"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_PARTS = re.compile(r"(\{[%{#])([+-]?)(p|tr|tc|r)?(?(3)(?=\s))\s*(.*?)\s*([+-]?)([%}#]\})", re.DOTALL)

_OPENING = frozenset({"for", "if", "macro", "call", "filter", "block", "with", "autoescape"})
_BRANCHES = frozenset({"else", "elif"})
_ALONE = frozenset({"set", "do", "vm", "hm", "colspan", "cellbg", "include", "import", "from", "extends"})
KEYWORDS = _OPENING | _BRANCHES | _ALONE | {f"end{name}" for name in (*_OPENING, "set", "raw")} | {"raw"}


@dataclass(frozen=True, slots=True)
class Tag:
    """One tag in the text of one paragraph.

    `kind` is "{{", "{%" or "{#"; `level` is docxtpl's "", "p", "tr", "tc" or "r"; `body` what stands between.
    `start` and `end` are offsets in the paragraph's own text (`paragraph_text`).
    """

    text: str
    kind: str
    level: str
    body: str
    start: int
    end: int
    paragraph: etree._Element
    number: int

    @property
    def keyword(self) -> str:
        """The statement's name in a block tag: "for", "endif" … ("" for others)."""
        return self.body.split(maxsplit=1)[0] if self.kind == "{%" and self.body else ""

    @property
    def opens(self) -> bool:
        """Whether a matching end tag must follow."""
        if self.keyword == "set":
            return "=" not in self.body
        return self.keyword in _OPENING or self.keyword == "raw"


def paragraph_text(paragraph: etree._Element) -> str:
    """The paragraph's own text (not that of text boxes inside it), as docxtpl sees it."""
    return "".join(node.text or "" for node in text_nodes(paragraph))


def text_nodes(paragraph: etree._Element) -> list[etree._Element]:
    """The paragraph's own `w:t` elements, in order."""
    found: list[etree._Element] = []
    stack = list(reversed(paragraph))
    while stack:
        node = stack.pop()
        if node.tag == f"{W_NS}t":
            found.append(node)
        elif node.tag != f"{W_NS}p":
            stack.extend(reversed(node))
    return found


def paragraphs(root: etree._Element) -> list[etree._Element]:
    """Every paragraph of a part, those in tables and text boxes included, in document order."""
    return list(root.iter(f"{W_NS}p"))


def tags_of(paragraph: etree._Element, number: int) -> Iterator[Tag]:
    """The tags in one paragraph; `number` is the paragraph's place in its part, from 1."""
    text = paragraph_text(paragraph)
    for match in TAG.finditer(text):
        split = _PARTS.fullmatch(match.group())
        if split:
            kind, _, level, body, _, _ = split.groups()
            yield Tag(match.group(), kind, level or "", body, *match.span(), paragraph, number)


def tags(root: etree._Element) -> list[Tag]:
    """Every tag of a part, in document order."""
    return [tag for number, p in enumerate(paragraphs(root), 1) for tag in tags_of(p, number)]


def groups(found: list[Tag]) -> list[list[Tag]]:
    """Tags that belong together: an opening tag, its branches and its end. Others stand by themselves.

    Groups that never close, and ends without a beginning, are left out: `faults` reports those.
    """
    complete: list[list[Tag]] = []
    stack: list[list[Tag]] = []
    for tag in found:
        if tag.opens:
            stack.append([tag])
        elif tag.keyword in _BRANCHES and stack:
            stack[-1].append(tag)
        elif tag.keyword.startswith("end"):
            if stack and tag.keyword == f"end{stack[-1][0].keyword}":
                complete.append([*stack.pop(), tag])
        elif tag.kind != "{{":
            complete.append([tag])
    return complete

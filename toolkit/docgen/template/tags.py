"""Tags as they stand in a template's paragraphs: where each one is, and which belong together."""

import re
from dataclasses import dataclass

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W_NS = f"{{{W}}}"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_OPENER = re.compile(r"\{[{%#]")
_PARTS = re.compile(r"(\{[%{#])([+-]?)(p|tr|tc|r)?(?(3)(?=\s))\s*(.*?)\s*([+-]?)([%}#]\})", re.DOTALL)

_OPENING = frozenset({"for", "if", "macro", "call", "filter", "block", "with", "autoescape"})
_BRANCHES = frozenset({"else", "elif"})
_ALONE = frozenset({"set", "vm", "hm", "colspan", "cellbg"})
NOT_RUN = frozenset({"include", "import", "from", "extends"})
"""Statements that bring in another template: a document is one file."""
KEYWORDS = (
    _OPENING | _BRANCHES | _ALONE | NOT_RUN | {f"end{name}" for name in (*_OPENING, "set", "raw")} | {"raw"}
)


@dataclass(frozen=True, slots=True)
class Tag:
    """One tag, and the paragraph that it begins in.

    `kind` is "{{", "{%" or "{#", or "" for a tag that never ends; `level` is docxtpl's "", "p", "tr", "tc" or
    "r"; `body` what stands between.
    """

    text: str
    kind: str
    level: str
    body: str
    paragraph: etree._Element

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


def tags(root: etree._Element) -> list[Tag]:
    """Every tag of a part, in document order. A tag split over paragraphs belongs to the one it begins in."""
    found: list[Tag] = []
    unfinished: Tag | None = None
    for paragraph in paragraphs(root):
        before = unfinished.text if unfinished is not None else ""
        text = before + paragraph_text(paragraph)
        end = 0
        for match in TAG.finditer(text):
            if unfinished is not None and match.start() == 0:
                found.append(_joined(match.group(), unfinished.paragraph, paragraph))
            else:
                found.append(_tag(match.group(), paragraph))
            end = match.end()
        opening = _OPENER.search(text, end)
        if opening is None:
            unfinished = None
        else:
            still = unfinished is not None and opening.start() == 0
            where = unfinished.paragraph if unfinished and still else paragraph
            unfinished = Tag(text[opening.start() :], "", "", "", where)
    return found if unfinished is None else [*found, unfinished]


def _joined(text: str, begin: etree._Element, end: etree._Element) -> Tag:
    """A tag over several paragraphs: docxtpl joins them, which breaks what does not lie side by side."""
    tag = _tag(text, begin)
    return tag if begin.getparent() is end.getparent() else Tag(text, "", "", "", begin)


def _tag(text: str, paragraph: etree._Element) -> Tag:
    split = _PARTS.fullmatch(text)
    if split is None:
        return Tag(text, "", "", "", paragraph)
    kind, _, level, body, _, _ = split.groups()
    return Tag(text, kind, level or "", body, paragraph)


def outside_raw(found: list[Tag]) -> list[Tag]:
    """The tags that are run: those between `{% raw %}` and `{% endraw %}` are text."""
    kept: list[Tag] = []
    raw = False
    for tag in found:
        raw = raw and tag.keyword != "endraw"
        if not raw:
            kept.append(tag)
        raw = raw or tag.keyword == "raw"
    return kept


def groups(found: list[Tag]) -> list[list[Tag]]:
    """Tags that belong together: an opening tag, its branches and its end. Others stand by themselves.

    Groups that never close, and ends without a beginning, are left out: `faults` reports those.
    """
    complete: list[list[Tag]] = []
    stack: list[list[Tag]] = []
    for tag in outside_raw(found):
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

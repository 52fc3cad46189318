"""Tags as they stand in a template's paragraphs: where each one is, and which belong together."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W_NS = f"{{{W}}}"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

_CLOSERS = {"{{": "}}", "{%": "%}", "{#": "#}"}
_OPENER = re.compile(r"\{[{%#]")
_QUOTES = {'"': '"', "'": "'", "“": "”", "‘": "’"}
"""What begins a string inside a tag → what ends it; docxtpl straightens the curly ones."""
_OPENER_OR_QUOTE = re.compile(r"[{｛][{%#｛％]|[\"'“”‘’]")
_LONGEST_STRING = 1000
"""Characters behind which a string is taken for one that never ends: each is looked through once."""
_LEVEL = re.compile(r"(?:p|tr|tc|r)(?=\s)")

_PARAGRAPH_END = "\x1e"
"""Stands between the texts of two paragraphs; no XML holds it."""

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


class Stretch(NamedTuple):
    """A tag in a text, `text[start:end]`; one that never ends reaches to the next, or to the text's end."""

    start: int
    end: int
    is_closed: bool


def stretches(text: str) -> Iterator[Stretch]:
    """The tags of `text`, in order and in linear time, unfinished ones included.

    Where another tag, or what was meant as one (｛｛), begins before a tag has ended, outside its strings,
    the first was never finished: so the second is known for what it is. Comments may hold tags.
    """
    ends = _Ends(text)
    opening = _OPENER.search(text)
    while opening is not None:
        start, kind = opening.start(), opening.group()
        end = ends.after(kind, start + 2)
        is_comment = kind == "{#" and end and text.find("{#", start + 2, end) < 0
        following = None if is_comment else _next_opener(text, start + 2, end or len(text))
        if end and following is None:
            yield Stretch(start, end, is_closed=True)
        else:
            end = len(text) if following is None else following
            yield Stretch(start, end, is_closed=False)
        opening = _OPENER.search(text, end)


class _Ends:
    """Where the next `}}`, `%}` or `#}` of a text is; asked for rising places, it reads the text once."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._known: dict[str, int] = {}

    def after(self, kind: str, place: int) -> int:
        """Where the first end of a tag of `kind` from `place` on is over; 0 where there is none."""
        found = self._known.get(kind, place - 1)
        if 0 <= found < place:
            found = self._known[kind] = self._text.find(_CLOSERS[kind], place)
        return found + 2 if found >= 0 else 0


def _next_opener(text: str, start: int, end: int) -> int | None:
    """Where another tag begins between `start` and `end`, outside strings; None where none does.

    A string that never ends hides nothing.
    """
    hidden, closing = None, ""
    for match in _OPENER_OR_QUOTE.finditer(text, start, end):
        sign = match.group()
        if closing:
            if len(sign) == 2 and hidden is None:
                hidden = match.start()
            if hidden is not None and match.start() - hidden > _LONGEST_STRING:
                return hidden
            if sign == closing:
                hidden, closing = None, ""
        elif sign in _QUOTES:
            closing = _QUOTES[sign]
        elif len(sign) == 2:
            return match.start()
    return hidden


def tag_texts(text: str) -> list[str]:
    """The finished tags of `text`, as written."""
    return [text[found.start : found.end] for found in stretches(text) if found.is_closed]


def without_tags(text: str) -> str:
    """`text` without its finished tags."""
    kept, done = [], 0
    for found in stretches(text):
        if found.is_closed:
            kept.append(text[done : found.start])
            done = found.end
    return "".join((*kept, text[done:]))


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
    held = paragraphs(root)
    texts = [paragraph_text(paragraph) for paragraph in held]
    whole = _PARAGRAPH_END.join(texts)
    begins = list(accumulate((len(text) + 1 for text in texts), initial=0))
    found: list[Tag] = []
    for start, end, is_closed in stretches(whole):
        first, last = bisect_right(begins, start) - 1, bisect_left(begins, end) - 1
        if not is_closed:
            text = whole[start : min(end, begins[first + 1] - 1)]
            found.append(Tag(text, "", "", "", held[first]))
        elif first == last:
            found.append(tag_of(whole[start:end], held[first]))
        else:
            text = whole[start:end].replace(_PARAGRAPH_END, "")
            found.append(_joined(text, held[first], held[last]))
    return found


def _joined(text: str, begin: etree._Element, end: etree._Element) -> Tag:
    """A tag over several paragraphs: docxtpl joins them, which breaks what does not lie side by side."""
    tag = tag_of(text, begin)
    return tag if begin.getparent() is end.getparent() else Tag(text, "", "", "", begin)


def tag_of(text: str, paragraph: etree._Element) -> Tag:
    """The finished tag `text`, which begins in `paragraph`."""
    # White space control stands right behind the opening and right before the end.
    begin = 3 if text[2] in "+-" else 2
    end = len(text) - (3 if len(text) > begin + 2 and text[-3] in "+-" else 2)
    level = _LEVEL.match(text, begin, end)
    body = text[level.end() if level else begin : end].strip()
    return Tag(text, text[:2], level.group() if level else "", body, paragraph)


def docxtpl_reading(body: str) -> str:
    """A tag's inside as docxtpl hands it to Jinja: curly quotes are straight."""
    return body.translate(str.maketrans("“”‘’", "\"\"''"))


_ENDINGS = {
    "for": "{% endfor %}",
    "if": "{% endif %}",
    "macro": "{% endmacro %}",
    "call": "{% endcall %}",
    "filter": "{% endfilter %}",
    "block": "{% endblock %}",
    "with": "{% endwith %}",
    "autoescape": "{% endautoescape %}",
}


def complete(tag: Tag, body: str) -> str:
    """A template that holds `tag` alone, with `body` inside, and is right if the tag is."""
    keyword = tag.keyword
    if tag.kind == "{{":
        return f"{{{{ {body} }}}}"
    if keyword in ("colspan", "cellbg"):
        return f"{{{{ {body.removeprefix(keyword)} }}}}"
    if keyword in ("vm", "hm", "raw", "endraw") and body == keyword:
        return ""
    if keyword in ("elif", "else"):
        return f"{{% if 0 %}}{{% {body} %}}{{% endif %}}"
    if keyword.startswith("end") and keyword in KEYWORDS:
        return "" if keyword in {body, "endblock"} else f"{{% {body} %}}"
    end = _ENDINGS.get(keyword, "{% endset %}" if keyword == "set" and "=" not in body else "")
    return f"{{% {body} %}}{end}"


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

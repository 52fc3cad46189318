"""What the runs of a paragraph show: text by look, fields, graphics."""

import re
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from docgen.document import properties
from docgen.document.styles import run_format
from docgen.document.xml import attribute
from docgen.model.colors import is_red
from docgen.model.formatting import RunFormat
from docgen.model.paragraph import FieldSpan
from docgen.wordml.names import MC, W
from docgen.wordml.styles import StyleSheet

if TYPE_CHECKING:
    from docgen.wordml.names import Node

RUN, TEXT, _RPR = W + "r", W + "t", W + "rPr"
_TEXTS = {W + "tab": "\t", W + "ptab": "\t", W + "cr": "\n", W + "noBreakHyphen": "-", W + "softHyphen": ""}
_SHOWN = frozenset({*_TEXTS, W + "br", W + "sym"})
_TRANSPARENT = frozenset(
    W + n for n in ("hyperlink", "ins", "moveTo", "smartTag", "customXml", "bdo", "dir", "sdt")
)
WITHIN = frozenset({W + "sdtContent", W + "fldSimple", W + "ruby", W + "rubyBase"}) | _TRANSPARENT
"""What stands around runs, or in them, without a look of its own."""
_GRAPHICS = frozenset({W + "drawing", W + "pict", W + "object", MC + "AlternateContent"})
_COLOR = re.compile(r"#?([0-9A-F]{6})(?: \[\d+\])?|RED(?: \[\d+\])?|#F00")
"""A drawing's colour: RRGGBB, or VML's `#rrggbb`, `#f00`, `red`; a place in the palette may follow."""

StyleIds = tuple[str, str]
"""The paragraph style and the table style that runs start from."""


class RunText:
    """What a paragraph's runs have added up to so far: `texts`, one piece for each of `looks`."""

    __slots__ = ("_has_alike", "fields", "graphic", "length", "looks", "texts")

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.looks: list[RunFormat] = []
        self.length = 0
        self.fields: list[FieldSpan] = []
        self.graphic: Node | None = None
        self._has_alike = False

    def add(self, text: str, look: RunFormat) -> None:
        """More text."""
        if self.looks and self.looks[-1] == look:
            self._has_alike = True
        self.texts.append(text)
        self.looks.append(look)
        self.length += len(text)

    def join_alike(self) -> None:
        """Make one piece of neighbours that look the same."""
        if self._has_alike:
            pieces = groupby(zip(self.looks, self.texts, strict=True), key=itemgetter(0))
            joined = [(look, "".join([text for _, text in alike])) for look, alike in pieces]
            self.looks, self.texts = [look for look, _ in joined], [text for _, text in joined]


class _OpenField(NamedTuple):
    """A complex field between its begin and its end; `start` is where its result begins."""

    code: str = ""
    start: int = -1


class Runs:
    """Reads the runs of one part's paragraphs. Keeps the looks it resolved, and fields that are open."""

    def __init__(self, sheet: StyleSheet) -> None:
        self._sheet = sheet
        self._formats: dict[object, RunFormat] = {}
        self._open: list[_OpenField] = []

    def read(self, node: "Node", style: StyleIds, text: RunText) -> None:
        """Add to `text` all that a `w:p`, or what stands within it, shows."""
        for child in node:
            tag = child.tag
            if tag == RUN:
                self._run(child, style, text)
            elif tag in WITHIN:
                self._within(child, style, text)

    def _within(self, node: "Node", style: StyleIds, text: RunText) -> None:
        start = text.length
        self.read(node, style, text)
        if node.tag == W + "fldSimple":
            text.fields.append(FieldSpan(_code(attribute(node, "instr")), start, text.length))

    def _run(self, node: "Node", style: StyleIds, text: RunText) -> None:
        look: RunFormat | None = None
        own: Node | None = None
        for child in node:
            tag = child.tag
            if tag == _RPR:
                own = child
                continue
            if look is None:
                look = self._format(own, style)
            if tag == TEXT:
                text.add(child.text or "", look)
            else:
                self._other(child, tag, look, style, text)

    def _other(self, node: "Node", tag: str, look: RunFormat, style: StyleIds, text: RunText) -> None:
        """What a run holds beside text: tabs, breaks, symbols, fields, graphics."""
        if tag in _SHOWN:
            text.add(shown(node), look)
        elif tag == W + "fldChar":
            self._field_mark(attribute(node, "fldCharType"), text)
        elif tag == W + "instrText" and self._open:
            field = self._open[-1]
            self._open[-1] = _OpenField((field.code + (node.text or ""))[:_LONGEST_CODE], field.start)
        elif tag in _GRAPHICS:
            text.graphic = node
        elif tag in WITHIN:
            self.read(node, style, text)

    def _field_mark(self, kind: str, text: RunText) -> None:
        if kind == "begin":
            self._open.append(_OpenField())
        elif kind == "separate" and self._open:
            self._open[-1] = self._open[-1]._replace(start=text.length)
        elif kind == "end" and self._open:
            closed = self._open.pop()
            # A result that began in an earlier paragraph takes up all of this one so far.
            start = text.length if closed.start < 0 else min(closed.start, text.length)
            text.fields.append(FieldSpan(_code(closed.code), start, text.length))

    def _format(self, own: "Node | None", style: StyleIds) -> RunFormat:
        key = (as_key(own), style)
        known = self._formats.get(key)
        if known is None:
            direct = properties.read(own, self._sheet.theme)
            known = self._formats[key] = run_format(self._sheet.run(*style, direct))
        return known


_LONGEST_CODE = 1000
"""Characters of a field's instruction: its first word is all that is asked for."""


def as_key(node: "Node | None") -> object:
    """What an `w:rPr` or `w:pPr` says, as something to look up; revision marks do not count."""
    if node is None:
        return None
    return tuple(
        [(child.tag, *child.items()) if not len(child) else (child.tag, as_key(child)) for child in node]
    )


def shown(node: "Node") -> str:
    """The text that a child of a run shows."""
    tag = node.tag
    if tag == TEXT:
        return node.text or ""
    if tag == W + "br":
        return "\f" if attribute(node, "type") == "page" else "\n"
    if tag == W + "sym":
        return _symbol(attribute(node, "char"))
    return _TEXTS.get(tag, "")


def _symbol(code: str) -> str:
    """The character of a `w:sym`; "" where the number is no character's (XML 1.0, 2.2)."""
    try:
        number = int(code[:_LONGEST_SYMBOL], 16)
    except ValueError:
        return ""
    is_character = 0x20 <= number < 0xD800 or 0xE000 <= number < 0xFFFE or 0x10000 <= number <= 0x10FFFF
    return chr(number) if is_character else ""


_LONGEST_SYMBOL = 9


def _code(instruction: str) -> str:
    words = instruction[:_LONGEST_CODE].split(maxsplit=1)
    return words[0].upper() if words else ""


def is_drawn_red(graphic: "Node | None") -> bool:
    """Whether a drawing, picture or line of old (VML) is drawn in red."""
    nodes = graphic.iter() if graphic is not None else ()
    return any(_is_red(str(value)) for node in nodes for value in node.values())


def _is_red(value: str) -> bool:
    match = _COLOR.fullmatch(value.upper())
    return match is not None and (match.group(1) is None or is_red(match.group(1)))

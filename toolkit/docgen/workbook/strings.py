"""Texts of cells: kept once for all sheets or in their cell, plain or in runs with fonts of their own.

Source: ECMA-376, 18.4; 22.9.2.19 for `_x000D_`, which stands for a character that XML cannot hold.
"""

import re
from typing import NamedTuple

from docgen import opc
from docgen.patterns import rarely
from docgen.workbook.canonical import canonical
from docgen.workbook.fonts import Font, font_of
from docgen.workbook.parts import DamagedError, Element, local, parse, parser_of, part_text

_ITEM = re.compile(
    r'<si>(?:<t(?: xml:space="preserve")?>([^<]*)</t></si>|([^<]*(?:<(?!/?si[ />])[^<]*)*)</si>)'
)
"""A shared text as programs write it: plain, or whatever else up to its end."""
_STARTS = ("<si>", "<si/>", "<si ")
_ENTITY = rarely(r"&(?:#([0-9]{1,8})|#x([0-9A-Fa-f]{1,8})|(lt|gt|amp|quot|apos));")
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"', "apos": "'"}
_SURROGATE = rarely("[\ud800-\udfff]")
_ESCAPE = rarely(r"_x([0-9A-Fa-f]{4})_")


_Items = list[tuple[str | None, str | None]]
"""Each shared text: a plain one as written, or else the markup of a rich one."""


class Run(NamedTuple):
    """Characters `start` to `end` (excluded) of a text, in a font of their own."""

    start: int
    end: int
    font: Font


class Rich(NamedTuple):
    """A text of several runs; characters that no run covers have the cell's font."""

    value: str
    runs: tuple[Run, ...]


class Strings:
    """The shared texts of a workbook: split when the first cell asks, understood one by one."""

    def __init__(self, package: opc.Package | None = None, part: str = "") -> None:
        self._package = package
        self._part = part
        self._items: _Items | None = None
        self._known: dict[str, str | Rich] = {}

    def __getitem__(self, index: str) -> str | Rich:
        """The text that a cell's `v` counts. Raises DamagedError where there is none."""
        known = self._known.get(index)
        if known is None:
            known = self._known[index] = self._understood(index)
        return known

    def rich_markup(self, index: str) -> str:
        """The markup of a text in runs that a cell's `v` counts; "" for a plain one. Raises DamagedError."""
        if not isinstance(self[index], Rich) or self._items is None:
            return ""
        _, other = self._items[int(index)]
        return f"<si>{other}</si>" if other else ""

    def _understood(self, index: str) -> str | Rich:
        if self._items is None:
            self._items = _items(self._package, self._part) if self._package and self._part else []
        number = int(index) if len(index) < 10 and index.isascii() and index.isdigit() else len(self._items)
        if number >= len(self._items):
            raise DamagedError(f"sharedStrings {index[:20]}")
        plain, other = self._items[number]
        return unescaped(plain) if other is None else text_of(f"<si>{other}</si>")


def _items(package: opc.Package, part: str) -> _Items:
    """The shared texts as written. Raises DamagedError, once for the workbook."""
    try:
        markup = part_text(package, part)
        items = _split(markup)
        items = _split(canonical(markup, part)) if items is None else items
    except DamagedError as problem:
        raise problem if problem.code else DamagedError(part, "WB017") from problem
    if items is None:
        raise DamagedError(part, "WB017")
    return items


def _split(markup: str) -> _Items | None:
    """The texts in order; None where they are written in a way that this cannot be sure of."""
    if "<!" in markup or not markup.rstrip().endswith("</sst>"):
        return None
    tokens = _ITEM.split(markup.partition("<sst")[2].partition(">")[2])
    between = "".join(tokens[0::3])
    return None if "<si" in between else list(zip(tokens[1::3], tokens[2::3], strict=True))


def unescaped(written: str | None) -> str:
    """Plain text of the XML, entities and escapes resolved."""
    text = written or ""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "&" in text:
        text = _ENTITY().sub(_entity, text)
    return with_characters(text)


def _entity(match: re.Match[str]) -> str:
    if match[3]:
        return _NAMED[match[3]]
    code = int(match[1]) if match[1] else int(match[2], 16)
    return chr(code) if code < 0x110000 else "\ufffd"


def with_characters(text: str) -> str:
    """`text` with the characters that its `_x000D_` stand for; two may make one beyond the first plane."""
    if "_x" not in text:
        return text
    found = _ESCAPE().sub(lambda match: chr(int(match[1], 16)), text)
    if found.isprintable() or not _SURROGATE().search(found):
        return found
    return found.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def text_of(markup: str) -> str | Rich:
    """The text of an `si` or `is` element however written, without phonetics. Raises DamagedError."""
    reader = _RunReader()
    parser = parser_of("sharedStrings")
    parser.StartElementHandler, parser.EndElementHandler = reader.start, reader.end
    parser.CharacterDataHandler = reader.text
    parse(parser, markup, "sharedStrings")
    value = "".join(reader.texts)
    return Rich(value, tuple(reader.runs)) if reader.runs else value


class _RunReader:
    """Collects the runs of one text."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.runs: list[Run] = []
        self._length = 0
        self._pieces: list[str] | None = None
        self._font: list[Element] | None = None
        self._in_font = False
        self._phonetic = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        name = local(name)
        if name == "rPh":
            self._phonetic += 1
        elif name == "rPr":
            self._font, self._in_font = [], True
        elif self._in_font and self._font is not None:
            self._font.append((name, attributes))
        elif name == "t" and not self._phonetic:
            self._pieces = []

    def text(self, data: str) -> None:
        if self._pieces is not None:
            self._pieces.append(data)

    def end(self, name: str) -> None:
        name = local(name)
        if name == "rPh":
            self._phonetic -= 1
        elif name == "rPr":
            self._in_font = False
        elif name == "r":
            self._font = None
        elif name == "t":
            self._add("".join(self._pieces or ()))
            self._pieces = None

    def _add(self, written: str) -> None:
        text = with_characters(written)
        if self._font is not None and text:
            self.runs.append(Run(self._length, self._length + len(text), font_of(self._font)))
        self.texts.append(text)
        self._length += len(text)

"""A fingerprint of what a Word document says and how it looks, that a resave does not change.

Word, WPS and LibreOffice rewrite every part when they save: they split runs, rename style ids, add rsids,
resolve theme fonts, number the header parts anew. What stays is what a person sees, so that is what is
hashed: the text of every paragraph, the effective look of every character (`looks`), table cells with their
shading, column widths and row heights, breaks, fields, pictures and their sizes, the words and numbers of
charts, page sizes and margins, comments and tracked changes.

It runs on every render, so the XML is read with one regular expression and not with a parser: about 1 ms for
a report of 40 KB.
"""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import accumulate
from zlib import crc32

from docgen.publish.looks import SETTINGS, STYLES, THEME, Looks, cell_look, rounded

DOCUMENT = "word/document.xml"
_FURNITURE = re.compile(r"word/(?:header\d*|footer\d*|footnotes|endnotes|comments)\.xml")
_CHART = re.compile(r"word/charts/\w*chart\d*\.xml")
_PICTURE = re.compile(r"word/media/.*\.(?:png|jpe?g|gif)", re.IGNORECASE)
"""The kinds that a program writes back byte by byte; others it may convert."""

_TOKEN = re.compile(
    r"<w:r(?: [^>]*)?>(?:<w:rPr>(?P<run>.*?)</w:rPr>)?(?:<w:t(?: [^>]*)?>(?P<run_text>[^<]*)<)?"
    r"|<w:(?P<empty>p)(?: [^>]*)?/>"
    r"|<w:p(?: [^>]*)?>(?:<w:pPr>(?P<paragraph>.*?)</w:pPr>)?"
    r"|<w:t(?: [^>]*)?>(?P<text>[^<]*)<"
    r"|</w:(?P<end>p|tc|tr|tbl|fldSimple)>"
    r"|<w:(?P<table>tbl)>"
    r'|<w:tblStyle w:val="(?P<table_style>[^"]*)"'
    r'|<w:fldChar [^>]*w:fldCharType="(?P<field>\w+)"'
    r"|<w:instrText(?: [^>]*)?>(?P<instruction>[^<]*)<"
    r'|<w:fldSimple [^>]*w:instr="(?P<simple_field>[^"]*)"'
    r"|<wp:extent (?P<extent>[^>]*)>"
    r'|<w:tcW [^>]*?w:w="(?P<width>\d+)"'
    r"|<w:(?P<cell>shd|jc|trHeight) (?P<cell_look>[^>]*)/>"
    r"|<w:(?P<page>pgSz|pgMar) (?P<measures>[^>]*)>"
    r"|<w:(?P<mark>tab|br|cr|noBreakHyphen|sym|pict|object|footnoteReference|endnoteReference"
    r"|commentReference)(?: [^>]*)?/>",
    re.DOTALL,
)
_TRACKED = re.compile(r"<w:(?:ins|del|moveFrom|moveTo|\w+Change)[ >]")
_FALLBACK = re.compile(r"<mc:Fallback>.*?</mc:Fallback>", re.DOTALL)
_NOTE_SEPARATOR = re.compile(r'<w:(footnote|endnote) [^>]*w:type="[^"]*"[^>]*>.*?</w:\1>', re.DOTALL)
_MEASURE = re.compile(r'(?:w:)?(cx|cy|w|h|top|bottom|left|right)="(\d+)"')
_ENTITY = re.compile(r"&(#x?[0-9a-fA-F]+|\w+);")
_ENTITIES = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
_EMU_A_MILLIMETRE = 36_000
_COLUMN_STEP = 20
"""Twips. Tables are made with columns of whole steps (template/objects/table.py), so that a rounding by
another program stays far from where one step becomes the next."""
_CHART_WORDS = re.compile(r"<(?:c:v|a:t)>([^<]+)<")
_TWIPS_TO_ROUND_TO = 60
"""About a millimetre; programs that work in hundredths of one move a margin by a twip or two."""


def matters(part: str) -> bool:
    """Whether the fingerprint depends on the part of this name."""
    return part in {DOCUMENT, STYLES, SETTINGS, THEME} or _FURNITURE.fullmatch(part) is not None


def is_object(part: str) -> bool:
    """Whether the part of this name is a chart or a picture, which the fingerprint depends on as well."""
    return _CHART.fullmatch(part) is not None or _PICTURE.fullmatch(part) is not None


def fingerprint(parts: Mapping[str, bytes]) -> str:
    """The fingerprint, 32 hex digits, of a document given as part name → bytes.

    Parts that do not matter may be there or not. Headers, footers, notes, charts and pictures count by what
    they say or show: their part names, their order and how many are the same do not matter.
    """
    looks = _looks(parts.get(STYLES, b""), parts.get(SETTINGS, b""), parts.get(THEME, b""))
    furniture = {_known_story(parts[name], looks) for name in parts if _FURNITURE.fullmatch(name)}
    objects = {_object(name, parts[name]) for name in parts if is_object(name)}
    stories = (_story(parts.get(DOCUMENT, b""), looks), *sorted(furniture - {""}), *sorted(objects))
    whole = "\x1c".join(stories)
    return hashlib.sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _object(name: str, data: bytes) -> str:
    """A chart by its words and numbers, a picture by its bytes."""
    if _PICTURE.fullmatch(name):
        return f"\x1dpicture {len(data)} {crc32(data):08x}"
    words = _CHART_WORDS.findall(data.decode("utf-8", "replace"))
    return "\x1dchart " + "\x1e".join(_number(word) for word in words)


def _number(word: str) -> str:
    """`word` with a number written one way: each program has its own digits for the same double."""
    try:
        return f"{float(word):.10g}"
    except ValueError:
        return _ENTITY.sub(_character, word)


@lru_cache(maxsize=16)
def _looks(styles: bytes, settings: bytes, theme: bytes) -> Looks:
    """Kept, since all reports of a template share these parts."""
    return Looks.read(styles, settings, theme)


@lru_cache(maxsize=32)
def _known_story(xml: bytes, looks: Looks) -> str:
    """As `_story`; kept, since most headers and footers never change."""
    return _story(xml, looks)


def _story(xml: bytes, looks: Looks) -> str:
    """A story as one string, "" where it says nothing."""
    text = xml.decode("utf-8", "replace")
    if "<mc:Fallback>" in text:
        text = _FALLBACK.sub("", text)
    if "<w:footnotes" in text or "<w:endnotes" in text:
        text = _NOTE_SEPARATOR.sub("", text)
    reading = _Reading(looks)
    reading.read(text)
    said = "".join(reading.out)
    return said if said.strip("\n") else ""


@dataclass(slots=True)
class _Reading:
    """One pass over a story's tokens. `hidden` counts the field results we are inside of."""

    looks: Looks
    out: list[str] = field(default_factory=list)
    tables: list[str] = field(default_factory=list)
    paragraph: str = ""
    run: str = ""
    shown: str = ""
    hidden: int = 0
    widths: list[int] = field(default_factory=list)
    edges: set[int] = field(default_factory=set)

    def read(self, xml: str) -> None:
        """Append to `out` what the story says, and how."""
        if _TRACKED.search(xml):
            self.out.append("\x1dtracked changes")
        for token in _TOKEN.finditer(xml):
            kind = token.lastgroup
            if kind == "run_text":
                self.run = token["run"] or ""
                self._text(token["run_text"])
            elif kind in {"end", "empty"}:
                self._end(token[kind])
            elif kind == "paragraph":
                self.paragraph, self.run, self.shown = token["paragraph"], "", ""
            elif kind == "text":
                self._text(token["text"])
            elif kind == "run":
                self.run = token["run"]
            elif kind is None:
                self._bare(token[0])
            else:
                self._other(token)

    def _bare(self, tag: str) -> None:
        """A run or paragraph without properties of its own."""
        self.run = ""
        if tag.startswith("<w:p"):
            self.paragraph, self.shown = "", ""

    def _text(self, text: str) -> None:
        if self.hidden or not text:
            return
        look = self.looks.of(self.tables[-1] if self.tables else "", self.paragraph, self.run)
        if look != self.shown:
            self.shown = look
            self.out.append(look)
        self.out.append(_ENTITY.sub(_character, text) if "&" in text else text)

    def _end(self, name: str) -> None:
        if name == "p":
            self.out.append("\n")
            self.shown = ""
        elif name == "fldSimple":
            self.hidden -= 1
        else:
            self.out.append(f"\x1d{name}")
            if name == "tr":
                self._end_row()
            elif name == "tbl":
                self._end_table()

    def _other(self, token: re.Match[str]) -> None:
        kind = token.lastgroup
        if kind == "table":
            self.tables.append("")
        elif kind == "table_style" and self.tables:
            self.tables[-1] = token["table_style"]
        elif kind == "field":
            # What stands between "separate" and "end" is whatever the last program computed.
            self.hidden += {"separate": 1, "end": -1}.get(token["field"], 0)
        elif kind in {"instruction", "simple_field"}:
            self._field(token[kind])
            self.hidden += kind == "simple_field"
        elif kind == "extent":
            self._measures("picture", token["extent"], _EMU_A_MILLIMETRE)
        elif kind == "width":
            self.widths.append(int(token["width"]))
        elif kind == "cell_look":
            self._cell_look(token["cell"], token["cell_look"])
        elif kind == "measures":
            self._measures(token["page"], token["measures"], _TWIPS_TO_ROUND_TO)
        elif kind == "mark" and not self.hidden:
            self.out.append(f"\x1d{token['mark']}")

    def _cell_look(self, name: str, attributes: str) -> None:
        """Of a cell, a row or a table: those of paragraphs and runs are read with their properties."""
        look = cell_look(name, attributes)
        if look:
            self.out.append(f"\x1d{name} {look}")

    def _end_row(self) -> None:
        """Where the columns of a row part; programs drop a column of the grid that every cell spans."""
        self.edges.update(round(edge / _COLUMN_STEP) for edge in accumulate(self.widths[:-1]))
        self.widths.clear()

    def _end_table(self) -> None:
        if self.edges:
            self.out.append(f"\x1dcolumns {sorted(self.edges)}")
            self.edges.clear()
        if self.tables:
            self.tables.pop()

    def _field(self, instruction: str) -> None:
        words = instruction.split()
        if words:
            self.out.append(f"\x1dfield {words[0]}")

    def _measures(self, name: str, attributes: str, step: int) -> None:
        found = sorted((key, rounded(value, step)) for key, value in _MEASURE.findall(attributes))
        self.out.append(f"\x1d{name} {found}")


def _character(entity: re.Match[str]) -> str:
    name = entity[1]
    if name.startswith("#x"):
        return chr(int(name[2:], 16))
    if name.startswith("#"):
        return chr(int(name[1:]))
    return _ENTITIES.get(name, entity[0])

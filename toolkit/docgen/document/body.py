"""Paragraphs of one part, in a single pass: text, runs, fields, breaks, and where each stands.

Every `w:p` counts, in document order, so that an ordinal finds its element again (`Place.ordinal`).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, cast

from docgen.document import properties
from docgen.document.numbering import Numbering
from docgen.document.properties import border_text
from docgen.document.repeats import Pared, Repeat
from docgen.document.styles import StyleSheet, border, paragraph_format, run_format
from docgen.document.xml import MC, W, attribute, integer, sections
from docgen.model.colors import is_red
from docgen.model.document import (
    NO_EXTRAS,
    Border,
    Extras,
    FieldSpan,
    Paragraph,
    ParagraphFormat,
    RunFormat,
    Standing,
    TableCell,
)

if TYPE_CHECKING:
    from docgen.document.xml import Node

_P, RUN, TEXT, _RPR, _PPR = W + "p", W + "r", W + "t", W + "rPr", W + "pPr"
_TEXTS = {W + "tab": "\t", W + "ptab": "\t", W + "cr": "\n", W + "noBreakHyphen": "-", W + "softHyphen": ""}
_SHOWN = frozenset({*_TEXTS, W + "br", W + "sym"})
_TRANSPARENT = frozenset(
    W + n for n in ("hyperlink", "ins", "moveTo", "smartTag", "customXml", "bdo", "dir", "sdt")
)
WITHIN = frozenset({W + "sdtContent", W + "fldSimple", W + "ruby", W + "rubyBase"}) | _TRANSPARENT
_GRAPHICS = frozenset({W + "drawing", W + "pict", W + "object", MC + "AlternateContent"})
_COLOR = re.compile(r"#?([0-9A-F]{6})(?: \[\d+\])?|RED(?: \[\d+\])?|#F00")
"""A drawing's colour: RRGGBB, or VML's `#rrggbb`, `#f00`, `red`; a place in the palette may follow."""


class Context(NamedTuple):
    """Where paragraphs with one parent stand. `hidden` is a copy for older programs, or deleted text."""

    cell: TableCell | None = None
    table_style: str = ""
    in_box: bool = False
    hidden: bool = False
    in_body: bool = True


class _Looks(NamedTuple):
    """What a paragraph's properties come to: its format, what runs start from, its list, a section's end."""

    format: ParagraphFormat
    run_style: tuple[str, str]
    number_id: str
    level: int
    ends_section: bool


class _Model(NamedTuple):
    """What a paragraph passes on to those that repeat its markup.

    `joins` says which `w:t` make up each run, as slices; empty where each is a run of its own.
    """

    looks: _Looks
    run_looks: tuple[RunFormat, ...]
    joins: tuple[tuple[int, int], ...]


class _Text:
    """What a paragraph's runs have added up to so far."""

    __slots__ = ("fields", "graphic", "length", "looks", "pieces")

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.looks: list[RunFormat] = []
        self.length = 0
        self.fields: list[FieldSpan] = []
        self.graphic: Node | None = None

    def add(self, text: str, look: RunFormat) -> None:
        """More text; what looks like the text before joins it."""
        if self.looks and self.looks[-1] is look:
            self.pieces[-1] += text
        else:
            self.pieces.append(text)
            self.looks.append(look)
        self.length += len(text)


@dataclass(slots=True)
class _OpenField:
    """A complex field between its begin and its end; `start` is where its result begins."""

    code: str = ""
    start: int = -1


class Reader:
    """Reads the paragraphs of one part. Keeps what it resolved and how far fields and lists have come."""

    def __init__(self, sheet: StyleSheet, numbering: Numbering, part: str, story: str = "") -> None:
        self.sheet, self.numbering, self.part, self.story = sheet, numbering, part, story
        self.section = 0
        self.section_nodes: list[Node] = []
        self._section_kinds: list[str] = []
        self._nodes: list[Node] = []
        self._contexts: dict[Node, Context] = {}
        self._tables: dict[Node, _Table] = {}
        self._standings: dict[tuple[int, int], Standing] = {}
        self._looks: dict[object, _Looks] = {}
        self._run_formats: dict[object, RunFormat] = {}
        self._sequences: dict[tuple[int, ...], tuple[RunFormat, ...]] = {}
        self._models: dict[int, _Model] = {}
        self._open_fields: list[_OpenField] = []
        self._breaks = False

    def read(self, root: "Node", pared: Pared | None = None) -> Iterator[Paragraph]:
        """The visible paragraphs under `root`, with those set aside before `pared.data` was parsed."""
        self._nodes = list(root.iter(_P))
        repeats = pared.repeats if pared is not None else [()] * len(self._nodes)
        self._section_kinds = [attribute(s.find(W + "type"), "val") for s in sections(root)]
        ordinal, number, parent, context = 0, 0, None, Context(hidden=True)
        for node, following in zip(self._nodes, repeats, strict=True):
            if node.getparent() is not parent:
                parent = cast("Node", node.getparent())
                context = self._contexts.get(parent) or self._contexts.setdefault(
                    parent, self._context(parent)
                )
            if not context.hidden:
                number += context.in_body
                yield self._paragraph(node, ordinal, number if context.in_body else 0, context)
                if following:
                    yield from self._repeats(following, ordinal + 1, number, context)
                    number += len(following) * context.in_body
            ordinal += 1 + len(following)

    def _repeats(
        self, repeats: Sequence[Repeat], ordinal: int, number: int, context: Context
    ) -> Iterator[Paragraph]:
        """Paragraphs in words of their own that look like others; the first is the one after `number`."""
        standing = self._standing(context)
        for at, (index, words) in enumerate(repeats):
            looks, run_looks, joins = self._models.get(index) or self._model(index, context)
            texts = tuple(["".join(words[first:last]) for first, last in joins]) if joins else words
            whole = texts[0] if len(texts) == 1 else "".join(texts)
            shown_number = number + at + 1 if context.in_body else 0
            extras = NO_EXTRAS
            if looks.number_id or self._breaks:
                extras = self._extras(whole, looks, _Text())
            yield Paragraph(
                ordinal + at, shown_number, whole, texts, run_looks, looks.format, standing, extras
            )

    def _model(self, index: int, context: Context) -> _Model:
        node, text = self._nodes[index], _Text()
        looks = self._looks_of(node, context)
        self._inline(node, looks.run_style, text)
        words = [piece.text or "" for piece in node.iter(TEXT)]
        joins = _joins(words, [len(piece) for piece in text.pieces])
        model = self._models[index] = _Model(looks, self._sequence(text.looks), joins)
        return model

    def _paragraph(self, node: "Node", ordinal: int, number: int, context: Context) -> Paragraph:
        looks, text = self._looks_of(node, context), _Text()
        self._inline(node, looks.run_style, text)
        whole, texts, run_looks = "".join(text.pieces), tuple(text.pieces), self._sequence(text.looks)
        standing = self._standing(context)
        extras = self._extras(whole, looks, text)
        if looks.ends_section and context.in_body:
            self._end_section(node[0])
        return Paragraph(ordinal, number, whole, texts, run_looks, looks.format, standing, extras)

    def _looks_of(self, node: "Node", context: Context) -> _Looks:
        own = node[0] if len(node) and node[0].tag == _PPR else None
        key = (_key(own), context.table_style)
        return self._looks.get(key) or self._resolve(key, own, context.table_style)

    def _sequence(self, looks: list[RunFormat]) -> tuple[RunFormat, ...]:
        """`looks`, the same object for the same ones, as equal looks are: so that its identity tells."""
        return self._sequences.setdefault(tuple(map(id, looks)), tuple(looks))

    def _standing(self, context: Context) -> Standing:
        key = (id(context), self.section)
        known = self._standings.get(key)
        if known is None:
            known = Standing(self.part, self.story, self.section, context.cell, context.in_box)
            self._standings[key] = known
        return known

    def _extras(self, whole: str, looks: _Looks, text: _Text) -> Extras:
        label = self.numbering.label(looks.number_id, looks.level) if looks.number_id else ""
        breaks = self._breaks
        if "\f" in whole:
            breaks = breaks or whole.lstrip(" \u3000\n").startswith("\f")
        self._breaks = whole.endswith("\f")
        if not (label or breaks or text.fields or text.graphic is not None):
            return NO_EXTRAS
        is_drawn = text.graphic is not None
        return Extras(label, is_drawn, is_drawn and _is_red(text.graphic), tuple(text.fields), breaks)

    def _resolve(self, key: object, own: "Node | None", table_style: str) -> _Looks:
        direct = properties.read(own, self.sheet.theme)
        style = self.sheet.chain(direct.get("pStyle", "") or self.sheet.default_style)[0]
        number_id = direct.get("numId", style.get("numId", "0"))
        level = integer(direct.get("ilvl", style.get("ilvl")))
        indents = self.numbering.indents(number_id, level) if number_id != "0" else {}
        found = self.sheet.paragraph(direct, indents, table_style)
        looks = self._looks[key] = _Looks(
            paragraph_format(found),
            (found.get("pStyle", ""), table_style),
            "" if number_id == "0" else number_id,
            level,
            own is not None and own.find(W + "sectPr") is not None,
        )
        return looks

    def _end_section(self, own: "Node") -> None:
        section = own.find(W + "sectPr")
        if section is not None:
            self.section_nodes.append(section)
            self.section += 1
            # How a section begins is said in its own properties, which stand at its end (17.6.22).
            following = self._section_kinds[self.section : self.section + 1]
            self._breaks = following != ["continuous"]

    def _inline(self, node: "Node", style: tuple[str, str], text: _Text) -> None:
        for child in node:
            tag = child.tag
            if tag == RUN:
                self._run(child, style, text)
            elif tag in WITHIN:
                self._within(child, style, text)

    def _within(self, node: "Node", style: tuple[str, str], text: _Text) -> None:
        start = text.length
        self._inline(node, style, text)
        if node.tag == W + "fldSimple":
            text.fields.append(FieldSpan(_code(attribute(node, "instr")), start, text.length))

    def _run(self, node: "Node", style: tuple[str, str], text: _Text) -> None:
        look: RunFormat | None = None
        own: Node | None = None
        for child in node:
            tag = child.tag
            if tag == _RPR:
                own = child
                continue
            if look is None:
                look = self._run_format(own, style)
            if tag == TEXT:
                text.add(child.text or "", look)
            else:
                self._other(child, tag, look, style, text)

    def _other(self, node: "Node", tag: str, look: RunFormat, style: tuple[str, str], text: _Text) -> None:
        """What a run holds beside text: tabs, breaks, symbols, fields, graphics."""
        if tag in _SHOWN:
            text.add(shown(node), look)
        elif tag == W + "fldChar":
            self._field_mark(attribute(node, "fldCharType"), text)
        elif tag == W + "instrText" and self._open_fields:
            self._open_fields[-1].code += node.text or ""
        elif tag in _GRAPHICS:
            text.graphic = node
        elif tag in WITHIN:
            self._inline(node, style, text)

    def _field_mark(self, kind: str, text: _Text) -> None:
        if kind == "begin":
            self._open_fields.append(_OpenField())
        elif kind == "separate" and self._open_fields:
            self._open_fields[-1].start = text.length
        elif kind == "end" and self._open_fields:
            closed = self._open_fields.pop()
            # A result that began in an earlier paragraph takes up all of this one so far.
            start = text.length if closed.start < 0 else min(closed.start, text.length)
            text.fields.append(FieldSpan(_code(closed.code), start, text.length))

    def _run_format(self, own: "Node | None", style: tuple[str, str]) -> RunFormat:
        key = (_key(own), style)
        known = self._run_formats.get(key)
        if known is None:
            direct = properties.read(own, self.sheet.theme)
            known = run_format(self.sheet.run(*style, direct))
            # Equal looks are one object, so that neighbouring runs join.
            known = self._run_formats.setdefault(known, known)
            self._run_formats[key] = known
        return known

    def _context(self, parent: "Node") -> Context:
        """Where `parent` is: body, a cell, a text box, or a copy nobody sees."""
        in_box = False
        for node in (parent, *parent.iterancestors()):
            tag = node.tag
            if tag in (MC + "Fallback", W + "moveFrom", W + "del"):
                return Context(hidden=True, in_body=False)
            if tag == W + "txbxContent":
                in_box = True
            if tag == W + "tc":
                return self._cell_context(node, in_box)
        return Context(in_box=in_box, in_body=not in_box)

    def _cell_context(self, cell: "Node", in_box: bool) -> Context:
        row = next(cell.iterancestors(W + "tr"), None)
        table = next(cell.iterancestors(W + "tbl"), None)
        if row is None or table is None:
            return Context(in_box=in_box, in_body=False)
        known = self._tables.get(table) or self._read_table(table)
        number = known.rows.get(row, 1)
        own = cell.find(f"{W}tcPr/{W}tcBorders")
        top = _edge("top", own, "top" if number == 1 else "insideH", known.borders)
        bottom = _edge("bottom", own, "bottom" if number == len(known.rows) else "insideH", known.borders)
        column = 1 + sum(1 for _ in cell.itersiblings(W + "tc", preceding=True))
        place = TableCell(known.number, number, column, top, bottom, known.at_foot)
        return Context(place, known.style, in_box, in_body=False)

    def _read_table(self, table: "Node") -> "_Table":
        """What the cells of `table` share, worked out once: a long table asks for it row by row."""
        own = table.find(W + "tblPr")
        style = attribute(own.find(W + "tblStyle") if own is not None else None, "val")
        borders = [own.find(W + "tblBorders")] if own is not None else []
        borders += [level.borders for level in self.sheet.lineage(style)]
        position = own.find(W + "tblpPr") if own is not None else None
        self._tables[table] = _Table(
            len(self._tables) + 1,
            {row: number for number, row in enumerate(table.iterchildren(W + "tr"), 1)},
            borders,
            style,
            attribute(position, "tblpYSpec") == "bottom",
        )
        return self._tables[table]


class _Table(NamedTuple):
    """A table's number in its part, its rows with theirs (from 1), and the looks its cells inherit."""

    number: int
    rows: dict["Node", int]
    borders: list["Node | None"]
    style: str
    at_foot: bool


def _edge(side: str, own: "Node | None", inherited: str, tables: list["Node | None"]) -> Border | None:
    """The line on one side of a cell: its own, else that of the table or its styles, nearest first."""
    for borders, name in ((own, side), *((table, inherited) for table in tables)):
        line = borders.find(W + name) if borders is not None else None
        if line is not None:
            return border(border_text(line))
    return None


def _key(node: "Node | None") -> object:
    """What an `w:rPr` or `w:pPr` says, as something to look up; revision marks do not count."""
    if node is None:
        return None
    return tuple(
        [(child.tag, *child.items()) if not len(child) else (child.tag, _key(child)) for child in node]
    )


def _joins(texts: Sequence[str], lengths: Sequence[int]) -> tuple[tuple[int, int], ...]:
    """Slices of `texts` that have these `lengths`; none where that is one each."""
    found, first, last, length = [], 0, 0, 0
    for wanted in lengths:
        while length < wanted:
            length += len(texts[last])
            last += 1
        found.append((first, last))
        first, length = last, 0
    return () if len(found) == len(texts) else tuple(found)


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
    try:
        return chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""


def _code(instruction: str) -> str:
    words = instruction.split()
    return words[0].upper() if words else ""


def _is_red(graphic: "Node | None") -> bool:
    """Whether a drawing, picture or line of old (VML) is drawn in red."""
    nodes = graphic.iter() if graphic is not None else ()
    return any(_is_red_value(str(value)) for node in nodes for value in node.values())


def _is_red_value(value: str) -> bool:
    match = _COLOR.fullmatch(value.upper())
    return match is not None and (match.group(1) is None or is_red(match.group(1)))

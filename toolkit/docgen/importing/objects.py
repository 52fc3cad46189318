"""Tables, pictures and charts of a document, as sheets of a workbook hold them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from docgen import opc
from docgen.importing.chart_parts import chart_entry
from docgen.importing.grids import table_entry
from docgen.model.contents import ChartEntry, PictureEntry, TableEntry
from docgen.model.document import DocumentView
from docgen.model.names import normalized
from docgen.model.paragraph import Paragraph
from docgen.model.profile import Align, Element
from docgen.model.report import Level
from docgen.wordml.names import A, R, W, parse

if TYPE_CHECKING:
    from docgen.wordml.names import Node

_C_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart"
_EXTENT = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}extent"
TEXT = (None, Element.BODY, Element.HEADING_1, Element.HEADING_2, Element.HEADING_3, Element.HEADING_4)
_CAPTION = re.compile(r"[表图][ \u3000]{0,3}\d{1,3}(?:[-－.．]\d{1,3})?[ \u3000:：.．]{0,3}")
_UNIT = re.compile(r"(?:计量|金额|数量)?单位[ \u3000]?[：:][ \u3000]?[^ \u3000]{1,12}$")
_NOTE = re.compile(r"(?:备注|注|说明|资料来源)[ \u3000]?[：:]")
"""What stands above a table at its right, and what stands below it."""
_LONGEST_CAPTION = 40
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\'：]")
_LONGEST_NAME = 20
_MEDIA = {
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "gif": "image/gif",
    "bmp": "image/bmp",
}


class Thing(NamedTuple):
    """A table, picture or chart. `ordinals` are those of the paragraphs whose words it has."""

    level: Level
    entry: TableEntry | PictureEntry | ChartEntry
    ordinals: frozenset[int] = frozenset()


class Things(NamedTuple):
    """The things of a document by the ordinal of their paragraph; `unread` says where others are."""

    found: Mapping[int, list[Thing]]
    unread: tuple[str, ...] = ()


def things_in(package: opc.Package, view: DocumentView) -> Things:
    """The tables, pictures and charts of the main text; what is part of a letterhead is none."""
    main = opc.main_part(package) or ""
    root = parse(package.read(main))
    reader = _Reader(package, main, view, list(root.iter(W + "p")))
    for node in root.iter(W + "tbl", W + "drawing"):
        reader.add(node)
    return Things(reader.found, tuple(reader.unread))


@dataclass(slots=True)
class _Reader:
    package: opc.Package
    main: str
    view: DocumentView
    nodes: list[Node]
    found: dict[int, list[Thing]] = field(default_factory=dict)
    unread: list[str] = field(default_factory=list)
    _names: set[str] = field(default_factory=set)
    _paragraphs: dict[int, Paragraph] = field(default_factory=dict)
    _ordinals: dict[Node, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._ordinals = {node: number for number, node in enumerate(self.nodes)}
        self._paragraphs = {paragraph.ordinal: paragraph for paragraph in self.view.paragraphs}

    def add(self, node: Node) -> None:
        """One more table or drawing; those inside a table go with its cells."""
        if any(True for _ in node.iterancestors(W + "tbl")):
            if node.tag != W + "tbl":
                self.unread.append("表格")
            return
        if node.tag == W + "tbl":
            self._table(node)
        else:
            self._drawing(node)

    def _table(self, node: Node) -> None:
        inside = [self._ordinals[each] for each in node.iter(W + "p")]
        known = [self._paragraphs[each] for each in inside if each in self._paragraphs]
        if not known or all(p.role.element not in TEXT for p in known if p.text.strip()):
            return
        if sum(1 for _ in node.iter(W + "tc")) < 2:
            return
        unit = self._matching(inside[0] - 1, _UNIT)
        above = self._caption(inside[0] - (2 if unit else 1))
        note = self._matching(inside[-1] + 1, _NOTE)
        words = _words(above)
        caption = f"{words}（{unit.text.strip()}）" if unit and words else words
        entry = table_entry(node, self._name(words, "表"), caption, note.text.strip() if note else "")
        beside = (each.ordinal for each in (unit, above, note) if each is not None)
        ordinals = frozenset((*inside, *beside))
        self._put(min(ordinals), Thing(Level.TABLE, entry, ordinals))

    def _matching(self, ordinal: int, form: re.Pattern[str]) -> Paragraph | None:
        paragraph = self._paragraphs.get(ordinal)
        return paragraph if paragraph and not paragraph.cell and form.match(paragraph.text.strip()) else None

    def _drawing(self, node: Node) -> None:
        paragraph = next(node.iterancestors(W + "p"), None)
        if paragraph is None:
            return
        ordinal = self._ordinals[paragraph]
        below = self._caption(ordinal + 1)
        entry = self._chart(node, _words(below)) or self._picture(node, _words(below))
        if entry is None:
            self.unread.append(
                f"第{self._paragraphs[ordinal].number}段" if ordinal in self._paragraphs else "文中"
            )
            return
        level = Level.CHART if isinstance(entry, ChartEntry) else Level.PICTURE
        ordinals = frozenset((below.ordinal,) if below else ())
        self._put(ordinal, Thing(level, entry, ordinals))

    def _chart(self, node: Node, caption: str) -> ChartEntry | None:
        chart = next(node.iter(_C_CHART), None)
        part = self._target(chart.get(R + "id", "")) if chart is not None else ""
        return chart_entry(self.package.read(part), self._name(caption, "图表"), caption) if part else None

    def _picture(self, node: Node, caption: str) -> PictureEntry | None:
        blip = next(node.iter(A + "blip"), None)
        part = self._target(blip.get(R + "embed", "")) if blip is not None else ""
        kind = _MEDIA.get(part.rpartition(".")[2].lower())
        if not part or kind is None:
            return None
        extent = next(node.iter(_EXTENT), None)
        width, height = (int(extent.get(side, "0")) if extent is not None else 0 for side in ("cx", "cy"))
        return PictureEntry(
            self._name(caption, "图片"), caption, self.package.read(part), kind, width, height
        )

    def _target(self, identity: str) -> str:
        for relation in opc.relationships(self.package, self.main):
            if relation.id == identity and not relation.external:
                part = opc.resolve(self.main, relation.target)
                return part if part in self.package.parts else ""
        return ""

    def _caption(self, ordinal: int) -> Paragraph | None:
        """The paragraph there, if it names what stands beside it."""
        paragraph = self._paragraphs.get(ordinal)
        if (
            paragraph is None
            or paragraph.cell is not None
            or paragraph.role.element not in (None, Element.BODY)
        ):
            return None
        text = paragraph.text.strip()
        if not text or len(text) > _LONGEST_CAPTION or text[-1] in "。！？；：:":
            return None
        is_centred = paragraph.format.align is Align.CENTER
        return paragraph if is_centred or _CAPTION.match(text) else None

    def _name(self, caption: str, kind: str) -> str:
        """A name for its sheet that no other has."""
        bare = _NOT_IN_NAMES.sub("", caption)[:_LONGEST_NAME].strip()
        wanted, number = bare or f"{kind}1", 1
        while normalized(wanted) in self._names:
            number += 1
            wanted = f"{bare or kind}{number}"
        self._names.add(normalized(wanted))
        return wanted

    def _put(self, ordinal: int, thing: Thing) -> None:
        self.found.setdefault(ordinal, []).append(thing)


def _words(caption: Paragraph | None) -> str:
    return _CAPTION.sub("", caption.text.strip(), count=1).strip() if caption is not None else ""


def others_in(package: opc.Package, view: DocumentView) -> Iterator[tuple[str, str]]:
    """(kind, words) of what stands outside the text: headers, footers, notes, text boxes."""
    for story in view.stories():
        for paragraph in story.paragraphs:
            words = paragraph.text.strip("—－- \u3000\t0123456789")
            if words and not paragraph.fields:
                yield "页眉页脚", words
    for paragraph in view.paragraphs:
        if paragraph.in_box and paragraph.role.element in TEXT and paragraph.text.strip():
            yield "文本框", paragraph.text
    main = opc.main_part(package) or ""
    for relation in opc.relationships(package, main):
        kind = {"footnotes": "脚注", "endnotes": "尾注"}.get(relation.type.rpartition("/")[2])
        part = opc.resolve(main, relation.target)
        if kind and part in package.parts:
            for note in parse(package.read(part)):
                words = "".join(text.text or "" for text in note.iter(W + "t")).strip()
                if words:
                    yield kind, words

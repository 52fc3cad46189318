"""Paragraphs of one part, in a single pass: what each shows, how it looks, where it stands.

Every `w:p` counts, in document order, so that an ordinal finds its element again (`Place.ordinal`).
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from docgen.document import properties
from docgen.document.numbering import Numbering
from docgen.document.runs import Runs, RunText, StyleIds, as_key, is_drawn_red
from docgen.document.styles import paragraph_format
from docgen.document.tables import Context, Contexts
from docgen.document.xml import attribute, integer, sections
from docgen.model.formatting import ParagraphFormat
from docgen.model.paragraph import NO_EXTRAS, Extras, Paragraph, Standing
from docgen.wordml.names import W
from docgen.wordml.styles import StyleSheet

if TYPE_CHECKING:
    from docgen.wordml.names import Node

_P, _PPR = W + "p", W + "pPr"


class _Looks(NamedTuple):
    """What a paragraph's properties come to: its format, what runs start from, its list, a section's end."""

    format: ParagraphFormat
    run_style: StyleIds
    number_id: str
    level: int
    ends_section: bool


class Reader:
    """Reads the paragraphs of one part. Keeps what it resolved and how far lists and sections have come."""

    def __init__(self, sheet: StyleSheet, numbering: Numbering, part: str, story: str = "") -> None:
        self._sheet, self._numbering, self._part, self._story = sheet, numbering, part, story
        self._runs, self._contexts = Runs(sheet), Contexts(sheet)
        self._looks: dict[object, _Looks] = {}
        self._section = 0
        self._section_kinds: list[str] = []
        self._breaks = False

    def read(self, root: "Node") -> Iterator[Paragraph]:
        """The visible paragraphs under `root`."""
        self._section_kinds = [attribute(s.find(W + "type"), "val") for s in sections(root)]
        number, parent, context, section = 0, None, Context(hidden=True), -1
        for ordinal, node in enumerate(root.iter(_P)):
            above = node.getparent()
            if above is not None and (above is not parent or section != self._section):
                parent, section, context = above, self._section, self._contexts.of(above)
                standing = Standing(self._part, self._story, section, context.cell, context.in_box)
            if not context.hidden:
                number += context.in_body
                yield self._paragraph(node, ordinal, number, context, standing)

    def _paragraph(
        self, node: "Node", ordinal: int, number: int, context: Context, standing: Standing
    ) -> Paragraph:
        own = node[0] if len(node) and node[0].tag == _PPR else None
        looks, text = self._looks_of(own, context.table_style), RunText()
        self._runs.read(node, looks.run_style, text)
        text.join_alike()
        whole = text.texts[0] if len(text.texts) == 1 else "".join(text.texts)
        extras = self._extras(whole, looks, text)
        if looks.ends_section and context.in_body:
            self._end_section()
        shown_number = number if context.in_body else 0
        return Paragraph(
            ordinal, shown_number, whole, tuple(text.texts), tuple(text.looks), looks.format, standing, extras
        )

    def _looks_of(self, own: "Node | None", table_style: str) -> _Looks:
        key = (as_key(own), table_style)
        return self._looks.get(key) or self._resolve(key, own, table_style)

    def _extras(self, whole: str, looks: _Looks, text: RunText) -> Extras:
        breaks = self._breaks
        if "\f" in whole:
            breaks = breaks or whole.lstrip(" \u3000\n").startswith("\f")
        self._breaks = whole.endswith("\f")
        is_drawn = text.graphic is not None
        if not (looks.number_id or breaks or text.fields or is_drawn):
            return NO_EXTRAS
        label = self._numbering.label(looks.number_id, looks.level) if looks.number_id else ""
        return Extras(label, is_drawn, is_drawn_red(text.graphic), tuple(text.fields), breaks)

    def _resolve(self, key: object, own: "Node | None", table_style: str) -> _Looks:
        direct = properties.read(own, self._sheet.theme)
        style = self._sheet.chain(direct.get("pStyle", "") or self._sheet.default_style)[0]
        number_id = direct.get("numId", style.get("numId", "0"))
        level = integer(direct.get("ilvl", style.get("ilvl")))
        indents = self._numbering.indents(number_id, level) if number_id != "0" else {}
        found = self._sheet.paragraph(direct, indents, table_style)
        looks = self._looks[key] = _Looks(
            paragraph_format(found),
            (found.get("pStyle", ""), table_style),
            "" if number_id == "0" else number_id,
            level,
            own is not None and own.find(W + "sectPr") is not None,
        )
        return looks

    def _end_section(self) -> None:
        self._section += 1
        # How a section begins is said in its own properties, which stand at its end (17.6.22).
        following = self._section_kinds[self._section : self._section + 1]
        self._breaks = following != ["continuous"]

"""Styles, and the formatting they add up to (ECMA-376 part 1, 17.7.2).

Resolved formats are kept by what they were made from, so a report pays once for each look it uses.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from docgen.document import properties
from docgen.document.properties import Properties
from docgen.document.xml import W, attribute, integer
from docgen.model.formatting import Border, Indent, LineRule, ParagraphFormat, RunFormat
from docgen.model.profile import Align

if TYPE_CHECKING:
    from docgen.document.xml import Node

_ALIGNMENTS = {
    "center": Align.CENTER,
    "right": Align.RIGHT,
    "end": Align.RIGHT,
    "both": Align.JUSTIFIED,
    "distribute": Align.JUSTIFIED,
    "thaiDistribute": Align.JUSTIFIED,
}
_LINE_RULES = {rule.value: rule for rule in LineRule}
_DEEPEST_CHAIN = 32
"""Word itself keeps basedOn chains shorter; a circle ends here."""


@dataclass(frozen=True, slots=True)
class Style:
    """A style's own settings; `name` is what Word shows."""

    name: str
    based_on: str
    paragraph: Properties
    run: Properties
    borders: "Node | None" = None
    """`w:tblBorders` of a table style."""


class StyleSheet:
    """styles.xml with its defaults. A style is read when it is first asked for, and kept."""

    def __init__(self, root: "Node | None", theme: Mapping[str, str]) -> None:
        self.theme = theme
        self.default_paragraph, self.default_run = Properties(), Properties()
        self.default_style = ""
        self._nodes: dict[str, Node] = {}
        self._styles: dict[str, Style] = {}
        self._chains: dict[str, tuple[Properties, Properties]] = {}
        if root is not None:
            self._read_defaults(root)

    def _read_defaults(self, root: "Node") -> None:
        defaults = f"{W}docDefaults/{W}"
        self.default_paragraph = properties.read(root.find(f"{defaults}pPrDefault/{W}pPr"), self.theme)
        self.default_run = properties.read(root.find(f"{defaults}rPrDefault/{W}rPr"), self.theme)
        for node in root.iterfind(W + "style"):
            identity = attribute(node, "styleId")
            self._nodes[identity] = node
            if attribute(node, "default") in ("1", "true", "on") and attribute(node, "type") == "paragraph":
                self.default_style = identity

    def style(self, identity: str) -> Style | None:
        """The style with that id; None where it is not defined."""
        known, node = self._styles.get(identity), self._nodes.get(identity)
        if known is None and node is not None:
            parts = {child.tag: child for child in node}
            table = parts.get(W + "tblPr")
            known = self._styles[identity] = Style(
                attribute(parts.get(W + "name"), "val"),
                attribute(parts.get(W + "basedOn"), "val"),
                properties.read(parts.get(W + "pPr"), self.theme),
                properties.read(parts.get(W + "rPr"), self.theme),
                table.find(W + "tblBorders") if table is not None else None,
            )
        return known

    def name(self, identity: str) -> str:
        """The style's name; "" for one that is not defined."""
        style = self.style(identity)
        return style.name if style else ""

    def chain(self, identity: str) -> tuple[Properties, Properties]:
        """A style's paragraph and run properties with all that it is based on."""
        if identity not in self._chains:
            self._chains[identity] = self._resolve(identity)
        return self._chains[identity]

    def lineage(self, identity: str) -> list[Style]:
        """The style and those it is based on, itself first."""
        styles: list[Style] = []
        style = self.style(identity)
        while style is not None and len(styles) < _DEEPEST_CHAIN:
            styles.append(style)
            style = self.style(style.based_on)
        return styles

    def _resolve(self, identity: str) -> tuple[Properties, Properties]:
        paragraph, run = Properties(), Properties()
        for style in reversed(self.lineage(identity)):
            paragraph |= style.paragraph
            run |= style.run
        return paragraph, run

    def paragraph(self, direct: Properties, numbering: Properties, table_style: str) -> Properties:
        """All paragraph properties: defaults, table, numbering, style, direct.

        Numbering that is set directly outdoes the style's indents, as in Word.
        """
        style_id = direct.get("pStyle") or self.default_style
        style = self.chain(style_id if style_id in self._nodes else self.default_style)[0]
        table = self.chain(table_style)[0] if table_style else {}
        by_style = (numbering, style) if "numId" not in direct else (style, numbering)
        merged = self.default_paragraph | table | by_style[0] | by_style[1] | direct
        merged["style"] = self.name(style_id)
        return merged

    def run(self, paragraph_style: str, table_style: str, direct: Properties) -> Properties:
        """All run properties. Toggles of styles turn each other; direct ones decide."""
        style_id = paragraph_style if paragraph_style in self._nodes else self.default_style
        table = self.chain(table_style)[1] if table_style else {}
        character = self.chain(direct.get("rStyle", ""))[1]
        combined = properties.combine(table, self.chain(style_id)[1], character)
        return self.default_run | combined | direct


def run_format(found: Properties) -> RunFormat:
    """Resolved run properties as a `RunFormat`; Word's own default size is 10 pt."""
    return RunFormat(
        east_asia=found.get("east_asia", ""),
        ascii=found.get("ascii", "") or found.get("high_ansi", ""),
        size=integer(found.get("sz"), 20) or 20,
        bold=found.get("b") == "1",
        italic=found.get("i") == "1",
        underline=found.get("u", "none") not in ("none", ""),
        color=found.get("color", ""),
        spacing=integer(found.get("spacing")),
        marked=found.get("highlight", "none") not in ("none", "") or found.get("shading") == "1",
    )


def paragraph_format(found: Properties) -> ParagraphFormat:
    """Resolved paragraph properties as a `ParagraphFormat`."""
    return ParagraphFormat(
        style=found.get("style", ""),
        align=_ALIGNMENTS.get(found.get("jc", ""), Align.LEFT),
        left=_indent(found, "left", "leftChars"),
        right=_indent(found, "right", "rightChars"),
        first_line=_indent(found, "first", "firstChars"),
        line=integer(found.get("line"), 240),
        line_rule=_LINE_RULES.get(found.get("lineRule", ""), LineRule.AUTO),
        before=_indent(found, "before", "beforeLines"),
        after=_indent(found, "after", "afterLines"),
        snap_to_grid=found.get("snapToGrid") != "0",
        page_break_before=found.get("pageBreakBefore") == "1",
        top_border=border(found.get("top_border", "")),
        bottom_border=border(found.get("bottom_border", "")),
        at_foot=found.get("at_foot") == "1",
        tabs=tuple(found.get("tabs", "").split()),
    )


def _indent(found: Properties, twips: str, hundredths: str) -> Indent:
    return Indent(integer(found.get(twips)), integer(found.get(hundredths)))


def border(text: str) -> Border | None:
    """A border from its one-value form (`properties.border_text`)."""
    if not text:
        return None
    width, color, space = text.split()
    return Border(integer(width), "" if color in ("AUTO", "000000") else color, integer(space))

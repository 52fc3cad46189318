"""The style cascade (ECMA-376 part 1, 17.7.2): what a paragraph's and a run's formatting add up to.

What a property is, the reader given decides: some want the few that a rule asks for, some want them all. Here
is only the order in which the levels lie over each other.
"""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from docgen.wordml.names import W

if TYPE_CHECKING:
    from docgen.wordml.names import Node

Properties = dict[str, str]
"""Property → value. Toggles are "1" or "0"; fonts are names, themes resolved."""
Reader = Callable[["Node | None", Mapping[str, str]], Properties]
"""The properties that a `w:pPr` or `w:rPr` sets by itself; the mapping says what a theme font stands for."""

TOGGLES = (
    *("b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike"),
    *("outline", "shadow", "emboss", "imprint", "vanish"),
)
"""Toggle properties (17.7.3): set in two styles, they turn each other."""
_DEEPEST_CHAIN = 32
"""Word itself keeps basedOn chains shorter; a circle ends here."""


class Style(NamedTuple):
    """A style's own settings; `name` is what Word shows."""

    name: str
    based_on: str
    paragraph: Properties
    run: Properties
    borders: "Node | None" = None
    """`w:tblBorders` of a table style."""


class StyleSheet:
    """styles.xml with its defaults. A style is read when it is first asked for, and kept."""

    def __init__(self, root: "Node | None", theme: Mapping[str, str], read: Reader) -> None:
        self.theme = theme
        self.default_paragraph, self.default_run = Properties(), Properties()
        self.default_style = ""
        self._read = read
        self._nodes: dict[str, Node] = {}
        self._styles: dict[str, Style] = {}
        self._chains: dict[str, tuple[Properties, Properties]] = {}
        if root is not None:
            self._read_defaults(root)

    def _read_defaults(self, root: "Node") -> None:
        defaults = f"{W}docDefaults/{W}"
        self.default_paragraph = self._read(root.find(f"{defaults}pPrDefault/{W}pPr"), self.theme)
        self.default_run = self._read(root.find(f"{defaults}rPrDefault/{W}rPr"), self.theme)
        for node in root.iterfind(W + "style"):
            identity = node.get(W + "styleId") or ""
            self._nodes[identity] = node
            if node.get(W + "default") in ("1", "true", "on") and node.get(W + "type") == "paragraph":
                self.default_style = identity

    def style(self, identity: str) -> Style | None:
        """The style with that id; None where it is not defined."""
        known, node = self._styles.get(identity), self._nodes.get(identity)
        if known is None and node is not None:
            parts = {child.tag: child for child in node}
            table = parts.get(W + "tblPr")
            known = self._styles[identity] = Style(
                _value(parts.get(W + "name")),
                _value(parts.get(W + "basedOn")),
                self._read(parts.get(W + "pPr"), self.theme),
                self._read(parts.get(W + "rPr"), self.theme),
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
        return self.default_run | combine(table, self.chain(style_id)[1], character) | direct


def combine(*levels: Properties) -> Properties:
    """One style chain laid over another's: the nearer wins; toggles turn each other (17.7.3)."""
    merged: Properties = {}
    for level in levels:
        both = [name for name in TOGGLES if name in level and name in merged]
        turned = {name: "0" if level[name] == merged[name] else "1" for name in both}
        merged |= level | turned
    return merged


def _value(node: "Node | None") -> str:
    return "" if node is None else node.get(W + "val") or ""

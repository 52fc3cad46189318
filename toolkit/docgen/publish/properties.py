"""All that is set for a paragraph, a run, a table: element by element, so that nothing needs to be known to
count.

A fact is a path and a value: `jc` → `center`, `ind@left` → `640`, `pBdr/top@sz` → `4`. Only what says what
goes without saying (`_DEFAULTS`) is left out.
"""

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from docgen.publish.serialization import UNSEEN_ATTRIBUTES, UNSEEN_ELEMENTS
from docgen.wordml.names import attributes, children

if TYPE_CHECKING:
    from docgen.wordml.names import Node

Facts = dict[str, str]
Lead = Callable[[str, str], str]
"""Given an attribute's name and value, what it leads to where it is a relationship's id; else the value."""

_OF_CHECKING = frozenset({"w:noProof"})
_LEFT_OUT = UNSEEN_ELEMENTS | _OF_CHECKING
"""What programs write when they check a text, and what is never seen."""
_SWITCHES = {"true": "1", "on": "1", "false": "0", "off": "0"}
_SIDES = {"start": "left", "end": "right", "startChars": "leftChars", "endChars": "rightChars"}
_OWN_STORY = frozenset({"w:rPr", "w:sectPr"})
"""Inside a w:pPr: the paragraph mark's look and the section, which have facts of their own."""

_DEFAULTS: Mapping[str, frozenset[str]] = {
    name: frozenset(values.split())
    for names, values in {
        "b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint vanish webHidden rtl": "0",
        "keepNext keepLines pageBreakBefore suppressLineNumbers suppressAutoHyphens contextualSpacing": "0",
        "mirrorIndents bidi topLinePunct cantSplit tblHeader hidden titlePg formProt rtlGutter kern": "0",
        "widowControl snapToGrid overflowPunct kinsoku wordWrap autoSpaceDE autoSpaceDN": "1",
        "adjustRightInd": "1",
        "ind@left ind@right ind@firstLine ind@leftChars ind@rightChars ind@firstLineChars": "0",
        "spacing@before spacing@after spacing@beforeLines spacing@afterLines spacing position": "0",
        "spacing@beforeAutospacing spacing@afterAutospacing tblInd@w": "0",
        "pgMar@gutter docGrid@charSpace tcW@w tblW@w": "0",
        "spacing@line": "240",
        "spacing@lineRule textAlignment color shd@fill shd@color lang": "auto",
        "jc": "left start",
        "u highlight em": "none",
        "vertAlign": "baseline",
        "w": "100",
        "outlineLvl": "9",
        "shd": "clear nil",
        "textDirection": "lrTb",
        "type": "nextPage",
        "pgNumType@fmt": "decimal",
        "tblInd@type": "dxa",
        "vAlign": "top",
        "effect": "none",
    }.items()
    for name in names.split()
}
"""What holds where nothing is said (ECMA-376 part 1, 17.3.1, 17.3.2, 17.4, 17.6)."""

_HIGHLIGHTS = {
    "yellow": "FFFF00",
    "green": "00FF00",
    "cyan": "00FFFF",
    "magenta": "FF00FF",
    "blue": "0000FF",
    "red": "FF0000",
    "darkBlue": "000080",
    "darkCyan": "008080",
    "darkGreen": "008000",
    "darkMagenta": "800080",
    "darkRed": "800000",
    "darkYellow": "808000",
    "darkGray": "808080",
    "lightGray": "C0C0C0",
    "black": "000000",
    "white": "FFFFFF",
}
"""ST_HighlightColor (ECMA-376 part 1, 17.18.40)."""
_COLOUR = re.compile("[0-9a-fA-F]{6}")


def is_unseen(attribute: str) -> bool:
    """Whether nobody ever sees what this attribute says."""
    return attribute == "xml:space" or UNSEEN_ATTRIBUTES.fullmatch(attribute) is not None


def flat(node: "Node", path: str, lead: Lead) -> Facts:
    """Everything that `node` says, as facts below `path`."""
    facts: Facts = {}
    _flatten(node, path, lead, facts)
    return facts


def _flatten(node: "Node", path: str, lead: Lead, facts: Facts) -> None:
    said = False
    for name, value in attributes(node).items():
        if not is_unseen(name):
            said = True
            facts[_key(path, name)] = _normal(lead(name, value))
    if node.text and node.text.strip():
        said = True
        facts[f"{path}="] = node.text
    counts: dict[str, int] = {}
    for tag, child in children(node):
        if tag in _LEFT_OUT:
            continue
        said = True
        name = tag.removeprefix("w:")
        counts[name] = counts.get(name, 0) + 1
        number = f"[{counts[name]}]" if counts[name] > 1 else ""
        _flatten(child, f"{path}/{name}{number}" if path else f"{name}{number}", lead, facts)
    if not said and path:
        facts[path] = "1"


def _key(path: str, attribute: str) -> str:
    name = attribute.removeprefix("w:")
    return path if name == "val" and path else f"{path}@{name}"


def _normal(value: str) -> str:
    return value.upper() if _COLOUR.fullmatch(value) else _SWITCHES.get(value, value)


def _as_written(_: str, value: str) -> str:
    return value


def all_properties(node: "Node | None", theme: Mapping[str, str]) -> Facts:
    """What a w:pPr or w:rPr sets by itself; `theme` maps minorEastAsia … to fonts."""
    facts: Facts = {}
    if node is None:
        return facts
    facts |= {f"@{name}": value for name, value in attributes(node).items() if not is_unseen(name)}
    for tag, child in children(node):
        if tag in _READERS:
            facts |= _READERS[tag](child, theme)
        elif tag not in _OWN_STORY and tag not in _LEFT_OUT:
            _flatten(child, tag.removeprefix("w:"), _as_written, facts)
    return facts


def _fonts(node: "Node", theme: Mapping[str, str]) -> Facts:
    """A theme attribute overrides the name beside it (17.3.2.26)."""
    found = {name.removeprefix("w:"): value for name, value in attributes(node).items()}
    themed = {
        name.removesuffix("Theme").replace("cstheme", "cs"): theme.get(value, value)
        for name, value in found.items()
        if name.endswith(("Theme", "theme"))
    }
    plain = {name: value for name, value in found.items() if not name.endswith(("Theme", "theme"))}
    return {f"rFonts@{name}": value for name, value in (plain | themed).items()}


def _tabs(node: "Node", _: Mapping[str, str]) -> Facts:
    found = (attributes(tab) for _, tab in children(node))
    return {f"tabs/{tab.get('w:pos', '')}": _tab(tab) for tab in found}


def _tab(tab: Mapping[str, str]) -> str:
    kind, leader = tab.get("w:val", ""), tab.get("w:leader", "none")
    return kind if leader == "none" else f"{kind} {leader}"


def _indents(node: "Node", _: Mapping[str, str]) -> Facts:
    found = {name.removeprefix("w:"): value for name, value in attributes(node).items()}
    facts = {f"ind@{_SIDES.get(name, name)}": value for name, value in found.items() if "hanging" not in name}
    for name, first in (("hanging", "firstLine"), ("hangingChars", "firstLineChars")):
        if found.get(name, "0") != "0":
            facts[f"ind@{first}"] = f"-{found[name]}"
        elif name in found:
            facts.setdefault(f"ind@{first}", "0")
    return facts


def _numbering(node: "Node", _: Mapping[str, str]) -> Facts:
    facts: Facts = {}
    for tag, child in children(node):
        _flatten(child, tag.removeprefix("w:"), _as_written, facts)
    return facts


_READERS: Mapping[str, Callable[["Node", Mapping[str, str]], Facts]] = {
    "w:rFonts": _fonts,
    "w:tabs": _tabs,
    "w:ind": _indents,
    "w:numPr": _numbering,
}


def visible(facts: Facts) -> Facts:
    """`facts` without those that say what goes without saying."""
    return {
        name: value
        for name, value in facts.items()
        if value not in _DEFAULTS.get(name, ()) and not (name.startswith("tabs/") and value == "clear")
    }


_RUN_READ_ELSEWHERE = frozenset({"highlight", "shd@fill", "rStyle"})


def run_facts(facts: Facts) -> Facts:
    """A run's `facts`: what they add up to, not which style they come from.

    Highlighting and shading are one: they look alike, and LibreOffice makes one the other.
    """
    found = {name: value for name, value in facts.items() if name not in _RUN_READ_ELSEWHERE and value}
    highlight = _HIGHLIGHTS.get(facts.get("highlight", ""), "")
    fill = facts.get("shd@fill", "auto")
    background = highlight or ("" if fill in ("auto", "FFFFFF") else fill)
    return visible(found | ({"background": background} if background else {}))


def without_lines_of(table: Facts, cell: Facts) -> Facts:
    """A cell's facts without the borders that its table gives it anyway: LibreOffice writes them out."""
    return {name: value for name, value in cell.items() if not _is_line_of(table, name, cell)}


def _is_line_of(table: Facts, name: str, cell: Facts) -> bool:
    side = name.removeprefix("tcBorders/").partition("@")[0]
    if side not in _INSIDE:
        return False
    sides = (f"tblBorders/{side}", f"tblBorders/{_INSIDE[side]}")
    line = _line(cell, f"tcBorders/{side}")
    return any(line == _line(table, given) for given in sides)


def _line(facts: Facts, side: str) -> tuple[str, ...]:
    color = facts.get(f"{side}@color", "auto")
    return facts.get(side, ""), facts.get(f"{side}@sz", ""), "000000" if color == "auto" else color


_INSIDE = {"top": "insideH", "bottom": "insideH", "left": "insideV", "right": "insideV"}

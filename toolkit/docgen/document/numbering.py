"""Automatic numbers: the text that Word shows before a numbered paragraph (ECMA-376 part 1, 17.9)."""

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from docgen.document import properties
from docgen.document.xml import attribute, integer
from docgen.model.numerals import chinese
from docgen.wordml.names import W
from docgen.wordml.styles import Properties

if TYPE_CHECKING:
    from docgen.wordml.names import Node

_LEVELS = 9
_LONGEST_TEXT = 255
"""Characters of `w:lvlText`: it stands before each paragraph of its list, so its length counts many times."""


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: its number format, text ("%1、") and first value, and the indents it brings."""

    format: str
    text: str
    start: int
    paragraph: Properties


@dataclass(slots=True)
class Numbering:
    """numbering.xml, and how far each list has counted."""

    lists: dict[str, str] = field(default_factory=dict)
    levels: dict[str, dict[int, Level]] = field(default_factory=dict)
    counts: dict[str, dict[int, int]] = field(default_factory=dict)
    restarts: dict[str, dict[int, int]] = field(default_factory=dict)
    """List → level → the value that it begins anew with when the list is first used (17.9.26)."""

    def indents(self, number_id: str, level: int) -> Properties:
        """What the list level sets for its paragraphs."""
        found = self.levels.get(self.lists.get(number_id, ""), {}).get(level)
        return found.paragraph if found else {}

    def label(self, number_id: str, level: int) -> str:
        """The next number of list `number_id` at `level` (from 0): `（二）`; "" for bullets."""
        abstract = self.lists.get(number_id, "")
        levels = self.levels.get(abstract, {})
        if level not in levels:
            return ""
        counts = self.counts.setdefault(abstract, {})
        for restarted, start in self.restarts.pop(number_id, {}).items():
            counts[restarted] = start - 1
        counts[level] = counts.get(level, levels[level].start - 1) + 1
        for deeper in [other for other in counts if other > level]:
            del counts[deeper]
        if levels[level].format in ("bullet", "none"):
            return ""
        return re.sub(r"%([1-9])", lambda m: _shown(levels, counts, int(m.group(1)) - 1), levels[level].text)


def _shown(levels: dict[int, Level], counts: dict[int, int], level: int) -> str:
    known = levels.get(level)
    return written(counts.get(level, known.start), known.format) if known else ""


def read(root: "Node | None") -> Numbering:
    """The lists of a document; empty where it has none."""
    numbering = Numbering()
    if root is None:
        return numbering
    for abstract in root.iterfind(W + "abstractNum"):
        numbering.levels[attribute(abstract, "abstractNumId")] = _levels(abstract)
    for number in root.iterfind(W + "num"):
        identity = attribute(number, "numId")
        numbering.lists[identity] = attribute(number.find(W + "abstractNumId"), "val")
        for override in number.iterfind(W + "lvlOverride"):
            start = override.find(W + "startOverride")
            if start is not None:
                level = integer(attribute(override, "ilvl"))
                numbering.restarts.setdefault(identity, {})[level] = integer(attribute(start, "val"), 1)
    return numbering


def _levels(abstract: "Node") -> dict[int, Level]:
    found = {}
    for node in abstract.iterfind(W + "lvl"):
        number = integer(attribute(node, "ilvl"))
        found[number] = Level(
            attribute(node.find(W + "numFmt"), "val"),
            attribute(node.find(W + "lvlText"), "val")[:_LONGEST_TEXT],
            integer(attribute(node.find(W + "start"), "val"), 1),
            properties.read(node.find(W + "pPr"), {}),
        )
    return found


_CHINESE_FORMATS = frozenset(
    {
        "chineseCounting",
        "chineseCountingThousand",
        "japaneseCounting",
        "taiwaneseCounting",
        "taiwaneseCountingThousand",
        "ideographDigital",
        "japaneseDigitalTenThousand",
        "taiwaneseDigital",
    }
)


def written(number: int, number_format: str) -> str:
    """`number` in a `w:numFmt`; formats that official documents never use come as digits."""
    if number_format in _CHINESE_FORMATS:
        return chinese(number)
    if number_format == "decimalEnclosedCircle" and 1 <= number <= 20:
        return chr(0x2460 + number - 1)
    if number_format in ("lowerLetter", "upperLetter") and 1 <= number <= 26:
        return chr((97 if number_format == "lowerLetter" else 65) + number - 1)
    return f"{number:02}" if number_format == "decimalZero" else str(number)

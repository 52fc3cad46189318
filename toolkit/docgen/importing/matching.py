"""Which layout a report fits: by its first-level headings, in order, and the words of its title."""

from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from docgen.model.layout import Layout
from docgen.recognition.scanning import BLANKS

ENOUGH = 0.62
"""From here on a layout fits; below, the free one is taken."""
_HEADINGS, _TITLE = 0.75, 0.25
"""What the headings and the title weigh."""
_PLACE = str.maketrans(dict.fromkeys("{}（）()“”，、。：", " "))


class Match(NamedTuple):
    """A layout and how well it fits, from 0 to 1."""

    layout: Layout
    score: float


def matches(title: str, headings: Sequence[str], layouts: Sequence[Layout]) -> list[Match]:
    """The layouts that have an outline of their own, best first."""
    found = [Match(layout, _score(title, headings, layout)) for layout in layouts if layout.sections]
    return sorted(found, key=lambda match: -match.score)


def _score(title: str, headings: Sequence[str], layout: Layout) -> float:
    sections = [section.title for section in layout.sections]
    longest = max(len(headings), len(sections))
    if not headings:
        return 0.0
    alike = sum(_alike(*pair) for pair in zip(headings, sections, strict=False)) / longest
    return _HEADINGS * alike + _TITLE * _title_score(title, layout)


def _title_score(title: str, layout: Layout) -> float:
    """How much of the layout's name the title has."""
    blocks = SequenceMatcher(None, title, layout.name, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) / len(layout.name)


def _alike(heading: str, section: str) -> float:
    one, other = (text.translate(_PLACE).strip(BLANKS) for text in (heading, section))
    return SequenceMatcher(None, one, other, autojunk=False).ratio()

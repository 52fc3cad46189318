"""The comments on the figures of a 汇总: docgen's own are what the units say today, a person's stay.

A comment is docgen's while it says word for word what was written last; one that a person changed is theirs,
and where a person deleted it none comes back.
"""

from collections.abc import Mapping
from typing import NamedTuple

from docgen import opc
from docgen.consolidate import AUTHOR, FIGURES, Cell, Gathered, blocks
from docgen.workbook.editing import with_comment_texts, with_new_comments


class Comments(NamedTuple):
    """The comments that were written last and those of today, by the keys of the figures' lines."""

    known: Mapping[str, str]
    new: Mapping[str, str]

    def renewed(self, package: opc.Package, sheet: str) -> opc.Package:
        """The workbook with the known ones saying what the new ones do, those of figures now gone taken out.
        Raises DamagedError, ExpatError."""
        changed = {old: self.new.get(key) for key, old in self.known.items() if self.new.get(key) != old}
        return with_comment_texts(package, sheet, changed)

    @property
    def has_added(self) -> bool:
        """Whether there are figures that had no comment last time."""
        return not self.new.keys() <= self.known.keys()

    def added(self, package: opc.Package, sheet: str, cells: Mapping[str, Cell]) -> opc.Package:
        """The workbook with the comments of figures that had none, in their `cells` where those have none
        now. Raises DamagedError, ExpatError."""
        fresh = {key: text for key, text in self.new.items() if key not in self.known and key in cells}
        return with_new_comments(package, sheet, AUTHOR, {cells[key]: text for key, text in fresh.items()})


def comments_of(found: Gathered) -> dict[str, str]:
    """The comments of today, by the keys of the figures' lines."""
    figures = next(block for block in blocks(found.contents) if block.sheet == FIGURES)
    return {line.key: text for line, text in zip(figures.lines, found.comments, strict=True)}

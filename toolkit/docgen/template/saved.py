"""A compiled template as plain tuples, which is all that `marshal` keeps, and its program made again."""

from types import CodeType
from typing import Any

from docgen.model.geometry import Geometry, Room
from docgen.opc import Package, Part
from docgen.template.part_program import PartProgram
from docgen.template.program import Program

Saved = tuple[Any, ...]
"""(parts, names, required, asked, figures, styles, drawing ids of parts without tags, archive, leftovers,
page geometry).

`building` makes it.
"""


def revive(saved: Saved, file: str, digest: str) -> Program:
    """The program of a template named `file` whose bytes have this SHA-256."""
    parts, names, required, asked, figures, styles, drawing_ids, archive, leftovers, page = saved
    return Program(
        file=file,
        digest=digest,
        names=frozenset(names),
        required=frozenset(required),
        asked=frozenset(asked),
        figures=frozenset(figures),
        styles=dict(styles),
        parts=tuple(_part(*part) for part in parts),
        package=Package({name: Part(*entry) for name, *entry in archive}),
        static_drawing_ids=frozenset(drawing_ids),
        leftovers=leftovers,
        page=Geometry(Room(*page[0]), *page[1:]),
    )


def _part(name: str, code: CodeType, *rest: Any) -> PartProgram:
    lines, tags, aliases, is_plain, varying = rest
    return PartProgram(name, code, lines, tags, dict(aliases), is_plain, varying)

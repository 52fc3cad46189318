"""Page settings of a section; tables keep their own line heights when text is put on a grid."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from docgen.document.placing import drop, own_properties
from docgen.model.mend import PageMend
from docgen.model.page import GridKind
from docgen.wordml.names import W
from docgen.wordml.order import PARAGRAPH_ORDER, SECTION_ORDER, child

if TYPE_CHECKING:
    from docgen.wordml.names import Node


def mend_page(section: "Node", change: PageMend) -> None:
    """Give a section what `change` says."""
    size = {"w": change.width, "h": change.height}
    gutter = 0 if change.left is not None else None
    margins = {"top": change.top, "bottom": change.bottom, "left": change.left, "right": change.right}
    _numbers(section, "pgSz", size)
    _numbers(section, "pgMar", margins | {"gutter": gutter, "footer": change.footer})
    _whole_margins(section)
    _numbers(section, "docGrid", {"linePitch": change.line_pitch})
    if change.line_pitch is not None:
        _off_grid(section)
    if change.grid is not None and change.grid is not GridKind.NONE:
        child(section, "docGrid", SECTION_ORDER).set(W + "type", change.grid.value)
    numbering = section.find(W + "pgNumType")
    if change.runs_on and numbering is not None:
        drop(numbering, "start")


def _numbers(section: "Node", name: str, values: dict[str, int | None]) -> None:
    for attribute, value in values.items():
        if value is not None:
            child(section, name, SECTION_ORDER).set(W + attribute, str(value))


_LEAST = {"top": "1440", "right": "1440", "bottom": "1440", "left": "1440", "header": "851", "footer": "992"}
"""What Word reads where a section has no `w:pgMar` (17.6.11): all six are required of one that is made."""


def _whole_margins(section: "Node") -> None:
    margins = section.find(W + "pgMar")
    if margins is not None:
        for name, value in (*_LEAST.items(), ("gutter", "0")):
            if margins.get(W + name) is None:
                margins.set(W + name, value)


def _off_grid(section: "Node") -> None:
    """Rows that would grow by snapping to the grid, a form of one page to two."""
    for table in _tables(section):
        for paragraph in table.iter(W + "p"):
            own = own_properties(paragraph, "pPr")
            if own.find(W + "snapToGrid") is None:
                child(own, "snapToGrid", PARAGRAPH_ORDER).set(W + "val", "0")


def _tables(section: "Node") -> Iterator["Node"]:
    """The tables of the body that stand in `section`: between the end of the section before and its own."""
    node = next(section.iterancestors(W + "p"), section)
    for above in node.itersiblings(preceding=True):
        if above.tag == W + "p" and above.find(f"{W}pPr/{W}sectPr") is not None:
            return
        if above.tag == W + "tbl":
            yield above

"""What ends the text leaves room for the closing on its page: 署名 and date never stand alone.

A picture is made smaller for it. A table that may have no room behind it goes to the closing's page whole, or
its last rows do where no page holds both: LibreOffice keeps no single row of a table with what follows.
`Table.stays_whole`: no page ends in it, nor before what follows; so many `last_rows` begin a page.
"""

from collections.abc import Iterator, Sequence
from itertools import islice, takewhile
from typing import NamedTuple

from docgen.compose.pagination import (
    Stretch,
    closing_stretches,
    doubted,
    end_of,
    object_height,
    text_stretches,
)
from docgen.model.composition import Composition
from docgen.model.geometry import Geometry
from docgen.model.objects import Picture, Table
from docgen.model.picture_fit import fitted
from docgen.model.table_fit import Fit, row_heights
from docgen.model.table_parts import in_parts

_LEAST_SHARE = 0.25
"""A picture is not made smaller than this for it."""
_SPARE = 2.0
"""Lines by which a page may hold less than is reckoned."""
_DOUBTS = (-1, 0, 1)


def with_room_for_closing(composition: Composition, page: Geometry) -> Composition:
    """`composition` with its last picture or table such that the closing, which keeps with it, has room."""
    closing = closing_height(composition, page)
    if not closing or not composition.sections or not composition.sections[-1].blocks:
        return composition
    *before, last = composition.sections
    thing = last.blocks[-1].thing
    if isinstance(thing, Picture):
        share = (page.lines - 1 - closing) / max(object_height(thing, page), 1)
        made: Picture | Table = _scaled(thing, page, share)
    elif isinstance(thing, Table):
        made = _with_closing(composition, thing, page, closing)
    else:
        return composition
    ended = last._replace(blocks=(*last.blocks[:-1], last.blocks[-1]._replace(thing=made)))
    return composition._replace(sections=(*before, ended))


def closing_height(composition: Composition, page: Geometry) -> float:
    """The lines of what closes the text, from 附件说明 to 附注."""
    own = takewhile(lambda stretch: not stretch.begins_page, closing_stretches(composition, page))
    return sum(stretch.height for stretch in own)


def _scaled(picture: Picture, page: Geometry, share: float) -> Picture:
    """The picture at a share of the size that the page itself would give it; as it is where it has room."""
    if share >= 1:
        return picture
    width, height = fitted(picture.width, picture.height, page.room, picture.turn.angle)
    share = max(share, _LEAST_SHARE)
    return picture._replace(width=max(1, int(width * share)), height=max(1, int(height * share)))


class _Flow(NamedTuple):
    """How the text runs if tables are as low or high as one doubts: where its table begins and ends."""

    begins: tuple[int, float]
    height: float
    ends: tuple[int, float]


def _with_closing(composition: Composition, table: Table, page: Geometry, closing: float) -> Table:
    """The table as it goes with the closing; as it is where that is sure to have room behind it anyway."""
    if table.following or table.notes or table.below:
        return table
    (part, fit), *others = in_parts(table, page.room)
    flows = [_flow(composition, page, doubt) for doubt in _DOUBTS]
    if others or fit.is_across or not _is_at_risk(flows, page, closing):
        return table
    if max(flow.height for flow in flows) + closing + _SPARE <= page.lines:
        return table._replace(stays_whole=True)
    return table._replace(last_rows=_rows_along(part, fit, flows, page, closing))


def _flow(composition: Composition, page: Geometry, doubt: int) -> _Flow:
    *before, table = text_stretches(composition, page, doubt)
    begins = end_of(before, page)
    return _Flow(begins, table.height, end_of([table], page, begins))


def _is_at_risk(flows: Sequence[_Flow], page: Geometry, closing: float) -> bool:
    """Whether the closing may come to a page on which nothing of the table stands."""
    pages = {flow.ends[0] for flow in flows}
    return len(pages) > 1 or any(flow.ends[1] + closing + _SPARE > page.lines for flow in flows)


def _rows_along(table: Table, fit: Fit, flows: Sequence[_Flow], page: Geometry, closing: float) -> int:
    """How many last rows go to the closing's page: the fewest with which the others surely end before it.

    Where none are that sure, about half a page of them: the others may end on a page of their own then.
    """
    wanted = min(flow.ends[0] for flow in flows), page.lines - _SPARE
    header = sum(islice(row_heights(table, fit), table.header_rows)) / page.pitch
    likely = 0
    for count, along in _ends_of(table, fit, page):
        if doubted(header + along, 1) + closing + _SPARE > page.lines:
            break
        if all(end_of([Stretch(flow.height - along)], page, flow.begins) <= wanted for flow in flows):
            return count
        if along <= page.lines / 2:
            likely = count
    return likely


def _ends_of(table: Table, fit: Fit, page: Geometry) -> Iterator[tuple[int, float]]:
    """How many last rows can be taken along, the fewest first, and their lines."""
    heights = [twips / page.pitch for twips in row_heights(table, fit)]
    along = 0.0
    merged = _inside_merges(table)
    for start in range(len(heights) - 1, table.header_rows, -1):
        along += heights[start]
        if start not in merged:
            yield len(heights) - start, along


def _inside_merges(table: Table) -> set[int]:
    """The rows, from 0, before which a cell goes on."""
    spans = ((number, cell.row_span) for number, row in enumerate(table.rows) for cell in row)
    return {number + below for number, span in spans for below in range(1, span)}

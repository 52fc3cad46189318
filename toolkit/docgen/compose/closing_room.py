"""What ends the text leaves room for the closing on its page: 署名 and date never stand alone.

A picture is made smaller for it. A table goes to the closing's page as a whole, where it may be that its own
page has no room for the closing: LibreOffice keeps no single row of a table with what follows, only all.
"""

from itertools import takewhile

from docgen.compose.pagination import (
    closing_stretches,
    end_of,
    object_height,
    text_stretches,
)
from docgen.model.composition import Composition
from docgen.model.geometry import Geometry
from docgen.model.picture_fit import fitted
from docgen.model.report import Picture, Table
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
    elif isinstance(thing, Table) and _is_to_stay_whole(composition, thing, page, closing):
        made = thing._replace(stays_whole=True)
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


def _is_to_stay_whole(composition: Composition, table: Table, page: Geometry, closing: float) -> bool:
    """Whether the closing may come to another page than the table, and one page can hold both."""
    if table.following or table.notes or table.below:
        return False
    if len(parts := in_parts(table, page.room)) > 1 or parts[0][1].is_across:
        return False
    flows = [list(text_stretches(composition, page, doubt)) for doubt in _DOUBTS]
    if max(flow[-1].height for flow in flows) + closing + _SPARE > page.lines:
        return False
    ends = [end_of(flow, page) for flow in flows]
    return len({number for number, _ in ends}) > 1 or any(
        used + closing + _SPARE > page.lines for _, used in ends
    )

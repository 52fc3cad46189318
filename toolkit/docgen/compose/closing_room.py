"""A picture that ends the text leaves room for the closing on its page: 署名 and date never stand alone."""

from docgen.compose.pagination import closing_stretches, object_height
from docgen.model.composition import Composition
from docgen.model.geometry import Geometry
from docgen.model.picture_fit import fitted
from docgen.model.report import Picture

_LEAST_SHARE = 0.25
"""A picture is not made smaller than this for it."""


def with_room_for_closing(composition: Composition, page: Geometry) -> Composition:
    """`composition` with its last picture as large as the closing, which keeps with it, lets it be."""
    if not composition.sections or not composition.sections[-1].blocks:
        return composition
    *before, last = composition.sections
    picture = last.blocks[-1].thing
    closing = [s.height for s in closing_stretches(composition, page) if not s.begins_page]
    if not isinstance(picture, Picture) or not closing:
        return composition
    height = object_height(picture, page)
    share = (page.lines - 1 - sum(closing)) / max(height, 1)
    if share >= 1:
        return composition
    smaller = last.blocks[-1]._replace(thing=_scaled(picture, page, max(share, _LEAST_SHARE)))
    return composition._replace(sections=(*before, last._replace(blocks=(*last.blocks[:-1], smaller))))


def _scaled(picture: Picture, page: Geometry, share: float) -> Picture:
    """The picture at a share of the size that the page itself would give it."""
    width, height = fitted(picture.width, picture.height, page.room, picture.turn.angle)
    return picture._replace(width=max(1, int(width * share)), height=max(1, int(height * share)))

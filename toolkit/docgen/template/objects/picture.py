"""A `Picture` as an inline drawing with its caption below."""

from collections.abc import Mapping

from markupsafe import escape

from docgen.model import styles as names
from docgen.model.geometry import Room
from docgen.model.objects import Crop, Picture, Turn
from docgen.model.picture_fit import beyond, fitted
from docgen.template.objects.markup import (
    caption,
    inline_drawing,
    object_properties,
)

_PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def picture_markup(picture: Picture, relationship_id: str, styles: Mapping[str, str], room: Room) -> str:
    """The picture's paragraph and its caption's; `relationship_id` leads to the image."""
    size = fitted(picture.width, picture.height, room, picture.turn.angle)
    title = picture.caption.value.strip() or picture.name
    graphic = _graphic(picture, relationship_id, size)
    drawing = inline_drawing(size, picture.name, title, graphic, beyond(size, picture.turn.angle))
    properties = object_properties(names.PICTURE, styles, keep_next=bool(picture.caption))
    return f"<w:p>{properties}{drawing}</w:p>" + caption(picture.caption, names.PICTURE_CAPTION, styles)


def _graphic(picture: Picture, relationship_id: str, size: tuple[int, int]) -> str:
    width, height = size
    return (
        f'<a:graphicData uri="{_PICTURE}"><pic:pic xmlns:pic="{_PICTURE}">'
        f'<pic:nvPicPr><pic:cNvPr id="0" name="{escape(picture.name)}"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip xmlns:r="{_RELATIONSHIPS}" r:embed="{relationship_id}"/>'
        f"{_crop(picture.crop)}<a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
        f'<pic:spPr><a:xfrm{_turned(picture.turn)}><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/>'
        '</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData>'
    )


def _crop(crop: Crop) -> str:
    """ECMA-376 part 1, 20.1.8.55."""
    sides = "".join(f' {side}="{share}"' for side, share in zip("ltrb", crop, strict=True) if share)
    return f"<a:srcRect{sides}/>" if sides else ""


def _turned(turn: Turn) -> str:
    """ECMA-376 part 1, 20.1.7.6: mirrored first, then turned."""
    return (
        (f' rot="{turn.angle}"' if turn.angle else "")
        + (' flipH="1"' if turn.mirrored else "")
        + (' flipV="1"' if turn.upside_down else "")
    )

"""A `Picture` as an inline drawing with its caption below."""

from collections.abc import Mapping

from markupsafe import escape

from docgen.model import styles as names
from docgen.model.report import Picture
from docgen.template.objects.markup import (
    EMU_PER_MM,
    TEXT_HEIGHT_MM,
    TEXT_WIDTH_MM,
    caption,
    inline_drawing,
    object_properties,
)

_PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_ROOM_FOR_CAPTION_MM = 25


def picture_markup(picture: Picture, relationship_id: str, styles: Mapping[str, str]) -> str:
    """The picture's paragraph and its caption's; `relationship_id` leads to the image."""
    width, height = fitted(picture.width, picture.height)
    title = picture.caption.value.strip() or picture.name
    drawing = inline_drawing(
        width, height, picture.name, title, _graphic(picture.name, relationship_id, width, height)
    )
    has_caption = bool(picture.caption.value.strip())
    properties = object_properties(names.PICTURE, styles, keep_next=has_caption)
    return f"<w:p>{properties}{drawing}</w:p>" + caption(picture.caption, names.PICTURE_CAPTION, styles)


def fitted(width: int, height: int) -> tuple[int, int]:
    """A size in EMU scaled down, never up, to the text width and to a page with room for the caption."""
    width, height = max(width, 1), max(height, 1)
    scale = min(
        1.0,
        TEXT_WIDTH_MM * EMU_PER_MM / width,
        (TEXT_HEIGHT_MM - _ROOM_FOR_CAPTION_MM) * EMU_PER_MM / height,
    )
    return max(1, int(width * scale)), max(1, int(height * scale))


def _graphic(name: str, relationship_id: str, width: int, height: int) -> str:
    return (
        f'<a:graphicData uri="{_PICTURE}"><pic:pic xmlns:pic="{_PICTURE}">'
        f'<pic:nvPicPr><pic:cNvPr id="0" name="{escape(name)}"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip xmlns:r="{_RELATIONSHIPS}" r:embed="{relationship_id}"/>'
        "<a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData>'
    )

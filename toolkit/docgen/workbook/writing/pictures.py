"""图片: pictures pasted into the sheet, or named by their files, with captions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from docgen.model.contents import PictureEntry
from docgen.workbook.schema import PICTURES_SHEET
from docgen.workbook.writing import look
from docgen.workbook.writing.sheet import HIGHEST_ROW, LAST_ROW, Sheet

if TYPE_CHECKING:
    from openpyxl.drawing.image import Image

WIDTHS = (18, 50, 34, 24, 30)
STYLES = (look.TEXT, look.TEXT, look.TEXT, look.TEXT, look.HINT)
_PICTURE_COLUMN = 2
_MARGIN = 76_200
"""EMU (6 points) between a picture and the edges of its cell."""
_EMU_PER_POINT = 12_700
_EMU_PER_CHARACTER = 8 * 9_525
"""A column's unit is the width of a digit: 8 pixels in 微软雅黑 of 11 points."""
_WIDEST_COLUMN = 255.0

_PROMPTS = (
    "给图片取个名字，正文里加一行“图片”，标题写这个名字。",
    "把图片贴在这一格上；报告里的大小和这里一样。",
    "写在图片下面的题目；可以不填。",
    "图片不贴进来时，写放在工作簿旁边的文件名，如 现场.jpg。",
    "给自己看的，不进报告。",
)


def write_pictures(sheet: Sheet, pictures: Sequence[PictureEntry]) -> None:
    """Fill the sheet 图片; a row is as high as its picture, as far as Excel lets it."""
    sheet.head(PICTURES_SHEET, WIDTHS, _PROMPTS)
    sheet.columns(_widths(pictures), STYLES)
    for number, picture in enumerate(pictures, 2):
        values = (picture.name, None, picture.caption, picture.file, picture.note)
        for column, (value, style) in enumerate(zip(values, STYLES, strict=True), 1):
            sheet.put(number, column, value, style)
    for letter, header, prompt in zip("ABCD", PICTURES_SHEET.headers, _PROMPTS, strict=False):
        sheet.prompt(f"{letter}2:{letter}{LAST_ROW}", header, prompt)
    sheet.fit_rows(2, least=27)
    for number, picture in enumerate(pictures, 2):
        if picture.data:
            sheet.worksheet.add_image(_image(number, picture))
            height = (picture.height + 2 * _MARGIN) / _EMU_PER_POINT
            sheet.worksheet.row_dimensions[number].height = min(height, HIGHEST_ROW)
    sheet.set_up_page(landscape=True, header_rows=1)
    sheet.choose("A2")


def _widths(pictures: Sequence[PictureEntry]) -> tuple[float, ...]:
    """A column of pictures as wide as the widest of them."""
    widest = max(picture.width for picture in pictures) + 2 * _MARGIN
    name, image, *others = WIDTHS
    return name, min(max(image, widest / _EMU_PER_CHARACTER), _WIDEST_COLUMN), *others


def _image(row: int, picture: PictureEntry) -> Image:
    """A picture over its cell. openpyxl's own class would want Pillow to learn what we know already."""
    from openpyxl.drawing.image import Image
    from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, OneCellAnchor
    from openpyxl.drawing.xdr import XDRPositiveSize2D

    class KnownImage(Image):
        def __init__(self) -> None:
            self.format = picture.media_type.removeprefix("image/")
            corner = AnchorMarker(col=_PICTURE_COLUMN - 1, colOff=_MARGIN, row=row - 1, rowOff=_MARGIN)
            self.anchor = OneCellAnchor(_from=corner, ext=XDRPositiveSize2D(picture.width, picture.height))

        def _data(self) -> bytes:
            return picture.data

    return KnownImage()

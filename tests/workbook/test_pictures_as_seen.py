"""Pictures stand in the report as they are seen in the sheet: cropped, turned, mirrored, upright."""

import io
import struct
from pathlib import Path

import pytest
from openpyxl.drawing.image import Image
from PIL import Image as Pixels

from docgen.model.objects import Crop, Picture, Turn
from docgen.workbook import Limits, read_workbook
from docgen.workbook.exif import RIGHT_ANGLE, crop_of_pixels, exif, without_orientation
from docgen.workbook.picture_data import EMU_PER_PIXEL, picture_kind
from support.books import BODY, FIELDS, OFFICE, PACKAGE, findings, read, rows_of, worksheet, write_raw_book
from support.pictures import png

WHOLE = 100_000
XDR = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
FROM = (
    "<xdr:from><xdr:col>1</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>1</xdr:row><xdr:rowOff>0</xdr:rowOff>"
    "</xdr:from>"
)
TO = (
    "<xdr:to><xdr:col>3</xdr:col><xdr:colOff>95250</xdr:colOff><xdr:row>5</xdr:row><xdr:rowOff>0</xdr:rowOff>"
    "</xdr:to>"
)


def pic(frame: str = "", source: str = "") -> str:
    """A picture of the drawing: its xfrm and its srcRect."""
    return (
        f'<xdr:pic><xdr:blipFill><a:blip r:embed="rId1"/>{source}<a:stretch/></xdr:blipFill>'
        f"<xdr:spPr>{frame}</xdr:spPr></xdr:pic>"
    )


def frame(width: int = 720_000, height: int = 360_000, attributes: str = "") -> str:
    return f'<a:xfrm {attributes}><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'


def anchor(*things: str, kind: str = "twoCellAnchor", ends: str = FROM) -> str:
    return f"<xdr:{kind}>{ends}{''.join(things)}<xdr:clientData/></xdr:{kind}>"


def drawing(*anchors: str, before: str = "") -> str:
    return (
        f'{before}<xdr:wsDr xmlns:xdr="{XDR}" xmlns:a="{A}" xmlns:r="{OFFICE}" '
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f"{''.join(anchors)}</xdr:wsDr>"
    )


def link(kind: str, target: str) -> str:
    return (
        f'<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{OFFICE}/{kind}" Target="{target}"/></Relationships>'
    )


def book(folder: Path, drawn: str, data: bytes = b"", *, columns: str = "") -> Path:
    sheet = worksheet(rows_of(("名称", "图片"), ("甲图", "")), '<drawing r:id="rId1"/>')
    sheet = sheet.replace("<sheetData>", f"{columns}<sheetData>")
    parts: dict[str, str | bytes] = {
        "xl/worksheets/_rels/sheet3.xml.rels": link("drawing", "../drawings/drawing1.xml"),
        "xl/drawings/drawing1.xml": drawn,
        "xl/drawings/_rels/drawing1.xml.rels": link("image", "../media/image1.png"),
        "xl/media/image1.png": data or png(),
    }
    return write_raw_book(folder, {"基本信息": FIELDS, "正文": BODY, "图片": sheet}, parts=parts)


def seen(folder: Path, drawn: str, data: bytes = b"") -> Picture:
    """The one picture of a drawing."""
    result = read_workbook(book(folder, drawn, data))
    assert result.value is not None
    assert findings(result) == []
    return result.value.pictures["甲图"]


def photograph(orientation: int, width: int = 40, height: int = 30) -> bytes:
    """A JPEG that a camera held in that way has written."""
    output = io.BytesIO()
    notes = Pixels.Exif()
    notes[274] = orientation
    Pixels.new("RGB", (width, height), "red").save(output, "JPEG", exif=notes)
    return output.getvalue()


def test_a_crop_is_kept(tmp_path: Path) -> None:
    source = '<a:srcRect l="10000" t="5000" r="25000" b="-1000"/>'
    assert seen(tmp_path, drawing(anchor(pic(frame(), source)))).crop == Crop(10_000, 5_000, 25_000, -1_000)


def test_a_crop_in_per_cents_is_that_of_a_strict_workbook(tmp_path: Path) -> None:
    assert seen(tmp_path, drawing(anchor(pic(frame(), '<a:srcRect l="12.5%"/>')))).crop == Crop(12_500)


@pytest.mark.parametrize(
    "source", ['<a:srcRect l="60000" r="40000"/>', '<a:srcRect l="x" t="99999999999999999999"/>']
)
def test_a_crop_that_leaves_nothing_or_is_no_number_is_none(tmp_path: Path, source: str) -> None:
    assert seen(tmp_path, drawing(anchor(pic(frame(), source)))).crop == Crop()


def test_a_turn_and_a_mirror_are_kept(tmp_path: Path) -> None:
    picture = seen(tmp_path, drawing(anchor(pic(frame(attributes='rot="-5400000" flipH="1" flipV="true"')))))
    assert picture.turn == Turn(3 * RIGHT_ANGLE, True, True)
    assert (picture.width, picture.height) == (720_000, 360_000)


def test_a_picture_without_a_size_of_its_own_is_as_large_as_the_cells_it_lies_on(tmp_path: Path) -> None:
    picture = seen(tmp_path, drawing(anchor(pic(), ends=FROM + TO)))
    assert (picture.width, picture.height) == ((64 * 2 + 10) * EMU_PER_PIXEL, 4 * 15 * 12_700)


def test_an_anchor_may_say_the_size(tmp_path: Path) -> None:
    one = anchor(pic(), kind="oneCellAnchor", ends=FROM + '<xdr:ext cx="123000" cy="456000"/>')
    picture = seen(tmp_path, drawing(one))
    assert (picture.width, picture.height) == (123_000, 456_000)


def test_a_picture_in_groups_has_the_size_and_the_turn_that_they_give_it(tmp_path: Path) -> None:
    inner = (
        '<xdr:grpSp><xdr:grpSpPr><a:xfrm rot="5400000"><a:off x="0" y="0"/><a:ext cx="200" cy="200"/>'
        '<a:chOff x="0" y="0"/><a:chExt cx="100" cy="400"/></a:xfrm></xdr:grpSpPr>'
        f"{pic(frame(72_000, 72_000))}</xdr:grpSp>"
    )
    outer = (
        '<xdr:grpSp><xdr:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="300" cy="300"/>'
        f'<a:chOff x="0" y="0"/><a:chExt cx="100" cy="100"/></a:xfrm></xdr:grpSpPr>{inner}</xdr:grpSp>'
    )
    picture = seen(tmp_path, drawing(anchor(outer)))
    assert (picture.width, picture.height) == (72_000 * 2 * 3, 72_000 * 3 // 2)
    assert picture.turn == Turn(RIGHT_ANGLE)


def test_of_alternatives_the_first_is_the_picture(tmp_path: Path) -> None:
    both = (
        f"<mc:AlternateContent><mc:Choice>{pic(frame())}</mc:Choice>"
        f"<mc:Fallback>{pic(frame(9, 9))}</mc:Fallback>"
    )
    picture = seen(tmp_path, drawing(anchor(both + "</mc:AlternateContent>")))
    assert picture.width == 720_000


TURNS = {
    1: Turn(),
    2: Turn(0, True),
    3: Turn(2 * RIGHT_ANGLE),
    4: Turn(0, False, True),
    5: Turn(3 * RIGHT_ANGLE, True),
    6: Turn(RIGHT_ANGLE),
    7: Turn(RIGHT_ANGLE, True),
    8: Turn(3 * RIGHT_ANGLE),
}


@pytest.mark.parametrize("orientation", list(TURNS))
def test_a_photograph_by_file_stands_upright(tmp_path: Path, orientation: int) -> None:
    (tmp_path / "现场.jpg").write_bytes(photograph(orientation))
    report = read(tmp_path, "# 图片\n| 名称 | 图片 | 图题 | 文件 |\n| 现场 | | | 现场.jpg |").value
    assert report is not None
    picture = report.pictures["现场"]
    assert picture.turn == TURNS[orientation]
    assert (picture.width, picture.height) == (40 * EMU_PER_PIXEL, 30 * EMU_PER_PIXEL)
    with Pixels.open(io.BytesIO(picture.data)) as pixels:
        assert pixels.getexif().get(274, 1) == 1


def test_a_pasted_photograph_stands_upright(tmp_path: Path) -> None:
    def paste(book) -> None:  # type: ignore[no-untyped-def]
        book["图片"].add_image(Image(io.BytesIO(photograph(6))), "B2")

    report = read(tmp_path, "# 图片\n| 名称 | 图片 |\n| 现场 | |", edit=paste).value
    assert report is not None
    assert report.pictures["现场"].turn == Turn(RIGHT_ANGLE)


def test_a_drawing_that_turns_its_photograph_says_all(tmp_path: Path) -> None:
    picture = seen(tmp_path, drawing(anchor(pic(frame(attributes='rot="5400000"')))), photograph(6))
    assert picture.turn == Turn(RIGHT_ANGLE)


def test_a_photograph_drawn_upright_keeps_its_size_and_its_crop_lies_where_it_is_seen(tmp_path: Path) -> None:
    upright = pic(frame(300_000, 400_000), '<a:srcRect t="10000"/>')
    picture = seen(tmp_path, drawing(anchor(upright)), photograph(6))
    assert (picture.width, picture.height, picture.turn) == (400_000, 300_000, Turn(RIGHT_ANGLE))
    assert picture.crop == Crop(left=10_000)


@pytest.mark.parametrize("orientation", list(TURNS))
def test_a_crop_of_the_upright_picture_cuts_the_same_pixels_as_pillow_says(orientation: int) -> None:
    """A mark in one corner of the pixels is cut off on whichever side it is seen."""
    pixels = Pixels.new("L", (4, 4), 0)
    pixels.putpixel((0, 1), 255)
    notes = Pixels.Exif()
    notes[274] = orientation
    output = io.BytesIO()
    pixels.save(output, "TIFF", exif=notes)
    from PIL import ImageOps

    upright = ImageOps.exif_transpose(Pixels.open(output))
    marks = [(x, y) for x in range(4) for y in range(4) if upright.getpixel((x, y))]
    (x, y) = marks[0]
    side = {0: Crop(left=25_000), 3: Crop(right=25_000)}.get(x) or {
        0: Crop(top=25_000),
        3: Crop(bottom=25_000),
    }[y]
    assert crop_of_pixels(side, exif(output.getvalue(), 0, len(output.getvalue()))) == Crop(left=25_000)


def test_one_file_in_many_rows_is_read_and_held_once(tmp_path: Path) -> None:
    (tmp_path / "现场.jpg").write_bytes(photograph(6, 400, 300))
    rows = "\n".join(f"| 图{n} | | | 现场.jpg |" for n in range(40))
    report = read(tmp_path, f"# 图片\n| 名称 | 图片 | 图题 | 文件 |\n{rows}").value
    assert report is not None
    assert len(report.pictures) == 40
    assert len({id(picture.data) for picture in report.pictures.values()}) == 1


def test_pictures_beyond_the_limit_together_are_told_and_left_out(tmp_path: Path) -> None:
    for number in range(3):
        (tmp_path / f"{number}.png").write_bytes(png(300, 3 + number) + bytes(1000))
    rows = "\n".join(f"| 图{n} | | | {n}.png |" for n in range(3))
    result = read(tmp_path, f"# 图片\n| 名称 | 图片 | 图题 | 文件 |\n{rows}")
    assert findings(result) == []
    limited = read_workbook(tmp_path / "某局.xlsx", Limits(all_pictures_bytes=2500))
    assert findings(limited) == ["WB510 图片!A4"]


def test_shapes_and_charts_on_the_sheet_are_told_once(tmp_path: Path) -> None:
    others = anchor("<xdr:sp/>") + anchor("<xdr:graphicFrame/>") + anchor("<xdr:cxnSp/>")
    result = read_workbook(book(tmp_path, drawing(anchor(pic(frame())), others)))
    assert findings(result) == ["WB512 图片!B2"]


@pytest.mark.parametrize("before", ["<!DOCTYPE a>", '<!DOCTYPE a [<!ENTITY b "c">]>'])
def test_a_drawing_with_a_doctype_is_told(tmp_path: Path, before: str) -> None:
    result = read_workbook(book(tmp_path, drawing(anchor(pic(frame())), before=before)))
    assert findings(result) == ["WB112 图片"]


def metafile() -> bytes:
    return struct.pack("<LL4l4l", 1, 108, 0, 0, 0, 0, 0, 0, 2_540, 1_270) + b" EMF" + bytes(64)


def placeable() -> bytes:
    return b"\xd7\xcd\xc6\x9a" + struct.pack("<H4hHLH", 0, 0, 0, 720, 360, 720, 0, 0)


def pillows(kind: str, **how: object) -> bytes:
    output = io.BytesIO()
    Pixels.new("RGB", (30, 20)).save(output, kind, **how)
    return output.getvalue()


@pytest.mark.parametrize(
    ("data", "kind", "inches"),
    [
        (metafile(), "image/x-emf", (1.0, 0.5)),
        (placeable(), "image/x-wmf", (1.0, 0.5)),
        (pillows("BMP"), "image/bmp", (30 / 96, 20 / 96)),
        (pillows("TIFF"), "image/tiff", (30 / 96, 20 / 96)),
        (pillows("PNG", dpi=(300, 300)), "image/png", (30 / 300, 20 / 300)),
        (pillows("JPEG", dpi=(150, 150)), "image/jpeg", (30 / 150, 20 / 150)),
    ],
    ids=["EMF", "WMF", "BMP", "TIFF", "PNG of 300 dots an inch", "JPEG of 150"],
)
def test_what_word_shows_is_taken_at_the_size_it_says(
    data: bytes, kind: str, inches: tuple[float, float]
) -> None:
    found = picture_kind(data)
    assert found is not None
    assert found.media_type == kind
    assert (found.width / 914_400, found.height / 914_400) == pytest.approx(inches, rel=0.01)


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "WebP"),
        (b"\0\0\0\x18ftypheic\0\0\0\0", "HEIC"),
        (b"\0\0\0\x18ftypavif\0\0\0\0", "AVIF"),
        (b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>', "SVG"),
        (b"%PDF-1.7", "PDF"),
    ],
)
def test_what_word_may_not_show_is_told_by_its_name(tmp_path: Path, data: bytes, name: str) -> None:
    (tmp_path / "现场.png").write_bytes(data)
    result = read(tmp_path, "# 图片\n| 名称 | 图片 | 图题 | 文件 |\n| 现场 | | | 现场.png |")
    assert findings(result) == ["WB511 图片!A2"]
    assert name in result.diagnostics[0].message()


def test_broken_notes_of_a_camera_say_nothing() -> None:
    whole = photograph(6)
    for end in range(20, len(whole), 7):
        picture_kind(whole[:end])
    for place in range(12, 60):
        picture_kind(whole[:place] + b"\xff\xff\xff\xff" + whole[place + 4 :])
    assert without_orientation(whole, exif(b"", 0, 0)) == whole

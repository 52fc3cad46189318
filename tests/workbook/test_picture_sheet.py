"""图片: pictures pasted into the sheet, kept in its cells, or named by file."""

import io
import struct
from pathlib import Path

import pytest
from openpyxl.drawing.image import Image

from docgen.workbook import Limits, read_workbook
from docgen.workbook.picture_data import EMU_PER_PIXEL, picture_kind
from support.books import (
    BODY,
    FIELDS,
    OFFICE,
    PACKAGE,
    finding,
    findings,
    read,
    rows_of,
    text_cell,
    worksheet,
    write_book,
    write_raw_book,
)
from support.pictures import png

HEADER = "# 图片\n| 名称 | 图片 | 图题 | 文件 |\n"
IMAGE = f"{OFFICE}/image"


def jpeg(width: int, height: int) -> bytes:
    application = b"\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00"
    frame = b"\xff\xff\xc0" + struct.pack(">HBHHB", 17, 8, height, width, 3) + bytes(9)
    return b"\xff\xd8" + application + frame


def relationships(**targets: str) -> str:
    listed = "".join(
        f'<Relationship Id="{name}" Type="{IMAGE}" Target="{target}"'
        + (' TargetMode="External"/>' if "://" in target else "/>")
        for name, target in targets.items()
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{listed}</Relationships>'


def test_a_picture_pasted_over_a_row_is_that_rows(tmp_path: Path) -> None:
    def paste(book) -> None:  # type: ignore[no-untyped-def]
        image = Image(io.BytesIO(png(40, 30)))
        book["图片"].add_image(image, "B3")

    result = read(tmp_path, HEADER + "| 甲图 | | | 甲.png |\n| 乙图 | | 现场情况 | |", edit=paste)
    assert findings(result) == ["WB504 图片!D2"]
    (tmp_path / "甲.png").write_bytes(png(8, 6))
    report = read_workbook(tmp_path / "某局.xlsx").value
    assert report is not None
    picture = report.pictures["乙图"]
    assert (picture.media_type, picture.caption.value, picture.cell.a1) == ("image/png", "现场情况", "A3")
    assert (picture.width, picture.height) == (40 * EMU_PER_PIXEL, 30 * EMU_PER_PIXEL)
    assert picture_kind(picture.data) is not None
    assert report.pictures["甲图"].width == 8 * EMU_PER_PIXEL


DRAWING = (
    '<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="{office}"><xdr:twoCellAnchor>'
    "<xdr:from><xdr:col>1</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>1</xdr:row><xdr:rowOff>0</xdr:rowOff>"
    '</xdr:from><xdr:pic><xdr:blipFill><a:blip r:{kind}="rId1"/></xdr:blipFill><xdr:spPr><a:xfrm>'
    '<a:off x="0" y="0"/><a:ext cx="720000" cy="360000"/></a:xfrm></xdr:spPr></xdr:pic></xdr:twoCellAnchor>'
    "</xdr:wsDr>"
)


def book_with_drawing(
    folder: Path, drawing: str, image: str = "../media/image1.png", data: bytes = b""
) -> Path:
    sheet = worksheet(rows_of(("名称", "图片"), ("甲图", "")), '<drawing r:id="rId1"/>')
    parts: dict[str, str | bytes] = {
        "xl/worksheets/_rels/sheet3.xml.rels": relationships(rId1="../drawings/drawing1.xml"),
        "xl/drawings/drawing1.xml": drawing,
        "xl/drawings/_rels/drawing1.xml.rels": relationships(rId1=image),
        "xl/media/image1.png": data or png(),
    }
    return write_raw_book(folder, {"基本信息": FIELDS, "正文": BODY, "图片": sheet}, parts=parts)


def test_the_size_a_picture_was_given_in_the_sheet_is_kept(tmp_path: Path) -> None:
    report = read_workbook(book_with_drawing(tmp_path, DRAWING.format(office=OFFICE, kind="embed"))).value
    assert report is not None
    assert (report.pictures["甲图"].width, report.pictures["甲图"].height) == (720_000, 360_000)


def test_a_picture_that_is_a_link_is_never_fetched(tmp_path: Path) -> None:
    drawing = DRAWING.format(office=OFFICE, kind="link")
    assert findings(read_workbook(book_with_drawing(tmp_path, drawing))) == ["WB508 图片!A2"]


def test_an_embedded_picture_kept_outside_is_never_fetched(tmp_path: Path) -> None:
    path = book_with_drawing(
        tmp_path, DRAWING.format(office=OFFICE, kind="embed"), "http://example.invalid/a.png"
    )
    assert findings(read_workbook(path)) == ["WB508 图片!A2"]


def test_a_drawing_that_is_no_xml_is_a_finding(tmp_path: Path) -> None:
    assert findings(read_workbook(book_with_drawing(tmp_path, "<wsDr>"))) == ["WB112 图片"]


def test_a_picture_in_a_format_that_word_may_not_show_is_an_error(tmp_path: Path) -> None:
    path = book_with_drawing(tmp_path, DRAWING.format(office=OFFICE, kind="embed"), data=b"BM" + bytes(60))
    assert findings(read_workbook(path)) == ["WB505 图片!A2"]


def test_a_picture_over_the_limit_is_an_error(tmp_path: Path) -> None:
    path = book_with_drawing(tmp_path, DRAWING.format(office=OFFICE, kind="embed"))
    assert findings(read_workbook(path, Limits(picture_bytes=20))) == ["WB506 图片!A2"]


def test_a_picture_without_a_name_is_an_error(tmp_path: Path) -> None:
    def paste(book) -> None:  # type: ignore[no-untyped-def]
        book["图片"].add_image(Image(io.BytesIO(png())), "B7")

    assert findings(read(tmp_path, HEADER + "| | | | |", edit=paste)) == ["WB501 图片!A7"]


def test_two_pictures_in_one_row_are_a_warning(tmp_path: Path) -> None:
    def paste(book) -> None:  # type: ignore[no-untyped-def]
        for _ in range(2):
            book["图片"].add_image(Image(io.BytesIO(png())), "B2")

    assert findings(read(tmp_path, HEADER + "| 甲图 | | | |", edit=paste)) == ["WB509 图片!A2"]


def test_a_name_without_a_picture_is_an_error(tmp_path: Path) -> None:
    assert findings(read(tmp_path, HEADER + "| 甲图 | | 现场 | |")) == ["WB502 图片!A2"]


def test_a_name_given_twice_names_both_cells(tmp_path: Path) -> None:
    (tmp_path / "甲.png").write_bytes(png())
    result = read(tmp_path, HEADER + "| 甲图 | | | 甲.png |\n| 甲图 | | | 甲.png |")
    assert findings(result) == ["WB507 图片!A3"]


def test_wps_keeps_a_picture_in_its_cell(tmp_path: Path) -> None:
    cell = '<c r="B2" t="str"><f>_xlfn.DISPIMG("ID_A1",1)</f><v>=DISPIMG("ID_A1",1)</v></c>'
    sheet = rows_of(("名称", "图片")) + f'<row r="2">{text_cell("A2", "甲图")}{cell}</row>'
    images = (
        '<etc:cellImages xmlns:etc="http://www.wps.cn/officeDocument/2017/etCustomData" xmlns:xdr="x"'
        f' xmlns:a="y" xmlns:r="{OFFICE}"><etc:cellImage><xdr:pic>'
        '<xdr:nvPicPr><xdr:cNvPr id="1" name="ID_A1"/></xdr:nvPicPr>'
        '<xdr:blipFill><a:blip r:embed="rId1"/></xdr:blipFill>'
        "</xdr:pic></etc:cellImage></etc:cellImages>"
    )
    parts: dict[str, str | bytes] = {
        "xl/cellimages.xml": images,
        "xl/_rels/cellimages.xml.rels": relationships(rId1="media/image1.png"),
        "xl/media/image1.png": png(10, 20),
    }
    path = write_raw_book(tmp_path, {"基本信息": FIELDS, "正文": BODY, "图片": sheet}, parts=parts)
    report = read_workbook(path).value
    assert report is not None
    assert (report.pictures["甲图"].width, report.pictures["甲图"].data) == (10 * EMU_PER_PIXEL, png(10, 20))


def test_excel_365_keeps_a_picture_in_its_cell(tmp_path: Path) -> None:
    cell = '<c r="B2" t="e" vm="1"><v>#VALUE!</v></c>'
    sheet = rows_of(("名称", "图片")) + f'<row r="2">{text_cell("A2", "甲图")}{cell}</row>'
    metadata = (
        '<metadata xmlns:xlrd="x"><futureMetadata name="XLRICHVALUE" count="1"><bk><extLst><ext>'
        '<xlrd:rvb i="0"/></ext></extLst></bk></futureMetadata>'
        '<valueMetadata count="1"><bk><rc t="1" v="0"/></bk></valueMetadata></metadata>'
    )
    parts: dict[str, str | bytes] = {
        "xl/metadata.xml": metadata,
        "xl/richData/rdrichvalue.xml": '<rvData><rv s="0"><v>0</v><v>5</v></rv></rvData>',
        "xl/richData/richValueRel.xml": f'<rvRels xmlns:r="{OFFICE}"><rel r:id="rId1"/></rvRels>',
        "xl/richData/_rels/richValueRel.xml.rels": relationships(rId1="../media/image1.png"),
        "xl/media/image1.png": png(10, 20),
    }
    path = write_raw_book(tmp_path, {"基本信息": FIELDS, "正文": BODY, "图片": sheet}, parts=parts)
    report = read_workbook(path).value
    assert report is not None
    assert report.pictures["甲图"].data == png(10, 20)


@pytest.mark.parametrize("kind", ["wps", "excel"])
def test_a_picture_in_a_cell_for_text_is_told(tmp_path: Path, kind: str) -> None:
    cell = {
        "wps": '<c r="C2" t="str"><f>_xlfn.DISPIMG("ID_A1",1)</f><v>=DISPIMG("ID_A1",1)</v></c>',
        "excel": '<c r="C2" t="e" vm="1"><v>#VALUE!</v></c>',
    }[kind]
    body = rows_of(("层级", "标题", "内容")) + (
        f'<row r="2">{text_cell("A2", "一级")}{text_cell("B2", "成效")}{cell}</row>'
    )
    path = write_raw_book(tmp_path, {"基本信息": FIELDS, "正文": body})
    assert findings(read_workbook(path)) == ["WB118 正文!C2"]


@pytest.mark.parametrize(
    "written",
    [
        *(
            "../甲.png",
            "..\\甲.png",
            "图/../../甲.png",
            "/etc/甲.png",
            "\\\\server\\甲.png",
            "C:\\甲.png",
            "~/甲.png",
        ),
        *("http://example.invalid/甲.png", "file:///etc/甲.png"),
    ],
)
def test_a_file_outside_the_workbooks_folder_is_not_read(tmp_path: Path, written: str) -> None:
    (tmp_path / "甲.png").write_bytes(png())
    folder = tmp_path / "某局"
    folder.mkdir()
    result = read(folder, HEADER + f"| 甲图 | | | {written} |")
    assert findings(result) == ["WB503 图片!D2"]
    assert written in finding(result, "WB503").message()


def test_a_link_that_leads_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "甲.png").write_bytes(png())
    folder = tmp_path / "某局"
    folder.mkdir()
    (folder / "甲.png").symlink_to(tmp_path / "甲.png")
    assert findings(read(folder, HEADER + "| 甲图 | | | 甲.png |")) == ["WB503 图片!D2"]


def test_a_file_in_a_folder_beside_the_workbook_is_read(tmp_path: Path) -> None:
    (tmp_path / "图").mkdir()
    (tmp_path / "图" / "甲.jpg").write_bytes(jpeg(64, 48))
    report = read_workbook(
        write_book(tmp_path, HEADER + "| 甲图 | | | 图\\甲.jpg |".replace("\\", "/"))
    ).value
    assert report is not None
    picture = report.pictures["甲图"]
    assert (picture.media_type, picture.width, picture.height) == (
        "image/jpeg",
        64 * EMU_PER_PIXEL,
        48 * EMU_PER_PIXEL,
    )


def test_the_formats_a_picture_may_have() -> None:
    kinds = [picture_kind(data) for data in (png(2, 3), jpeg(2, 3), b"GIF89a\x02\x00\x03\x00")]
    assert [
        kind and (kind.media_type, kind.width // EMU_PER_PIXEL, kind.height // EMU_PER_PIXEL)
        for kind in kinds
    ] == [
        ("image/png", 2, 3),
        ("image/jpeg", 2, 3),
        ("image/gif", 2, 3),
    ]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"BM",
        b"\x89PNG\r\n\x1a\n",
        b"GIF89a",
        b"\xff\xd8",
        b"\xff\xd8\xff\xe0\x00\x00",
        b"RIFF",
        b"<svg/>",
    ],
)
def test_what_is_no_such_picture(data: bytes) -> None:
    assert picture_kind(data) is None

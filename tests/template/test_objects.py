"""Tables, pictures and charts placed by `{{p 段.对象 }}`, as Microsoft's validator and readers see them."""

import io
import struct
import zipfile
import zlib
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from lxml import etree

from docgen.model.cell_text import CellRef, Text
from docgen.model.geometry import STANDARD_PAGE
from docgen.model.objects import Alignment, Chart, ChartKind, ChartSeries, Picture, Table, TableCell
from docgen.model.table_fit import column_widths
from docgen.template.objects.chart import chart_part
from support.docx import W, docx, p, read
from support.judges import nobody_else_sees, open_xml_sdk
from support.programs import by_docgen

PLACE = docx(p("前"), p("{{p 段.对象 }}"), p("后"))
CELL = CellRef("表·示例", 1, 1)
NAMED = "".join(
    f'<w:style w:type="{kind}" w:styleId="s{n}"><w:name w:val="{name}"/></w:style>'
    for n, (kind, name) in enumerate(
        [
            ("paragraph", "Normal"),
            ("table", "报告表格"),
            ("paragraph", "表题"),
            ("paragraph", "表头"),
            ("paragraph", "表文"),
            ("paragraph", "表文数字"),
            ("paragraph", "图片"),
            ("paragraph", "图题"),
        ]
    )
)


def text(value: str) -> Text:
    return Text(value, CELL)


def png(width: int = 4, height: int = 3) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    pixels = zlib.compress(b"".join(b"\0" + b"\xff\0\0" * width for _ in range(height)))
    header = struct.pack(">2I5B", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


WIDEST, HIGHEST = STANDARD_PAGE.room.width * 635, STANDARD_PAGE.room.height * 635 - 25 * 36_000
"""EMU: the text area of a page, less 25 mm for a caption."""


def picture(width: int = 914_400, height: int = 914_400, caption: str = "图1 现场") -> Picture:
    return Picture("现场", text(caption), png(), "image/png", width, height, CELL)


def chart(kind: ChartKind = ChartKind.COLUMN) -> Chart:
    series = (
        ChartSeries("本期 & 上期", (Decimal("14"), None, Decimal("3.5"))),
        ChartSeries("同期", (Decimal("12"), Decimal("-1"), Decimal("1E+2"))),
    )
    return Chart("检查", text("图2 检查情况"), kind, ("一季度", "二季度", "<三季度>"), series, CELL)


MERGED = Table(
    "示例",
    text("表1 完成情况"),
    2,
    (
        (TableCell(text("单位"), 1, row_span=2), TableCell(text("检查"), 2, column_span=2)),
        (TableCell(text("次数"), 2), TableCell(text("问题"), 3)),
        (
            TableCell(text("甲科\n（东区）"), 1, alignment=Alignment.CENTER),
            TableCell(text("1,204"), 2, is_number=True),
            TableCell(text("a & b <c>"), 3, row_span=9),
        ),
        (TableCell(text("合计"), 1, column_span=2, alignment=Alignment.RIGHT),),
    ),
    (10.0, 6.0, 6.0),
    CELL,
)


def render(value: object, template: bytes = PLACE) -> bytes:
    return by_docgen(template, {"段": {"对象": value}})


def elements(data: bytes, path: str) -> list[etree._Element]:
    root = etree.fromstring(read(data).encode())
    return root.findall(
        f".//{path}", {"w": W, "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"}
    )


def values(data: bytes, path: str, name: str = "val") -> list[str | None]:
    return [e.get(f"{{{W}}}{name}") for e in elements(data, path)]


def test_a_tables_header_rows_repeat_and_its_merges_start_and_continue():
    data = render(MERGED)
    assert len(elements(data, "w:tr/w:trPr/w:tblHeader")) == 2
    assert len(elements(data, "w:tr/w:trPr/w:cantSplit")) == 4
    assert values(data, "w:vMerge") == ["restart", "continue", "restart", "continue"]
    assert values(data, "w:gridSpan") == ["2", "2"]


def test_the_header_rows_of_a_table_and_no_others_have_the_headers_style():
    data = render(MERGED, docx(p("{{p 段.对象 }}"), styles=NAMED))
    looks = [
        {style.get(f"{{{W}}}val") for style in row.iterfind(f".//{{{W}}}pStyle")}
        for row in elements(data, "w:tr")
    ]
    assert ["s3" in look for look in looks] == [True, True, False, False]


def test_a_chart_is_described_by_its_caption_or_its_name_where_it_has_none():
    both = (chart(), chart()._replace(caption=text(" ")))
    described = [elements(render(each), "wp:docPr")[0].get("descr") for each in both]
    assert described == ["图2 检查情况", "检查"]


def test_narrow_columns_of_a_wide_table_share_what_there_is():
    widths = column_widths((30.0, *[4.0] * 29), 30, 8844, [294.8] * 30)
    assert sum(widths) == 8844
    assert min(widths) >= 240


def test_a_tables_grid_shares_the_text_width_in_proportion():
    widths = [int(w or 0) for w in values(render(MERGED), "w:gridCol", "w")]
    assert 8800 < sum(widths) <= STANDARD_PAGE.room.width
    assert abs(widths[0] / widths[1] - 10 / 6) < 0.03


def test_a_line_break_in_a_table_cell_is_a_line_break():
    assert len(elements(render(MERGED), "w:tc//w:br")) == 1


def test_a_table_takes_the_templates_styles_and_else_plain_borders():
    plain, styled = render(MERGED), render(MERGED, docx(p("{{p 段.对象 }}"), styles=NAMED))
    assert len(elements(plain, "w:tblBorders")) == 1
    assert values(plain, "w:tblStyle") == []
    assert values(styled, "w:tblStyle") == ["s1"]
    assert set(values(styled, "w:pStyle")) == {"s2", "s3", "s4", "s5"}
    assert elements(styled, "w:tblBorders") == []


def test_a_tables_caption_stands_above_it_and_keeps_with_it():
    body = elements(render(MERGED), "w:body")[0]
    kinds = [etree.QName(e).localname for e in body]
    assert kinds == ["p", "p", "tbl", "p", "sectPr"]
    assert "".join(body[1].itertext()) == "表1 完成情况"
    assert body[1].find(f"{{{W}}}pPr/{{{W}}}keepNext") is not None


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        ((914_400, 457_200), (914_400, 457_200)),
        ((2 * WIDEST, WIDEST), (WIDEST, WIDEST // 2)),
        ((HIGHEST // 20, 10 * HIGHEST), (HIGHEST // 200, HIGHEST)),
    ],
)
def test_a_picture_is_scaled_down_to_the_page_and_never_up(size, expected):
    (extent,) = elements(render(picture(*size)), "wp:extent")
    found = int(extent.get("cx", "")), int(extent.get("cy", ""))
    assert found == pytest.approx(expected, abs=1)


def test_one_picture_used_twice_is_held_once():
    template = docx(p("{{p 段.对象 }}"), p("{{p 段.对象 }}"))
    with zipfile.ZipFile(io.BytesIO(render(picture(), template))) as package:
        assert [n for n in package.namelist() if n.startswith("word/media/")] == [
            "word/media/docgen_image1.png"
        ]
        assert package.read("word/media/docgen_image1.png") == png()


def test_a_chart_of_per_cents_shows_them_as_such():
    shares = ChartSeries("占比", (Decimal("0.5"), Decimal("0.25")), "0.0%")
    part = chart_part(Chart("占比", text(""), ChartKind.COLUMN, ("甲", "乙"), (shares,), CELL)).decode()
    assert "<c:formatCode>0.0%</c:formatCode>" in part
    assert '<c:numFmt formatCode="0.0%"' in part


def test_a_charts_cache_and_its_workbook_hold_the_same_data():
    with zipfile.ZipFile(io.BytesIO(render(chart()))) as package:
        part = etree.fromstring(package.read("word/charts/docgen_chart1.xml"))
        book = openpyxl.load_workbook(io.BytesIO(package.read("word/embeddings/docgen_chart1.xlsx")))
    c = {"c": "http://schemas.openxmlformats.org/drawingml/2006/chart"}
    cached = [
        {int(pt.get("idx", "")): float(pt.findtext("c:v", "", c)) for pt in s.findall("c:val//c:pt", c)}
        for s in part.iterfind(".//c:ser", c)
    ]
    assert cached == [{0: 14, 2: 3.5}, {0: 12, 1: -1, 2: 100}]
    assert [tuple(row) for row in book["Sheet1"].values] == [
        (None, "本期 & 上期", "同期"),
        ("一季度", 14, 12),
        ("二季度", None, -1),
        ("<三季度>", 3.5, 100),
    ]
    assert [f.text for f in part.iterfind(".//c:ser//c:f", c)][:3] == [
        "Sheet1!$B$1",
        "Sheet1!$A$2:$A$4",
        "Sheet1!$B$2:$B$4",
    ]


def test_new_ids_and_names_avoid_the_templates_own():
    link = '<Relationship Id="rIdDocgen1" Type="http://x/y" Target="media/docgen_image1.png"/>'
    kind = '<Default Extension="png" ContentType="image/png"/>'
    template = docx(
        p("{{p 段.对象 }}"),
        relationships=link,
        parts={"word/media/docgen_image1.png": b"own"},
        overrides=kind,
    )
    data = render(picture(), template)
    assert 'r:embed="rIdDocgen2"' in read(data)
    assert 'Target="/word/media/docgen_image2.png"' in read(data, "word/_rels/document.xml.rels")


@pytest.mark.node
@pytest.mark.parametrize("styles", [None, NAMED], ids=["without styles", "with styles"])
def test_microsofts_validator_has_nothing_against_any_object(tmp_path: Path, styles: str | None):
    body = [p(f"{{{{p 物[{n}] }}}}") for n in range(6)]
    template = docx(*body, p("后"), **({"styles": styles} if styles else {}))
    data = by_docgen(template, {"物": [MERGED, picture(), *(chart(kind) for kind in ChartKind)]})
    path = tmp_path / "报告.docx"
    path.write_bytes(data)
    assert open_xml_sdk(path) == []
    assert nobody_else_sees(data) == []
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        book = tmp_path / "图表.xlsx"
        book.write_bytes(package.read("word/embeddings/docgen_chart1.xlsx"))
    assert open_xml_sdk(book) == []

"""Characters of a cell: raised, lowered, set-apart ones keep that; struck-out ones stay out and are told."""

import tempfile
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.diagnostics import Severity
from docgen.model.cell_text import Look, Span, Text
from docgen.model.texts import place_of
from docgen.workbook import read_workbook
from support.books import BODY, FIELDS, OFFICE, finding, findings, rows_of, text_cell, write_raw_book, zipped
from support.torture import amount

HEADER = rows_of(("层级", "标题", "内容"), ("一级", "工作成效", ""))


def run(text: str, properties: str = "") -> str:
    look = f"<rPr>{properties}</rPr>" if properties else ""
    return f'<r>{look}<t xml:space="preserve">{text}</t></r>'


def body_with(content: str, style: str = "") -> str:
    cell = f'<c r="C3"{style} t="inlineStr"><is>{content}</is></c>'
    return f'{HEADER}<row r="3">{text_cell("A3", "正文")}{cell}</row>'


def content_of(folder: Path, content: str, style: str = "", styles: str = "") -> Text:
    book = write_raw_book(folder, {"基本信息": FIELDS, "正文": body_with(content, style)}, styles=styles)
    report = read_workbook(book).value
    assert report is not None
    return report.body[-1].content


@pytest.mark.parametrize(
    ("properties", "look"),
    [
        ("<b/>", Look(bold=True)),
        ("<i val='1'/>", Look(italic=True)),
        ('<u val="double"/>', Look(underline=True)),
        ('<vertAlign val="superscript"/>', Look(vertical="superscript")),
        ('<vertAlign val="subscript"/>', Look(vertical="subscript")),
        ('<color rgb="FFFF0000"/>', Look(color="FF0000")),
        ('<color indexed="10"/>', Look(color="FF0000")),
        ('<b/><color rgb="FF0070C0"/><sz val="11"/>', Look(bold=True, color="0070C0")),
    ],
)
def test_characters_set_apart_keep_their_look(tmp_path: Path, properties: str, look: Look) -> None:
    text = content_of(tmp_path, run("面积12m") + run("2", properties) + run("。"))
    assert text.value == "面积12m2。"
    assert text.spans == (Span(5, 6, look),)


@pytest.mark.parametrize(
    "properties",
    [
        '<b val="0"/>',
        '<u val="none"/>',
        '<vertAlign val="baseline"/>',
        '<color rgb="FF000000"/>',
        "<sz val='9'/>",
    ],
)
def test_characters_that_only_seem_set_apart_have_no_look(tmp_path: Path, properties: str) -> None:
    assert content_of(tmp_path, run("甲") + run("乙", properties) + run("丙。")).spans == ()


def test_a_cell_of_one_look_is_styled_as_a_cell_and_its_text_is_plain(tmp_path: Path) -> None:
    text = content_of(tmp_path, run("甲", "<b/>") + run("乙。", "<b/><i/>"))
    assert text.spans == (Span(1, 3, Look(italic=True)),)


FONTS = (
    "<fonts><font><sz val='11'/></font><font>{0}</font></fonts>"
    "<cellXfs><xf/><xf fontId='1' applyFont='1'/></cellXfs>"
)


def test_characters_without_a_font_of_their_own_have_the_cells(tmp_path: Path) -> None:
    text = content_of(tmp_path, run("全程") + run("公开", "<sz val='11'/>"), ' s="1"', FONTS.format("<b/>"))
    assert text.spans == (Span(0, 2, Look(bold=True)),)


def test_a_cell_raised_as_a_whole_is_raised(tmp_path: Path) -> None:
    styles = FONTS.format('<vertAlign val="superscript"/>')
    text = content_of(tmp_path, "<t>注1</t>", ' s="1"', styles)
    assert text.spans == (Span(0, 2, Look(vertical="superscript")),)


def test_struck_out_characters_stay_out_and_one_warning_tells_where_and_which(tmp_path: Path) -> None:
    body = body_with(run("检查") + run("12", "<strike/>") + run("14次。", "<b/>"))
    result = read_workbook(write_raw_book(tmp_path, {"基本信息": FIELDS, "正文": body}))
    assert result.value is not None
    content = result.value.body[-1].content
    assert content.value == "检查14次。"
    assert content.spans == (Span(2, 2, written="12"), Span(2, 6, Look(bold=True)))
    assert findings(result) == ["WB122 正文!C3"]
    told = finding(result, "WB122")
    assert told.severity is Severity.WARNING
    assert "12" in told.message()
    assert "C3" in told.message()


def test_a_cell_struck_out_as_a_whole_says_nothing(tmp_path: Path) -> None:
    styles = FONTS.format("<strike/>")
    row = "".join(
        f'<c r="{at}" s="1" t="inlineStr"><is><t>{text}</t></is></c>'
        for at, text in (("A3", "正文"), ("C3", "作废。"))
    )
    body = f'{HEADER}<row r="3">{row}</row>'
    result = read_workbook(write_raw_book(tmp_path, {"基本信息": FIELDS, "正文": body}, styles=styles))
    assert result.value is not None
    assert len(result.value.body) == 1
    assert "WB122 正文!C3" in findings(result) or "WB122 正文!A3" in findings(result)


def test_a_struck_out_figure_is_no_figure(tmp_path: Path) -> None:
    row = f'<row r="2">{text_cell("A2", "次数")}<c r="B2" s="1"><v>14</v></c></row>'
    sheets = {"基本信息": FIELDS, "正文": BODY, "数据": rows_of(("名称", "数值")) + row}
    result = read_workbook(write_raw_book(tmp_path, sheets, styles=FONTS.format("<strike/>")))
    assert result.value is not None
    assert result.value.figures["次数"].value is None
    assert findings(result) == ["WB122 数据!B2"]


def test_blanks_around_a_text_do_not_shift_its_looks(tmp_path: Path) -> None:
    text = content_of(tmp_path, run("  CO") + run("2", '<vertAlign val="subscript"/>') + run("减排。  "))
    assert (text.value, text.spans) == ("CO2减排。", (Span(2, 3, Look(vertical="subscript")),))


def test_runs_of_shared_texts_are_runs_and_phonetics_are_not_text(tmp_path: Path) -> None:
    strings = f"<sst><si>{run('张')}{run('三', '<b/>')}<rPh sb='0' eb='1'><t>ZHANG</t></rPh></si></sst>"
    body = f'{HEADER}<row r="3">{text_cell("A3", "正文")}<c r="C3" t="s"><v>0</v></c></row>'
    text = with_shared(tmp_path, strings, body)
    assert (text.value, text.spans) == ("张三", (Span(1, 2, Look(bold=True)),))


def with_shared(folder: Path, strings: str, body: str) -> Text:
    path = write_raw_book(folder, {"基本信息": FIELDS, "正文": body}, parts={"xl/odd/texts.xml": strings})
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    relation = (
        f'<Relationship Id="rId9" Type="{OFFICE}/sharedStrings" Target="odd/texts.xml"/></Relationships>'
    )
    related = parts["xl/_rels/workbook.xml.rels"].decode().replace("</Relationships>", relation)
    path.write_bytes(zipped({**parts, "xl/_rels/workbook.xml.rels": related}))
    report = read_workbook(path).value
    assert report is not None
    return report.body[-1].content


THEME = (
    '<a:theme xmlns:a="urn:a"><a:clrScheme><a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1>'
    '<a:lt1><a:sysClr val="window" lastClr="FFFFFF"/></a:lt1><a:dk2><a:srgbClr val="44546A"/></a:dk2>'
    '<a:lt2><a:srgbClr val="E7E6E6"/></a:lt2><a:accent1><a:srgbClr val="4472C4"/></a:accent1>'
    '<a:accent2><a:srgbClr val="ED7D31"/></a:accent2></a:clrScheme></a:theme>'
)


@pytest.mark.parametrize(
    ("color", "rgb"),
    [('theme="4"', "4472C4"), ('theme="1"', ""), ('theme="5" tint="-0.5"', "843C0B"), ('theme="99"', "")],
)
def test_a_colour_of_the_theme_is_the_colour_it_has_there(tmp_path: Path, color: str, rgb: str) -> None:
    body = body_with(run("甲") + run("乙。", f"<color {color}/>"))
    path = write_raw_book(tmp_path, {"基本信息": FIELDS, "正文": body}, parts={"xl/theme.xml": THEME})
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    relation = f'<Relationship Id="rId9" Type="{OFFICE}/theme" Target="theme.xml"/></Relationships>'
    related = parts["xl/_rels/workbook.xml.rels"].decode().replace("</Relationships>", relation)
    path.write_bytes(zipped({**parts, "xl/_rels/workbook.xml.rels": related}))
    report = read_workbook(path).value
    assert report is not None
    spans = report.body[-1].content.spans
    assert [span.look.color for span in spans] == ([rgb] if rgb else [])


@given(
    st.lists(
        st.tuples(
            st.text("甲乙丙 \u3000\n", min_size=1, max_size=4), st.sampled_from(["", "<b/>", "<strike/>"])
        ),
        min_size=1,
        max_size=6,
    )
)
@settings(max_examples=amount(60, 1000), deadline=None)
def test_each_character_of_a_text_leads_to_the_one_that_was_typed(parts: list[tuple[str, str]]) -> None:
    said = "".join(words for words, _look in parts)
    with tempfile.TemporaryDirectory() as folder:
        content = run("甲", "<i/>") + "".join(run(words, look) for words, look in parts)
        text = content_of(Path(folder), content.replace("\n", "&#10;"))
    assert_each_character_leads_to_its_own(text, "甲" + said)


def assert_each_character_leads_to_its_own(text: Text, typed: str) -> None:
    places = [place_of((text,), index) for index in range(len(text.value))]
    assert [typed[place.offset] for place in places if place] == list(text.value)
    assert places == sorted(places)


@given(st.lists(st.sampled_from(["甲", "乙", "\r\n", "\n", "\r"]), min_size=1, max_size=8))
@settings(max_examples=amount(60, 1000), deadline=None)
def test_a_line_break_of_two_signs_is_one_and_shifts_nothing_behind_it(parts: list[str]) -> None:
    typed = "".join(["始", *parts, "终"])
    with tempfile.TemporaryDirectory() as folder:
        written = typed.replace("\r", "&#13;").replace("\n", "&#10;")
        text = content_of(Path(folder), f'<t xml:space="preserve">{written}</t>')
    assert text.value.replace("\n", "") == "".join(typed.split("\r\n")).replace("\n", "").replace("\r", "")
    signs = [text.value[at] for at in range(len(text.value)) if text.value[at] != "\n"]
    places = [place_of((text,), at) for at in range(len(text.value)) if text.value[at] != "\n"]
    assert [typed[place.offset] for place in places if place] == signs


@pytest.mark.parametrize("code", ['"共"@"次"', '@"号"', '"第"@', '"（"@"）"', "0;0;0;\\共@\\次"])
@pytest.mark.parametrize("words", ["检查", "  检查 ", "检查120家"])
def test_what_a_format_puts_around_a_text_was_typed_by_nobody(tmp_path: Path, code: str, words: str) -> None:
    styles = (
        f"<numFmts><numFmt numFmtId='164' formatCode='{code.replace(chr(34), '&quot;')}'/></numFmts>"
        "<fonts><font/></fonts><cellXfs><xf/><xf numFmtId='164'/></cellXfs>"
    )
    text = content_of(tmp_path, f'<t xml:space="preserve">{words}</t>', ' s="1"', styles)
    start = text.value.find(words.strip())
    assert start >= 0
    assert len(text.value) > len(words.strip())
    places = [place_of((text,), start + at) for at in range(len(words.strip()))]
    assert [words[place.offset] for place in places if place] == list(words.strip())


def test_words_behind_struck_out_ones_lead_to_their_place(tmp_path: Path) -> None:
    text = content_of(
        tmp_path, run("  ") + run("原定", "<strike/>") + run("召开") + run("三次", "<strike/>") + run("会议")
    )
    assert text.value == "召开会议"
    places = [place_of((text,), index) for index in range(4)]
    assert [place.offset for place in places if place] == [4, 5, 8, 9]

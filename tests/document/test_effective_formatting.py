"""What the reader makes of defaults, styles, themes, numbering and direct formatting."""

import io
import zipfile

import pytest

from docgen.document import view
from docgen.model.document import DocumentView
from docgen.model.formatting import LineRule
from docgen.model.page import GridKind
from docgen.model.paragraph import Paragraph
from docgen.model.profile import Align, Element
from support.unstyled import docx

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def with_parts(content: str, **parts: str) -> bytes:
    """A document with more parts: `styles`, `numbering`, `theme`, each the inside of its root element."""
    with zipfile.ZipFile(io.BytesIO(docx(content))) as archive:
        files = {name: archive.read(name).decode() for name in archive.namelist()}
    relations = ""
    for name, inside in parts.items():
        root = "a:theme" if name == "theme" else f"w:{name}"
        spaces = f'xmlns:w="{W}" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
        files[f"word/{name}.xml"] = f"<{root} {spaces}>{inside}</{root}>"
        relations += f'<Relationship Id="x{name}" Type="{RELATION}/{name}" Target="{name}.xml"/>'
    names = "word/_rels/document.xml.rels"
    files[names] = files[names].replace("</Relationships>", f"{relations}</Relationships>")
    archive_bytes = io.BytesIO()
    with zipfile.ZipFile(archive_bytes, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return archive_bytes.getvalue()


def seen(data: bytes) -> DocumentView:
    result = view(data, "报告.docx")
    assert result.value is not None, result.diagnostics
    return result.value


def first(content: str, **parts: str) -> Paragraph:
    return seen(with_parts(content, **parts)).paragraphs[0]


def style(identity: str, inside: str, kind: str = "paragraph", extra: str = "") -> str:
    name = f'<w:name w:val="{identity}"/>'
    return f'<w:style w:type="{kind}" w:styleId="{identity}" {extra}>{name}{inside}</w:style>'


def text(words: str = "文字", run: str = "", paragraph: str = "") -> str:
    return f"<w:p><w:pPr>{paragraph}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t>{words}</w:t></w:r></w:p>"


FOOTER = '<w:footerReference w:type="default" r:id="rId1"/>'
DEFAULTS = '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="32"/></w:rPr></w:rPrDefault></w:docDefaults>'


def test_what_is_nearer_wins_from_defaults_to_direct_formatting() -> None:
    styles = (
        DEFAULTS
        + style("a", '<w:rPr><w:rFonts w:eastAsia="宋体"/></w:rPr>', extra='w:default="1"')
        + style("b", '<w:basedOn w:val="a"/><w:rPr><w:rFonts w:eastAsia="楷体"/><w:i/></w:rPr>')
        + style("c", '<w:rPr><w:rFonts w:ascii="Arial"/></w:rPr>', "character")
    )
    look = first(
        text(paragraph='<w:pStyle w:val="b"/>', run='<w:rStyle w:val="c"/><w:i w:val="0"/>'), styles=styles
    ).runs[0]
    assert (look.format.size, look.format.east_asia, look.format.ascii, look.format.italic) == (
        32,
        "楷体",
        "Arial",
        False,
    )


def test_a_paragraph_without_style_has_the_default_style() -> None:
    styles = style("a", '<w:pPr><w:jc w:val="center"/></w:pPr>', extra='w:default="1"')
    assert first(text(), styles=styles).format.align is Align.CENTER


@pytest.mark.parametrize(("paragraph", "character", "direct", "bold"), [
    ("<w:b/>", "", "", True),
    ("<w:b/>", "<w:b/>", "", False),
    ("<w:b/>", "<w:b/>", "<w:b/>", True),
    ("", "<w:b/>", '<w:b w:val="0"/>', False),
])  # fmt: skip
def test_bold_in_two_styles_is_not_bold_and_direct_formatting_decides(
    paragraph: str, character: str, direct: str, bold: bool
) -> None:
    styles = style("p", f"<w:rPr>{paragraph}</w:rPr>") + style(
        "c", f"<w:rPr>{character}</w:rPr>", "character"
    )
    content = text(paragraph='<w:pStyle w:val="p"/>', run=f'<w:rStyle w:val="c"/>{direct}')
    assert first(content, styles=styles).runs[0].format.bold is bold


def test_a_circle_of_styles_ends() -> None:
    styles = style("a", '<w:basedOn w:val="b"/>') + style("b", '<w:basedOn w:val="a"/><w:rPr><w:b/></w:rPr>')
    assert first(text(paragraph='<w:pStyle w:val="a"/>'), styles=styles).runs[0].format.bold


THEME = (
    "<a:themeElements><a:fontScheme><a:majorFont/><a:minorFont>"
    "<a:latin typeface='Calibri'/><a:ea typeface=''/>"
    "<a:font script='Hans' typeface='等线'/></a:minorFont></a:fontScheme></a:themeElements>"
)


def test_a_theme_font_overrides_the_name_beside_it() -> None:
    run = '<w:rFonts w:eastAsia="仿宋" w:eastAsiaTheme="minorEastAsia" w:asciiTheme="minorHAnsi"/>'
    look = first(text(run=run), theme=THEME).runs[0].format
    assert (look.east_asia, look.ascii) == ("等线", "Calibri")


def test_a_name_in_a_nearer_level_overrides_a_theme_font() -> None:
    styles = style("a", '<w:rPr><w:rFonts w:eastAsiaTheme="minorEastAsia"/></w:rPr>', extra='w:default="1"')
    look = first(text(run='<w:rFonts w:eastAsia="仿宋"/>'), styles=styles, theme=THEME).runs[0].format
    assert look.east_asia == "仿宋"


def test_indents_in_characters_win_over_twips_unless_they_are_nought() -> None:
    paragraph = first(
        text(paragraph='<w:ind w:firstLine="420" w:firstLineChars="200" w:left="320" w:leftChars="0"/>')
    )
    assert paragraph.format.first_line.characters(32) == 2
    assert paragraph.format.left.characters(32) == 1


def test_a_hanging_indent_is_a_negative_first_line() -> None:
    assert first(text(paragraph='<w:ind w:hanging="640"/>')).format.first_line.characters(32) == -2


def test_line_spacing_keeps_its_rule() -> None:
    form = first(text(paragraph='<w:spacing w:line="579" w:lineRule="exact"/>')).format
    assert (form.line, form.line_rule) == (579, LineRule.EXACT)


NUMBERING = (
    '<w:abstractNum w:abstractNumId="0">'
    '<w:lvl w:ilvl="0"><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/></w:lvl>'
    '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)


def numbered(words: str, level: int) -> str:
    return text(words, paragraph=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>')


def test_automatic_numbers_count_by_level_and_make_headings() -> None:
    content = "".join(
        numbered(words, level) for words, level in (("甲", 0), ("乙", 1), ("丙", 1), ("丁", 0), ("戊", 1))
    )
    paragraphs = seen(with_parts(text("某局工作总结") + content, numbering=NUMBERING)).paragraphs[1:]
    assert [p.label for p in paragraphs] == ["一、", "（一）", "（二）", "二、", "（一）"]
    assert [p.role.element for p in paragraphs[:2]] == [Element.HEADING_1, Element.HEADING_2]


def test_inserted_text_is_read_and_deleted_text_is_not() -> None:
    run = "<w:r><w:t>{}</w:t></w:r>"
    deleted = "<w:del><w:r><w:delText>旧</w:delText></w:r></w:del>"
    assert first(f"<w:p><w:ins>{run.format('新')}</w:ins>{deleted}{run.format('文')}</w:p>").text == "新文"


def test_a_text_box_is_read_once_not_in_its_copy_for_old_programs() -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>框内</w:t></w:r></w:p></w:txbxContent>"
    spaces = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    choice = f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    content = f"<w:p><w:r><mc:AlternateContent {spaces}>{choice}</mc:AlternateContent></w:r></w:p>"
    paragraphs = seen(docx(content + text("下文"))).paragraphs
    assert [(p.text, p.in_box, p.ordinal) for p in paragraphs] == [
        ("", False, 0),
        ("框内", True, 1),
        ("下文", False, 3),
    ]


def test_a_table_cell_is_named_by_table_row_and_column() -> None:
    cell = f"<w:tc>{text('数')}</w:tc>"
    content = f"<w:tbl><w:tblPr/><w:tr>{cell}{cell}</w:tr><w:tr>{cell}{cell}</w:tr></w:tbl>" + text("后文")
    paragraphs = seen(docx(content)).paragraphs
    assert paragraphs[3].place().steps == ("表1", "第2行第2列「数」")
    assert paragraphs[4].place().steps == ("第1段「后文」",)


def test_places_name_the_paragraph_and_its_first_words() -> None:
    content = text("关于工作的报告") + text("一、" + "长" * 30)
    place = seen(docx(content)).paragraphs[1].place()
    assert str(place.where("报告.docx")) == "报告.docx › 第2段「一、长长长长长长长长长长…」"


def test_a_section_without_footers_keeps_those_before_it() -> None:
    section = f'<w:sectPr>{FOOTER}<w:docGrid w:type="lines" w:linePitch="579"/></w:sectPr>'
    found = seen(docx(f"<w:p><w:pPr>{section}</w:pPr></w:p>" + text() + "<w:sectPr/>"))
    assert [s.footers["default"].part for s in found.sections] == ["word/footer1.xml"] * 2
    assert [s.grid for s in found.sections] == [GridKind.LINES, GridKind.NONE]
    assert [p.section for p in found.paragraphs] == [0, 1]


@pytest.mark.parametrize(("kind", "breaks"), [("continuous", False), ("nextPage", True), ("", True)])
def test_a_new_section_begins_a_page_unless_it_is_continuous(kind: str, breaks: bool) -> None:
    type_ = f'<w:type w:val="{kind}"/>' if kind else ""
    found = seen(docx(f"<w:p><w:pPr><w:sectPr/></w:pPr></w:p>{text()}<w:sectPr>{type_}</w:sectPr>"))
    assert found.paragraphs[1].breaks_page is breaks


def test_the_page_number_is_found_in_its_field() -> None:
    story = (
        seen(docx('<w:sectPr><w:footerReference w:type="default" r:id="rId1"/></w:sectPr>'))
        .sections[0]
        .footers["default"]
    )
    assert story.paragraphs[0].role.element is Element.PAGE_NUMBER
    assert [(f.code, story.paragraphs[0].text[f.start : f.end]) for f in story.paragraphs[0].fields] == [
        ("PAGE", "1")
    ]


def test_a_strict_document_reads_like_a_transitional_one() -> None:
    plain = with_parts(text(run='<w:sz w:val="44"/>'))
    with zipfile.ZipFile(io.BytesIO(plain)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    strict = files["word/document.xml"].replace(
        W.encode(), b"http://purl.oclc.org/ooxml/wordprocessingml/main"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in (files | {"word/document.xml": strict}).items():
            archive.writestr(name, data)
    assert seen(out.getvalue()).paragraphs[0].runs[0].format.size == 44

"""Paragraphs that repeat others' markup are set aside before parsing, which must never show."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.diagnostics import Result
from docgen.document import reading, view
from docgen.document.repeats import pare
from docgen.model.document import DocumentView
from docgen.opc import NewPart, open_package, with_new_parts
from docgen.resources import folder
from support.unstyled import Unstyled, W, docx

TEMPLATES = sorted(folder("docx_templates").glob("*.docx"))
SAMPLE_BODY = '<w:p><w:pPr><w:pStyle w:val="text"/></w:pPr><w:r><w:t>{}</w:t></w:r></w:p>'

STYLES = f"""<w:styles xmlns:w="{W}">
<w:style w:type="paragraph" w:default="1" w:styleId="normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="text"><w:name w:val="正文段落"/>
<w:rPr><w:sz w:val="32"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="listed"><w:name w:val="编号段落"/>
<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="table" w:styleId="grid"><w:name w:val="网格"/><w:rPr><w:b/></w:rPr>
<w:tblPr><w:tblBorders><w:top w:val="single" w:sz="8"/></w:tblBorders></w:tblPr></w:style>
</w:styles>"""
NUMBERING = f"""<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="0">
<w:lvl w:ilvl="0"><w:start w:val="1"/>
<w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>"""


def document(body: str) -> bytes:
    """A .docx with this body, styles and a list."""
    package = open_package(docx(body), "文件.docx").value
    assert package is not None
    kinds = {"styles": STYLES, "numbering": NUMBERING}
    parts = tuple(
        NewPart(
            f"word/{kind}.xml",
            xml.encode(),
            f"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml",
            "word/document.xml",
            f"rIdNew{kind}",
            f"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}",
        )
        for kind, xml in kinds.items()
    )
    return with_new_parts(package, parts).to_bytes()


def read_whole(data: bytes) -> Result[DocumentView]:
    """The document as it reads with nothing set aside."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading, "pare", lambda part: None)
        return view(data, "文件.docx")


WORDS = st.sampled_from(
    ["工作", "一、要求", "附件：", "2024年5月6日", "甲 乙", " ", "", "a>b", "R&amp;D", "&#160;", "\r\n"]
)
ODD_WORDS = st.sampled_from(
    ["\x01", "]]>", "<w:t>", "</w:t>", "&nbsp;", "\ufffe", "<!-- -->", "<![CDATA[乙]]>"]
)
PROPERTIES = st.sampled_from(
    [
        "",
        "<w:pPr/>",
        '<w:pPr><w:pStyle w:val="text"/></w:pPr>',
        '<w:pPr><w:pStyle w:val="listed"/></w:pPr>',
        '<w:pPr><w:ind w:firstLineChars="200"/><w:rPr><w:b/></w:rPr></w:pPr>',
        "<w:pPr><w:tabs><w:tab/></w:tabs><w:jc/><w:pPrChange><w:pPr/></w:pPrChange></w:pPr>",
        '<w:pPr><w:sectPr><w:type w:val="continuous"/></w:sectPr></w:pPr>',
        "<w:pPr><w:sectPr/></w:pPr>",
    ]
)
RUNS = st.sampled_from(
    [
        "<w:r><w:t>{}</w:t></w:r>",
        '<w:r><w:t xml:space="preserve">{}</w:t></w:r>',
        "<w:r><w:rPr><w:b/></w:rPr><w:t>{}</w:t></w:r>",
        "<w:r><w:rPr/><w:t>{}</w:t><w:t>{}</w:t></w:r>",
        '<w:r w:rsidR="00A1"><w:t>{}</w:t></w:r>',
        "<w:r><w:rPr><w:b/><w:rPrChange><w:rPr/></w:rPrChange></w:rPr><w:t>{}</w:t></w:r>",
        "<w:r><w:t/></w:r>",
        "<w:r><w:t>{}</w:t><w:tab/><w:t>{}</w:t></w:r>",
        '<w:r><w:br w:type="page"/></w:r>',
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
        '<w:r><w:t>{}</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>',
        "<w:ins><w:r><w:t>{}</w:t></w:r></w:ins>",
        "<w:del><w:r><w:delText>{}</w:delText></w:r></w:del>",
        "<w:moveFrom><w:r><w:t>{}</w:t></w:r></w:moveFrom>",
        "<w:hyperlink><w:r><w:t>{}</w:t></w:r></w:hyperlink>",
        "<w:bookmarkStart/>",
        '<w:r><w:pict><w:rect fillcolor="red"/></w:pict></w:r>',
    ]
)
AROUND = st.sampled_from(
    [
        ("", ""),
        ("\n", "\n"),
        ("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"),
        ('<w:tbl><w:tblPr><w:tblStyle w:val="grid"/></w:tblPr><w:tr><w:tc>', "</w:tc></w:tr></w:tbl>"),
        ("<w:moveFrom>", "</w:moveFrom>"),
        ("<w:p><w:r><w:pict><w:txbxContent>", "</w:txbxContent></w:pict></w:r></w:p>"),
        ("<!--", "-->"),
        ("<?mso ", "?>"),
    ]
)


@st.composite
def paragraphs(draw: st.DrawFn, words: st.SearchStrategy[str] = WORDS) -> str:
    """A few looks of paragraphs, each several times in words of its own."""
    looks = draw(st.lists(st.tuples(PROPERTIES, st.lists(RUNS, max_size=3)), min_size=1, max_size=3))
    starts = st.sampled_from(["<w:p>", "<w:p>", '<w:p w:rsidR="00B2">'])
    found = []
    for properties, runs in draw(st.lists(st.sampled_from(looks), max_size=8)):
        markup = "".join(runs)
        filled = markup.format(*(draw(words) for _ in range(markup.count("{}"))))
        whole = f"{draw(starts)}{properties}{filled}</w:p>"
        found.append("<w:p/>" if not properties and not runs and draw(st.booleans()) else whole)
    return "".join(found)


@st.composite
def bodies(draw: st.DrawFn) -> str:
    """Paragraphs in places of all kinds."""
    blocks = draw(st.lists(st.tuples(AROUND, paragraphs()), max_size=4))
    return "".join(before + inside + after for (before, after), inside in blocks)


@given(bodies())
def test_a_document_reads_the_same_whether_repeated_markup_is_parsed_or_not(body: str) -> None:
    data = document(body)
    assert view(data, "文件.docx") == read_whole(data)


@given(paragraphs(words=st.one_of(WORDS, ODD_WORDS)))
def test_damage_within_repeated_markup_is_refused_as_it_is_elsewhere(body: str) -> None:
    data = document(body)
    assert view(data, "文件.docx") == read_whole(data)


P = SAMPLE_BODY.format
TABLE = '<w:tbl><w:tblPr><w:tblStyle w:val="grid"/></w:tblPr><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>'
BREAK = '<w:p><w:r><w:t>甲</w:t><w:br w:type="page"/></w:r></w:p>'
TWO_RUNS = "<w:p><w:r><w:t>{}</w:t></w:r><w:r><w:t>{}</w:t></w:r></w:p>".format
BOLD = "<w:r><w:rPr><w:b/></w:rPr><w:t>{}</w:t></w:r>"
TWO_LOOKS = f"<w:p><w:r><w:t>{{}}</w:t></w:r>{BOLD}{BOLD}</w:p>".format


@pytest.mark.parametrize(
    "case",
    {
        "in a table whose style makes the same markup bold": P("甲")
        + P("乙")
        + TABLE.format(P("丙") + P("丁")),
        "after a table": TABLE.format(P("甲") + P("乙")) + P("丙") + P("丁"),
        "below a page break": P("甲") + P("乙") + BREAK + P("丙"),
        "behind a field that an earlier one opened": P("甲") + P("乙") + "<w:p><w:r><w:fldChar "
        'w:fldCharType="begin"/></w:r></w:p>'
        + P("丙")
        + '<w:p><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>',
        "in a comment": P("甲") + f"<!--{P('乙') * 3}-->" + P("丙"),
        "in a comment, beside another prefix": P("甲")
        + f'<!--{P("乙") * 2}--><x:p xmlns:x="{W}"/>'
        + P("丙"),
        "in moved text": f"<w:moveFrom>{P('甲') * 2}</w:moveFrom>" + P("乙") * 2,
        "with an empty run first": TWO_LOOKS("", "甲", "乙") + TWO_LOOKS("丙", "丁", "戊"),
        "with an empty run later": TWO_LOOKS("甲", "乙", "丙")
        + TWO_LOOKS("", "", "丁")
        + TWO_LOOKS("", "", ""),
        "with runs of one look": TWO_RUNS("甲", "乙") + TWO_RUNS("丙", "丁"),
        "with line ends": P("甲") + P("乙\r\n丙"),
        "with entities": P("甲") + P("乙&amp;丙") + P("丁"),
        "with a control character": P("甲") + P("\x01"),
        "with the end of a section that never began": P("甲") + P("乙") + P("]]>"),
        "with a character that is none": P("甲") + P("\ufffe"),
    }.items(),
    ids=lambda case: case[0],
)
def test_repeated_markup_reads_the_same(case: tuple[str, str]) -> None:
    data = document(case[1])
    assert view(data, "文件.docx") == read_whole(data)


@pytest.mark.parametrize("path", [None, *TEMPLATES], ids=lambda path: path.stem if path else "不用样式")
def test_whole_documents_read_the_same_too(path: Path | None) -> None:
    data = path.read_bytes() if path else Unstyled().docx()
    assert view(data, "文件.docx") == read_whole(data)


def part(body: str, declaration: str = '<?xml version="1.0" encoding="UTF-8"?>') -> bytes:
    return f'{declaration}<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'.encode()


def test_of_paragraphs_with_one_markup_only_the_first_is_parsed() -> None:
    pared = pare(part("".join(SAMPLE_BODY.format(f"第{n}段") for n in range(1000))))
    assert pared is not None
    assert pared.data == part(SAMPLE_BODY.format("第0段"))
    assert pared.repeats[0][-1] == (0, ("第999段",))


def test_ids_that_word_gives_each_paragraph_do_not_make_its_markup_another() -> None:
    body = "".join(SAMPLE_BODY.replace("<w:p>", f'<w:p w:rsidR="{n:08}">').format(n) for n in range(1000))
    pared = pare(part(body))
    assert pared is not None
    assert pared.data == part(SAMPLE_BODY.format(0))


def test_a_paragraph_with_an_entity_is_parsed_and_the_others_are_not() -> None:
    pared = pare(part(P("甲") + P("乙") + P("丙&amp;丁") + P("戊")))
    assert pared is not None
    assert pared.data == part(P("甲") + P("丙&amp;丁"))


def test_a_part_in_another_encoding_is_left_to_the_parser() -> None:
    body = SAMPLE_BODY.format("a") * 2
    assert pare(part(body)) is not None
    assert pare(part(body, "<?xml version='1.0' encoding='GBK'?>")) is None


def test_long_settings_take_no_longer_than_their_length() -> None:
    """Matching them must not be tried from each place to each other."""
    settings = "<w:tab/>" * 20_000
    paragraph = f"<w:p><w:pPr>{settings}</w:pPr><w:r><w:tab/><w:t>a</w:t></w:r></w:p>"
    pared = pare(part(paragraph * 2))
    assert pared is not None
    assert pared.data == part(paragraph * 2)

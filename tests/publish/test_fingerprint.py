"""What counts as the same document: written otherwise, it is; saying or looking otherwise, it is not."""

from collections.abc import Mapping

import pytest

from docgen import opc
from docgen.publish.fingerprint import fingerprint
from support.docx import docx, p, tbl, tc, tr

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STYLES = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="32"/></w:rPr></w:rPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="h"><w:name w:val="heading 1"/><w:basedOn w:val="a"/>'
    '<w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="c"><w:name w:val="着重"/><w:rPr><w:color w:val="FF0000"/></w:rPr>'
    "</w:style>"
)


def printed(*body: str, styles: str = STYLES, **rest: object) -> str:
    """The fingerprint of a document with this body."""
    return of(docx(*body, styles=styles, **rest))  # type: ignore[arg-type]


def of(data: bytes, changes: Mapping[str, str] | None = None) -> str:
    package = opc.open_package(data, "report").value
    assert package is not None
    for old, new in (changes or {}).items():
        body = package.read("word/document.xml").replace(old.encode(), new.encode())
        package = package.with_parts({"word/document.xml": body})
    return fingerprint(opc.Contents(package))


def styled(style: str) -> str:
    return f'<w:pStyle w:val="{style}"/>'


def shaded(fill: str) -> str:
    shading = f'<w:tcPr><w:shd w:val="clear" w:fill="{fill}"/></w:tcPr>'
    return f"<w:tbl><w:tr><w:tc>{shading}{p('甲')}</w:tc></w:tr></w:tbl>"


def columns(*widths: int) -> str:
    """A table of one row with columns of these widths in twips."""
    cells = "".join(f'<w:tc><w:tcPr><w:tcW w:w="{w}" w:type="dxa"/></w:tcPr>{p("甲")}</w:tc>' for w in widths)
    return f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>"


CENTRED = '<w:tblPr><w:jc w:val="center"/></w:tblPr><w:tblGrid>'

SAME = {
    "runs split": (p("甲乙"), p("甲", "乙")),
    "rsids": (p("甲"), p("甲").replace("<w:p>", '<w:p w:rsidR="00A1" w:rsidRDefault="00B2">')),
    "direct formatting that says what the style says": (
        p("甲", properties=styled("h")),
        p("甲", properties=styled("h") + '<w:jc w:val="center"/>', run="<w:b/>"),
    ),
    "a style's look written out": (
        p("甲", run='<w:rStyle w:val="c"/>'),
        p("甲", run='<w:color w:val="FF0000"/>'),
    ),
    "black that is automatic": (p("甲"), p("甲", run='<w:color w:val="auto"/>')),
    "left that is start": (
        p("甲", properties='<w:jc w:val="start"/>'),
        p("甲", properties='<w:jc w:val="left"/>'),
    ),
    "off that was never on": (p("甲"), p("甲", run='<w:b w:val="false"/>')),
    "highlight as shading": (
        p("甲", run='<w:highlight w:val="yellow"/>'),
        p("甲", run='<w:shd w:val="clear" w:fill="FFFF00"/>'),
    ),
    "quotes escaped": (p('"甲"'), p("&quot;甲&quot;")),
    "numbered characters": (p("—"), p("&#8212;")),
    "an empty paragraph": ("<w:p/>" + p("甲"), '<w:p w:rsidR="1"/>' + p("甲")),
    "a field's last result": (
        p("甲") + '<w:p><w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p>',
        p("甲") + '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE \\* MERGEFORMAT '
        '</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>7</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>',
    ),
    "a column's width by a twip": (columns(4400, 4444), columns(4401, 4443)),
    "firstLineChars computed anew": (
        p("甲", properties='<w:ind w:firstLineChars="200" w:firstLine="640"/>'),
        p("甲", properties='<w:ind w:firstLine="630"/>'),
    ),
}

OTHER = {
    "a character": (p("甲"), p("乙")),
    "a space": (p("甲乙"), p("甲 乙")),
    "a paragraph more": (p("甲"), p("甲") + p("甲")),
    "an empty paragraph more": (p("甲"), p("甲") + p()),
    "paragraphs the other way round": (p("甲") + p("乙"), p("乙") + p("甲")),
    "a paragraph parted": (p("甲乙"), p("甲") + p("乙")),
    "bold": (p("甲"), p("甲", run="<w:b/>")),
    "bold for a part": (
        p("甲乙", run="<w:b/>"),
        p("甲", run="<w:b/>").replace("</w:p>", "<w:r><w:t>乙</w:t></w:r></w:p>"),
    ),
    "the style's bold taken away": (
        p("甲", properties=styled("h")),
        p("甲", properties=styled("h"), run='<w:b w:val="0"/>'),
    ),
    "another style": (p("甲"), p("甲", properties=styled("h"))),
    "italic": (p("甲"), p("甲", run="<w:i/>")),
    "underline": (p("甲"), p("甲", run='<w:u w:val="single"/>')),
    "colour": (p("甲"), p("甲", run='<w:color w:val="FF0000"/>')),
    "size": (p("甲"), p("甲", run='<w:sz w:val="44"/>')),
    "typeface": (p("甲"), p("甲", run='<w:rFonts w:eastAsia="楷体"/>')),
    "highlight": (p("甲"), p("甲", run='<w:highlight w:val="green"/>')),
    "alignment": (p("甲"), p("甲", properties='<w:jc w:val="right"/>')),
    "indent": (p("甲"), p("甲", properties='<w:ind w:left="640"/>')),
    "line spacing": (p("甲"), p("甲", properties='<w:spacing w:line="400" w:lineRule="exact"/>')),
    "a tab": (p("甲"), p("甲").replace("</w:p>", "<w:r><w:tab/></w:r></w:p>")),
    "a break": (p("甲"), p("甲").replace("</w:p>", "<w:r><w:br/></w:r></w:p>")),
    "an insertion": (p("甲"), p("甲").replace("</w:p>", '<w:ins w:id="1" w:author="a"/></w:p>')),
    "a tracked format": (
        p("甲"),
        p("甲", run='<w:b/><w:rPrChange w:id="1" w:author="a"><w:rPr/></w:rPrChange>'),
    ),
    "a comment": (p("甲"), p("甲").replace("</w:p>", '<w:r><w:commentReference w:id="0"/></w:r></w:p>')),
    "a field": (p("甲"), p("甲").replace("</w:p>", '<w:fldSimple w:instr="DATE"/></w:p>')),
    "a cell's text": (tbl(1, tr("甲")), tbl(1, tr("乙"))),
    "a row": (tbl(1, tr("甲")), tbl(1, tr("甲"), tr(tc("")))),
    "cells for rows": (tbl(2, tr("甲", "乙")), tbl(2, tr("甲"), tr("乙"))),
    "a page break before": (p("甲"), p("甲", properties="<w:pageBreakBefore/>")),
    "kept with the next": (p("甲"), p("甲", properties="<w:keepNext/>")),
    "a cell's shading": (shaded(""), shaded("FFC000")),
    "a table's alignment": (tbl(1, tr("甲")), tbl(1, tr("甲")).replace("<w:tblGrid>", CENTRED)),
    "a row's height": (
        tbl(1, tr("甲")),
        tbl(1, tr("甲")).replace("<w:tr>", '<w:tr><w:trPr><w:trHeight w:val="800"/></w:trPr>'),
    ),
    "a column's width": (columns(4400, 4400), columns(2000, 6800)),
    "a picture's size": (
        p("甲") + '<wp:extent cx="3600000" cy="720000"/>',
        p("甲") + '<wp:extent cx="3600000" cy="1440000"/>',
    ),
}


@pytest.mark.parametrize("pair", SAME.values(), ids=SAME.keys())
def test_what_a_program_writes_otherwise_is_the_same(pair: tuple[str, str]) -> None:
    assert printed(pair[0]) == printed(pair[1])


@pytest.mark.parametrize("pair", OTHER.values(), ids=OTHER.keys())
def test_what_a_person_changes_is_not_the_same(pair: tuple[str, str]) -> None:
    assert printed(pair[0]) != printed(pair[1])


def test_a_style_that_looks_otherwise_changes_every_paragraph_in_it() -> None:
    body = p("甲", properties=styled("h"))

    assert printed(body) != printed(body, styles=STYLES.replace("<w:b/>", ""))


def test_styles_under_other_ids_are_the_same() -> None:
    renamed = STYLES.replace('"h"', '"Heading1"').replace('"a"', '"Style15"')

    assert printed(p("甲", properties=styled("h"))) == printed(
        p("甲", properties=styled("Heading1")), styles=renamed
    )


def test_a_header_counts_by_what_it_says_not_by_its_part() -> None:
    body = p("甲")

    assert printed(body, headers=[p("页眉")]) != printed(body, headers=[p("改过")])
    assert printed(body, headers=[p("页眉"), p("双页")]) == printed(body, headers=[p("双页"), p("页眉")])
    assert printed(body, headers=[p("页眉"), p()]) == printed(body, headers=[p("页眉")])


def test_page_margins_count_but_not_a_twip_of_them() -> None:
    data = docx(p("甲"), styles=STYLES)

    assert of(data) == of(data, {'w:top="2098"': 'w:top="2097"'})
    assert of(data) != of(data, {'w:top="2098"': 'w:top="1440"'})


def test_a_style_that_builds_on_itself_does_not_hang() -> None:
    turning = STYLES.replace('<w:basedOn w:val="a"/>', '<w:basedOn w:val="h"/>')

    assert printed(p("甲", properties=styled("h")), styles=turning)


def with_part(name: str, data: bytes) -> str:
    """The fingerprint of a document with this chart or picture in it."""
    return fingerprint({"word/document.xml": p("甲").encode(), name: data})


def test_a_chart_counts_by_its_words_and_numbers_not_by_how_they_are_written() -> None:
    chart = b"<c:f>Sheet1!A2</c:f><c:v>1</c:v><c:v>0.1</c:v>"

    assert with_part("word/charts/chart1.xml", chart) == with_part(
        "word/charts/docgen_chart1.xml", b"<c:f>0</c:f><c:v>1.0</c:v><c:v>0.10000000000000001</c:v>"
    )
    assert with_part("word/charts/chart1.xml", chart) != with_part(
        "word/charts/chart1.xml", chart.replace(b"0.1", b"0.2")
    )
    assert with_part("word/charts/chart1.xml", chart) != with_part(
        "word/charts/chart1.xml", chart + "<a:t>标题</a:t>".encode()
    )


def test_a_picture_counts_by_its_bytes_not_by_its_name() -> None:
    assert with_part("word/media/image1.png", b"one") == with_part("word/media/docgen_image7.png", b"one")
    assert with_part("word/media/image1.png", b"one") != with_part("word/media/image1.png", b"two")

"""What is a hand edit: saved anew by a program, a report is none; saying or looking otherwise, it is."""

import pytest

from docgen import opc
from docgen.publish import Provenance, Standing, stamp, standing
from support.docx import docx, p, tbl, tc, tr

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
EXTENDED = f'<Properties xmlns="{OFFICE}/extended-properties"><Application>{{}}</Application></Properties>'
PROGRAMS = {
    "Word": "Microsoft Office Word",
    "WPS": "WPS Office_12.1.0.26200_F1E327BC-269C-435d-A152-05C5408002CA",
    "LibreOffice": "LibreOffice/7.4.7.2$Linux_X86_64 LibreOffice_project/40$Build-2",
    "ONLYOFFICE": "ONLYOFFICE/8.0.1.31",
    "a program nobody knows": "Writer 1.0",
}
STYLES = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="32"/></w:rPr></w:rPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="h"><w:name w:val="heading 1"/><w:basedOn w:val="a"/>'
    '<w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="c"><w:name w:val="着重"/><w:rPr><w:color w:val="FF0000"/></w:rPr>'
    "</w:style>"
)


def made(
    *body: str, styles: str = STYLES, headers: tuple[str, ...] = (), core: str = "<dc:title>题</dc:title>"
) -> bytes:
    """A document as a template gives it, its program named in its extended properties."""
    data = docx(*body, styles=styles, headers=headers, core=core)
    package = opened(data)
    part = opc.NewPart(
        "docProps/app.xml",
        EXTENDED.format("docgen's template").encode(),
        "application/vnd.openxmlformats-officedocument.extended-properties+xml",
        "",
        "rIdApp",
        f"{OFFICE}/relationships/extended-properties",
    )
    return opc.with_new_parts(package, (part,)).to_bytes()


def report(document: bytes) -> opc.Package:
    """A document as docgen writes it: with its provenance, and what it says, inside."""
    return stamp(Provenance("1.0", "a" * 64, "b" * 64, "c" * 64))(opened(document))


def opened(data: bytes) -> opc.Package:
    package = opc.open_package(data, "report").value
    assert package is not None
    return package


def edited(old: bytes, new: bytes) -> bytes:
    """The report `old`, its parts as they are in `new`: a hand in the file, no program's save."""
    was, is_now = opened(old), opened(new)
    assert was.parts.keys() == is_now.parts.keys()
    changes = {name: is_now.read(name) for name in was.parts if is_now.read(name) != was.read(name)}
    return report(old).with_parts(changes).to_bytes()


def saved(old: bytes, new: bytes, program: str) -> bytes:
    """As `edited`, and then saved by `program`, which writes its name and every part anew."""
    package = opened(edited(old, new))
    styles = package.read("word/styles.xml").replace(b"?>", b"?><!-- saved -->", 1)
    body = package.read("word/document.xml").replace(b"<w:p>", b'<w:p w:rsidR="00AB12CD">')
    changes = {
        "docProps/app.xml": EXTENDED.format(program).encode(),
        "word/styles.xml": styles,
        "word/document.xml": body,
    }
    return package.with_parts(changes).to_bytes()


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
        p("甲", properties='<w:ind w:firstLineChars="200" w:firstLine="630"/>'),
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


@pytest.mark.parametrize("program", PROGRAMS.values(), ids=PROGRAMS.keys())
@pytest.mark.parametrize("pair", SAME.values(), ids=SAME.keys())
def test_what_a_program_writes_otherwise_is_no_edit(pair: tuple[str, str], program: str) -> None:
    assert standing(saved(made(pair[0]), made(pair[1]), program)) is Standing.OURS


def test_libreoffice_gives_indents_in_twips_where_they_were_in_characters() -> None:
    old = made(p("甲", properties='<w:ind w:firstLineChars="200" w:firstLine="640"/>'))
    same = made(p("甲", properties='<w:ind w:firstLine="641"/>'))
    other = made(p("甲", properties='<w:ind w:firstLine="320"/>'))

    assert standing(saved(old, same, PROGRAMS["LibreOffice"])) is Standing.OURS
    assert standing(saved(old, other, PROGRAMS["LibreOffice"])) is Standing.EDITED
    assert standing(saved(old, same, PROGRAMS["Word"])) is Standing.EDITED


@pytest.mark.parametrize("pair", OTHER.values(), ids=OTHER.keys())
def test_what_a_person_changes_is_an_edit(pair: tuple[str, str]) -> None:
    assert standing(edited(made(pair[0]), made(pair[1]))) is Standing.EDITED


@pytest.mark.parametrize("program", PROGRAMS.values(), ids=PROGRAMS.keys())
@pytest.mark.parametrize("pair", OTHER.values(), ids=OTHER.keys())
def test_what_a_person_changes_is_an_edit_also_after_a_save(pair: tuple[str, str], program: str) -> None:
    assert standing(saved(made(pair[0]), made(pair[1]), program)) is Standing.EDITED


@pytest.mark.parametrize("program", PROGRAMS.values(), ids=PROGRAMS.keys())
def test_a_report_that_was_only_saved_is_not_edited(program: str) -> None:
    assert standing(saved(made(p("甲")), made(p("甲")), program)) is Standing.OURS

"""What is a hand edit: saved anew by a program, a report is none; saying or looking otherwise, it is."""

from collections.abc import Callable

import pytest

from docgen import opc
from docgen.publish import Provenance, Standing, as_generated, stamp, standing
from docgen.publish.comparing import Difference
from docgen.publish.edit_words import words
from docgen.publish.edits import told
from docgen.publish.noise import Noise, _is_close
from support.docx import docx, p, tbl, tc, tr

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
Hand = Callable[[opc.Package], opc.Package]
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
    return written_anew(opened(edited(old, new)), program).to_bytes()


def written_anew(package: opc.Package, program: str) -> opc.Package:
    """The parts of a package as `program` writes them, its name in the extended properties."""
    main = opc.main_part(package)
    assert main is not None
    styles = package.read("word/styles.xml").replace(b"?>", b"?><!-- saved -->", 1)
    body = package.read(main).replace(b"<w:p>", b'<w:p w:rsidR="00AB12CD">')
    changes = {
        "docProps/app.xml": EXTENDED.format(program).encode(),
        "word/styles.xml": styles,
        main: body,
    }
    return package.with_parts(changes)


MATH = f"{OFFICE}/math"
FIELD = (
    '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> SEQ 表 </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t>{}</w:t></w:r></w:p>'
)
NESTED = (
    '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> IF </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>9</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:instrText> = 1 </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>{}</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t>{}</w:t></w:r></w:p>'
)


PAGE = (
    '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>9</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t>{}</w:t></w:r></w:p>'
)
COMPUTED = (
    '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> SEQ 页 </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>{}</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t>{}</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t>甲</w:t></w:r></w:p>'
)


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
    "a field in the result of one that is computed": (COMPUTED.format("7", "8"), COMPUTED.format("9", "10")),
    "a column's width by a twip": (columns(4400, 4444), columns(4401, 4443)),
    "firstLineChars computed anew": (
        p("甲", properties='<w:ind w:firstLineChars="200" w:firstLine="640"/>'),
        p("甲", properties='<w:ind w:firstLineChars="200" w:firstLine="630"/>'),
    ),
}

STRAY = '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
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
    "character spacing": (p("甲"), p("甲", run='<w:spacing w:val="20"/>')),
    "character spacing by half a point less": (
        p("甲", run='<w:spacing w:val="-5"/>'),
        p("甲", run='<w:spacing w:val="-15"/>'),
    ),
    "着重号": (p("甲"), p("甲", run='<w:em w:val="dot"/>')),
    "字符缩放": (p("甲"), p("甲", run='<w:w w:val="80"/>')),
    "a border around characters": (p("甲"), p("甲", run='<w:bdr w:val="single" w:sz="4"/>')),
    "raised": (p("甲"), p("甲", run='<w:position w:val="6"/>')),
    "an effect nobody has heard of": (p("甲"), p("甲", run='<w:glitter w:val="1"/>')),
    "a paragraph's border": (
        p("甲"),
        p("甲", properties='<w:pBdr><w:top w:val="single" w:sz="4"/></w:pBdr>'),
    ),
    "a tab stop": (p("甲"), p("甲", properties='<w:tabs><w:tab w:val="left" w:pos="900"/></w:tabs>')),
    "a frame": (p("甲"), p("甲", properties='<w:framePr w:w="2000" w:hAnchor="page"/>')),
    "a list": (p("甲"), p("甲", properties='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr>')),
    "a cell's border": (
        tbl(1, tr("甲")),
        tbl(1, tr(tc("甲", properties='<w:tcBorders><w:top w:val="double" w:sz="8"/></w:tcBorders>'))),
    ),
    "an equation": (p("甲"), p("甲").replace("</w:p>", f'<m:oMath xmlns:m="{MATH}"><m:r/></m:oMath></w:p>')),
    "an object": (p("甲"), p("甲").replace("</w:p>", '<w:r><w:object w:dxaOrig="1"/></w:r></w:p>')),
    "a phonetic guide": (p("甲"), p("甲").replace("</w:p>", "<w:r><w:ruby><w:rt/></w:ruby></w:r></w:p>")),
    "text moved into a control": (
        p("甲"),
        "<w:p><w:sdt><w:sdtPr><w:lock/></w:sdtPr><w:sdtContent><w:r><w:t>甲</w:t></w:r></w:sdtContent></w:sdt></w:p>",
    ),
    "text behind a field that each program computes": (PAGE.format("甲"), PAGE.format("乙")),
    "text behind a field without a result": (FIELD.format("甲"), FIELD.format("乙")),
    "text behind a field in a field": (NESTED.format("1", "甲"), NESTED.format("1", "乙")),
    "the result of a field that no layout computes": (NESTED.format("1", "甲"), NESTED.format("2", "甲")),
    "text beside a field's end without its beginning": (
        p("甲").replace("</w:p>", STRAY),
        p("乙").replace("</w:p>", STRAY),
    ),
    "a field's instruction": (FIELD.format("甲"), FIELD.format("甲").replace("SEQ", "REF")),
    "a paragraph for which something else stands": (p("甲") + p("乙"), p("甲") + "<w:altChunk/>"),
    "a landscape section": (
        p("甲"),
        p("甲", properties='<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/></w:sectPr>'),
    ),
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


def replaced(part: str, old: str, new: str) -> Hand:
    """A hand that writes `new` for `old` in one part."""

    def hand(package: opc.Package) -> opc.Package:
        before = package.read(part)
        assert old.encode() in before
        return package.with_parts({part: before.replace(old.encode(), new.encode(), 1)})

    return hand


def added(name: str, kind: str, data: bytes, source: str = "word/document.xml") -> Hand:
    """A hand that adds a part, and a relationship to it."""

    def hand(package: opc.Package) -> opc.Package:
        link = f"{OFFICE}/relationships/{kind}"
        return opc.with_new_parts(
            package, (opc.NewPart(name, data, "application/x", source, "rIdNew", link),)
        )

    return hand


SECTION = '<w:cols w:num="2"/></w:sectPr>'
BORDERS = '<w:pgBorders><w:top w:val="single" w:sz="8"/></w:pgBorders></w:sectPr>'
HEADER = f'<w:hdr xmlns:w="{W}">{p("页眉")}</w:hdr>'.encode()
WATERMARK = (
    f'<w:hdr xmlns:w="{W}" xmlns:v="urn:schemas-microsoft-com:vml"><w:p><w:r><w:pict>'
    '<v:shape><v:textpath string="机密"/></v:shape></w:pict></w:r></w:p></w:hdr>'
)
HANDS: dict[str, Hand] = {
    "columns": replaced("word/document.xml", "</w:sectPr>", SECTION),
    "page borders": replaced("word/document.xml", "</w:sectPr>", BORDERS),
    "a gutter": replaced("word/document.xml", 'w:gutter="0"', 'w:gutter="400"'),
    "margins": replaced("word/document.xml", 'w:top="2098"', 'w:top="1440"'),
    "margins by a millimetre": replaced("word/document.xml", 'w:top="2098"', 'w:top="2041"'),
    "what the report says it was made of": replaced("docProps/custom.xml", "a" * 64, "d" * 64),
    "line numbers": replaced("word/document.xml", "</w:sectPr>", '<w:lnNumType w:countBy="1"/></w:sectPr>'),
    "a background": replaced("word/document.xml", "<w:body>", '<w:background w:color="FF0000"/><w:body>'),
    "a header's words": replaced("word/header1.xml", "单位", "别的单位"),
    "a watermark": lambda package: package.with_parts({"word/header1.xml": WATERMARK.encode()}),
    "a style": replaced("word/styles.xml", "<w:b/>", "<w:i/>"),
    "a style that is not used": replaced("word/styles.xml", 'w:val="FF0000"', 'w:val="00FF00"'),
    "document defaults": replaced("word/styles.xml", 'w:val="32"', 'w:val="28"'),
    "a title in the properties": replaced("docProps/core.xml", "题", "别的题"),
    "a comment": added("word/comments.xml", "comments", f'<w:comments xmlns:w="{W}"/>'.encode()),
    "custom XML": added("customXml/item9.xml", "customXml", b"<mine/>"),
    "an embedded file": added("word/embeddings/a.bin", "oleObject", b"anything"),
    "a part of a kind that nobody knows": added("word/new.xml", "nobodyKnows", b"<x/>"),
    "a part for the whole package": added("userCustomization/x.xml", "ui", b"<x/>", source=""),
}


@pytest.mark.parametrize("program", [None, *PROGRAMS.values()], ids=["untouched", *PROGRAMS.keys()])
@pytest.mark.parametrize("hand", HANDS.values(), ids=HANDS.keys())
def test_a_hand_on_anything_but_the_text_is_an_edit_too(hand: Hand, program: str | None) -> None:
    old = made(p("甲"), headers=(p("单位"),))
    package = hand(opened(report(old).to_bytes()))

    assert standing(package.to_bytes()) is Standing.EDITED
    if program is not None and "comments" not in "".join(package.parts):
        assert standing(written_anew(package, program).to_bytes()) is Standing.EDITED


def test_a_type_that_is_named_for_files_that_are_not_there_is_an_edit_while_no_program_has_saved() -> None:
    foreign = '<Default Extension="vsdx" ContentType="application/x"/></Types>'
    usual = '<Default Extension="XML" ContentType="application/xml"/></Types>'
    made_by_docgen = opened(report(made(p("甲"))).to_bytes())

    stands = [
        standing(replaced("[Content_Types].xml", "</Types>", more)(made_by_docgen).to_bytes())
        for more in (foreign, usual)
    ]

    assert stands == [Standing.EDITED, Standing.OURS]


def test_settings_that_are_added_are_an_edit() -> None:
    old = opened(made(p("甲")))
    settings = added(
        "word/settings.xml", "settings", f'<w:settings xmlns:w="{W}"><w:zoom/></w:settings>'.encode()
    )
    own = report(settings(old).to_bytes())
    protected = replaced("word/settings.xml", "<w:zoom/>", '<w:zoom/><w:documentProtection w:edit="forms"/>')(
        own
    )
    tracked = replaced("word/settings.xml", "<w:zoom/>", "<w:zoom/><w:trackRevisions/>")(own)
    closer = replaced("word/settings.xml", "<w:zoom/>", '<w:zoom w:percent="90"/>')(own)

    for program in PROGRAMS.values():
        assert standing(written_anew(protected, program).to_bytes()) is Standing.EDITED
        assert standing(written_anew(tracked, program).to_bytes()) is Standing.EDITED
        assert standing(written_anew(closer, program).to_bytes()) is Standing.OURS


def test_a_program_may_call_the_main_part_otherwise_and_an_edit_there_counts() -> None:
    own = report(made(p("甲")))
    parts = {name.replace("document.xml", "document2.xml"): part for name, part in own.parts.items()}
    renamed = opc.Package(parts)
    for name in ("[Content_Types].xml", "_rels/.rels"):
        renamed = replaced(name, "word/document.xml", "word/document2.xml")(renamed)

    assert standing(written_anew(renamed, "Writer 1.0").to_bytes()) is Standing.OURS
    edit = replaced("word/document2.xml", "甲", "乙")(renamed)
    assert standing(written_anew(edit, "Writer 1.0").to_bytes()) is Standing.EDITED
    assert standing(edit.to_bytes()) is Standing.EDITED


def test_a_strict_document_in_another_encoding_and_prefix_is_the_same_and_an_edit_in_it_is_one() -> None:
    own = report(made(p("甲")))
    body = own.read("word/document.xml").decode()
    body = body.replace(W, "http://purl.oclc.org/ooxml/wordprocessingml/main").replace("w:", "x:")
    body = body.replace('xmlns:w="', 'xmlns:x="').replace("UTF-8", "UTF-16")
    same = own.with_parts({"word/document.xml": body.encode("utf-16")})
    other = own.with_parts({"word/document.xml": body.replace("甲", "乙").encode("utf-16")})

    assert standing(same.to_bytes()) is Standing.OURS
    assert standing(other.to_bytes()) is Standing.EDITED


def test_a_report_whose_copy_inside_is_missing_or_damaged_counts_as_edited() -> None:
    own = report(made(p("甲")))
    item = next(name for name in own.parts if name.startswith("customXml/item1"))
    data = own.read(item)
    start = data.index(b">UEs") + 400

    for damaged in (b"<none/>", data[:start] + b"AAAA" + data[start + 4 :], data[:start] + b"</report>"):
        package = own.with_parts({item: damaged})
        assert standing(written_anew(package, "Writer 1.0").to_bytes()) is Standing.EDITED


def test_a_report_says_what_it_was_when_it_was_made_whatever_became_of_it() -> None:
    old = made(p("甲"), headers=(p("单位"),))
    later = written_anew(replaced("word/document.xml", "甲", "乙")(report(old)), PROGRAMS["WPS"])

    made_once = as_generated(later.to_bytes())

    assert made_once is not None
    assert made_once.read("word/document.xml") == opened(old).read("word/document.xml")
    assert made_once.read("word/header1.xml") == opened(old).read("word/header1.xml")
    assert as_generated(old) is None


def test_a_template_that_is_a_report_itself_does_not_confuse_its_reports() -> None:
    template = report(made(p("甲"))).to_bytes()
    second = report(template).to_bytes()

    assert standing(second) is Standing.OURS
    assert standing(written_anew(opened(second), "Writer 1.0").to_bytes()) is Standing.OURS
    edit = replaced("word/document.xml", "甲", "乙")(opened(second))
    assert standing(edit.to_bytes()) is Standing.EDITED


def test_empty_data_that_wps_and_word_put_into_files_is_no_edit_and_filled_it_is_one() -> None:
    own = report(made(p("甲")))
    wps = '<s:customData xmlns:s="http://www.wps.cn/officeDocument/2013/wpsCustomData">{}</s:customData>'
    word = '<b:Sources xmlns:b="http://schemas.openxmlformats.org/officeDocument/2006/bibliography">{}</b:Sources>'

    for data in (wps, word):
        for inside, expected in (("", Standing.OURS), ("<x/>", Standing.EDITED)):
            package = added("customXml/item7.xml", "customXml", data.format(inside).encode())(own)
            assert standing(written_anew(package, PROGRAMS["WPS"]).to_bytes()) is expected


def test_a_very_long_text_is_compared_in_time_that_grows_with_it() -> None:
    """No assertion on time: at a quadratic cost, this would not end."""
    long = "chart 1/c:chart/" * 20000
    old, new = made(p(long)), made(p(long, run=f'<w:glitter w:val="{long}"/>'))

    assert standing(saved(old, new, PROGRAMS["LibreOffice"])) is Standing.EDITED


@pytest.mark.parametrize(
    ("old", "new", "is_close"),
    [("0.5", "3", False), ("1000", "1", False), ("1000", "1000.0000001", True), ("12", "十二", False)],
)
def test_a_number_in_a_chart_is_the_same_only_up_to_rounding(old: str, new: str, is_close: bool) -> None:
    assert _is_close("c:chart/c:v=", old, new) is is_close


@pytest.mark.parametrize("count", [1, 3, 4, 5])
def test_three_edits_are_told_in_words_and_how_many_more_there_are(count: int) -> None:
    found = [Difference("body", n + 1, "text", f"原文{n}", f"改过{n}") for n in range(count)]
    told = words(found).in_language("zh")
    assert told.count("；") == min(count, 4) - 1
    assert ("另有" in told) is (count > 3)


def test_words_are_told_first_and_then_what_holds_for_more_than_one_paragraph() -> None:
    look, style, said = (
        Difference("body", 2, "jc", "both", "center", "第二段"),
        Difference("style paragraph 正文", 0, "sz", "32", "28"),
        Difference("body", 9, "text", "原文", "改过"),
    )

    pieces = words([look, style, said]).in_language("zh").split("；")

    assert pieces == [words([each]).in_language("zh") for each in (said, style, look)]


def test_a_table_without_a_style_has_the_default_one_as_programs_write_it() -> None:
    default = '<w:style w:type="table" w:default="1" w:styleId="t"><w:name w:val="Normal Table"/></w:style>'
    plain = tbl(1, tr("甲"))
    named = plain.replace("<w:tblPr>", '<w:tblPr><w:tblStyle w:val="t"/>')

    old, new = (made(body, styles=STYLES + default) for body in (plain, named))

    assert plain != named
    assert standing(saved(old, new, PROGRAMS["Word"])) is Standing.OURS


@pytest.mark.parametrize(
    ("bottom", "is_noise"), [("1049", True), ("992", False), ("1984", False), ("2041", False)]
)
def test_libreoffice_makes_room_for_a_footer_of_one_millimetre_and_nothing_else(
    bottom: str, is_noise: bool
) -> None:
    noise = Noise.of("LibreOffice")
    footer = {"pgMar@footer": "992"}

    assert noise.explains("w:sectPr", "pgMar@bottom", "1900", bottom, footer) is is_noise


def test_an_edit_in_a_header_is_told_as_one() -> None:
    old = made(p("甲"), headers=(p("单位"),))
    changed = replaced("word/header1.xml", "单位", "别的单位")(opened(report(old).to_bytes()))

    assert "页眉" in told(changed.to_bytes()).in_language("zh")


def test_a_table_s_own_style_counts_and_not_the_default_one() -> None:
    default = '<w:style w:type="table" w:default="1" w:styleId="t"><w:name w:val="Normal Table"/></w:style>'
    own = default.replace(' w:default="1" w:styleId="t"', ' w:styleId="g"').replace(
        "</w:style>", '<w:tblPr><w:jc w:val="{}"/></w:tblPr></w:style>'
    )
    body = tbl(1, tr("甲")).replace("<w:tblPr>", '<w:tblPr><w:tblStyle w:val="g"/>')

    old, new = (made(body, styles=STYLES + default + own.format(side)) for side in ("left", "center"))

    assert "w:tblStyle" in body
    assert standing(saved(old, new, PROGRAMS["Word"])) is Standing.EDITED


PARTS = """
    [Content_Types].xml word/_rels/document.xml.rels word/glossary/document.xml word/media/image9.png
    xyz/foo.bar
    word/embeddings/oleObject1.bin word/theme/theme1.xml word/vbaProject.bin _xmlsignatures/sig1.xml
    customXml/item1.xml docProps/custom.xml word/fontTable.xml word/styles.xml
""".split()
FACTS = """
    w:background w:bookmarkStart text p titlePg lnNumType@countBy pgSz@w w:sdt/w:x tbl
    r/w:rPr/w:glow@w14:rad w:nobodyKnows@x sectPr/pgNumType@fmt
""".split()


@pytest.mark.parametrize("fact", ["tblGrid/gridCol@w", "trHeight", "tblBorders/top", "shd@fill"])
def test_what_a_page_shows_is_not_told_as_what_no_page_shows(fact: str) -> None:
    assert words([Difference("body", 0, fact)]).in_language("zh") == "表格或版面的格式"


def test_whatever_was_changed_is_told_without_names_of_the_file_format() -> None:
    found = [Difference("part", 0, part) for part in PARTS]
    found += [
        Difference(place, 0, place) for place in ("settings", "properties", "defaults", "header 1", "odd")
    ]
    found += [Difference("parts", 0, "word/x.xml y")]
    found += [Difference("body", number, what) for what in FACTS for number in (-1, 0, 3)]
    found += [Difference("body", 3, "text", "", "\n"), Difference("body", 3, "text", "\n", "")]
    found += [Difference("body", 3, "text", "甲 乙", "甲  乙"), Difference("body", -1, "text", "\n", "\n")]
    for each in found:
        told = words([each]).in_language("zh")
        assert told
        assert not [sign for sign in told.replace("Excel", "") if sign.isascii() and sign.isalpha()], (
            each,
            told,
        )
        assert "“”" not in told, (each, told)

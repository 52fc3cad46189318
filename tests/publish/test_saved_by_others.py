"""What python-docx writes, and what Word, WPS and ONLYOFFICE are known to do when they save a report."""

import io
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document

from docgen import opc
from docgen.pipeline.rendering import Renderer
from docgen.pipeline.settings import Settings
from docgen.publish import Standing, as_generated, standing
from docgen.resources import folder

SAMPLES = sorted(path.stem for path in folder("samples").glob("*.xlsx"))
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
THEME = (
    '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Office"><a:themeElements>'
    '<a:clrScheme name="Office"><a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1></a:clrScheme>'
    "</a:themeElements></a:theme>"
)
STATISTICS = (
    f'<Properties xmlns="{OFFICE}/extended-properties"><Template>Normal.dotm</Template>'
    "<TotalTime>3</TotalTime><Pages>4</Pages><Words>310</Words><Application>{}</Application><Company></Company></Properties>"
)


def rendered(tmp_path: Path, sample: str) -> bytes:
    report = tmp_path / f"{sample}.docx"
    Renderer(Settings()).render(folder("samples") / f"{sample}.xlsx", report)
    return report.read_bytes()


def opened(data: bytes) -> opc.Package:
    package = opc.open_package(data, "").value
    assert package is not None
    return package


def written(package: opc.Package, **parts: Callable[[str], str] | str) -> opc.Package:
    """With each part (`word_document` is word/document.xml) as the function or the text given makes it."""
    changes = {}
    for short, change in parts.items():
        name = short.replace("_", "/", 1) + ".xml"
        text = change if isinstance(change, str) else change(package.read(name).decode())
        changes[name] = text.encode()
    return package.with_parts(changes)


def by_python_docx(data: bytes, edit: Callable[[Document], None] = lambda _: None) -> bytes:
    document, saved = Document(io.BytesIO(data)), io.BytesIO()
    edit(document)
    document.save(saved)
    return saved.getvalue()


def by_word(package: opc.Package, application: str = "Microsoft Office Word") -> opc.Package:
    """Revision marks, ids, spelling marks, runs cut in two, page breaks, the cursor's place, statistics."""

    def body(text: str) -> str:
        ids = f'xmlns:w14="{W14}" w14:paraId="1A2B3C4D" w:rsidR="00C01234"'
        text = text.replace("<w:p>", f"<w:p {ids}>")
        text = re.sub(
            r"<w:r>(<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)?"
            r"<w:t xml:space=\"preserve\">([^<&]{2})([^<&]+)</w:t></w:r>",
            r'<w:r w:rsidRPr="00C01235">\1<w:t>\2</w:t></w:r><w:proofErr w:type="spellStart"/>'
            r'<w:r>\1<w:lastRenderedPageBreak/><w:t xml:space="preserve">\3</w:t></w:r>',
            text,
        )
        goback = '<w:bookmarkStart w:id="0" w:name="_GoBack"/><w:bookmarkEnd w:id="0"/></w:p>'
        return text.replace("</w:p>", goback, 1)

    def settings(text: str) -> str:
        text = text.replace('w:percent="100"', 'w:percent="120"')
        more = (
            '<w:rsids><w:rsidRoot w:val="00C01234"/></w:rsids><w:proofState w:spelling="clean"/></w:settings>'
        )
        return text.replace("</w:settings>", more)

    def styles(text: str) -> str:
        return text.replace("<w:qFormat/>", '<w:qFormat/><w:rsid w:val="00C01236"/>')

    saved = written(
        package,
        word_document=body,
        word_settings=settings,
        word_styles=styles,
        docProps_app=STATISTICS.format(application),
    )
    kind, main = f"{OFFICE}/relationships/theme", "word/document.xml"
    theme = opc.NewPart("word/theme/theme1.xml", THEME.encode(), "application/xml", main, "rIdT", kind)
    web = opc.NewPart(
        "word/webSettings.xml", b"<x/>", "application/xml", main, "rIdW", kind.replace("theme", "webSettings")
    )
    return opc.with_new_parts(saved, (theme, web))


def by_onlyoffice(package: opc.Package) -> opc.Package:
    """Styles under numbers, no document grid."""
    ids = re.findall(r'w:styleId="([^"]*)"', package.read("word/styles.xml").decode())
    numbers = {name: str(number) for number, name in enumerate(ids, 600)}

    def renamed(text: str) -> str:
        def number(found: re.Match[str]) -> str:
            return f'{found[1]}"{numbers[found[2]]}"'

        names = r"(?:pStyle|rStyle|tblStyle|basedOn|next|link)"
        return re.sub(rf'(<w:{names} w:val=|w:styleId=)"([^"]*)"', number, text)

    def body(text: str) -> str:
        return re.sub(r"<w:docGrid [^>]*/>", "", renamed(text))

    furniture = {n.removesuffix(".xml").replace("/", "_"): renamed for n in package.parts if "/footer" in n}
    return written(
        package,
        word_document=body,
        word_styles=renamed,
        docProps_app=STATISTICS.format("ONLYOFFICE/8.0.1.31"),
        **furniture,
    )


def edited(package: opc.Package) -> opc.Package:
    return written(package, word_document=lambda text: text.replace("。", "！", 1))


@pytest.mark.parametrize("sample", SAMPLES)
def test_a_report_that_was_only_saved_is_ours_and_one_that_was_edited_too_is_not(
    tmp_path: Path, sample: str
) -> None:
    report = rendered(tmp_path, sample)
    package = opened(report)
    saved = {
        "python-docx": opened(by_python_docx(report)),
        "Word": by_word(package),
        "WPS": by_word(package, "WPS Office_12.1.0.26200_F1E327BC-269C-435d-A152-05C5408002CA"),
        "ONLYOFFICE": by_onlyoffice(package),
        "Word, then python-docx": opened(by_python_docx(by_word(package).to_bytes())),
        "python-docx, then ONLYOFFICE": by_onlyoffice(opened(by_python_docx(report))),
    }

    assert {who: standing(each.to_bytes()) for who, each in saved.items()} == dict.fromkeys(
        saved, Standing.OURS
    )
    after = {who: standing(edited(each).to_bytes()) for who, each in saved.items()}
    assert after == dict.fromkeys(saved, Standing.EDITED)


def test_what_a_person_takes_away_is_an_edit_though_another_program_takes_it_away_by_itself(
    tmp_path: Path,
) -> None:
    """Without the document grid a page has other lines: only ONLYOFFICE drops it unasked."""
    package = opened(rendered(tmp_path, SAMPLES[0]))
    ungridded = written(package, word_document=lambda text: re.sub(r"<w:docGrid [^>]*/>", "", text))

    assert standing(ungridded.to_bytes()) is Standing.EDITED
    assert standing(by_word(ungridded).to_bytes()) is Standing.EDITED


def test_python_docx_edits_are_seen(tmp_path: Path) -> None:
    report = rendered(tmp_path, SAMPLES[0])
    edits: dict[str, Callable[[Document], None]] = {
        "a paragraph": lambda document: document.add_paragraph("补充"),
        "bold": lambda document: setattr(document.paragraphs[3].runs[0], "bold", True),
        "a header": lambda document: setattr(document.sections[0].header.paragraphs[0], "text", "页眉"),
        "the author": lambda document: setattr(document.core_properties, "author", "王芳"),
        "a style": lambda document: setattr(document.styles["Normal"].font, "size", 200000),
        "a table": lambda document: document.add_table(1, 1),
    }

    found = {name: standing(by_python_docx(report, edit)) for name, edit in edits.items()}

    assert found == dict.fromkeys(edits, Standing.EDITED)


def test_a_saved_report_still_says_what_it_was(tmp_path: Path) -> None:
    report = rendered(tmp_path, SAMPLES[0])

    made = as_generated(edited(by_word(opened(by_python_docx(report)))).to_bytes())

    assert made is not None
    assert made.read("word/document.xml") == opened(report).read("word/document.xml")

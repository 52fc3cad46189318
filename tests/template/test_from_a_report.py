"""`docgen template from`: a report's own look is a template's, and its words are nobody's."""

import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from docgen.cli import main
from docgen.document import view
from docgen.model.profile import Element
from docgen.opc import open_package
from docgen.pipeline.rendering import Renderer
from docgen.pipeline.settings import Settings
from docgen.resources import folder
from support.documents import paragraphs_of
from support.office import to_pdf
from support.pdf import pages
from support.pictures import png
from support.samples import report_of

SAMPLES = sorted(folder("samples").glob("*.xlsx"))


def derived(place: Path, report: bytes, *arguments: str) -> Path:
    """The template that is made of a report, which must have nothing wrong with it."""
    (place / "原.docx").write_bytes(report)
    command = ["template", "from", str(place / "原.docx"), "-o", str(place / "本局.docx"), *arguments]
    run = CliRunner().invoke(main, [*command, "--format", "json"])
    assert run.exit_code == 0, run.stdout
    checked = CliRunner().invoke(main, ["template", "check", str(place / "本局.docx"), "--format", "json"])
    assert json.loads(checked.stdout)["diagnostics"] == []
    return place / "本局.docx"


def rendered(place: Path, book: Path, template: Path) -> bytes:
    outcome = Renderer(Settings(template=template)).render(book, place / "新.docx")
    assert outcome.output is not None, [d.message() for d in outcome.diagnostics]
    return outcome.output.read_bytes()


@pytest.mark.office
def test_a_sample_s_report_comes_out_with_the_same_words_on_the_same_pages(tmp_path: Path) -> None:
    befores, afters = {}, {}
    for number, book in enumerate(SAMPLES):
        place = tmp_path / str(number)
        place.mkdir()
        befores[f"{number}旧"] = report_of(book)
        afters[f"{number}新"] = rendered(place, book, derived(place, report_of(book)))
        assert paragraphs_of(afters[f"{number}新"]) == paragraphs_of(befores[f"{number}旧"])
    printed = to_pdf(tmp_path, befores | afters)
    for number in range(len(SAMPLES)):
        assert len(pages(printed[f"{number}新"])) == len(pages(printed[f"{number}旧"]))


def by_hand() -> bytes:
    """A report as an office makes it: direct formatting, its own page, a picture in its header."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height, section.left_margin = Mm(210), Mm(297), Mm(31)
    section.header.paragraphs[0].text = "某局内部资料"
    section.header.paragraphs[0].add_run().add_picture(io.BytesIO(png(8, 6)))
    lines = (
        ("某局2023年政务公开工作情况报告", "华文中宋", 24, 1, 0),
        ("一、工作开展情况", "微软雅黑", 17, 0, 2),
        ("机密的一段话，不该留在模板里，各项工作有序推进。", "宋体", 15, 3, 2),
        ("又是一段说明文字，情况属实，请予审阅。", "宋体", 15, 3, 2),
        ("二、存在问题", "微软雅黑", 17, 0, 2),
        ("问题有三个方面，已经列入计划，逐项解决。", "宋体", 15, 3, 2),
    )
    for words, font, size, align, indent in lines:
        paragraph = document.add_paragraph()
        run = paragraph.add_run(words)
        run.font.name, run.font.size, run.font.color.rgb = font, Pt(size), RGBColor(0, 0, 0)
        run._element.rPr.rFonts.set(qn("w:eastAsia"), font)
        paragraph.alignment = align
        paragraph.paragraph_format.first_line_indent = Pt(size * indent)
        paragraph.paragraph_format.line_spacing = Pt(30)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def looks(docx: bytes) -> dict[Element, tuple[object, ...]]:
    """Font, size, alignment, indent and line of the first paragraph of each element."""
    seen = view(docx, "报告.docx").value
    assert seen is not None
    found: dict[Element, tuple[object, ...]] = {}
    for paragraph in seen.paragraphs:
        element = paragraph.role.element
        if element in (Element.TITLE, Element.HEADING_1, Element.BODY) and element not in found:
            run, shape = paragraph.runs[0].format, paragraph.format
            found[element] = (run.east_asia, run.size, shape.align, shape.first_line.twips, shape.line)
    return found


def test_direct_formatting_becomes_the_look_of_named_styles(tmp_path: Path) -> None:
    original = by_hand()
    template = derived(tmp_path, original, "--layout", "年度工作情况报告")

    made = rendered(tmp_path, folder("samples") / "年度工作情况报告.xlsx", template)

    assert looks(made) == looks(original)
    seen = view(made, "新.docx").value
    assert seen is not None
    assert abs(seen.sections[0].left - 1757) <= 2
    assert "某局内部资料" in "".join(p.text for story in seen.stories() for p in story.paragraphs)


def test_no_word_of_the_text_stays_in_the_template_and_the_header_s_picture_does(tmp_path: Path) -> None:
    template = derived(tmp_path, by_hand(), "--layout", "年度工作情况报告")
    package = open_package(template.read_bytes(), "本局.docx").value
    assert package is not None
    everything = b"".join(package.read(name) for name in package.parts)
    assert "机密的一段话".encode() not in everything
    assert png(8, 6) in [package.read(name) for name in package.parts]


def test_the_layout_beside_it_takes_it(tmp_path: Path) -> None:
    derived(tmp_path, by_hand(), "--layout", "年度工作情况报告")
    (tmp_path / "docgen.toml").write_text('layouts = "."\ntemplates = "."\n', encoding="utf-8")

    run = CliRunner().invoke(main, ["new", "本局", "-o", str(tmp_path / "新.xlsx"), "--format", "json"])

    assert run.exit_code == 0, run.stdout


def test_neither_file_replaces_another(tmp_path: Path) -> None:
    (tmp_path / "本局.docx").write_bytes(b"mine")
    (tmp_path / "原.docx").write_bytes(by_hand())
    command = ["template", "from", str(tmp_path / "原.docx"), "-o", str(tmp_path / "本局.docx")]
    assert CliRunner().invoke(main, command).exit_code == 1
    assert (tmp_path / "本局.docx").read_bytes() == b"mine"

"""What `--fix` must never do, and what it does that people want, each in a document that shows it."""

import io
import re
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from check.test_mending import all_words, checked, mended
from check.test_rules import UNSTYLED, document
from docgen.diagnostics import Result
from docgen.model.document import DocumentView
from docgen.model.profile import Element
from docgen.pipeline.settings import settings_for
from docgen.pipeline.template_checking import check_template_file
from docgen.recognition.sentences import said
from docgen.resources import folder
from docgen.wordml.names import STRICT
from support.drafts import Draft, Node, W, empty_before, font, paragraph_set, run_set, runs, text
from support.judges import nobody_else_sees, open_xml_sdk
from support.office import to_pdf
from support.office_set.lines import Document, Line, Table
from support.office_set.making import documents
from support.office_set.writers import docx
from support.pdf import pages
from support.rdocx_pages import things
from support.torture import amount


@pytest.fixture(scope="module")
def conforming() -> bytes:
    return document(UNSTYLED, "gbt9704")


def seen(data: bytes) -> DocumentView:
    found = checked(data).view
    assert found is not None
    return found


def says(data: bytes, draft: Draft, node: Node) -> str:
    return next(p.text for p in seen(data).paragraphs if p.ordinal == draft.place(node)[1])


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("由{{ 牵头单位 }}负责,{{单位|数值}}次,按期完成。", "{{单位|数值}}次"),
        ('由{%if 甲=="乙"%}甲方{%endif%}负责,按期完成。', '{%if 甲=="乙"%}'),
        ("详见http://a.cn/?p=1-3月报表,按期完成。", "http://a.cn/?p=1-3月"),
        ("参照Domino's做法,推进O'Neil项目。", "Domino's做法"),
        ("按AB/C 12-5年标准执行,逐项落实。", "AB/C 12-5年"),
    ],
)
def test_nothing_changes_within_tags_addresses_and_foreign_words(
    words: str, kept: str, conforming: bytes
) -> None:
    draft = Draft(conforming)
    node = text(draft.body(), words)
    assert kept in says(mended(draft.docx()).data, draft, node)


@pytest.mark.parametrize(
    ("words", "after"),
    [
        ("节电率为5-8%，比例为0-50%。", "节电率为5～8%，比例为0～50%。"),
        ("1-3月完成登记，2021——2025年每年核查。", "1—3月完成登记，2021—2025年每年核查。"),
        ("厉行节约 反对浪费", "厉行节约 反对浪费"),
        ("工作扎实，。成效明显。", "工作扎实。成效明显。"),
    ],
)
def test_a_mend_writes_what_its_explanation_says(words: str, after: str, conforming: bytes) -> None:
    draft = Draft(conforming)
    node = text(draft.body(), words)
    assert says(mended(draft.docx()).data, draft, node) == after


@pytest.mark.parametrize("end", ["。", "；", "！"])
def test_a_mark_that_may_end_a_sentence_is_never_exchanged_for_a_colon(end: str, conforming: bytes) -> None:
    draft = Draft(conforming)
    node = text(draft.find(Element.ADDRESSEE), f"各直属单位{end}")
    assert says(mended(draft.docx()).data, draft, node) == f"各直属单位{end}"


def test_what_a_text_says_is_its_words_and_where_its_sentences_end() -> None:
    assert said("(一)、加强领导,压实责任.") == said("（一）加强领导，压实责任。")
    assert said("１、登记") == said("1.登记")
    assert said("已完成。。") == said("已完成，。")
    assert said("请审阅。") != said("请审阅：")
    assert said("甲完成。乙完成。") != said("甲完成，乙完成。")


def test_a_red_mark_without_a_number_stays_red_and_white_words_on_a_shape_stay_white() -> None:
    box = (
        '<w:r><w:pict><v:shape><v:textbox><w:txbxContent><w:p><w:r><w:rPr><w:color w:val="FFFFFF"/></w:rPr>'
        "<w:t>流程图</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )
    mark = Line("红头", "临河市档案局")
    body = [
        mark,
        Line("空"),
        Line("标题", "关于移交档案的函"),
        Line("空"),
        Line("主送", "青川县档案局："),
        Line("正文", "请按期移交。"),
    ]
    after = mended(docx(Document("函", [*body, Line("旁", "流程图", xml=box)]))).data
    colors = {p.text: {look.color for look in p.looks} for p in seen(after).paragraphs}
    assert colors["临河市档案局"] == {"FF0000"}
    assert colors["流程图"] == {"FFFFFF"}


def test_rows_of_a_table_keep_their_height_when_the_page_is_put_on_a_grid() -> None:
    form = Document("表", [Line("标题", "登记表"), Table([["姓名", ""], ["单位", ""]])], grid=312)
    root = body_of(mended(docx(form)).data)
    cells = [p for p in root.iter(W + "p") if any(a.tag == W + "tc" for a in p.iterancestors())]
    assert {p.find(f"{W}pPr/{W}snapToGrid").get(W + "val") for p in cells} == {"0"}  # type: ignore[union-attr]


def body_of(data: bytes, part: str = "word/document.xml") -> etree._Element:
    return etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read(part))


def test_a_section_without_margins_gets_all_of_them(conforming: bytes) -> None:
    draft = Draft(conforming)
    margins = draft.section().find(W + "pgMar")
    assert margins is not None
    draft.section().remove(margins)
    made = body_of(mended(draft.docx()).data).find(f".//{W}pgMar")
    assert made is not None
    assert {name.removeprefix(W) for name in made.attrib} >= set(
        "top right bottom left header footer gutter".split()
    )


def test_an_indent_is_mended_in_twips_and_in_characters(conforming: bytes) -> None:
    draft = Draft(conforming)
    node = paragraph_set(draft.body(), "ind", firstLine="0", firstLineChars="0")
    indent = list(body_of(mended(draft.docx()).data).iter(W + "p"))[draft.place(node)[1]].find(
        f"{W}pPr/{W}ind"
    )
    assert indent is not None
    assert (indent.get(W + "firstLine"), indent.get(W + "firstLineChars")) == ("640", "200")


def test_a_document_without_page_numbers_gets_them_on_both_sides() -> None:
    plain = Document(
        "方案",
        [Line("标题", "工作方案"), Line("空"), Line("正文", "各单位按月核对台账。")],
        numbers="无",
        footer=992,
    )
    after = mended(docx(plain))
    footers = seen(after.data).sections[-1].footers
    assert {kind: story.paragraphs[0].text for kind, story in footers.items()} == {
        "default": "— 1 —",
        "even": "— 1 —",
    }
    assert after.left == ()
    assert nobody_else_sees(after.data) == []


def test_a_footer_with_words_of_its_own_is_left_alone() -> None:
    plain = Document(
        "方案",
        [Line("标题", "工作方案"), Line("正文", "各单位按月核对台账。")],
        numbers="无",
        header="内部资料",
    )
    assert "missing-page-number" in {f.diagnostic.code for f in mended(docx(plain)).left}


def test_empty_paragraphs_used_as_spacing_go_and_those_that_hold_something_stay(conforming: bytes) -> None:
    draft = Draft(conforming)
    _, holding = empty_before(draft.find(Element.HEADING_1, 1), 2)
    mark = holding.makeelement(W + "bookmarkStart", {W + "id": "7", W + "name": "此处"})
    holding.append(mark)
    holding.append(holding.makeelement(W + "bookmarkEnd", {W + "id": "7"}))
    before = draft.docx()
    after = body_of(mended(before).data)
    assert len(list(after.iter(W + "p"))) == len(list(body_of(before).iter(W + "p"))) - 1
    assert after.find(f".//{W}bookmarkStart") is not None


def test_closings_placed_by_blanks_or_indents_are_not_moved_to_the_left() -> None:
    for change in ({"left": 15.0, "align": "left", "right": 0}, {"left": 0, "align": "right", "right": 4}):
        lines = [Line("署名", "临河市档案局"), Line("日期", "2024年6月20日")]
        for line in lines:
            line.set(**change)
        whole = [
            Line("标题", "关于移交档案的函"),
            Line("空"),
            Line("主送", "青川县档案局："),
            Line("正文", "请按期移交。"),
            Line("空"),
        ]
        after = seen(mended(docx(Document("函", [*whole, *lines]))).data)
        assert all(
            p.format.align.value == "right" or p.format.left.hundredths >= 1400
            for p in after.of(Element.SIGNATURE, Element.DATE)
        )


def test_items_of_a_list_are_not_put_into_heading_type(conforming: bytes) -> None:
    draft = Draft(conforming)
    node = font(
        text(draft.body(), "一、各单位要按月核对台账，逐项明确责任人，并于每月底前报送办公室。"), "仿宋"
    )
    after = seen(mended(draft.docx()).data)
    found = next(p for p in after.paragraphs if p.ordinal == draft.place(node)[1])
    assert {look.east_asia for look in found.looks} == {"仿宋"}


def test_contents_lists_stay_as_they_are(conforming: bytes) -> None:
    draft = Draft(conforming)
    node = font(text(draft.body(), "一、主要工作情况……………………3"), "宋体")
    run_set(node, "sz", val="24")
    before = seen(draft.docx())
    after = seen(mended(draft.docx()).data)
    place = draft.place(node)[1]
    looks = [next(p.looks for p in view.paragraphs if p.ordinal == place) for view in (before, after)]
    assert looks[0] == looks[1]


def test_every_document_of_the_set_is_mended_once_and_says_the_same_afterwards() -> None:
    for made in documents(amount(52, 2080)):
        before = docx(made)
        after = mended(before).data
        assert mended(after).data == after, made.name
        assert all_words(after)[: len(all_words(before))] == all_words(before), made.name
        known = set(nobody_else_sees(before))
        # A placeholder is told with the characters around it, and its paragraph may stand in other runs now.
        new = [f for f in nobody_else_sees(after) if f not in known and "leftover tag" not in f]
        assert not new, made.name


@pytest.mark.parametrize("name", sorted(path.name for path in folder("docx_templates").glob("*.docx")))
@pytest.mark.parametrize("margin", ["2098", "1440"])
def test_a_template_that_passed_passes_after_it_was_mended(name: str, margin: str, tmp_path: Path) -> None:
    draft = Draft((folder("docx_templates") / name).read_bytes())
    draft.page("pgMar", top=margin)
    for node in draft.nodes[::3]:
        if runs(node):
            run_set(node, "sz", val="28")
            paragraph_set(node, "spacing", line="360", lineRule="auto")
    path = tmp_path / name
    path.write_bytes(mended(draft.docx()).data)
    settings = settings_for(path, {}).value
    assert settings is not None
    assert check_template_file(path, None, settings) == Result(())


@pytest.mark.node
def test_the_sdk_validator_finds_nothing_new_in_a_mended_document(tmp_path: Path) -> None:
    for made in documents(amount(3, 208), first=3):
        before, after = tmp_path / "前.docx", tmp_path / "后.docx"
        before.write_bytes(docx(made))
        after.write_bytes(mended(docx(made)).data)
        known = {_without_numbers(found) for found in open_xml_sdk(before)}
        assert not [f for f in open_xml_sdk(after) if _without_numbers(f) not in known], made.name


def _without_numbers(finding: str) -> str:
    return re.sub(r"\d+", "#", finding)


TAKES_ROOM = {
    "page-margin",
    "page-grid",
    "line-pitch",
    "missing-blank-line",
    "wrong-size",
    "page-size",
    "wrong-indent",
}
"""What the format itself asks for may need another page."""


@pytest.mark.office
def test_no_document_grows_by_a_page_but_for_what_the_format_demands(tmp_path: Path) -> None:
    chosen = documents(amount(20, 208))
    befores = {made.name: docx(made) for made in chosen}
    afters = {f"{name}改": mended(data).data for name, data in befores.items()}
    printed = to_pdf(tmp_path, befores | afters)
    for name, data in befores.items():
        found = {finding.diagnostic.code for finding in checked(data).findings}
        if not found & TAKES_ROOM:
            assert len(pages(printed[f"{name}改"])) <= len(pages(printed[name])), name


def test_another_engine_sets_every_written_paragraph_of_a_mended_document() -> None:
    for made in documents(amount(13, 208)):
        after = mended(docx(made)).data
        placed = {thing.words for thing in things(after) if thing.pages}
        assert {line.whole for line in made.lines("标题") if not line.labels} <= placed, made.name


@pytest.mark.parametrize("numbers", ["居中", "文本框"])
def test_a_page_number_that_stands_alone_is_written_and_placed_anew(numbers: str) -> None:
    body = [Line("标题", "工作方案"), Line("空"), Line("正文", "各单位按月核对台账。")]
    after = mended(docx(Document("方案", body, numbers=numbers, footer=992)))
    footers = seen(after.data).sections[-1].footers
    texts = {kind: "".join(p.text for p in story.paragraphs) for kind, story in footers.items()}
    assert texts == {"default": "— 1 —", "even": "— 1 —"} or numbers == "文本框"
    assert "page-number-form" not in {finding.diagnostic.code for finding in after.left}


def test_a_strict_document_gets_page_numbers_in_its_own_namespaces() -> None:
    body = [Line("标题", "工作方案"), Line("空"), Line("正文", "各单位按月核对台账,逐项落实。")]
    strict = _in_strict(docx(Document("方案", body, numbers="无")))
    after = mended(strict).data
    footers = seen(after).sections[-1].footers
    assert {kind: story.paragraphs[0].text for kind, story in footers.items()} == {
        "default": "— 1 —",
        "even": "— 1 —",
    }
    with zipfile.ZipFile(io.BytesIO(after)) as package:
        parts = [
            package.read(name)
            for name in package.namelist()
            if name.startswith("word/") and "rels" not in name
        ]
    assert not [part for part in parts if b"schemas.openxmlformats.org/wordprocessingml" in part]


def _in_strict(data: bytes) -> bytes:
    archive = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as package, zipfile.ZipFile(archive, "w") as made:
        for name in package.namelist():
            part = package.read(name)
            for strict, transitional in STRICT.items():
                part = part.replace(b'"' + transitional + b'"', b'"' + strict + b'"')
            usual = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
            part = part.replace(usual, b"http://purl.oclc.org/ooxml/officeDocument/relationships/")
            made.writestr(name, part)
    return archive.getvalue()

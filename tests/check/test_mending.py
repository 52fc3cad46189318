"""`--fix`: what can be mended is, no word changes, and a second run changes nothing."""

import io
import zipfile
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from check.test_rules import OF_DOCUMENTS, UNSTYLED, document
from check.violations import VIOLATIONS
from docgen.check import check
from docgen.document import mend, view
from docgen.document.atoms import atoms
from docgen.document.xml import parse
from docgen.model.mend import TextMend
from docgen.model.profile import Element
from docgen.opc import Package
from docgen.pipeline.mending import Checked, Mended, mend_document, words
from docgen.profiles import shipped
from support.drafts import Draft, Node, W, add_run, append, font, text

PROFILE = shipped("gbt9704")


def checked(data: bytes) -> Checked:
    seen = view(data, "公文.docx").value
    assert seen is not None
    return Checked(Path("公文.docx"), data, seen, check(seen, PROFILE))


def mended(data: bytes) -> Mended:
    result = mend_document(checked(data), PROFILE)
    assert result.value is not None, [d.message() for d in result.diagnostics]
    return result.value


def all_words(data: bytes) -> list[str]:
    seen = checked(data).view
    assert seen is not None
    return words(seen)


@pytest.fixture(scope="module")
def conforming() -> bytes:
    return document(UNSTYLED, "gbt9704")


@pytest.mark.parametrize("rule", OF_DOCUMENTS)
def test_mending_leaves_nothing_mendable_no_word_changed_and_nothing_for_a_second_run(
    rule: str, conforming: bytes
) -> None:
    for violate in VIOLATIONS[rule]:
        draft = Draft(conforming)
        violate(draft)
        before = draft.docx()
        after = mended(before)
        assert not [f.diagnostic.code for f in after.left if f.fault.mends]
        assert {f.diagnostic.code for f in after.left} <= {rule}
        # Footers with a new page number come last.
        assert all_words(after.data)[: len(all_words(before))] == all_words(before)
        assert mended(after.data).data == after.data


def test_parts_without_a_mend_keep_their_bytes(conforming: bytes) -> None:
    draft = Draft(conforming)
    VIOLATIONS["wrong-size"][0](draft)
    before, after = (zipfile.ZipFile(io.BytesIO(data)) for data in (draft.docx(), mended(draft.docx()).data))
    assert before.namelist() == after.namelist()
    changed = {name for name in before.namelist() if before.read(name) != after.read(name)}
    assert changed == {"word/document.xml"}


def test_a_conforming_document_comes_out_as_it_went_in(conforming: bytes) -> None:
    assert mended(conforming).data == conforming


def test_many_faults_at_once_are_mended_together(conforming: bytes) -> None:
    draft = Draft(conforming)
    for rule in (
        "page-margin",
        "wrong-size",
        "half-width-punctuation",
        "heading-number-form",
        "wrong-indent",
    ):
        VIOLATIONS[rule][0](draft)
    after = mended(draft.docx())
    assert after.left == ()
    assert after.count >= 4


def test_the_pieces_of_a_paragraph_add_up_to_its_text(conforming: bytes) -> None:
    seen = checked(conforming).view
    assert seen is not None
    root = parse(zipfile.ZipFile(io.BytesIO(conforming)).read("word/document.xml"))
    nodes = list(root.iter(W + "p"))
    for paragraph in seen.paragraphs:
        pieces = atoms(nodes[paragraph.ordinal])
        assert "".join(atom.text for atom in pieces) == paragraph.text


def test_half_of_a_run_is_mended_without_the_other(conforming: bytes) -> None:
    """A run-in heading typed in one run: only its title gets the heading's typeface."""
    draft = Draft(conforming)
    node = draft.find(Element.HEADING_2)
    font(text(node, "（一）质量稳步提升。全年核查报表1250份。"), "仿宋")
    after = checked(mended(draft.docx()).data).view
    assert after is not None
    runs = next(after.of(Element.HEADING_2)).runs
    assert [(run.text, run.format.east_asia) for run in runs] == [
        (
            "（一）质量稳步提升。",
            "楷体_GB2312"
            if runs[0].format.east_asia == "楷体_GB2312"
            else PROFILE.fonts(Element.HEADING_2)[0],
        ),
        ("全年核查报表1250份。", "仿宋"),
    ]


def body_paragraph(draft: Draft, words: str) -> Node:
    """The draft's first longer body paragraph, which says `words` now."""
    return text(draft.body(), words)


def body_text(data: bytes, node: Node, draft: Draft) -> str:
    """What the paragraph that was `node` in `draft` says in `data`."""
    seen = checked(data).view
    assert seen is not None
    return next(p.text for p in seen.paragraphs if p.ordinal == draft.place(node)[1])


def test_a_range_mark_that_is_an_element_is_replaced_and_not_dropped(conforming: bytes) -> None:
    """Word writes Ctrl+Shift+Hyphen as w:noBreakHyphen: 2021-2025年 came out as 20212025年."""
    draft = Draft(conforming)
    node = body_paragraph(draft, "十四五时期为2021")
    run = add_run(node, "2025年，完成各项任务。").findall(W + "r")[-1]
    run.find(W + "t").addprevious(run.makeelement(W + "noBreakHyphen", {}))
    after = mended(draft.docx())
    assert body_text(after.data, node, draft) == "十四五时期为2021—2025年，完成各项任务。"


def test_a_mend_that_loses_its_mark_is_refused(conforming: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    draft = Draft(conforming)
    body_paragraph(draft, "于2021-2025年完成各项任务。")
    before = checked(draft.docx())

    def lossy(package: Package, main: str, mends: Iterable[TextMend]) -> Package:
        return mend(package, main, [replace(each, new="") for each in mends])

    monkeypatch.setattr("docgen.pipeline.mending.mend", lossy)
    result = mend_document(before, PROFILE)
    assert result.value is None
    assert [d.code for d in result.diagnostics] == ["DC004"]


@pytest.mark.parametrize(
    "words",
    [
        "参会人员：张三 李四 王五",
        "完成投资    亿元，占计划的一半以上。",
        "请张三 李四 王五参加会议并发言。",
        "第一条　为规范管理，制定本办法。",
    ],
)
def test_spaces_that_part_names_or_hold_a_blank_open_stay(words: str, conforming: bytes) -> None:
    draft = Draft(conforming)
    node = body_paragraph(draft, words)
    assert body_text(mended(draft.docx()).data, node, draft) == words


def test_both_ends_of_a_pair_of_brackets_are_mended_or_neither(conforming: bytes) -> None:
    draft = Draft(conforming)
    node = body_paragraph(draft, '用Excel(xlsx)格式或Office"2016"版报送(含附件)，共5份。')
    after = mended(draft.docx())
    assert body_text(after.data, node, draft) == '用Excel(xlsx)格式或Office"2016"版报送（含附件），共5份。'


def test_a_date_pushed_left_by_typed_spaces_is_placed_once_and_for_all(conforming: bytes) -> None:
    draft = Draft(conforming)
    node = append(draft.find(Element.DATE), "　　　　　　　")
    after = mended(draft.docx())
    assert not [f for f in after.left if f.fault.mends]
    assert not body_text(after.data, node, draft).endswith("　")

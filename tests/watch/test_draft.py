"""`--draft`: the workbook's problems as Word comments, at their places in a copy of the report."""

import io
from pathlib import Path

from lxml import etree
from openpyxl import load_workbook

from docgen import opc
from docgen.pipeline.drafting import draft_path, write_draft
from docgen.pipeline.rendering import Outcome, Renderer
from docgen.pipeline.settings import Settings
from docgen.pipeline.watched import rendering_in_child
from docgen.resources import folder
from support.marked import broken_book, mark_in, marked_book

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def comments_in(docx: bytes) -> list[tuple[str, str]]:
    """Each comment's text with the text of the paragraph it stands at."""
    package = opc.open_package(docx, "draft").value
    assert package is not None
    texts = {
        comment.get(f"{W}id"): "\n".join("".join(p.itertext()) for p in comment)
        for comment in etree.fromstring(package.read("word/comments.xml"))
    }
    body = etree.fromstring(package.read("word/document.xml"))
    places = {
        start.get(f"{W}id"): "".join(next(start.iterancestors(f"{W}p")).itertext(f"{W}t"))
        for start in body.iter(f"{W}commentRangeStart")
    }
    return [(texts[number], places[number]) for number in texts]


def render(book: Path) -> Outcome:
    return Renderer(Settings()).render(book, book.with_suffix(".docx"))


def test_an_error_is_a_comment_in_a_copy_of_the_last_good_report(tmp_path: Path) -> None:
    book, report = tmp_path / "某局.xlsx", tmp_path / "某局.docx"
    book.write_bytes(marked_book("好"))
    render(book)
    good = report.read_bytes()
    book.write_bytes(broken_book())

    assert write_draft(render(book), report, "zh").diagnostics == ()

    ((comment, _),) = comments_in(draft_path(report).read_bytes())
    assert comment.startswith("正文!C2：")
    assert "没有这个数据" in comment
    assert report.read_bytes() == good
    assert mark_in(draft_path(report)) == "好"


def test_a_warning_stands_at_the_paragraph_that_came_from_its_cell(tmp_path: Path) -> None:
    report = tmp_path / "某局.docx"
    outcome = Renderer(Settings()).render(folder("samples") / "上半年总结和下半年计划.xlsx", report)

    write_draft(outcome, report, "zh")

    placed = {comment.split("：")[0]: text for comment, text in comments_in(draft_path(report).read_bytes())}
    warned = [where for d in outcome.diagnostics for where in d.places if where.sheet == "正文"]
    assert len(warned) == 2
    for where in warned:
        assert "X" in placed[where.steps[0]]


def test_without_any_report_the_draft_is_a_page_of_problems(tmp_path: Path) -> None:
    book = tmp_path / "某局.xlsx"
    book.write_bytes(b"no workbook")
    outcome = render(book)

    write_draft(outcome, book.with_suffix(".docx"), "zh")

    comments = comments_in(draft_path(book.with_suffix(".docx")).read_bytes())
    assert len(comments) == len(outcome.diagnostics) > 0


def test_a_draft_goes_away_when_the_problems_are_mended_unless_somebody_wrote_into_it(tmp_path: Path) -> None:
    book, report = tmp_path / "某局.xlsx", tmp_path / "某局.docx"
    draft = draft_path(report)
    for edited in (False, True):
        book.write_bytes(broken_book())
        write_draft(render(book), report, "zh")
        if edited:
            package = opc.open_package(draft.read_bytes(), "draft").value
            assert package is not None
            body = package.read("word/document.xml").replace(b"</w:t>", "手写</w:t>".encode(), 1)
            draft.write_bytes(package.with_parts({"word/document.xml": body}).to_bytes())

        book.write_bytes(marked_book("好"))
        write_draft(render(book), report, "zh")

        assert draft.exists() is edited


def test_a_child_that_renders_for_a_watcher_drafts_too(tmp_path: Path) -> None:
    book, report = tmp_path / "某局.xlsx", tmp_path / "某局.docx"
    book.write_bytes(broken_book())

    with rendering_in_child(60.0, drafts="zh") as build:
        build(Settings(), book, report)

    assert draft_path(report).exists()


def test_a_workbook_that_is_not_safe_to_read_is_drafted_without_reading_it_again(tmp_path: Path) -> None:
    book = tmp_path / "某局.xlsx"
    stray = load_workbook(io.BytesIO(marked_book("甲")))
    stray["正文"]["XFD1048576"] = "误按"
    stray.save(book)

    with rendering_in_child(60.0, "zh") as build:
        outcome = build(Settings(), book, book.with_suffix(".docx"))

    assert [d.code for d in outcome.diagnostics if d.code.startswith("WB")] == ["WB106"]
    ((comment, _),) = comments_in(draft_path(book.with_suffix(".docx")).read_bytes())
    assert comment.startswith("正文!XFD1048576：")

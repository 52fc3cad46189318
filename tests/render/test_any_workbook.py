"""Whatever a workbook says, its report says: nothing lost, added or reordered, whatever the characters."""

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from docgen.pipeline.rendering import Renderer
from docgen.pipeline.settings import Settings
from docgen.resources import folder
from support.documents import squeezed, styled_paragraphs_of
from support.judges import nobody_else_sees
from support.walking import body_rows, expected_pattern

LAYOUT = """
id: anything
name: 任意版式
template: 年度工作总结及下年度打算.docx
title: 关于某项工作的报告
introduction_required: false
sections:
  - { id: part, title: 情况, required: false }
fields: []
figures: []
"""

_HOSTILE = "&<>\"'`{}%#|\\$=+-@[]（）《》〔〕“”‘’，。；：、！？…—  😀👨‍👩‍👧𠮷龘\u200b\u202eéя\ufeffABCxyz019"
_WORDS = st.text(
    alphabet=st.sampled_from(_HOSTILE) | st.characters(codec="utf-8", categories=("L", "N", "P", "S"))
)
_TAGS = ("{{", "}}", "{%", "%}", "{#", "#}", "｛", "｝")


def _is_plain(text: str) -> bool:
    """Not a reference, a tag, or what the reader escapes: those have tests of their own."""
    return not any(tag in text for tag in _TAGS) and "_x" not in text and text.isprintable()


def _text(opening: str) -> st.SearchStrategy[str]:
    """A cell's text; it opens with a plain word, so that it is no typed number and no formula."""
    return st.lists(_WORDS.filter(_is_plain), min_size=1, max_size=3).map(
        lambda lines: opening + f"\n{opening}".join(lines)
    )


_ROW = st.one_of(
    st.tuples(st.just("一级"), _text("事").map(lambda t: t.replace("\n", "")), st.just("")),
    st.tuples(st.just("二级"), _text("做").map(lambda t: t.replace("\n", "") + "。"), _text("细")),
    st.tuples(st.just("二级"), _text("做").map(lambda t: t.replace("\n", "") + "了"), _text("细")),
    st.tuples(st.just("条目"), _text("办").map(lambda t: t.replace("\n", "") + "。"), _text("果")),
    st.tuples(st.just("正文"), st.just(""), _text("另")),
)


def written(folder: Path, rows: list[tuple[str, str, str]]) -> Path:
    book = Workbook()
    fields, body = book.active, book.create_sheet("正文")
    assert fields is not None
    fields.title = "基本信息"
    for row in (("项目", "内容"), ("版式", "任意版式")):
        fields.append(row)
    body.append(("层级", "标题", "内容"))
    for row in [("引言", "", "开头。"), ("一级", "总的情况", ""), *rows]:
        body.append(row)
    for cell in (cell for row in body.iter_rows() for cell in row if cell.value is not None):
        cell.data_type = "s"
    book.save(folder / "某局.xlsx")
    return folder / "某局.xlsx"


@given(st.lists(_ROW, min_size=1, max_size=14))
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much]
)
def test_a_report_says_what_its_workbook_says_whatever_that_is(rows: list[tuple[str, str, str]]) -> None:
    with tempfile.TemporaryDirectory() as place:
        (Path(place) / "anything.yaml").write_text(LAYOUT, encoding="utf-8")
        book = written(Path(place), rows)
        renderer = Renderer(Settings(layouts=(Path(place),), templates=(folder("docx_templates"),)))
        outcome = renderer.render(book, Path(place) / "某局.docx")
        assert outcome.output is not None, [f"{d.where} {d.message()}" for d in outcome.diagnostics]
        report = outcome.output.read_bytes()
        title, *paragraphs = styled_paragraphs_of(report)
        assert title == ("Title", "关于某项工作的报告")
        pattern = expected_pattern(body_rows(book))
        said = squeezed("".join(text for _, text in paragraphs))
        assert pattern.fullmatch(said), said
        assert [finding for finding in nobody_else_sees(report) if "leftover" not in finding] == []

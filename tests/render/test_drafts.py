"""A workbook that is not finished: a draft is made and says what is missing; --strict makes none."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from docx import Document

from docgen.cli import main
from support.books import write_book

WHOLE = {
    "版式": "年度工作情况报告",
    "单位名称": "青禾市档案馆",
    "报告期": "2024年度",
    "专题": "档案管理",
    "成文日期": "2024年12月5日",
}
BODY = (
    "| 引言 |          | 现报告如下： |",
    "| 一级 | 工作开展情况 |   |",
    "| 条目 | 抓好接收。 | 接收进馆。 |",
    "| 一级 | 存在问题和下一步工作打算 |   |",
    "| 正文 |          | 人手偏紧。 |",
    "| 条目 |          | 一要充实人员。 |",
)


def book(folder: Path, fields: dict[str, str], rows: tuple[str, ...] = BODY) -> Path:
    items = "\n".join(f"| {name} | {content} |" for name, content in fields.items())
    body = "\n".join(rows)
    return write_book(folder, f"# 基本信息\n| 项目 | 内容 |\n{items}\n# 正文\n| 层级 | 标题 | 内容 |\n{body}")


def render(path: Path, *options: str) -> tuple[int, set[str], set[str]]:
    """The exit code, and the codes of warnings and errors."""
    run = CliRunner().invoke(main, ["render", str(path), "--format", "json", *options])
    (report,) = json.loads(run.stdout)["reports"]
    found = {
        kind: {d["code"] for d in report["diagnostics"] if d["severity"] == kind}
        for kind in ("warning", "error")
    }
    return run.exit_code, found["warning"], found["error"]


@pytest.mark.parametrize(
    ("lacking", "code"), [("成文日期", "TX302"), ("单位名称", "TX302"), ("报告期", "TX302")]
)
@pytest.mark.parametrize("is_there", [True, False])
def test_a_missing_or_empty_field_makes_a_draft_and_strict_refuses_it(
    tmp_path: Path, lacking: str, code: str, is_there: bool
) -> None:
    path = book(
        tmp_path, {**WHOLE, lacking: ""} if is_there else {n: c for n, c in WHOLE.items() if n != lacking}
    )
    told = "TX303" if is_there else code
    assert render(path) == (0, {told}, set())
    assert (tmp_path / "某局.docx").is_file()
    (tmp_path / "某局.docx").unlink()
    assert render(path, "--strict") == (1, set(), {told})
    assert not (tmp_path / "某局.docx").exists()


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        (BODY[1:], "TX401"),
        (BODY[:3], "TX402"),
        (BODY[:4], "TX403"),
        ((*BODY, "| 一级 | 附带说明 | |"), "TX403"),
        ((*BODY, "| 三级 | 具体措施 | 配齐人员。 |"), "WB304"),
        ((*BODY[:-1], "| 条目 | | 充实人员。 |"), "TX412"),
    ],
)
def test_a_missing_or_empty_part_makes_a_draft_and_strict_refuses_it(
    tmp_path: Path, rows: tuple[str, ...], code: str
) -> None:
    path = book(tmp_path, WHOLE, rows)
    assert render(path) == (0, {code}, set())
    assert render(path, "--strict") == (1, set(), {code})


def test_a_finished_workbook_passes_strict(tmp_path: Path) -> None:
    assert render(book(tmp_path, WHOLE), "--strict") == (0, set(), set())


def test_a_title_that_cannot_be_made_is_left_out_of_the_draft(tmp_path: Path) -> None:
    path = book(tmp_path, {**WHOLE, "报告期": ""})
    render(path)
    words = [paragraph.text for paragraph in Document(str(tmp_path / "某局.docx")).paragraphs]
    assert not any("工作情况报告" in text for text in words[:3])
    assert "一、工作开展情况" in words

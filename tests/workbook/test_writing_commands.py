"""`docgen new` and `docgen layouts`, as they are typed."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from openpyxl import load_workbook

from docgen.cli import main
from docgen.layout import load_layouts
from docgen.resources import folder

LAYOUTS = load_layouts([folder("seeds")]).value or ()

NOTICE = """\
id: notice
name: 检查情况通报
template: 检查情况通报.docx
title: 检查情况通报
sections:
  - { id: findings, title: 检查情况 }
"""

Docgen = Callable[..., Result]


@pytest.fixture
def docgen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Docgen:
    """Run docgen in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return lambda *arguments: CliRunner().invoke(main, [*arguments, "--lang", "zh"])


@pytest.mark.parametrize("name", ["annual-summary", "年度工作总结及下年度打算"])
def test_a_layout_is_named_by_its_id_or_its_chinese_name(docgen: Docgen, tmp_path: Path, name: str) -> None:
    run = docgen("new", name, "--unit", "青川市档案局")

    assert run.exit_code == 0
    book = load_workbook(tmp_path / "青川市档案局.xlsx")
    assert book["基本信息"]["B2"].value == "年度工作总结及下年度打算"
    assert "青川市档案局.xlsx" in run.stdout
    assert "填写说明" in run.stdout


def test_without_a_unit_the_workbook_is_named_after_the_layout(docgen: Docgen, tmp_path: Path) -> None:
    assert docgen("new", "annual-report").exit_code == 0
    assert [path.name for path in tmp_path.iterdir()] == ["年度工作情况报告.xlsx"]


def test_an_output_names_the_file_or_its_folder(docgen: Docgen, tmp_path: Path) -> None:
    (tmp_path / "新").mkdir()
    assert docgen("new", "annual-report", "--unit", "某局", "-o", "表.xlsx").exit_code == 0
    assert docgen("new", "annual-report", "--unit", "某局", "-o", "新").exit_code == 0
    assert sorted(path.name for path in tmp_path.rglob("*.xlsx")) == ["某局.xlsx", "表.xlsx"]


def test_a_near_miss_asks_which_layout_was_meant(docgen: Docgen, tmp_path: Path) -> None:
    run = docgen("new", "年度工作情况汇报")
    assert run.exit_code == 2
    assert "年度工作情况报告" in run.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_exists_is_never_overwritten(docgen: Docgen, tmp_path: Path) -> None:
    (tmp_path / "某局.xlsx").write_bytes("一整天的心血".encode())

    run = docgen("new", "annual-report", "--unit", "某局")

    assert run.exit_code == 1
    assert "没有覆盖" in run.stderr
    assert (tmp_path / "某局.xlsx").read_bytes() == "一整天的心血".encode()


@pytest.mark.parametrize(
    "unit",
    [
        "../某局",
        "一/二",
        "一\\二",
        "..",
        "CON",
        "nul",
        "COM1",
        "lpt9",
        "某局.",
        "某局 ",
        "某\t局",
        "局" * 90,
        "a:b",
        " ",
    ],
)
def test_a_unit_that_is_no_file_name_is_told_and_nothing_is_written(
    docgen: Docgen, tmp_path: Path, unit: str
) -> None:
    inner = tmp_path / "里"
    inner.mkdir()

    run = docgen("new", "annual-report", "--unit", unit, "-o", str(inner))

    assert run.exit_code == 1
    assert "怎么办" in run.stderr
    assert [path.name for path in tmp_path.rglob("*")] == ["里"]


def test_an_output_that_is_no_workbook_is_told(docgen: Docgen, tmp_path: Path) -> None:
    run = docgen("new", "annual-report", "-o", "报告.docx")
    assert run.exit_code == 2
    assert "报告.xlsx" in run.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("output", "made"), [("没有/深/表.xlsx", "没有/深/表.xlsx"), ("没有", "没有/某局.xlsx")]
)
def test_a_folder_that_is_not_there_is_made(docgen: Docgen, tmp_path: Path, output: str, made: str) -> None:
    run = docgen("new", "annual-report", "--unit", "某局", "-o", output)
    assert run.exit_code == 0
    assert (tmp_path / made).is_file()


def test_a_folder_that_cannot_be_made_is_the_environments_fault(docgen: Docgen, tmp_path: Path) -> None:
    (tmp_path / "挡路").write_bytes(b"")
    run = docgen("new", "annual-report", "--unit", "某局", "-o", "挡路/表.xlsx")
    assert run.exit_code == 3
    assert "怎么办" in run.stderr


def test_workbooks_of_two_layouts_for_one_unit_do_not_collide(docgen: Docgen, tmp_path: Path) -> None:
    for name in ("annual-report", "half-year-summary", "general"):
        assert docgen("new", name, "--unit", "某局").exit_code == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "某局.xlsx",
        "某局·上半年工作总结.xlsx",
        "某局·通用报告.xlsx",
    ]
    assert load_workbook(tmp_path / "某局·通用报告.xlsx")["基本信息"]["B2"].value == "通用报告"
    again = docgen("new", "half-year-summary", "--unit", "某局")
    assert again.exit_code == 1
    assert "没有覆盖" in again.stderr


def test_new_tells_programs_where_the_workbook_is(docgen: Docgen) -> None:
    run = docgen("new", "annual-report", "--format", "json")
    assert json.loads(run.stdout) == {
        "command": "new",
        "ok": True,
        "workbook": "年度工作情况报告.xlsx",
        "rolled": None,
        "diagnostics": [],
    }


def test_new_tells_programs_what_went_wrong(docgen: Docgen) -> None:
    told = json.loads(docgen("new", "annual-report", "--unit", "CON", "--format", "json").stdout)
    assert (told["ok"], told["workbook"]) == (False, None)
    assert [each["code"] for each in told["diagnostics"]] == ["PB006"]


def test_quiet_says_nothing_when_all_is_well(docgen: Docgen) -> None:
    assert docgen("new", "annual-report", "--quiet").output == ""
    assert docgen("layouts", "--quiet").output == ""


def test_layouts_lists_each_with_its_name_its_parts_and_its_template(docgen: Docgen) -> None:
    run = docgen("layouts")
    assert run.exit_code == 0
    for layout in LAYOUTS:
        assert layout.id in run.stdout
        assert layout.name in run.stdout
        assert (f"一、{layout.sections[0].title}" if layout.sections else "各级标题自己定") in run.stdout
        assert layout.template in run.stdout


def test_layouts_lists_them_for_programs_too(docgen: Docgen) -> None:
    told = json.loads(docgen("layouts", "--format", "json").stdout)
    assert [(each["id"], each["name"]) for each in told["layouts"]] == [
        (each.id, each.name) for each in LAYOUTS
    ]


def test_an_offices_own_layouts_stand_among_the_others(docgen: Docgen, tmp_path: Path) -> None:
    (tmp_path / "docgen.toml").write_text('layouts = "版式"\n', encoding="utf-8")
    (tmp_path / "版式").mkdir()
    (tmp_path / "版式" / "notice.yaml").write_text(NOTICE, encoding="utf-8")

    assert "检查情况通报" in docgen("layouts").stdout
    assert docgen("new", "notice", "--unit", "某局").exit_code == 0

    assert load_workbook(tmp_path / "某局.xlsx")["正文"]["B3"].value == "检查情况"

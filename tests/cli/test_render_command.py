"""`docgen render` as programs and clerks meet it."""

import json
import re
import shutil
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result

from docgen.cli import COMMANDS, main
from docgen.resources import folder

SAMPLE = folder("samples") / "年度工作情况报告.xlsx"
MASKED = folder("samples") / "上半年总结和下半年计划.xlsx"


@pytest.fixture(autouse=True)
def _chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)


def docgen(*arguments: Path | str) -> Result:
    return CliRunner().invoke(main, [str(a) for a in arguments])


def test_a_report_stands_beside_its_workbook(tmp_path: Path) -> None:
    book = Path(shutil.copy(SAMPLE, tmp_path / "某局.xlsx"))
    run = docgen("render", book)
    assert run.exit_code == 0
    assert run.output.startswith("已生成  某局.docx")
    assert (tmp_path / "某局.docx").exists()


def test_rendering_again_writes_nothing(tmp_path: Path) -> None:
    book = Path(shutil.copy(SAMPLE, tmp_path / "某局.xlsx"))
    docgen("render", book)
    before = (tmp_path / "某局.docx").stat().st_mtime_ns
    run = docgen("render", book)
    assert run.output.startswith("无变化  某局.docx")
    assert (tmp_path / "某局.docx").stat().st_mtime_ns == before


def test_json_is_one_object_with_stable_keys(tmp_path: Path) -> None:
    run = docgen("render", MASKED, "-o", tmp_path, "--format", "json")
    record = json.loads(run.stdout)
    assert run.exit_code == 0
    assert set(record) == {"command", "ok", "reports", "diagnostics"}
    (report,) = record["reports"]
    assert set(report) == {"book", "output", "status", "changed", "seconds", "diagnostics"}
    assert report["status"] == "written"
    for finding in report["diagnostics"]:
        assert set(finding) == {"code", "severity", "message", "hint", "where"}
        assert set(finding["where"]) == {"text", "file", "sheet", "cell"}


def test_quiet_says_nothing_but_errors(tmp_path: Path) -> None:
    fine, wrong = docgen("render", MASKED, "-o", tmp_path, "-q"), docgen("render", tmp_path / "无.xlsx", "-q")
    assert (fine.exit_code, fine.output) == (0, "")
    assert wrong.exit_code == 2
    assert "无.xlsx" in wrong.output


def test_english_is_spoken_when_asked_for(tmp_path: Path) -> None:
    run = docgen("render", MASKED, "-o", tmp_path, "--lang", "en")
    assert "written" in run.output
    assert "Still to be filled in (4)" in run.output


def test_strict_makes_unfilled_places_errors(tmp_path: Path) -> None:
    run = docgen("render", MASKED, "-o", tmp_path, "--strict")
    assert run.exit_code == 1
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_searched_in_depth_and_owner_files_are_no_workbooks(tmp_path: Path) -> None:
    (tmp_path / "二科").mkdir()
    shutil.copy(SAMPLE, tmp_path / "二科" / "某局.xlsx")
    shutil.copy(SAMPLE, tmp_path / "某局.xlsx")
    (tmp_path / "~$某局.xlsx").write_bytes(b"owner")
    (tmp_path / "报告").mkdir()
    assert docgen("render", tmp_path, "-o", tmp_path / "报告").exit_code == 0
    assert (tmp_path / "报告" / "某局.docx").exists()
    assert (tmp_path / "报告" / "二科" / "某局.docx").exists()


def test_several_at_a_time_make_the_same_reports(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    for place in (one, two):
        place.mkdir()
        for number in range(6):
            shutil.copy(SAMPLE, place / f"{number}.xlsx")
    assert docgen("render", one, "-j", "1").exit_code == 0
    run = docgen("render", two, "-j", "2")
    assert run.exit_code == 0
    assert "共 6 份" in run.output
    assert [p.read_bytes() for p in sorted(one.glob("*.docx"))] == [
        p.read_bytes() for p in sorted(two.glob("*.docx"))
    ]


def test_settings_of_a_folder_are_followed_and_options_outweigh_them(tmp_path: Path) -> None:
    book = Path(shutil.copy(MASKED, tmp_path / "某局.xlsx"))
    (tmp_path / "docgen.toml").write_text('strict = true\noutput = "报告"\n', encoding="utf-8")
    (tmp_path / "报告").mkdir()
    assert docgen("render", book).exit_code == 1
    (tmp_path / "docgen.toml").write_text('output = "报告"\n', encoding="utf-8")
    assert docgen("render", book).exit_code == 0
    assert (tmp_path / "报告" / "某局.docx").exists()
    assert docgen("render", book, "-o", tmp_path).exit_code == 0
    assert (tmp_path / "某局.docx").exists()


def test_a_fault_in_the_settings_names_the_file_and_the_setting(tmp_path: Path) -> None:
    book = Path(shutil.copy(MASKED, tmp_path / "某局.xlsx"))
    (tmp_path / "docgen.toml").write_text("strct = true\nkeep = -1\n", encoding="utf-8")
    run = docgen("render", book)
    assert run.exit_code == 1
    assert "docgen.toml" in run.output
    assert "是不是“strict”？" in run.output
    assert "“keep”的值不对" in run.output


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["rendr"], "是不是“render”？"),
        (["render"], "少写了"),
        (["render", "--sttrict", "x"], "是不是“--strict”？"),
        (["render", "x.xlsx", "-j", "0"], "--jobs"),
    ],
)
def test_wrong_usage_is_told_in_the_clerks_language(arguments: list[str], said: str) -> None:
    run = docgen(*arguments)
    assert run.exit_code == 2
    assert said in run.output
    assert "怎么办：" in run.output


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["rendr"], 2),
        (["render"], 2),
        (["render", "设置坏了/某局.xlsx"], 1),
        (["watch", "nowhere"], 2),
        (["watch", "设置坏了"], 1),
        (["check", "a.docx", "--ignore", "没有"], 2),
        (["check", "a.docx", "--profile", "没有"], 2),
        (["check", "a.docx", "b.docx", "--fix", "c.docx"], 2),
        (["check", "a.docx", "--fix", "./a.docx"], 2),
        (["check", "设置坏了/a.docx"], 1),
        (["check", "."], 1),
        (["template", "check", "a.docx", "--annotate", "a.docx"], 2),
        (["explain", "没有"], 2),
        (["new", "没有"], 2),
        (["layouts", "--nope"], 2),
    ],
)
def test_whatever_is_refused_is_one_json_object_too(
    arguments: list[str], code: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "设置坏了").mkdir()
    (tmp_path / "设置坏了" / "docgen.toml").write_text("nope = 1", encoding="utf-8")

    run = docgen(*arguments, "--format", "json", "--lang", "en")

    record = json.loads(run.stdout)
    assert run.exit_code == code
    assert record["ok"] is False
    found = record.get("diagnostics") or record["files"][0]["diagnostics"]
    without_quotations = re.sub("“.*?”", "", found[0]["message"])
    assert not re.search("[\u4e00-\u9fff]", without_quotations)


def test_every_command_explains_itself_in_chinese() -> None:
    for name in COMMANDS:
        run = docgen(name, "--help")
        assert run.exit_code == 0
        assert any("\u4e00" <= character <= "\u9fff" for character in run.output), name


def test_the_demo_makes_five_reports_and_keeps_what_a_person_changed(tmp_path: Path) -> None:
    first = docgen("demo", "-o", tmp_path / "demo")
    assert first.exit_code == 0, first.output
    assert len(list((tmp_path / "demo").glob("*.docx"))) == 5
    changed = tmp_path / "demo" / "年度工作情况报告.xlsx"
    changed.write_bytes(MASKED.read_bytes())
    docgen("demo", "-o", tmp_path / "demo")
    assert changed.read_bytes() == MASKED.read_bytes()


def test_what_must_be_mended_comes_first_and_notes_do_not_hide_it(tmp_path: Path) -> None:
    docgen("new", "年度工作情况报告", "-o", tmp_path / "某局.xlsx")
    book = openpyxl.load_workbook(tmp_path / "某局.xlsx")
    book["正文"].append(["正文", "", "共{{没有的数据}}。"])
    book.save(tmp_path / "某局.xlsx")
    lines = docgen("render", tmp_path / "某局.xlsx").output.splitlines()
    labels = [word for line in lines for word in line.split()[:1] if word in ("错误", "提醒", "说明")]
    warnings, notes = labels.count("提醒"), labels.count("说明")
    assert warnings
    assert notes in range(1, 5)
    assert labels == ["错误", *["提醒"] * warnings, *["说明"] * notes]


@pytest.mark.parametrize("name", ["红头文件", "红头文件.docx"])
def test_a_shipped_template_is_given_by_its_name(tmp_path: Path, name: str) -> None:
    book = Path(shutil.copy(SAMPLE, tmp_path / "某局.xlsx"))
    by_path = docgen("render", book, "--template", folder("docx_templates") / "红头文件.docx")
    report = (tmp_path / "某局.docx").read_bytes()

    by_name = docgen("render", book, "--template", name)

    assert (by_path.exit_code, by_name.exit_code) == (0, 0), by_name.output
    assert (tmp_path / "某局.docx").read_bytes() == report


def test_a_template_that_is_nowhere_is_told_with_the_names_there_are(tmp_path: Path) -> None:
    book = Path(shutil.copy(SAMPLE, tmp_path / "某局.xlsx"))

    run = docgen("render", book, "--template", "红头")

    assert "TP001" in run.output
    assert "红头文件、信函、纪要" in run.output


def test_layouts_ends_with_the_templates_that_no_layout_takes() -> None:
    last = docgen("layouts").output.strip().splitlines()[-1]
    assert all(name in last for name in ("红头文件", "信函", "纪要", "--template"))
    assert "年度工作情况报告" not in last

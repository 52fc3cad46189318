"""The JSON of every command is one object that its schema in docs/schemas describes: real ones are held."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from docx import Document
from jsonschema import Draft202012Validator

from docgen.cli import COMMANDS, main
from docgen.resources import folder
from support.marked import broken_book, marked_book
from support.watching import watch_process

SCHEMAS = Path(__file__).resolve().parents[2] / "docs" / "schemas"
TEMPLATE = folder("docx_templates") / "红头文件.docx"

CALLS: list[tuple[str, list[str]]] = [
    ("render", ["render", "好.xlsx"]),
    ("render", ["render", "好.xlsx", "坏.xlsx", "没有.xlsx", "-o", "报告"]),
    ("render", ["render", "设置坏了/好.xlsx"]),
    ("render", ["render", "--nope"]),
    ("demo", ["demo", "-o", "示例"]),
    ("check", ["check", "好.xlsx"]),
    ("check", ["check", "有误.docx", "假.docx", "没有.docx"]),
    ("check", ["check", "有误.docx", "--fix", "副本/改好.docx", "--annotate", "副本/批注.docx"]),
    ("check", ["check", "好.xlsx", "--last", "好.xlsx"]),
    ("check", ["check", "空"]),
    ("check", ["check", "有误.docx", "--profile", "没有"]),
    ("new", ["new", "年度工作情况报告", "-o", "新"]),
    ("new", ["new", "没有"]),
    ("import", ["import", "去年.txt"]),
    ("import", ["import", "去年.txt", "没有.docx", "--check"]),
    ("import", ["import", "假.docx", "--layout", "没有"]),
    ("consolidate", ["consolidate", "好.xlsx", "坏.xlsx", "-o", "汇/汇总.xlsx"]),
    ("consolidate", ["consolidate", "好.xlsx", "-o", "好二.xlsx"]),
    ("consolidate", ["consolidate", "空", "-o", "汇/没有.xlsx"]),
    ("compare", ["compare", str(TEMPLATE), "有误.docx", "-o", "比/修订.docx"]),
    ("compare", ["compare", "有误.docx", "没有.docx", "-o", "修订.docx"]),
    ("compare", ["compare", "有误.docx", "假.docx", "--print", "花.docx"]),
    ("merge", ["merge", "改过.docx", "--book", "好.xlsx", "--dry-run"]),
    ("merge", ["merge", "假.docx", "没有.docx"]),
    ("layouts", ["layouts"]),
    ("layouts", ["layouts", "--nope"]),
    ("template-check", ["template", "check", str(TEMPLATE)]),
    ("template-check", ["template", "check", "没有.docx"]),
    ("template-build", ["template", "build", "信函", "-o", "模板"]),
    ("template-build", ["template", "build", "信涵", "-o", "模板"]),
    ("template-from", ["template", "from", "有误.docx", "-o", "做/模板.docx", "--layout", "通用报告"]),
    ("template-from", ["template", "from", "没有.docx", "-o", "做/没有.docx"]),
    ("explain", ["explain"]),
    ("explain", ["explain", "year-bracket"]),
    ("explain", ["explain", "WB018"]),
    ("explain", ["explain", "没有"]),
    ("watch", ["watch", "没有"]),
    ("studio", ["studio", "没有"]),
]


def schema(name: str) -> Draft202012Validator:
    described = json.loads((SCHEMAS / f"{name}.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(described)
    return Draft202012Validator(described)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what the calls name."""
    place = tmp_path_factory.mktemp("desk")
    (place / "好.xlsx").write_bytes(marked_book("一"))
    (place / "坏.xlsx").write_bytes(broken_book())
    (place / "设置坏了").mkdir()
    (place / "设置坏了" / "docgen.toml").write_text("nope = 1", encoding="utf-8")
    (place / "空").mkdir()
    shutil.copy(TEMPLATE, place / "有误.docx")
    CliRunner().invoke(main, ["render", str(place / "好.xlsx"), "-o", str(place / "改过.docx")])
    edited = Document(str(place / "改过.docx"))
    edited.paragraphs[-1].add_run("再核一遍。")
    edited.save(str(place / "改过.docx"))
    (place / "假.docx").write_text("文字", encoding="utf-8")
    (place / "去年.txt").write_text("2023年工作总结\n一、工作成效\n（一）抓培训。办班3期。", encoding="utf-8")
    return place


@pytest.mark.parametrize(("name", "arguments"), CALLS, ids=[" ".join(call) for _, call in CALLS])
def test_what_a_command_says_is_what_its_schema_describes(
    name: str, arguments: list[str], desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(desk)

    run = CliRunner().invoke(main, [*arguments, "--format", "json"])

    said = json.loads(run.stdout)
    assert [fault.message for fault in schema(name).iter_errors(said)] == []
    assert said["ok"] is (run.exit_code == 0)
    assert said["command"] == name.replace("-", " ") or run.exit_code == 2


def test_every_line_of_a_watch_is_what_its_schema_describes(tmp_path: Path) -> None:
    (tmp_path / "好.xlsx").write_bytes(marked_book("一"))
    (tmp_path / "坏.xlsx").write_bytes(broken_book())
    (tmp_path / "旧表.xls").write_bytes(b"old")
    with watch_process(tmp_path) as watched:
        watched.report("好.xlsx")
        watched.next(lambda line: line["event"] == "settled")
        watched.end()
        watched.next(lambda line: line["event"] == "stopped")

    described = schema("watch")
    assert {line["event"] for line in watched.seen} == {"started", "notice", "report", "settled", "stopped"}
    for line in watched.seen:
        assert [fault.message for fault in described.iter_errors(line)] == [], line


def test_every_command_has_a_schema_and_a_call_that_goes_well() -> None:
    commands = {name for name in COMMANDS if name != "template"} | {
        "template-check",
        "template-build",
        "template-from",
    }
    assert {path.stem for path in SCHEMAS.glob("*.json")} == commands
    assert {name for name, _ in CALLS} == commands


def test_the_schemas_allow_no_key_that_they_do_not_name() -> None:
    def objects(value: Any) -> Iterator[dict[str, Any]]:
        if isinstance(value, dict):
            if "properties" in value:
                yield value
            for inner in value.values():
                yield from objects(inner)
        elif isinstance(value, list):
            for inner in value:
                yield from objects(inner)

    for path in SCHEMAS.glob("*.json"):
        for described in objects(json.loads(path.read_text(encoding="utf-8"))):
            assert described["additionalProperties"] is False, path.name


def test_quiet_says_nothing_where_all_is_well(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(desk)
    quiet = (
        "render 好.xlsx",
        "new 年度工作情况报告 -o 静",
        "check 好.xlsx",
        "template build 纪要 -o 静",
        "demo -o 静示例",
        "layouts",
    )
    for call in quiet:
        run = CliRunner().invoke(main, [*call.split(), "--quiet"])
        assert (run.exit_code, run.output) == (0, ""), call


@pytest.mark.parametrize("command", [*(name for name in COMMANDS if name != "template"), "template check",
                                     "template build"])  # fmt: skip
def test_every_command_has_the_three_options_of_all(command: str) -> None:
    said = CliRunner().invoke(main, [*command.split(), "--help"]).stdout
    assert all(option in said for option in ("--format", "--quiet", "--lang"))

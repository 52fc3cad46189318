"""What `docgen new` writes as a start is no report: nobody typed it."""

import json
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner
from docx import Document
from openpyxl import Workbook, load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from docgen import resources
from docgen.cli import main
from docgen.layout import load_layouts
from docgen.model.layout import Layout

LAYOUTS = load_layouts([resources.folder("seeds")]).value or ()
STARTED = [layout for layout in LAYOUTS if any(section.outline for section in layout.sections)]
START = "【示例】"


def run(*arguments: str | Path) -> tuple[int, dict[str, object]]:
    """The exit code and what `--format json` said."""
    ran = CliRunner().invoke(main, [*map(str, arguments), "--format", "json", "--lang", "zh"])
    return ran.exit_code, json.loads(ran.stdout)


def new(folder: Path, layout: str) -> Path:
    assert run("new", layout, "--unit", "青禾市某局", "-o", folder)[0] == 0
    return folder / "青禾市某局.xlsx"


def fill_required(book: Workbook) -> None:
    """What 填写说明 asks for, and a text below every heading; the headings stay as they came."""
    fields = book["基本信息"]
    wanted = {
        "专题": "档案管理",
        "报告期": "2024年度",
        "标题": "关于档案管理的报告",
        "成文日期": "2024年7月1日",
    }
    for name, content, _ in fields.iter_rows(min_row=2):
        content.value = wanted.get(name.value, content.value)
    for level, _, content, *_ in book["正文"].iter_rows(min_row=2):
        if level.value in ("引言", "正文", "条目", "二级"):
            content.value = "这里的内容已经写好。"


def diagnostics(told: dict[str, object], severity: str) -> list[dict[str, object]]:
    (report,) = told["reports"]  # type: ignore[misc]
    return [each for each in report["diagnostics"] if each["severity"] == severity]


def highlighted(report: Path) -> list[str]:
    """The runs in the template's style for what is to be filled, or highlighted by themselves."""
    runs = (run for paragraph in Document(str(report)).paragraphs for run in paragraph.runs)
    return [r.text for r in runs if r.style.style_id == "Unfilled" or r.font.highlight_color is not None]


@pytest.mark.parametrize("layout", STARTED, ids=lambda layout: layout.id)
def test_a_workbook_with_its_suggested_headings_is_a_marked_draft_and_strict_refuses_it(
    tmp_path: Path, layout: Layout
) -> None:
    path = new(tmp_path, layout.id)
    book = load_workbook(path)
    fill_required(book)
    book.save(path)

    code, told = run("render", path)

    titles = [title for section in layout.sections for title in section.outline]
    (start,) = [each for each in diagnostics(told, "warning") if each["code"] == "TX202"]
    assert code == 0
    assert all(title[:8] in str(start["message"]) for title in titles[:3])
    marked = "".join(highlighted(path.with_suffix(".docx")))
    assert all(title in marked for title in titles)

    path.with_suffix(".docx").unlink()
    code, told = run("render", path, "--strict")
    assert code == 1
    assert "TX202" in {each["code"] for each in diagnostics(told, "error")}
    assert not path.with_suffix(".docx").exists()


@pytest.mark.parametrize("layout", STARTED, ids=lambda layout: layout.id)
@pytest.mark.parametrize("how", ["changed", "confirmed"])
def test_headings_that_were_changed_or_confirmed_are_the_clerks_own(
    tmp_path: Path, layout: Layout, how: str
) -> None:
    path = new(tmp_path, layout.id)
    book = load_workbook(path)
    fill_required(book)
    for row in book["正文"].iter_rows(min_row=2):
        title = row[1]
        if str(title.value or "").startswith(START):
            title.value = "自己的标题。" if how == "changed" else str(title.value).removeprefix(START)
    book.save(path)

    _, told = run("render", path)

    assert "TX202" not in {each["code"] for each in diagnostics(told, "warning")}
    assert highlighted(path.with_suffix(".docx")) == []


def test_words_that_a_clerk_typed_are_never_taken_for_a_start(tmp_path: Path) -> None:
    layout = STARTED[0]
    title = layout.sections[0].outline[0]
    path = new(tmp_path, layout.id)
    book = load_workbook(path)
    fill_required(book)
    sheet = book["正文"]
    sheet.delete_rows(2, sheet.max_row)
    for row in (("引言", "", "现报告如下："), ("一级", layout.sections[0].title), ("二级", title, "内容。")):
        sheet.append(row)
    book.save(path)

    _, told = run("render", path)

    assert "TX202" not in {each["code"] for each in diagnostics(told, "warning")}


def test_a_start_stays_one_when_its_row_is_moved_numbered_or_partly_bold(tmp_path: Path) -> None:
    path = new(tmp_path, STARTED[0].id)
    book = load_workbook(path)
    fill_required(book)
    sheet = book["正文"]
    starts = [row for row in sheet.iter_rows(min_row=2) if str(row[1].value or "").startswith(START)]
    words = [str(row[1].value) for row in starts]
    starts[0][1].value, starts[1][1].value = words[1], words[0]
    starts[2][1].value = f"（三）{words[2]}"
    starts[3][1].value = CellRichText(TextBlock(InlineFont(b=True), words[3][:7]), words[3][7:])
    book.save(path)

    _, told = run("render", path)

    (start,) = [each for each in diagnostics(told, "warning") if each["code"] == "TX202"]
    assert str(len(starts)) in str(start["message"])


@pytest.mark.office
def test_a_start_stays_one_when_libreoffice_has_saved_the_workbook(tmp_path: Path) -> None:
    path = new(tmp_path, STARTED[0].id)
    saved = tmp_path / "存"
    subprocess.run(
        ["soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/profile", "--convert-to", "xlsx",
         "--outdir", str(saved), str(path)],
        check=True, capture_output=True,
    )  # fmt: skip
    _, told = run("render", saved / path.name)
    (report,) = told["reports"]  # type: ignore[misc]
    assert "TX202" in {each["code"] for each in report["diagnostics"]}


def test_a_layouts_default_of_a_field_is_a_start_too(tmp_path: Path) -> None:
    (tmp_path / "docgen.toml").write_text('layouts = "."\n', encoding="utf-8")
    (tmp_path / "自己的.yaml").write_text(
        "id: own\nname: 自己的\ntemplate: 通用报告.docx\nfree: true\nfields:\n"
        "  - { name: 标题, required: true }\n  - { name: 主送机关, default: 市档案局 }\n",
        encoding="utf-8",
    )
    path = new(tmp_path, "own")
    book = load_workbook(path)
    fill_required(book)
    book.save(path)

    _, told = run("render", path)

    assert "TX202" in {each["code"] for each in diagnostics(told, "warning")}
    assert "".join(highlighted(path.with_suffix(".docx"))).startswith(f"{START}市档案局")


def test_the_general_layout_wants_nothing_but_a_title(tmp_path: Path) -> None:
    path = new(tmp_path, "general")
    code, told = run("render", path)
    assert "TX303" in {each["code"] for each in diagnostics(told, "warning")}

    book = load_workbook(path)
    for name, content, _ in book["基本信息"].iter_rows(min_row=2):
        content.value = "关于库房检查的报告" if name.value == "标题" else content.value
    sheet = book["正文"]
    sheet.delete_rows(2, sheet.max_row)
    for row in (
        ("一级", "检查情况"),
        ("条目", "", "1.查库房。"),
        ("条目", "", "查账册。"),
        ("三级", "具体问题", "门锁老化。"),
        ("正文", "", "限期整改。"),
    ):
        sheet.append(row)
    book.save(path)
    path.with_suffix(".docx").unlink(missing_ok=True)

    code, told = run("render", path)

    assert code == 0
    assert {each["code"] for each in diagnostics(told, "warning")} == {"WB304", "TX305"}
    found = [p.text for p in Document(str(path.with_suffix(".docx"))).paragraphs if p.text.strip()]
    assert found[:7] == [
        "关于库房检查的报告", "一、检查情况", "1.查库房。", "2.查账册。",
        "1.具体问题", "门锁老化。", "限期整改。",
    ]  # fmt: skip

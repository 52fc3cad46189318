"""Tables that no page holds: told once, at their cells, by the page of the template."""

from pathlib import Path

from docgen.compose import compose
from docgen.model.geometry import STANDARD_PAGE, Room
from support.books import read
from support.reports import layout, section


def told(folder: Path, sheet: str, room: Room = STANDARD_PAGE.room) -> list[str]:
    result = read(folder, sheet)
    assert result.value is not None
    assert not [d for d in result.diagnostics if d.code in ("WB614", "WB615")]
    page = STANDARD_PAGE._replace(room=room)
    found = compose(result.value, layout(section("工作成效")), page).diagnostics
    return [f"{d.code} {d.where.steps[0]}" for d in found if d.code in ("WB614", "WB615")]


def columns(count: int) -> str:
    head = "| " + " | ".join(f"指标{n}" for n in range(count)) + " |"
    return f"# 表·检查\n{head}\n| " + " | ".join(str(n * 1000) for n in range(count)) + " |"


def test_eighty_columns_are_told(tmp_path: Path) -> None:
    assert told(tmp_path, columns(80)) == ["WB614 表·检查!A1"]


def test_a_row_taller_than_a_page_is_told(tmp_path: Path) -> None:
    sheet = f"# 表·检查\n| 单位 | 情况 |\n| 甲 | {'检查情况良好' * 800} |"
    assert told(tmp_path, sheet) == ["WB615 表·检查!A2"]


def test_how_much_a_page_holds_is_the_templates_to_say(tmp_path: Path) -> None:
    assert told(tmp_path, columns(14)) == []
    assert told(tmp_path, columns(14), Room(3000, 4000)) == ["WB614 表·检查!A1"]

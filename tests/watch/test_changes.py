"""What a save changed, by its cells."""

from dataclasses import dataclass, field
from pathlib import Path

from docgen.diagnostics import Result
from docgen.model.report import Report
from docgen.pipeline.changes import Remembering, changed_cells
from docgen.workbook import read_workbook
from support.books import read_whole, write_book
from support.reports import figure, report


def test_a_changed_cell_is_named_and_others_are_not() -> None:
    before = report(("引言", "", "甲。"), ("一级", "成效", ""), figures=[figure("检查", "14", "次")])
    after = report(("引言", "", "乙。"), ("一级", "成效", ""), figures=[figure("检查", "15", "次")])

    assert changed_cells(before, after) == ("正文!C2", "数据!B2")
    assert changed_cells(before, before) == ()


def test_a_row_more_and_another_level_are_changes() -> None:
    before = report(("引言", "", "甲。"))
    after = report(("正文", "", "甲。"), ("一级", "成效", ""))

    assert changed_cells(before, after) == ("正文!A2", "正文!A3", "正文!B3")


def test_a_table_cell_is_named(tmp_path: Path) -> None:
    rows = """
    # 正文
    | 层级 | 标题 | 内容 |
    | 一级 | 成效 | 甲。 |
    | 表格 | 清单 |      |
    # 表·清单
    | 表1 清单 |    |
    | 项       | 数 |
    | 甲       | {} |
    """
    before, after = (read_whole(tmp_path, rows.format(number)) for number in (1, 2))

    assert changed_cells(before, after) == ("表·清单!B3",)


@dataclass
class Reads:
    """A reader that gives these reports, one after the other."""

    reports: list[Report | None]
    asked: list[Path] = field(default_factory=list)

    def __call__(self, book: Path) -> Result[Report]:
        self.asked.append(book)
        return Result(self.reports.pop(0))


def test_a_reader_remembers_past_a_workbook_it_cannot_read() -> None:
    before, after = report(("引言", "", "甲。")), report(("引言", "", "乙。"))
    remembering = Remembering(Reads([before, None, after]))
    seen = []
    for _ in range(3):
        remembering(Path("某局.xlsx"))
        seen.append(remembering.changed)

    assert seen == [(), (), ("正文!C2",)]


def test_a_real_workbook_read_twice_has_no_change(tmp_path: Path) -> None:
    book = write_book(tmp_path, "# 正文\n| 层级 | 标题 | 内容 |\n| 一级 | 成效 | 甲。 |")
    remembering = Remembering(read_workbook)

    remembering(book)
    remembering(book)

    assert remembering.changed == ()

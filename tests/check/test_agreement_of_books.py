"""What does not agree in a workbook is told at its cells."""

import zipfile
from pathlib import Path

import pytest

from docgen.check.agreement.facts import NOTHING_LAST
from docgen.diagnostics import Severity
from docgen.pipeline.agreeing import check_workbook, last_period
from docgen.pipeline.checking import check_document
from docgen.pipeline.rendering import Renderer
from docgen.pipeline.settings import Settings
from docgen.profiles import shipped
from support.books import write_book, zipped
from support.drafts import Draft, append
from support.unstyled import Unstyled

BOOK = """
# 基本信息
| 项目 | 内容 |
| 版式 | 通用报告 |
| 标题 | 某局2024年工作总结 |
| 单位名称 | 某局 |
| 报告期 | 2024年 |
| 成文日期 | 2025年1月6日 |
# 正文
| 层级 | 标题 | 内容 |
| 引言 | | <引言> |
| 一级 | 工作开展情况 | |
| 正文 | | <正文> |
| 表格 | 检查 | |
# 数据
| 名称 | 数值 | 单位 | 上期 |
<数据>
# 表·检查
| 单位 | 数量 |
| 甲科 | 12 |
| 乙科 | 15 |
| 合计 | <合计> |
"""


def told(folder: Path, last: Path | None = None, **words: str) -> list[tuple[str, str]]:
    """Code and cell of what does not agree."""
    book = write_book(folder, with_words(**words))
    before = last_period(last).value if last is not None else NOTHING_LAST
    assert before is not None
    found = check_workbook(book, shipped(), frozenset(), before)
    return [(d.code, f"{d.where.sheet}!{d.where.cell}") for d in found if not d.code[:2].isupper()]


def with_words(**words: str) -> str:
    """The workbook that says `words`."""
    said = {
        "引言": "全年共{{检查企业}}。",
        "正文": "各项工作有序推进。",
        "合计": "27",
        "数据": "| 检查企业 | 1250 | 家 | 1100 |",
    }
    sheets = BOOK
    for name, value in (said | words).items():
        sheets = sheets.replace(f"<{name}>", value)
    return sheets


def test_a_workbook_that_agrees_gives_no_finding(tmp_path: Path) -> None:
    assert told(tmp_path, 正文="全年{{检查企业}}，去年检查企业1100家。") == []


def test_a_typed_number_is_held_against_the_figures(tmp_path: Path) -> None:
    assert told(tmp_path, 正文="全年检查企业1205家。") == [("figures-disagree", "正文!C4")]


@pytest.mark.parametrize(
    "name", ["检查企业数", "检查企业数量", "全年检查企业", "检查企业家数", "检查各类企业"]
)
def test_a_figure_may_be_named_in_other_words_around_the_same(name: str, tmp_path: Path) -> None:
    row = f"| {name} | 1250 | 家 | 1100 |"
    told_of = told(tmp_path, 数据=row, 引言="甲。", 正文="全年检查企业1205家。")
    assert ("figures-disagree", "正文!C4") in told_of


def test_last_periods_number_is_held_against_the_figures_as_well(tmp_path: Path) -> None:
    assert told(tmp_path, 引言="去年检查企业1010家。") == [("figures-disagree", "正文!C2")]


def test_last_period_s_number_beside_this_period_s_is_held_against_the_figures(tmp_path: Path) -> None:
    words = "全年检查企业1250家，上年同期{}家。"
    wrong = told(tmp_path, 引言="甲。", 正文=words.replace("{}", "1010"))
    assert ("figures-disagree", "正文!C4") in wrong
    right = told(tmp_path, 引言="甲。", 正文=words.replace("{}", "1100"))
    assert "figures-disagree" not in {code for code, _ in right}
    other = told(tmp_path, 引言="甲。", 正文="全年检查企业1250家，上年同期增加1010家。")
    assert "figures-disagree" not in {code for code, _ in other}


@pytest.mark.parametrize("head", ["金额（万元）", "本年（万元）"])
def test_a_table_s_number_with_the_unit_of_its_column_is_held_against_the_text(
    head: str, tmp_path: Path
) -> None:
    table = f"\n# 表·经费\n| 项目 | {head} |\n| 培训经费 | 25.2 |\n| 会议经费 | 30 |"
    sheets = (
        with_words(引言="全年培训经费22.5万元。").replace("| 表格 | 检查 | |", "| 表格 | 经费 | |") + table
    )
    found = check_workbook(write_book(tmp_path, sheets), shipped())
    assert ("figures-disagree", "C2") in [(d.code, d.where.cell) for d in found]


@pytest.mark.parametrize("date", ["2024年9月31日", "2024年13月", "2月30日"])
def test_a_date_that_does_not_exist_is_told_in_a_workbook_too(date: str, tmp_path: Path) -> None:
    assert told(tmp_path, 正文=f"{date}召开会议。") == [("impossible-date", "正文!C4")]


def test_a_change_is_reckoned_from_the_figures(tmp_path: Path) -> None:
    words = "全年{{检查企业}}，同比增长{}%。"
    assert told(tmp_path, 引言=words.replace("{}", "15")) == [("wrong-change", "正文!C2")]
    assert told(tmp_path, 引言=words.replace("{}", "13.6")) == []


def test_a_total_is_held_against_its_parts(tmp_path: Path) -> None:
    assert told(tmp_path, 合计="28") == [("table-sum", "表·检查!B4")]


@pytest.mark.parametrize(("last", "found"), [("350", []), ("360", ["figures-disagree"])])
def test_a_chart_of_all_quarters_is_held_against_the_figures(
    last: str, found: list[str], tmp_path: Path
) -> None:
    chart = f"""
# 图表·走势
| 图表类型 | 柱形图 |
| 类别 | 检查企业（家） |
| 一季度 | 300 |
| 二季度 | 300 |
| 三季度 | 300 |
| 四季度 | {last} |
"""
    sheets = with_words(正文="见下图。 |\n| 图表 | 走势 |") + chart
    book = write_book(tmp_path, sheets)
    told_of = check_workbook(book, shipped())
    assert [d.code for d in told_of if not d.code[:2].isupper()] == found


QUARTERS = """
# 图表·走势
| 图表类型 | 柱形图 |
| 类别 | 检查企业（家） |
| 一季度 | 300 |
| 二季度 | 300 |
| 三季度 | 300 |
| 四季度 | <四季度> |
"""


def report_with_chart(folder: Path, last: str) -> Path:
    sheets = with_words(引言="全年检查企业1250家。", 正文="见下图。 |\n| 图表 | 走势 |")
    book = write_book(folder, sheets + QUARTERS.replace("<四季度>", last))
    Renderer(Settings()).render(book, folder / "报告.docx")
    return folder / "报告.docx"


@pytest.mark.parametrize(("last", "found"), [("350", 0), ("360", 1)])
def test_a_report_s_text_is_held_against_its_chart(last: str, found: int, tmp_path: Path) -> None:
    checked = check_document(report_with_chart(tmp_path, last))
    codes = [each.diagnostic.code for each in checked.findings]
    assert codes.count("figures-disagree") == found


def test_a_damaged_chart_keeps_no_document_from_being_checked(tmp_path: Path) -> None:
    report = report_with_chart(tmp_path, "350")
    with zipfile.ZipFile(report) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    (name,) = [name for name in parts if name.startswith("word/charts/") and name.endswith(".xml")]
    parts[name] = b"<c:chartSpace"
    report.write_bytes(zipped(parts))
    checked = check_document(report)
    assert checked.view is not None
    assert checked.view.charts == ()


def test_announced_items_are_counted_over_the_rows(tmp_path: Path) -> None:
    rows = "抓好三个方面： |\n| 条目 | | 编印月报。 |\n| 条目 | | 开展培训。"
    assert told(tmp_path, 正文=rows) == [("announced-count", "正文!C4")]
    rows += " |\n| 条目 | | 定期复核。"
    assert told(tmp_path, 正文=rows) == []


@pytest.mark.parametrize(
    ("words", "rule"),
    [
        ("会议于2024年5月6日（星期二）召开。", "wrong-weekday"),
        ("完成2025—2023年任务。", "backward-range"),
        ("排查隐患200处，已整改180处，整改率95%。", "wrong-share"),
        ("全年召开会议6次，其中专题会议9次。", "text-sum"),
        ("甲类占45%，乙类占35%，其他占25%。", "share-sum"),
        ("实施三年行动（2022—2026年）。", "year-span"),
        ("《生产安全事故应急条例》即《安全生产事故应急条例》。", "law-name"),
    ],
)
def test_rules_of_words_hold_in_a_workbook(words: str, rule: str, tmp_path: Path) -> None:
    assert told(tmp_path, 正文=words) == [(rule, "正文!C4")]


def test_date_and_time_are_held_against_the_title(tmp_path: Path) -> None:
    early = with_words().replace("2025年1月6日", "2024年1月6日")
    other = with_words().replace("报告期 | 2024年", "报告期 | 2023年")
    for sheets, rule in ((early, "early-date"), (other, "years-disagree")):
        found = check_workbook(write_book(tmp_path, sheets), shipped())
        assert [d.code for d in found if not d.code[:2].isupper()] == [rule]


@pytest.mark.parametrize(
    "words",
    [
        "全年检查企业1250家。",
        "今年以来，共检查企业1250家。",
        "检查企业1,250家。",
        "检查1250家企业。",
        "2024年，检查企业1250家。",
    ],
)
def test_a_typed_figure_is_offered_by_its_name(words: str, tmp_path: Path) -> None:
    found = check_workbook(write_book(tmp_path, with_words(正文=words)), shipped())
    (note,) = [d for d in found if d.code == "typed-figure"]
    assert note.severity is Severity.NOTE
    assert note.where.cell == "C4"
    assert "{{检查企业}}" in note.hint()


@pytest.mark.parametrize(
    "words",
    [
        "全年{{检查企业}}。",
        "去年检查企业1250家。",
        "其中检查企业1250家。",
        "力争检查企业1250家。",
        "检查企业1250次。",
        "检查企业约1250家。",
    ],
)
def test_what_is_no_figure_is_not_offered(words: str, tmp_path: Path) -> None:
    assert "typed-figure" not in [code for code, _ in told(tmp_path, 正文=words)]


@pytest.mark.parametrize(
    "last",
    [
        "| 检查企业 | 1110 | 家 | |",
        "| 检查企业 | 110 | 家 | |",
        "| 检查企业 | 1100.5 | 家 | |",
        "| 其他 | 1 | 项 | |\n| 检查企业 | 900 | 家 | |",
        "| 检查企业 | 0.12 | 万家 | |",
    ],
)
def test_last_periods_value_is_held_against_last_periods_workbook(last: str, tmp_path: Path) -> None:
    before = write_book(tmp_path, with_words(数据=last), name="去年.xlsx")
    assert told(tmp_path, before) == [("last-period", "数据!D2")]


@pytest.mark.parametrize(
    "last",
    [
        "| 检查企业 | 1100 | 家 | |",
        "| 检查企业 | 0.11 | 万家 | |",
        "| 检查企业 | 1110 | 次 | |",
        "| 检查企业 | | 家 | |",
        "| 其他 | 1110 | 家 | |",
    ],
)
def test_last_periods_value_that_agrees_or_cannot_be_compared_gives_no_finding(
    last: str, tmp_path: Path
) -> None:
    before = write_book(tmp_path, with_words(数据=last), name="去年.xlsx")
    assert told(tmp_path, before) == []


def test_a_document_is_held_against_last_periods_workbook(tmp_path: Path) -> None:
    docx = Unstyled(profile=shipped()).docx()
    draft = Draft(docx)
    append(draft.body(), "去年检查企业1010家。")
    (tmp_path / "报告.docx").write_bytes(draft.docx())
    last = last_period(write_book(tmp_path, with_words(), name="去年.xlsx")).value
    assert last is not None
    found = check_document(tmp_path / "报告.docx", shipped(), frozenset(), last).findings
    assert [(f.diagnostic.code, f.diagnostic.details["place"]) for f in found] == [
        ("figures-disagree", "去年.xlsx › 数据!B2")
    ]


def test_a_rule_may_be_left_out(tmp_path: Path) -> None:
    book = write_book(tmp_path, with_words(合计="28"))
    assert "table-sum" in {d.code for d in check_workbook(book, shipped())}
    assert "table-sum" not in {d.code for d in check_workbook(book, shipped(), frozenset({"table-sum"}))}

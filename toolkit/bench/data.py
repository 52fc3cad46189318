"""What every contender gets: a shipped sample of a seed's length and its layout's template; and long ones."""

import shutil
from pathlib import Path

from docgen.layout import load_layouts
from docgen.model.contents import BodyEntry, Contents, TableEntry
from docgen.model.layout import Layout
from docgen.model.report import Level
from docgen.resources import folder
from docgen.workbook.writing import write_workbook

LAYOUT = "上半年总结和下半年计划"
_FIELDS = {
    "标题": "关于基准测试的报告",
    "专题": "公共机构节能",
    "单位名称": "某局",
    "报告期": "2024年上半年",
    "成文日期": "2024年7月1日",
}


def write_book(target: Path) -> Path:
    """A copy of the sample at `target`."""
    shutil.copyfile(folder("samples") / f"{LAYOUT}.xlsx", target)
    return target


def unit_of(book: Path) -> str:
    """The unit whose workbook it is."""
    from docgen.workbook import read_workbook

    report = read_workbook(book).value
    if report is None:
        raise ValueError(book)
    return report.fields["单位名称"].content.value


def template() -> Path:
    """The layout's template."""
    return folder("docx_templates") / f"{LAYOUT}.docx"


def write_table_book(target: Path, rows: int) -> Path:
    """A workbook with one table of `rows` rows and four columns."""
    if not target.exists():
        body = tuple((f"第{n}项", n, n * 2, "已完成") for n in range(1, rows + 1))
        table = TableEntry("清单", "工作清单", (("项目", "计划", "完成", "状态"),), body)
        _write(target, Contents(_FIELDS, _sections(BodyEntry(Level.TABLE, "清单")), tables=(table,)))
    return target


def write_long_report(target: Path, paragraphs: int) -> Path:
    """A finished report of `paragraphs` paragraphs."""
    from docgen.pipeline.rendering import Renderer
    from docgen.pipeline.settings import Settings

    line = "各科室按照年初计划推进工作，按月核对进度，按季通报情况，年底统一验收。"
    rows = [BodyEntry(Level.PARAGRAPH, "", f"第{n}次调度：{line}") for n in range(paragraphs)]
    book = target.with_suffix(".xlsx")
    _write(book, Contents(_FIELDS, _sections(*rows)))
    outcome = Renderer(Settings()).render(book, target)
    if outcome.output is None:
        raise RuntimeError([d.message("en") for d in outcome.diagnostics])
    return target


def _sections(*rows: BodyEntry) -> tuple[BodyEntry, ...]:
    introduction = BodyEntry(Level.INTRODUCTION, "", "现将有关情况报告如下：")
    sections = _layout().sections
    body = [introduction, BodyEntry(Level.HEADING_1, sections[0].title), *rows]
    for section in sections[1:]:
        body += [BodyEntry(Level.HEADING_1, section.title), BodyEntry(Level.PARAGRAPH, "", "有关情况如上。")]
    return tuple(body)


def _layout() -> Layout:
    return next(found for found in load_layouts([folder("seeds")]).value or () if found.name == LAYOUT)


def _write(target: Path, contents: Contents) -> None:
    book = write_workbook(_layout(), [_layout()], "某局", contents).value
    if book is None:
        raise ValueError(contents)
    target.write_bytes(book)

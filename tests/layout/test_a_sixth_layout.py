"""A new kind of report: a layout file and a template dropped into their folders, and no Python."""

from pathlib import Path

from docx import Document

from docgen.layout import load_layouts
from docgen.model.contents import BodyEntry, FigureEntry
from docgen.model.report import Level
from docgen.pipeline.rendering import Rendered, Renderer
from docgen.pipeline.settings import Settings
from docgen.workbook.writing import Contents, write_workbook

LAYOUT = """\
id: inspection-notice
name: 检查情况通报
template: 检查情况通报.docx
title: "{报告期}{专题}检查通报"
sections:
  - id: findings
    title: 检查情况
    items:
      - { placement: 连写 }
  - id: demands
    title: 有关要求
    items:
      - { placement: 分段, word: 要 }
fields:
  - { name: 专题, required: true }
  - { name: 报告期, required: true }
figures:
  - { name: 检查点位, unit: 处 }
"""

TEMPLATE = (
    "{{ 标题 }}",
    "{%p for 段 in 引言 %}",
    "{{ 段 }}",
    "{%p endfor %}",
    "{%p for 节 in 正文 %}",
    "{{ 节.序号 }}{{ 节.标题 }}",
    "{%p for 段 in 节.段落 %}",
    "{{ 段.序号 }}{{ 段.标题 }}{{ 段.文字 }}",
    "{%p endfor %}",
    "{%p endfor %}",
)

REPORT = [
    "2024年三季度库房检查通报",
    "现将检查情况通报如下：",
    "一、检查情况",
    "一是到场检查。共查看18处。二是当场反馈。",
    "二、有关要求",
    "一要按期整改。",
    "二要举一反三。",
]


def test_a_layout_file_and_a_template_are_a_new_kind_of_report(tmp_path: Path) -> None:
    (tmp_path / "检查情况通报.yaml").write_text(LAYOUT, encoding="utf-8")
    template = Document()
    for paragraph in TEMPLATE:
        template.add_paragraph(paragraph)
    template.save(str(tmp_path / "检查情况通报.docx"))

    settings = Settings(layouts=(tmp_path,), templates=(tmp_path,))
    outcome = Renderer(settings).render(filled_workbook(tmp_path), tmp_path / "报告.docx")

    assert (outcome.rendered, outcome.diagnostics) == (Rendered.WRITTEN, ())
    assert [p.text for p in Document(str(tmp_path / "报告.docx")).paragraphs] == REPORT


def filled_workbook(folder: Path) -> Path:
    (layout,) = load_layouts([folder]).value or ()
    contents = Contents(
        fields={"专题": "库房", "报告期": "2024年三季度", "成文日期": "2024年10月8日"},
        body=(
            BodyEntry(Level.INTRODUCTION, content="现将检查情况通报如下："),
            BodyEntry(Level.HEADING_1, "检查情况"),
            BodyEntry(Level.ITEM, "到场检查。", "共查看{{检查点位}}。"),
            BodyEntry(Level.ITEM, "当场反馈。"),
            BodyEntry(Level.HEADING_1, "有关要求"),
            BodyEntry(Level.ITEM, "按期整改。"),
            BodyEntry(Level.ITEM, "举一反三。"),
        ),
        figures=(FigureEntry("检查点位", 18, "处"),),
    )
    written = write_workbook(layout, [layout], "青禾市档案馆", contents)
    assert written.value is not None
    book = folder / "通报.xlsx"
    book.write_bytes(written.value)
    return book

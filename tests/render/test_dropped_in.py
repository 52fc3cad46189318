"""Layouts and templates are data: dropped in, restyled, and nothing else changes."""

import shutil
import zipfile
from pathlib import Path

from click.testing import CliRunner
from openpyxl import load_workbook

from docgen.cli import main
from docgen.pipeline.rendering import Renderer
from docgen.pipeline.settings import Settings
from docgen.resources import folder
from support.documents import styled_paragraphs_of

SIXTH = """
id: training-report
name: 培训情况报告
template: 培训情况报告.docx
title: "{报告期}培训情况报告"
introduction_required: true
sections:
  - id: done
    title: 培训开展情况
    headings: 连写
  - id: next
    title: 下步打算
    items:
      - { placement: 分段, word: 要 }
fields:
  - { name: 单位名称, required: true }
  - { name: 报告期, required: true }
figures:
  - { name: 培训场次, unit: 场 }
"""


def parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def with_other_styles(template: Path, copy: Path, old: str, new: str) -> Path:
    """A copy of `template` whose styles say `new` where they said `old`."""
    with zipfile.ZipFile(copy, "w") as package:
        for name, data in parts(template).items():
            is_look = name == "word/styles.xml"
            package.writestr(name, data.replace(old.encode(), new.encode()) if is_look else data)
    return copy


def test_a_sixth_layout_is_a_layout_file_and_a_template_and_no_python(tmp_path: Path) -> None:
    (tmp_path / "layouts").mkdir()
    (tmp_path / "layouts" / "training-report.yaml").write_text(SIXTH, encoding="utf-8")
    shutil.copy(
        folder("docx_templates") / "年度工作情况报告.docx", tmp_path / "layouts" / "培训情况报告.docx"
    )
    (tmp_path / "docgen.toml").write_text('layouts = "layouts"\ntemplates = "layouts"\n', encoding="utf-8")
    book = load_workbook(folder("samples") / "年度工作情况报告.xlsx", data_only=True)
    fields, body = book["基本信息"], book["正文"]
    for row in fields.iter_rows(min_row=2):
        match row[0].value:
            case "版式":
                row[1].value = "培训情况报告"
            case "标题":
                row[1].value = None
            case "报告期":
                row[1].value = "2024年度"
    body.delete_rows(2, body.max_row)
    for number, values in enumerate(
        [
            ("引言", "", "现将培训情况报告如下："),
            ("一级", "培训开展情况", ""),
            ("二级", "抓组织。", "制定方案。"),
            ("一级", "下步打算", ""),
            ("条目", "抓好统筹。", "按季安排。"),
            ("条目", "抓好考核。", "年底评比。"),
        ],
        2,
    ):
        for column, value in enumerate(values, 1):
            body.cell(number, column).value = value
    book.save(tmp_path / "某局.xlsx")

    run = CliRunner().invoke(main, ["render", str(tmp_path / "某局.xlsx")])

    assert run.exit_code == 0, run.output
    styled = styled_paragraphs_of((tmp_path / "某局.docx").read_bytes())
    told = [text for _, text in styled if text]
    assert [text for style, text in styled if style == "Title"] == ["2024年度培训情况报告"]
    assert told[told.index("一、培训开展情况") :][:5] == [
        "一、培训开展情况",
        "（一）抓组织。制定方案。",
        "二、下步打算",
        "一要抓好统筹。按季安排。",
        "二要抓好考核。年底评比。",
    ]


def test_parts_that_no_tag_touches_come_out_byte_for_byte(tmp_path: Path) -> None:
    for sample in folder("samples").glob("*.xlsx"):
        report = tmp_path / f"{sample.stem}.docx"
        assert Renderer(Settings()).render(sample, report).output == report
        template, made = parts(folder("docx_templates") / report.name), parts(report)
        touched = {name for name in template if b"{{" in template[name] or b"{%" in template[name]}
        assert "word/document.xml" in touched
        with_new_parts = {"[Content_Types].xml", "_rels/.rels", "word/_rels/document.xml.rels"}
        same = template.keys() - touched - with_new_parts
        assert {name: made[name] for name in same} == {name: template[name] for name in same}


def test_a_restyled_template_restyles_its_reports_and_nothing_else(tmp_path: Path) -> None:
    sample = folder("samples") / "年度工作情况报告.xlsx"
    original = folder("docx_templates") / "年度工作情况报告.docx"
    restyled = with_other_styles(original, tmp_path / original.name, "方正小标宋简体", "华文中宋")
    plain, other = tmp_path / "甲.docx", tmp_path / "乙.docx"
    Renderer(Settings()).render(sample, plain)
    Renderer(Settings(template=restyled)).render(sample, other)
    before, after = parts(plain), parts(other)
    assert before["word/styles.xml"] != after["word/styles.xml"] == parts(restyled)["word/styles.xml"]
    assert before["word/document.xml"] == after["word/document.xml"]


def test_a_title_is_broken_by_what_a_line_of_the_templates_page_holds(tmp_path: Path) -> None:
    sample = folder("samples") / "年度工作情况报告.xlsx"
    original = folder("docx_templates") / "年度工作情况报告.docx"
    smaller = with_other_styles(original, tmp_path / original.name, 'w:val="44"', 'w:val="24"')
    for template, lines in ((original, 2), (smaller, 1)):
        report = tmp_path / "报告.docx"
        Renderer(Settings(template=template)).render(sample, report)
        titles = [words for style, words in styled_paragraphs_of(report.read_bytes()) if style == "Title"]
        assert len("\n".join(titles).split("\n")) == lines
        report.unlink()

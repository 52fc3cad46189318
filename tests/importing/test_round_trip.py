"""`import(render(book))` is the book again, cell by cell: what a clerk filled in, masks and all."""

import random
from pathlib import Path

from openpyxl import load_workbook

from docgen.layout import load_layouts
from docgen.model.contents import BodyEntry, Contents
from docgen.model.layout import Layout
from docgen.model.report import Level
from docgen.pipeline.importing import Wishes, import_report
from docgen.pipeline.rendering import Renderer
from docgen.pipeline.settings import Settings
from docgen.workbook import read_workbook
from docgen.workbook.writing import write_workbook
from support.torture import amount

THEMES = "登记 归档 利用 培训 检查 节能 后勤 公开 信访 采购".split()


def sentence(chance: random.Random) -> str:
    manner, theme = chance.choice(("认真", "扎实", "全面")), chance.choice(THEMES)
    return f"{manner}抓好{theme}工作，全年办理{chance.randint(2, 900)}件，群众满意。"


def body(chance: random.Random) -> tuple[BodyEntry, ...]:
    rows = [BodyEntry(Level.INTRODUCTION, content=f"{sentence(chance)}现将有关情况报告如下：")]
    for first in range(chance.randint(1, 4)):
        rows.append(BodyEntry(Level.HEADING_1, f"{chance.choice(THEMES)}工作情况{first}"))
        if chance.random() < 0.3:
            rows.append(BodyEntry(Level.PARAGRAPH, content=sentence(chance)))
        for second in range(chance.choice((0, 2, 3))):
            rows += heading(chance, f"加强{chance.choice(THEMES)}管理{second}")
        if chance.random() < 0.15:
            rows.append(BodyEntry(Level.PARAGRAPH, content=f"共检查{chance.choice(('XX', '**', '×'))}次。"))
    return tuple(rows)


def heading(chance: random.Random, title: str) -> list[BodyEntry]:
    """A second-level heading, run-in or alone, maybe with headings or items of its own."""
    rows = [BodyEntry(Level.HEADING_2, f"{title}。", sentence(chance))]
    if chance.random() < 0.5:
        rows = [BodyEntry(Level.HEADING_2, title), BodyEntry(Level.PARAGRAPH, content=sentence(chance))]
    count = chance.choice((2, 3))
    if chance.random() < 0.3:
        return rows + [BodyEntry(Level.HEADING_3, f"做好第{n}件事。", sentence(chance)) for n in range(count)]
    if chance.random() < 0.4:
        return rows + [BodyEntry(Level.ITEM, content=f"抓第{n}件。{sentence(chance)}") for n in range(count)]
    return rows


def fields(chance: random.Random) -> dict[str, str]:
    day = f"2024年{chance.randint(1, 12)}月{chance.randint(1, 28)}日"
    title = f"某局2024年{chance.choice(THEMES)}工作总结"
    given = {"标题": title, "署名": "某局", "成文日期": day}
    return given | ({"主送机关": "市政府办公室"} if chance.random() < 0.5 else {})


def cells(book: Path) -> tuple[dict[str, object], list[tuple[object, ...]]]:
    """What stands in the rows of 基本信息 and 正文: 项目 → 内容, and 层级, 标题, 内容."""
    read = load_workbook(book)
    named = {row[0]: row[1] for row in read["基本信息"].iter_rows(min_row=2, values_only=True) if row[1]}
    rows = [row[:3] for row in read["正文"].iter_rows(min_row=2, values_only=True) if row[0]]
    return named, rows


def free_layout() -> Layout:
    return next(layout for layout in load_layouts(Settings().layouts).value or () if not layout.sections)


def test_a_generated_workbook_comes_back_cell_by_cell(tmp_path: Path) -> None:
    layout = free_layout()
    for seed in range(amount(25, 500)):
        chance = random.Random(seed)
        book, again, report = (tmp_path / f"{seed}{name}" for name in ("书.xlsx", "回.xlsx", "书.docx"))
        given = fields(chance)
        contents = Contents(fields=given, body=body(chance))
        written = write_workbook(layout, load_layouts(Settings().layouts).value or (), "", contents)
        assert written.value is not None
        book.write_bytes(written.value)
        assert Renderer(Settings()).render(book, report).output is not None

        import_report(report, Settings(), Wishes(output=again, layout=layout.name))

        (old_fields, old_rows), (new_fields, new_rows) = cells(book), cells(again)
        assert [normal(row) for row in new_rows] == [normal(row) for row in old_rows], seed
        assert {name: new_fields.get(name) for name in given} == {name: old_fields[name] for name in given}, (
            seed
        )


def normal(row: tuple[object, ...]) -> tuple[object, ...]:
    """A row as the reader takes it: the number that was typed before an item is the tool's."""
    level, title, content = (str(value or "") for value in row)
    return level, title, content[2:] if level == "条目" and content[1:2] == "是" else content


def test_what_was_read_again_has_no_fault(tmp_path: Path) -> None:
    layout, chance = free_layout(), random.Random(3)
    contents = Contents(fields=fields(chance), body=body(chance))
    written = write_workbook(layout, load_layouts(Settings().layouts).value or (), "", contents)
    assert written.value is not None
    (tmp_path / "书.xlsx").write_bytes(written.value)
    Renderer(Settings()).render(tmp_path / "书.xlsx", tmp_path / "书.docx")
    wishes = Wishes(output=tmp_path / "回.xlsx", layout=layout.name)
    import_report(tmp_path / "书.docx", Settings(), wishes)
    assert [
        d.code for d in read_workbook(tmp_path / "回.xlsx").diagnostics if d.severity.value == "error"
    ] == []

"""Reports and layouts built in sight, without a workbook."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path

from docgen.model.cell_text import CellRef, Text
from docgen.model.layout import HeadingForm, ItemPlacement, ItemStyle, Layout, LayoutField, Section
from docgen.model.objects import Table
from docgen.model.report import BodyRow, Field, Figure, Level, Report

INLINE = ItemStyle(ItemPlacement.INLINE, "是")
PARAGRAPHS = ItemStyle(ItemPlacement.PARAGRAPHS, "是")
TO_DO = ItemStyle(ItemPlacement.PARAGRAPHS, "要")


def cell(sheet: str, a1: str) -> CellRef:
    """A cell by its A1 name; one letter of column is enough here."""
    return CellRef(sheet, int(a1[1:]), ord(a1[0]) - 64)


def text(value: str, sheet: str = "正文", a1: str = "A1") -> Text:
    return Text(value, cell(sheet, a1))


def body(*rows: Sequence[str]) -> tuple[BodyRow, ...]:
    """Rows as (层级, 标题, 内容); the first one is row 2, below the header."""
    return tuple(
        BodyRow(
            Level(row[0]),
            cell("正文", f"A{number}"),
            text(row[1] if len(row) > 1 else "", a1=f"B{number}"),
            text(row[2] if len(row) > 2 else "", a1=f"C{number}"),
            text("", a1=f"D{number}"),
        )
        for number, row in enumerate(rows, 2)
    )


def figure(
    name: str, value: str | None, unit: str = "", previous: str | None = None, number_format: str = ""
) -> Figure:
    """A row of 数据; a value of None is a mask."""
    return Figure(
        name=text(name, "数据", "A2"),
        value=Decimal(value) if value is not None else None,
        written=text(value if value is not None else "X", "数据", "B2"),
        unit=text(unit, "数据", "C2"),
        previous=Decimal(previous) if previous is not None else None,
        previous_written=text(previous or "", "数据", "D2"),
        number_format=text(number_format, "数据", "E2"),
        source=text("", "数据", "F2"),
        note=text("", "数据", "G2"),
    )


def report(
    *rows: Sequence[str],
    fields: Mapping[str, str] | None = None,
    figures: Sequence[Figure] = (),
    tables: Mapping[str, Table] | None = None,
    dated: bool = True,
) -> Report:
    """A report with these rows; it has a 标题, and a 成文日期 unless it is not to be `dated`."""
    filled = {"标题": "关于示例工作的报告", **(fields or {})}
    if dated:
        filled.setdefault("成文日期", "2024年1月5日")
    return Report(
        file="某局.xlsx",
        layout=text("示例版式", "基本信息", "B2"),
        fields={
            name: Field(text(name, "基本信息", f"A{n}"), text(value, "基本信息", f"B{n}"), value)
            for n, (name, value) in enumerate(filled.items(), 3)
        },
        body=body(*rows),
        figures={f.name.value: f for f in figures},
        tables=tables or {},
    )


def section(
    title: str,
    *,
    items: Sequence[ItemStyle] = (INLINE,),
    headings: HeadingForm | None = None,
    required: bool = False,
) -> Section:
    return Section(id=title, title=title, required=required, headings=headings, items=tuple(items))


def layout(
    *sections: Section, fields: Sequence[LayoutField] = (), title: str = "", introduction: bool = False
) -> Layout:
    return Layout(
        id="sample",
        name="示例版式",
        title=title or "{报告期}{专题}工作总结",
        template="示例.docx",
        mirrors="",
        introduction_required=introduction,
        sections=tuple(sections),
        fields=tuple(fields),
        figures=(),
        path=Path("sample.yaml"),
    )

"""Workbooks written in the test that reads them: a table a sheet, as a clerk would see it.

    # 正文
    | 层级 | 标题       | 内容     |
    | 一级 | 工作成效   |          |
    |      |            |          |      a blank row counts
    | 条目 |            | 抓好。\\n抓实。 |   \\n is Alt+Enter

A number is a number (`"14"` is text), `1 [000000]` has a number format, `=A1+1` was never calculated.
"""

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

from openpyxl import Workbook

from docgen.diagnostics import Diagnostic, Result
from docgen.model.report import Report
from docgen.workbook import read_workbook

_NUMBER = re.compile(r"(-?[0-9]+(?:\.[0-9]+)?)(?: \[(.+)\])?")
_NEEDED = {
    "基本信息": "| 项目 | 内容 |\n| 版式 | 年度工作总结 |",
    "正文": "| 层级 | 标题 | 内容 |\n| 一级 | 工作成效 | 甲。 |",
}

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"


WITH_OBJECTS = """
# 基本信息
| 项目 | 内容 |
| 版式 | 年度工作情况报告 |
| 专题 | 政务公开 |
| 标题 | 某局2023年工作总结 |
| 单位名称 | 某局 |
| 报告期 | 2023年 |
| 成文日期 | 2023年12月20日 |
# 正文
| 层级 | 标题 | 内容 |
| 引言 | | 开头一段。 |
| 一级 | 工作开展情况 | |
| 正文 | | 内容一。 |
| 表格 | 经费 | |
| 图表 | 来访 | |
| 图片 | 现场 | |
| 一级 | 存在问题及下步工作计划 | |
| 正文 | | 内容二。 |
# 表·经费
| 项目 | 金额 | 备注 |
| 会议 | 12.5 | 甲 |
# 图表·来访
| 图表类型 | 柱形图 | |
| 类别 | 上年 | 本年 |
| 一月 | 1 | 3 |
| 二月 | 2 | 4 |
# 图片
| 名称 | 图片 | 图题 | 文件 |
| 现场 | | 现场照片 | 现场.png |
"""
"""A workbook with a table, a chart and the picture 现场.png beside it."""


def write_book(
    folder: Path,
    sheets: str,
    *,
    name: str = "某局.xlsx",
    complete: bool = True,
    edit: Callable[[Workbook], object] | None = None,
) -> Path:
    """The workbook of `sheets`; 基本信息 and 正文 are added where left out, unless not `complete`.

    `edit` may do to the openpyxl workbook what the notation cannot say.
    """
    book = Workbook()
    book.remove(book.worksheets[0])
    tables = _tables(sheets)
    for sheet_name, table in ((_NEEDED if complete else {}) | tables).items():
        _fill(book.create_sheet(sheet_name), table)
    if edit is not None:
        edit(book)
    path = folder / name
    book.save(path)
    return path


def read(
    folder: Path, sheets: str, *, edit: Callable[[Workbook], object] | None = None, complete: bool = True
) -> Result[Report]:
    """What docgen reads from the workbook of `sheets`."""
    return read_workbook(write_book(folder, sheets, edit=edit, complete=complete))


def read_whole(folder: Path, sheets: str, *, edit: Callable[[Workbook], object] | None = None) -> Report:
    """The report of a workbook that has no error."""
    result = read(folder, sheets, edit=edit)
    assert result.value is not None, findings(result)
    return result.value


def findings(result: Result[Report]) -> list[str]:
    """Each finding as `WB301 正文!A3`."""
    return [_shown(diagnostic) for diagnostic in result.diagnostics]


def finding(result: Result[Report], code: str) -> Diagnostic:
    """The one finding with `code`."""
    (found,) = [diagnostic for diagnostic in result.diagnostics if diagnostic.code == code]
    return found


def _shown(diagnostic: Diagnostic) -> str:
    return " ".join((diagnostic.code, *diagnostic.where.steps))


def _tables(text: str) -> dict[str, str]:
    parts = re.split(r"^\s*# (.+)$", text, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def _fill(sheet, table: str) -> None:  # type: ignore[no-untyped-def]
    lines = [line.strip() for line in table.splitlines() if line.strip()]
    for row, line in enumerate(lines, 1):
        for column, written in enumerate(line.removeprefix("|").removesuffix("|").split("|"), 1):
            if written.strip():
                _put(sheet.cell(row, column), written.strip().replace("\\n", "\n"))


def _put(cell, written: str) -> None:  # type: ignore[no-untyped-def]
    number = _NUMBER.fullmatch(written)
    if number:
        cell.value = float(number[1]) if "." in number[1] else int(number[1])
        cell.number_format = number[2] or "General"
    elif written.startswith('"'):
        cell.value = written.strip('"')
    else:
        cell.value = written


def write_raw_book(
    folder: Path,
    sheets: Mapping[str, str],
    *,
    workbook: str = "",
    styles: str = "",
    parts: Mapping[str, str | bytes] | None = None,
    name: str = "某局.xlsx",
) -> Path:
    """A workbook whose XML is as given: sheet name → the content of sheetData, or a whole worksheet part.

    `workbook` goes before the list of sheets, `styles` into the style sheet; `parts` replace others or add.
    """
    path = folder / name
    path.write_bytes(raw_book(sheets, workbook=workbook, styles=styles, parts=parts))
    return path


def raw_book(
    sheets: Mapping[str, str],
    *,
    workbook: str = "",
    styles: str = "",
    parts: Mapping[str, str | bytes] | None = None,
) -> bytes:
    """The bytes of `write_raw_book`."""
    numbers = range(1, len(sheets) + 1)
    listed = "".join(
        f'<sheet name="{name}" sheetId="{number}" r:id="rId{number}"/>'
        for number, name in zip(numbers, sheets, strict=True)
    )
    relationships = "".join(
        f'<Relationship Id="rId{number}" Type="{OFFICE}/worksheet" Target="worksheets/sheet{number}.xml"/>'
        for number in numbers
    )
    overrides = "".join(
        f'<Override PartName="/xl/worksheets/sheet{number}.xml" ContentType="application/'
        'vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>'
        for number in numbers
    )
    contents: dict[str, str | bytes] = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Override PartName="/xl/workbook.xml" ContentType="application/'
        f'vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>{overrides}</Types>',
        "_rels/.rels": _relationships(
            f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/>'
        ),
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">{workbook}'
        f"<sheets>{listed}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": _relationships(
            relationships + f'<Relationship Id="rId0" Type="{OFFICE}/styles" Target="styles.xml"/>'
        ),
        "xl/styles.xml": f'<styleSheet xmlns="{MAIN}">{styles}</styleSheet>',
    }
    for number, sheet in zip(numbers, sheets.values(), strict=True):
        contents[f"xl/worksheets/sheet{number}.xml"] = sheet if "worksheet" in sheet else worksheet(sheet)
    return zipped({**contents, **(parts or {})})


def worksheet(rows: str, after: str = "") -> str:
    """A worksheet part with `rows` in sheetData and `after` behind it."""
    return f'<worksheet xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheetData>{rows}</sheetData>{after}</worksheet>'


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """A zip of `parts`."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def _relationships(listed: str) -> str:
    return f'<Relationships xmlns="{PACKAGE}/relationships">{listed}</Relationships>'


def rows_of(*rows: tuple[str, ...]) -> str:
    """Rows of text cells for a raw sheet."""
    return "".join(
        f'<row r="{number}">'
        + "".join(text_cell(_a1(number, c), text) for c, text in enumerate(row))
        + "</row>"
        for number, row in enumerate(rows, 1)
    )


def text_cell(reference: str, text: str) -> str:
    """An inline text cell; `text` is XML."""
    return f'<c r="{reference}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'


def _a1(row: int, column: int) -> str:
    return f"{chr(65 + column)}{row}"


FIELDS = rows_of(("项目", "内容"), ("版式", "年度工作总结"))
BODY = rows_of(("层级", "标题", "内容"), ("一级", "工作成效", "甲。"))

"""基本信息: a row for each 项目 the layout wants, then the other elements of an official document."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date

from docgen.model import fields
from docgen.model.contents import Value
from docgen.model.layout import Layout, LayoutField
from docgen.workbook.schema import CLASSIFICATION_WORDS, FIELDS_SHEET, PLACEHOLDER, URGENCY_WORDS
from docgen.workbook.writing import look
from docgen.workbook.writing.guide import LAYOUT_NAMES
from docgen.workbook.writing.sheet import LAST_ROW, WORDS_LIMIT, Sheet

WIDTHS = (18, 46, 58)

EXPLANATIONS = {
    fields.LAYOUT: "报告的种类，决定各部分怎样编排；已经选好，一般不改",
    fields.TITLE: "不填时自动组成",
    fields.SUBJECT: "写哪一项工作，如“安全生产”",
    fields.UNIT: "单位全称",
    fields.PERIOD: "如“2023年度”“2024年上半年”",
    fields.ADDRESSEE: "报送给谁，冒号由程序加；不对外报送可不填",
    fields.ISSUER_MARK: "红头上的名称，如“某某市某某局文件”；几家联合发文的每行一家（Alt+Enter 换行）",
    fields.DOCUMENT_NUMBER: "如“某政发〔2024〕3号”，年份用六角括号，序号前不加“第”",
    fields.COPY_NUMBER: "6 位数字，如 000001；涉密文件才有",
    fields.CLASSIFICATION: "从下拉列表选；有保密期限的接着写，如“秘密★1年”",
    fields.URGENCY: "从下拉列表选；不急不填",
    fields.SIGNATORY: "上行文才写；多人的每行一人（Alt+Enter 换行）",
    fields.SIGNATURE: "不填时用单位名称",
    fields.DATE: "负责人签发的日期，如 2024-1-5",
    fields.ATTACHMENT_NOTE: "附件的名称；有多个时每行一个（Alt+Enter 换行）",
    fields.REMARK: "印发传达范围、联系人等；括号由程序加",
    fields.COPIES_TO: "抄送给谁，多个之间用顿号或逗号",
    fields.PRINTING_OFFICE: "负责印发的机关，多为办公室",
    fields.PRINTING_DATE: "送去印刷的日期，如 2024-1-8",
    fields.SEAL: "从下拉列表选：盖单位的章，或盖签发人的签名章；不盖章不填",
    fields.SIGNATORY_POST: "用签名章时写在签名前面，如“局长”",
}
"""What to write where the layout says nothing of its own."""

_ATTACHMENT = re.compile(r"附件\d*")
_OF_ATTACHMENTS = "附件的正文，每行一段（Alt+Enter 换行）；名称写在“附件说明”里"
_OF_OWN_FIELDS = "自己加的项目，Word 模板里可用这个名称"

_OWN_ROW_PROMPT = "左边写项目名称，这里写内容。附件的正文写在“附件1”“附件2”里；其他名称，Word 模板里可以用。"

_CHOICES = {
    fields.CLASSIFICATION: CLASSIFICATION_WORDS,
    fields.URGENCY: URGENCY_WORDS,
    fields.SEAL: fields.SEAL_WORDS,
}
"""Offered, not imposed: 密级 takes a term (秘密★1年), and any field a mask."""

_LITERAL_FIELDS = frozenset({fields.PERIOD, fields.DOCUMENT_NUMBER, fields.COPY_NUMBER})
"""Excel would make a date of 2024-1 and 1 of 000001."""


def write_fields(
    sheet: Sheet, layout: Layout, layouts: Sequence[Layout], unit: str, given: Mapping[str, Value]
) -> None:
    """Fill the sheet 基本信息; `given` goes over the layout's defaults."""
    rows = _rows(layout, given)
    values: dict[str, Value] = {row.name: row.default and f"{PLACEHOLDER}{row.default}" for row in rows}
    values |= {fields.LAYOUT: layout.name, fields.UNIT: unit or values.get(fields.UNIT, "")} | dict(given)
    sheet.head(FIELDS_SHEET, WIDTHS, ("报告里的一个要素。", "在这一栏填写；浅黄色的必须填。", "怎样填写。"))
    sheet.columns(WIDTHS, (look.LABEL, look.TEXT, look.HINT))
    for number, field in enumerate(rows, 2):
        _write_row(sheet, number, field, values[field.name], layouts)
    sheet.prompt(f"B{len(rows) + 2}:B{LAST_ROW}", "自己加的项目", _OWN_ROW_PROMPT)
    sheet.mark(f"B2:B{LAST_ROW}", _is_missing(rows), look.differential(fill=look.REQUIRED))
    if any(row.default for row in rows):
        sheet.mark_placeholders(f"B2:B{LAST_ROW}", "B2")
    sheet.literal_places.append(f"B2:B{LAST_ROW}")
    sheet.as_table("基本信息表", FIELDS_SHEET, len(rows) + 1, filters=False)
    sheet.fit_rows(2, least=27)
    sheet.set_up_page(header_rows=1)
    sheet.choose(_first_gap(rows, values))


def _rows(layout: Layout, given: Mapping[str, Value]) -> list[LayoutField]:
    """版式, what the layout wants, the other known 项目, then whatever else was given."""
    wanted = {field.name: field for field in layout.fields}
    names = [fields.LAYOUT, *wanted, *fields.KNOWN_FIELDS, *given]
    rows = []
    for name in dict.fromkeys(names):
        field = wanted.get(name, LayoutField(name, required=name == fields.LAYOUT))
        explanation = field.explanation or EXPLANATIONS.get(name) or _own_explanation(name)
        rows.append(LayoutField(name, field.required, field.default, explanation))
    return rows


def _own_explanation(name: str) -> str:
    return _OF_ATTACHMENTS if _ATTACHMENT.fullmatch(name) else _OF_OWN_FIELDS


def _write_row(
    sheet: Sheet, number: int, field: LayoutField, value: Value, layouts: Sequence[Layout]
) -> None:
    explanation = field.explanation
    sheet.put(number, 1, field.name, look.LABEL)
    sheet.put(number, 2, value, _style(field.name, value))
    sheet.put(
        number, 3, f"{'必填' if field.required else '选填'}。{explanation}".rstrip("。") + "。", look.HINT
    )
    _guide_cell(sheet, f"B{number}", field.name, explanation, layouts)


def _style(name: str, value: Value) -> str:
    if name in fields.DATE_FIELDS and (isinstance(value, date) or not value):
        return look.DATE
    return look.CODE if name in _LITERAL_FIELDS else look.TEXT


def _guide_cell(sheet: Sheet, cell: str, name: str, explanation: str, layouts: Sequence[Layout]) -> None:
    if name == fields.LAYOUT:
        _offer_layouts(sheet, cell, explanation, layouts)
    elif name in _CHOICES:
        sheet.offer(cell, _CHOICES[name], name, explanation)
    else:
        sheet.prompt(cell, name, explanation)


def _offer_layouts(sheet: Sheet, cell: str, explanation: str, layouts: Sequence[Layout]) -> None:
    """The names stand in the rule itself, safe from a deleted guide, as long as Excel can hold them there."""
    names = [layout.name for layout in layouts]
    if len(",".join(names)) <= WORDS_LIMIT and not any(set(name) & set(',"') for name in names):
        sheet.offer(cell, names, fields.LAYOUT, explanation, only=True)
    else:
        sheet.offer_named(cell, LAYOUT_NAMES, fields.LAYOUT, explanation)


def _is_missing(rows: Sequence[LayoutField]) -> str:
    """By name, not by row, so the tint follows rows that are moved or sorted."""
    names = ",".join('$A2="{}"'.format(row.name.replace('"', '""')) for row in rows if row.required)
    return f"AND(OR({names}),LEN(TRIM($B2))=0)"


def _first_gap(rows: Sequence[LayoutField], values: Mapping[str, Value]) -> str:
    """The first required cell that is empty, where the clerk begins."""
    for number, field in enumerate(rows, 2):
        if field.required and not values[field.name]:
            return f"B{number}"
    return "B3"

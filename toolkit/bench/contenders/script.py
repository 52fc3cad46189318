"""The plain docxtpl + openpyxl script that a user would write today: same template, same data, no checks.

Also run as a whole process: `python script.py BOOK TEMPLATE OUTPUT`.
"""

import re
import sys
from typing import Any

from docxtpl import DocxTemplate, RichTextParagraph
from openpyxl import load_workbook

DIGITS = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十"]
EMPTY_FIELDS = (
    "主送机关 发文机关标志 发文字号 份号 密级 紧急程度 签发人 附件说明 附注 抄送机关 印发机关 印发日期"
).split()


def render(book: str, template: str, output: str) -> None:
    workbook = load_workbook(book, data_only=True)
    context = read_context(workbook)
    document = DocxTemplate(template)
    document.render(context, autoescape=True)
    document.save(output)


def read_context(workbook: Any) -> dict[str, Any]:
    rows = list(workbook["基本信息"].iter_rows(min_row=2, values_only=True))
    fields = {row[0]: text(row[1]) for row in rows if row[0]}
    figures = {
        row[0]: f"{text(row[1])}{row[2] or ''}"
        for row in workbook["数据"].iter_rows(min_row=2, values_only=True)
        if row[0]
    }

    def fill(value: Any) -> str:
        return re.sub(r"\{\{(.+?)(\|.+?)?\}\}", lambda m: figures.get(m[1], m[0]), text(value))

    context: dict[str, Any] = dict.fromkeys(EMPTY_FIELDS, "")
    context |= {name: fill(value) for name, value in fields.items()}
    context |= {name: [] for name in ("发文机关", "签发人行", "附件清单", "附件页", "版记换页")}
    signature, date = context.get("署名") or context["单位名称"], context["成文日期"]
    context["文件字样"] = context["标志字号"] = ""
    context["落款"] = {
        "署名": [RichTextParagraph(signature, parastyle="Signature")],
        "日期": [RichTextParagraph(date, parastyle="Date")],
    }
    context["引言"], context["正文"] = [], []
    one = two = item = 0
    for level, raw_title, raw_content, *_ in workbook["正文"].iter_rows(min_row=2, values_only=True):
        title, content = fill(raw_title), fill(raw_content)
        if level == "引言":
            context["引言"] += content.split("\n")
        elif level == "一级":
            one, two, item = one + 1, 0, 0
            context["正文"].append({"序号": f"{DIGITS[one]}、", "标题": title, "段落": []})
        elif level == "二级":
            two, item = two + 1, 0
            form = "二级连写" if title.endswith("。") else "二级独立"
            add(context, form, f"（{DIGITS[two]}）", title, content)
        elif level == "条目":
            item += 1
            previous = context["正文"][-1]["段落"]
            if previous and previous[-1]["形"] in ("条目", "正文", "二级连写"):
                previous[-1]["文字"] += f"{DIGITS[item]}是{title}{content}"
            else:
                add(context, "条目", f"{DIGITS[item]}是", title, content)
        elif level == "正文":
            for line in content.split("\n"):
                add(context, "正文", "", title, line)
    return context


def add(context: dict[str, Any], form: str, number: str, title: str, content: str) -> None:
    block = {"形": form, "序号": number, "标题": title, "文字": content, "对象": None}
    context["正文"][-1]["段落"].append(block)


def text(value: Any) -> str:
    return "" if value is None else str(value)


if __name__ == "__main__":
    render(*sys.argv[1:4])

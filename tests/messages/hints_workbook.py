"""Cases of what is told of a workbook's cells and sheets."""

from openpyxl.chart import BarChart, Reference
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from support.hints import RENDER, Case, Step, book, both, cells, filled, looked, part, sheet, text
from support.pictures import png

BODY = "xl/worksheets/sheet3.xml"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def ole(stream: str) -> Step:
    return lambda place: (place / "某局.xlsx").write_bytes(OLE + stream.encode("utf-16-le") + b"\0" * 64)


def cell(where: str, value: object, number_format: str) -> Step:
    name, place = where.split("!")

    def write(found: Worksheet) -> None:
        found[place] = value
        found[place].number_format = number_format

    return sheet(name, write)


def table(*rows: tuple[object, ...], name: str = "表·检查") -> Step:
    """A sheet with these rows, placed at the end of the text."""
    kind, _, title = name.partition("·")
    values: dict[str, object] = {"正文!A18": "表格" if kind == "表" else kind, "正文!B18": title}
    for number, row in enumerate(rows, 1):
        values |= {f"{name}!{'ABCDEFGHIJ'[column]}{number}": value for column, value in enumerate(row)}
    return cells(values)


def pictures(*rows: tuple[object, ...]) -> Step:
    """The sheet 图片 with these rows, the first one placed at the end of the text."""
    values: dict[str, object] = {"正文!A18": "图片", "正文!B18": rows[0][0] or "现场"}
    for number, row in enumerate((("名称", "图片", "图题", "文件"), *rows), 1):
        values |= {f"图片!{'ABCD'[column]}{number}": value for column, value in enumerate(row)}
    return cells(values)


def merged_twice(xml: bytes) -> bytes:
    merges = b"<mergeCells>" + b'<mergeCell ref="A1:E17"/>' * 3 + b"</mergeCells>"
    return xml.replace(b"</sheetData>", b"</sheetData>" + merges)


def renamed(old: str, new: str) -> Step:
    return sheet(old, lambda found: setattr(found, "title", new))


def image(name: str = "现场.png") -> Step:
    return lambda place: (place / name).write_bytes(png())


def placed(fault: Step, mend: Step) -> Case:
    return Case(both(book(), fault), RENDER, mend)


CHART = (("图表类型", "柱形图"), ("图题", "检查"), ("类别", "次数"), ("甲", 3), ("乙", 4))


def chart(*rows: tuple[object, ...]) -> Step:
    return table(*rows, name="图表·检查")


def bar(found: Worksheet) -> None:
    drawn = BarChart()
    drawn.add_data(Reference(found, min_col=2, min_row=2, max_row=3))
    found.add_chart(drawn, "H2")


def hide_row(number: int, *, hidden: bool = True) -> Step:
    return lambda found: setattr(found.row_dimensions[number], "hidden", hidden)  # type: ignore[arg-type]


def hide_column(letter: str, *, hidden: bool = True) -> Step:
    return lambda found: setattr(found.column_dimensions[letter], "hidden", hidden)  # type: ignore[arg-type]


def white_under_a_dark_condition(found: Worksheet) -> None:
    found["C18"].font = Font(color="FFFFFFFF")
    dark = PatternFill(bgColor="FF1F3864", fill_type="solid")
    found.conditional_formatting.add("C18", FormulaRule(formula=["TRUE"], fill=dark))


def last(words: object, **others: object) -> dict[str, object]:
    """A paragraph at the end of the text."""
    return {"正文!A18": "正文", "正文!C18": words}


GOOD = {"正文!A18": "正文", "正文!C18": "群众满意。"}

CASES: dict[str, Case] = {
    # the file
    "WB007": Case(ole("EncryptedPackage"), RENDER, book()),
    "WB008": Case(ole("Workbook"), RENDER, book()),
    "WB009": Case(both(book(), part("xl/vbaProject.bin", lambda _: b"macros")), RENDER, book()),
    "WB016": Case(both(book(), part(BODY, lambda _: b"\xff\xfe\x00")), RENDER, book()),
    "WB017": Case(both(book(), part("xl/workbook.xml", lambda xml: xml[:200])), RENDER, book()),
    # sheets and headers
    "WB104": placed(renamed("数据", "数剧"), renamed("数剧", "数据")),
    "WB106": filled({"正文!XFD900000": "远"}, {"正文!XFD900000": None}),
    "WB107": filled({"正文!C1": "说明文字"}, {"正文!C1": "内容"}),
    "WB109": filled({"数据!D1": "上期数"}, {"数据!D1": "上期"}),
    "WB110": filled(
        {f"正文!{c}1": "无" for c in "ABCDE"},
        dict(zip([f"正文!{c}1" for c in "ABCDE"], ("层级", "标题", "内容", "备注", "写法"), strict=True)),
    ),
    "WB111": filled({"正文!F1": "内容"}, {"正文!F1": None}),
    "WB112": Case(both(book(), part(BODY, lambda xml: xml[: len(xml) // 2])), RENDER, book()),
    "WB113": Case(both(book(), part(BODY, merged_twice)), RENDER, book()),
    # cells
    "WB114": filled(last("群众_x0007_满意。"), GOOD),
    "WB115": filled(last("#N/A"), GOOD),
    "WB116": filled(last("=B4"), GOOD),
    "WB118": filled(last('=DISPIMG("ID_1",1)'), GOOD),
    "WB119": placed(
        both(cells(last(0)), cell("正文!C18", 1234567890123456, "0")), cells(last("1234567890123456"))
    ),
    "WB120": placed(both(cells(GOOD), cell("数据!B2", 20, "0.0E")), cell("数据!B2", 20, "0.0")),
    "WB121": placed(
        both(cells(last(7654321)), part(BODY, lambda xml: xml.replace(b"7654321", b"1E+999999999"))),
        cells(GOOD),
    ),
    "WB122": placed(
        both(cells(GOOD), sheet("正文", lambda s: setattr(s["C18"], "font", Font(strike=True)))),
        sheet("正文", lambda s: setattr(s["C18"], "font", Font())),
    ),
    "WB124": looked("正文", hide_row(9), hide_row(9, hidden=False)),
    "WB125": looked("数据", hide_row(2), hide_row(2, hidden=False)),
    "WB126": looked("正文", hide_column("C"), hide_column("C", hidden=False)),
    "WB127": placed(
        both(
            chart(*((*row, number) for number, row in enumerate(CHART))),
            sheet("图表·检查", hide_column("C")),
        ),
        sheet("图表·检查", hide_column("C", hidden=False)),
    ),
    "WB128": placed(
        both(
            table(("单位", "次数"), ("甲", 3)),
            sheet("表·检查", lambda s: setattr(s, "sheet_state", "hidden")),
        ),
        sheet("表·检查", lambda s: setattr(s, "sheet_state", "visible")),
    ),
    "WB129": filled({**GOOD, "正文!G18": "自己看的话"}, {"正文!G18": None}),
    "WB130": placed(
        both(cells(GOOD), sheet("正文", lambda s: setattr(s["C18"], "font", Font(color="FFFFFFFF")))),
        sheet("正文", lambda s: setattr(s["C18"], "font", Font(color="FF000000"))),
    ),
    "WB131": placed(
        both(cells(GOOD), sheet("正文", white_under_a_dark_condition)),
        sheet("正文", lambda s: setattr(s["C18"], "font", Font(color="FF000000"))),
    ),
    "WB132": filled(
        {"正文!A18": "层级", "正文!B18": "标题", "正文!C18": "内容", "正文!D18": "备注", "正文!E18": "写法"},
        {f"正文!{column}18": None for column in "ABCDE"},
    ),
    "WB133": filled(last("群众\u202e满意。"), GOOD),
    "WB141": placed(cell("数据!B2", 20, "[Ultraviolet]0"), cell("数据!B2", 20, "0")),
    "WB142": placed(
        both(cells(last(-5)), cell("正文!C18", -5, "yyyy-mm-dd")), cell("正文!C18", 45000, "yyyy-mm-dd")
    ),
    "WB143": placed(
        both(cells(last(45000)), cell("正文!C18", 45000, "[$-7F1]mmmm")),
        cell("正文!C18", 45000, "[$-804]mmmm"),
    ),
    "WB144": placed(
        both(cells(last(0)), cell("正文!C18", 123456789012345, "General")), cell("正文!C18", 5, "0")
    ),
    # 基本信息
    "WB201": filled(
        {"基本信息!A23": "署名", "基本信息!B23": "甲"}, {"基本信息!A23": None, "基本信息!B23": None}
    ),
    "WB202": filled({"基本信息!A23": "正文", "基本信息!B23": "甲"}, {"基本信息!A23": "联系人"}),
    "WB203": filled({"基本信息!A23": "1号、", "基本信息!B23": "甲"}, {"基本信息!A23": "一号"}),
    "WB206": filled({"基本信息!B23": "甲"}, {"基本信息!A23": "联系人"}),
    # 正文
    "WB301": filled(last("群众满意。") | {"正文!A18": "五级"}, GOOD),
    "WB303": filled({"正文!C18": "群众满意。"}, GOOD),
    "WB304": filled({"正文!A18": "三级", "正文!B18": "甲。", "正文!C18": "乙。"}, {"正文!A18": "二级"}),
    "WB305": filled({"正文!B4": "一是立好“主心骨”。"}, {"正文!B4": "立好“主心骨”。"}),
    "WB306": filled({"正文!A18": "一级", "正文!C18": "附带说明。甲。"}, {"正文!B18": "附带说明"}),
    "WB307": filled({"正文!A3": "二级"}, {"正文!A3": "一级"}),
    "WB311": filled({"正文!A18": "条目"}, {"正文!A18": None}),
    "WB312": filled({"正文!E4": "乱写"}, {"正文!E4": "连写"}),
    "WB313": filled({"正文!E3": "连写"}, {"正文!E3": None}),
    # 数据
    "WB401": filled({"数据!A10": "学习会", "数据!B10": 3}, {"数据!A10": None, "数据!B10": None}),
    "WB402": filled({"数据!B2": "很多"}, {"数据!B2": 20}),
    "WB404": filled({"数据!B10": 5}, {"数据!A10": "会议"}),
    "WB405": filled({"数据!B2": "20"}, {"数据!B2": 20}),
    "WB406": filled({"数据!A10": "甲|乙", "数据!B10": 5}, {"数据!A10": "甲乙"}),
    "WB408": filled({"数据!E2": "两位小数"}, {"数据!E2": "0.00"}),
    "WB410": placed(cell("数据!B2", 20, ";;;"), cell("数据!B2", 20, "0")),
    "WB411": placed(cell("数据!B6", 2_000_000, "0!.0,"), both(cell("数据!D6", 1_600_000, "0!.0,"))),
    # 图片
    "WB501": placed(
        both(image(), pictures(("现场", None, None, "现场.png"), (None, None, None, "现场.png"))),
        cells({"图片!A3": "近景"}),
    ),
    "WB502": placed(both(image(), pictures(("现场", None, None, None))), cells({"图片!D2": "现场.png"})),
    "WB503": placed(
        both(image(), pictures(("现场", None, None, "../现场.png"))), cells({"图片!D2": "现场.png"})
    ),
    "WB504": placed(pictures(("现场", None, None, "现场.png")), image()),
    "WB505": placed(both(text("现场.png", "文字"), pictures(("现场", None, None, "现场.png"))), image()),
    "WB507": placed(
        both(image(), pictures(("现场", None, None, "现场.png"), ("现场", None, None, "现场.png"))),
        cells({"图片!A3": "近景"}),
    ),
    "WB511": placed(
        both(
            lambda p: (p / "现场.webp").write_bytes(b"RIFF\x24\0\0\0WEBPVP8 " + bytes(32)),
            pictures(("现场", None, None, "现场.webp")),
        ),
        both(image(), cells({"图片!D2": "现场.png"})),
    ),
    "WB512": placed(
        both(image(), pictures(("现场", None, None, "现场.png")), sheet("图片", bar)),
        sheet("图片", lambda s: s._charts.clear()),
    ),
    # 表·X and 图表·X
    "WB601": placed(
        both(table(("单位", "次数")), cells({"表·检查!A1": None, "表·检查!B1": None})),
        table(("单位", "次数"), ("甲", 3)),
    ),
    "WB602": placed(chart(*CHART[1:]), chart(*CHART)),
    "WB603": placed(chart(("图表类型", "圆图"), *CHART[1:]), chart(*CHART)),
    "WB604": placed(chart(*CHART[:3]), chart(*CHART)),
    "WB605": placed(
        chart(*CHART[:2], ("类别", "次数", "金额"), ("甲", 3, 5_000_000), ("乙", 4, 6_000_000)),
        cells({"图表·检查!C4": 5, "图表·检查!C5": 6}),
    ),
    "WB606": placed(
        chart(("图表类型", "饼图"), CHART[1], ("类别", "次数", "上年"), ("甲", 3, 2), ("乙", 4, 5)),
        cells({"图表·检查!B1": "柱形图"}),
    ),
    "WB607": placed(chart(*CHART[:4], ("乙", "X")), cells({"图表·检查!B5": None})),
    "WB608": placed(
        chart(("图表类型", "饼图"), CHART[1], ("类别", "次数"), ("甲", 3), ("乙", -2)),
        cells({"图表·检查!B1": "柱形图"}),
    ),
    "WB609": placed(
        chart(*CHART[:2], ("类别", "次数", "上年"), ("甲", 3, None), ("乙", 4, None)),
        cells({"图表·检查!C3": None}),
    ),
    "WB610": placed(
        chart(*CHART[:2], ("类别", "次数", "次数"), ("甲", 3, 2), ("乙", 4, 5)),
        cells({"图表·检查!C3": "上年次数"}),
    ),
    "WB611": placed(
        both(
            table(("单位", "次数"), ("甲", 3)),
            sheet("表·检查", lambda s: [setattr(s.row_dimensions[n], "hidden", True) for n in (1, 2)]),
        ),
        sheet("表·检查", lambda s: [setattr(s.row_dimensions[n], "hidden", False) for n in (1, 2)]),
    ),
    "WB612": placed(
        both(table(("单位", "次数"), ("甲", 3), ("乙", 4)), sheet("表·检查", hide_row(3))),
        sheet("表·检查", hide_row(3, hidden=False)),
    ),
    "WB613": placed(
        both(
            table(("单位", "次数"), ("甲", 3)),
            sheet("表·检查", lambda s: setattr(s["A1"], "alignment", Alignment(text_rotation=45))),
        ),
        sheet("表·检查", lambda s: setattr(s["A1"], "alignment", Alignment(text_rotation=90))),
    ),
    "WB614": placed(
        both(
            cells({"正文!A18": "表格", "正文!B18": "检查"} | {"表·检查!A1": "单位"}),
            sheet("表·检查", lambda s: [s.append([n * 1000 for n in range(70)]) for _ in range(2)]),
        ),
        sheet("表·检查", lambda s: s.delete_cols(6, 80)),
    ),
    "WB615": placed(
        table(("单位", "情况"), ("甲", "检查情况良好。" * 800)), cells({"表·检查!B2": "检查情况良好。"})
    ),
    "WB616": placed(
        both(table(("单位", "次数"), ("甲", 3)), sheet("表·检查", bar)),
        sheet("表·检查", lambda s: s._charts.clear()),
    ),
}

"""Cases of what is told of a report's contents, of layouts, templates and packages."""

import datetime

from docgen.resources import folder
from support.hints import (
    TEMPLATE_CHECK,
    Case,
    both,
    filled,
    own_layout,
    part,
    tagged,
    template,
)
from support.macros import with_macros, with_part


def intro(fault: str, mended: str = "本年工作顺利。") -> Case:
    return filled({"正文!C2": fault}, {"正文!C2": mended})


def field(row: int, fault: object, mended: object) -> Case:
    return filled({f"基本信息!B{row}": fault}, {f"基本信息!B{row}": mended})


def own(name: str, fault: str, mended: str) -> Case:
    """A 项目 of the clerk's own, used in the text."""
    used = {"基本信息!A23": name, "正文!C2": f"由{{{{{name}}}}}负责。"}
    return filled(used | {"基本信息!B23": fault}, {"基本信息!B23": mended})


def letter(change: bytes | None) -> object:
    return change


def profile(fault: str, mended: str) -> Case:
    """An office's own profile."""
    return Case(
        lambda p: (p / "规范.toml").write_text(fault, encoding="utf-8"),
        "template build --profile 规范.toml -o 模板",
        lambda p: (p / "规范.toml").write_text(mended, encoding="utf-8"),
        "template build --profile 规范.toml -o 另存",
    )


def unbalanced(*paragraphs: str) -> Case:
    """A template whose {%p if %} and {%p endif %} do not belong together."""
    return Case(template(*paragraphs), TEMPLATE_CHECK, template("{%p if 标题 %}", "甲", "{%p endif %}"))


def package(name: str, data: bytes) -> Case:
    whole = folder("docx_templates") / "信函.docx"
    return Case(
        lambda p: (p / "甲.docx").write_bytes(with_part(name, data)),
        "check 甲.docx",
        lambda p: (p / "甲.docx").write_bytes(whole.read_bytes()),
    )


PARTS = [f"正文!{column}{row}" for row in range(9, 18) for column in "ABC"]
KEPT = {"正文!A18": "正文", "正文!C18": "群众满意。"}

CASES: dict[str, Case] = {
    # figures and references
    "TX101": intro("共{{没有}}。"),
    "TX102": intro("共{{学习会|倍数}}。", "共{{学习会|数值}}。"),
    "TX103": filled({"正文!C2": "比上年{{学习会|同比}}。"}, {"数据!D2": 18}),
    "TX104": filled({"正文!C2": "共{{学习会|大写}}。", "数据!B2": "9" * 30}, {"数据!B2": 20}),
    "TX105": intro("{% if 学习会 %}"),
    "TX106": own("联系人", "{{联系人}}", "张三"),
    "TX107": filled({"数据!B2": None}, {"数据!B2": 20}),
    "TX108": filled({"数据!A10": "新数"}, {"数据!A10": None}),
    "TX109": intro("{{单位名称|同比}}", "{{单位名称}}"),
    "TX110": filled(
        {"基本信息!A23": "长话", "基本信息!B23": "长" * 30000, "正文!C2": "{{长话}}" * 1000},
        {"正文!C2": "{{长话}}"},
    ),
    "TX201": intro("召开会议X次。", "召开会议3次。"),
    "TX202": intro("【示例】召开会议。", "召开会议。"),
    "TX111": filled(
        {f"基本信息!A{23 + n}": f"项目{n}" for n in range(40)}
        | {f"基本信息!B{23 + n}": f"{{{{项目{n + 1}}}}}" for n in range(39)}
        | {"基本信息!B62": "末", "正文!C2": "{{项目0}}"},
        {"基本信息!B43": "直接写出"},
    ),
    # 基本信息
    "TX301": field(9, "去年年底", datetime.date(2022, 12, 20)),
    "TX302": filled(
        {"基本信息!A4": None, "基本信息!B4": None}, {"基本信息!A4": "单位名称", "基本信息!B4": "某局"}
    ),
    "TX303": field(4, None, "某局"),
    "TX304": filled(
        {"基本信息!B2": "年度工作总结及下年度打算", "基本信息!B5": "本年度"}, {"基本信息!B5": "2022年"}
    ),
    "TX305": filled(
        {"基本信息!B2": "通用报告", "基本信息!B9": None}, {"基本信息!B9": datetime.date(2022, 12, 20)}
    ),
    "EL101": field(21, "盖了", "盖章"),
    "EL102": filled({"基本信息!B21": "签名章", "基本信息!B15": "张三"}, {"基本信息!B22": "主任"}),
    "EL103": filled(
        {"基本信息!B16": "名单", "基本信息!A23": "附件2", "基本信息!B23": "正文。"},
        {"基本信息!B16": "名单\n表"},
    ),
    "EL104": field(11, "青住保[2022]第041号", "青住保〔2022〕41号"),
    # 正文
    "TX401": filled({"正文!A2": "正文"}, {"正文!A2": "引言"}),
    "TX402": filled(
        {"正文!A8": "正文", "正文!C8": "甲。", "正文!B8": None},
        {"正文!A8": "一级", "正文!C8": None, "正文!B8": "存在问题及下步工作计划"},
    ),
    "TX403": filled(dict.fromkeys(PARTS), {"正文!A9": "正文", "正文!C9": "群众满意。"}),
    "TX404": filled({"正文!A18": "表格", "正文!B18": "没有"}, {"正文!A18": None, "正文!B18": None}),
    "TX405": filled(KEPT | {"正文!A18": "引言"}, KEPT),
    "TX406": filled(
        {"基本信息!B2": "上半年工作总结", "正文!A4": "二级", "正文!B4": "立好主心骨"},
        {"正文!B4": "立好主心骨。"},
    ),
    "TX407": filled({"正文!B4": "立好主心骨"}, {"正文!B4": "立好主心骨。"}),
    "TX408": filled({"表·检查!A1": "单位", "表·检查!A2": "甲"}, {"正文!A18": "表格", "正文!B18": "检查"}),
    "TX415": filled(
        {
            "正文!A18": "一级",
            "正文!B18": "存在的问题",
            "正文!C18": "还有差距。",
            "正文!A19": "一级",
            "正文!B19": "存在的问题",
            "正文!C19": "还有不足。",
        },
        {"正文!B19": "整改措施"},
    ),
    "TX411": filled({"正文!A18": "二级", "正文!B18": "健全机制"}, {"正文!C18": "建立台账。"}),
    "TX412": filled(
        {f"正文!{column}{row}": None for row in range(13, 18) for column in "ABC"},
        {"正文!B10": "一是公开要及时。"},
    ),
    "TX413": filled({"正文!B4": "一是立好。", "正文!B5": "三是念好。"}, {"正文!B5": "二是念好。"}),
    "TX414": filled(
        {"正文!A18": "正文", "正文!C18": "东江市数据局", "正文!A19": "正文", "正文!C19": "2022年12月20日"},
        dict.fromkeys(["正文!A18", "正文!C18", "正文!A19", "正文!C19"]),
    ),
    # layout files
    "LY105": own_layout("fields:\n", "fields:\n  - 单位\n"),
    "LY106": own_layout("title: 存在的问题", "titel: 存在的问题"),
    "LY107": own_layout("introduction_required: true", "introduction_required: true\nid: half"),
    "LY108": own_layout("    title: 存在的问题\n", ""),
    "LY109": own_layout("title: 存在的问题", "title: [存在的问题]"),
    "LY110": own_layout("introduction_required: true", "introduction_required: 是的"),
    "LY111": own_layout("headings: 连写", "headings: 连着"),
    "LY112": own_layout(
        "    outline:\n      - 业务学习还不够系统。\n",
        "    outline: 业务\n    items:\n      - { placement: 连写, word: 是 }\n",
    ),
    "LY113": own_layout("id: problems", "id: measures"),
    "LY116": own_layout("{单位名称}{报告期}", "{部门}{报告期}"),
    "LY117": own_layout("{单位名称}{报告期}", "{单位名称{报告期}"),
    "LY119": own_layout("    title: 存在的问题\n    headings: 连写\n", "    title: 存在的问题\n"),
    "LY120": own_layout("- 业务学习还不够系统。", "- 业务学习还不够系统"),
    "LY121": own_layout("title: 存在的问题\n    headings: 连写", "title: 存在的问题\n    headings: 独立"),
    "LY122": own_layout("- { name: 单位名称", "- { name: 正文"),
    # profiles
    "PF004": profile(
        'extends = "gbt9704"\n[grid]\nline_pitch = "大"\n', 'extends = "gbt9704"\n[grid]\nline_pitch = 560\n'
    ),
    "PF005": profile('title = "本单位"\n', 'extends = "gbt9704"\n'),
    # templates
    "TP003": Case(
        lambda p: (p / "模板.docx").write_bytes(
            with_macros("vnd.ms-word.template.macroEnabledTemplate.main")
        ),
        TEMPLATE_CHECK,
        template("{{ 标题 }}"),
    ),
    "TP005": Case(
        both(template("甲"), part("word/document.xml", lambda x: x[:-20], "模板.docx")),
        TEMPLATE_CHECK,
        template("甲"),
    ),
    "TP101": tagged("{{ 标题 标题 }}", "{{ 标题 }}"),
    "TP102": tagged("{{ 标提 }}", "{{ 标题 }}"),
    "TP103": tagged("{{ 标题|大字 }}", "{{ 标题 }}"),
    "TP104": unbalanced("{%p if 标题 %}", "甲"),
    "TP105": Case(template("甲", "{%p endif %}"), TEMPLATE_CHECK, template("甲")),
    "TP106": tagged("｛｛ 标题 ｝｝", "{{ 标题 }}"),
    "TP107": tagged("{{ 数据（标题） }}", "{{ 标题 }}"),
    "TP108": tagged("{{ 标题", "{{ 标题 }}"),
    "TP109": unbalanced("有字{%p if 标题 %}", "甲", "{%p endif %}"),
    "TP115": tagged('{% include "乙.docx" %}', "{{ 标题 }}"),
    "TP116": tagged("{{ 标题 is 长的 }}", "{{ 标题 is string }}"),
    "TP117": unbalanced("{%p if 标题 %}", "甲", "乙{% endif %}"),
    "TP118": unbalanced("{%p if 标题 %}{%p endif %}"),
    "TP121": tagged("【待补充】", "{{ 标题 }}"),
    # packages
    "OP009": Case(
        lambda p: (p / "甲.docx").write_bytes(_broken_part()),
        "check 甲.docx",
        lambda p: (p / "甲.docx").write_bytes((folder("docx_templates") / "信函.docx").read_bytes()),
    ),
    "OP010": package("word/document.xml", b'<!DOCTYPE x [<!ENTITY a "b">]><x/>'),
    "OP002": Case(
        lambda p: (p / "甲.docx").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)),
        "check 甲.docx",
        lambda p: (p / "甲.docx").write_bytes((folder("docx_templates") / "信函.docx").read_bytes()),
    ),
    "OP011": Case(
        lambda p: (p / "甲.docx").write_bytes(_zip_of_text()),
        "check 甲.docx",
        lambda p: (p / "甲.docx").write_bytes((folder("docx_templates") / "信函.docx").read_bytes()),
    ),
    # new workbooks
    "NB201": Case(lambda p: None, "new 通用报告 -o 某局.xls", lambda p: None, "new 通用报告 -o 某局.xlsx"),
}


def _broken_part() -> bytes:
    """A letter in one of whose parts a byte was changed on the way."""
    data = bytearray((folder("docx_templates") / "信函.docx").read_bytes())
    place = data.find(b"word/document.xml") + 200
    data[place] ^= 0xFF
    return bytes(data)


def _zip_of_text() -> bytes:
    import io
    import zipfile

    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        archive.writestr("a.txt", "文字")
    return written.getvalue()

"""A hint that is followed helps: for each code, a fault as a person makes it, and what its hint says to do.

To add a code: one entry in `CASES`, the fault (a call of docgen in a folder that it fills) and the mend.
"""

import io
import re
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from docx import Document
from openpyxl import load_workbook

from docgen.cli import main
from docgen.messages import codes
from docgen.resources import folder
from messages import hints_consolidate, hints_merge, hints_more, hints_text, hints_workbook
from support.hints import RENDER, Case, Step, book, both, cells, gone, layout, nothing, text
from support.macros import with_macros, with_part
from support.marked import marked_book
from support.pictures import png

NOTHING_TO_DO = frozenset(
    (
        "TD102 CN107 CN110 CM103 CM104 CM105 CM106 IM110 MG111 MG113 PB104 PB107 PL502 TP207 WB103 WT003 "
        "WT006"
    ).split()
)
"""Something is told, and nothing needs doing: no hint, or one that says so."""
OF_THE_MACHINE = frozenset(
    (
        "CL131 CL132 CL133 CL134 CL135 CN109 IM106 MG104 MG112 MG114 "
        "CS001 CS002 CS003 "
        "DC003 OF101 OF102 OF103 OF104 OF105 OF106 PB001 PB002 PB003 PB008 PB010 PL301 PL302 PL303 "
        "TP002 WB002 "
        "WB003 WB018 WB019 WT001 WT002 WT004 WT005 WT007 WT010"
    ).split()
)
"""The disk, a right, a program, a folder that went away, a killed process: told in the tests of these."""
OF_LIMITS = frozenset(
    (
        "OP003 OP005 OP006 OP007 OP008 TP221 TP222 TP223 TP224 TP225 TP226 WB010 WB123 WB506 WB510 LY123"
    ).split()
)
"""Hostile or huge files, whose hint is to make them smaller or leave them: each limit has its own tests."""
OF_OUR_OWN = frozenset("IM103 IM104 DC004 DC006 NB103 NB104 TP205".split())
"""What no file and no call of a person brings about: a fault of ours is caught, and said."""


def with_header(words: str) -> Step:
    def write(place: Path) -> None:
        document = Document()
        document.add_paragraph("一、工作成效")
        document.sections[0].header.paragraphs[0].text = words
        document.save(str(place / "去年.docx"))

    return write


def with_picture(kind: str) -> Step:
    """A report with a picture; one of a kind that no sheet shows is only named so."""

    def write(place: Path) -> None:
        document, shown = Document(), io.BytesIO(png())
        document.add_paragraph("一、工作成效")
        document.add_picture(shown)
        document.save(str(place / "去年.docx"))
        with zipfile.ZipFile(place / "去年.docx") as package:
            parts = {name: package.read(name) for name in package.namelist()}
        with zipfile.ZipFile(place / "去年.docx", "w") as package:
            for name, data in parts.items():
                named = (
                    data.replace(b"image1.png", f"image1.{kind}".encode()) if name.endswith(".rels") else data
                )
                package.writestr(name.replace("image1.png", f"image1.{kind}"), named)

    return write


def letter(name: str, change: Callable[[bytes], bytes] = bytes) -> Step:
    """A document of one paragraph, its main part changed."""

    def write(place: Path) -> None:
        document = Document()
        document.add_paragraph("现将有关情况报告如下。")
        document.save(str(place / name))
        with zipfile.ZipFile(place / name) as package:
            parts = {part: package.read(part) for part in package.namelist()}
        with zipfile.ZipFile(place / name, "w") as package:
            for part, data in parts.items():
                package.writestr(part, change(data) if part == "word/document.xml" else data)

    return write


def without_body(main: bytes) -> bytes:
    return main.replace(b"w:body>", b"w:nobody>")


def revised(main: bytes) -> bytes:
    return main.replace(b"</w:p>", b'<w:ins w:id="1" w:author="a"><w:r><w:t>.</w:t></w:r></w:ins></w:p>', 1)


def signed(place: Path) -> None:
    """A workbook that somebody signed: no program may change it."""
    with zipfile.ZipFile(place / "某局.xlsx", "a") as package:
        package.writestr("_xmlsignatures/sig1.xml", "<Signature/>")


SAMPLE = folder("samples") / "年度工作情况报告.xlsx"

LAST_YEAR = "某局2023年工作总结\n一、工作成效\n（一）抓培训。办班3期。"

SUM = "consolidate 各局 -o 汇总.xlsx"
ROLL = "new 年度工作情况报告 --from 某局.xlsx -o 新.xlsx"
COMMANDS: dict[str, Case] = {
    # import
    "IM101": Case(
        lambda p: (p / "去年.pages").write_bytes(b"x"),
        "import 去年.pages",
        text("去年.txt", LAST_YEAR),
        "import 去年.txt",
    ),
    "IM102": Case(
        text("去年.txt", f"{LAST_YEAR}\n责任编辑：王某"),
        "import 去年.txt --layout 通用报告",
        text("去年.txt", LAST_YEAR),
    ),
    "IM105": Case(
        text("去年.txt", " \n"), "import 去年.txt --check --layout 通用报告", text("去年.txt", LAST_YEAR)
    ),
    "IM107": Case(with_header("内部资料"), "import 去年.docx --check --layout 通用报告", with_header("")),
    "IM108": Case(
        text("去年.txt", "关于食堂的说明\n一、开饭\n早七点。"),
        "import 去年.txt --check",
        nothing,
        "import 去年.txt --check --layout 上半年工作总结",
    ),
    "IM109": Case(with_picture("emf"), "import 去年.docx --check --layout 通用报告", with_picture("png")),
    "IM112": Case(
        lambda p: (p / "空").mkdir(), "import 空", text("空/去年.txt", "一、成效"), "import 空/去年.txt"
    ),
    "IM113": Case(
        both(
            lambda p: (p / "一").mkdir(),
            lambda p: (p / "二").mkdir(),
            text("一/去年.txt", "一、成效"),
            text("二/去年.txt", "一、成效"),
        ),
        "import 一/去年.txt 二/去年.txt -o 得到",
        lambda p: (p / "二" / "去年.txt").rename(p / "二" / "前年.txt"),
        "import 一/去年.txt 二/前年.txt -o 得到",
    ),
    "IM111": Case(
        text("去年.txt", "某局2023年工作总结\n一、成效\n（一）抓培训。办培训班3期。"),
        "import 去年.txt --figures --check --layout 通用报告",
        nothing,
        "import 去年.txt --check --layout 通用报告",
    ),
    # consolidating
    "CN101": Case(
        book("各局/甲局.xlsx"),
        "consolidate -o 汇总.xlsx",
        nothing,
        SUM,
    ),
    "CN102": Case(
        book("各局/甲局.xlsx"), f"{SUM} --expected 名单.txt", text("名单.txt", "青禾市住房保障中心\n")
    ),
    "CN103": Case(
        both(book("各局/甲局.xlsx"), lambda p: (p / "各局" / "乙局.xlsx").write_bytes(b"PK\x03\x04")),
        SUM,
        both(book("各局/乙局.xlsx"), gone("汇总.xlsx")),
    ),
    "CN104": Case(
        both(book("各局/甲局.xlsx"), text("名单.txt", "某某局\n")),
        f"{SUM} --expected 名单.txt",
        both(text("名单.txt", "青禾市住房保障中心\n"), gone("汇总.xlsx")),
    ),
    "CN105": Case(
        both(book(), cells({"数据!B2": "XX"})),
        "consolidate 某局.xlsx -o 汇总.xlsx",
        both(cells({"数据!B2": 12}), gone("汇总.xlsx")),
    ),
    "CN106": Case(
        both(book("各局/甲局.xlsx"), book("各局/乙局.xlsx")),
        SUM,
        both(gone("各局/乙局.xlsx"), gone("汇总.xlsx")),
    ),
    # a template from a report
    "TD101": Case(
        letter("去年.docx"),
        "template from 去年.docx -o 模板.dot --layout 通用报告",
        nothing,
        "template from 去年.docx -o 模板.docx --layout 通用报告",
    ),
    # comparing
    "CM101": Case(
        both(letter("旧.docx"), letter("新.docx", without_body)),
        "compare 旧.docx 新.docx -o 修订.docx",
        letter("新.docx"),
    ),
    "CM102": Case(
        both(letter("旧.docx"), letter("新.docx", revised)),
        "compare 旧.docx 新.docx -o 修订.docx",
        letter("新.docx"),
    ),
    "CL109": Case(
        both(letter("旧.docx"), letter("新.docx")),
        "compare 旧.docx 新.docx",
        nothing,
        "compare 旧.docx 新.docx -o 修订.docx",
    ),
    # rolling forward
    "NB202": Case(
        both(book(), cells({"基本信息!B5": "本年"})),
        f"{ROLL}",
        nothing,
        f"{ROLL} --period 2025年",
    ),
    "NB203": Case(both(book(), cells({"正文!B8": "存在问题"})), f"{ROLL} --carry plan", nothing, ROLL),
    "NB204": Case(
        both(book(), signed),
        ROLL,
        both(gone("某局.xlsx"), book()),
    ),
    "NB205": Case(book(), "new 年度工作情况报告 --period 2025年", nothing, f"{ROLL} --period 2025年"),
    # the command line
    "CL101": Case(nothing, "new", nothing, "new 年度工作情况报告"),
    "CL102": Case(book(), f"{RENDER} --sttrict", nothing, f"{RENDER} --strict"),
    "CL103": Case(book(), "rendr 某局.xlsx", nothing, RENDER),
    "CL104": Case(book(), f"{RENDER} -j 0", nothing, f"{RENDER} -j 1"),
    "CL105": Case(nothing, "layouts 多余", nothing, "layouts"),
    "CL106": Case(nothing, "explain soft-retrun", nothing, "explain soft-return"),
    "CL107": Case(
        both(book(), book("乙.xlsx")), "check 某局.xlsx 乙.xlsx --html a.html", nothing, "check 某局.xlsx"
    ),
    "CL108": Case(book(), "check 某局.xlsx --fix 某局.xlsx", nothing, "check 某局.xlsx --fix 改好.docx"),
    # which workbooks, which reports
    "PL101": Case(
        both(book(), cells({"基本信息!B2": "年度报告"})), RENDER, cells({"基本信息!B2": "年度工作情况报告"})
    ),
    "PL201": Case(nothing, RENDER, book()),
    "PL202": Case(text("旧表.xls", "x"), "render .", both(gone("旧表.xls"), book("旧表.xlsx"))),
    "PL204": Case(both(book(), book("乙.xlsx")), "render . -o 一份.docx", nothing, "render . -o 报告"),
    "PL205": Case(
        both(book(), lambda p: (p / "某局.docx").mkdir()),
        RENDER,
        lambda p: (p / "某局.docx").rename(p / "甲"),
    ),
    "PL206": Case(book(), f"{RENDER} -o 报告.pdf", nothing, f"{RENDER} -o 报告.docx"),
    "PL208": Case(lambda p: (p / "空").mkdir(), "render 空", book("空/某局.xlsx")),
    "PL207": Case(lambda p: (p / "空").mkdir(), "check 空", book("空/某局.xlsx")),
    "PL401": Case(
        both(book(), text("docgen.toml", "strict = tru")), RENDER, text("docgen.toml", "strict = true")
    ),
    "PL402": Case(
        both(book(), text("docgen.toml", "strct = true")), RENDER, text("docgen.toml", "strict = true")
    ),
    "PL403": Case(both(book(), text("docgen.toml", "keep = -1")), RENDER, text("docgen.toml", "keep = 1")),
    "PL501": Case(nothing, "template build 信涵", nothing, "template build 信函"),
    # writing
    "PB004": Case(
        nothing, f"new 年度工作情况报告 --unit {'长' * 90}", nothing, "new 年度工作情况报告 --unit 短"
    ),
    "PB005": Case(nothing, "new 年度工作情况报告 --unit 甲/乙", nothing, "new 年度工作情况报告 --unit 甲"),
    "PB006": Case(nothing, "new 年度工作情况报告 --unit CON", nothing, "new 年度工作情况报告 --unit 甲"),
    "PB007": Case(
        both(
            lambda p: (p / "一").mkdir(),
            lambda p: (p / "二").mkdir(),
            book("一/某局.xlsx"),
            book("二/某局.xlsx"),
        ),
        "render 一 二 -o 报告",
        lambda p: (p / "二" / "某局.xlsx").rename(p / "二" / "乙局.xlsx"),
    ),
    "PB009": Case(book(), "new 年度工作情况报告 -o 某局.xlsx", nothing, "new 年度工作情况报告 -o 新.xlsx"),
    "PB102": Case(both(book(), text("某局.docx", "别人的")), RENDER, gone("某局.docx")),
    "PB103": Case(
        both(
            book(),
            lambda p: CliRunner().invoke(main, ["render", "某局.xlsx"]),
            text("~$某局.docx", "x"),
            lambda p: (p / "某局.xlsx").write_bytes(marked_book("二")),
        ),
        RENDER,
        gone("~$某局.docx"),
    ),
    # reading a workbook
    "WB001": Case(nothing, "check 某局.xlsx", book()),
    "WB004": Case(lambda p: (p / "某局.xlsx").write_bytes(b""), RENDER, book()),
    "WB005": Case(text("某局.xlsx", "文字"), RENDER, book()),
    "WB101": Case(
        both(book(), lambda p: _rename_sheet(p, "正文", "正文页")),
        RENDER,
        lambda p: _rename_sheet(p, "正文页", "正文"),
    ),
    "WB117": Case(cells({"通讯录!A1": "姓名"}), RENDER, both(gone("某局.xlsx"), book())),
    # layouts and profiles
    "LY102": Case(
        both(layout("甲.yaml"), lambda p: (p / "版式" / "甲.yaml").write_bytes(b"\xff\xfe")),
        "layouts",
        gone("版式/甲.yaml"),
    ),
    "LY103": Case(both(layout("甲.yaml"), text("版式/甲.yaml", "id: [a\n")), "layouts", gone("版式/甲.yaml")),
    "LY104": Case(both(layout("甲.yaml"), text("版式/甲.yaml", "")), "layouts", gone("版式/甲.yaml")),
    "LY115": Case(
        layout("甲.yaml", id="年度"), "layouts", layout("甲.yaml", id="annual", name="本局年度报告")
    ),
    "LY118": Case(
        layout("甲.yaml", template="模板.doc"), "layouts", layout("甲.yaml", id="annual", name="本局年度报告")
    ),
    "LY202": Case(nothing, "new 年度工作报告", nothing, "new 年度工作情况报告"),
    "PF001": Case(nothing, "template build --profile gbt9740", nothing, "template build --profile gbt9704"),
    "PF002": Case(
        text("规范.toml", "extends = gbt9704"),
        "template build --profile 规范.toml",
        text("规范.toml", 'extends = "gbt9704"'),
    ),
    "PF003": Case(
        text("规范.toml", 'extends = "gbt9704"\n[page]\nmargn = 1'),
        "template build --profile 规范.toml",
        text("规范.toml", 'extends = "gbt9704"'),
    ),
    "PF006": Case(
        text("规范.toml", 'extends = "规范.toml"'),
        "template build --profile 规范.toml",
        text("规范.toml", 'extends = "gbt9704"'),
    ),
    # templates and documents
    "TP001": Case(book(), f"{RENDER} --template 红头", nothing, f"{RENDER} --template 红头文件"),
    "DC001": Case(
        lambda p: shutil.copy(SAMPLE, p / "甲.docx"),
        "check 甲.docx",
        lambda p: shutil.copy(folder("docx_templates") / "信函.docx", p / "甲.docx"),
    ),
    "DC002": Case(
        lambda p: (p / "甲.docx").write_bytes(with_part("word/document.xml", b"<w:document")),
        "check 甲.docx",
        lambda p: shutil.copy(folder("docx_templates") / "信函.docx", p / "甲.docx"),
    ),
    "DC007": Case(
        lambda p: (p / "甲.docm").write_bytes(with_macros()),
        "check 甲.docm --fix 乙.docx",
        nothing,
        "check 甲.docm --fix 乙.docm",
    ),
    "OP001": Case(
        text("甲.docx", "文字"),
        "check 甲.docx",
        lambda p: shutil.copy(folder("docx_templates") / "信函.docx", p / "甲.docx"),
    ),
}


def _rename_sheet(place: Path, old: str, new: str) -> None:
    edited = load_workbook(place / "某局.xlsx")
    edited[old].title = new
    edited.save(place / "某局.xlsx")


def told(call: str) -> str:
    return CliRunner().invoke(main, [*call.split(), "--format", "json"]).stdout


CASES = (
    COMMANDS
    | hints_text.CASES
    | hints_workbook.CASES
    | hints_more.CASES
    | hints_merge.CASES
    | hints_consolidate.CASES
)


COMPANIONS = {
    "TX104": {"WB405"},
    "TX304": {"TX402"},
    "TX305": {"TX303"},
    "TX406": {"TX402"},
    "TX413": {"WB305"},
    "LY106": {"LY108"},
    "LY112": {"LY105"},
    "TP003": {"TP013"},
    "WB306": {"TX403"},
    "WB307": {"TX402"},
    "PL102": {"TX402"},
}
"""What else the case of a code holds that a person has to mend: another cell, section or part."""


@pytest.mark.parametrize("code", CASES)
def test_who_follows_the_hint_is_rid_of_the_fault(
    code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    case = CASES[code]
    case.make(tmp_path)
    found = told(case.call)
    assert f'"{code}"' in found
    others = set(re.findall(r'"code": "([A-Z]{2}\d{3})"', found)) - {code}
    assert others == COMPANIONS.get(code, set()), "one cause, one message"

    case.mend(tmp_path)

    assert f'"{code}"' not in told(case.then or case.call)


def test_every_code_has_a_case_or_a_reason_why_not() -> None:
    reasons = NOTHING_TO_DO | OF_THE_MACHINE | OF_LIMITS | OF_OUR_OWN
    assert set(codes()) - set(CASES) == reasons
    assert set(CASES) <= set(codes())

"""A hint that is followed helps: for each code, a fault as a person makes it, and what its hint says to do.

To add a code: one entry in `CASES`, the fault (a call of docgen in a folder that it fills) and the mend.
"""

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from click.testing import CliRunner
from openpyxl import Workbook, load_workbook

from docgen.cli import main
from docgen.messages import codes
from docgen.resources import folder
from support.macros import with_macros, with_part
from support.marked import marked_book

DEBT = 235
"""Codes that have no case yet. It only shrinks: lower it with each case that is added."""


class Case(NamedTuple):
    """A fault, made in a folder that is the current one; the call that tells it; what its hint says to do."""

    make: Callable[[Path], object]
    call: str
    mend: Callable[[Path], object]
    then: str = ""
    """The call afterwards, where the hint is about the call; else the same."""


def nothing(_: Path) -> None:
    """The hint is about the call."""


def book(name: str = "某局.xlsx") -> Callable[[Path], object]:
    return lambda place: (place / name).write_bytes(marked_book("一"))


def text(name: str, content: str) -> Callable[[Path], object]:
    return lambda place: (place / name).write_text(content, encoding="utf-8")


def both(*steps: Callable[[Path], object]) -> Callable[[Path], object]:
    return lambda place: [step(place) for step in steps]


def gone(name: str) -> Callable[[Path], object]:
    return lambda place: (place / name).unlink()


def cells(values: Mapping[str, Any]) -> Callable[[Path], object]:
    """Write cells of 某局.xlsx, `正文!C2` → what it holds; sheets are made as they are needed."""

    def write(place: Path) -> None:
        path = place / "某局.xlsx"
        edited = load_workbook(path) if path.exists() else Workbook()
        for where, value in values.items():
            sheet, cell = where.split("!")
            (edited[sheet] if sheet in edited.sheetnames else edited.create_sheet(sheet))[cell].value = value
        edited.save(path)

    return write


def layout(file: str, /, **changes: str) -> Callable[[Path], object]:
    """A layout of one's own in 版式/, one line of a shipped one changed."""

    def write(place: Path) -> None:
        (place / "版式").mkdir(exist_ok=True)
        (place / "docgen.toml").write_text('layouts = "版式"\n', encoding="utf-8")
        said = (folder("seeds") / "annual-report.yaml").read_text(encoding="utf-8").splitlines()
        lines = [next((f"{k}: {v}" for k, v in changes.items() if s.startswith(f"{k}:")), s) for s in said]
        (place / "版式" / file).write_text("\n".join(lines) + "\n", encoding="utf-8")

    return write


SAMPLE = folder("samples") / "年度工作情况报告.xlsx"
RENDER = "render 某局.xlsx"

CASES: dict[str, Case] = {
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


@pytest.mark.parametrize("code", CASES)
def test_who_follows_the_hint_is_rid_of_the_fault(
    code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    case = CASES[code]
    case.make(tmp_path)
    assert f'"{code}"' in told(case.call)

    case.mend(tmp_path)

    assert f'"{code}"' not in told(case.then or case.call)


def test_the_codes_without_a_case_become_fewer() -> None:
    without = sorted(set(codes()) - set(CASES))
    assert len(without) <= DEBT, f"{len(without)} codes have no case in CASES: {without}"
    assert set(CASES) <= set(codes())

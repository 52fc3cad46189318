"""Cases that take a file apart: what stands in a template or package that no program shows."""

import io
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
from click.testing import CliRunner
from openpyxl.drawing.image import Image

from docgen.cli import main
from docgen.resources import folder
from messages.hints_workbook import pictures, table
from support.hints import (
    RENDER,
    TEMPLATE_CHECK,
    Case,
    Step,
    book,
    both,
    cells,
    filled,
    gone,
    nothing,
    own_layout,
    part,
    sheet,
    template,
    text,
)
from support.pictures import png

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WITH_TEMPLATE = f"{RENDER} --template 模板.docx"


def related(kind: str, target: str, *, source: str = "document", external: bool = False) -> Step:
    """模板.docx with a relationship that it should not have."""
    mode = ' TargetMode="External"' if external else ""
    line = f'<Relationship Id="rId99" Type="{OFFICE}/{kind}" Target="{target}"{mode}/></Relationships>'
    empty = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
    return both(
        template("甲"),
        part(
            f"word/_rels/{source}.xml.rels",
            lambda xml: (xml or empty).replace(b"</Relationships>", line.encode()),
            "模板.docx",
        ),
    )


def inserted(markup: str) -> Case:
    """A fault in the markup of a template's first paragraph."""
    change: Callable[[bytes], bytes] = lambda xml: xml.replace(b"<w:body>", b"<w:body>" + markup.encode(), 1)  # noqa: E731
    return Case(
        both(template("甲"), part("word/document.xml", change, "模板.docx")), TEMPLATE_CHECK, template("甲")
    )


def run_with(tag: str, mended: str = "{{ 标题 }}", fault: Step = nothing) -> Case:
    """A template that fails while it runs."""
    return Case(both(book(), fault, template(tag)), WITH_TEMPLATE, template(mended))


def numbered(place: Path) -> None:
    document = docx.Document()
    document.add_paragraph("{%p for 节 in 正文 %}")
    document.add_paragraph("{{ 节.标题 }}", style="List Number")
    document.add_paragraph("{%p endfor %}")
    document.save(str(place / "模板.docx"))


def twice(place: Path) -> None:
    """A document with two parts of one name."""
    data = (folder("docx_templates") / "信函.docx").read_bytes()
    (place / "甲.docx").write_bytes(data)
    with zipfile.ZipFile(place / "甲.docx", "a") as package:
        package.writestr("word/document.xml", "<w/>")


def letter(place: Path) -> None:
    shutil.copy(folder("docx_templates") / "信函.docx", place / "甲.docx")


def rendered(name: str = "某局.xlsx") -> Step:
    return lambda place: CliRunner().invoke(main, ["render", name])


def edited(place: Path) -> None:
    document = docx.Document(str(place / "某局.docx"))
    document.add_paragraph("请办公室阅。")
    document.save(str(place / "某局.docx"))


def took_the_new_one(place: Path) -> None:
    """What the hint says: away with the old one, the new one takes its name."""
    (place / "某局.docx").unlink()
    (place / "某局.待合并.docx").rename(place / "某局.docx")


def without_sections(place: Path) -> None:
    path = place / "版式" / "half-year-summary.yaml"
    said = path.read_text(encoding="utf-8")
    start, end = said.index("\nsections:"), said.index("\nfields:")
    path.write_text(f"{said[:start]}\nsections: []\n{said[end:]}", encoding="utf-8")


def photograph(count: int) -> Step:
    def paste(found: object) -> None:
        found._images.clear()  # type: ignore[attr-defined]
        for _ in range(count):
            found.add_image(Image(io.BytesIO(png(40, 30))), "B2")  # type: ignore[attr-defined]

    return sheet("图片", paste)


LAYOUT = own_layout("template: 上半年工作总结.docx", "template: 没有.docx")
DRAWING = "xl/drawings/drawing1.xml"


def linked(xml: bytes) -> bytes:
    return xml.replace(b"r:embed", b"r:link")


def another_text(row: int) -> tuple[str, str]:
    return f"正文!C{row}", "".join(f"第{row}组第{n}项任务已经完成，" for n in range(9))


CASES: dict[str, Case] = {
    "LY101": Case(text("docgen.toml", 'layouts = "没有"\n'), "layouts", lambda p: (p / "没有").mkdir()),
    "LY114": Case(both(LAYOUT.mend, without_sections), "layouts", LAYOUT.mend),
    "LY201": Case(
        both(
            LAYOUT.mend,
            lambda p: shutil.copy(p / "版式" / "half-year-summary.yaml", p / "版式" / "另一份.yaml"),
        ),
        "layouts",
        gone("版式/另一份.yaml"),
    ),
    "PL102": Case(both(book(), cells({"基本信息!B2": "上半年工作总结"}), LAYOUT.make), RENDER, LAYOUT.mend),
    "NB101": Case(
        nothing,
        f"new 通用报告 --unit {'长' * 33000} -o 某局.xlsx",
        nothing,
        "new 通用报告 --unit 某局 -o 某局.xlsx",
    ),
    "NB102": Case(
        nothing, "new 通用报告 --unit 甲\x07局 -o 某局.xlsx", nothing, "new 通用报告 --unit 甲局 -o 某局.xlsx"
    ),
    "OP004": Case(twice, "check 甲.docx", letter),
    "PB101": Case(
        both(book(), rendered(), edited, cells({"正文!C2": "本年工作顺利。"})), RENDER, took_the_new_one
    ),
    "PB105": Case(both(book(), text("某局.pdf", "%PDF 别人的")), f"{RENDER} --pdf", gone("某局.pdf"), RENDER),
    "PB106": Case(
        both(
            book(),
            book("乙局.xlsx"),
            rendered("乙局.xlsx"),
            lambda p: shutil.copy(p / "乙局.docx", p / "某局.docx"),
            cells(
                {"基本信息!B4": "某局", "基本信息!B6": "某局工作总结"} | dict(map(another_text, range(2, 18)))
            ),
        ),
        RENDER,
        took_the_new_one,
    ),
    # what a template must not hold
    "TP010": Case(
        related("image", "http://example.com/a.png", external=True), TEMPLATE_CHECK, template("甲")
    ),
    "TP011": Case(
        related("attachedTemplate", "file:///a.dotm", source="settings", external=True),
        TEMPLATE_CHECK,
        template("甲"),
    ),
    "TP012": Case(related("oleObject", "embeddings/a.bin"), TEMPLATE_CHECK, template("甲")),
    "TP013": Case(
        both(
            template("甲"),
            part(
                "word/_rels/document.xml.rels",
                lambda xml: xml.replace(
                    b"</Relationships>",
                    b'<Relationship Id="rId98" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject"'
                    b' Target="vbaProject.bin"/></Relationships>',
                ),
                "模板.docx",
            ),
            part("word/vbaProject.bin", lambda _: b"macros", "模板.docx"),
        ),
        TEMPLATE_CHECK,
        template("甲"),
    ),
    "TP014": inserted(
        '<w:p><w:fldSimple w:instr="INCLUDETEXT &quot;甲.docx&quot;">'
        "<w:r><w:t>甲</w:t></w:r></w:fldSimple></w:p>"
    ),
    "TP015": Case(related("aFChunk", "a.docx"), TEMPLATE_CHECK, template("甲")),
    # looks and places
    "TP110": inserted("<w:p><w:r><w:instrText>{{ 标题 }}</w:instrText></w:r></w:p>"),
    "TP111": inserted('<w:p><w:pPr><w:pStyle w:val="没有"/></w:pPr><w:r><w:t>甲</w:t></w:r></w:p>'),
    "TP112": inserted('<w:p><w:r><w:rPr><w:rFonts w:ascii="SimSun"/></w:rPr><w:t>甲</w:t></w:r></w:p>'),
    "TP113": inserted(
        '<w:p><w:r><w:rPr><w:rFonts w:asciiTheme="minorHAnsi" w:ascii="SimSun" '
        'w:eastAsiaTheme="minorEastAsia" w:eastAsia="SimSun"/></w:rPr><w:t>甲</w:t></w:r></w:p>'
    ),
    "TP114": Case(numbered, TEMPLATE_CHECK, template("甲")),
    "TP119": inserted(
        '<w:p><w:fldSimple w:instr=" MERGEFIELD 单位 "><w:r><w:t>«单位»</w:t></w:r></w:fldSimple></w:p>'
    ),
    "TP122": inserted(
        '<w:p><w:fldSimple w:instr=" DOCPROPERTY 文号 "><w:r><w:t>甲</w:t></w:r></w:fldSimple></w:p>'
    ),
    "TP120": inserted(
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>单击此处输入文字。</w:t></w:r></w:p>"
        "</w:sdtContent></w:sdt>"
    ),
    # running
    "TP201": run_with("{{ 标题 / 2 }}"),
    "TP202": run_with("{{ 标题.没有.甲 }}"),
    "TP204": run_with("{{ cycler.__init__.__globals__.os.getcwd() }}"),
    "TP206": run_with("{{ 标题|safe }}", fault=cells({"基本信息!B6": "甲<乙"})),
    "TP208": run_with("{{ 正文 }}"),
    # sheets
    "WB105": filled({"数据 !A1": "名称", "数据 !B1": "数值"}, {"数据 !A1": None}),
    "WB204": filled({"基本信息!A10": "发文机关标志名称"}, {"基本信息!A10": "发文机关标志"}),
    "WB509": Case(both(book(), pictures(("现场", None, None, None)), photograph(2)), RENDER, photograph(1)),
    "WB508": Case(
        both(book(), pictures(("现场", None, None, None)), photograph(1), part(DRAWING, linked)),
        RENDER,
        photograph(1),
    ),
    "WB617": Case(
        both(
            book(),
            table(("单位", "次数"), ("甲", 3)),
            sheet("表·检查", lambda s: s.add_image(Image(io.BytesIO(png())), "D2")),
            part(DRAWING, lambda xml: xml[:60]),
        ),
        RENDER,
        both(book(), cells({"正文!A18": None})),
    ),
}
CASES["WB105"] = Case(CASES["WB105"].make, RENDER, both(gone("某局.xlsx"), book()))

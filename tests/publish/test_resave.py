"""LibreOffice opens and saves reports: unchanged is no edit, whatever a person changed is one."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from docgen import opc
from docgen.pipeline.rendering import Renderer
from docgen.pipeline.settings import Settings
from docgen.publish import Standing, recorded, standing
from docgen.resources import folder
from support.books import WITH_OBJECTS, write_book
from support.libreoffice import resaved
from support.pictures import png

pytestmark = pytest.mark.office

Edit = Callable[[str], str]

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
COMMENTS = (
    f'<w:comments xmlns:w="{W}"><w:comment w:id="0" w:author="王芳"><w:p><w:r><w:t>请核对</w:t></w:r></w:p>'
    "</w:comment></w:comments>"
)
COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
COMMENTS_RELATIONSHIP = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"


def _formatted(properties: str) -> Edit:
    """Direct formatting of one run in the middle of the report."""

    def edit(body: str) -> str:
        text = body.index("<w:t", len(body) // 2)
        run = body.rindex("<w:r>", 0, text) + len("<w:r>")
        if body.startswith("<w:rPr>", run):
            inside = run + len("<w:rPr>")
            return body[:inside] + properties + body[inside:]
        return f"{body[:run]}<w:rPr>{properties}</w:rPr>{body[run:]}"

    return edit


def _without_a_paragraph(body: str) -> str:
    paragraphs = re.findall(r"<w:p[ >].*?</w:p>", body, re.DOTALL)
    return body.replace(paragraphs[len(paragraphs) // 2], "", 1)


def _with_a_character(body: str) -> str:
    return re.sub(r"。</w:t>", "！</w:t>", body, count=1)


def _inserted(body: str) -> str:
    run = "<w:r><w:t>补充</w:t></w:r>"
    tracked = f'<w:ins w:id="900" w:author="王芳" w:date="2024-03-01T09:30:00Z">{run}</w:ins></w:p>'
    return body.replace("</w:p>", tracked, 1)


def _indented_otherwise(body: str) -> str:
    return re.sub(r"(<w:pPr><w:pStyle [^>]*/>)", r'\1<w:ind w:left="1200"/>', body, count=1)


def _aligned_otherwise(body: str) -> str:
    return re.sub(r"(<w:pPr><w:pStyle [^>]*/>)", r'\1<w:jc w:val="right"/>', body, count=1)


def _in_section(element: str) -> Edit:
    return lambda body: body.replace("</w:sectPr>", f"{element}</w:sectPr>", 1)


def _around_the_first_run(before: str, after: str) -> Edit:
    return lambda body: body.replace("<w:r>", before + "<w:r>", 1).replace("</w:r>", "</w:r>" + after, 1)


def _first_paragraph_with(element: str) -> Edit:
    return lambda body: re.sub(r"(<w:pPr><w:pStyle [^>]*/>)", rf"\1{element}", body, count=1)


_EMPTY_FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> SEQ 表 </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t>域后面的字</w:t></w:r></w:p>'
)
EDITS: dict[str, Edit] = {
    "着重号": _formatted('<w:em w:val="dot"/>'),
    "字符缩放": _formatted('<w:w w:val="66"/>'),
    "字符间距": _formatted('<w:spacing w:val="60"/>'),
    "删除线": _formatted("<w:strike/>"),
    "上标": _formatted('<w:vertAlign w:val="superscript"/>'),
    "字符边框": _formatted('<w:bdr w:val="single" w:sz="8" w:space="0" w:color="FF0000"/>'),
    "隐藏": _formatted("<w:vanish/>"),
    "分栏": lambda body: re.sub("<w:cols [^>]*/>", '<w:cols w:num="2" w:space="425"/>', body),
    "页面边框": lambda body: body.replace(
        "<w:cols ",
        '<w:pgBorders><w:top w:val="single" w:sz="8" w:space="4" w:color="000000"/></w:pgBorders><w:cols ',
        1,
    ),
    "装订线": lambda body: body.replace('w:gutter="0"', 'w:gutter="400"', 1),
    "页边距": lambda body: re.sub('w:left="1587"', 'w:left="1400"', body, count=1),
    "纸张横放": lambda body: body.replace(
        'w:w="11906" w:h="16838"', 'w:w="16838" w:h="11906" w:orient="landscape"', 1
    ),
    "段落边框": _first_paragraph_with(
        '<w:pBdr><w:bottom w:val="single" w:sz="8" w:space="1" w:color="000000"/></w:pBdr>'
    ),
    "制表位": _first_paragraph_with('<w:tabs><w:tab w:val="left" w:pos="2900"/></w:tabs>'),
    "段前间距": _first_paragraph_with('<w:spacing w:before="600"/>'),
    "域后面的字": lambda body: body.replace("</w:p>", _EMPTY_FIELD, 1),
    "书签": _around_the_first_run(
        '<w:bookmarkStart w:id="90" w:name="看这里"/>', '<w:bookmarkEnd w:id="90"/>'
    ),
    "一个字": _with_a_character,
    "一段": _without_a_paragraph,
    "加粗": _formatted("<w:b/>"),
    "颜色": _formatted('<w:color w:val="FF0000"/>'),
    "字号": _formatted('<w:sz w:val="44"/>'),
    "字体": _formatted('<w:rFonts w:eastAsia="华文行楷"/>'),
    "下划线": _formatted('<w:u w:val="single"/>'),
    "缩进": _indented_otherwise,
    "对齐": _aligned_otherwise,
    "修订": _inserted,
}


def _with_a_comment(docx: bytes) -> bytes:
    package = _package(_edited(docx, lambda body: body.replace("</w:r></w:p>", _MARK + "</w:p>", 1)))
    part = opc.NewPart(
        "word/comments.xml",
        COMMENTS.encode(),
        COMMENTS_TYPE,
        "word/document.xml",
        "rIdC",
        COMMENTS_RELATIONSHIP,
    )
    return opc.with_new_parts(package, (part,)).to_bytes()


_MARK = '</w:r><w:r><w:commentReference w:id="0"/></w:r>'


def _edited(docx: bytes, edit: Edit) -> bytes:
    package = _package(docx)
    body = package.read("word/document.xml").decode()
    changed = edit(body)
    assert changed != body, "the edit changed nothing"
    return package.with_parts({"word/document.xml": changed.encode()}).to_bytes()


def _package(docx: bytes) -> opc.Package:
    package = opc.open_package(docx, "report").value
    assert package is not None
    return package


def _report(folder_: Path, sample: str) -> bytes:
    report = folder_ / f"{sample}.docx"
    Renderer(Settings()).render(folder("samples") / f"{sample}.xlsx", report)
    return report.read_bytes()


def test_a_report_opened_and_saved_unchanged_is_not_edited(tmp_path: Path) -> None:
    samples = sorted(path.stem for path in folder("samples").glob("*.xlsx"))
    reports = {name: _report(tmp_path, name) for name in samples}
    assert len(reports) >= 5

    saved = resaved(tmp_path, reports)

    for name, report in reports.items():
        assert saved[name] != report
        assert standing(saved[name]) is Standing.OURS, name
        (tmp_path / "saved.docx").write_bytes(saved[name])
        assert recorded(tmp_path / "saved.docx") == recorded(tmp_path / f"{name}.docx")


def test_a_report_saved_twice_is_not_edited_and_an_edit_between_is_one(tmp_path: Path) -> None:
    report = _report(tmp_path, "上半年工作总结")
    once = resaved(tmp_path / "一", {"原样": report})["原样"]
    edits = {name: _edited(once, edit) for name, edit in EDITS.items() if name in AFTER_A_SAVE}
    twice = resaved(tmp_path / "二", {"原样": once, **edits})

    assert standing(twice["原样"]) is Standing.OURS
    assert {name: standing(data) for name, data in edits.items()} == dict.fromkeys(edits, Standing.EDITED)
    assert {name: standing(twice[name]) for name in edits} == dict.fromkeys(edits, Standing.EDITED)


AFTER_A_SAVE = ("一个字", "一段", "修订", "页边距", "纸张横放", "装订线")


def test_whatever_a_person_changed_is_an_edit_also_after_a_save(tmp_path: Path) -> None:
    report = _report(tmp_path, "上半年工作总结")
    edits = {name: _edited(report, edit) for name, edit in EDITS.items()}
    edits["批注"] = _with_a_comment(report)

    saved = resaved(tmp_path, {**edits, "原样": report})

    assert {name: standing(data) for name, data in edits.items()} == dict.fromkeys(edits, Standing.EDITED)
    assert {name: standing(saved[name]) for name in edits} == dict.fromkeys(edits, Standing.EDITED)
    assert standing(saved["原样"]) is Standing.OURS


SHEETS = WITH_OBJECTS.replace("| 一月 | 1 | 3 |", "| 一月 | 0.1 | 3 |").replace(
    "| 二月 | 2 | 4 |", "| 二月 | | 33.333333333333336 |"
)


def _in_table(old: str, new: str) -> Edit:
    return lambda body: body.replace(old, new, 1)


OBJECT_EDITS: dict[str, Edit] = {
    "段前分页": lambda body: _with_property(body, "<w:pageBreakBefore/>"),
    "与下段同页": lambda body: _with_property(body, "<w:keepNext/>"),
    "底纹": _in_table('<w:vAlign w:val="center"/>', '<w:shd w:val="clear" w:color="auto" w:fill="FFC000"/>'),
    "表格对齐": _in_table('<w:jc w:val="center"/><w:tblLayout', '<w:jc w:val="right"/><w:tblLayout'),
    "行高": _in_table(
        '<w:trHeight w:val="500" w:hRule="atLeast"/>', '<w:trHeight w:val="1200" w:hRule="exact"/>'
    ),
    "列宽": lambda body: re.sub(r'(<w:tcW|<w:gridCol) w:w="29\d\d"', _other_width, body),
}


def _with_property(body: str, element: str) -> str:
    """The paragraph 内容一 with `element` among its properties."""
    start = body.rindex("<w:pPr>", 0, body.index("内容一"))
    style_end = body.index("/>", start) + 2
    return body[:style_end] + element + body[style_end:]


def _other_width(found: re.Match[str]) -> str:
    width = {"2960": 2000, "2920": 3880}.get(found[0][-5:-1], 2964)
    return f'{found[1]} w:w="{width}"'


def test_a_hand_on_a_table_a_chart_or_a_picture_is_an_edit_also_after_a_save(tmp_path: Path) -> None:
    book = write_book(tmp_path, SHEETS)
    (tmp_path / "现场.png").write_bytes(png(8, 6))
    Renderer(Settings()).render(book, tmp_path / "某局.docx")
    report = (tmp_path / "某局.docx").read_bytes()
    edits = {name: _edited(report, edit) for name, edit in OBJECT_EDITS.items()}
    edits["图表数据"] = _with_part(report, "word/charts/", lambda data: data.replace(b"<c:v>3<", b"<c:v>4<"))
    edits["图片"] = _with_part(report, "word/media/", lambda _: png(6, 8))

    saved = resaved(tmp_path, {**edits, "原样": report})

    assert {name: standing(data) for name, data in edits.items()} == dict.fromkeys(edits, Standing.EDITED)
    assert {name: standing(saved[name]) for name in edits} == dict.fromkeys(edits, Standing.EDITED)
    assert standing(saved["原样"]) is Standing.OURS


WIDE = """
# 表·宽表
| 一 | 二 | 三 | 四 | 五 | 六 | 七 | 八 | 九 | 十 | 十一 | 十二 |
| 甲甲甲甲甲 | {n} | {n} | {n} | {n} | {n} | {n} | {n} | {n} | {n} | {n} | {n} |
""".replace("{n}", "1234567890123")


def test_a_report_with_a_line_chart_is_not_edited_by_a_save(tmp_path: Path) -> None:
    book = write_book(tmp_path, SHEETS.replace("柱形图", "折线图"))
    (tmp_path / "现场.png").write_bytes(png(8, 6))
    Renderer(Settings()).render(book, tmp_path / "某局.docx")

    saved = resaved(tmp_path / "存", {"原样": (tmp_path / "某局.docx").read_bytes()})

    assert standing(saved["原样"]) is Standing.OURS


def test_no_edit_of_a_report_with_a_page_laid_across_is_lost_by_a_save(tmp_path: Path) -> None:
    """LibreOffice writes the text box with such a page's number so anew that its mere save counts as an edit.

    The report stays then, which is the safe side (docs/hand-edits.md).
    """
    sheets = SHEETS.replace("| 表格 | 经费 | |", "| 表格 | 宽表 | |").replace("柱形图", "折线图") + WIDE
    book = write_book(tmp_path, sheets)
    (tmp_path / "现场.png").write_bytes(png(8, 6))
    Renderer(Settings()).render(book, tmp_path / "某局.docx")
    report = (tmp_path / "某局.docx").read_bytes()
    edits = {
        "页边距": _edited(report, lambda body: body.replace('w:top="2098"', 'w:top="1898"')),
        "折线颜色": _with_part(report, "word/charts/", lambda data: data.replace(b"9DC3E6", b"FF0000")),
    }
    if "landscape" in _package(report).read("word/document.xml").decode():
        edits["横页页边距"] = _edited(report, lambda body: body.replace('w:top="1587"', 'w:top="1387"'))

    saved = resaved(tmp_path / "存", edits)

    assert {name: standing(saved[name]) for name in edits} == dict.fromkeys(edits, Standing.EDITED)


def _with_part(docx: bytes, folder_: str, edit: Callable[[bytes], bytes]) -> bytes:
    package = _package(docx)
    name = next(name for name in package.parts if name.startswith(folder_) and "_rels" not in name)
    return package.with_parts({name: edit(package.read(name))}).to_bytes()

"""Merge fields, content controls and bracketed words that another tool would have filled are told."""

from pathlib import Path

import pytest

from docgen.model.context import Tags
from docgen.template.lint import check_template
from docgen.template.load import load_program
from support.docx import docx, p, tbl, tr

KNOWN = frozenset({"标题"})


def _simple_field(name: str) -> str:
    shown = f"<w:r><w:t>«{name}»</w:t></w:r>"
    return f'<w:p><w:fldSimple w:instr=" MERGEFIELD {name} \\* MERGEFORMAT ">{shown}</w:fldSimple></w:p>'


def _field(name: str, one: str = "MERGE", two: str = "FIELD", shown: str = "") -> str:
    def char(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    code = f"<w:r><w:instrText> {one}</w:instrText></w:r><w:r><w:instrText>{two}  {name} </w:instrText></w:r>"
    result = f"<w:r><w:t>{shown or f'«{name}»'}</w:t></w:r>"
    return f"<w:p>{char('begin')}{code}{char('separate')}{result}{char('end')}</w:p>"


def _control(properties: str, text: str) -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{p(text)}</w:sdtContent></w:sdt>"


LEFT = {
    "a simple merge field": (_simple_field("单位名称"), "TP119", "单位名称"),
    "a merge field over several runs": (_field("联系人"), "TP119", "联系人"),
    "a merge field in a table": (tbl(1, f"<w:tr><w:tc>{_field('金额')}</w:tc></w:tr>"), "TP119", "金额"),
    "a content control that shows its prompt": (
        _control("<w:showingPlcHdr/>", "请输入单位"),
        "TP120",
        "请输入单位",
    ),
    "a date control": (_control("<w:date/>", "选择日期"), "TP120", "选择日期"),
    "a document property": (_field("文号", "DOC", "PROPERTY", "甲"), "TP122", "DOCPROPERTY 文号"),
    "today's date": (_field("", "DA", "TE", "2024年"), "TP122", "DATE"),
    "a form field": (_field("", "FORM", "TEXT", "甲"), "TP122", "FORMTEXT"),
    "a dollar and braces": (p("${标题}"), "TP121", "${标题}"),
    "single braces": (p("甲{ 标题 }乙"), "TP121", "{ 标题 }"),
    "double angles": (p("&lt;&lt;标题&gt;&gt;"), "TP121", "<<标题>>"),
    "guillemets": (p("报送单位：«单位名称»"), "TP121", "«单位名称»"),
    "square brackets": (p("[填写单位]"), "TP121", "[填写单位]"),
    "lenticular brackets": (p("经费【待补充】元"), "TP121", "【待补充】"),
    "Word's own prompt": (p("单击此处输入文字"), "TP121", "单击此处输入文字"),
}


def _template(tmp_path: Path, *body: str) -> Path:
    path = tmp_path / "模板.docx"
    path.write_bytes(docx(*body))
    return path


@pytest.mark.parametrize(("body", "code", "text"), LEFT.values(), ids=LEFT.keys())
def test_a_leftover_is_told_once_by_the_check_and_at_each_render(tmp_path, body, code, text):
    path = _template(tmp_path, p("{{ 标题 }}"), body)
    checked = check_template(path, KNOWN).value
    assert [(f.diagnostic.code, f.diagnostic.details["text"]) for f in checked or ()] == [(code, text)]
    for _ in range(2):  # compiled, and out of the cache
        program = load_program(path, tmp_path / "cache").value
        assert program is not None
        rendered = program.render(Tags({"标题": "甲"}, {}))
        assert [(d.code, d.details["text"]) for d in rendered.diagnostics] == [(code, text)]


@pytest.mark.parametrize(
    "body",
    [
        _control("<w:text/>", "{{ 标题 }}"),
        _control("<w:docPartObj><w:docPartGallery w:val='Page Numbers'/></w:docPartObj>", "1"),
        p("〔2024〕5号"),
        p("[1]"),
        tbl(1, tr("{{ 标题 }}【{{ 标题 }}】")),
        '<w:p><w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p>',
    ],
    ids=[
        "a control around a tag",
        "a gallery",
        "a document number",
        "a reference",
        "brackets around a tag",
        "a page number",
    ],
)
def test_what_nobody_has_to_fill_is_not_told(tmp_path, body):
    assert check_template(_template(tmp_path, p("{{ 标题 }}"), body), KNOWN).value == ()

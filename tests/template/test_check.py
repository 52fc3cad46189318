"""`docgen template check`: every fault in one run, with part, paragraph and tag, and as Word comments."""

import json
import re
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from click.testing import CliRunner
from docx import Document

from docgen.annotate import annotate as annotated
from docgen.cli import main
from docgen.diagnostics import Severity
from docgen.model.context import Tags
from docgen.model.paragraph import Place
from docgen.template.lint import check_template
from support.docx import docx, p, read, tbl, tc, text_box, tr
from support.judges import open_xml_sdk

KNOWN = frozenset({"标题", "正文", "行", "名"})


def annotate(data: bytes, comments: list[tuple[Place, str]], author: str) -> bytes:
    result = annotated(data, "模板.docx", comments, author)
    assert result.value is not None, result.diagnostics
    return result.value


def check(tmp_path: Path, template: bytes, composition: Tags | None = None):
    path = tmp_path / "模板.docx"
    path.write_bytes(template)
    result = check_template(path, KNOWN, composition)
    assert result.value is not None, [d.message() for d in result.diagnostics]
    return [finding.diagnostic for finding in result.value]


def codes(tmp_path: Path, *body: str, **options) -> list[str]:
    return [d.code for d in check(tmp_path, docx(*body, **options))]


FAULTS = {
    "an unfinished expression": (p("{{ 名 + }}"), ["TP101"]),
    "an unknown statement": (p("{% fro x in 行 %}"), ["TP101"]),
    "two syntax errors": (p("{{ 名 名 }}") + p("{{ (名 }}"), ["TP101", "TP101"]),
    "an unclosed block": (p("{%p for x in 行 %}") + p("x"), ["TP104"]),
    "an end without a beginning": (p("x{% endif %}"), ["TP105"]),
    "crossed blocks": (p("{% if 名 %}{% for x in 行 %}x{% endif %}{% endfor %}"), ["TP105", "TP105"]),
    "a branch outside": (p("{% else %}"), ["TP105"]),
    "an unknown filter": (p("{{ 名|uper }}"), ["TP103"]),
    "an unknown test": (p("{% if 名 is defind %}x{% endif %}"), ["TP116"]),
    "an unknown name": (p("{{ 标提 }}"), ["TP102"]),
    "full-width braces": (p("｛｛名｝｝"), ["TP106"]),
    "full-width braces of a block": (p("｛%p if 名 %｝"), ["TP106"]),
    "one full-width brace": (p("{｛ 名 }}"), ["TP106"]),
    "a full-width bracket": (p("{{ 行|join（“、”） }}"), ["TP107"]),
    "a full-width bar": (p("{{ 名｜upper }}"), ["TP107"]),
    "a full-width comparison": (p("{% if 名 ＝＝ “甲” %}x{% endif %}"), ["TP107"]),
    "a tag that never ends": (p("{{ 名") + p("后"), ["TP108"]),
    "a tag that ends in the next one": (p("{{ 名") + p("{{ 标题 }}"), ["TP108"]),
    "a tag over two cells": (tbl(2, tr("{{ 名", "}}")), ["TP108"]),
    "another file": (p("{% include 'x' %}"), ["TP115"]),
    "levels mixed": (p("{%p if 名 %}") + p("x{% endif %}"), ["TP117"]),
    "a block from a cell into the text": (tbl(1, tr("{% if 名 %}x")) + p("x{% endif %}"), ["TP117"]),
    "two paragraph tags in one paragraph": (p("{%p if 名 %}{%p endif %}"), ["TP118"]),
    "two row tags in one row": (tbl(2, tr("{%tr for x in 行 %}", "{%tr endfor %}")), ["TP118"]),
}


@pytest.mark.parametrize(("body", "expected"), FAULTS.values(), ids=FAULTS.keys())
def test_a_fault_is_found_once(tmp_path, body, expected):
    assert codes(tmp_path, body) == expected


RIGHT = {
    "plain tags": p("{{ 名 }}{# 说明 #}{% if 名 %}x{% endif %}"),
    "curly quotes": p("{% if 名 == “甲” %}x{% endif %}"),
    "a tag split over runs": p("{", "{ 名 ", "}", "}"),
    "a tag split over paragraphs": p("甲{{ 名") + p(" }}乙"),
    "a full-width space inside a tag": p("{{　名　}}"),
    "paragraph, row and cell tags": p("{%p for x in 行 %}")
    + p("x")
    + p("{%p endfor %}")
    + tbl(
        3,
        tr("{%tr for x in 行 %}"),
        tr("{%tc for y in 行 %}", "{{ y }}", "{%tc endfor %}"),
        tr("{%tr endfor %}"),
    ),
    "raw": p("{% raw %}{{ 名 + }}{% endfor %}{% endraw %}"),
    "set": p("{% set x = 1 %}{{ x }}{% set y %}a{% endset %}{{ y }}"),
    "macro and call": p("{% macro f(x) %}{{ caller() }}{% endmacro %}{% call f(1) %}a{% endcall %}"),
    "merges and colours": tbl(
        2, tr("{%tr for x in 行 %}"), tr("{% vm %}a", "{% cellbg 名 %}{% colspan 2 %}"), tr("{%tr endfor %}")
    ),
    "a name asked after": p("{% if 无 is defined %}{{ 无 }}{% endif %}{{ 缺|default('—') }}"),
    "full-width brackets in the text": p("｛说明｝（{{ 名 }}）"),
    "percent signs": p("100% {{ 名 }} 5%}"),
}


@pytest.mark.parametrize(
    "body",
    [
        "{{ " + "(" * 3000 + "名" + ")" * 3000 + " }}",
        "{% for x in 行 %}" * 30 + "x" + "{% endfor %}" * 30,
    ],
    ids=["brackets", "loops"],
)
def test_nesting_beyond_pythons_own_limits_is_a_fault_and_no_crash(tmp_path, body):
    assert codes(tmp_path, p(body)) == ["TP101"]


@pytest.mark.parametrize("body", RIGHT.values(), ids=RIGHT.keys())
def test_what_is_right_gives_no_finding(tmp_path, body):
    assert codes(tmp_path, body) == []


NUMBERED = (
    '<w:style w:type="paragraph" w:styleId="l"><w:name w:val="编号"/>'
    '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="m"><w:name w:val="编号二"/><w:basedOn w:val="l"/></w:style>'
)
LOOKS = {
    "a paragraph tag beside text": (p("{%p if 名 %}文"), p("x"), p("{%p endif %}")),
    "a row tag beside text": (
        tbl(2, tr("{%tr for x in 行 %}", "文"), tr("a", "b"), tr("{%tr endfor %}", "")),
    ),
}


@pytest.mark.parametrize("body", LOOKS.values(), ids=LOOKS.keys())
def test_a_tag_that_takes_text_away_is_a_warning(tmp_path, body):
    (finding,) = check(tmp_path, docx(*body))
    assert (finding.code, finding.severity, finding.details["text"]) == ("TP109", Severity.WARNING, "文")


@pytest.mark.parametrize(
    "body",
    [
        "<w:p><w:r><w:instrText> {{ 名 }} </w:instrText></w:r></w:p>",
        '<w:p><w:del w:id="1" w:author="x"><w:r><w:delText>{{ 名 }}</w:delText></w:r></w:del></w:p>',
        p("{{ 名 }}", run="<w:vanish/>"),
    ],
    ids=["in a field", "in deleted text", "hidden"],
)
def test_a_tag_where_word_shows_nothing_is_a_warning(tmp_path, body):
    assert codes(tmp_path, body) == ["TP110"]


def test_a_tag_in_a_part_that_is_not_run_is_a_warning(tmp_path):
    parts = {"word/charts/chart1.xml": "<c><t>{{ 名 }}</t></c>".encode()}
    assert codes(tmp_path, p("x"), parts=parts) == ["TP110"]


def test_an_undefined_style_is_named_once(tmp_path):
    body = [p("x", properties='<w:pStyle w:val="无"/>')] * 2
    (finding,) = check(tmp_path, docx(*body))
    assert (finding.code, finding.details["style"]) == ("TP111", "无")


def test_a_chinese_font_for_latin_text_only_is_a_warning(tmp_path):
    assert codes(tmp_path, p("x", run='<w:rFonts w:ascii="仿宋"/>')) == ["TP112"]
    assert codes(tmp_path, p("x", run='<w:rFonts w:ascii="仿宋" w:eastAsia="仿宋"/>')) == []
    assert codes(tmp_path, p("x", run='<w:rFonts w:ascii="Times New Roman"/>')) == []


def test_a_theme_font_that_overrides_a_named_one_is_a_warning(tmp_path):
    fonts = '<w:rFonts w:eastAsia="仿宋" w:eastAsiaTheme="minorEastAsia"/>'
    name = '<w:name w:val="正文样式"/>'
    style = f'<w:style w:type="paragraph" w:styleId="b">{name}<w:rPr>{fonts}</w:rPr></w:style>'
    (finding,) = check(tmp_path, docx(p("x"), styles=style))
    assert (finding.code, str(finding.where)) == ("TP113", "模板.docx › 样式 › 正文样式")


@pytest.mark.parametrize(
    "properties",
    ['<w:numPr><w:numId w:val="1"/></w:numPr>', '<w:pStyle w:val="l"/>', '<w:pStyle w:val="m"/>'],
    ids=["direct", "by its style", "by the style it is based on"],
)
def test_numbering_inside_a_loop_is_a_warning(tmp_path, properties):
    loop = [p("{%p for x in 行 %}"), p("{{ x }}", properties=properties), p("{%p endfor %}")]
    assert codes(tmp_path, *loop, styles=NUMBERED) == ["TP114"]
    assert codes(tmp_path, loop[1].replace("{{ x }}", "x"), styles=NUMBERED) == []


def test_all_faults_of_all_parts_are_told_in_one_run(tmp_path):
    found = check(
        tmp_path,
        docx(
            p("{{ 名 + }}"),
            text_box(p("{{ 名|uper }}")),
            tbl(1, tr(tc(p("好"), p("｛｛名｝｝")))),
            headers=[p("{% if 名 %}")],
            footers=[p("x"), p("{{ 名 ） }}")],
            footnotes=f'<w:footnote w:id="1">{p("{% endfor %}")}</w:footnote>',
        ),
    )
    assert [(d.code, str(d.where)) for d in found] == [
        ("TP101", "模板.docx › 正文 › 第1段「{{ 名 + }}」"),
        ("TP103", "模板.docx › 正文 › 文本框「{{ 名|uper }}」"),
        ("TP106", "模板.docx › 正文 › 表1 › 第1行第1列「｛｛名｝｝」"),
        ("TP104", "模板.docx › 页眉1 › 第1段「{% if 名 %}」"),
        ("TP101", "模板.docx › 页脚2 › 第1段「{{ 名 ） }}」"),
        ("TP105", "模板.docx › 脚注 › 第1段「{% endfor %}」"),
    ]


@pytest.mark.parametrize(
    ("body", "hint"),
    [
        ("{{ 标提 }}", "是不是“标题”"),
        ("{{ 名|uper }}", "是不是“upper”"),
        ("{% fro x in 行 %}", "是不是“for”"),
        ("｛｛ 名 ｝｝", "{{ 名 }}"),
        ("{{ 名｜upper }}", "{{ 名|upper }}"),
        ("{%p for x in 行 %}", "{%p endfor %}"),
    ],
)
def test_a_remedy_says_what_to_write(tmp_path, body, hint):
    (finding,) = check(tmp_path, docx(p(body)))
    assert hint in finding.hint("zh")


def test_with_a_workbook_its_names_count_and_the_template_is_run(tmp_path):
    template = docx(p("{{ 自定 }}"), p("{{ 正文.题 }}"))
    (unknown,) = check(tmp_path, template)
    assert (unknown.code, unknown.severity) == ("TP102", Severity.WARNING)
    context = Tags({"自定": "x", "正文": {"标题": "x"}}, {})
    (missing,) = check(tmp_path, template, context)
    assert (missing.code, missing.details["tag"]) == ("TP202", "{{ 正文.题 }}")
    (error,) = check(tmp_path, template, Tags({"正文": {"题": "x"}}, {}))
    assert (error.code, error.severity) == ("TP102", Severity.ERROR)


# The command


def run(*arguments: object):
    return CliRunner().invoke(main, [str(a) for a in arguments])


def test_the_command_tells_findings_and_exits_1(tmp_path):
    path = tmp_path / "模板.docx"
    path.write_bytes(docx(p("{{ 标题 }}"), p("{{ 标提 }}"), p("{% if 标题 %}")))
    result = run("template", "check", path, "--format", "json")
    record = json.loads(result.stdout)
    assert result.exit_code == 1
    assert [d["code"] for d in record["diagnostics"]] == ["TP104", "TP102"]
    path.write_bytes(docx(p("{{ 标题 }}")))
    assert run("template", "check", path).exit_code == 0


def test_the_command_writes_findings_as_comments_at_their_places(tmp_path):
    path, output = tmp_path / "模板.docx", tmp_path / "批注.docx"
    path.write_bytes(docx(p("甲"), p("{{ 标题 | uper }}"), headers=[p("{% endif %}")]))
    run("template", "check", path, "--annotate", output)
    found = [(c.author, c.text) for c in Document(str(output)).comments]
    assert len(found) == 2
    assert "uper" in found[0][1]
    assert found[1][1].startswith("页眉1 › 第1段")


def test_comments_are_never_written_into_the_template_itself(tmp_path):
    path = tmp_path / "模板.docx"
    path.write_bytes(docx(p("{{ 标题 | uper }}")))
    before = path.read_bytes()
    assert run("template", "check", path, "--annotate", path).exit_code == 2
    assert path.read_bytes() == before


# Comments


def marked(data: bytes) -> list[tuple[str, ...]]:
    """For each paragraph of the body the ids of the comments that begin in it."""
    body = read(data)
    return [
        tuple(re.findall(r'commentRangeStart w:id="(\d+)"', para))
        for para in re.findall(r"<w:p/>|<w:p[ >].*?</w:p>", body)
    ]


def test_comments_go_to_their_paragraphs_and_nothing_else_changes():
    template = docx(p("甲"), p("乙", properties='<w:jc w:val="center"/>'), "<w:p/>", p("丁"))
    places = [(Place(("x",), ordinal=n), f"第{n}") for n in (1, 2, 3, 1)]
    data = annotate(template, places, "docgen")
    assert [c.text for c in Document(BytesIO(data)).comments] == ["第1", "第2", "第3", "第1"]
    assert marked(data) == [(), ("0", "3"), ("1",), ("2",)]
    marks = r"<w:commentRange\w+ [^>]*/>|<w:r><w:commentReference [^>]*/></w:r>"
    stripped = re.sub(marks, "", read(data)).replace("<w:p></w:p>", "<w:p/>")
    assert stripped == read(template)
    with zipfile.ZipFile(BytesIO(template)) as before, zipfile.ZipFile(BytesIO(data)) as after:
        changed = {n for n in before.namelist() if before.read(n) != after.read(n)}
        assert changed == {"word/document.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"}


def test_a_second_round_of_comments_joins_the_first():
    once = annotate(docx(p("甲")), [(Place((), ordinal=0), "一")], "甲")
    twice = annotate(once, [(Place((), ordinal=0), "二")], "乙")
    assert [(c.comment_id, c.text) for c in Document(BytesIO(twice)).comments] == [(0, "一"), (1, "二")]


@pytest.mark.node
def test_microsofts_validator_has_nothing_against_comments(tmp_path):
    template = docx(p("甲"), "<w:p/>", tbl(1, tr("{{ 名 }}")))
    path = tmp_path / "批注.docx"
    path.write_bytes(annotate(template, [(Place((), ordinal=n), "a & b\n二") for n in (0, 1, 2)], "docgen"))
    assert open_xml_sdk(path) == []


def test_comments_find_a_main_part_of_another_name():
    data = docx(p("一"), p("二"))
    with zipfile.ZipFile(BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    renamed = BytesIO()
    with zipfile.ZipFile(renamed, "w") as package:
        for name, content in parts.items():
            package.writestr(
                name.replace("document.xml", "document2.xml"),
                content.replace(b"document.xml", b"document2.xml"),
            )
    commented = annotate(renamed.getvalue(), [(Place(("第2段",), ordinal=1), "这里")], "docgen")
    with zipfile.ZipFile(BytesIO(commented)) as package:
        assert b"commentReference" in package.read("word/document2.xml")
        assert "这里" in package.read("word/comments.xml").decode()

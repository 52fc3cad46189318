"""docxtpl's own render is the oracle: for every feature of its tag language docgen gives the same XML."""

from contextlib import suppress

import pytest
from docxtpl import Listing, RichText, RichTextParagraph
from markupsafe import escape

from docgen.template import Limits, plain, sandbox
from docgen.template.meter import Meter
from support.docx import by_docxtpl, canonical, docx, p, tbl, tc, text_box, tr
from support.programs import by_docgen, program

ROWS = [{"名": "甲", "数": [1, 2, 3]}, {"名": "乙", "数": [4, 5, 6]}]


def same(template, context, part="word/document.xml"):
    assert canonical(by_docgen(template, context), part) == canonical(by_docxtpl(template, context), part)


TEMPLATES = {
    "a value in a run": (docx(p("你好，{{ 名 }}。")), {"名": "张三"}),
    "escaping": (docx(p("{{ 名 }}")), {"名": "a & b <c> \"d\" 'e' 😀 {{ x }} {% y %}"}),
    "safe text": (
        docx(p("{{ 名|e }}{{ 数 }}{{ 真 }}{{ 空 }}")),
        {"名": "<", "数": 1.5, "真": True, "空": None},
    ),
    "a tag split over runs": (docx(p("甲{", "{ 名", " }", "}乙")), {"名": "值"}),
    "a tag split with formatting": (docx(p("{{ ", "名", " }}", run="<w:b/>")), {"名": "值"}),
    "curly quotes in a tag": (docx(p("{% if 名 == “甲” %}是{% else %}否{% endif %}{{ ‘x’ }}")), {"名": "甲"}),
    "comparison written as an entity": (
        docx(p("{% if 数 &gt; 3 %}大{% elif 数 &lt; 2 %}小{% endif %}")),
        {"数": 5},
    ),
    "paragraph loop": (docx(p("{%p for x in 行 %}"), p("{{ x.名 }}"), p("{%p endfor %}")), {"行": ROWS}),
    "paragraph branches": (
        docx(
            p("{%p if 甲 %}"),
            p("一"),
            p("{%p elif 乙 %}"),
            p("二"),
            p("{%p else %}"),
            p("三"),
            p("{%p endif %}"),
        ),
        {"甲": False, "乙": True},
    ),
    "paragraph comment": (docx(p("前"), p("{#p 说明 #}"), p("后{# 注 #}")), {}),
    "paragraph value": (docx(p("{{p 段 }}"), p("后")), {"段": RichTextParagraph("富文本", parastyle="a")}),
    "row loop": (
        docx(
            tbl(
                2,
                tr("名", "数"),
                tr("{%tr for x in 行 %}", ""),
                tr("{{ x.名 }}", "{{ x.数[0] }}"),
                tr("{%tr endfor %}", ""),
            )
        ),
        {"行": ROWS},
    ),
    "column loop": (
        docx(
            tbl(
                1,
                tr("{%tc for n in 数 %}", "{{ n }}", "{%tc endfor %}"),
                tr("{%tc for n in 数 %}", "{{ n }}", "{%tc endfor %}"),
            )
        ),
        {"数": [1, 2, 3, 4]},
    ),
    "column loop within rows": (
        docx(
            tbl(
                2,
                tr("{%tr for x in 行 %}"),
                tr("{{ x.名 }}", "{%tc for n in x.数 %}", "{{ n }}", "{%tc endfor %}"),
                tr("{%tr endfor %}"),
            )
        ),
        {"行": ROWS},
    ),
    "run-level tags": (
        docx(p("甲{%r if 真 %}", "乙", "{%r endif %}", "丙{{r 富 }}丁")),
        {"真": True, "富": RichText("富")},
    ),
    "RichText of one style": (docx(p("{{r 富 }}")), {"富": RichText("红字", color="#ff0000")}),
    "RichText from text and pieces": (docx(p("{{ 富 }}")), {"富": "并非富文本"}),
    "Listing": (
        docx(p("{{ 列 }}", run="<w:b/>", properties='<w:jc w:val="center"/>')),
        {"列": Listing("一\n二\a三\t四\f五 <&>")},
    ),
    "breaks in plain values": (docx(p("前{{ 文 }}后")), {"文": "一\n二\t三\a四"}),
    "literal braces": (docx(p("{_{ 名 }_} {_% x %_}")), {"名": "甲"}),
    "white space control merges paragraphs": (
        docx(
            p("我住在"),
            p("{%- if 城 -%}"),
            p("城里"),
            p("{%- else -%}"),
            p("乡下"),
            p("{%- endif -%}"),
            p("。"),
        ),
        {"城": True},
    ),
    "filters and tests": (
        docx(
            p(
                "{{ 名|upper }}{{ 数|join('、') }}{{ 无|default('—') }}"
                "{% if 无 is defined %}有{% endif %}{{ '%02d'|format(7) }}"
            )
        ),
        {"名": "abc", "数": [1, 2]},
    ),
    "macro": (docx(p("{% macro 称(x) %}“{{ x }}”{% endmacro %}{{ 称(名) }}{{ 称('乙') }}")), {"名": "甲"}),
    "set and loop variables": (
        docx(
            p(
                "{% set 共 = 行|length %}{% for x in 行 %}"
                "{{ loop.index }}/{{ 共 }}{% if not loop.last %}、{% endif %}{% endfor %}"
            )
        ),
        {"行": ROWS},
    ),
    "raw": (docx(p("{% raw %}{{ 名 }}{% endraw %}{{ 名 }}")), {"名": "甲"}),
    "text box": (docx(text_box(p("{{ 名 }}")), p("{{ 名 }}")), {"名": "甲"}),
    "nested tables": (
        docx(
            tbl(
                1,
                tr("{%tr for x in 行 %}"),
                tr(tc(tbl(1, tr("{{ x.名 }}"), tr("内")), p("尾"))),
                tr("{%tr endfor %}"),
            )
        ),
        {"行": ROWS},
    ),
    "vertical merge": (
        docx(tbl(2, tr("{%tr for x in 行 %}", ""), tr("{% vm %}合", "{{ x.名 }}"), tr("{%tr endfor %}", ""))),
        {"行": ROWS},
    ),
    "row that a false tag removes": (
        docx(tbl(1, tr("{%tr if 假 %}"), tr("不见"), tr("{%tr endif %}"), tr("见"))),
        {"假": False},
    ),
    "section break between": (
        docx(
            p("{{ 名 }}"),
            p("分节", properties='<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'),
            p("{{ 名 }}"),
        ),
        {"名": "甲"},
    ),
}


@pytest.mark.parametrize(("template", "context"), TEMPLATES.values(), ids=TEMPLATES.keys())
def test_docgen_and_docxtpl_give_the_same_body(template, context):
    same(template, context)


@pytest.mark.parametrize(("template", "context"), TEMPLATES.values(), ids=TEMPLATES.keys())
def test_what_is_called_plain_runs_without_the_sandbox(template, context):
    """Or gives up because of its data: the sandbox then has the last word."""
    for part in program(template).parts:
        if part.is_plain:
            arguments = (part.code, context, Meter(Limits()), lambda _part, value: escape(value), part.name)
            with suppress(plain.BeyondPlainError):
                assert plain.run(*arguments) == sandbox.run(*arguments)


@pytest.mark.parametrize(
    "part", ["word/header1.xml", "word/header2.xml", "word/footer1.xml", "word/footnotes.xml"]
)
def test_docgen_and_docxtpl_give_the_same_headers_footers_and_footnotes(part):
    template = docx(
        p("{{ 名 }}"),
        headers=[p("页眉 {{ 名 }}"), p("{%p if 名 %}") + p("偶页 {{ 名 }}") + p("{%p endif %}")],
        footers=[tbl(1, tr("页脚 {{ 名 }}")) + p("{{ 名 }}")],
        footnotes=f'<w:footnote w:id="1">{p("注 {{ 名 }}")}</w:footnote>',
    )
    same(template, {"名": "甲 & 乙"}, part)

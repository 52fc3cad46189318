"""A name that an if of the template tests is empty where a workbook lacks it; any other is an error."""

import random
import re

import pytest

from docgen.model.context import Tags
from docgen.template.load import program_from_bytes
from support.docx import docx, p, read


def _rendered(template: bytes, context: dict[str, object]) -> tuple[list[str], list[str]]:
    program = program_from_bytes(template, "模板.docx", None).value
    assert program is not None
    result = program.render(Tags(context, {}))
    return (_texts(result.value) if result.value else []), [d.code for d in result.diagnostics]


def _texts(report: bytes) -> list[str]:
    paragraphs = re.findall(r"<w:p>.*?</w:p>", read(report))
    return ["".join(re.findall(r"<w:t[^>]*>([^<]*)<", paragraph)) for paragraph in paragraphs]


ASKED = {
    "a condition": (p("甲{% if 联系人 %}联系人：{{ 联系人 }}{% endif %}"), ["甲"]),
    "a condition that compares": (p("甲{% if 级别 == '高' %}加急{% endif %}"), ["甲"]),
    "a condition and a use elsewhere": (
        p("甲{% if 联系人 %}乙{% endif %}") + p("（{{ 联系人 }}）"),
        ["甲", "（）"],
    ),
    "an expression": (p("甲{{ '有' if 联系人 else '无' }}"), ["甲无"]),
    "either of two": (p("甲{% if 联系人 or 电话 %}乙{% endif %}"), ["甲"]),
}


@pytest.mark.parametrize(("body", "expected"), ASKED.values(), ids=ASKED.keys())
def test_a_name_that_an_if_tests_is_empty_where_it_is_missing(body, expected):
    assert _rendered(docx(body), {}) == (expected, [])


def test_an_asked_name_that_is_there_is_used():
    body = p("{% if 联系人 %}联系人：{{ 联系人 }}{% endif %}")
    assert _rendered(docx(body), {"联系人": "张三"}) == (["联系人：张三"], [])


def test_any_other_missing_name_is_an_error():
    assert _rendered(docx(p("{{ 联系人 }}")), {}) == ([], ["TP102"])
    assert _rendered(docx(p("{% for x in 名单 %}{{ x }}{% endfor %}")), {}) == ([], ["TP102"])
    assert _rendered(docx(p("{% if 甲 is defined %}有{% else %}无{% endif %}")), {}) == (["无"], [])


def test_a_template_cannot_ask_for_chance(monkeypatch):
    """The same inputs make the same bytes: what draws lots is no filter here (and no global)."""
    monkeypatch.setattr(random, "choice", lambda _: pytest.fail("a template drew lots"))
    program = program_from_bytes(docx(p("{{ 名单|random }}")), "模板.docx", None)
    assert [d.code for d in program.diagnostics] == ["TP103"]

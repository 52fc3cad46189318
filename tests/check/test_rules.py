"""Every rule against conforming documents, and against at least five violations of its own in each."""

from collections.abc import Iterator

import pytest

from check.violations import PAGE, VIOLATIONS, Target
from docgen.check import RULES, check
from docgen.check.rule import Agreement
from docgen.document import view
from docgen.model.context import Form
from docgen.profiles import names, shipped
from support import official_documents as official
from support.drafts import Draft
from support.unstyled import Unstyled

SECTIONS = (
    official.section(
        official.paragraph(
            "全年核查报表1250份，同比增长12.5%。", Form.HEADING_2_RUN_IN, "（一）", "数据质量稳步提升。"
        ),
        official.paragraph("", Form.HEADING_2_ALONE, "（二）", "服务能力不断增强"),
        official.paragraph("一是编印月报12期。二是开展培训8次。"),
        official.paragraph("台账更新不够及时。", Form.HEADING_3_RUN_IN, "1.", "基础工作。"),
        official.paragraph("", Form.HEADING_3_ALONE, "2.", "人员变动较为频繁"),
        official.paragraph("口径不一。", Form.HEADING_4_RUN_IN, "（1）", "企业一级。"),
        number="一、",
        title="主要工作情况",
    ),
    official.section(
        official.paragraph("继续完善制度，压实责任，于2024年3月底前完成整改。"),
        number="二、",
        title="下一步打算",
    ),
)
INTRODUCTION = ("2024年以来，各单位按照《统计法》《统计法实施条例》要求，开展各项工作。",)
FIELDS = official.EVERY_FIELD | {
    "标题": "关于2024年度重点工作情况的报告",
    "成文日期": "2024年12月20日",
    "印发日期": "2024年12月21日",
}
SEALS = ("", "盖章")
UNSTYLED = "不用样式"
TEMPLATES = [template.name for template in official.TEMPLATES]


def document(kind: str, profile: str, seal: str = "") -> bytes:
    """A conforming document: one without styles, or a template's with every element filled."""
    if kind == UNSTYLED:
        return Unstyled(profile=shipped(profile)).docx()
    return official.document(kind, FIELDS | {"用印": seal}, SECTIONS, INTRODUCTION, profile)


def findings(docx: bytes, profile: str) -> list[tuple[str, str, int | None]]:
    """Rule, part and paragraph of every finding."""
    seen = view(docx, "公文.docx").value
    assert seen is not None
    places = ((f.diagnostic.code, f.fault.place) for f in check(seen, shipped(profile)))
    return sorted((code, place.part, place.ordinal) for code, place in places)


OF_DOCUMENTS = [rule.name for rule in RULES if not (isinstance(rule, Agreement) and rule.needs_book)]
"""The rules that have something to judge in a document; the others have test_agreement_of_books.py."""


@pytest.mark.parametrize("profile", names())
@pytest.mark.parametrize("seal", SEALS)
@pytest.mark.parametrize("kind", [UNSTYLED, *TEMPLATES])
def test_a_conforming_document_gives_no_finding(kind: str, seal: str, profile: str) -> None:
    assert findings(document(kind, profile, seal), profile) == []


@pytest.mark.parametrize("profile", names())
@pytest.mark.parametrize("kind", TEMPLATES)
def test_a_conforming_document_with_few_elements_gives_no_finding(kind: str, profile: str) -> None:
    docx = official.document(kind, {"标题": "2024年度工作总结"}, SECTIONS, INTRODUCTION, profile)
    assert findings(docx, profile) == []


SPECIAL = {
    "two organs": {"发文机关标志": "某某市教育局\n某某市财政局文件", "署名": "某某市教育局\n某某市财政局"},
    "three organs": {"发文机关标志": "某某市教育局\n某某市财政局\n某某市人力资源和社会保障局文件"},
    "two signatories": {"签发人": "张三丰\n李四"},
    "five signatories": {"签发人": "张三丰\n李四\n王五六\n赵七\n孙八九"},
    "a signature seal": {"用印": "签名章", "签发人职务": "局长"},
    "people present": {"出席": "张三、李四", "请假": "王五", "列席": "赵六"},
}


@pytest.mark.parametrize("profile", names())
@pytest.mark.parametrize("special", SPECIAL)
@pytest.mark.parametrize("kind", ["红头文件", "纪要", TEMPLATES[0]])
def test_a_document_of_a_rarer_form_gives_no_finding(kind: str, special: str, profile: str) -> None:
    fields = FIELDS | {"附件1": "", "附件2": "", "附件说明": ""} | SPECIAL[special]
    assert findings(official.document(kind, fields, SECTIONS, INTRODUCTION, profile), profile) == []


@pytest.mark.parametrize("rule", OF_DOCUMENTS)
def test_every_rule_has_at_least_five_violations(rule: str) -> None:
    assert len(VIOLATIONS[rule]) >= 5


def test_no_violation_is_of_an_unknown_rule() -> None:
    assert VIOLATIONS.keys() <= {rule.name for rule in RULES}


@pytest.fixture(
    scope="module",
    params=[
        (UNSTYLED, "gbt9704"),
        (UNSTYLED, "gbt33476"),
        ("红头文件", "gbt33476"),
        (TEMPLATES[0], "gbt9704"),
    ],
    ids="-".join,
)
def base(request: pytest.FixtureRequest) -> tuple[str, str, bytes]:
    kind, profile = request.param
    return kind, profile, document(kind, profile)


@pytest.mark.parametrize("rule", OF_DOCUMENTS)
def test_each_violation_is_found_at_its_place_and_nothing_else_is(
    rule: str, base: tuple[str, str, bytes]
) -> None:
    kind, profile, docx = base
    missed, broken = [], 0
    for number, violate in enumerate(VIOLATIONS[rule]):
        draft = Draft(docx)
        try:
            target = violate(draft)
        except LookupError:
            # This document has nothing to break in this way; the one without styles has everything.
            assert kind != UNSTYLED
            continue
        broken += 1
        found, wanted = findings(draft.docx(), profile), expected(draft, rule, target)
        if found != wanted:
            missed.append((number, found, wanted))
    assert not missed
    assert broken >= 5 or kind != UNSTYLED


def expected(draft: Draft, rule: str, target: Target) -> list[tuple[str, str, int | None]]:
    return sorted((rule, part, ordinal) for part, ordinal in _places(draft, target))


def _places(draft: Draft, target: Target) -> Iterator[tuple[str, int | None]]:
    if isinstance(target, str):
        assert target == PAGE
        yield "word/document.xml", None
    else:
        yield from map(draft.place, target if isinstance(target, list) else [target])

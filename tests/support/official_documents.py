"""Official documents made in sight: the fields and paragraphs of a test, through a template of ours."""

from collections.abc import Mapping, Sequence

from docgen import profiles
from docgen.compose.elements import official_elements
from docgen.compose.pagination import pages_to_turn
from docgen.design.layouts import TEMPLATES, Template, build
from docgen.model.context import Form
from docgen.model.fields import BODY, FIGURES, INTRODUCTION, KNOWN_FIELDS
from support.programs import by_docgen

SENTENCE = (
    "为认真落实年度工作要求，进一步健全工作机制，压实工作责任，全局上下围绕中心任务，扎实推进各项工作。"
)
EVERY_FIELD = {
    "标题": "关于开展年度重点工作督查的通知",
    "份号": "12",
    "密级": "机密★1年",
    "紧急程度": "特急",
    "发文机关标志": "某某市教育局文件",
    "发文字号": "某教发〔2024〕5号",
    "主送机关": "各县（市、区）教育局，局机关各科室",
    "附件说明": "督查任务分解表\n督查组人员名单",
    "附件1": "任务分解。",
    "附件2": "人员名单。",
    "署名": "某某市教育局",
    "成文日期": "2024年1月5日",
    "附注": "此件公开发布",
    "抄送机关": "市委办公室，市人大常委会办公室，市政协办公室",
    "印发机关": "某某市教育局办公室",
    "印发日期": "2024年1月6日",
}


def template(name: str) -> Template:
    """A template of ours by its file's stem."""
    return next(t for t in TEMPLATES if t.name == name)


def section(*paragraphs: Mapping[str, object], number: str = "", title: str = "") -> dict[str, object]:
    """A 节 of the context."""
    return {"序号": number, "标题": title, "段落": list(paragraphs)}


def paragraph(
    text: str = "", form: Form = Form.PARAGRAPH, number: str = "", title: str = ""
) -> dict[str, object]:
    """A 段 of the context."""
    return {"形": form.value, "序号": number, "标题": title, "文字": text, "对象": None}


def context(
    fields: Mapping[str, str], sections: Sequence[Mapping[str, object]] = (), introduction: Sequence[str] = ()
) -> dict[str, object]:
    """What compose gives a template, for these contents of 基本信息."""
    filled = {**dict.fromkeys(KNOWN_FIELDS, ""), **fields}
    body = {INTRODUCTION: list(introduction), BODY: list(sections), FIGURES: {}}
    whole = {**filled, **official_elements(filled), **body}
    return {**whole, "版记换页": [""] * pages_to_turn(whole)}


def document(
    name: str,
    fields: Mapping[str, str],
    sections: Sequence[Mapping[str, object]] = (),
    introduction: Sequence[str] = (),
    profile: str = "gbt9704",
) -> bytes:
    """A .docx from the template `name`, built with the numbers of `profile`."""
    built = build(template(name), profiles.shipped(profile))
    return by_docgen(built, context(fields, sections, introduction))

"""Official documents made in sight: the fields and paragraphs of a test, through a template of ours."""

from collections.abc import Mapping, Sequence

from docgen import profiles
from docgen.compose import tags
from docgen.compose.closing_room import with_room_for_closing
from docgen.compose.elements import official_elements
from docgen.compose.pagination import pages_to_turn
from docgen.design.layouts import TEMPLATES, Template, build
from docgen.model.composition import Block, ComposedSection, Composition
from docgen.model.context import Form
from docgen.model.fields import KNOWN_FIELDS
from docgen.model.geometry import STANDARD_PAGE, Geometry
from docgen.model.profile import Profile
from docgen.model.texts import Line
from docgen.opc import open_package
from docgen.template.page import geometry_of
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


def section(*paragraphs: Block, number: str = "", title: str = "") -> ComposedSection:
    """A 节 of the report."""
    return ComposedSection(number, _line(title), paragraphs)


def paragraph(text: str = "", form: Form = Form.PARAGRAPH, number: str = "", title: str = "") -> Block:
    """A 段 of the report."""
    return Block(form, number, _line(title), _line(text))


def _line(text: str) -> Line:
    return (text,) if text else ()


def composition(
    fields: Mapping[str, str],
    sections: Sequence[ComposedSection] = (),
    introduction: Sequence[str] = (),
    page: Geometry = STANDARD_PAGE,
) -> Composition:
    """What compose makes of these contents of 基本信息."""
    filled = {
        name: _line(text.strip()) for name, text in {**dict.fromkeys(KNOWN_FIELDS, ""), **fields}.items()
    }
    elements = official_elements(filled, page.title_line)
    whole = Composition(
        fields={**filled, **elements.fields},
        elements=elements,
        introduction=tuple(map(_line, introduction)),
        sections=tuple(sections),
        figures={},
        origins={},
    )
    whole = with_room_for_closing(whole, page)
    return whole._replace(pages_to_turn=pages_to_turn(whole, page))


def context(
    fields: Mapping[str, str],
    sections: Sequence[ComposedSection] = (),
    introduction: Sequence[str] = (),
    page: Geometry = STANDARD_PAGE,
) -> dict[str, object]:
    """What a template sees, for these contents of 基本信息."""
    return dict(tags(composition(fields, sections, introduction, page)).context)


def document(
    name: str,
    fields: Mapping[str, str],
    sections: Sequence[ComposedSection] = (),
    introduction: Sequence[str] = (),
    profile: str | Profile = "gbt9704",
) -> bytes:
    """A .docx from the template `name`, built with the numbers of `profile`."""
    numbers = profiles.shipped(profile) if isinstance(profile, str) else profile
    built = build(template(name), numbers)
    package = open_package(built, name).value
    assert package is not None
    return by_docgen(built, context(fields, sections, introduction, geometry_of(package)))

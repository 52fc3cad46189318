"""The shipped templates: what each is called and which forms its layout usually has."""

from dataclasses import dataclass

from authoring.templates.body import filled, main_text
from authoring.templates.elements import attachment_note, attachments, closing, imprint, letterhead
from authoring.templates.package import Part, package
from authoring.templates.parts import SETTINGS, font_table, footer, section
from authoring.templates.styles import styles_part
from authoring.templates.xml import element, part
from docgen.model.context import Form
from docgen.model.profile import Profile


@dataclass(frozen=True, slots=True)
class Template:
    """A template of docx_templates/: its file's stem, and its usual forms in the order of the layout."""

    name: str
    forms: tuple[Form, ...]


TEMPLATES = (
    Template("年度工作总结及下年度打算", (Form.HEADING_2_ALONE, Form.PARAGRAPH, Form.HEADING_2_RUN_IN)),
    Template("上半年工作总结", (Form.HEADING_2_RUN_IN,)),
    Template("上半年总结和下半年计划", (Form.HEADING_2_RUN_IN, Form.PARAGRAPH)),
    Template("年度工作情况报告", (Form.ITEM, Form.PARAGRAPH)),
    Template("责任制落实情况总结", (Form.HEADING_2_RUN_IN, Form.PARAGRAPH)),
)


def build(template: Template, profile: Profile) -> bytes:
    """The template as a .docx with the numbers of `profile`."""
    body = element("body", None, content(template, profile), section(profile, "rId4", "rId5"))
    return package(
        "{{ 标题|replace('\\n', '') }}",
        (
            Part("document.xml", "document.main", "officeDocument", part("document", body)),
            Part("styles.xml", "styles", "styles", styles_part(profile)),
            Part("settings.xml", "settings", "settings", SETTINGS),
            Part("fontTable.xml", "fontTable", "fontTable", font_table(profile)),
            Part("footer1.xml", "footer", "footer", footer("PageNumber")),
            Part("footer2.xml", "footer", "footer", footer("PageNumberEven")),
        ),
    )


def content(template: Template, profile: Profile) -> str:
    """Everything from 份号 to 版记."""
    return "".join(
        (
            letterhead(profile),
            filled("标题", "Title"),
            filled("主送机关", "Addressee"),
            main_text(template.forms),
            attachment_note(),
            closing(),
            attachments(),
            imprint(profile),
        )
    )

"""The shipped templates: what each is called, and what it is made of."""

from collections.abc import Callable
from dataclasses import dataclass

from docgen.design.body import filled, main_text
from docgen.design.catalogue import paragraph_styles
from docgen.design.catalogue.special import letter_styles, minutes_styles
from docgen.design.elements import (
    attachment_note,
    attachments,
    closing,
    imprint,
    letter_head,
    letter_imprint,
    letter_mark,
    letterhead,
    minutes_head,
    people,
)
from docgen.design.package import Part, package
from docgen.design.parts import (
    SETTINGS,
    font_table,
    footer,
    letter_footer,
    section,
)
from docgen.design.style import ParagraphStyle
from docgen.design.styles_part import styles_part
from docgen.design.xml import element, part
from docgen.model.context import Form
from docgen.model.profile import Profile

Forms = tuple[Form, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """A header or footer: its kind, the pages it is for, and its part."""

    kind: str
    pages: str
    file: str
    xml: str


@dataclass(frozen=True, slots=True)
class Format:
    """One of the standard's formats: 文件 (7), 信函 (10.1), 纪要 (10.3)."""

    content: Callable[[Forms, Profile], str]
    styles: Callable[[Profile], tuple[ParagraphStyle, ...]]
    first_page: Callable[[Profile], tuple[Story, ...]] = lambda _: ()


@dataclass(frozen=True, slots=True)
class Template:
    """A template of docx_templates/: its file's stem, and its usual forms in the order of the layout."""

    name: str
    forms: Forms
    format: Format


def build(template: Template, profile: Profile) -> bytes:
    """The template as a .docx with the numbers of `profile`."""
    format_ = template.format
    stories = (
        Story("footer", "default", "footer1.xml", footer("PageNumber")),
        Story("footer", "even", "footer2.xml", footer("PageNumberEven")),
        *format_.first_page(profile),
    )
    references = tuple((story.kind, story.pages, f"rId{id_}") for id_, story in enumerate(stories, 4))
    body = element(
        "body",
        None,
        format_.content(template.forms, profile),
        section(profile, references),
    )
    return package(
        "{{ 标题|replace('\\n', '') }}",
        (
            Part("document.xml", "document.main", "officeDocument", part("document", body)),
            Part("styles.xml", "styles", "styles", styles_part(profile, format_.styles(profile))),
            Part("settings.xml", "settings", "settings", SETTINGS),
            Part("fontTable.xml", "fontTable", "fontTable", font_table(profile)),
            *(Part(story.file, story.kind, story.kind, story.xml) for story in stories),
        ),
    )


def document(forms: Forms, profile: Profile) -> str:
    """Everything from 份号 to 版记."""
    end = (closing(), attachments(), imprint(profile))
    return "".join((letterhead(profile), _to_attachment_note(forms), *end))


def letter(forms: Forms, profile: Profile) -> str:
    """信函: the mark over a double line, and no red line below 发文字号."""
    end = (closing(), attachments(), letter_imprint(profile))
    return "".join((letter_mark(profile), letter_head(), _to_attachment_note(forms), *end))


def minutes(forms: Forms, profile: Profile) -> str:
    """纪要: no 署名 or seal at its end, but who was there."""
    end = (people(), filled("附注", "Remark"), attachments(), imprint(profile))
    return "".join((minutes_head(profile), _to_attachment_note(forms), *end))


def _to_attachment_note(forms: Forms) -> str:
    """What every format has between its head and its end."""
    parts = (filled("标题", "Title"), filled("主送机关", "Addressee"), main_text(forms), attachment_note())
    return "".join(parts)


def letter_stories(profile: Profile) -> tuple[Story, ...]:
    """What only 信函's first page has."""
    return (Story("footer", "first", "footer3.xml", letter_footer(profile)),)


DOCUMENT = Format(document, paragraph_styles)
LETTER = Format(letter, letter_styles, letter_stories)
MINUTES = Format(minutes, minutes_styles)

ALONE, RUN_IN, PARAGRAPH, ITEM = Form.HEADING_2_ALONE, Form.HEADING_2_RUN_IN, Form.PARAGRAPH, Form.ITEM
TEMPLATES = (
    Template("年度工作总结及下年度打算", (ALONE, PARAGRAPH, RUN_IN), DOCUMENT),
    Template("上半年工作总结", (RUN_IN,), DOCUMENT),
    Template("上半年总结和下半年计划", (RUN_IN, PARAGRAPH), DOCUMENT),
    Template("年度工作情况报告", (ITEM, PARAGRAPH), DOCUMENT),
    Template("责任制落实情况总结", (RUN_IN, PARAGRAPH), DOCUMENT),
    Template("通用报告", (PARAGRAPH, ALONE, RUN_IN, ITEM), DOCUMENT),
    Template("红头文件", (PARAGRAPH, ALONE, RUN_IN), DOCUMENT),
    Template("信函", (PARAGRAPH, RUN_IN), LETTER),
    Template("纪要", (PARAGRAPH, RUN_IN, ITEM), MINUTES),
)

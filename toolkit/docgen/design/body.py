"""The body of the templates: each kind of paragraph once, in its own style, with its tag."""

from docgen.design.xml import paragraph, run
from docgen.model.context import Form


def control(tag: str) -> str:
    """A control tag in a paragraph of its own, which docxtpl takes away with the tag."""
    return paragraph("Tag", run(f"{{%p {tag} %}}"))


def when(condition: str, *paragraphs: str) -> str:
    """`paragraphs` only where `condition` holds."""
    return "".join((control(f"if {condition}"), *paragraphs, control("endif")))


def filled(name: str, style: str, text: str = "") -> str:
    """An element that appears when its field is filled, and leaves no trace when not."""
    return when(name, paragraph(style, run(text or f"{{{{ {name} }}}}")))


def each(item: str, collection: str, *paragraphs: str) -> str:
    """`paragraphs` for every `item` of `collection`."""
    return "".join((control(f"for {item} in {collection}"), *paragraphs, control("endfor")))


def heading_alone(level: int) -> str:
    """（一）标题, in a paragraph of its own."""
    return paragraph(f"Heading{level}", run("{{ 段.序号 }}{{ 段.标题 }}"))


def heading_run_in(level: int) -> str:
    """（一）标题。 in its own typeface, the text behind it."""
    return paragraph(
        f"RunIn{level}", run("{{ 段.序号 }}{{ 段.标题 }}", f"RunInTitle{level}"), run("{{ 段.文字 }}")
    )


OBJECT = paragraph("Picture", run("{{p 段.对象 }}"))

LOOKS: dict[Form, str] = {
    Form.HEADING_2_ALONE: heading_alone(2),
    Form.HEADING_2_RUN_IN: heading_run_in(2),
    Form.HEADING_3_ALONE: heading_alone(3),
    Form.HEADING_3_RUN_IN: heading_run_in(3),
    Form.HEADING_4_ALONE: heading_alone(4),
    Form.HEADING_4_RUN_IN: heading_run_in(4),
    Form.PARAGRAPH: paragraph("BodyParagraph", run("{{ 段.文字 }}")),
    Form.ITEM: paragraph("Item", run("{{ 段.序号 }}{{ 段.标题 }}{{ 段.文字 }}")),
    Form.TABLE: OBJECT,
    Form.PICTURE: OBJECT,
    Form.CHART: OBJECT,
}


def main_text(usual: tuple[Form, ...]) -> str:
    """引言 and 正文, with the forms that the layout usually has first; every other form follows them."""
    return each("段落", "引言", paragraph("BodyParagraph", run("{{ 段落 }}"))) + each(
        "节",
        "正文",
        when("节.标题", paragraph("Heading1", run("{{ 节.序号 }}{{ 节.标题 }}"))),
        each("段", "节.段落", *branches(usual)),
    )


def branches(usual: tuple[Form, ...]) -> tuple[str, ...]:
    """One branch a form, so that no row of a workbook is ever lost, whatever its 层级."""
    order = (*usual, *(form for form in Form if form not in usual))
    chosen = (
        control(f'{"elif" if place else "if"} 段.形 == "{form.value}"') + LOOKS[form]
        for place, form in enumerate(order)
    )
    return (*chosen, control("endif"))

"""Pieces of WordprocessingML that the objects share."""

from collections.abc import Mapping

from markupsafe import escape

from docgen.model.cell_text import Text

EMU_PER_MM = 36_000
EMU_PER_TWIP = 635


def run(text: str, properties: str = "") -> str:
    """A run of `text`; line breaks and marks in it are resolved with the rest of the part (`finish`)."""
    look = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def caption(text: Text, style: str, styles: Mapping[str, str], *, keep_next: bool = False) -> str:
    """The paragraph of a 表题 or 图题, or nothing where there is no text."""
    if not text:
        return ""
    return f"<w:p>{object_properties(style, styles, keep_next=keep_next)}{run(text.value)}</w:p>"


def object_properties(style: str, styles: Mapping[str, str], *, keep_next: bool = False) -> str:
    """Paragraph properties by the template's `style`, or centred on lines of their own height without it.

    The fixed line pitch of the body would cut a picture down to one line.
    """
    keep = "<w:keepNext/>" if keep_next else ""
    if style in styles:
        # The styles of 图片 and 表上行 keep with what belongs to them: without a caption, nothing does, and a
        # chain that no page can hold is broken anywhere.
        keep = keep or '<w:keepNext w:val="0"/>'
        return f'<w:pPr><w:pStyle w:val="{escape(styles[style])}"/>{keep}</w:pPr>'
    return (
        f'<w:pPr>{keep}<w:spacing w:line="240" w:lineRule="auto"/>'
        '<w:ind w:firstLineChars="0" w:firstLine="0"/><w:jc w:val="center"/></w:pPr>'
    )


def inline_drawing(
    size: tuple[int, int], name: str, description: str, graphic: str, beyond: tuple[int, int] = (0, 0)
) -> str:
    """A run with an inline drawing; sizes in EMU. Its id is given when all drawings are numbered.

    `beyond`: how far a turned drawing reaches beyond its size at the sides, and above and below.
    """
    width, height = size
    sides, ends = beyond
    effect = f'<wp:effectExtent l="{sides}" t="{ends}" r="{sides}" b="{ends}"/>' if any(beyond) else ""
    return (
        '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0" '
        'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
        f'<wp:extent cx="{width}" cy="{height}"/>{effect}'
        f'<wp:docPr id="1" name="{escape(name)}" descr="{escape(description)}"/>'
        '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
        f"{graphic}</a:graphic></wp:inline></w:drawing></w:r>"
    )

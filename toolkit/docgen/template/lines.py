"""A `PlacedLine` as a paragraph: the look is its style's, the place its own."""

from collections.abc import Mapping

from markupsafe import escape

from docgen.model.context import PlacedLine

CHARACTER_TWIPS = 320
"""A 3号 character (16 pt), in which the official format counts the closing's indents."""


def line_markup(line: PlacedLine, styles: Mapping[str, str]) -> str:
    """The paragraph of `line`; `styles` maps style names to ids.

    Word reads the indent in characters, LibreOffice the one in twips.
    """
    style = f'<w:pStyle w:val="{escape(styles[line.style])}"/>' if line.style in styles else ""
    indent = (
        f'<w:ind w:rightChars="{round(line.right * 100)}" w:right="{round(line.right * CHARACTER_TWIPS)}"/>'
    )
    text = f'<w:r><w:t xml:space="preserve">{escape(line.text)}</w:t></w:r>'
    return f'<w:p><w:pPr>{style}{indent}<w:jc w:val="right"/></w:pPr>{text}</w:p>'

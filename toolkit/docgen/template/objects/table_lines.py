"""The lines around a table: 单位：万元 and 填报单位 … 填报日期 … above the grid, 注：… below it."""

from collections.abc import Mapping, Sequence

from markupsafe import escape

from docgen.model import styles as names
from docgen.model.cell_text import Text
from docgen.model.objects import TableLine
from docgen.template.objects.markup import run

_BARE = '<w:spacing w:line="240" w:lineRule="auto"/><w:ind w:firstLineChars="0" w:firstLine="0"/>'


def lines(
    several: Sequence[TableLine], styles: Mapping[str, str], width: int, *, keep_next: bool = True
) -> str:
    """A paragraph for each line, its texts spread over `width` twips."""
    return "".join(_line(line, styles, width, keep_next=keep_next) for line in several)


def _line(line: TableLine, styles: Mapping[str, str], width: int, *, keep_next: bool) -> str:
    filled = [text for text in line if text]
    if not filled:
        return ""
    if len(filled) == 1:
        side = ("left", "left", "right", "center")[len(line) if len(line) < 4 else 1]
        side = "left" if line[0] else side
        tabs, content, jc = "", run(filled[0].value), f'<w:jc w:val="{side}"/>'
    else:
        tabs, jc = _tabs(len(line), width), '<w:jc w:val="left"/>'
        content = "<w:r><w:tab/></w:r>".join(run(text.value) if text else "" for text in line)
    return (
        f"<w:p>{_properties(names.TABLE_LINE, styles, keep_next=keep_next, tabs=tabs, jc=jc)}{content}</w:p>"
    )


def _tabs(count: int, width: int) -> str:
    """The last of `count` texts ends at the right edge, those between are centred where they belong."""
    stops = [
        f'<w:tab w:val="{"right" if number == count - 1 else "center"}" '
        f'w:pos="{round(width * number / (count - 1))}"/>'
        for number in range(1, count)
    ]
    return f"<w:tabs>{''.join(stops)}</w:tabs>"


def notes(several: Sequence[Text], styles: Mapping[str, str]) -> str:
    """A paragraph for each note below the grid."""
    properties = _properties(names.TABLE_NOTE, styles, keep_next=False, tabs="", jc="")
    return "".join(f"<w:p>{properties}{run(text.value)}</w:p>" for text in several if text)


def between(styles: Mapping[str, str]) -> str:
    """An empty line between two parts of a table."""
    return f"<w:p>{_properties(names.TABLE_LINE, styles, keep_next=False, tabs='', jc='')}</w:p>"


def _properties(style: str, styles: Mapping[str, str], *, keep_next: bool, tabs: str, jc: str) -> str:
    """In the schema's order (ECMA-376 part 1, 17.3.1.26)."""
    known = styles.get(style)
    return (
        "<w:pPr>"
        + (f'<w:pStyle w:val="{escape(known)}"/>' if known else "")
        + ("<w:keepNext/>" if keep_next else '<w:keepNext w:val="0"/>')
        + tabs
        + ("" if known else _BARE)
        + jc
        + "</w:pPr>"
    )

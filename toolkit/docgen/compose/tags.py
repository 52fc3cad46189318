"""Composition → the names that template keepers write in tags (model/context.py lists them).

Here, at the very end, words become plain strings: an unfilled place and a look of its own go in as marks,
which the template program turns into runs.
"""

from collections.abc import Iterator

from docgen.compose.figure_tags import figure_tags
from docgen.model.cell_text import PLAIN, Look, Span, SpanKind, Text
from docgen.model.composition import Block, ComposedSection, Composition, Elements, Placed
from docgen.model.context import (
    LOOK_END,
    LOOK_OPEN,
    LOOK_START,
    PAGE_TURN,
    PARAGRAPH_BREAK,
    UNFILLED_END,
    UNFILLED_START,
    PlacedLine,
    Tags,
)
from docgen.model.fields import BODY, FIGURES, INTRODUCTION, PRESENT, TITLE
from docgen.model.objects import Chart, Picture, Table, TableCell, TableLine
from docgen.model.texts import Line

_TO_BE_FILLED = (SpanKind.UNFILLED, SpanKind.PLACEHOLDER)


def tags(composition: Composition, *, with_figures: bool = True) -> Tags:
    """What a template sees of `composition`.

    Few templates name 数据, and all its texts take as long as the rest: `with_figures` leaves it out.
    """
    fields = dict.fromkeys(PRESENT, "")
    fields.update((name, _paragraphs(line)) for name, line in composition.fields.items())
    context: dict[str, object] = {
        **fields,
        **_elements(composition.elements),
        INTRODUCTION: [marked(line) for line in composition.introduction],
        BODY: [_section(section) for section in composition.sections],
        "版记换页": [PAGE_TURN] * composition.pages_to_turn,
    }
    if with_figures:
        context[FIGURES] = {name: figure_tags(figure) for name, figure in composition.figures.items()}
    return Tags(context, composition.origins)


def _paragraphs(line: Line) -> str:
    """A field's words; a line break in its cell becomes a new paragraph."""
    return marked(line).replace("\n", PARAGRAPH_BREAK)


def _elements(elements: Elements) -> dict[str, object]:
    return {
        TITLE: "\n".join(map(marked, elements.title)),
        "发文机关": [marked(organ) for organ in elements.issuer_mark.organs],
        "文件字样": marked(elements.issuer_mark.document),
        "标志字号": elements.issuer_mark.size,
        "签发人行": [
            {"字号": marked(line.document_number), "标签": line.label, "姓名": marked(line.names)}
            for line in elements.signatories
        ],
        "附件清单": [
            {"序号": attachment.number, "名称": marked(attachment.name), "标签": attachment.label}
            for attachment in elements.attachments
        ],
        "附件页": [
            {
                "序号": page.mark,
                "标题": "\n".join(map(marked, page.title)),
                "段落": [marked(paragraph) for paragraph in page.paragraphs],
            }
            for page in elements.attachment_pages
        ],
        "落款": {
            "署名": [_placed(line) for line in elements.closing.signatures],
            "日期": [_placed(line) for line in elements.closing.dates],
        },
    }


def _placed(line: Placed) -> PlacedLine:
    return PlacedLine(marked(line.words), line.style, line.right)


def _section(section: ComposedSection) -> dict[str, object]:
    blocks = [_block(block) for block in section.blocks]
    return {"序号": section.number, "标题": marked(section.title), "段落": blocks}


def _block(block: Block) -> dict[str, object]:
    return {
        "形": block.form.value,
        "序号": block.number,
        "标题": marked(block.title),
        "文字": marked(block.text),
        "对象": None if block.thing is None else _thing(block.thing),
    }


def _thing(thing: Table | Picture | Chart) -> Table | Picture | Chart:
    """`thing` with marks in its texts, as its markup is written from strings."""
    if isinstance(thing, Table):
        return _table(thing)
    return thing._replace(caption=_marked_text(thing.caption))


def _table(thing: Table) -> Table:
    return thing._replace(
        caption=_marked_text(thing.caption),
        rows=tuple(tuple(_cell(cell) for cell in row) for row in thing.rows),
        above=_marked_lines(thing.above),
        notes=tuple(map(_marked_text, thing.notes)),
        lead=_marked_lines(thing.lead),
        below=_marked_lines(thing.below),
        following=tuple(_table(other) for other in thing.following),
    )


def _marked_lines(lines: tuple[TableLine, ...]) -> tuple[TableLine, ...]:
    return tuple(tuple(map(_marked_text, line)) for line in lines)


def _cell(cell: TableCell) -> TableCell:
    return cell._replace(text=_marked_text(cell.text)) if cell.text.spans else cell


def _marked_text(text: Text) -> Text:
    return Text(marked((text,)), text.cell) if text.spans else text


def marked(line: Line) -> str:
    """The words of `line`, with the marks of unfilled places and looks around what has them."""
    return "".join(piece if isinstance(piece, str) else _marked(piece) for piece in line)


def _marked(text: Text) -> str:
    if not text.spans:
        return text.value
    return "".join(_stretches(text))


def _stretches(text: Text) -> Iterator[str]:
    position = 0
    for span in text.spans:
        yield text.value[position : span.start]
        if span.end > span.start:
            yield _marked_span(text.value[span.start : span.end], span)
        position = span.end
    yield text.value[position:]


def _marked_span(words: str, span: Span) -> str:
    if span.look != PLAIN:
        words = f"{LOOK_START}{look_letters(span.look)}{LOOK_OPEN}{words}{LOOK_END}"
    return f"{UNFILLED_START}{words}{UNFILLED_END}" if span.kind in _TO_BE_FILLED else words


def look_letters(look: Look) -> str:
    """`look` as the marks of model/context.py name it: bold and raised is `b^`."""
    letters = (("b", look.bold), ("i", look.italic), ("u", look.underline))
    vertical = {"superscript": "^", "subscript": "_"}.get(look.vertical, "")
    color = f"#{look.color}" if look.color else ""
    return "".join(letter for letter, is_set in letters if is_set) + vertical + color

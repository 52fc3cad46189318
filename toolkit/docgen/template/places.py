"""Where in a template something stands, as people say it: 正文 › 第3段「…」, 正文 › 表1 › 第2行第1列「…」."""

from lxml import etree

from docgen.model.paragraph import Place
from docgen.template.tags import W_NS, paragraph_text, paragraphs

_EXCERPT = 24


def paragraph_places(root: etree._Element, part: str, label: str) -> dict[etree._Element, Place]:
    """The place of every paragraph of a part; those outside tables are counted from 1, as are tables."""
    places: dict[etree._Element, Place] = {}
    tables = {table: number for number, table in enumerate(root.iter(f"{W_NS}tbl"), 1)}
    number = 0
    for ordinal, paragraph in enumerate(paragraphs(root)):
        cell = next(paragraph.iterancestors(f"{W_NS}tc"), None)
        boxed = next(paragraph.iterancestors(f"{W_NS}txbxContent"), None) is not None
        if cell is not None:
            steps = _cell_steps(cell, tables)
        elif boxed:
            steps = ("文本框",)
        else:
            number += 1
            steps = (f"第{number}段",)
        *before, last = steps
        places[paragraph] = Place((label, *before, last + _quoted(paragraph)), part, ordinal)
    return places


def _cell_steps(cell: etree._Element, tables: dict[etree._Element, int]) -> tuple[str, ...]:
    row = next(cell.iterancestors(f"{W_NS}tr"))
    table = next(cell.iterancestors(f"{W_NS}tbl"))
    across = list(row.iterchildren(f"{W_NS}tc"))
    down = list(table.iterchildren(f"{W_NS}tr"))
    column = across.index(cell) + 1 if cell in across else 1
    return (f"表{tables[table]}", f"第{down.index(row) + 1 if row in down else 1}行第{column}列")


def _quoted(paragraph: etree._Element) -> str:
    text = " ".join(paragraph_text(paragraph).split())
    return f"「{text[:_EXCERPT]}{'…' if len(text) > _EXCERPT else ''}」" if text else ""

"""What random reports hold besides paragraphs, and pages of offices' own profiles."""

import random

from docgen.model.cell_text import CellRef, Text
from docgen.model.composition import Block
from docgen.model.context import Form
from docgen.model.objects import Picture, Table, TableCell
from support.pictures import png

A1 = CellRef("表·数据", 1, 1)
OWN_PAGES = (
    "[grid]\nlines = 18\ncharacters = 24\nline_pitch = 680\n",
    "[margins]\nleft = 1134\nright = 1134\ntop = 1417\nbottom = 1417\n[grid]\nline_pitch = 520\n",
    "[paper]\nwidth = 10319\nheight = 14572\n",
)
"""A wider grid; narrow margins and close lines; paper of 16 开."""


def table(chance: random.Random) -> Block:
    """A table whose cells wrap, of any number of rows."""

    def row(*texts: str) -> tuple[TableCell, ...]:
        return tuple(TableCell(Text(text, A1), column) for column, text in enumerate(texts, 1))

    rows = [row("数据" * chance.choice([1, 2, 30]), "12.5", "说明")] * chance.randint(1, 30)
    whole = (row("项目", "数值", "备注"), *rows)
    return Block(Form.TABLE, "", (), (), Table("数据", Text("数据表", A1), 1, whole, (1, 1, 1), A1))


def picture(chance: random.Random) -> Block:
    """A picture of any size that a page can hold or not, with a caption or without."""
    width, height = chance.randint(20, 300) * 36_000, chance.randint(20, 400) * 36_000
    caption = Text(chance.choice(["", "现场照片"]), A1)
    return Block(Form.PICTURE, "", (), (), Picture("照片", caption, png(), "image/png", width, height, A1))

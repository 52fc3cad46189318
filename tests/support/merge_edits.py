"""What people do to a report in Word, at random: to words, figures, paragraphs and cells of tables."""

import copy
import random
import re
from collections.abc import Callable, Mapping

from docx.document import Document
from docx.text.paragraph import Paragraph

WORDS = (
    "及时",
    "统筹推进",
    "，并逐项核对",
    "台账",
    "各科室",
    "按月通报",
    "（试行）",
    "A4纸",
    "½",
    "😀",
    "&",
    "<b>",
)
SENTENCES = ("档案室每周开放两天。", "用电按季度公布。", "会议室实行网上预约。", "车辆一律定点维修。")
_NUMBER = re.compile("[0-9]+(?:[.][0-9]+)?")
_FEWEST = 8


def paragraphs(document: Document) -> list[Paragraph]:
    """The paragraphs that say something, those of tables behind the others."""
    cells = (cell for table in document.tables for row in table.rows for cell in row.cells)
    inner = [each for cell in cells for each in cell.paragraphs]
    return [each for each in (*document.paragraphs, *inner) if each.text.strip()]


def body(document: Document) -> list[Paragraph]:
    return [each for each in document.paragraphs if len(each.text.strip()) >= _FEWEST]


def type_over(paragraph: Paragraph, start: int, end: int, new: str) -> None:
    """The characters `start` to `end` become `new`, in the run where they begin; the other runs stay."""
    at = 0
    for run in paragraph.runs:
        length = len(run.text)
        first, last = max(start - at, 0), min(end - at, length)
        if first <= length and first <= last and (first < last or (start == end and new)):
            run.text = run.text[:first] + new + run.text[last:]
            new = ""
        at += length


def words(document: Document, rng: random.Random) -> None:
    paragraph = rng.choice(body(document))
    start = rng.randrange(3, len(paragraph.text))
    type_over(paragraph, start, min(len(paragraph.text), start + rng.randrange(4)), rng.choice(WORDS))


def fewer_words(document: Document, rng: random.Random) -> None:
    paragraph = rng.choice(body(document))
    start = rng.randrange(3, len(paragraph.text) - 2)
    type_over(paragraph, start, start + rng.randrange(1, 3), "")


def figure(document: Document, rng: random.Random) -> None:
    numbers = [(p, found) for p in paragraphs(document) for found in _NUMBER.finditer(p.text)]
    paragraph, found = rng.choice(numbers)
    type_over(paragraph, found.start(), found.end(), str(rng.randrange(2, 900)))


def new_paragraph(document: Document, rng: random.Random) -> None:
    paragraph = rng.choice(body(document)[1:])
    added = copy.deepcopy(paragraph._p)
    paragraph._p.addnext(added)
    made = Paragraph(added, paragraph._parent)
    type_over(made, 0, len(made.text), rng.choice(SENTENCES))


def take_out(document: Document, rng: random.Random) -> None:
    paragraph = rng.choice(body(document)[1:])._p
    paragraph.getparent().remove(paragraph)


def move(document: Document, rng: random.Random) -> None:
    moved, behind = rng.sample(body(document)[1:], 2)
    behind._p.addnext(moved._p)


def split(document: Document, rng: random.Random) -> None:
    paragraph = rng.choice([each for each in body(document)[1:] if "。" in each.text[:-1]])
    ends = [found.end() for found in re.finditer("。", paragraph.text[:-1])]
    end = rng.choice(ends)
    added = copy.deepcopy(paragraph._p)
    paragraph._p.addnext(added)
    type_over(Paragraph(added, paragraph._parent), 0, end, "")
    type_over(paragraph, end, len(paragraph.text), "")


def join(document: Document, rng: random.Random) -> None:
    rows = body(document)[1:]
    at = rng.randrange(len(rows) - 1)
    type_over(rows[at], len(rows[at].text), len(rows[at].text), rows[at + 1].text)
    rows[at + 1]._p.getparent().remove(rows[at + 1]._p)


def cell(document: Document, rng: random.Random) -> None:
    cells = [
        each for table in document.tables for row in table.rows for each in row.cells if each.text.strip()
    ]
    if not cells:
        return words(document, rng)
    paragraph = rng.choice(cells).paragraphs[0]
    return type_over(paragraph, 0, len(paragraph.text), rng.choice((*WORDS, "12.5", "300")))


KINDS: Mapping[str, Callable[[Document, random.Random], None]] = {
    "words": words,
    "fewer words": fewer_words,
    "figure": figure,
    "new paragraph": new_paragraph,
    "take out": take_out,
    "move": move,
    "split": split,
    "join": join,
    "cell": cell,
}

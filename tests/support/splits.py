"""A report's paragraphs → the rows that a clerk may make of them, in every sensible way."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from openpyxl import Workbook

from docgen import resources
from docgen.compose import compose
from docgen.layout import find_layout
from docgen.model.texts import plain
from docgen.workbook import read_workbook

Row = tuple[str, str, str]
_FIRST = re.compile(r"([一二三四五六七八九十]+、)(.+)")
_SECOND = re.compile(r"([（(][一二三四五六七八九十]+[）)])(.+)")
_ITEM = re.compile(r"(?:^|(?<=[。；]))(?=[一二三四五六七八九十][是要])")
_NUMBER = re.compile(r"[一二三四五六七八九十][是要]")


class Split(NamedTuple):
    """How a clerk enters a report.

    `heading`: where a run-in heading's text stands: beside it, in the next row, in the title's or the text's
    own cell. `items`: as rows, or inside their paragraph. `typed`: with the numbers. `levels`: 层级 chosen.
    """

    heading: str = "beside"
    items: bool = True
    typed: bool = False
    levels: bool = True


SPLITS = [
    Split(heading, items, typed)
    for heading in ("beside", "next row", "title cell", "text cell")
    for items in (True, False)
    for typed in (True, False)
] + [
    Split("beside", items=True, typed=True, levels=False),
    Split("beside", items=False, typed=True, levels=False),
    Split("text cell", items=False, typed=True, levels=False),
    Split("title cell", items=False, typed=True, levels=False),
]


def rows(paragraphs: Sequence[str], split: Split) -> list[Row]:
    """The rows (层级, 标题, 内容) of a report's paragraphs, the title left out."""
    found: list[Row] = []
    for number, paragraph in enumerate(paragraphs):
        first, second = _FIRST.fullmatch(paragraph), _SECOND.fullmatch(paragraph)
        if first:
            found.append(("一级", _with(split, *first.groups()), ""))
        elif second:
            found += _heading(split, *second.groups())
        elif number == 0:
            found.append(("引言", "", paragraph))
        else:
            found += _text(split, paragraph)
    return found if split.levels else [("", title, text) for _, title, text in found]


def _with(split: Split, number: str, words: str) -> str:
    return number + words if split.typed else words


def _heading(split: Split, number: str, words: str) -> Iterator[Row]:
    title, stop, text = words.partition("。")
    lead, *items = _parts(split, text)
    title = _with(split, number, title + stop)
    if split.heading == "beside" or not lead:
        yield "二级", title, lead
    elif split.heading == "next row":
        yield "二级", title, ""
        yield "正文", "", lead
    elif split.heading == "title cell":
        yield "二级", title + lead, ""
    else:
        yield "二级", "", title + lead
    yield from (_item(split, item) for item in items)


def _text(split: Split, paragraph: str) -> Iterator[Row]:
    both = "。一是" in paragraph and not split.typed and not paragraph.startswith("一是")
    lead, *items = (paragraph,) if both else _parts(split, paragraph)
    if lead and _NUMBER.match(lead) and len(_ITEM.split(lead)) < 3:
        yield _item(split, lead)
    elif lead:
        yield "正文", "", lead
    yield from (_item(split, item) for item in items)


def _parts(split: Split, text: str) -> list[str]:
    """What stands before the items, and each item."""
    parts = [part for part in _ITEM.split(text) if part]
    if len(parts) < 2 or not split.items:
        return [text]
    return parts if not _NUMBER.match(parts[0]) else ["", *parts]


def _item(split: Split, item: str) -> Row:
    return "条目", "", item if split.typed else _NUMBER.sub("", item, count=1)


def write(path: Path, layout: str, title: str, table: Sequence[Row]) -> Path:
    """A workbook with these rows, all that its layout requires filled in."""
    book = Workbook()
    fields = book.active
    assert fields is not None
    fields.title = "基本信息"
    for row in (
        ("项目", "内容"),
        ("版式", layout),
        ("标题", title),
        ("专题", "本项"),
        ("单位名称", "青禾市某局"),
        ("报告期", "2024年"),
        ("成文日期", "2024年7月1日"),
    ):
        fields.append(row)
    body = book.create_sheet("正文")
    for each in (("层级", "标题", "内容"), *table):
        body.append(each)
    book.save(path)
    return path


def read_text(path: Path) -> list[str]:
    """The paragraphs of a report that say something."""
    from docx import Document

    return [paragraph.text for paragraph in Document(str(path)).paragraphs if paragraph.text.strip()]


def composed(book: Path) -> list[str]:
    """The paragraphs that a workbook's report will have, behind its title."""
    read = read_workbook(book)
    assert read.value is not None
    layout = find_layout(read.value.layout.value, [resources.folder("seeds")]).value
    assert layout is not None
    report = compose(read.value, layout).value
    assert report is not None, [d.message() for d in compose(read.value, layout).diagnostics]
    found = [plain(line) for line in report.introduction]
    for section in report.sections:
        found.append(section.number + plain(section.title))
        found += [plain(block.words) for block in section.blocks]
    return found

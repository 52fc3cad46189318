"""Composition: a report in the shape of its layout, each word still knowing its cell.

It stands between the expanded `Report` and the tags of a template (model/context.py), and holds all that the
tags say: `docgen.compose.tags` only puts it under their names. A paragraph is a `Line` (model/texts.py).
"""

from collections.abc import Mapping
from typing import NamedTuple

from docgen.model.cell_text import CellRef
from docgen.model.context import Form
from docgen.model.objects import Chart, Picture, Table
from docgen.model.report import Figure
from docgen.model.texts import Line


class Block(NamedTuple):
    """A 段: a paragraph, a heading, or a table, picture or chart.

    `number` is "（一）", "1." or "一是", or ""; `title` a heading's words; `text` what runs in behind it, or
    the paragraph. `thing` stands in the forms of objects only.
    """

    form: Form
    number: str = ""
    title: Line = ()
    text: Line = ()
    thing: Table | Picture | Chart | None = None

    @property
    def words(self) -> Line:
        """The whole paragraph as it is read."""
        return (self.number, *self.title, *self.text)


class ComposedSection(NamedTuple):
    """A 节: a first-level heading and what stands below it; without number and title, what stands before."""

    number: str
    title: Line
    blocks: tuple[Block, ...]


class IssuerMark(NamedTuple):
    """发文机关标志: its organs; `document` is 文件 beside several of them; `size` is 大 or 小."""

    organs: tuple[Line, ...] = ()
    document: Line = ()
    size: str = "大"


class SignatoryLine(NamedTuple):
    """A line of 签发人: the 发文字号 in the last one, the label or as wide a blank, up to two names."""

    document_number: Line
    label: str
    names: Line


class Attachment(NamedTuple):
    """An attachment of 附件说明: `label` is 附件： in the first, `number` "1." where there are several."""

    label: str
    number: str
    name: Line


class AttachmentPage(NamedTuple):
    """The page of an attachment: its mark (附件1), its title's lines, its paragraphs."""

    mark: str
    title: tuple[Line, ...]
    paragraphs: tuple[Line, ...]


class Placed(NamedTuple):
    """A line of 署名 or date, flush right but for `right` characters, in the paragraph style `style`."""

    words: Line
    style: str
    right: float


class Closing(NamedTuple):
    """落款: a line for each organ (or the signatory's post), and the date."""

    signatures: tuple[Placed, ...] = ()
    dates: tuple[Placed, ...] = ()


class Elements(NamedTuple):
    """The official elements, worked out of 基本信息 (GB/T 9704-2012, chapter 7).

    `fields` are those 项目 that have an official form of their own, in it.
    """

    title: tuple[Line, ...]
    fields: Mapping[str, Line]
    issuer_mark: IssuerMark
    signatories: tuple[SignatoryLine, ...]
    attachments: tuple[Attachment, ...]
    attachment_pages: tuple[AttachmentPage, ...]
    closing: Closing


class Composition(NamedTuple):
    """A whole report. `fields` are all 项目 by name, in their official form; 标题 is `elements.title`.

    `origins` are the cells of 基本信息 by 项目; `pages_to_turn` are the pages to turn before 版记.
    """

    fields: Mapping[str, Line]
    elements: Elements
    introduction: tuple[Line, ...]
    sections: tuple[ComposedSection, ...]
    figures: Mapping[str, Figure]
    origins: Mapping[str, CellRef]
    pages_to_turn: int = 0

"""One layout file: its text → a `Layout`, and what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from docgen.diagnostics import Result, has_errors
from docgen.layout.nodes import NodeReader
from docgen.model.fields import RESERVED_NAMES
from docgen.model.layout import (
    HeadingForm,
    ItemPlacement,
    ItemStyle,
    Layout,
    LayoutField,
    LayoutFigure,
    Section,
)

if TYPE_CHECKING:
    from yaml import Node

TITLE_PLACEHOLDERS = ("单位名称", "报告期", "专题", "年", "下年")
ITEM_WORDS = ("是", "要")
FULL_STOP = "。"

DEEPEST_NESTING = 2_000
"""PyYAML's C composer recurses without a limit: some 30,000 levels overflow the stack and end Python."""

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")


def parse_layout(text: str, path: Path, place: str) -> Result[Layout]:
    """The layout that `text`, read from `path`, describes; `place` names the file in findings."""
    reader = NodeReader(place)
    root = _compose(text, reader)
    layout = None if root is None else _layout(reader, root, path)
    findings = reader.in_line_order()
    return Result(None if has_errors(findings) else layout, findings)


def _compose(text: str, reader: NodeReader) -> Node | None:
    """The root node of a file; None, with a finding, where it is no YAML."""
    import yaml

    if _nesting_at_most(text) > DEEPEST_NESTING:
        reader.report_line("LY123", 1)
        return None
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        root: Node | None = yaml.compose(text, Loader=loader)
    except yaml.YAMLError as cause:
        mark = getattr(cause, "problem_mark", None)
        reader.report_line("LY103", mark.line + 1 if mark else 1, cause=getattr(cause, "problem", cause))
        return None
    if root is None:
        reader.report_line("LY104", 1)
    return root


def _nesting_at_most(text: str) -> int:
    """No file is nested deeper than this: each level takes a bracket or a column of indentation."""
    return text.count("[") + text.count("{") + max(map(len, text.splitlines()), default=0)


def _layout(reader: NodeReader, root: Node, path: Path) -> Layout:
    values = reader.mapping(
        root,
        required=("id", "name", "template"),
        optional=("title", "sections", "free", "mirrors", "introduction_required", "fields", "figures"),
    )
    is_free = reader.flag(values, "free", default=False)
    if values and not is_free:
        reader.require(root, values, ("title", "sections"))
    sections = reader.named(values, "sections", _section)
    if "sections" in values and not sections:
        reader.report("LY114", values["sections"])
    return Layout(
        id=_identifier(reader, values),
        name=reader.text(values, "name"),
        title=_title(reader, values),
        template=_template(reader, values),
        mirrors=reader.text(values, "mirrors"),
        introduction_required=reader.flag(values, "introduction_required", default=not is_free),
        sections=sections,
        fields=reader.named(values, "fields", _field),
        figures=reader.named(values, "figures", _figure),
        path=path,
    )


def _identifier(reader: NodeReader, values: Mapping[str, Node]) -> str:
    written = reader.text(values, "id")
    if written and not _ID.fullmatch(written):
        reader.report("LY115", values["id"], written=written)
    return written


def _title(reader: NodeReader, values: Mapping[str, Node]) -> str:
    pattern = reader.text(values, "title")
    for name in _PLACEHOLDER.findall(pattern):
        if name not in TITLE_PLACEHOLDERS:
            allowed = " ".join(f"{{{known}}}" for known in TITLE_PLACEHOLDERS)
            reader.report("LY116", values["title"], written=f"{{{name}}}", allowed=allowed)
    if set("{}") & set(_PLACEHOLDER.sub("", pattern)):
        reader.report("LY117", values["title"], written=pattern)
    return pattern


def _template(reader: NodeReader, values: Mapping[str, Node]) -> str:
    """A file name: templates are looked for in template folders, so a path would reach outside them."""
    written = reader.text(values, "template")
    if written and (set(written) & set("/\\:") or not written.lower().endswith(".docx")):
        reader.report("LY118", values["template"], written=written)
    return written


def _section(reader: NodeReader, node: Node) -> tuple[str, Section]:
    values = reader.mapping(
        node, required=("id", "title"), optional=("required", "headings", "opening", "items", "outline")
    )
    headings = reader.member(values, "headings", HeadingForm)
    section = Section(
        id=_identifier(reader, values),
        title=reader.text(values, "title"),
        required=reader.flag(values, "required", default=True),
        headings=headings,
        items=tuple(_item_style(reader, entry) for entry in reader.entries(values, "items"))
        or (ItemStyle(),),
        wants_items="items" in values,
        opening=reader.flag(values, "opening", default=False),
        outline=_outline(reader, values, headings),
    )
    return section.id, section


def _item_style(reader: NodeReader, node: Node) -> ItemStyle:
    values = reader.mapping(node, required=("placement",), optional=("word",))
    placement = reader.member(values, "placement", ItemPlacement) or ItemPlacement.INLINE
    return ItemStyle(placement, reader.word(values, "word", ITEM_WORDS) or ITEM_WORDS[0])


def _outline(reader: NodeReader, values: Mapping[str, Node], headings: HeadingForm | None) -> tuple[str, ...]:
    entries = reader.entries(values, "outline")
    if entries and headings is None and "headings" not in values:
        reader.report("LY119", values["outline"])
    return tuple(_outline_title(reader, entry, headings) for entry in entries)


def _outline_title(reader: NodeReader, node: Node, headings: HeadingForm | None) -> str:
    title = reader.text({"outline": node}, "outline")
    run_in = headings is HeadingForm.RUN_IN
    if title and headings is not None and title.endswith(FULL_STOP) is not run_in:
        reader.report("LY120" if run_in else "LY121", node, title=title)
    return title


def _field(reader: NodeReader, node: Node) -> tuple[str, LayoutField]:
    values = reader.mapping(node, required=("name",), optional=("required", "default", "explanation"))
    name = reader.text(values, "name")
    if name in RESERVED_NAMES:
        reader.report("LY122", values["name"], name=name, reserved="、".join(sorted(RESERVED_NAMES)))
    return name, LayoutField(
        name=name,
        required=reader.flag(values, "required", default=False),
        default=reader.text(values, "default"),
        explanation=reader.text(values, "explanation"),
    )


def _figure(reader: NodeReader, node: Node) -> tuple[str, LayoutFigure]:
    values = reader.mapping(node, required=("name",), optional=("unit", "explanation"))
    name = reader.text(values, "name")
    return name, LayoutFigure(name, reader.text(values, "unit"), reader.text(values, "explanation"))

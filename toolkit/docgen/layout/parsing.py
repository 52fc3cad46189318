"""One layout file: its text → a `Layout`, and what is wrong with it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple, get_origin

from docgen.diagnostics import Code, Diagnostic, Result, Where, error
from docgen.layout.nodes import FLAGS, Nodes
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
from docgen.records import Fault, Place, Problem, RecordReader
from docgen.suggestions import nearest

if TYPE_CHECKING:
    from yaml import Node

TITLE_PLACEHOLDERS = ("单位名称", "报告期", "专题", "年", "下年")
FULL_STOP = "。"

DEEPEST_NESTING = 2_000
"""PyYAML's C composer recurses without a limit: some 30,000 levels overflow the stack and end Python."""

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")


class _Items(NamedTuple):
    placement: ItemPlacement
    word: Literal["是", "要"] = "是"


class _Section(NamedTuple):
    id: str
    title: str
    required: bool = True
    headings: HeadingForm | None = None
    opening: bool = False
    items: tuple[_Items, ...] | None = None
    outline: tuple[str, ...] = ()


class _Layout(NamedTuple):
    """The keys of a layout file, as written."""

    id: str
    name: str
    template: str
    title: str = ""
    sections: tuple[_Section, ...] = ()
    free: bool = False
    mirrors: str = ""
    introduction_required: bool | None = None
    fields: tuple[LayoutField, ...] = ()
    figures: tuple[LayoutFigure, ...] = ()


def parse_layout(text: str, path: Path, place: str) -> Result[Layout]:
    """The layout that `text`, read from `path`, describes; `place` names the file in findings."""
    if _nesting_at_most(text) > DEEPEST_NESTING:
        return Result(None, (_error("LY123", place, 1),))
    composed = _compose(text, place)
    if composed.value is None:
        return Result(None, composed.diagnostics)
    faults = _Faults(place, Nodes(composed.value))
    written = faults.read()
    if written is None or faults.found:
        return Result(None, faults.in_line_order())
    return Result(_layout(written, path))


def _compose(text: str, place: str) -> Result[Node]:
    """The root node of a file; or in which line it is no YAML."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        root: Node | None = yaml.compose(text, Loader=loader)
    except yaml.YAMLError as cause:
        mark = getattr(cause, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        return Result(None, (_error("LY103", place, line, cause=getattr(cause, "problem", cause)),))
    return Result(root, () if root is not None else (_error("LY104", place, 1),))


def _nesting_at_most(text: str) -> int:
    """No file is nested deeper than this: each level takes a bracket or a column of indentation."""
    return text.count("[") + text.count("{") + max(map(len, text.splitlines()), default=0)


def _error(code: Code, file: str, line: int, **details: object) -> Diagnostic:
    return error(code, Where(file, (f"第{line}行",)), **details)


def _layout(written: _Layout, path: Path) -> Layout:
    introduction = written.introduction_required
    return Layout(
        id=written.id,
        name=written.name,
        title=written.title,
        template=written.template,
        mirrors=written.mirrors,
        introduction_required=not written.free if introduction is None else introduction,
        sections=tuple(_section(section) for section in written.sections),
        fields=written.fields,
        figures=written.figures,
        path=path,
    )


def _section(written: _Section) -> Section:
    return Section(
        id=written.id,
        title=written.title,
        required=written.required,
        headings=written.headings,
        items=tuple(ItemStyle(*items) for items in written.items or ()) or (ItemStyle(),),
        wants_items=written.items is not None,
        opening=written.opening,
        outline=written.outline,
    )


@dataclass(slots=True)
class _Faults:
    """What is wrong with a file, each with its line. None stands for values that do not fit."""

    file: str
    nodes: Nodes
    found: list[tuple[int, Diagnostic]] = field(default_factory=list)

    def in_line_order(self) -> tuple[Diagnostic, ...]:
        """The findings as a person reads the file: from top to bottom."""
        return tuple(diagnostic for _, diagnostic in sorted(self.found, key=lambda found: found[0]))

    def read(self) -> _Layout | None:
        """The file's values; what is wrong with them is found."""
        reader = RecordReader(flags=FLAGS)
        written = reader.record(_Layout, self.nodes.plain())
        for line, key in self.nodes.repeated:
            self._add("LY107", line, key=key)
        for fault in reader.faults:
            self._tell(fault)
        if written is not None:
            self._look_at(written)
        return written

    def _add(self, code: Code, line: int, **details: object) -> None:
        self.found.append((line, _error(code, self.file, line, **details)))

    def _at(self, code: Code, place: Place, **details: object) -> None:
        self._add(code, self.nodes.line(place), **details)

    def _tell(self, fault: Fault) -> None:
        place, known = fault.place, "、".join(fault.known)
        key = next((step for step in reversed(place) if isinstance(step, str)), "")
        if fault.problem is Problem.UNKNOWN:
            likely = nearest(key, fault.known, cutoff=0)
            self._add("LY106", self.nodes.line_of_key(place), key=key, nearest=likely, known=known)
        elif fault.problem is Problem.MISSING:
            self._at("LY108", place[:-1], key=key)
        else:
            self._at(_code(fault), place, key=key, expected=known, written=fault.value, allowed=known)

    # What a type cannot say

    def _look_at(self, written: _Layout) -> None:
        for name in () if written.free else ("title", "sections"):
            if not self.nodes.has((name,)):
                self._at("LY108", (), key=name)
        if self.nodes.has(("sections",)) and not written.sections:
            self._at("LY114", ("sections",))
        self._identifier(("id",), written.id)
        self._title(written.title or "")
        self._template(written.template or "")
        self._sections(written.sections or ())
        self._fields(written.fields or ())
        self._once("figures", [figure.name if figure else "" for figure in written.figures or ()])

    def _identifier(self, place: Place, written: str) -> None:
        if written and not _ID.fullmatch(written):
            self._at("LY115", place, written=written)

    def _title(self, pattern: str) -> None:
        for name in _PLACEHOLDER.findall(pattern):
            if name not in TITLE_PLACEHOLDERS:
                allowed = " ".join(f"{{{known}}}" for known in TITLE_PLACEHOLDERS)
                self._at("LY116", ("title",), written=f"{{{name}}}", allowed=allowed)
        if set("{}") & set(_PLACEHOLDER.sub("", pattern)):
            self._at("LY117", ("title",), written=pattern)

    def _template(self, written: str) -> None:
        """A file name: templates are looked for in template folders, so a path would reach outside them."""
        if written and (set(written) & set("/\\:") or not written.lower().endswith(".docx")):
            self._at("LY118", ("template",), written=written)

    def _sections(self, sections: Sequence[_Section]) -> None:
        self._once("sections", [section.id if section else "" for section in sections])
        for number, section in enumerate(sections):
            if section:
                self._identifier(("sections", number, "id"), section.id)
                self._outline(("sections", number), section)

    def _outline(self, place: Place, section: _Section) -> None:
        if section.outline and not self.nodes.has((*place, "headings")):
            self._at("LY119", (*place, "outline"))
        run_in = section.headings is HeadingForm.RUN_IN
        for number, title in enumerate(section.outline or ()):
            if title and section.headings is not None and title.endswith(FULL_STOP) is not run_in:
                self._at("LY120" if run_in else "LY121", (*place, "outline", number), title=title)

    def _fields(self, fields: Sequence[LayoutField]) -> None:
        names = [field.name if field else "" for field in fields]
        self._once("fields", names)
        for number, name in enumerate(names):
            if name in RESERVED_NAMES:
                reserved = "、".join(sorted(RESERVED_NAMES))
                self._at("LY122", ("fields", number, "name"), name=name, reserved=reserved)

    def _once(self, key: str, names: Sequence[str]) -> None:
        """A name that entries of the list `key` share is told at the second of them."""
        counted = Counter[str]()
        for number, name in enumerate(names):
            counted[name] += 1
            if name and counted[name] == 2:
                self._at("LY113", (key, number), name=name, key=key)


def _code(fault: Fault) -> Code:
    """What is said of a value that does not fit."""
    if hasattr(fault.wanted, "_fields"):
        return "LY105"
    if fault.wanted is bool:
        return "LY110"
    if get_origin(fault.wanted) is tuple:
        return "LY112"
    return "LY111" if fault.known and isinstance(fault.value, str) else "LY109"

"""Layouts: `seeds/*.yaml` read into typed, validated `Layout` objects.

Files are composed into YAML nodes, not into dicts: nodes remember their lines, a plain `000` keeps its zeros,
and a key written twice is seen. Every fault of every file is found in one run, as `seeds/x.yaml › 第12行`.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from enum import Enum
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from docgen.diagnostics import Diagnostic, Result, Where, error, has_errors
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
    from yaml.nodes import Node

E = TypeVar("E", bound=Enum)
T = TypeVar("T")

TITLE_PLACEHOLDERS = ("单位名称", "报告期", "专题", "年", "下年")
ITEM_WORDS = ("是", "要")
FULL_STOP = "。"

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_FILE_SUFFIXES = (".yaml", ".yml")
_TRUE_AND_FALSE = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}


def load_layouts(folders: Sequence[Path]) -> Result[tuple[Layout, ...]]:
    """Every layout of `folders`, in the order of folders and file names.

    The value holds the layouts without a fault; files with errors are told in the diagnostics only.
    """
    read = [_read_file(path) for folder in folders for path in _layout_files(folder)]
    layouts = tuple(result.value for result in read if result.value is not None)
    missing = [error("LY101", Where(str(folder))) for folder in folders if not folder.is_dir()]
    found = [diagnostic for result in read for diagnostic in result.diagnostics]
    return Result(layouts, (*missing, *found, *_clashes(layouts)))


def find_layout(name: str, folders: Sequence[Path]) -> Result[Layout]:
    """The layout whose id or Chinese name is `name`.

    Faults of other layout files are not told when it is found: they are no concern of this report.
    """
    loaded = load_layouts(folders)
    wanted = name.strip()
    matches = [layout for layout in loaded.value or () if wanted in (layout.id, layout.name)]
    if len(matches) == 1:
        return Result(matches[0])
    if matches:
        return Result(None, tuple(_clashes(matches)))
    return Result(None, (*loaded.diagnostics, _unknown_layout(wanted, loaded.value or ())))


def _layout_files(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    return sorted(path for path in folder.iterdir() if path.suffix in _FILE_SUFFIXES and path.is_file())


def _clashes(layouts: Iterable[Layout]) -> list[Diagnostic]:
    """Layouts that share an id or a Chinese name with an earlier one."""
    owners: dict[str, Layout] = {}
    clashes = []
    for layout in layouts:
        for name in dict.fromkeys((layout.id, layout.name)):
            first = owners.setdefault(name, layout)
            if first is not layout:
                where = Where(_place(layout.path))
                clashes.append(error("LY201", where, name=name, other=_place(first.path)))
    return clashes


def _unknown_layout(wanted: str, layouts: Sequence[Layout]) -> Diagnostic:
    names = [layout.name for layout in layouts]
    by_id = {layout.id: layout.name for layout in layouts}
    nearest = _nearest(wanted, [*names, *by_id])
    return error(
        "LY202", Where("版式"), name=wanted, nearest=by_id.get(nearest, nearest), known="、".join(names)
    )


def _nearest(word: str, known: Iterable[str]) -> str:
    """The word of `known` most like `word`, however little; empty where nothing is known."""
    return next(iter(get_close_matches(word, list(known), n=1, cutoff=0)), "")


def _place(path: Path) -> str:
    return f"{path.parent.name}/{path.name}"


# --- One file ---


def _read_file(path: Path) -> Result[Layout]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as cause:
        return Result(None, (error("LY102", Where(_place(path)), cause=cause),))
    return _parse(path, text)


@lru_cache(maxsize=256)
def _parse(path: Path, text: str) -> Result[Layout]:
    """The layout that `text` describes. The same text is the same layout: a batch parses each file once."""
    reader = _Reader(_place(path))
    root = _compose(text, reader)
    layout = None if root is None else _layout(reader, root, path)
    findings = reader.in_line_order()
    return Result(None if has_errors(findings) else layout, findings)


def _compose(text: str, reader: "_Reader") -> "Node | None":
    """The root node of a file; None, with a finding, where it is no YAML."""
    import yaml

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


@dataclass(slots=True)
class _Reader:
    """Takes typed values out of YAML nodes; what does not fit becomes a finding and an empty value."""

    file: str
    findings: list[tuple[int, Diagnostic]] = field(default_factory=list)

    def in_line_order(self) -> tuple[Diagnostic, ...]:
        """The findings as a person reads the file: from top to bottom."""
        return tuple(diagnostic for _, diagnostic in sorted(self.findings, key=lambda found: found[0]))

    def report(self, code: str, node: "Node", **details: object) -> None:
        """A finding at the node's line."""
        self.report_line(code, node.start_mark.line + 1, **details)

    def report_line(self, code: str, line: int, **details: object) -> None:
        """A finding at a line, counted from 1."""
        self.findings.append((line, error(code, Where(self.file, (f"第{line}行",)), **details)))

    def mapping(
        self, node: "Node", required: Sequence[str], optional: Sequence[str] = ()
    ) -> dict[str, "Node"]:
        """The values of a mapping by key; unknown, repeated and missing keys are findings."""
        from yaml import MappingNode

        if not isinstance(node, MappingNode):
            self.report("LY105", node, expected="、".join((*required, *optional)))
            return {}
        values: dict[str, Node] = {}
        for key, value in node.value:
            self._accept(values, key, value, (*required, *optional))
        for name in required:
            if name not in values:
                self.report("LY108", node, key=name)
        return values

    def _accept(self, values: dict[str, "Node"], key: "Node", value: "Node", known: Sequence[str]) -> None:
        name = str(key.value)
        if name not in known:
            self.report("LY106", key, key=name, nearest=_nearest(name, known), known="、".join(known))
        elif name in values:
            self.report("LY107", key, key=name)
        else:
            values[name] = value

    def text(self, values: Mapping[str, "Node"], key: str) -> str:
        """The text of a key, as written; empty where the key is absent. A key without text is a finding."""
        from yaml import ScalarNode

        node = values.get(key)
        if node is None:
            return ""
        if not isinstance(node, ScalarNode) or not node.value.strip():
            self.report("LY109", node, key=key)
            return ""
        return str(node.value).strip()

    def flag(self, values: Mapping[str, "Node"], key: str, default: bool) -> bool:
        """The true or false of a key, `default` where the key is absent."""
        from yaml import ScalarNode

        node = values.get(key)
        if node is None:
            return default
        written = node.value.lower() if isinstance(node, ScalarNode) else ""
        if written not in _TRUE_AND_FALSE:
            self.report("LY110", node, key=key)
        return _TRUE_AND_FALSE.get(written, default)

    def word(self, values: Mapping[str, "Node"], key: str, allowed: Sequence[str]) -> str | None:
        """One of `allowed`; None where the key is absent or says something else."""
        written = self.text(values, key)
        if not written or written in allowed:
            return written or None
        self.report("LY111", values[key], key=key, written=written, allowed="、".join(allowed))
        return None

    def member(self, values: Mapping[str, "Node"], key: str, kind: type[E]) -> E | None:
        """The member of an enumeration whose value the key names."""
        word = self.word(values, key, [member.value for member in kind])
        return None if word is None else kind(word)

    def entries(self, values: Mapping[str, "Node"], key: str) -> list["Node"]:
        """The entries of a list; empty where the key is absent."""
        from yaml import SequenceNode

        node = values.get(key)
        if node is None:
            return []
        if not isinstance(node, SequenceNode):
            self.report("LY112", node, key=key)
            return []
        return list(node.value)

    def named(
        self, values: Mapping[str, "Node"], key: str, read: Callable[["_Reader", "Node"], tuple[str, T]]
    ) -> tuple[T, ...]:
        """The entries of a list, each read into its name and value; a name given twice is a finding."""
        nodes = self.entries(values, key)
        pairs = [read(self, node) for node in nodes]
        counted = Counter[str]()
        for node, (name, _) in zip(nodes, pairs, strict=True):
            counted[name] += 1
            if name and counted[name] == 2:
                self.report("LY113", node, name=name, key=key)
        return tuple(value for _, value in pairs)


# --- The parts of a layout ---


def _layout(reader: _Reader, root: "Node", path: Path) -> Layout:
    values = reader.mapping(
        root,
        required=("id", "name", "template", "title", "sections"),
        optional=("mirrors", "introduction_required", "fields", "figures"),
    )
    sections = reader.named(values, "sections", _section)
    if "sections" in values and not sections:
        reader.report("LY114", values["sections"])
    return Layout(
        id=_identifier(reader, values),
        name=reader.text(values, "name"),
        title=_title(reader, values),
        template=_template(reader, values),
        mirrors=reader.text(values, "mirrors"),
        introduction_required=reader.flag(values, "introduction_required", default=True),
        sections=sections,
        fields=reader.named(values, "fields", _field),
        figures=reader.named(values, "figures", _figure),
        path=path,
    )


def _identifier(reader: _Reader, values: Mapping[str, "Node"]) -> str:
    written = reader.text(values, "id")
    if written and not _ID.fullmatch(written):
        reader.report("LY115", values["id"], written=written)
    return written


def _title(reader: _Reader, values: Mapping[str, "Node"]) -> str:
    pattern = reader.text(values, "title")
    for name in _PLACEHOLDER.findall(pattern):
        if name not in TITLE_PLACEHOLDERS:
            allowed = " ".join(f"{{{known}}}" for known in TITLE_PLACEHOLDERS)
            reader.report("LY116", values["title"], written=f"{{{name}}}", allowed=allowed)
    if set("{}") & set(_PLACEHOLDER.sub("", pattern)):
        reader.report("LY117", values["title"], written=pattern)
    return pattern


def _template(reader: _Reader, values: Mapping[str, "Node"]) -> str:
    """A file name: templates are looked for in template folders, so a path would reach outside them."""
    written = reader.text(values, "template")
    if written and (set(written) & set("/\\:") or not written.lower().endswith(".docx")):
        reader.report("LY118", values["template"], written=written)
    return written


def _section(reader: _Reader, node: "Node") -> tuple[str, Section]:
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
        opening=reader.flag(values, "opening", default=False),
        outline=_outline(reader, values, headings),
    )
    return section.id, section


def _item_style(reader: _Reader, node: "Node") -> ItemStyle:
    values = reader.mapping(node, required=("placement",), optional=("word",))
    placement = reader.member(values, "placement", ItemPlacement) or ItemPlacement.INLINE
    return ItemStyle(placement, reader.word(values, "word", ITEM_WORDS) or ITEM_WORDS[0])


def _outline(reader: _Reader, values: Mapping[str, "Node"], headings: HeadingForm | None) -> tuple[str, ...]:
    entries = reader.entries(values, "outline")
    if entries and headings is None and "headings" not in values:
        reader.report("LY119", values["outline"])
    return tuple(_outline_title(reader, entry, headings) for entry in entries)


def _outline_title(reader: _Reader, node: "Node", headings: HeadingForm | None) -> str:
    title = reader.text({"outline": node}, "outline")
    run_in = headings is HeadingForm.RUN_IN
    if title and headings is not None and title.endswith(FULL_STOP) is not run_in:
        reader.report("LY120" if run_in else "LY121", node, title=title)
    return title


def _field(reader: _Reader, node: "Node") -> tuple[str, LayoutField]:
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


def _figure(reader: _Reader, node: "Node") -> tuple[str, LayoutFigure]:
    values = reader.mapping(node, required=("name",), optional=("unit", "explanation"))
    name = reader.text(values, "name")
    return name, LayoutFigure(name, reader.text(values, "unit"), reader.text(values, "explanation"))

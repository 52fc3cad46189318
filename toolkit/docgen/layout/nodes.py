"""Typed values out of YAML nodes.

Files are composed into nodes, not into dicts: nodes remember their lines, a plain `000` keeps its zeros, and
a key written twice is seen. PyYAML is imported only when a file is read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, TypeVar

from docgen.diagnostics import Code, Diagnostic, Where, error
from docgen.suggestions import nearest

if TYPE_CHECKING:
    from yaml import Node

E = TypeVar("E", bound=Enum)
T = TypeVar("T")

_TRUE_AND_FALSE = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}


@dataclass(slots=True)
class NodeReader:
    """Takes typed values out of YAML nodes; what does not fit becomes a finding and an empty value."""

    file: str
    findings: list[tuple[int, Diagnostic]] = field(default_factory=list)

    def in_line_order(self) -> tuple[Diagnostic, ...]:
        """The findings as a person reads the file: from top to bottom."""
        return tuple(diagnostic for _, diagnostic in sorted(self.findings, key=lambda found: found[0]))

    def report(self, code: Code, node: Node, **details: object) -> None:
        """A finding at the node's line."""
        self.report_line(code, node.start_mark.line + 1, **details)

    def report_line(self, code: Code, line: int, **details: object) -> None:
        """A finding at a line, counted from 1."""
        self.findings.append((line, error(code, Where(self.file, (f"第{line}行",)), **details)))

    def mapping(self, node: Node, required: Sequence[str], optional: Sequence[str] = ()) -> dict[str, Node]:
        """The values of a mapping by key; unknown, repeated and missing keys are findings."""
        from yaml import MappingNode

        if not isinstance(node, MappingNode):
            self.report("LY105", node, expected="、".join((*required, *optional)))
            return {}
        values: dict[str, Node] = {}
        for key, value in node.value:
            self._accept(values, key, value, (*required, *optional))
        self.require(node, values, required)
        return values

    def require(self, node: Node, values: Mapping[str, Node], names: Sequence[str]) -> None:
        """A finding at `node` for each of `names` that `values` lacks."""
        for name in names:
            if name not in values:
                self.report("LY108", node, key=name)

    def _accept(self, values: dict[str, Node], key: Node, value: Node, known: Sequence[str]) -> None:
        name = str(key.value)
        if name not in known:
            self.report(
                "LY106", key, key=name, nearest=nearest(name, known, cutoff=0), known="、".join(known)
            )
        elif name in values:
            self.report("LY107", key, key=name)
        else:
            values[name] = value

    def text(self, values: Mapping[str, Node], key: str) -> str:
        """The text of a key, as written; empty where the key is absent. A key without text is a finding."""
        from yaml import ScalarNode

        node = values.get(key)
        if node is None:
            return ""
        if not isinstance(node, ScalarNode) or not node.value.strip():
            self.report("LY109", node, key=key)
            return ""
        return str(node.value).strip()

    def flag(self, values: Mapping[str, Node], key: str, default: bool) -> bool:
        """The true or false of a key, `default` where the key is absent."""
        from yaml import ScalarNode

        node = values.get(key)
        if node is None:
            return default
        written = node.value.lower() if isinstance(node, ScalarNode) else ""
        if written not in _TRUE_AND_FALSE:
            self.report("LY110", node, key=key)
        return _TRUE_AND_FALSE.get(written, default)

    def word(self, values: Mapping[str, Node], key: str, allowed: Sequence[str]) -> str | None:
        """One of `allowed`; None where the key is absent or says something else."""
        written = self.text(values, key)
        if not written or written in allowed:
            return written or None
        self.report("LY111", values[key], key=key, written=written, allowed="、".join(allowed))
        return None

    def member(self, values: Mapping[str, Node], key: str, kind: type[E]) -> E | None:
        """The member of an enumeration whose value the key names."""
        word = self.word(values, key, [member.value for member in kind])
        return None if word is None else kind(word)

    def entries(self, values: Mapping[str, Node], key: str) -> list[Node]:
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
        self, values: Mapping[str, Node], key: str, read: Callable[[NodeReader, Node], tuple[str, T]]
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

"""YAML as plain data, and the lines in which it stands.

Files are composed into nodes: nodes know their lines, a plain `000` keeps its zeros, and a key written twice
is seen. PyYAML is imported only when a file is read.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from yaml import Node

    from docgen.records import Place

FLAGS = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}
"""YAML's words for true and false."""
_DEEPEST = 8
"""No layout's data is nested deeper; an alias may even stand inside what it names."""

Plain = dict[str, "Plain"] | list["Plain"] | str | None


Step = tuple["Node", "Node"]
"""A key and its value; an entry of a list is both."""


@dataclass(slots=True)
class Nodes:
    """A composed file: `repeated` are the keys that a mapping has twice, each with its line, once read."""

    root: Node
    repeated: list[tuple[int, str]] = field(default_factory=list)
    _known: dict[int, Plain] = field(default_factory=dict)
    _steps: dict[int, dict[str | int, Step]] = field(default_factory=dict)

    def plain(self) -> Plain:
        """The data: mappings by key, lists, texts without the blanks around them; None for an empty one."""
        return self._plain(self.root, 0)

    def _plain(self, node: Node, depth: int) -> Plain:
        # Remembered by node, so that aliases of aliases cost no more than they are long.
        if id(node) not in self._known and depth < _DEEPEST:
            self._known[id(node)] = None
            self._known[id(node)] = self._read(node, depth + 1)
        return self._known.get(id(node))

    def _read(self, node: Node, depth: int) -> Plain:
        from yaml import MappingNode, ScalarNode

        if isinstance(node, ScalarNode):
            return str(node.value).strip() or None
        steps = self._steps_of(node)
        if isinstance(node, MappingNode):
            self._note_repeated(node)
            return {str(name): self._plain(value, depth) for name, (_, value) in steps.items()}
        return [self._plain(value, depth) for _, value in steps.values()]

    def _note_repeated(self, node: Node) -> None:
        seen = set[str]()
        for key, _ in node.value:
            if _name(key) in seen:
                self.repeated.append((_line(key), _name(key)))
            seen.add(_name(key))

    def _steps_of(self, node: Node) -> dict[str | int, Step]:
        """The first value of each key, each entry by its index."""
        from yaml import MappingNode, SequenceNode

        if id(node) not in self._steps:
            steps: dict[str | int, Step] = {}
            if isinstance(node, MappingNode):
                for key, value in node.value:
                    steps.setdefault(_name(key), (key, value))
            elif isinstance(node, SequenceNode):
                steps = {number: (entry, entry) for number, entry in enumerate(node.value)}
            self._steps[id(node)] = steps
        return self._steps[id(node)]

    def has(self, place: Place) -> bool:
        """Whether something stands at `place`."""
        return len(self._walk(place)) > len(place)

    def line(self, place: Place) -> int:
        """The line, from 1, in which what stands at `place` begins; of what it is missing from, else."""
        return _line(self._walk(place)[-1][1])

    def line_of_key(self, place: Place) -> int:
        """The line of the key that leads to `place`."""
        return _line(self._walk(place)[-1][0])

    def _walk(self, place: Place) -> list[Step]:
        """The steps to `place`, as far as there are any."""
        walked = [(self.root, self.root)]
        for name in place:
            step = self._steps_of(walked[-1][1]).get(name)
            if step is None:
                break
            walked.append(step)
        return walked


def _name(key: Node) -> str:
    """A key as written; a bracket for one that is no text, which no layout has."""
    return key.value if isinstance(key.value, str) else "{…}"


def _line(node: Node) -> int:
    return int(node.start_mark.line) + 1

"""From Jinja source to code: metered, a line for every tag so that errors find their place."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from types import CodeType

from jinja2 import TemplateSyntaxError, meta, nodes

from docgen.template.sandbox import JOIN, TICK, Environment, metered
from docgen.template.source import Source, TagPlace


@dataclass(frozen=True, slots=True)
class Compiled:
    """A part's code, the places of its tags by line, and what it needs when it has run."""

    code: CodeType
    lines: tuple[tuple[int, TagPlace], ...]
    names: frozenset[str]
    required: frozenset[str]
    aliases: tuple[tuple[str, str], ...]


class TagError(Exception):
    """A tag that Jinja cannot read."""

    def __init__(self, place: TagPlace, problem: str) -> None:
        super().__init__(problem)
        self.place = place
        self.problem = problem


def compile_source(source: Source, part: str, environment: Environment) -> Compiled:
    """The code of `source`. Raises `TagError` at the first tag that cannot be read."""
    text, lines = _one_line_a_tag(source)
    try:
        tree = environment.parse(text, part)
        for node in tree.find_all(nodes.Filter):
            if node.name in (TICK, JOIN):
                raise TemplateSyntaxError(f"No filter named '{node.name}'.", node.lineno)
        names = frozenset(meta.find_undeclared_variables(tree))
        required = names - _tolerated(tree)
        aliases = tuple(_aliases(tree))
        code = environment.compile(metered(tree), part, code_name(part))
    except TemplateSyntaxError as problem:
        raise TagError(place_of_line(tuple(lines), problem.lineno), problem.message or "") from None
    except (RecursionError, SyntaxError, MemoryError) as problem:
        # Python's own limits on nesting: Jinja turns tags into Python.
        raise TagError(place_of_line(tuple(lines), 0), str(problem)) from None
    return Compiled(code, tuple(lines), names, required, aliases)


def code_name(part: str) -> str:
    """The file name that a part's code bears in tracebacks."""
    return f"<docgen {part}>"


def place_of_line(lines: tuple[tuple[int, TagPlace], ...], line: int) -> TagPlace:
    """The place of the tag that line `line` of the numbered source belongs to."""
    index = bisect_right([number for number, _ in lines], line) - 1
    return lines[max(index, 0)][1] if lines else ((), "")


def _one_line_a_tag(source: Source) -> tuple[str, list[tuple[int, TagPlace]]]:
    """The source with a line break inside each tag (where Jinja ignores it), and the line each tag is on."""
    pieces: list[str] = []
    lines: list[tuple[int, TagPlace]] = []
    position, line, raw = 0, 1, False
    for start, place in source.places:
        before = source.text[position:start]
        line += before.count("\n")
        opening = re.compile(r"\{[{%#][+-]?").match(source.text, start)
        end = opening.end() if opening else start
        raw = _in_raw(source.text, start, raw)
        pieces += before, source.text[start:end]
        if not raw and source.text[start + 1] != "#":
            pieces.append("\n")
            line += 1
        lines.append((line, place))
        position = end
    pieces.append(source.text[position:])
    return "".join(pieces), lines


def _in_raw(text: str, start: int, raw: bool) -> bool:
    """Whether the tag at `start` is text inside `{% raw %}`; the raw tags themselves take no line break."""
    if re.compile(r"\{%[+-]?\s*raw\s*[+-]?%\}").match(text, start):
        return True
    if raw and re.compile(r"\{%[+-]?\s*endraw").match(text, start):
        return False
    return raw


def _tolerated(tree: nodes.Template) -> set[str]:
    """Names that may be missing: those a tag asks after (`is defined`) or gives a default for."""
    asking: list[nodes.Expr | None] = [
        t.node for t in tree.find_all(nodes.Test) if t.name in ("defined", "undefined")
    ]
    asking += [f.node for f in tree.find_all(nodes.Filter) if f.name in ("default", "d")]
    return {node.name for node in asking if isinstance(node, nodes.Name)}


def _aliases(tree: nodes.Template) -> list[tuple[str, str]]:
    """(loop variable, the name it walks over), so that an error at `段.文字` can be led back to 正文."""
    found = []
    for loop in tree.find_all(nodes.For):
        source = next(
            (n.name for n in (loop.iter, *loop.iter.find_all(nodes.Name)) if isinstance(n, nodes.Name)), ""
        )
        targets = [loop.target, *loop.target.find_all(nodes.Name)]
        found += [(t.name, source) for t in targets if isinstance(t, nodes.Name) and source]
    return found

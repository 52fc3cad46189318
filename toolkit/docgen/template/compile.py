"""From Jinja source to code: metered, a line for every tag so that errors find their place."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from types import CodeType

from jinja2 import TemplateSyntaxError, meta, nodes

from docgen.template.metering import JOIN, TICK, metered
from docgen.template.sandbox import Environment
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
        _write_literal_braces(tree)
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


_BEGIN = re.compile(r"\{[{%#][+-]?")
_RAW = re.compile(r"\{%[+-]?\s*(end)?raw\s*[+-]?%\}")


def _one_line_a_tag(source: Source) -> tuple[str, list[tuple[int, TagPlace]]]:
    """The source with a line break inside each tag (where Jinja ignores it), and the line each tag is on."""
    pieces: list[str] = []
    lines: list[tuple[int, TagPlace]] = []
    position, line, raw = 0, 1, False
    for start, place in source.places:
        begin = _BEGIN.match(source.text, start)
        end = begin.end() if begin else start
        pieces.append(source.text[position:end])
        line += source.text.count("\n", position, end)
        switch = _RAW.match(source.text, start)
        # Between {% raw %} and {% endraw %} a tag is text, and a break in it would show.
        if not raw and not switch:
            pieces.append("\n")
            line += 1
        if switch:
            raw = switch.group(1) is None
        lines.append((line, place))
        position = end
    pieces.append(source.text[position:])
    return "".join(pieces), lines


def _write_literal_braces(tree: nodes.Template) -> None:
    """docxtpl's `{_{` means braces that are no tag. It replaces them in values too; those are data here."""
    for data in tree.find_all(nodes.TemplateData):
        for written, meant in (("{_{", "{{"), ("}_}", "}}"), ("{_%", "{%"), ("%_}", "%}")):
            data.data = data.data.replace(written, meant)


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

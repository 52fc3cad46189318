"""From Jinja source to code: metered, a line for every tag so that errors find their place."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from types import CodeType

from jinja2 import TemplateSyntaxError, meta, nodes

from docgen.template import plain
from docgen.template.meter import TICK
from docgen.template.metering import JOIN, metered
from docgen.template.names import asked_for, figures_named, tolerated
from docgen.template.part_program import TagPlace
from docgen.template.sandbox import Environment
from docgen.template.source import Source


@dataclass(frozen=True, slots=True)
class Compiled:
    """A part's code, the places of its tags (by line of the code, and all in order), the names it uses.

    `asked` are the names that an `if` tests: the template knows that they may be missing. `figures` are those
    of 数据 that the tags name (names.figures_named).
    """

    code: CodeType
    lines: tuple[tuple[int, TagPlace], ...]
    tags: tuple[TagPlace, ...]
    names: frozenset[str]
    required: frozenset[str]
    asked: frozenset[str]
    figures: frozenset[str]
    aliases: tuple[tuple[str, str], ...]
    is_plain: bool


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
        asked = frozenset(asked_for(tree))
        required = names - tolerated(tree) - asked
        figures = frozenset(figures_named(tree))
        aliases = tuple(_aliases(tree))
        python = environment.compile(metered(tree), part, raw=True)
        code = compile(_without_import(python), f"<docgen {part}>", "exec")
    except TemplateSyntaxError as problem:
        raise TagError(place_of_line(tuple(lines), problem.lineno), problem.message or "") from None
    except (RecursionError, SyntaxError, MemoryError) as problem:
        # Python's own limits on nesting: Jinja turns tags into Python.
        raise TagError(place_of_line(tuple(lines), 0), str(problem)) from None
    return Compiled(
        code,
        _python_lines(python, lines),
        tuple(p for _, p in lines),
        names,
        required,
        asked,
        figures,
        aliases,
        _is_plain(python),
    )


def _without_import(python: str) -> str:
    """Generated code without its first line: what it imports from Jinja's runtime, a run provides."""
    first, rest = python.split("\n", 1)
    if not first.startswith("from jinja2.runtime import "):
        raise TemplateSyntaxError(f"code of an unknown form: {first[:60]}", 0)
    return "\n" + rest


_BEYOND_PLAIN = re.compile(
    r"\b(?:LoopContext|Macro|Markup|Namespace|TemplateReference|markup_join|str_join)\("
    r"|\bcontext\.(?!vars\b|exported_vars\b|resolve_or_missing\b)"
    r"|\benvironment\.(?!concat\b|filters\b|finalize\b|getattr\b|getitem\b|undefined\b)"
)
_FILTER = re.compile(r"environment\.filters\['(\w+)'\]")


def _is_plain(python: str) -> bool:
    """Whether generated code asks for nothing that `plain` has not: then the sandbox is not needed."""
    return not _BEYOND_PLAIN.search(python) and plain.FILTERS.keys() >= set(_FILTER.findall(python))


def _python_lines(python: str, lines: list[tuple[int, TagPlace]]) -> tuple[tuple[int, TagPlace], ...]:
    """The tag that each noted line of the generated code comes from, by Jinja's own notes."""
    notes = re.search(r"^debug_info = '(.*)'$", python, re.MULTILINE)
    pairs = [pair.split("=") for pair in notes.group(1).split("&") if pair] if notes else []
    return tuple((int(line), place_of_line(tuple(lines), int(source))) for source, line in pairs)


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

"""What to say when a template cannot be run: part, paragraph, tag, and the cell whose value caused it."""

import re
from collections.abc import Iterable, Mapping
from types import TracebackType

from docgen.diagnostics import Code, Diagnostic, Where, error
from docgen.model.context import Tags
from docgen.suggestions import nearest
from docgen.template.meter import LimitExceededError, UnprintableValueError
from docgen.template.part_program import PartProgram, TagPlace

_LABELS = {
    "document": "正文",
    "header": "页眉",
    "footer": "页脚",
    "footnotes": "脚注",
    "endnotes": "尾注",
    "comments": "批注",
    "core": "文档属性",
}
_LIMIT_CODES: Mapping[str, Code] = {
    "characters": "TP221",
    "iterations": "TP222",
    "repeat": "TP223",
    "digits": "TP224",
    "seconds": "TP225",
}
_NAME = re.compile(r"""(?<![.\w"'])[^\W\d]\w*""")
"""A name in a tag that is not an attribute and does not begin a string."""


def label(part: str) -> str:
    """What people call a part: word/header2.xml is 页眉2."""
    stem = part.rpartition("/")[2].removesuffix(".xml")
    kind = stem.rstrip("0123456789")
    known = _LABELS.get(kind)
    return f"{known}{stem[len(kind) :]}" if known else part


def missing_names(
    parts: Iterable[PartProgram], file: str, required: frozenset[str], composition: Tags
) -> tuple[Diagnostic, ...]:
    """An error for each tag that uses a name the composition lacks."""
    missing = required - composition.context.keys()
    if not missing:
        return ()
    return tuple(
        unknown_name(name, Where(file, steps), tag, composition.context)
        for part in parts
        for steps, tag in part.tags
        for name in sorted(missing.intersection(names_in(tag)))
    )


def unknown_name(name: str, where: Where, tag: str, known: Iterable[str]) -> Diagnostic:
    """The error for a name that nobody defines, with the nearest one that somebody does."""
    return error("TP102", where, tag=tag, name=name, nearest=nearest(name, known))


def names_in(tag: str) -> list[str]:
    """The names that a tag uses, those behind a dot left out."""
    return _NAME.findall(tag)


def failure(problem: Exception, part: PartProgram, file: str, composition: Tags) -> Diagnostic:
    """The diagnostic for an exception that running `part` raised."""
    from jinja2.exceptions import SecurityError, UndefinedError

    from docgen.template.problems import failure_in_words

    steps, tag = _place(problem.__traceback__, part)
    where = Where(file, steps)
    cell = _origin(tag, part.aliases, composition)
    origin = f" {cell}" if cell else ""
    if isinstance(problem, LimitExceededError):
        return error(_LIMIT_CODES[problem.limit], where, tag=tag)
    if isinstance(problem, RecursionError):
        return error("TP226", where, tag=tag)
    if isinstance(problem, SecurityError):
        return error("TP204", where, tag=tag, problem=failure_in_words(str(problem)))
    if isinstance(problem, UndefinedError):
        return error("TP202", where, tag=tag, problem=failure_in_words(str(problem)), origin=origin)
    if isinstance(problem, UnprintableValueError):
        return error("TP208", where, tag=tag, kind=str(problem))
    said = failure_in_words(f"{type(problem).__name__}: {problem}")
    return error("TP201", where, tag=tag, problem=said, origin=origin)


def _place(trace: TracebackType | None, part: PartProgram) -> TagPlace:
    """The place of the tag that was running: the innermost frame of the part's own code."""
    line = 0
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == part.code.co_filename:
            line = trace.tb_lineno
        trace = trace.tb_next
    before = [place for number, place in part.lines if number <= line]
    return before[-1] if before else ((label(part.name),), "")


def _walked(name: str, aliases: Mapping[str, str]) -> str:
    """The top-level name that a loop variable's values come from; other names are their own."""
    seen: set[str] = set()
    while name in aliases and name not in seen:
        seen.add(name)
        name = aliases[name]
    return name


def _origin(tag: str, aliases: Mapping[str, str], composition: Tags) -> str:
    """The cell ("正文!C12") that the first name of `tag` with a known origin came from, or ""."""
    for name in names_in(tag):
        cell = composition.origins.get(_walked(name, aliases))
        if cell:
            return f"{cell.sheet}!{cell.a1}"
    return ""

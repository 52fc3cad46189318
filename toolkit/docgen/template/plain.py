"""What most templates need of Jinja: names, items of mappings, loops, text. Importing Jinja takes longer.

A program runs here first. Whatever this does not know raises, and the run begins again in the sandbox: so
nothing here decides what a tag means, and every error that people see is the sandbox's.
"""

import re
from collections.abc import Callable, Mapping
from types import CodeType
from typing import Any, NoReturn

from markupsafe import escape

from docgen.template.meter import TICK, Meter, Present, check_growth


class BeyondPlainError(Exception):
    """The program needs the sandbox."""


def run(code: CodeType, variables: Mapping[str, Any], meter: Meter, present: Present, part: str) -> str:
    """The XML that the program of `part` gives. Raises anything, `BeyondPlainError` where Jinja is needed."""
    namespace: dict[str, Any] = {**_RUNTIME, "environment": _Environment}
    exec(code, namespace)
    return "".join(namespace["root"](_Context(variables, meter, present, part)))


def _beyond(*_arguments: object, **_named: object) -> NoReturn:
    raise BeyondPlainError


_needs_escape = re.compile("[&<>\"']").search


def _escaped(text: str) -> str:
    """As `markupsafe.escape`, which makes an object even where there is nothing to escape."""
    return escape(text) if type(text) is str and _needs_escape(text) else text


_MISSING = object()
_RUNTIME: Mapping[str, Any] = {
    **dict.fromkeys(("LoopContext", "Macro", "Markup", "Namespace", "TemplateReference"), _beyond),
    **dict.fromkeys(("Undefined", "markup_join", "str_join"), _beyond),
    **dict.fromkeys(("TemplateNotFound", "TemplateRuntimeError"), BeyondPlainError),
    "escape": _escaped,
    "identity": lambda value: value,
    "internalcode": lambda function: function,
    "missing": _MISSING,
}
"""The names that Jinja's generated code imports from its runtime."""


class _Context:
    __slots__ = ("exported_vars", "meter", "part", "present", "resolve_or_missing", "vars")

    def __init__(self, variables: Mapping[str, Any], meter: Meter, present: Present, part: str) -> None:
        self.meter, self.present, self.part = meter, present, part
        self.vars: dict[str, Any] = {}
        self.exported_vars: set[str] = set()
        self.resolve_or_missing: Callable[[str], Any] = lambda name: variables.get(name, _MISSING)


def _finalize(context: _Context, value: object) -> str:
    if type(value) is str:
        context.meter.charge(len(value))
        return value
    return context.present(context.part, value)


def _item(mapping: object, name: str) -> object:
    if type(mapping) is not dict or name not in mapping:
        raise BeyondPlainError
    value: object = mapping[name]
    return value


def _element(container: Any, key: Any) -> object:
    if type(container) not in (dict, list):
        raise BeyondPlainError
    value: object = container[key]
    return value


def _tick(context: _Context, characters: int) -> None:
    context.meter.tick()
    context.meter.charge(characters)


def _length(_context: _Context, value: Any) -> int:
    if type(value) not in (dict, list, str):
        raise BeyondPlainError
    return len(value)


def _replace(context: _Context, text: Any, old: Any, new: Any) -> str:
    if not type(text) is type(old) is type(new) is str:
        raise BeyondPlainError
    check_growth("replace", text, (old, new), context.meter.limits)
    replaced: str = context.meter.charged(text.replace(old, new))
    return replaced


FILTERS: Mapping[str, Any] = {TICK: _tick, "length": _length, "replace": _replace}


class _Environment:
    """What the generated code looks up in Jinja's environment."""

    concat = "".join
    undefined = staticmethod(_beyond)
    finalize = staticmethod(_finalize)
    getattr = staticmethod(_item)
    getitem = staticmethod(_element)
    filters = FILTERS

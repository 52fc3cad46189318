"""The sandbox a template program runs in: plain data only, strict names, a meter on everything that can grow.

Jinja's immutable sandbox keeps code from Python's internals, but lets `"a" * 50000000` run. Here attributes
are looked up in a short list per type, and loops, macros, calls, filters and operators all pay a `Meter`.
"""

import re
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from jinja2 import StrictUndefined, nodes, pass_context
from jinja2.runtime import Context, LoopContext, Macro, markup_join
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import Joiner, Namespace, _PassArg
from jinja2.visitor import NodeTransformer
from markupsafe import Markup

TICK = "docgen_tick"
JOIN = "docgen_join"
"""Filters that only `metered` writes; a tag cannot name them (see `Environment.__init__`)."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one render may cost."""

    characters: int = 64_000_000
    """Text produced, intermediate strings included."""
    iterations: int = 1_000_000
    """Loop turns and calls."""
    repeat: int = 1_000_000
    """The longest string or list one operation may build by repeating or padding."""
    digits: int = 6_000
    """Decimal digits of a number."""
    seconds: float = 20.0


class LimitExceededError(Exception):
    """A template went beyond a limit; `limit` is the field of `Limits`."""

    def __init__(self, limit: str) -> None:
        super().__init__(limit)
        self.limit = limit


class UnprintableValueError(Exception):
    """A tag asks to print something that is no text: a list, a mapping, a macro."""


class Meter:
    """What one render has cost so far."""

    __slots__ = ("characters", "deadline", "iterations", "limits")

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.characters = 0
        self.iterations = 0
        self.deadline = time.monotonic() + limits.seconds

    def charge(self, characters: int) -> None:
        """Count text produced."""
        self.characters += characters
        if self.characters > self.limits.characters:
            raise LimitExceededError("characters")

    def tick(self) -> None:
        """Count a loop turn or a call; look at the clock now and then."""
        self.iterations += 1
        if self.iterations > self.limits.iterations:
            raise LimitExceededError("iterations")
        if self.iterations & 63 == 0 and time.monotonic() > self.deadline:
            raise LimitExceededError("seconds")

    def charged(self, value: Any) -> Any:
        """`value`, its length counted."""
        if isinstance(value, str | list | tuple):
            self.charge(len(value))
        return value


Present = Callable[["RenderContext", Any], str]
"""Turns a value that is no plain text into what stands in the XML."""


class RenderContext(Context):
    """The names a part's program sees, with the meter and the presenter of its render."""

    meter: Meter
    present: Present
    part: str


@pass_context
def _finalize(context: RenderContext, value: Any) -> Any:
    """Every `{{ … }}` passes here on its way into the XML."""
    if type(value) is str:
        context.meter.charge(len(value))
        return value
    return context.meter.charged(context.present(context, value))


@pass_context
def _tick(context: RenderContext, characters: int) -> None:
    context.meter.tick()
    context.meter.charge(characters)


@pass_context
def _join(context: RenderContext, values: tuple[Any, ...]) -> str:
    joined: str = context.meter.charged(markup_join(values))
    return joined


_TEXT = frozenset(
    [
        "capitalize",
        "casefold",
        "center",
        "count",
        "endswith",
        "find",
        "format",
        "index",
        "isalnum",
        "isalpha",
        "isdigit",
        "islower",
        "isnumeric",
        "isspace",
        "isupper",
        "join",
        "ljust",
        "lower",
        "lstrip",
        "partition",
        "removeprefix",
        "removesuffix",
        "replace",
        "rfind",
        "rjust",
        "rpartition",
        "rsplit",
        "rstrip",
        "split",
        "splitlines",
        "startswith",
        "strip",
        "swapcase",
        "title",
        "upper",
        "zfill",
    ]
)
_DAY = frozenset(["day", "isoformat", "isoweekday", "month", "strftime", "weekday", "year"])
_ATTRIBUTES: Mapping[type, frozenset[str]] = {
    str: _TEXT,
    Markup: _TEXT,
    dict: frozenset({"get", "items", "keys", "values"}),
    list: frozenset({"count", "index"}),
    tuple: frozenset({"count", "index"}),
    date: _DAY,
    datetime: _DAY | {"hour", "minute", "second"},
    LoopContext: frozenset(
        [
            "changed",
            "cycle",
            "depth",
            "depth0",
            "first",
            "index",
            "index0",
            "last",
            "length",
            "nextitem",
            "previtem",
            "revindex",
            "revindex0",
        ]
    ),
    Joiner: frozenset(),
    Macro: frozenset(),
}
"""The attributes that a template may read, by the value's exact type; items of mappings come first."""

_GROWING = frozenset(
    [
        "batch",
        "center",
        "expandtabs",
        "indent",
        "join",
        "ljust",
        "replace",
        "rjust",
        "slice",
        "truncate",
        "wordwrap",
        "xmlattr",
        "zfill",
    ]
)
"""Filters and methods whose result can be longer than what goes in."""

_WIDE_FORMAT = re.compile(r"\d{5}|\*|\{[^{}]*\{|\d__")
_RANDOM = ("random",)


class Environment(ImmutableSandboxedEnvironment):
    """Jinja for documents: escaped, strict, plain data, metered, deterministic. Loads no other template."""

    intercepted_binops = frozenset({"+", "*", "**", "%"})
    context_class = RenderContext

    def __init__(self) -> None:
        super().__init__(autoescape=True, undefined=StrictUndefined, finalize=_finalize, cache_size=0)
        for name in _RANDOM:
            del self.filters[name]
        del self.globals["lipsum"]
        self.filters = {name: _metered_filter(name, f) for name, f in self.filters.items()}
        self.filters[TICK] = _tick
        self.filters[JOIN] = _join

    def getattr(self, obj: Any, attribute: str) -> Any:
        kind = type(obj)
        if kind is dict and attribute in obj:
            return obj[attribute]
        if kind is Namespace or attribute in _ATTRIBUTES.get(kind, ()):
            return super().getattr(obj, attribute)
        if kind in _ATTRIBUTES or isinstance(obj, int | float):
            return self.undefined(obj=obj, name=attribute)
        if isinstance(obj, self.undefined):
            return obj[attribute]  # raises what it stands for
        return self.unsafe_undefined(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        if isinstance(obj, dict | list | tuple | str):
            try:
                return obj[argument]
            except (LookupError, TypeError):
                pass
        if isinstance(argument, str):
            return self.getattr(obj, argument)
        return self.undefined(obj=obj, name=argument)

    def call(__self, __context: RenderContext, __obj: Any, *args: Any, **kwargs: Any) -> Any:  # type: ignore[override]  # noqa: N805
        meter = __context.meter
        meter.tick()
        name = getattr(__obj, "__name__", "")
        if name in _GROWING:
            _check_growth(name, getattr(__obj, "__self__", ""), args, meter.limits)
        elif name in ("format", "format_map"):
            # Jinja wraps the method to guard the fields it reaches into.
            _check_format(getattr(getattr(__obj, "__wrapped__", __obj), "__self__", ""))
        return meter.charged(super().call(__context, __obj, *args, **kwargs))

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        limits = context.meter.limits
        if operator == "%" and isinstance(left, str):
            _check_format(left)
        elif operator == "**":
            if _bits(left) * (right if isinstance(right, int) else 1) > limits.digits * 3:
                raise LimitExceededError("digits")
        elif operator == "*":
            _check_product(left, right, limits)
        return context.meter.charged(super().call_binop(context, operator, left, right))


def _bits(value: Any) -> int:
    return value.bit_length() if isinstance(value, int) else 1


def _check_product(left: Any, right: Any, limits: Limits) -> None:
    if isinstance(right, str | list | tuple):
        left, right = right, left
    if isinstance(left, str | list | tuple) and isinstance(right, int):
        if len(left) * right > limits.repeat:
            raise LimitExceededError("repeat")
    elif _bits(left) + _bits(right) > limits.digits * 3:
        raise LimitExceededError("digits")


def _check_growth(name: str, subject: Any, args: tuple[Any, ...], limits: Limits) -> None:
    """Refuse a call that would build more than `limits.characters` at once."""
    length = len(subject) if hasattr(subject, "__len__") else limits.repeat
    if name == "replace" and isinstance(subject, str) and len(args) > 1:
        growth = subject.count(str(args[0])) * len(str(args[1]))
    elif name == "join" and isinstance(subject, str) and args:
        # The method: `", ".join(parts)`.
        growth = length * (len(args[0]) if hasattr(args[0], "__len__") else limits.repeat)
    else:
        sizes = [a if isinstance(a, int) else len(a) for a in args if isinstance(a, int | str)]
        factor = max(sizes, default=1)
        growth = max(factor, factor * length if name in ("indent", "join", "wordwrap") else 0)
    if growth > limits.characters:
        raise LimitExceededError("repeat")


def _check_format(text: object) -> None:
    """Refuse widths of five digits and more, and widths that are themselves values."""
    if isinstance(text, str) and _WIDE_FORMAT.search(text):
        raise LimitExceededError("repeat")


def _metered_filter(name: str, function: Callable[..., Any]) -> Callable[..., Any]:
    """`function` as a filter that is measured before and after."""
    wants = _PassArg.from_obj(function)

    @pass_context
    def metered_filter(context: RenderContext, subject: Any = "", *args: Any, **kwargs: Any) -> Any:
        meter = context.meter
        meter.tick()
        if name in _GROWING:
            _check_growth(name, subject, (*args, *kwargs.values()), meter.limits)
        elif name == "format":
            _check_format(subject)
        if wants is _PassArg.context:
            result = function(context, subject, *args, **kwargs)
        elif wants is _PassArg.eval_context:
            result = function(context.eval_ctx, subject, *args, **kwargs)
        elif wants is _PassArg.environment:
            result = function(context.environment, subject, *args, **kwargs)
        else:
            result = function(subject, *args, **kwargs)
        return meter.charged(result)

    return metered_filter


def metered(tree: nodes.Template) -> nodes.Template:
    """`tree` with a tick at the head of everything that can repeat, and `~` counted. Changes `tree`."""
    _Meterer().visit(tree)
    return tree


class _Meterer(NodeTransformer):
    def visit_For(self, node: nodes.For) -> nodes.Node:  # noqa: N802
        return self._with_tick(node)

    def visit_Macro(self, node: nodes.Macro) -> nodes.Node:  # noqa: N802
        return self._with_tick(node)

    def visit_CallBlock(self, node: nodes.CallBlock) -> nodes.Node:  # noqa: N802
        return self._with_tick(node)

    def visit_Concat(self, node: nodes.Concat) -> nodes.Node:  # noqa: N802
        self.generic_visit(node)
        values = nodes.Tuple(node.nodes, "load", lineno=node.lineno)
        return nodes.Filter(values, JOIN, [], [], None, None, lineno=node.lineno)

    def _with_tick(self, node: nodes.For | nodes.Macro | nodes.CallBlock) -> nodes.Node:
        size = sum(len(data.data) for data in node.find_all(nodes.TemplateData))
        self.generic_visit(node)
        tick = nodes.Filter(nodes.Const(size), TICK, [], [], None, None, lineno=node.lineno)
        node.body.insert(0, nodes.ExprStmt(tick, lineno=node.lineno))
        return node

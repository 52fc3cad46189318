"""The sandbox a template program runs in: plain data only, strict names, a meter on everything that can grow.

Jinja's immutable sandbox keeps code from Python's internals, but lets `"a" * 50000000` run. Here attributes
are looked up in a short list per type, and loops, macros, calls, filters and operators all pay a `Meter`.
"""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import cache
from types import CodeType
from typing import Any

from jinja2 import StrictUndefined, Undefined, pass_context, runtime
from jinja2.runtime import Context, LoopContext, Macro, markup_join
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import Joiner, Namespace, _PassArg
from markupsafe import Markup

from docgen.template.meter import (
    GROWING,
    TICK,
    Meter,
    Present,
    check_format,
    check_growth,
    check_power,
    check_product,
    operands_of,
)
from docgen.template.metering import JOIN


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
    if isinstance(value, Undefined):
        return str(value)  # raises: names are strict
    return context.meter.charged(context.present(context.part, value))


@pass_context
def _tick(context: RenderContext, characters: int) -> None:
    context.meter.tick()
    context.meter.charge(characters)


@pass_context
def _join(context: RenderContext, values: tuple[Any, ...]) -> str:
    joined: str = context.meter.charged(markup_join(values))
    return joined


_TEXT_METHODS = """
    capitalize casefold center count endswith find format index isalnum isalpha isdigit islower isnumeric
    isspace isupper join ljust lower lstrip partition removeprefix removesuffix replace rfind rjust rpartition
    rsplit rstrip split splitlines startswith strip swapcase title upper zfill
"""
_LOOP_ATTRIBUTES = """
    changed cycle depth depth0 first index index0 last length nextitem previtem revindex revindex0
"""
_TEXT = frozenset(_TEXT_METHODS.split())
_DAY = frozenset({"day", "isoformat", "isoweekday", "month", "strftime", "weekday", "year"})
_ATTRIBUTES: Mapping[type, frozenset[str]] = {
    str: _TEXT,
    Markup: _TEXT,
    dict: frozenset({"get", "items", "keys", "values"}),
    list: frozenset({"count", "index"}),
    tuple: frozenset({"count", "index"}),
    date: _DAY,
    datetime: _DAY | {"hour", "minute", "second"},
    LoopContext: frozenset(_LOOP_ATTRIBUTES.split()),
    Joiner: frozenset(),
    Macro: frozenset(),
}
"""The attributes that a template may read, by the value's exact type; items of mappings come first."""


class Environment(ImmutableSandboxedEnvironment):
    """Jinja for documents: escaped, strict, plain data, metered, deterministic. Loads no other template."""

    intercepted_binops = frozenset({"+", "*", "**", "%"})
    context_class = RenderContext

    def __init__(self) -> None:
        super().__init__(autoescape=True, undefined=StrictUndefined, finalize=_finalize, cache_size=0)
        # Random values would make the same input give different bytes.
        del self.filters["random"], self.globals["lipsum"]
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
        if name in GROWING:
            check_growth(name, getattr(__obj, "__self__", ""), args, meter.limits)
        elif name in ("format", "format_map"):
            # Jinja wraps the method to guard the fields it reaches into.
            text = getattr(getattr(__obj, "__wrapped__", __obj), "__self__", "")
            mapped = (value for arg in args for value in operands_of(arg))
            check_format(text, (*mapped, *kwargs.values()), meter.limits)
        return meter.charged(super().call(__context, __obj, *args, **kwargs))

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        limits = context.meter.limits
        if operator == "%" and isinstance(left, str):
            check_format(left, operands_of(right), limits)
        elif operator == "**":
            check_power(left, right, limits)
        elif operator == "*":
            check_product(left, right, limits)
        return context.meter.charged(super().call_binop(context, operator, left, right))


def _metered_filter(name: str, function: Callable[..., Any]) -> Callable[..., Any]:
    """`function` as a filter that is measured before and after."""
    wants = _PassArg.from_obj(function)

    @pass_context
    def metered_filter(context: RenderContext, subject: Any = "", *args: Any, **kwargs: Any) -> Any:
        meter = context.meter
        meter.tick()
        if name in GROWING:
            check_growth(name, subject, (*args, *kwargs.values()), meter.limits)
        elif name == "format":
            check_format(subject, (*args, *kwargs.values()), meter.limits)
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


@cache
def environment() -> Environment:
    """The one environment: nothing ever changes it."""
    return Environment()


def run(code: CodeType, variables: Mapping[str, Any], meter: Meter, present: Present, part: str) -> str:
    """The XML that the program of `part` gives. Raises whatever its tags make Jinja raise."""
    namespace: dict[str, Any] = {**vars(runtime), "environment": environment()}
    exec(code, namespace)
    context = RenderContext(environment(), {**environment().globals, **variables}, part, namespace["blocks"])
    context.meter, context.present, context.part = meter, present, part
    return "".join(namespace["root"](context))

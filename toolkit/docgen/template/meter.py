"""What one render may cost: the limits, the meter, and what is looked at before it is too late.

Most costs are counted as they arise. An operation that can build something huge in one step
(`"a" * 50000000`) is estimated from its operands first.
"""

import re
import time
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple


class Limits(NamedTuple):
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


Present = Callable[[str, Any], str]
"""Given a part's name and a value that is no plain text: what stands for the value in the part's XML."""


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


TICK = "docgen_tick"
"""The name under which a program calls the meter."""

GROWING = frozenset(
    {
        *("batch", "center", "expandtabs", "indent", "join", "ljust", "replace", "rjust"),
        *("slice", "truncate", "wordwrap", "xmlattr", "zfill"),
    }
)
"""Filters and methods whose result can be longer than what goes in."""

_BITS_A_DIGIT = 3
_LONGEST_TO_WRAP = 100_000
"""Characters: Python's own wrapping takes a minute for a million."""
_WIDE_FORMAT = re.compile(r"\d{5}|\*|\{[^{}]*\{|\d__")
"""A width of five digits and more, or one that is itself a value."""


def _bits(value: Any) -> int:
    return value.bit_length() if isinstance(value, int) else 1


def check_power(base: Any, exponent: Any, limits: Limits) -> None:
    """Refuse a power with more digits than `limits` allows."""
    if _bits(base) * (exponent if isinstance(exponent, int) else 1) > limits.digits * _BITS_A_DIGIT:
        raise LimitExceededError("digits")


def check_product(left: Any, right: Any, limits: Limits) -> None:
    """Refuse a product that is too long a text or list, or has too many digits."""
    if isinstance(right, str | list | tuple):
        left, right = right, left
    if isinstance(left, str | list | tuple) and isinstance(right, int):
        if len(left) * right > limits.repeat:
            raise LimitExceededError("repeat")
    elif _bits(left) + _bits(right) > limits.digits * _BITS_A_DIGIT:
        raise LimitExceededError("digits")


def check_growth(name: str, subject: Any, args: tuple[Any, ...], limits: Limits) -> None:
    """Refuse a call that would build more than `limits.characters` at once."""
    length = len(subject) if hasattr(subject, "__len__") else limits.repeat
    if name == "wordwrap" and length > _LONGEST_TO_WRAP:
        raise LimitExceededError("repeat")
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


def check_format(text: object, operands: Iterable[object], limits: Limits) -> None:
    """Refuse widths of five digits and more, widths that are themselves values, and results too long.

    Each place of `text` may take the longest of `operands`.
    """
    if not isinstance(text, str):
        return
    if _WIDE_FORMAT.search(text):
        raise LimitExceededError("repeat")
    longest = max((len(operand) for operand in operands if isinstance(operand, str)), default=0)
    if (text.count("%") + text.count("{")) * longest > limits.characters:
        raise LimitExceededError("repeat")


def operands_of(right: object) -> Iterable[object]:
    """What stands on the right of `%`: one value, a tuple of them, or a mapping."""
    if isinstance(right, dict):
        return right.values()
    return right if isinstance(right, tuple | list) else (right,)

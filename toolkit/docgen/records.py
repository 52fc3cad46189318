"""What somebody wrote as data (TOML, YAML) as frozen classes; and what does not fit, each fault at its place.

The class is the schema, a dataclass or a NamedTuple: its fields are the keys, those without a default are
required, and their types say what may stand there: str, int, float, bool, an Enum or Literal (by their
words), another such class, tuple[X, ...], Mapping[str or Enum, X], X | None. What a fault is called, and in
which line it stands, whoever reads the file knows.
"""

import dataclasses
from collections.abc import Iterable, Mapping
from enum import Enum, auto
from typing import Any, Literal, NamedTuple, TypeVar, get_args, get_origin, get_type_hints

T = TypeVar("T")

Place = tuple[str | int, ...]
"""Keys and indices that lead from the top of the data to a value."""


class Problem(Enum):
    """What is wrong at a place."""

    UNKNOWN = auto()
    MISSING = auto()
    WRONG = auto()


class Fault(NamedTuple):
    """Something that does not fit: `value` is what stands there, `wanted` the type of what should.

    `known` are the keys or words that may stand there instead.
    """

    problem: Problem
    place: Place
    value: object = None
    wanted: Any = None
    known: tuple[str, ...] = ()


@dataclasses.dataclass(frozen=True, slots=True)
class RecordReader:
    """Reads values and collects faults; None stands for what does not fit.

    `flags` are words that mean true or false where the language has only texts, `nothing` is the word for
    None where it has none.
    """

    faults: list[Fault] = dataclasses.field(default_factory=list)
    flags: Mapping[str, bool] = dataclasses.field(default_factory=dict)
    nothing: str = ""

    def record(self, kind: type[T], value: object, place: Place = ()) -> T | None:
        """`value` as a `kind`, with None in place of what is missing or wrong; None where it is no table."""
        hints, required = get_type_hints(kind), set(_required(kind))
        if not isinstance(value, dict):
            self._wrong(place, value, kind, hints)
            return None
        self._unknown(value, hints, place)
        missing = [name for name in hints if name in required and name not in value]
        self.faults.extend(Fault(Problem.MISSING, (*place, name)) for name in missing)
        given = {
            name: self.value(hints[name], value[name], (*place, name)) for name in hints if name in value
        }
        return kind(**dict.fromkeys(missing), **given)

    def value(self, hint: Any, value: object, place: Place) -> Any:
        """`value` as the type `hint`."""
        origin, inner = get_origin(hint), get_args(hint)
        if type(None) in inner:
            return None if value == self.nothing else self.value(inner[0], value, place)
        if origin is tuple:
            return self._entries(hint, value, place)
        if origin is Literal or (isinstance(hint, type) and issubclass(hint, Enum)):
            return self._word(hint, value, place)
        if origin is not None:
            return self._mapping(hint, value, place)
        return self._scalar(hint, value, place) if hint in _SCALARS else self.record(hint, value, place)

    def _word(self, hint: Any, value: object, place: Place) -> object:
        members = {word: word for word in get_args(hint)} or {member.value: member for member in hint}
        fits = isinstance(value, str) and value in members
        return members[value] if fits else self._wrong(place, value, hint, members)

    def _entries(self, hint: Any, value: object, place: Place) -> Any:
        if not isinstance(value, list):
            return self._wrong(place, value, hint)
        inner = get_args(hint)[0]
        return tuple(self.value(inner, entry, (*place, number)) for number, entry in enumerate(value))

    def _mapping(self, hint: Any, value: object, place: Place) -> Any:
        if not isinstance(value, dict):
            return self._wrong(place, value, hint)
        key_kind, value_kind = get_args(hint)
        known = {member.value for member in key_kind} if issubclass(key_kind, Enum) else value.keys()
        self._unknown(value, known, place)
        known_keys = [key for key in value if key in known]
        return {key_kind(key): self.value(value_kind, value[key], (*place, key)) for key in known_keys}

    def _scalar(self, hint: type, value: object, place: Place) -> object:
        if hint is bool and isinstance(value, str) and value.lower() in self.flags:
            return self.flags[value.lower()]
        # bool is an int to Python, never to a person; an integer is a number to both.
        accepted = (int, float) if hint is float else (hint,)
        fits = isinstance(value, accepted) and isinstance(value, bool) is (hint is bool)
        return value if fits else self._wrong(place, value, hint)

    def _unknown(self, value: Mapping[str, object], known: Iterable[str], place: Place) -> None:
        names = dict.fromkeys(known)
        unknown = [name for name in value if name not in names]
        self.faults.extend(Fault(Problem.UNKNOWN, (*place, name), known=tuple(names)) for name in unknown)

    def _wrong(self, place: Place, value: object, wanted: Any, known: Iterable[str] = ()) -> Any:
        self.faults.append(Fault(Problem.WRONG, place, value, wanted, tuple(known)))
        return None


def _required(kind: type) -> Iterable[str]:
    """The fields of a class that have no default."""
    if dataclasses.is_dataclass(kind):
        return [each.name for each in dataclasses.fields(kind) if each.default is dataclasses.MISSING]
    return [name for name in kind._fields if name not in kind._field_defaults]  # type: ignore[attr-defined]


_SCALARS = frozenset({str, int, float, bool})

"""TOML keys → `Profile`. The dataclasses of `docgen.model.profile` are the schema."""

import dataclasses
from collections.abc import Mapping
from enum import Enum
from pathlib import Path
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from docgen.diagnostics import Diagnostic, Result, Where, error
from docgen.model.profile import Element, Profile
from docgen.suggestions import nearest

T = TypeVar("T")

OFF = "off"
"""The word that stands for None in a TOML file, which has none: a rule switched off."""

_EXPECTED = {int: "整数 (integer)", float: "数字 (number)", str: "文字 (string)", bool: "true / false"}
_TABLE = "一个表 (table)"
_LIST = "字体名的列表 (list of names)"


def parse(keys: Mapping[str, Any], path: Path) -> Result[Profile]:
    """`keys` (all of them, nothing left to inherit) as a Profile, or every problem with its key."""
    reader = _Reader(Where(path.name), [])
    profile = reader.record(Profile, {"name": path.stem, **keys}, "")
    if profile is not None and not reader.problems:
        reader.check_elements(profile)
    return Result(None if reader.problems else profile, tuple(reader.problems))


@dataclasses.dataclass(frozen=True)
class _Reader:
    """Collects problems while it converts; what cannot be converted is reported and becomes None."""

    where: Where
    problems: list[Diagnostic]

    def record(self, kind: type[T], table: Mapping[str, Any], prefix: str) -> T | None:
        """A dataclass of `kind` from a TOML table; `prefix` is the table's name and a dot."""
        hints = get_type_hints(kind)
        fields = {field.name: field for field in dataclasses.fields(kind)}  # type: ignore[arg-type]
        for key in sorted(table.keys() - fields.keys()):
            self._unknown(prefix + key, key, fields)
        missing = [n for n, f in fields.items() if n not in table and f.default is dataclasses.MISSING]
        self.problems.extend(error("PF005", self.where, key=prefix + name) for name in missing)
        values = {n: self.convert(hints[n], table[n], prefix + n) for n in fields if n in table}
        return None if missing else kind(**values)

    def convert(self, hint: Any, value: Any, key: str) -> Any:
        """`value` as `hint`: a scalar, an Enum, a dataclass, a mapping, names, or one of these or None."""
        if type(None) in get_args(hint):
            return None if value == OFF else self.convert(get_args(hint)[0], value, key)
        if get_origin(hint) is tuple:
            return self._names(value, key)
        if get_origin(hint) is not None or dataclasses.is_dataclass(hint):
            return self._table(hint, value, key)
        return self._member(hint, value, key) if issubclass(hint, Enum) else self._scalar(hint, value, key)

    def _table(self, hint: Any, value: Any, key: str) -> Any:
        if not isinstance(value, dict):
            return self._wrong(key, value, _TABLE)
        if dataclasses.is_dataclass(hint):
            return self.record(hint, value, f"{key}.")  # type: ignore[arg-type]
        key_kind, value_kind = get_args(hint)
        known = [member.value for member in key_kind] if issubclass(key_kind, Enum) else value
        for name in value.keys() - set(known):
            self._unknown(f"{key}.{name}", name, known)
        return {
            key_kind(k): self.convert(value_kind, v, f"{key}.{k}") for k, v in value.items() if k in known
        }

    def _member(self, kind: type[Enum], value: Any, key: str) -> Enum | None:
        known = [member.value for member in kind]
        return kind(value) if value in known else self._wrong(key, value, " / ".join(known))

    def _names(self, value: Any, key: str) -> Any:
        if isinstance(value, list) and value and all(isinstance(name, str) and name for name in value):
            return tuple(value)
        return self._wrong(key, value, _LIST)

    def _scalar(self, kind: type, value: Any, key: str) -> Any:
        # bool is an int to Python, never to a person; an integer is a number to both.
        accepted = (int, float) if kind is float else (kind,)
        if isinstance(value, accepted) and isinstance(value, bool) is (kind is bool):
            return value
        return self._wrong(key, value, _EXPECTED[kind])

    def check_elements(self, profile: Profile) -> None:
        """Every element is described, in a typeface that the profile lists."""
        for element in Element:
            key = f"elements.{element.value}"
            if element not in profile.elements:
                self.problems.append(error("PF005", self.where, key=key))
            elif (typeface := profile.elements[element].typeface) not in profile.typefaces:
                self._wrong(f"{key}.typeface", typeface, " / ".join(profile.typefaces))

    def _unknown(self, full: str, key: str, known: Any) -> None:
        self.problems.append(error("PF003", self.where, key=full, nearest=nearest(key, known)))

    def _wrong(self, key: str, value: Any, expected: str) -> Any:
        """Reports `key`; the None it returns stands in for the value."""
        self.problems.append(error("PF004", self.where, key=key, value=repr(value), expected=expected))
        return None

"""Diagnostics: findings as values, collected and never raised.

A diagnostic says where, what, and how to mend it, under a code that never changes meaning. Its words
live in `docgen.messages`, so every finding can be told in Chinese or in English.
"""

from collections.abc import Iterable, Mapping
from enum import Enum
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from docgen import messages

if TYPE_CHECKING:
    from docgen.messages.code_names import Code as Code  # noqa: PLC0414 mypy takes it for a re-export
else:
    Code = str  # 290 names would be read at each start, and only the type checker asks for them

T = TypeVar("T")


class Severity(Enum):
    """How much a finding matters: an error keeps the report from being made."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def rank(self) -> int:
        """0 for what matters most."""
        return list(Severity).index(self)


NO_DETAILS: Mapping[str, object] = {}


class Where(NamedTuple):
    """A place a person can go to: `某局.xlsx › 正文!C12`, `模板.docx › 页脚2 › 第1段`.

    `sheet` and `cell` repeat the workbook place for programs; `steps` is what people read.
    """

    file: str
    steps: tuple[str, ...] = ()
    sheet: str = ""
    cell: str = ""

    @classmethod
    def in_toml(cls, file: str, fault: Exception) -> "Where":
        """The line of a TOML file that `fault`, a TOMLDecodeError, names in its text; or the file."""
        line = str(fault).rpartition("(at line ")[2].partition(",")[0]
        return cls(file, (f"第{line}行",) if line.isdecimal() else ())

    @classmethod
    def in_sheet(cls, file: str, sheet: str, cell: str = "") -> "Where":
        """A sheet of a workbook, or one cell (A1 style) of it."""
        return cls(file, (f"{sheet}!{cell}" if cell else sheet,), sheet, cell)

    def __str__(self) -> str:
        return " › ".join((self.file, *self.steps))


class Diagnostic(NamedTuple):
    """One finding. `details` fills the placeholders of the code's message and hint.

    `places` are all the places of a finding that is told once for several; `where` is what they share.
    """

    code: str
    severity: Severity
    where: Where
    details: Mapping[str, object] = NO_DETAILS
    places: tuple[Where, ...] = ()

    def message(self, language: str = "zh") -> str:
        """What is wrong, in `language` ("zh" or "en")."""
        return messages.text(self.code, "message", language, dict(self.details))

    def hint(self, language: str = "zh") -> str:
        """How to mend it, in `language`; empty where nothing needs doing."""
        return messages.text(self.code, "hint", language, dict(self.details))


def error(code: Code, where: Where, **details: object) -> Diagnostic:
    """A finding that keeps the report from being made."""
    return Diagnostic(code, Severity.ERROR, where, details)


def warning(code: Code, where: Where, **details: object) -> Diagnostic:
    """A finding that a person should look at; the report is made."""
    return Diagnostic(code, Severity.WARNING, where, details)


def note(code: Code, where: Where, **details: object) -> Diagnostic:
    """Something the tool did or ignored that a person may want to know."""
    return Diagnostic(code, Severity.NOTE, where, details)


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Whether any finding is an error."""
    return any(d.severity is Severity.ERROR for d in diagnostics)


def hardened(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """`diagnostics` as --strict wants them: a warning that says the report is but a draft is an error."""
    return tuple(
        d._replace(severity=Severity.ERROR)
        if d.severity is Severity.WARNING and messages.is_draft(d.code)
        else d
        for d in diagnostics
    )


class Result(NamedTuple, Generic[T]):
    """What every step returns: a value (None where errors left none) and its findings."""

    value: T | None
    diagnostics: tuple[Diagnostic, ...] = ()

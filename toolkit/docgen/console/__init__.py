"""The only module that prints: what a clerk reads in the terminal, and the JSON that programs read."""

import os
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from typing import Literal

import click

from docgen.diagnostics import Diagnostic, Severity
from docgen.messages import phrase

Format = Literal["text", "json", "sarif"]

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}
_INDENT = "  "
_NOTES_SHOWN = 3
_EACH_TOLD = 3
"""So many findings of one code are told each; more are one finding with its places."""
_PLACES_SHOWN = 6


def language_of_environment(environment: Mapping[str, str] = os.environ) -> str:
    """ "en" under an English locale, else "zh": the clerk's language is the default."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = environment.get(name, "")
        if value:
            return "en" if value.startswith("en") else "zh"
    return "zh"


def display_width(text: str) -> int:
    """Columns a terminal gives `text`: Chinese characters take two."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def pad(text: str, width: int) -> str:
    """`text` followed by spaces up to `width` terminal columns."""
    return text + " " * max(0, width - display_width(text))


def diagnostic_record(diagnostic: Diagnostic, language: str) -> dict[str, object]:
    """A diagnostic as JSON: stable keys, the place both as text and in parts."""
    where = diagnostic.where
    return {
        "code": diagnostic.code,
        "severity": diagnostic.severity.value,
        "message": diagnostic.message(language),
        "hint": diagnostic.hint(language),
        "where": {"text": str(where), "file": where.file, "sheet": where.sheet, "cell": where.cell},
    }


@dataclass(frozen=True, slots=True)
class Console:
    """How one run of a command talks: as text or JSON, quietly or not, and in which language."""

    format: Format = "text"
    quiet: bool = False
    language: str = field(default_factory=language_of_environment)

    @property
    def is_json(self) -> bool:
        """Whether standard output is to be one JSON object (SARIF is one)."""
        return self.format != "text"

    @property
    def is_watched(self) -> bool:
        """Whether a person sits at the terminal, so that progress is worth drawing."""
        return not self.quiet and not self.is_json and sys.stderr.isatty()

    def say(self, code: str, **details: object) -> None:
        """Print one sentence of the area UI; silent under --quiet and for JSON."""
        if not self.quiet and not self.is_json:
            click.echo(phrase(code, self.language, **details))

    def phrase(self, code: str, **details: object) -> str:
        """One sentence of the area UI in this console's language, for composing lines."""
        return phrase(code, self.language, **details)

    def line(self, text: str = "") -> None:
        """Print a line as it is; silent under --quiet and for JSON."""
        if not self.quiet and not self.is_json:
            click.echo(text)

    def diagnostics(self, found: Iterable[Diagnostic]) -> None:
        """Print findings by file, errors included under --quiet; for JSON they belong into `result`."""
        if self.is_json:
            return
        shown = [d for d in found if not self.quiet or d.severity is Severity.ERROR]
        for file, group in groupby(shown, key=lambda d: d.where.file):
            click.echo(click.style(file, bold=True), err=True)
            self._findings_of_file(list(group))

    def _findings_of_file(self, found: list[Diagnostic]) -> None:
        """What must be mended first; of many notes only some, for they are not to hide it."""
        notes = _of_one_kind(d for d in found if d.severity is Severity.NOTE)
        shown = notes if len(notes) <= _NOTES_SHOWN + 1 else notes[:_NOTES_SHOWN]
        others = _of_one_kind(d for d in found if d.severity is not Severity.NOTE)
        for kind in (*sorted(others, key=lambda kind: kind[0].severity.rank), *shown):
            self._finding(kind)
        if len(shown) < len(notes):
            more = phrase("UI-more-notes", self.language, count=len(notes) - len(shown))
            click.echo(f"{_INDENT}{more}", err=True)

    def _finding(self, kind: list[Diagnostic]) -> None:
        """One finding, and where else the same one was made."""
        diagnostic = kind[0]
        label = phrase(f"UI-{diagnostic.severity.value}", self.language)
        place = " › ".join(diagnostic.where.steps)
        head = click.style(label, fg=_COLOURS[diagnostic.severity], bold=True)
        code = click.style(f"[{diagnostic.code}]", dim=True)
        message = diagnostic.message(self.language)
        click.echo(f"{_INDENT}{head}  {place + '  ' if place else ''}{message} {code}", err=True)
        indent = _INDENT + " " * (display_width(label) + 2)
        if len(kind) > 1:
            click.echo(indent + self._other_places(kind[1:]), err=True)
        hint = diagnostic.hint(self.language)
        if hint:
            click.echo(f"{indent}{phrase('UI-hint', self.language, hint=hint)}", err=True)

    def _other_places(self, others: list[Diagnostic]) -> str:
        names = [" › ".join(d.where.steps) for d in others]
        places = "、".join(dict.fromkeys(filter(None, names[:_PLACES_SHOWN])))
        code = "UI-other-places" if len(others) <= _PLACES_SHOWN else "UI-many-other-places"
        return phrase(code, self.language, count=len(others), places=places)

    def found(self, severity: Severity, title: str, places: str, code: str) -> None:
        """Print the first line of a block of findings, on standard output; not for JSON."""
        if not self.is_json:
            word = phrase(f"UI-{severity.value}", self.language)
            label = click.style(word, fg=_COLOURS[severity], bold=True)
            told = "  ".join(part for part in (label, click.style(title, bold=True), places) if part)
            click.echo(f"{_INDENT}{told} {click.style(f'[{code}]', dim=True)}")

    def listed(self, text: str) -> None:
        """Print a further line of a block of findings."""
        if not self.is_json:
            click.echo(f"{_INDENT * 4}{text}")

    def result(self, record: Mapping[str, object], *, is_line: bool = False) -> None:
        """Print the command's one JSON object, or one line of many; nothing in text format."""
        if self.is_json:
            import json

            click.echo(json.dumps(record, ensure_ascii=False, indent=None if is_line else 2))


def _of_one_kind(found: Iterable[Diagnostic]) -> list[list[Diagnostic]]:
    """Findings that ask for the same in one sheet together where they are many, others alone; in order."""
    listed = list(found)
    counts = Counter(map(_kind, listed))
    groups: dict[object, list[Diagnostic]] = {}
    for place, diagnostic in enumerate(listed):
        kind = _kind(diagnostic)
        is_group = counts[kind] > _EACH_TOLD and diagnostic.where.steps
        groups.setdefault(kind if is_group else place, []).append(diagnostic)
    return list(groups.values())


def _kind(diagnostic: Diagnostic) -> tuple[str, Severity, str, str]:
    """What makes findings one: of what must be mended also the words, which name what is wrong."""
    is_note = diagnostic.severity is Severity.NOTE
    words = "" if is_note else diagnostic.message()
    return diagnostic.code, diagnostic.severity, diagnostic.where.sheet, words

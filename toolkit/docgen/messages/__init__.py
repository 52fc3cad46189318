"""The catalogue of every message docgen can say, in Chinese and in English.

One TOML file an area; a table a code:

    [WB102]
    zh = { message = "缺少工作表“{name}”。", hint = "…怎样改…" }
    en = { message = "The sheet “{name}” is missing.", hint = "…how to mend it…" }

`draft = true` in a code's table says that a report of which it is told is but a draft: under --strict an
error.
A code that does not mean faulty input says so: `exit = "usage"` (a path that is not there, say) or
`exit = "environment"` (the disk, a permission, a program that is absent).

A code never changes its meaning. Placeholders are those of `str.format`. An area is read when one of its
codes is first told, so a run without findings reads almost nothing.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from docgen import cache as disk

LANGUAGES = ("zh", "en")

AREAS = {
    "CL": "command_line",
    "CM": "comparing",
    "CN": "consolidating",
    "CS": "cluster",
    "DC": "document",
    "EL": "elements",
    "IM": "importing",
    "LY": "layout",
    "MG": "merge",
    "NB": "new_workbook",
    "OF": "office",
    "OP": "opc",
    "PB": "publish",
    "PF": "profile",
    "PL": "pipeline",
    "ST": "studio",
    "TD": "deriving",
    "TG": "tag_problems",
    "TP": "template",
    "TX": "compose",
    "UI": "console",
    "WB": "workbook",
    "WT": "watch",
}
"""First two letters of a code → its file. Codes in lower case are check rules, in check.toml."""


@cache
def area(name: str) -> dict[str, dict[str, Any]]:
    """The codes of one area: `{code: {language: {"message": …, "hint": …}}}`, and "draft" where it is one."""
    text = Path(__file__).with_name(f"{name}.toml").read_bytes()
    return disk.remembered(disk.key(b"messages", text), lambda: _parsed(text))


def _parsed(text: bytes) -> dict[str, dict[str, Any]]:
    import tomllib  # slower to import than all messages are to read from the cache

    return tomllib.loads(text.decode())


_SUGGESTIONS = {"zh": "是不是“{nearest}”？", "en": "Did you mean “{nearest}”?"}


class Said(NamedTuple):
    """A detail of a diagnostic that is a sentence of the catalogue, told in the reader's language."""

    code: str
    details: Mapping[str, object] = {}

    def in_language(self, language: str) -> str:
        """The sentence."""
        return text(self.code, "message", language, dict(self.details))


class Several(NamedTuple):
    """Sentences of the catalogue one after the other, as one detail."""

    parts: tuple[Said, ...]

    def in_language(self, language: str) -> str:
        """All of them."""
        return _BETWEEN[language].join(part.in_language(language) for part in self.parts)


_BETWEEN = {"zh": "；", "en": "; "}


def text(code: str, kind: str, language: str, details: dict[str, object]) -> str:
    """The `kind` ("message" or "hint") of `code` in `language`, filled from `details`.

    Where `details` has a `nearest` name, `{suggestion}` asks whether that was meant; an empty one does not.
    """
    entry = _entry(code)
    if "nearest" in details:
        asks = _SUGGESTIONS[language] if details["nearest"] else ""
        details = {**details, "suggestion": asks.format(nearest=details["nearest"])}
    for name, detail in details.items():
        if isinstance(detail, OSError):
            from docgen.messages.system import said_by_system

            details = {**details, name: said_by_system(detail, language)}
        elif isinstance(detail, Said | Several):
            details = {**details, name: detail.in_language(language)}
        elif name in _OF_LIBRARIES:
            from docgen.messages.system import said_by_library

            details = {**details, name: said_by_library(str(detail), language)}
    words: str = entry[language].get(kind, "")
    return words.format(**details)


_OF_LIBRARIES = ("reason", "problem")
"""Details that may be the words of a parser or a compressor."""


def is_draft(code: str) -> bool:
    """Whether a report of which `code` is told is not finished."""
    return bool(_entry(code).get("draft"))


def _entry(code: str) -> dict[str, Any]:
    return area(AREAS[code[:2]] if code[:2].isupper() else "check")[code]


_NO_FINDINGS = ("UI", "TG", "ST")
"""Areas of words that stand in no diagnostic of their own."""


def codes() -> tuple[str, ...]:
    """Every code of a finding, the rules of `docgen check` left out, by area."""
    return tuple(code for prefix, name in AREAS.items() if prefix not in _NO_FINDINGS for code in area(name))


def general(code: str, kind: str, language: str) -> str:
    """The `kind` ("message" or "hint") of `code` as it reads without a case: … for what a case would name."""
    import string

    words = _entry(code)[language].get(kind, "")
    parsed = string.Formatter().parse(words)
    return "".join(said + _blank(name) for said, name, _, _ in parsed).strip()


def _blank(name: str | None) -> str:
    return "" if name in (None, "suggestion") else "…"


def exit_class(code: str) -> str:
    """Whose fault an error with this code is: "input", "usage" or "environment"."""
    return str(_entry(code).get("exit", "input"))


def phrase(code: str, language: str, **details: object) -> str:
    """A sentence of docgen's own that is no finding (area UI)."""
    return text(code, "message", language, details)

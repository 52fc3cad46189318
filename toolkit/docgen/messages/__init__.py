"""The catalogue of every message docgen can say, in Chinese and in English.

One TOML file an area; a table a code:

    [WB102]
    zh = { message = "缺少工作表“{name}”。", hint = "…怎样改…" }
    en = { message = "The sheet “{name}” is missing.", hint = "…how to mend it…" }

A code never changes its meaning. Placeholders are those of `str.format`.
"""

import tomllib
from functools import cache
from pathlib import Path

LANGUAGES = ("zh", "en")


@cache
def catalogue() -> dict[str, dict[str, dict[str, str]]]:
    """Every code with its texts: `{code: {language: {"message": …, "hint": …}}}`."""
    entries: dict[str, dict[str, dict[str, str]]] = {}
    for path in sorted(Path(__file__).parent.glob("*.toml")):
        entries.update(tomllib.loads(path.read_text(encoding="utf-8")))
    return entries


def text(code: str, kind: str, language: str, details: dict[str, object]) -> str:
    """The `kind` ("message" or "hint") of `code` in `language`, filled from `details`."""
    return catalogue()[code][language].get(kind, "").format(**details)

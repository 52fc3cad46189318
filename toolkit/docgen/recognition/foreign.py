"""Stretches of a text that are no prose: tags of templates, addresses, standards, foreign words.

Marks in them mean something else, so nothing there is judged as punctuation, and no mend touches it.
"""

import re

_FOREIGN = re.compile(
    r"\{\{[^{}]{0,200}\}\}|\{%[^{}]{0,200}%\}|\{#[^{}]{0,200}#\}|｛｛[^｛｝]{0,200}｝｝|«[^«»]{0,60}»"
    r"|[A-Za-z]{2,8}://[!-~]{1,500}|www\.[!-~]{1,500}"
    r"|[A-Za-z0-9._%+\-]{1,64}@[A-Za-z0-9.\-]{1,200}"
    r"|[A-Za-z]{1,20}['’][A-Za-z]{1,20}"
    r"|[A-Z]{2,4}(?:/[A-Z]{1,3})? ?\d{1,6}(?:\.\d{1,4}){0,3}(?:[-—]\d{2,4})?"
)
_SIGNS = ("{", "｛", "«", "://", "www.", "@", "'", "’")
_CODE = re.compile("[A-Z]{2}")


def foreign_spans(text: str) -> list[tuple[int, int]]:
    """Where the stretches of `text` that are no prose begin and end, in order."""
    if not any(sign in text for sign in _SIGNS) and not _CODE.search(text):
        return []
    return [match.span() for match in _FOREIGN.finditer(text)]


def is_foreign(text: str, start: int, end: int) -> bool:
    """Whether the stretch from `start` to `end` touches one that is no prose."""
    return any(first < end and start < last for first, last in foreign_spans(text))

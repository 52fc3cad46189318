"""How names of sheets, columns and figures are compared: normalised on both sides, and shown as typed."""

import unicodedata
from collections.abc import Iterable
from functools import lru_cache


def normalized(text: str) -> str:
    """`text` as names are compared: full-width letters narrow, ① as 1, no blanks."""
    if text.isascii() and text.isalnum():
        return text
    return _short(text) if len(text) < _SHORT else _normalized(text)


_SHORT = 64


def _normalized(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


_short = lru_cache(maxsize=2048)(_normalized)
"""Remembered: headers and levels are the same few words in every row and every workbook."""


def same_names(names: Iterable[str]) -> dict[str, str]:
    """Each of `names` by its normalised form, but for those that then cannot be told apart."""
    found: dict[str, str] = {}
    clashing: set[str] = set()
    for name in names:
        key = normalized(name)
        if found.setdefault(key, name) != name:
            clashing.add(key)
    return {key: name for key, name in found.items() if key not in clashing}

"""How names of sheets, columns and figures are compared: normalised on both sides, and shown as typed."""

import unicodedata
from collections.abc import Iterable


def normalized(text: str) -> str:
    """`text` as names are compared: full-width letters narrow, ① as 1, no blanks."""
    if text.isascii() and text.isalnum():
        return text
    return "".join(unicodedata.normalize("NFKC", text).split())


def same_names(names: Iterable[str]) -> dict[str, str]:
    """Each of `names` by its normalised form, but for those that then cannot be told apart."""
    found: dict[str, str] = {}
    clashing: set[str] = set()
    for name in names:
        key = normalized(name)
        if found.setdefault(key, name) != name:
            clashing.add(key)
    return {key: name for key, name in found.items() if key not in clashing}

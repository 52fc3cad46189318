"""Names a report can have: on any system a clerk may carry the folder to, and each report one of its own."""

import unicodedata
from collections.abc import Iterable, Mapping
from pathlib import Path

from docgen.diagnostics import Diagnostic, Where, error

_FORBIDDEN = frozenset('<>:"/\\|?*') | {chr(code) for code in range(32)}
_RESERVED = frozenset(
    {"con", "prn", "aux", "nul", "conin$", "conout$"}
    | {f"{device}{number}" for device in ("com", "lpt") for number in "0123456789¹²³"}
)
"""Device names of Windows, with any extension (Naming Files, Paths, and Namespaces)."""
_LONGEST = 255
"""Bytes in UTF-8 on Linux file systems, UTF-16 units on Windows and macOS; UTF-8 is never the shorter."""


def name_problem(name: str, where: Where) -> Diagnostic | None:
    """What keeps `name` (a file name without folder) from being a file everywhere, or None."""
    stem = name.split(".", maxsplit=1)[0].rstrip(" ").casefold()
    if not name.strip(". ") or name in {".", ".."}:
        return error("PB005", where, name=name, reason="empty")
    if any(character in _FORBIDDEN for character in name):
        found = "".join(
            sorted({c if c.isprintable() else f"\\x{ord(c):02x}" for c in name if c in _FORBIDDEN})
        )
        return error("PB005", where, name=name, reason=found)
    if stem in _RESERVED or name[-1] in ". ":
        return error("PB006", where, name=name)
    if len(name.encode("utf-8", "surrogatepass")) > _LONGEST:
        return error("PB004", where, name=name, longest=_LONGEST)
    return None


def name_key(path: Path) -> str:
    """Equal for paths that some system cannot keep apart: they differ in case or Unicode form alone."""
    # Upper case first: systems differ in which of the two they compare by, and ı or ſ tell them apart.
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", str(path)).upper().casefold())


def clashes(
    outputs: Iterable[tuple[Path, Path]], labels: Mapping[Path, str] | None = None
) -> tuple[Diagnostic, ...]:
    """An error for each source after the first whose output is another's too.

    `outputs` are pairs of source and output; `labels` name sources that their file names do not tell apart.
    None of the sources of such an output is to be built: which of them should win is for a person to say.
    """
    named = labels or {}
    by_key: dict[str, list[tuple[Path, Path]]] = {}
    for source, output in outputs:
        by_key.setdefault(name_key(output), []).append((source, output))
    return tuple(
        error(
            "PB007",
            Where(named.get(source, source.name)),
            output=output.name,
            other="、".join(named.get(other, other.name) for other, _ in group if other != source),
        )
        for group in by_key.values()
        if len(group) > 1
        for source, output in group
    )

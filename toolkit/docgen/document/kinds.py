"""The kinds of Word files: documents and templates, with macros or without."""

from pathlib import Path
from typing import NamedTuple

from docgen.document.reading import main_part
from docgen.document.xml import parse, serialized
from docgen.opc import CONTENT_TYPES, Package, content_types, relationships_name

_WORD = "application/vnd.{}.main+xml"
_KINDS = {
    ".docx": _WORD.format("openxmlformats-officedocument.wordprocessingml.document"),
    ".dotx": _WORD.format("openxmlformats-officedocument.wordprocessingml.template"),
    ".docm": _WORD.format("ms-word.document.macroEnabled"),
    ".dotm": _WORD.format("ms-word.template.macroEnabledTemplate"),
}
"""The content type of the main part, by the suffix of the file."""
SUFFIXES = tuple(_KINDS)
_WITH_MACROS = (".docm", ".dotm")
_MACROS = ("vbaProject", "vbaData")
"""How the parts that hold macros, and their types, are called."""


class OfKind(NamedTuple):
    """A package of the kind that was asked for, and whether macros were left out of it."""

    package: Package
    lost_macros: bool


def of_kind(package: Package, name: Path) -> OfKind:
    """`package` as the kind that `name` says: Word refuses a file whose suffix and type differ."""
    wanted, main = _KINDS.get(name.suffix.lower()), main_part(package)
    known = content_types(package).get(main or "", "")
    if wanted is None or main is None or known == wanted or known not in _KINDS.values():
        return OfKind(package, False)
    macros = [] if name.suffix.lower() in _WITH_MACROS else [n for n in package.parts if _is_macro(n)]
    types = package.read(CONTENT_TYPES).replace(known.encode(), wanted.encode())
    changed = package.with_parts({CONTENT_TYPES: types})
    return OfKind(_without(changed, macros) if macros else changed, bool(macros))


def _is_macro(name: str) -> bool:
    return any(word in name for word in _MACROS)


def _without(package: Package, names: list[str]) -> Package:
    """A package without the parts `names` and without what is said of them."""
    kept = Package({name: part for name, part in package.parts.items() if name not in names})
    lists = [CONTENT_TYPES, *(n for n in kept.parts if n.endswith(".rels"))]
    gone = {relationships_name(name) for name in names}
    kept = Package({name: part for name, part in kept.parts.items() if name not in gone})
    return kept.with_parts({name: _unnamed(kept.read(name)) for name in lists if name in kept.parts})


def _unnamed(data: bytes) -> bytes:
    """A list of types or relationships without its entries about macros."""
    root = parse(data)
    for node in list(root):
        if any(_is_macro(str(value)) for value in node.attrib.values()):
            root.remove(node)
    return serialized(root, strict=False)

"""What a person changed in a report since docgen made it, and the words for it.

Parts that say what docgen wrote, however they are written now, are no edit. Where an office program has saved
the whole document anew, its facts are compared (`facts`, `comparing`), less what that program's saving does
(`noise`). Everything else is an edit, whether there are words for it or not.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress

from docgen import opc
from docgen.messages import Said, Several
from docgen.publish import keeping
from docgen.publish.comparing import Difference, differences
from docgen.publish.facts import read_document
from docgen.publish.noise import Noise
from docgen.publish.serialization import changed_parts

_MOST_TOLD = 3
_PARTS_OF_A_SAVE = 3
"""A program that saves writes all parts anew; a hand in the file, or a script, changes one or two."""
_XML = (".xml", ".rels")
_AROUND, _LONGEST = 4, 16
"""Characters shown around a change, and of it."""

_PAGE = {"pgMar": "margins", "pgSz": "paper", "cols": "columns", "pgBorders": "borders", "docGrid": "grid"}
"""What of a section has a word of its own."""
_PLACES = (
    "header",
    "footer",
    "footnotes",
    "endnotes",
    "comments",
    "style",
    "chart",
    "settings",
    "properties",
)


def is_edited(package: opc.Package) -> bool:
    """Whether anything of a report was changed other than by being saved."""
    try:
        return _is_edited(package)
    except Exception:  # what a package holds that our reading did not foresee is somebody's
        return True


def _is_edited(package: opc.Package) -> bool:
    original = keeping.original(package)
    if original is None:
        return True
    changed = changed_parts(original, package)
    if not changed or not _is_saved_anew(changed, original, package):
        return bool(changed)
    return _differences(original, package) != ()


def changes(package: opc.Package) -> tuple[Difference, ...]:
    """What was changed in an edited `package` since it was made, as far as can be told."""
    original = keeping.original(package)
    if original is None:
        return (Difference("part", 0, opc.CUSTOM_PROPERTIES),)
    with suppress(Exception):  # as above: that it cannot be read is no reason to say nothing
        found = _differences(original, package)
        if found:
            return found
    parts = {*original.parts} ^ {*package.parts}
    changed = (name for name in package.parts if name in parts or package.read(name) != original.read(name))
    return tuple(Difference("part", 0, name) for name in changed)


def _differences(original: opc.Package, package: opc.Package) -> tuple[Difference, ...] | None:
    """Where the two documents differ, less what saving does; None where one has no main part."""
    old, new = read_document(original), read_document(package)
    return tuple(differences(old, new, Noise.of(_application(package)))) if old and new else None


def _is_saved_anew(changed: Sequence[str], original: opc.Package, package: opc.Package) -> bool:
    """Whether a program wrote the whole document anew: it says so, or most parts are not as they were."""
    rewritten = [name for name in changed if name.endswith(_XML) and name in original.parts]
    if len(rewritten) >= _PARTS_OF_A_SAVE:
        return True
    main = opc.main_part(package) or ""
    is_written = main not in original.parts or original.read(main) != package.read(main)
    return is_written and _extended(original) != _extended(package)


def _extended(package: opc.Package) -> bytes:
    """The part in which programs say who saved a document last (ECMA-376 part 1, 15.2.12.3)."""
    for link in opc.relationships(package):
        name = opc.resolve("", link.target)
        if (
            link.type.rpartition("/")[2] in ("extended-properties", "extendedProperties")
            and name in package.parts
        ):
            return package.read(name)
    return b""


def _application(package: opc.Package) -> str:
    from docgen.wordml.names import children, parse

    extended = _extended(package)
    found = dict(children(parse(extended))) if extended else {}
    return (found["ep:Application"].text or "") if "ep:Application" in found else ""


def told(data: bytes) -> Several:
    """What was changed in the report in `data`, in words."""
    package = opc.open_package(data, "").value
    return words(changes(package) if package is not None else ())


# Words


def words(found: Sequence[Difference]) -> Several:
    """Up to three of the changes in words, and how many more there are."""
    pieces = list(dict.fromkeys(map(_piece, sorted(_by_place(found), key=_rank))))
    more = len(pieces) - _MOST_TOLD
    rest = [Said("UI-edit-more", {"count": more})] if more > 0 else []
    return Several((*(Said(code, dict(details)) for code, details in pieces[:_MOST_TOLD]), *rest))


def _rank(found: Difference) -> int:
    """Words first, looks of single paragraphs last: a style that was changed shows in all of its
    paragraphs."""
    return 0 if found.what == "text" else 2 if found.paragraph and not _aspect(found) else 1


def _by_place(found: Iterable[Difference]) -> Iterator[Difference]:
    """One difference of each paragraph: of its text, where that differs."""
    places: dict[tuple[object, ...], Difference] = {}
    for each in found:
        key = (each.place, each.paragraph) if each.paragraph else (each.place, _aspect(each))
        if key not in places or each.what == "text" != places[key].what:
            places[key] = each
    return iter(places.values())


def _piece(found: Difference) -> tuple[str, tuple[tuple[str, object], ...]]:
    kind = found.place.partition(" ")[0]
    if kind in _PLACES:
        return f"UI-edit-{kind}", (("name", found.place.split(" ", 2)[2]),) if kind == "style" else ()
    if kind != "body":
        part = {"part": found.what, "parts": found.what.partition(" ")[0]}.get(kind, found.place)
        return "UI-edit-part", (("part", part),)
    if found.paragraph < 0 or found.what.startswith("w:t"):
        old, new = _windows(found.old, found.new)
        told = found.what == "text" and (found.old or found.new)
        return ("UI-edit-cell", (("old", old), ("new", new))) if told else ("UI-edit-table", ())
    if found.what == "text":
        return _text_piece(found)
    if _aspect(found) in _PAGE.values():
        return f"UI-edit-{_aspect(found)}", ()
    return "UI-edit-format", (("number", found.paragraph), ("text", _short(found.text)))


def _aspect(found: Difference) -> str:
    return _PAGE.get(found.what.partition("@")[0].partition("/")[0], "")


def _text_piece(found: Difference) -> tuple[str, tuple[tuple[str, object], ...]]:
    number = ("number", found.paragraph)
    if not found.old:
        return "UI-edit-added", (("text", _short(found.new)),)
    if not found.new:
        return "UI-edit-removed", (number, ("text", _short(found.old)))
    old, new = _windows(found.old, found.new)
    return "UI-edit-text", (number, ("old", old), ("new", new))


def _windows(old: str, new: str) -> tuple[str, str]:
    """The stretches in which two texts differ, with a few characters around."""
    start = next(
        (n for n, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new))
    )
    rest = zip(reversed(old[start:]), reversed(new[start:]), strict=False)
    end = next((n for n, (a, b) in enumerate(rest) if a != b), min(len(old), len(new)) - start)
    begin = max(0, start - _AROUND)
    until = max(0, end - _AROUND)
    return _short(old[begin : len(old) - until]), _short(new[begin : len(new) - until])


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"

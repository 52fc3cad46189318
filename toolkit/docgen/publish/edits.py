"""What a person changed in a report since docgen made it.

Parts that say what docgen wrote, however they are written now, are no edit. Where an office program has saved
the whole document anew, its facts are compared (`facts`, `comparing`), less what that program's saving does
(`noise`). Everything else is an edit, whether there are words for it (`edit_words`) or not.
"""

from collections.abc import Sequence
from contextlib import suppress

from docgen import opc
from docgen.messages import Several
from docgen.publish import keeping
from docgen.publish.comparing import Difference, differences
from docgen.publish.edit_words import words
from docgen.publish.facts import read_document
from docgen.publish.noise import Noise
from docgen.publish.serialization import changed_parts

_PARTS_OF_A_SAVE = 3
"""A program that saves writes all parts anew; a hand in the file, or a script, changes one or two."""
_XML = (".xml", ".rels")


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


def differing(made: opc.Package, package: opc.Package) -> tuple[Difference, ...]:
    """Where `package` differs from `made`, a report of docgen's, less what saving does. Raises nothing."""
    try:
        return _differences(made, package) or ()
    except Exception:  # as above
        return changes(package)


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

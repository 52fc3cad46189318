"""Where a report came from, kept inside it as custom document properties; no state is kept elsewhere.

Word, WPS and LibreOffice keep custom properties when they save, so a report still tells what it was made of
after a person has worked on it, and `standing` can tell whether that person changed anything.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from enum import Enum
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from docgen import opc
from docgen.publish import keeping, legacy

_PROPERTIES = {
    "tool_version": "docgen.version",
    "workbook_sha256": "docgen.workbook",
    "template_sha256": "docgen.template",
    "layout_sha256": "docgen.layout",
    "options": "docgen.options",
    "source": "docgen.source",
}
"""Field of `Provenance` → the custom document property that carries it, in the order of the fields."""

Stamp = Callable[[opc.Package], opc.Package]
"""Given a finished report, the same with its provenance inside."""


class Provenance(NamedTuple):
    """What a report is made of. Equal provenances make equal bytes.

    The hashes are hexadecimal SHA-256 of the files; `options` is whatever else decides the result, as text;
    `source` names the workbook and whose report it is (`source_of`).
    """

    tool_version: str
    workbook_sha256: str
    template_sha256: str
    layout_sha256: str
    options: str = ""
    source: str = ""

    @property
    def workbook(self) -> str:
        """The name of the workbook's file; "" where an older docgen did not say."""
        return self.source.partition(_BETWEEN)[0]

    @property
    def properties(self) -> Mapping[str, str]:
        """The custom document properties that carry it."""
        return {name: getattr(self, field) for field, name in _PROPERTIES.items()}


class Standing(Enum):
    """Whose a file is that stands where a report is to go."""

    OURS = "ours"
    EDITED = "edited"
    FOREIGN = "foreign"


def source_of(workbook: str, *whose: str) -> str:
    """For `Provenance.source`: the name of the workbook's file, and the layout, unit and period it
    reports."""
    return _BETWEEN.join(" ".join(part.replace(_BETWEEN, " ").split()) for part in (workbook, *whose))


_BETWEEN = "｜"


def file_hashes(files: Mapping[str, bytes]) -> str:
    """For `Provenance.options`: the files beside the workbook that a report shows, by name; "" for none."""
    if not files:
        return ""
    import json

    hashes = {name: sha256(data).hexdigest() for name, data in files.items()}
    return json.dumps(hashes, ensure_ascii=False, sort_keys=True)


def has_files(options: str, folder: Path) -> bool:
    """Whether the files below `folder` that `options` names (`file_hashes`) are as they were."""
    import json

    hashes = json.loads(options) if options.startswith("{") else {}
    try:
        return all(
            sha256((folder / name).read_bytes()).hexdigest() == known for name, known in hashes.items()
        )
    except OSError:
        return False


def stamp(provenance: Provenance) -> Stamp:
    """What the template program calls with the finished report.

    Besides the provenance it puts a copy of the report inside, and a checksum of all its parts: the one tells
    an untouched report at once, the other what a hand has changed since (`keeping`).
    """
    return lambda package: keeping.with_original(package, provenance.properties)


def is_current(target: Path, provenance: Provenance) -> bool:
    """Whether the report at `target` was made from exactly this, so that nothing needs to be written.

    A report that a person has edited since is current too: its inputs have not changed. A damaged one is not.
    """
    found = recorded(target)
    same = found is not None and found._replace(source="") == provenance._replace(source="")
    return same and is_whole(target)


def is_whole(target: Path) -> bool:
    """Whether the file at `target` is a package to its end, all checksums right."""
    try:
        return opc.open_package(target.read_bytes(), "").value is not None
    except OSError:
        return False


def recorded(target: Path) -> Provenance | None:
    """What the report at `target` says it was made of; None where there is no report of docgen's."""
    try:
        return recorded_in(target.read_bytes())
    except OSError:
        return None


def recorded_in(data: bytes) -> Provenance | None:
    """As `recorded`, of a file's bytes."""
    found = opc.peek_properties(data)
    values = [found.get(name) for name in _PROPERTIES.values()]
    return Provenance(*(value or "" for value in values)) if any(values) else None


def standing(data: bytes) -> Standing:
    """Whether a person's work would be lost if a file that holds `data` were replaced.

    What cannot be read to the end (a save in progress, a truncated file) is not known to be ours: FOREIGN.
    """
    package = opc.open_package(data, "").value if recorded_in(data) is not None else None
    if package is None:
        return Standing.FOREIGN
    if keeping.is_untouched(package) or legacy.is_untouched(package, data):
        return Standing.OURS
    from docgen.publish.edits import is_edited

    return Standing.EDITED if is_edited(package) else Standing.OURS


def as_generated(data: bytes) -> opc.Package | None:
    """The report in `data` as docgen made it, whatever became of it since; None where it does not say.

    Its pictures and embedded workbooks are there as far as `data` still has them.
    """
    package = opc.open_package(data, "").value
    return None if package is None else keeping.as_kept(package)


def is_another(present: bytes, new: bytes) -> bool:
    """Whether the report in `present` is another one than that in `new`: of another workbook, unit, layout or
    period.

    A draft whose unit or period was blank is the same report once they are filled in. A workbook that was
    renamed, or whose unit or period was put right, says mostly what it said before: its
    report is the same. One of an older docgen does not say whose it is, and is not told apart.
    """
    old, newcomer = recorded_in(present), recorded_in(new)
    if old is None or newcomer is None or not old.source or _is_filled_in(old.source, newcomer.source):
        return False
    return not _say_much_the_same(as_generated(present), as_generated(new))


def _is_filled_in(old: str, new: str) -> bool:
    """Whether two sources are the same but for what the older one left blank: a draft's unit, its period."""
    (book, *before), (now, *after) = old.split(_BETWEEN), new.split(_BETWEEN)
    pairs = zip(before, after, strict=False)
    return book == now and len(before) == len(after) and all(one in ("", other) for one, other in pairs)


_MUCH = 0.5
"""Of all characters, those in clauses that both have; headings, which reports of a layout share, are less."""
_CLAUSE_ENDS = str.maketrans(dict.fromkeys("，。；：！？、,;:!?", "\n"))


def _say_much_the_same(one: opc.Package | None, other: opc.Package | None) -> bool:
    if one is None or other is None:
        return False
    old, new = Counter(_clauses(one)), Counter(_clauses(other))
    shared, all_old, all_new = (
        sum(len(clause) * times for clause, times in each.items()) for each in (old & new, old, new)
    )
    return shared >= _MUCH * max(all_old, all_new)


def _clauses(package: opc.Package) -> Sequence[str]:
    """What the main part says, which is docgen's own writing, its tags left out."""
    main = opc.main_part(package)
    xml = package.read(main).decode("utf-8", "replace") if main else ""
    text = "".join(piece.partition(">")[2] for piece in xml.replace("</w:p>", "</w:p>\n").split("<"))
    return text.translate(_CLAUSE_ENDS).split("\n")

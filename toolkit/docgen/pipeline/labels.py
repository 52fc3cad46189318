"""Names for files in messages: a file's own name, and as much of its folder as tells it from another's."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

from docgen.diagnostics import Diagnostic, Where
from docgen.pipeline.rendering import Outcome


def labels(files: Iterable[Path]) -> Mapping[Path, str]:
    """Those of `files` that share their name with another: each with the shortest end of its path that no
    other has (`二科/某局.xlsx`)."""
    groups: defaultdict[str, list[Path]] = defaultdict(list)
    for file in files:
        groups[file.name].append(file)
    return {file: label for group in groups.values() if len(group) > 1 for file, label in _told_apart(group)}


def _told_apart(group: list[Path]) -> Iterable[tuple[Path, str]]:
    waiting, depth = dict.fromkeys(group), 2
    while waiting:
        ends = {file: file.parts[-depth:] for file in waiting}
        counted = Counter(ends.values())
        for file, end in ends.items():
            if counted[end] == 1 or depth >= len(file.parts):
                yield file, "/".join(end).replace("//", "/")
                del waiting[file]
        depth += 1


def told_by(outcome: Outcome, label: str) -> Outcome:
    """`outcome` with its workbook, and what stands beside it, named as `label` names the workbook."""
    folder = label.removesuffix(outcome.book.name)
    found = tuple(_in_folder(d, folder, outcome.book.stem) for d in outcome.diagnostics)
    return outcome._replace(diagnostics=found, folder=folder)


def _in_folder(diagnostic: Diagnostic, folder: str, stem: str) -> Diagnostic:
    places = tuple(_moved(where, folder, stem) for where in diagnostic.places)
    return diagnostic._replace(where=_moved(diagnostic.where, folder, stem), places=places)


def _moved(where: Where, folder: str, stem: str) -> Where:
    if "/" in where.file or not where.file.startswith(stem):
        return where
    return where._replace(file=f"{folder}{where.file}")

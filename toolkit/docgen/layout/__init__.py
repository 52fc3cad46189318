"""Layouts: `seeds/*.yaml` read into typed, validated `Layout` objects.

Every fault of every file is found in one run, as `seeds/x.yaml › 第12行`.

nodes.py    YAML nodes → typed values
parsing.py  one file's text → a Layout
saved.py    a Layout kept between runs
"""

import os
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from docgen import cache
from docgen.diagnostics import Diagnostic, Result, Where, error
from docgen.layout.saved import plain, revive
from docgen.model.layout import Layout
from docgen.suggestions import nearest

__all__ = ["find_layout", "is_layout_name", "load_layouts"]

_FILE_SUFFIXES = (".yaml", ".yml")


def load_layouts(folders: Sequence[Path]) -> Result[tuple[Layout, ...]]:
    """Every layout of `folders`, in the order of folders and file names.

    A layout in an earlier folder takes the place of one with its id or name in a later folder: a changed copy
    of a shipped layout wins. The value holds the layouts without a fault; files with errors are told in the
    diagnostics only.
    """
    read = [_read_folder(folder) for folder in folders]
    missing = [error("LY101", Where(str(folder))) for folder in folders if not folder.is_dir()]
    found = [diagnostic for files in read for file in files for diagnostic in file.result.diagnostics]
    clashes = [clash for files in read for clash in _clashes(_layouts(files))]
    return Result(tuple(_foremost(read)), (*missing, *found, *clashes))


def find_layout(name: str, folders: Sequence[Path]) -> Result[Layout]:
    """The layout whose id or Chinese name is `name`, of the first folder that has one.

    Faults of other layout files are not told when it is found: they are no concern of this report. A broken
    file that stands before it and names it is: it is the one that was to be used.
    """
    wanted = name.strip()
    read = [_read_folder(folder) for folder in folders]
    matches = [layout for layout in _foremost(read) if wanted in (layout.id, layout.name)]
    if len(matches) == 1:
        faults = _broken_copies(read, matches[0])
        return Result(None, faults) if faults else Result(matches[0])
    if matches:
        return Result(None, tuple(_clashes(matches)))
    loaded = load_layouts(folders)
    return Result(None, (*loaded.diagnostics, _unknown_layout(wanted, loaded.value or ())))


class _File(NamedTuple):
    path: Path
    result: Result[Layout]


def _read_folder(folder: Path) -> list[_File]:
    return [_File(path, _read_file(path)) for path in _layout_files(folder)]


def _layouts(files: Iterable[_File]) -> list[Layout]:
    return [file.result.value for file in files if file.result.value is not None]


def _foremost(read: Iterable[list[_File]]) -> Iterator[Layout]:
    """The layouts that no folder before theirs has under the same id or name."""
    taken: set[str] = set()
    for files in read:
        layouts = [each for each in _layouts(files) if taken.isdisjoint((each.id, each.name))]
        yield from layouts
        taken.update(name for layout in layouts for name in (layout.id, layout.name))


def _broken_copies(read: Iterable[list[_File]], layout: Layout) -> tuple[Diagnostic, ...]:
    """What is wrong with files in folders before that of `layout` that are changed copies of it."""
    faults: list[Diagnostic] = []
    for files in read:
        if any(file.path == layout.path for file in files):
            break
        for file in files:
            if file.result.value is None and _is_copy(file.path, layout):
                faults += file.result.diagnostics
    return tuple(faults)


def _is_copy(path: Path, layout: Layout) -> bool:
    """Whether a file that is no layout was meant to be `layout`: by its file's name, or by what it says."""
    if path.name == layout.path.name:
        return True
    try:
        lines = path.read_bytes().decode("utf-8-sig", "replace").split("\n")
    except OSError:
        return False
    values = {
        line.partition(":")[2].strip().strip("\"'") for line in lines if line.startswith(("id:", "name:"))
    }
    return not values.isdisjoint((layout.id, layout.name))


def _layout_files(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    # Not Path.iterdir: each render comes here, and a folder's own list tells at once which names are files.
    with os.scandir(folder) as entries:
        names = [entry.name for entry in entries if is_layout_name(entry.name) and entry.is_file()]
    return [folder / name for name in sorted(names)]


def is_layout_name(name: str) -> bool:
    """Whether the file of this name is taken for a layout."""
    return name.endswith(_FILE_SUFFIXES) and not name.startswith((".", "~"))


def _clashes(layouts: Iterable[Layout]) -> list[Diagnostic]:
    """Layouts that share an id or a Chinese name with an earlier one."""
    owners: dict[str, Layout] = {}
    clashes = []
    for layout in layouts:
        for name in dict.fromkeys((layout.id, layout.name)):
            first = owners.setdefault(name, layout)
            if first is not layout:
                where = Where(_place(layout.path))
                clashes.append(error("LY201", where, name=name, other=_place(first.path)))
    return clashes


def _unknown_layout(wanted: str, layouts: Sequence[Layout]) -> Diagnostic:
    names = [layout.name for layout in layouts]
    by_id = {layout.id: layout.name for layout in layouts}
    # 年度工作总结 is the beginning of one name, though another has more of its characters.
    begun = [name for name in (*names, *by_id) if wanted and name.startswith(wanted)]
    closest = begun[0] if begun else nearest(wanted, [*names, *by_id], cutoff=0)
    return error(
        "LY202", Where("版式"), name=wanted, nearest=by_id.get(closest, closest), known="、".join(names)
    )


def _read_file(path: Path) -> Result[Layout]:
    try:
        return _parsed(path.read_bytes(), path)
    except (OSError, UnicodeDecodeError) as cause:
        return Result(None, (error("LY102", Where(_place(path)), cause=cause),))


@lru_cache(maxsize=256)
def _parsed(data: bytes, path: Path) -> Result[Layout]:
    """The same bytes are the same layout: a batch parses a file once, and the cache keeps it between runs.

    Raises UnicodeDecodeError.
    """
    text = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    folder, name = cache.directory(), cache.key(b"layout", text.encode(), _parsers())
    if folder is not None and (saved := cache.load(folder, name)) is not None:
        return Result(revive(saved, path))
    from docgen.layout.parsing import parse_layout

    parsed = parse_layout(text, path, _place(path))
    if folder is not None and parsed.value is not None and not parsed.diagnostics:
        cache.save(folder, name, plain(parsed.value))
    return parsed


@lru_cache
def _parsers() -> bytes:
    """The code that reads a layout, which a kept one depends on."""
    package = Path(__file__).parent
    return cache.fingerprint([*sorted(package.glob("*.py")), package.parent / "records.py"])


def _place(path: Path) -> str:
    return f"{path.parent.name}/{path.name}"

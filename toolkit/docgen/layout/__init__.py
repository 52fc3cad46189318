"""Layouts: `seeds/*.yaml` read into typed, validated `Layout` objects.

Every fault of every file is found in one run, as `seeds/x.yaml › 第12行`.

nodes.py    YAML nodes → typed values
parsing.py  one file's text → a Layout
saved.py    a Layout kept between runs
"""

import os
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path

from docgen import cache
from docgen.diagnostics import Diagnostic, Result, Where, error
from docgen.layout.saved import plain, revive
from docgen.model.layout import Layout
from docgen.suggestions import nearest

__all__ = ["find_layout", "load_layouts"]

_FILE_SUFFIXES = (".yaml", ".yml")


def load_layouts(folders: Sequence[Path]) -> Result[tuple[Layout, ...]]:
    """Every layout of `folders`, in the order of folders and file names.

    The value holds the layouts without a fault; files with errors are told in the diagnostics only.
    """
    read = _read_files(folders)
    layouts = tuple(result.value for result in read if result.value is not None)
    missing = [error("LY101", Where(str(folder))) for folder in folders if not folder.is_dir()]
    found = [diagnostic for result in read for diagnostic in result.diagnostics]
    return Result(layouts, (*missing, *found, *_clashes(layouts)))


def find_layout(name: str, folders: Sequence[Path]) -> Result[Layout]:
    """The layout whose id or Chinese name is `name`.

    Faults of other layout files are not told when it is found: they are no concern of this report.
    """
    wanted = name.strip()
    read = (result.value for result in _read_files(folders))
    matches = [layout for layout in read if layout is not None and wanted in (layout.id, layout.name)]
    if len(matches) == 1:
        return Result(matches[0])
    if matches:
        return Result(None, tuple(_clashes(matches)))
    loaded = load_layouts(folders)
    return Result(None, (*loaded.diagnostics, _unknown_layout(wanted, loaded.value or ())))


def _read_files(folders: Sequence[Path]) -> list[Result[Layout]]:
    return [_read_file(path) for folder in folders for path in _layout_files(folder)]


def _layout_files(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    # Not Path.iterdir: each render comes here, and a folder's own list tells at once which names are files.
    with os.scandir(folder) as entries:
        names = [entry.name for entry in entries if _is_layout_name(entry.name) and entry.is_file()]
    return [folder / name for name in sorted(names)]


def _is_layout_name(name: str) -> bool:
    return name.endswith(_FILE_SUFFIXES) and name not in _FILE_SUFFIXES


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
    """This package's own code, which a kept layout depends on."""
    return cache.fingerprint(sorted(Path(__file__).parent.glob("*.py")))


def _place(path: Path) -> str:
    return f"{path.parent.name}/{path.name}"

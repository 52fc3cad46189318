"""Older versions of a report: `旧版/名称 2024-03-01 093015.docx` beside it, as many as `--keep` says."""

import glob
import re
import time
from pathlib import Path

from docgen.publish.disk import RefusedError, move_into_place, written_beside

FOLDER = "旧版"
_WHEN = re.compile(r" \d{4}-\d\d-\d\d \d{6}")


def keep_version(target: Path, data: bytes, keep: int) -> None:
    """Keep `data`, what stands at `target`, as the newest of `keep` older versions. Raises OSError.

    Only versions of this very report are counted and removed.
    """
    folder = target.parent / FOLDER
    folder.mkdir(exist_ok=True)
    written = time.strftime("%Y-%m-%d %H%M%S", time.localtime(target.stat().st_mtime))
    version = folder / f"{target.stem} {written}{target.suffix}"
    with written_beside(version, data) as temporary:
        try:
            move_into_place(temporary, version)
        except RefusedError:
            temporary.replace(version)
    for older in versions(target)[keep:]:
        older.unlink(missing_ok=True)


def versions(target: Path) -> list[Path]:
    """The kept versions of the report at `target`, the newest first."""
    own = [
        path
        for path in (target.parent / FOLDER).glob("*" + glob.escape(target.suffix))
        if _is_of(path, target)
    ]
    return sorted(own, reverse=True)


def _is_of(version: Path, target: Path) -> bool:
    return (
        version.stem.startswith(target.stem) and _WHEN.fullmatch(version.stem[len(target.stem) :]) is not None
    )

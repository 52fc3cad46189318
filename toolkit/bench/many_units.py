"""Thousands of units: a cluster beside two children of this machine, a 汇总 beside mere reading."""

import json
import subprocess
import sys
import time
import zipfile
from pathlib import Path
from statistics import median

from bench import data, scale
from bench.budget import Measured, median_ratio

_ROUNDS = 3


def measure(work: Path, books: int) -> list[Measured]:
    """`--on dask` against `-j 2` over `books` workbooks; consolidating half as many against reading them."""
    return [*_cluster(work, books), *_consolidated(work, books // 2)]


def _cluster(work: Path, books: int) -> list[Measured]:
    try:
        import distributed  # noqa: F401
    except ImportError:
        return []
    folder = scale.folder_of(work, "many", books)
    ways = (("-j", "2"), ("--on", "dask", "-j", "2"))
    # In turn: one run of a machine that others use as well says little.
    children, cluster = zip(
        *([scale.render(folder, *way)[0] for way in ways] for _ in range(_ROUNDS)), strict=True
    )
    what = f"{books:,} workbooks on the embedded cluster of two (`--on dask -j 2`) against `-j 2`"
    note = f"{median(cluster):.1f} s / {median(children):.1f} s"
    return [Measured(what, 1.3, False, median_ratio(list(cluster), list(children)), "×", note)]


def _consolidated(work: Path, units: int) -> list[Measured]:
    folder = _units(work / "units", units)
    # In a process of its own, as the command is; processor time, for the first reading waits for the disk.
    program = (
        "import json, sys; from bench.many_units import consolidating_times;"
        "print(json.dumps(consolidating_times(sys.argv[1])))"
    )
    run = subprocess.run(
        [sys.executable, "-c", program, str(folder)], check=True, capture_output=True, text=True
    )
    reading, whole = json.loads(run.stdout)
    ratio = median(b / a for a, b in zip(reading, whole, strict=True))
    note = f"{median(whole):.1f} s / {median(reading):.1f} s"
    return [Measured(f"consolidate {units:,} units against reading them once", 1.2, False, ratio, "×", note)]


def _units(folder: Path, count: int) -> Path:
    """Workbooks of units that have names of their own and a report's length of text."""
    folder.mkdir()
    with zipfile.ZipFile(data.write_book(folder.with_suffix(".xlsx"))) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    own = data.unit_of(folder.with_suffix(".xlsx")).encode()
    for number in range(count):
        with zipfile.ZipFile(folder / f"{number:05}.xlsx", "w", zipfile.ZIP_DEFLATED) as book:
            for name, part in parts.items():
                is_text = name.endswith(".xml") and ("sheet" in name or "Strings" in name)
                book.writestr(name, part.replace(own, f"第{number}局".encode()) if is_text else part)
    return folder


def consolidating_times(place: str) -> tuple[list[float], list[float]]:
    """Seconds of reading the workbooks in `place`, and of consolidating them, round by round."""
    from docgen.pipeline.consolidating import Wishes, consolidate
    from docgen.pipeline.settings import Settings
    from docgen.workbook import read_workbook

    folder = Path(place)
    books, output = sorted(folder.iterdir()), folder.with_name("汇总.xlsx")
    reading, whole = [], []
    for _ in range(3):
        started = time.process_time()
        for book in books:
            read_workbook(book)
        read = time.process_time()
        output.unlink(missing_ok=True)
        done = consolidate([folder], Wishes(output), Settings())
        if done.value is None or done.value.gathered.units != len(books):
            raise RuntimeError([d.message("en") for d in done.diagnostics])
        whole.append(time.process_time() - read)
        reading.append(read - started)
    return reading, whole

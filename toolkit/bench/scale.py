"""Many workbooks, long tables, two cores: what must stay in proportion."""

import json
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

from bench import data
from bench.budget import Measured, median_ratio

_ROUNDS = 21
"""Of what takes milliseconds: the median of a few swings with whatever else the machine does."""


def measure(work: Path, books: int) -> list[Measured]:
    """Batch budgets: `-j 2`, `books` workbooks against a hundredth of them, tables, `docgen check`."""
    return [_two_workers(work), *_many_books(work, books), _long_table(work), _check(work)]


def folder_of(work: Path, name: str, count: int) -> Path:
    """A folder `name` with `count` copies of the sample."""
    folder = work / name
    folder.mkdir(exist_ok=True)
    book = data.write_book(work / "one.xlsx").read_bytes()
    for number in range(count):
        (folder / f"{number:05}.xlsx").write_bytes(book)
    return folder


def render(folder: Path, *options: str) -> tuple[float, int]:
    """Seconds and peak memory (bytes) of a whole `docgen render` of `folder`, from nothing."""
    for report in folder.glob("*.docx"):
        report.unlink()
    program = (
        "import json, resource, subprocess, sys, time\n"
        "started = time.perf_counter()\n"
        "subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL)\n"
        "peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024\n"
        "print(json.dumps([time.perf_counter() - started, peak]))"
    )
    command = [sys.executable, "-m", "docgen", "render", str(folder), "--quiet", *options]
    run = subprocess.run(
        [sys.executable, "-c", program, *command], check=True, capture_output=True, text=True
    )
    seconds, peak = json.loads(run.stdout)
    return seconds, peak


def _two_workers(work: Path) -> Measured:
    folder = folder_of(work, "workers", 1500)
    ratios, last = [], ""
    for _ in range(3):
        one, two = render(folder, "-j", "1")[0], render(folder, "-j", "2")[0]
        ratios.append(one / two)
        last = f"{one:.1f} s / {two:.1f} s for 1,500"
    return Measured("`-j 2` on two cores against `-j 1`", 1.8, True, median(ratios), "×", last)


def _many_books(work: Path, books: int) -> list[Measured]:
    few, many = folder_of(work, "few", books // 100), folder_of(work, "many", books)
    few_seconds, few_peak = render(few)
    many_seconds, many_peak = render(many)
    few_each = min(render(few)[0], few_seconds) / (books // 100)
    each = f"{many_seconds / books * 1000:.2f} ms / {few_each * 1000:.2f} ms each"
    peaks = f"{many_peak >> 20} MiB / {few_peak >> 20} MiB"
    return [
        Measured(f"{books:,} workbooks against {books // 100:,}: time each", 1.1, False,
                 many_seconds / books / few_each, "×", each),
        Measured("the same: peak memory", 1.2, False, many_peak / few_peak, "×", peaks),
    ]  # fmt: skip


def _long_table(work: Path) -> Measured:
    seconds = [min(_table_seconds(work, rows) for _ in range(5)) for rows in (1_000, 10_000)]
    note = f"{seconds[1] * 1000:.0f} ms / {seconds[0] * 1000:.0f} ms"
    what = "a table of 10,000 rows against 1,000"
    return Measured(what, 11, False, seconds[1] / seconds[0], "×", note)


def _table_seconds(work: Path, rows: int) -> float:
    from docgen.pipeline.rendering import Renderer
    from docgen.pipeline.settings import Settings

    book, output = data.write_table_book(work / f"table-{rows}.xlsx", rows), work / "table.docx"
    output.unlink(missing_ok=True)
    renderer = Renderer(Settings())
    started = time.perf_counter()
    outcome = renderer.render(book, output)
    if outcome.output is None:
        raise RuntimeError([d.message("en") for d in outcome.diagnostics])
    return time.perf_counter() - started


def _check(work: Path) -> Measured:
    document = data.write_long_report(work / "long.docx", paragraphs=1_000)
    # In a process of its own, as the command is: what was measured before leaves a heap that slows it.
    program = (
        "import json, sys; from bench.scale import check_times; print(json.dumps(check_times(sys.argv[1])))"
    )
    run = subprocess.run(
        [sys.executable, "-c", program, str(document)], check=True, capture_output=True, text=True
    )
    checking, parsing = json.loads(run.stdout)
    note = f"{median(checking) * 1000:.1f} ms / {median(parsing) * 1000:.1f} ms"
    what = "`docgen check` of a 1,000-paragraph report against parsing its XML"
    return Measured(what, 4, False, median_ratio(checking, parsing), "×", note)


def check_times(path: str) -> tuple[list[float], list[float]]:
    """Seconds of checking the document at `path`, and of parsing its XML, round by round."""
    from lxml import etree

    from docgen.opc import open_package
    from docgen.pipeline.checking import check_document

    document = Path(path)
    package = open_package(document.read_bytes(), document.name).value
    assert package is not None
    checking, parsing = [], []
    check_document(document)
    for _ in range(_ROUNDS):
        started = time.perf_counter()
        for name in package.parts:
            if name.endswith((".xml", ".rels")):
                etree.fromstring(package.read(name))
        parsed = time.perf_counter()
        check_document(document)
        parsing.append(parsed - started)
        checking.append(time.perf_counter() - parsed)
    return checking, parsing

"""Two reports of 60 paragraphs compared, and of 10,000 against 1,000."""

import time
from pathlib import Path
from statistics import median

from bench import data
from bench.budget import Measured
from docgen import opc
from docgen.redline import Marks, compare

_EVERY = 12
"""A paragraph in so many has another number."""


def measure(work: Path, rounds: int) -> list[Measured]:
    """The comparison alone: packages are opened before."""
    times = {count: median(_seconds(work, count, rounds)) for count in (60, 1_000, 10_000)}
    return [
        Measured(
            "compare two reports of 60 paragraphs", 10, False, times[60] * 1000, " ms", "every 12th changed"
        ),
        Measured(
            "two of 10,000 paragraphs against two of 1,000",
            11,
            False,
            times[10_000] / times[1_000],
            "×",
            f"{times[10_000] * 1000:.0f} ms / {times[1_000] * 1000:.0f} ms",
        ),
    ]


def _seconds(work: Path, count: int, rounds: int) -> list[float]:
    old = opc.open_package(
        data.write_long_report(work / f"{count}.docx", paragraphs=count).read_bytes(), "old"
    ).value
    assert old is not None
    main = opc.main_part(old) or ""
    pieces = old.read(main).split(b"</w:p>")
    changed = [
        piece.replace("工作".encode(), "任务".encode(), 1) if number % _EVERY == 1 else piece
        for number, piece in enumerate(pieces)
    ]
    new = old.with_parts({main: b"</w:p>".join(changed)})
    compare(old, new, Marks("a", ""))
    seconds = []
    for _ in range(rounds):
        started = time.perf_counter()
        compare(old, new, Marks("a", ""))
        seconds.append(time.perf_counter() - started)
    return seconds

"""`docgen watch` as a process: from a save to the new report, and what ten thousand workbooks cost."""

import json
import math
import os
import queue
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from bench import data
from bench.budget import Measured
from docgen import opc

_BETWEEN_SAVES = (0.1, 0.5, 3.0)
"""Seconds between the saves of a row, as a clerk saves who tries things, corrects, and works on."""
_ROW = 5
_REST = 3.5
"""Seconds between two rows: what a watcher takes at once (watch/agenda.py) is whole again after them."""
_IDLE_SECONDS = 61.0
"""Seconds, so that one of its full scans falls into them."""


def measure_latency(work: Path, saves: int, books: int = 10_000) -> list[Measured]:
    """The watch budgets: `saves` single saves, then a folder of `books` workbooks whose reports are made."""
    rows = [_latency(work / f"latency {gap:g}", saves, gap) for gap in _BETWEEN_SAVES]
    return [*rows, _storm(work / "storm"), *_crowd(work / "crowd", books)]


def _latency(folder: Path, saves: int, gap: float) -> Measured:
    """Rows of saves `gap` seconds apart, as Excel does it; ms from a save to the report's new inode."""
    folder.mkdir()
    book, report = data.write_book(folder / "某局.xlsx"), folder / "某局.docx"
    versions = changed_books(book.read_bytes(), saves)
    took: list[float] = []
    with _watch(folder) as watcher:
        watcher.wait_for("settled")
        for number, version in enumerate(versions):
            time.sleep(gap if number % _ROW else max(gap, _REST))
            before = report.stat().st_ino
            save(book, version)
            saved = time.perf_counter()
            while report.stat().st_ino == before:
                time.sleep(0.0005)
            took.append((time.perf_counter() - saved) * 1000)
    took.sort()
    p50, p95 = took[len(took) // 2], took[math.ceil(len(took) * 0.95) - 1]
    note = f"p50 {p50:.0f} ms, longest {took[-1]:.0f} ms of {saves} saves"
    title = f"save → new docx in place, {_ROW} saves {gap:g} s apart, watch running (p95)"
    return Measured(title, 100, False, p95, " ms", note)


def _storm(folder: Path, saves: int = 1_000, seconds: float = 60.0) -> Measured:
    """A thousand saves a minute: how many reports are built."""
    folder.mkdir()
    book, report = data.write_book(folder / "某局.xlsx"), folder / "某局.docx"
    versions = changed_books(book.read_bytes(), saves)
    seen: set[int] = set()
    with _watch(folder) as watcher:
        watcher.wait_for("settled")
        started = time.perf_counter()
        for number, version in enumerate(versions):
            save(book, version)
            while time.perf_counter() < started + (number + 1) * seconds / saves:
                seen.add(report.stat().st_mtime_ns)
                time.sleep(0.005)
    return Measured(
        f"{saves:,} saves in {seconds:.0f} s: reports built", 150, False, len(seen) - 1, "", "by their times"
    )


def changed_books(book: bytes, count: int) -> Iterator[bytes]:
    """The workbook with one sentence changed, `count` times."""
    package = opc.open_package(book, "book").value
    assert package is not None
    sheet = max(
        (name for name in package.parts if "worksheets/sheet" in name),
        key=lambda name: package.parts[name].size,
    )
    xml = package.read(sheet)
    for number in range(count):
        changed = xml.replace("。</t>".encode(), f"（第{number}次）。</t>".encode(), 1)
        assert changed != xml
        yield package.with_parts({sheet: changed}).to_bytes()


def save(book: Path, content: bytes) -> None:
    """As Excel saves: a file of eight hex digits beside it, the old one deleted, the new one renamed."""
    temporary = book.with_name("0A1B2C3D")
    temporary.write_bytes(content)
    book.unlink()
    temporary.rename(book)


def _crowd(folder: Path, books: int) -> list[Measured]:
    """A watcher that starts over `books` workbooks with their reports, and then has nothing to do."""
    folder.mkdir()
    book, report = data.write_book(folder / "00000.xlsx"), folder / "00000.docx"
    command = [sys.executable, "-m", "docgen", "render", str(book), "--quiet"]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    for number in range(1, books):  # equal workbooks have equal reports
        shutil.copyfile(book, folder / f"{number:05}.xlsx")
        shutil.copyfile(report, folder / f"{number:05}.docx")
    started = time.perf_counter()
    with _watch(folder) as watcher:
        watcher.wait_for("settled")
        first = time.perf_counter() - started
        busy, peak = _idle_cost(watcher.pid)
    crowd = f"watch over {books:,} workbooks: "
    return [
        Measured(f"{crowd}first scan", 10, False, first, " s", "from starting the process, reports all made"),
        Measured(
            f"{crowd}idle CPU", 1, False, busy * 100, " %", f"over {_IDLE_SECONDS:.0f} s, one full scan in it"
        ),
        Measured(
            f"{crowd}memory", 100, False, peak / (1 << 20), " MiB", "peak resident size, with its children"
        ),
    ]


def _idle_cost(pid: int) -> tuple[float, int]:
    """The share of one core that an idle process and its children use, and their peak memory in bytes."""
    before, started = _cpu_seconds(pid), time.perf_counter()
    time.sleep(_IDLE_SECONDS)
    used = _cpu_seconds(pid) - before
    return used / (time.perf_counter() - started), sum(_peak_memory(each) for each in _family(pid))


def _cpu_seconds(pid: int) -> float:
    ticks = 0
    for each in _family(pid):
        fields = (
            Path(f"/proc/{each}/stat")
            .read_text(encoding="ascii", errors="replace")
            .rpartition(")")[2]
            .split()
        )
        ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def _peak_memory(pid: int) -> int:
    for line in Path(f"/proc/{pid}/status").read_text(encoding="utf-8").splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) * 1024
    return 0


def _family(pid: int) -> list[int]:
    """A process and all below it."""
    below = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    return [pid, *(each for child in below for each in _family(int(child)))]


class _Watcher:
    """A running watcher; what it says, one JSON object a line, is read all the time, lest it wait for us."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self.pid = process.pid
        self._events: queue.Queue[str] = queue.Queue()
        threading.Thread(target=self._read, args=(process.stdout,), daemon=True).start()

    def _read(self, lines: Iterable[str]) -> None:
        for line in lines:
            self._events.put(json.loads(line)["event"])
        self._events.put("")

    def wait_for(self, event: str) -> None:
        """Until it says so."""
        while said := self._events.get():
            if said == event:
                return
        raise RuntimeError(f"the watcher ended before it was {event}")


@contextmanager
def _watch(folder: Path) -> Iterator[_Watcher]:
    command = [sys.executable, "-m", "docgen", "watch", "--format", "json", str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield _Watcher(process)
        finally:
            process.terminate()
            process.wait()

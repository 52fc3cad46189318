"""The studio in a real Chromium: from a save of the workbook to the new picture on the page."""

import math
import time
from pathlib import Path

from bench import data
from bench.budget import Measured
from bench.watch_latency import changed_books, save
from support.browser import Browser, browser
from support.studio import studio_process

_GAP = 1.0
"""Seconds between two saves."""
_SHOWN = "document.querySelector('.sheet img')"


def measure(work: Path, saves: int) -> list[Measured]:
    """The p95 of `saves` saves; the Chromium of the tests looks each frame whether the picture is there."""
    folder = work / "pages"
    folder.mkdir()
    book = data.write_book(folder / "某局.xlsx")
    changed = changed_books(book.read_bytes(), saves)
    with studio_process(folder) as running, browser() as chromium:
        chromium.open(running.address)
        chromium.until("document.querySelector('.row a')")
        chromium.click(".row a")
        version = _picture(chromium, "")
        took: list[float] = []
        for data_ in changed:
            time.sleep(_GAP)
            save(book, data_)
            saved = time.perf_counter()
            version = _picture(chromium, version)
            took.append((time.perf_counter() - saved) * 1000)
    took.sort()
    p50, p95 = took[len(took) // 2], took[math.ceil(len(took) * 0.95) - 1]
    note = f"p50 {p50:.0f} ms, longest {took[-1]:.0f} ms of {saves} saves"
    return [Measured("studio: save → page picture in the browser (p95)", 500, False, p95, " ms", note)]


def _picture(chromium: Browser, before: str) -> str:
    """The version of the picture that is shown whole, as soon as it is another than `before`."""
    is_new = f"{_SHOWN}?.complete && {_SHOWN}.naturalWidth && {_SHOWN}.dataset.version !== '{before}'"
    return str(chromium.until(f"{is_new} && {_SHOWN}.dataset.version"))

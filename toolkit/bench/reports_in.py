"""A report of 5,000 characters into a workbook, against gongwen-skill's mere parsing of it."""

import logging
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from bench import data
from bench.budget import Measured, median_ratio
from docgen.pipeline.importing import Wishes, import_report
from docgen.pipeline.report_sources import read_report
from docgen.pipeline.settings import Settings

_PARAGRAPHS = 60
"""Of a long report: some 5,000 characters."""


def measure(work: Path, rounds: int) -> list[Measured]:
    """Nothing where gongwen-skill (the extra `bench`) is not installed."""
    try:
        from engine.core.document.parser import parse_docx
    except ImportError:
        return []
    logging.disable(logging.CRITICAL)
    report = data.write_long_report(work / "report.docx", paragraphs=_PARAGRAPHS)
    contenders: dict[str, Callable[[], object]] = {
        "whole": lambda: import_report(report, Settings(), Wishes(is_look=True)),
        "read": lambda: read_report(report),
        "theirs": lambda: parse_docx(str(report)),
    }
    seconds: dict[str, list[float]] = {name: [] for name in contenders}
    for _ in range(rounds):
        for name, once in contenders.items():
            started = time.perf_counter()
            once()
            seconds[name].append(time.perf_counter() - started)
    logging.disable(logging.NOTSET)
    ms = {name: f"{median(times) * 1000:.1f} ms" for name, times in seconds.items()}
    what = "import a report of 5,000 characters, workbook and all, against gongwen-skill's parse"
    whole = median_ratio(seconds["whole"], seconds["theirs"])
    read = median_ratio(seconds["read"], seconds["theirs"])
    return [
        Measured(what, 0.1, False, whole, "×", f"{ms['whole']} / {ms['theirs']}"),
        Measured(
            "the same: reading it, without the workbook",
            0.1,
            False,
            read,
            "×",
            f"{ms['read']} / {ms['theirs']}",
        ),
    ]

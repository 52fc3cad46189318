"""Markers `office` and `node` name what a test needs. A missing tool skips it, except in CI."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

from support.tools import MISSING, missing_tools

# A busy machine is no fault: no test asserts a time.
settings.register_profile("docgen", deadline=None)
settings.load_profile("docgen")


CLUSTERS = Path(__file__).parent / "cluster"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    # Clusters and stores leave threads behind, and a process with threads is not forked again (boundary.py).
    items.sort(key=lambda item: item.path.is_relative_to(CLUSTERS))
    if os.environ.get("CI") == "true":
        return
    for marker, reason in missing_tools().items():
        for item in items:
            if item.get_closest_marker(marker):
                item.add_marker(pytest.mark.skip(reason=reason))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if os.environ.get("CI") != "true":
        for reason in missing_tools().values():
            terminalreporter.write_line(f"{MISSING}: {reason}")

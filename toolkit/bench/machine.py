"""The machine a table was measured on: figures without it mean nothing."""

import os
import platform


def described() -> str:
    """Cores, memory, Python and system in one line."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / (1 << 30)
    python = platform.python_version()
    return f"{os.cpu_count()} cores, {memory:.0f} GiB, Python {python}, {platform.system()}"

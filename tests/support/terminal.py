"""A command as a terminal starts it: what runs in the background ignores Ctrl-C, and hands that down."""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

_IN_THE_FOREGROUND = """
import os, signal, sys
signal.signal(signal.SIGINT, signal.SIG_DFL)
os.execv(sys.argv[1], sys.argv[1:])
"""


def in_the_foreground(command: Sequence[str | Path], *, own_group: bool = False) -> "subprocess.Popen[str]":
    """The process, to be read line by line; `own_group` lets a signal reach all that it starts."""
    return subprocess.Popen(
        [sys.executable, "-c", _IN_THE_FOREGROUND, *command],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        bufsize=1,
        start_new_session=own_group,
    )

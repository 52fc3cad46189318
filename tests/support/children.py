"""Work for the sandbox's children, importable there: each misbehaves in one way."""

import os
import time


def double(number: int) -> int:
    """What is asked, done well."""
    return 2 * number


def abort_on_three(number: int) -> int:
    """Ends its process as calamine does when it cannot allocate."""
    if number == 3:
        os.abort()
    return 2 * number


def hang_on_three(number: int) -> int:
    """Never answers."""
    if number == 3:
        time.sleep(3600)
    return 2 * number


def swallow_memory_on_three(number: int) -> int:
    """Takes 2 GB."""
    if number == 3:
        return len(bytearray(2 << 30))
    return 2 * number


def fail_on_three(number: int) -> int:
    """Has a bug."""
    if number == 3:
        raise KeyError("a bug")
    return 2 * number


def process_id(_: int) -> int:
    """Which child this is."""
    return os.getpid()

"""How much of a fault test runs: a short form with every `make test`, the full table with `make torture`."""

import os

FULL = os.environ.get("DOCGEN_TORTURE") == "full"


def amount(short: int, full: int) -> int:
    """How many times, in this run."""
    return full if FULL else short

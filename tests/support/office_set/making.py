"""The set: documents of every kind with varied habits, faults and traps."""

from random import Random

from support.office_set.faults import FAULTS
from support.office_set.habits import HABITS
from support.office_set.kinds import KINDS
from support.office_set.lines import Document
from support.office_set.traps import TRAPS

COUNT = 208
"""Documents in the set."""


def documents(count: int = COUNT, first: int = 0) -> list[Document]:
    """`count` documents, the same ones every time; a larger `first` gives others."""
    return [make(first + number) for number in range(count)]


def make(number: int) -> Document:
    """The document of this number."""
    rng = Random(number)
    document = KINDS[number % len(KINDS)](rng)
    document.program = ("word", "wps")[number // len(KINDS) % 2]
    for trap in rng.sample(sorted(TRAPS), 7):
        TRAPS[trap](document, rng)
    wanted, order = rng.randint(2, 5), rng.sample(sorted(FAULTS), len(FAULTS))
    for name in order:
        wanted -= FAULTS[name](document, rng)
        if not wanted:
            break
    HABITS[rng.choice(sorted(HABITS))](document, rng)
    document.name = f"{number:03}{document.name}"
    return document

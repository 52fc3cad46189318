"""A range runs backwards.

What it does
    Compares both ends of a range of years, of months with their years, of days of one month, and of numbers
    with ～.

Why is this bad
    Its ends were swapped, or one is mistyped.

Example
    Bad:  2025—2023年; 8%～5%; 2024年6月至2024年3月
    Good: 2023—2025年; 5%～8%

Clause
    Not in GB/T 9704: a sense check, hence a warning.
"""

from collections.abc import Iterator

from docgen.check.agreement.facts import Contradiction, Facts
from docgen.check.agreement.ranges import ranges


def compare(facts: Facts) -> Iterator[Contradiction]:
    for found in ranges(facts):
        if found.is_backward:
            yield Contradiction(found.hit.place, {"text": found.hit.text})

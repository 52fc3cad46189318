"""A rise or fall is not what its two numbers give.

What it does
    Reckons 增长…%, 下降…%, …个百分点, 增长…倍 and 翻一番 from two numbers of one unit in the sentence
    (今年1250家，上年1100家; 由…到…), percentages from 数据 and its 上期 too, and in tables from the two
    columns that give them in most rows.

Why is this bad
    A rise is the sentence that is quoted; 上期 is at hand, and anybody may reckon.

Example
    Bad:  检查企业1250家，上年1100家，增长15%
    Good: 增长13.6%

Clause
    Not in GB/T 9704: arithmetic; what was rounded or cut off at the last place written is right.
"""

from collections.abc import Iterator

from docgen.check.agreement.changes import changes
from docgen.check.agreement.columns import wrong_changes
from docgen.check.agreement.facts import Contradiction, Facts
from docgen.check.agreement.multiples import wrong_multiples
from docgen.check.agreement.numbers import plain
from docgen.check.agreement.shares import one_place


def compare(facts: Facts) -> Iterator[Contradiction]:
    for change in (*changes(facts), *wrong_multiples(facts)):
        if not change.is_right:
            details = {
                "text": change.written,
                "now": change.now,
                "before": change.before,
                "change": change.reckoned,
            }
            yield Contradiction(change.place, details, change.other)
    for grid in facts.grids:
        for cell, now, before in wrong_changes(grid):
            reckoned = f"{one_place((now - before) * 100 / abs(before))}%"
            details = {
                "text": cell.text.strip(),
                "now": plain(now),
                "before": plain(before),
                "change": reckoned,
            }
            yield Contradiction(cell.spot(), details)

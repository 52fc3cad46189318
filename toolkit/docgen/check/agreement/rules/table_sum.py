"""A total of a table is not the sum of its parts.

What it does
    Adds up the rows of 合计, 总计 and 小计, and the columns of that name, above or below, left or right of
    them; which parts are meant is told by the columns (or rows) that do add up. Parts that were rounded may
    be off by half a unit each; a note on rounding (四舍五入) leaves the table alone.

Why is this bad
    A reader who adds up one column and finds it wrong trusts none of the numbers.

Example
    Bad:  甲 12 / 乙 15 / 合计 28
    Good: 甲 12 / 乙 15 / 合计 27

Clause
    Not in GB/T 9704: arithmetic.
"""

from collections.abc import Iterator

from docgen.check.agreement.facts import Contradiction, Facts
from docgen.check.agreement.numbers import plain
from docgen.check.agreement.sums import wrong_sums
from docgen.check.agreement.tables import Shape


def compare(facts: Facts) -> Iterator[Contradiction]:
    for grid in facts.grids:
        shape = Shape(grid)
        for found in wrong_sums(shape):
            column, label = shape.leaf(found.total.column), shape.own_label(grid.rows[found.total.row])
            details = {
                "total": found.total.text.strip(),
                "sum": plain(found.added),
                "name": "、".join(word for word in (label, column) if word),
                "parts": "＋".join(part.text.strip() for part in found.parts[:_SHOWN]),
                "more": "＋…" if len(found.parts) > _SHOWN else "",
            }
            yield Contradiction(found.total.spot(), details, found.parts[0].spot())


_SHOWN = 8

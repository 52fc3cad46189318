"""More or fewer things follow than are announced.

What it does
    Counts 一是 二是 … and numbered headings behind 三个方面：, 以下四项工作：, 五点建议。 and the like.

Why is this bad
    Who reads 三 and counts two looks for the third.

Example
    Bad:  重点抓好三个方面：一是…；二是….
    Good: 重点抓好两个方面：一是…；二是….

Clause
    Not in GB/T 9704: a sense check, hence a warning.
"""

from collections.abc import Iterator

from docgen.check.agreement.announcing import announcements
from docgen.check.agreement.facts import Contradiction, Facts, said


def compare(facts: Facts) -> Iterator[Contradiction]:
    for found in announcements(facts):
        if found.given > 1 and found.given != found.promised:
            last = found.last.place
            details = {
                "text": found.hit.text.rstrip("：:。，"),
                "count": found.promised,
                "given": found.given,
                "last": found.last.text[:_SHOWN],
                "place": said(last),
            }
            yield Contradiction(found.hit.place, details, last)


_SHOWN = 12

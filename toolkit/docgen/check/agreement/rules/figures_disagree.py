"""One quantity is told with two numbers.

What it does
    Compares what the text, the title, tables, charts and 数据 say of a quantity with the same words, unit
    and time. A statement that is narrowed (其中, 每, 在……领域), left open (约, 超过, 余) or of the future is
    none. A section may speak of a part: there a number is only questioned if it is more than the whole, or
    so near it that it looks mistyped.

Why is this bad
    The reader cannot know which one is right, and the next question is what else is not.

Example
    Bad:  全年检查企业1250家 in the introduction, 全年共检查企业1205家 further on
    Good: 1250家 in both

Clause
    Not in GB/T 9704: a sense check, hence a warning.
"""

from collections.abc import Iterator

from docgen.check.agreement.comparing import disagreements
from docgen.check.agreement.facts import Contradiction, Facts, said


def compare(facts: Facts) -> Iterator[Contradiction]:
    for first, other in disagreements(facts):
        details = {
            "name": first.subject,
            "value": first.written,
            "other": other.written,
            "place": said(other.place),
        }
        yield Contradiction(first.place, details, other.place)

"""Shares of one whole do not make 100 %.

What it does
    Adds up three or more shares of one sentence (占30%, 占40% …), and the column of shares of a table. Only
    sums that are near 100 % are questioned: others are shares of several wholes, or not all of them; less
    than 100 % only where 其他 or 其余 is among them, or a total says 100 %.

Why is this bad
    One of the shares must be wrong.

Example
    Bad:  甲占45%，乙占35%，其他占25%
    Good: 甲占45%，乙占35%，其他占20%

Clause
    Not in GB/T 9704: arithmetic; each share may be off by half of its last place.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from docgen.check.agreement.columns import is_of_its_row
from docgen.check.agreement.facts import Cell, Contradiction, Facts
from docgen.check.agreement.measures import PERCENT, Measure
from docgen.check.agreement.numbers import plain, slack
from docgen.check.agreement.sentences import Sentence, sentences_with
from docgen.check.agreement.shares import digits_of
from docgen.check.agreement.tables import Shape, is_subtotal, is_total

_COLUMN = re.compile("占比|比重|构成|份额|所占比例")
_REST = re.compile("其他|其它|其余|余下")
_OTHER_WHOLES = re.compile("男|女|党员|学历|本科|职称|少数民族|其中|同比|上年|去年")
_NEAR = (Decimal(90), Decimal(110))
_LEAST = 3
_WHOLE = Decimal(100)


def compare(facts: Facts) -> Iterator[Contradiction]:
    for sentence in sentences_with(facts, "占"):
        shares = _shares(sentence)
        ages = sum("岁" in words for words in _words_before(sentence, shares))
        if _OTHER_WHOLES.search(sentence.text) or 0 < ages < len(shares) or not sentence.is_exact(*shares):
            continue
        numbers = [digits_of(share) for share in shares]
        if is_off(numbers, whole=_REST.search(sentence.text) is not None):
            hit, last = (sentence.hit(facts, each) for each in (shares[0], shares[-1]))
            yield Contradiction(hit.place, _details(numbers), last.place)
    for grid in facts.grids:
        yield from _in_table(Shape(grid))


def _words_before(sentence: Sentence, shares: Sequence[Measure]) -> Iterator[str]:
    """What stands before each share, behind the one before it."""
    begin = max((m.end for m in sentence.measures if m.end <= shares[0].start), default=0) if shares else 0
    for share in shares:
        yield sentence.text[begin : share.start]
        begin = share.end


def _shares(sentence: Sentence) -> list[Measure]:
    """The shares of a sentence: 占30%, and those joined to it by 、 (分别占30%、40%)."""
    found: list[Measure] = []
    for number in sentence.measures:
        is_joined = bool(found) and sentence.between(found[-1], number) in ("、", "和", "，")
        if number.unit == PERCENT and (is_joined or "占" in sentence.clause(number.start)):
            found.append(number)
    return found


def _in_table(shape: Shape) -> Iterator[Contradiction]:
    if not shape.is_plain or shape.is_rounded:
        return
    labels = [shape.own_label(row) or shape.label(row) for row in shape.body]
    if any(is_subtotal(label) or "其中" in label for label in labels):
        return
    for column in shape.columns:
        if not _COLUMN.search(shape.leaf(column)) or is_of_its_row(shape, column):
            continue
        cells = [shape.cells.get((row, column)) for row in range(len(labels))]
        parts = [c for c, label in zip(cells, labels, strict=True) if c is not None and not is_total(label)]
        whole = any(
            c is not None and c.number == _WHOLE
            for c, label in zip(cells, labels, strict=True)
            if is_total(label)
        )
        yield from _judged(parts, whole=whole or any(_REST.search(label) for label in labels))


def _judged(parts: Sequence[Cell], *, whole: bool) -> Iterator[Contradiction]:
    numbers = [cell.number for cell in parts if cell.number is not None]
    if len(numbers) == len(parts) and is_off(numbers, whole=whole):
        yield Contradiction(parts[0].spot(), _details(numbers), parts[-1].spot())


def is_off(numbers: Sequence[Decimal], *, whole: bool) -> bool:
    """Whether shares should be all of a `whole`, and are not."""
    added = sum(numbers, Decimal(0))
    if len(numbers) < _LEAST or not _NEAR[0] <= added <= _NEAR[1]:
        return False
    allowed = slack(numbers) + Decimal(len(numbers)) / 2 * (not any(n % 1 for n in numbers))
    return added > _WHOLE + allowed or (whole and added < _WHOLE - allowed)


def _details(numbers: Sequence[Decimal]) -> dict[str, object]:
    return {
        "parts": "＋".join(f"{plain(number)}%" for number in numbers),
        "sum": plain(sum(numbers, Decimal(0))),
    }

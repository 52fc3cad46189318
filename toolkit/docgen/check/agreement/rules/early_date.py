"""成文日期 lies before what the document tells.

What it does
    Holds 成文日期 against the time in the title (not the last month of it, when reports are written; of a
    year not the last two), against 截至…日 in the text, and 印发日期 against 成文日期.

Why is this bad
    Nobody can report in January 2024 on the whole of 2024: the year was forgotten.

Example
    Bad:  2024年度工作总结, dated 2024年1月8日
    Good: 2025年1月8日

Clause
    Not in GB/T 9704: a sense check, hence a warning.
"""

import re
from collections.abc import Iterator
from datetime import date

from docgen.check.agreement.facts import Contradiction, Facts, Passage, said
from docgen.check.agreement.times import (
    calendar_day,
    date_of,
    dates,
    document_date,
    period,
    title_of,
    years_of_title,
)
from docgen.check.dates import is_proper
from docgen.model.profile import Element

_UP_TO = ("截至", "截止")
_PRINTED = re.compile(r"(?<=[\t \u3000])(\d{4}年\d{1,2}月\d{1,2}日)印发$")


def compare(facts: Facts) -> Iterator[Contradiction]:
    found = document_date(facts)
    if found is None:
        return
    day, passage = found
    time, title = period(facts), title_of(facts)
    # A document of an earlier year than its title has a rule of its own.
    is_older = not facts.fields and day.year < min(years_of_title(facts), default=0)
    if time is not None and day < time.nearly_over and not is_older:
        yield _told(passage, day, time.words, title)
    elif later := _latest(facts, day):
        yield _told(passage, day, *later)
    yield from _printed(facts, day, passage)


def _told(passage: Passage, day: date, words: str, other: Passage | None) -> Contradiction:
    place = other.spot(0) if other is not None else None
    details = {"date": _words(day), "text": words, "place": said(place) if place is not None else "标题"}
    return Contradiction(passage.spot(0), details, place)


def _latest(facts: Facts, day: date) -> tuple[str, Passage] | None:
    """A day up to which the text counts, later than `day`."""
    for sign in _UP_TO:
        for place in facts.places(sign):
            match = next(dates(facts.text[place + 2 : place + 14]), None)
            until = calendar_day(*map(int, match.groups())) if match and not match.start() else None
            if until is not None and until > day:
                return f"{sign}{_words(until)}", facts.hit(place, place + 2).passage
    return None


def _printed(facts: Facts, day: date, passage: Passage) -> Iterator[Contradiction]:
    for printing in facts.of(Element.PRINTING):
        for match in _PRINTED.finditer(printing.text):
            printed = date_of(match.group(1)) if is_proper(match.group(1)) else None
            if printed is not None and printed < day:
                details = {
                    "date": _words(day),
                    "text": f"{_words(printed)}印发",
                    "place": said(printing.spot(0)),
                }
                yield Contradiction(passage.spot(0), details, printing.spot(0))


def _words(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"

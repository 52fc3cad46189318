"""The lines of the title form neither 梯形 nor 菱形.

What it does
    Compares the lengths of a title's lines where it is broken by hand: three or more may not be alike,
    and a middle line may not be the shortest.

Why is this bad
    The standard wants the lines of a title to taper or swell, never to form an hourglass or a block.

Example
    Bad:  long / short / long
    Good: short / longer / longest; short / long / short

Clause
    GB/T 9704-2012, 7.3.1: 标题排列应当使用梯形或菱形.
"""

from collections.abc import Iterator

from docgen.check.rule import Fault, at
from docgen.model.document import DocumentView
from docgen.model.paragraph import Paragraph
from docgen.model.profile import Element, Profile
from docgen.model.widths import width


def check(view: DocumentView, profile: Profile) -> Iterator[Fault]:
    for element in (Element.TITLE, Element.ATTACHMENT_TITLE):
        for title in _titles(view, element):
            lengths = [width(line.strip()) for p in title for line in p.text.split("\n") if line.strip()]
            if _is_hourglass(lengths) or (len(lengths) > 2 and len(set(lengths)) == 1):
                yield at(title[0], lengths="、".join(f"{length:g}" for length in lengths))


def _titles(view: DocumentView, element: Element) -> list[list[Paragraph]]:
    """Each title as its paragraphs: those that follow each other are one."""
    titles: list[list[Paragraph]] = []
    for paragraph in view.of(element):
        if titles and paragraph.ordinal == titles[-1][-1].ordinal + 1:
            titles[-1].append(paragraph)
        else:
            titles.append([paragraph])
    return titles


def _is_hourglass(lengths: list[float]) -> bool:
    inner = range(1, len(lengths) - 1)
    return any(lengths[i] < max(lengths[:i]) and lengths[i] < max(lengths[i + 1 :]) for i in inner)

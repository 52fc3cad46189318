"""The set: reports with traps, of which every other one holds what does not agree."""

from support.agreement_set.contradictions import CONTRADICTIONS
from support.agreement_set.story import Story, blank_story
from support.agreement_set.telling import mistyped, percent, whole
from support.agreement_set.traps import TRAPS

COUNT = 320
"""Reports with contradictions in the set, and as many without."""


def stories(count: int = COUNT, *, wrong: bool, first: int = 0) -> list[Story]:
    """`count` reports, the same ones every time; a larger `first` gives others."""
    return [make(2 * (first + number) + wrong, wrong=wrong) for number in range(count)]


def make(number: int, *, wrong: bool) -> Story:
    """The report of this number."""
    story = blank_story(number)
    rng = story.rng
    for _ in range(rng.randint(1, 3)):
        _tell_alike(story)
    for trap in rng.sample(TRAPS, rng.randint(5, 8)):
        trap(story)
    if wrong:
        names = sorted(CONTRADICTIONS)
        # Each rule comes first in turn, so that none is left to chance.
        chosen = [names[number // 2 % len(names)], *rng.sample(names, rng.randint(0, 2))]
        for rule in dict.fromkeys(chosen):
            rng.choice(CONTRADICTIONS[rule])(story)
    return story


def make_book(number: int, *, wrong: bool) -> Story:
    """The report of this number with 数据 and last period's workbook, of which something may not agree."""
    story = make(number, wrong=wrong)
    rng = story.rng
    for quantity, value in story.told.items():
        before = max(2, round(value * rng.uniform(0.6, 1.3)))
        story.figures.append([quantity.name, str(value), quantity.unit, str(before)])
        story.last.append([quantity.name, str(before), quantity.unit, ""])
        # What was told alike is typed, and offered as {{名称}} wherever it is.
        story.label("typed-figure", f"（{quantity.name}）")
    if wrong:
        slip = rng.choice((_wrong_last, _wrong_figure, _wrong_growth))
        slip(story)
    else:
        _right_growth(story)
    return story


def _wrong_last(story: Story) -> None:
    row = story.rng.choice(story.last)
    row[1] = str(mistyped(story.rng, int(row[1])))
    if row[1] != next(figure[3] for figure in story.figures if figure[0] == row[0]):
        story.label("last-period", f"“{row[0]}”")


def _wrong_figure(story: Story) -> None:
    quantity, number = story.take()
    first = story.open(whole(story, quantity, number + max(1, number // 20)))
    story.figures.append([quantity.name, str(number), quantity.unit, ""])
    story.label("figures-disagree", first)


def _wrong_growth(story: Story) -> None:
    _growth(story, 3)


def _right_growth(story: Story) -> None:
    _growth(story, 0)


def _growth(story: Story, off: int) -> None:
    """How much more there was than before, by the words of a figure that stands for itself."""
    quantity, number = story.take()
    before = max(3, number * 10 // 12)
    told = percent(number * 100 - before * 100 + off * before, before * 100)
    sentence = story.open(f"{story.time}{quantity.name}{{{{{quantity.name}}}}}，同比增长{told}。")
    story.figures.append([quantity.name, str(number), quantity.unit, str(before)])
    if off:
        story.label("wrong-change", sentence)


def _tell_alike(story: Story) -> None:
    """A quantity that is told with one number, in two or three places."""
    quantity, number = story.take()
    story.told[quantity] = number
    story.open(whole(story, quantity, number))
    for _ in range(story.rng.randint(1, 2)):
        story.add(whole(story, quantity, number))

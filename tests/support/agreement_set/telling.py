"""One quantity in the many forms in which people tell it."""

from decimal import Decimal
from itertools import pairwise
from random import Random

from support.agreement_set.story import Story
from support.agreement_set.words import Quantity


def whole(story: Story, quantity: Quantity, number: int) -> str:
    """A sentence that tells how much there was in all the report's time."""
    rng, time = story.rng, story.time
    n, name, unit = written(rng, number), quantity.name, quantity.unit
    return rng.choice(
        (
            f"{time}共{name}{n}{unit}。",
            f"{time}{name}{n}{unit}，各项任务有序推进。",
            f"{time}累计{name}{n}{unit}，群众反映良好。",
            f"今年以来，共{name}{n}{unit}。",
            f"{time}{quantity.verb}{n}{unit}{quantity.thing}。",
            f"{time}，{story.place}共{name}{n}{unit}，进度符合预期。",
            f"经过努力，{time}{name}达到{n}{unit}。",
            f"{time}共{quantity.verb}各类{quantity.thing}{n}{unit}。",
            f"{time}{name}数量为{n}{unit}。",
            f"{time}共{quantity.verb}{quantity.thing}{n}{unit}，做到了底数清、情况明。",
        )
    )


def written(rng: Random, number: int) -> str:
    """A count in digits, with commas between thousands now and then."""
    return f"{number:,}" if number > 9999 and rng.random() < 0.2 else str(number)


def mistyped(rng: Random, number: int) -> int:
    """Another number, as slips of the finger and old drafts have it."""
    digits = list(str(number))
    ways = ["stale"]
    if len(digits) > 2:
        ways += ["digit", "swap", "digit", "swap"]
    way = rng.choice(ways)
    if way == "swap":
        places = [n for n in range(len(digits) - 1) if digits[n] != digits[n + 1] and (n or digits[1] != "0")]
        if places:
            place = rng.choice(places)
            digits[place], digits[place + 1] = digits[place + 1], digits[place]
            return int("".join(digits))
    if way == "digit":
        place = rng.randrange(1, len(digits))
        digits[place] = rng.choice([d for d in "0123456789" if d != digits[place]])
        return int("".join(digits))
    change = max(1, round(number * rng.uniform(0.03, 0.18)))
    return number + rng.choice((-1, 1)) * change


def percent(part: Decimal | int, of: Decimal | int, places: int = 1) -> str:
    """`part` of `of` in per cent, rounded."""
    share = Decimal(part) * 100 / Decimal(of)
    return f"{round(share + Decimal('0.0000001'), places):f}%"


def shares(rng: Random, count: int, places: int = 1) -> list[Decimal]:
    """Shares of one whole that make 100 % to the last place."""
    unit = Decimal(1).scaleb(-places)
    cuts = sorted(rng.sample(range(16, 88, 8), count - 1))
    edges = [Decimal(cut) for cut in (0, *cuts, 100)]
    found = [b - a for a, b in pairwise(edges)]
    shift = unit * rng.randint(1, 5)
    return [found[0] + shift, found[1] - shift, *found[2:]]

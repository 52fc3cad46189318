"""What somebody probably meant: the nearest of the words that would have been right."""

from collections.abc import Iterable

CLOSE = 0.5
"""Two-character words with one character right are as close as this."""


def nearest(word: str, known: Iterable[str], cutoff: float = CLOSE) -> str:
    """The one of `known` most like `word` if it is as close as `cutoff` (0 to 1), else ""."""
    # Without a common character nothing is close, and difflib is loaded for a fault only.
    likely = [other for other in known if other and (cutoff == 0 or not set(word).isdisjoint(other))]
    if not likely:
        return ""
    from difflib import get_close_matches

    return next(iter(get_close_matches(word, likely, n=1, cutoff=cutoff)), "")

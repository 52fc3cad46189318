"""What a text says, apart from how it is punctuated: its words, and where its sentences end.

Two texts of the same words and ends say the same, whatever was done to their commas, brackets and blanks.
"""

_ENDS = {"。": "。", "！": "！", "!": "！", "？": "？", "?": "？", "；": "；", ";": "；", "…": "…"}
_RANK = "；…。？！"
"""Of ends that meet, the last of these counts: 。； ends as 。 does."""


def said(text: str) -> str:
    """The letters, digits and characters of `text` with its sentence ends, nothing else."""
    found: list[str] = []
    for place, character in enumerate(text):
        end = _ENDS.get(character) or (_point(text, place) if character in ".．" else "")
        if not end:
            if character.isalnum():
                found.append(_in_half_width(character))
        elif not found or found[-1] not in _RANK:
            found.append(end)
        elif _RANK.index(found[-1]) < _RANK.index(end):
            found[-1] = end
    return "".join(found)


def _in_half_width(character: str) -> str:
    return chr(ord(character) - _WIDTH) if "！" <= character <= "～" else character


_WIDTH = ord("！") - ord("!")


def _point(text: str, place: int) -> str:
    """The sentence end that a point of half width is: behind a Chinese character, before no other."""
    before, after = text[place - 1 : place] if place else "", text[place + 1 : place + 2]
    return "。" if before > "\u2e80" and not after.isalnum() and after not in ("、", "，") else ""

"""How wide text is set, in characters of its own size."""

import re
import unicodedata

AUTO_SPACE = 0.2
"""What is put between a Chinese character and a digit or letter, in characters (measured in LibreOffice)."""
_SEAM = re.compile(r"(?<=[^\W\x00-\xff])(?=[0-9A-Za-z])|(?<=[0-9A-Za-z])(?=[^\W\x00-\xff])")
"""Chinese characters are the word characters beyond Latin-1: so said, `re` compiles them in no time."""


def width(text: str, seam: float = AUTO_SPACE) -> float:
    """Latin letters and digits are half a character; `seam` is what stands between them and Chinese ones."""
    halves = sum(1 if unicodedata.east_asian_width(character) in "NaH" else 2 for character in text)
    return halves / 2 + seam * len(_SEAM.findall(text))

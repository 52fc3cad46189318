"""How wide text is set: what the places of 署名 and date, and the lines of a title, depend on."""

import re
import unicodedata

from docgen.model.context import UNFILLED_END, UNFILLED_START

AUTO_SPACE = 0.2
"""What is put between a Chinese character and a digit or letter, in characters (measured in LibreOffice)."""
_SEAM = re.compile(r"(?<=[\u4e00-\u9fff])(?=[0-9A-Za-z])|(?<=[0-9A-Za-z])(?=[\u4e00-\u9fff])")


def width(text: str) -> float:
    """The width of `text` in characters: Latin letters and digits are half, with a little space at each seam."""
    seen = text.replace(UNFILLED_START, "").replace(UNFILLED_END, "")
    halves = sum(1 if unicodedata.east_asian_width(c) in "NaH" else 2 for c in seen)
    return halves / 2 + AUTO_SPACE * len(_SEAM.findall(seen))

"""The number before a heading of a finished document, and the form that GB/T 9704 asks for."""

from functools import lru_cache

from docgen.model.numerals import PROPER, HeadingNumber
from docgen.recognition.kinds import LEVELS
from docgen.recognition.numbers import found_number
from docgen.recognition.scanning import BLANKS

NUMBER_SIGNS = frozenset("一二三四五六七八九十百0123456789０１２３４５６７８９（(")
"""The characters with which a heading's number may begin; ① and its like begin items."""


def heading_number(text: str) -> HeadingNumber | None:
    """The number that `text` begins with, in its proper or any usual wrong form (`(一)`, `1、`), or None."""
    if not text or text[0] not in NUMBER_SIGNS:
        return None
    found = found_number(text)
    if found is None or found.kind not in LEVELS:
        return None
    rest = text[found.length :].lstrip(BLANKS)
    return _number(LEVELS.index(found.kind) + 1, found.value, text[: len(text) - len(rest)])


_CHINESE_LEVELS = 2
"""一、 and （一） are counted in Chinese, what is below them in digits."""


@lru_cache(maxsize=1024)
def _number(level: int, value: int, written: str) -> HeadingNumber:
    digits = "".join(character for character in written if character.isalnum())
    if level > _CHINESE_LEVELS:
        digits = str(value)
    # 1． is how many input methods type 1. and prints alike.
    proper = written if written == f"{digits}．" else PROPER[level].format(digits)
    return HeadingNumber(level, value, written, proper)

"""What regular expressions share; and those that few runs need, compiled when first used.

To compile one takes up to a millisecond, longest where it names Chinese characters, and every start would pay
for all of them: a twentieth of a cold `docgen render`.
"""

import re
from collections.abc import Callable
from functools import cache
from typing import AnyStr

HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
"""Chinese characters, for character classes."""


def rarely(pattern: AnyStr, flags: int = 0) -> Callable[[], re.Pattern[AnyStr]]:
    """A function that gives `pattern` compiled."""
    return cache(lambda: re.compile(pattern, flags))

"""Masks that offices write for "to be filled": X次, XX余条, *次, **, ××, ＊, ○○局, 20XX年."""

import re

from docgen.patterns import rarely

mask = rarely(
    r"""
    (?<![0-9A-Za-z])            # APPX, 3x: part of a word or a product, not a mask
    (?:
        [12][0-9XxＸｘ*＊×○]{2}[XxＸｘ*＊×○](?=[ ]?年)            # 20XX年, 202X年
      | [XxＸｘ]{2,}  |  [XＸ]
      | [*＊]+
      | ×{2,}
      | (?<![0-9０-９\u4e00-\u9fff])(?<![0-9０-９]\ )×(?![ ]?[0-9０-９])   # 10×20 is a size
      | ×(?=[年月日号次个件条名起份家场期项户余多局县镇乡]|人(?!工))      # 长×宽 is a product, ×次 is not
      | ○{2,}
    )
    (?![0-9A-Za-z])
    (?!光|射线|轴|染色体|型|形)   # X光, X型: words, not masks
    """,
    re.VERBOSE,
)


def find_masks(text: str) -> list[str]:
    """The masks in `text`, in order."""
    return [match.group() for match in mask().finditer(text)]


def mask_places(text: str) -> list[tuple[int, int]]:
    """Where the masks of `text` begin and end, in order."""
    return [match.span() for match in mask().finditer(text)]

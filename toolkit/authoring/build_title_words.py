"""Writes docgen/recognition/title_words.txt: `python -m authoring.build_title_words jieba/dict.txt`.

The dictionary (jieba 0.42.1, MIT licence, © Sun Junyi) counts words in Chinese text. What titles of official
documents need of it: words of two to four characters seen 100 times or more, no personal names, and how rare
each is.
"""

import math
import re
import sys
from collections import defaultdict
from pathlib import Path

from docgen.recognition import title_lines

RAREST = 100
NAMES = ("nr", "nrt", "nrfg")
WORD = re.compile(r"[\u4e00-\u9fff]{2,4}")


def main(dictionary: Path) -> None:
    """One line a rarity: the rounded negative logarithm of a word's share of the text, then its words."""
    entries = [line.split() for line in dictionary.read_text(encoding="utf-8").splitlines()]
    total = sum(int(count) for _, count, _ in entries)
    by_rarity: dict[int, list[str]] = defaultdict(list)
    for word, count, kind in entries:
        if int(count) >= RAREST and kind not in NAMES and WORD.fullmatch(word):
            by_rarity[round(-math.log(int(count) / total))].append(word)
    lines = (f"{rarity} {' '.join(sorted(words))}" for rarity, words in sorted(by_rarity.items()))
    title_lines.WORDS.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))

"""Any report, numbered as people number, comes out of one pasted column as it was, whatever its shape."""

import random
from collections.abc import Iterator
from pathlib import Path

from docgen.recognition.kinds import Kind, said, written
from support.splits import composed, write
from support.torture import amount

WORDS = "库房门窗检查台账整改落实责任分工培训演练器材更换群众服务窗口流程时限公开监督资金项目管护河道垃圾清运"
MARKS = "，，，、；："


class Writer:
    """Writes a report of random shape, each line a paragraph."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)

    def report(self) -> list[str]:
        lines = [self.sentences() for _ in range(self.random.randint(0, 2))]
        for number in range(1, self.random.randint(2, 5)):
            lines.append(written(Kind.LEVEL_1, number) + self.words(4, 14))
            lines += self.below(2)
        return lines

    def below(self, depth: int) -> Iterator[str]:
        """What stands below a heading: paragraphs, a group of items, or deeper headings."""
        if self.random.random() < 0.5:
            yield self.sentences()
        if depth < 5 and self.random.random() < 0.7:
            kind = (Kind.LEVEL_2, Kind.LEVEL_3, Kind.LEVEL_4)[depth - 2]
            for number in range(1, self.random.randint(2, 5)):
                yield from self.heading(written(kind, number), depth)
        elif self.random.random() < 0.6:
            yield from self.items()
        else:
            yield self.sentences()

    def heading(self, number: str, depth: int) -> Iterator[str]:
        title = number + self.words(4, 14)
        if self.random.random() < 0.5:
            yield f"{title}。{self.sentences()}{self.inline()}"
        else:
            yield title
            yield from self.below(depth + 1)

    def inline(self) -> str:
        if self.random.random() < 0.5:
            return ""
        word = self.random.choice("是要")
        return "".join(
            written(Kind.COUNTED, number, word) + self.sentences()
            for number in range(1, self.random.randint(3, 6))
        )

    def items(self) -> list[str]:
        count = self.random.randint(2, 6)
        kind, word = self.random.choice(
            [(Kind.COUNTED, "是"), (Kind.COUNTED, "要"), (Kind.CIRCLED, ""), (Kind.ORDINAL, "，"),
             (Kind.ENUMERATED, "，"), (Kind.SAID, "")]
        )  # fmt: skip
        if kind is Kind.SAID:
            return [said(n, count) + self.sentences() for n in range(count)]
        return [written(kind, n, word) + self.sentences() for n in range(1, count + 1)]

    def sentences(self) -> str:
        return "".join(f"{self.words(5, 30)}。" for _ in range(self.random.randint(1, 3)))

    def words(self, least: int, most: int) -> str:
        letters = [self.random.choice(WORDS) for _ in range(self.random.randint(least, most))]
        for place in range(3, len(letters) - 2, self.random.randint(4, 9)):
            letters[place] = self.random.choice(MARKS[:5])
        return "".join(letters)


def test_a_pasted_report_of_any_shape_comes_out_as_it_was(tmp_path: Path) -> None:
    for seed in range(amount(short=12, full=1500)):
        lines = Writer(seed).report()
        rows = [tuple(line if n == seed % 3 else "" for n in range(3)) for line in lines]
        book = write(tmp_path / "某局.xlsx", "通用报告", "关于本项工作的报告", rows)
        assert composed(book) == lines, seed

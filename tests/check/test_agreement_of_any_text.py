"""No text and no table makes a rule raise, and none takes more than its length."""

from collections.abc import Sequence
from itertools import accumulate
from random import Random

import pytest

from docgen.check.agreement.facts import Cell, Facts, Grid, Passage
from docgen.check.agreement.numbers import number_of
from docgen.check.agreement.rules import RULES
from docgen.model.paragraph import Place
from docgen.model.profile import Element
from support.torture import amount

PIECES = [
    *"""一是检查企业12家，|整改率95%，|（2024年5月6日（星期二）|2025—2023年，|《某某管理办法》（某政发〔2023〕18号）
8%～5%|其中|分别为|占|增加|全年检查企业|12家|第一，|①|三个方面：|附件3|见附件3|表3|见表3显示|截至2024年1月1日
上年|由3家增加到5家，增长|1,234,567|0家|0%|99999999999999999999万家|0.000000000000000000001%|个百分点
2024年13月45日（星期一）|9999年99月至0000年0月|，共计|，合计|三年行动（|十四五（2021—2025年）|……|（|，|、|。|；
某市教育局|某市育教局|-|—|～""".replace("\n", "|").split("|"),
    "\n",
    "\u3000",
    "",
]
CELLS = """合计|小计|其中：甲|甲|12|0|-5|99.9%|0%|1,234|—||9999999999999999999|0.0000000000000000001
占比|整改率|同比|一季度|检查（家）|1月|万元""".replace("\n", "|").split("|")
KINDS = (
    *(Element.BODY,) * 6,
    *(Element.TITLE, Element.HEADING_1, Element.HEADING_2, Element.DATE, Element.SIGNATURE),
    *(Element.ATTACHMENT_NOTE, Element.ATTACHMENT_MARK, Element.PRINTING, None),
)


def facts(texts: Sequence[str], kinds: Sequence[Element | None], grids: tuple[Grid, ...]) -> Facts:
    """The statements of paragraphs that are of these kinds, and of tables."""
    starts = list(accumulate((len(text) + 1 for text in texts), initial=0))

    def read(index: int) -> Passage:
        place = Place((f"第{index}段",))
        text = texts[index]
        return Passage(index, starts[index], text, kinds[index], 0, len(text), False, "", lambda _: place)

    def find(elements: tuple[Element, ...]) -> list[int]:
        return [index for index, kind in enumerate(kinds) if kind in elements]

    return Facts("\r".join(texts), starts, read, find, lambda: grids)


def grid(rng: Random) -> Grid:
    """A table of anything."""
    rows = []
    columns = rng.randint(1, 7)
    for row in range(rng.randint(1, 8)):
        texts = [rng.choice(CELLS) for _ in range(columns)]
        place = Place((f"第{row}行",))
        cells = (Cell(row, n, 1, text, number_of(text), lambda p=place: p) for n, text in enumerate(texts))
        rows.append(tuple(cells))
    return Grid(tuple(rows), rng.choice(("", "单位：万元", "上半年情况")), rng.choice(("", "四舍五入")))


@pytest.mark.parametrize("seed", range(20))
def test_whatever_is_written_rules_tell_or_say_nothing(seed: int) -> None:
    rng = Random(seed)
    for _ in range(amount(25, 500)):
        texts = ["".join(rng.choices(PIECES, k=rng.randint(0, 12))) for _ in range(rng.randint(1, 8))]
        said = facts(texts, [rng.choice(KINDS) for _ in texts], tuple(grid(rng) for _ in range(2)))
        for rule in RULES:
            for found in rule.compare(said):
                assert found.place.steps
                assert all(value is not None for value in found.details.values())

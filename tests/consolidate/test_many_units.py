"""Many units at once: each sum is what another program's reading comes to, each link leads to its number."""

import random
import re
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from consolidate.test_consolidate import unit
from docgen.pipeline.consolidating import Wishes, consolidate
from docgen.pipeline.settings import Settings
from support.torture import amount

UNITS = amount(40, 5000)
IN_WAN = {"万元": Decimal(1), "元": Decimal("0.0001")}
LINK = re.compile(r"=HYPERLINK\(\"(.+)#'(.+)'!([A-Z]+)(\d+)\",.*\)")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Units as they are: some in 元, some with a mask for a number, some without one."""
    folder, chance = tmp_path_factory.mktemp("汇总"), random.Random(5)
    for number in range(UNITS):
        is_in_yuan = chance.random() < 0.1
        money = chance.randrange(100, 9999)
        unit(
            folder / "各单位",
            f"{number}局",
            meetings=chance.choice([chance.randrange(5, 60)] * 8 + ["XX", ""]),
            money=money * 100 if is_in_yuan else f"{money / 100:.2f}",
            unit_of_money="元" if is_in_yuan else "万元",
            rate=f"{chance.randrange(800, 1000) / 10:.1f}",
        )
    done = consolidate([folder / "各单位"], Wishes(folder / "汇总.xlsx"), Settings())
    assert done.value is not None, [d.message() for d in done.diagnostics]
    return folder


@pytest.fixture(scope="module")
def reported(home: Path) -> dict[tuple[str, str], tuple[object, str]]:
    """By unit and figure the number and its measure, as openpyxl reads them."""
    found = {}
    for path in (home / "各单位").iterdir():
        for name, value, measure, *_ in rows(path, "数据"):
            found[path.stem, str(name)] = (value, str(measure))
    return found


def rows(path: Path, sheet: str) -> list[tuple[Any, ...]]:
    return list(load_workbook(path)[sheet].iter_rows(min_row=2, values_only=True))


def number(value: object) -> Decimal | None:
    return Decimal(str(value)) if isinstance(value, int | float) else None


def test_every_sum_is_what_openpyxl_s_reading_comes_to(
    home: Path, reported: dict[tuple[str, str], tuple[object, str]]
) -> None:
    given: dict[str, list[Decimal]] = {}
    for (_, name), (value, measure) in reported.items():
        found = number(value)
        if found is not None:
            given.setdefault(name, []).append(found * IN_WAN.get(measure, Decimal(1)))

    figures = {row[0]: row for row in rows(home / "汇总.xlsx", "数据")}

    for name in ("会议", "经费"):
        assert abs(Decimal(str(figures[name][1])) - sum(given[name])) < Decimal("0.000001"), name
    mean = sum(given["满意率"]) / len(given["满意率"])
    assert abs(Decimal(str(figures["满意率"][1])) - mean) <= Decimal("0.00005")
    assert figures["经费"][2] == "万元"
    assert {len(given["经费"]), len(given["满意率"])} == {UNITS}


def test_every_link_leads_to_the_number_that_was_counted(
    home: Path, reported: dict[tuple[str, str], tuple[object, str]]
) -> None:
    sources = rows(home / "汇总.xlsx", "来源")
    read = cache(lambda file, sheet: rows(home / file, sheet))

    assert sorted((row[1], row[0]) for row in sources) == sorted(reported)
    for name, owner, value, measure, counted, file, link in sources:
        found = LINK.fullmatch(link)
        assert found is not None, link
        assert (found[1], Path(file).stem) == (file, owner)
        there = read(file, found[2])[int(found[4]) - 2]
        cell = there["ABCDEFG".index(found[3])]
        assert (there[0], value, measure) == (name, cell, there[2])
        assert (cell, measure) == reported[owner, name]
        own = number(cell)
        wanted = own * IN_WAN.get(measure, Decimal(1)) if own is not None else None
        assert (number(counted) if own is not None else None) == wanted, (owner, name)


def test_every_unit_s_table_and_words_are_there_once(home: Path) -> None:
    table = list(load_workbook(home / "汇总.xlsx")["表·经费"].iter_rows(min_row=3, values_only=True))
    texts = rows(home / "汇总.xlsx", "各单位情况")
    names = sorted(f"{number}局" for number in range(UNITS))

    assert sorted(row[0] for row in table) == names
    assert sorted(row[1] for row in texts if f"{row[1]}抓登记。" in row) == names

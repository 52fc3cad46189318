"""`-j` and `--on` of the commands that read many files: they tell and write what they do without."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from support.marked import marked_book
from support.stores import put, told_by

pytestmark = pytest.mark.xdist_group("cluster")


def ways(scheduler: str) -> list[list[str]]:
    return [["-j", "2"], ["--on", f"dask:{scheduler}"]]


def test_a_consolidated_workbook_is_the_same_bytes_wherever_its_units_are_read(
    tmp_path: Path, scheduler: str
) -> None:
    (tmp_path / "各局").mkdir()
    for number in range(70):
        (tmp_path / "各局" / f"{number}局.xlsx").write_bytes(marked_book(number))
    (tmp_path / "各局" / "坏局.xlsx").write_bytes(b"PK\x03\x04 broken")
    command = ["consolidate", str(tmp_path / "各局"), "-o"]
    alone = told_by(*command, str(tmp_path / "汇总.xlsx"))

    for way in ways(scheduler):
        there = tmp_path / f"汇总{way[0]}.xlsx"
        told = told_by(*command, str(there), *way)
        assert told | {"workbook": alone["workbook"]} == alone
        assert there.read_bytes() == (tmp_path / "汇总.xlsx").read_bytes()
    assert (alone["units"], alone["not_read"]) == (70, ["各局/坏局.xlsx"])


def test_units_in_a_store_are_consolidated_and_named_by_their_addresses(store: str, tmp_path: Path) -> None:
    for number in range(3):
        put(f"{store}/各局/{number}局.xlsx", marked_book(number))

    told = told_by("consolidate", f"{store}/各局", "-o", str(tmp_path / "汇总.xlsx"), "-j", "2")

    assert told["units"] == 3
    sheet = load_workbook(tmp_path / "汇总.xlsx")["报送情况"]
    assert [row[2].value for row in sheet.iter_rows(min_row=2)] == [
        f"{store}/各局/{n}局.xlsx" for n in range(3)
    ]


def test_no_command_begins_on_a_cluster_that_cannot_be_reached(tmp_path: Path) -> None:
    (tmp_path / "某局.xlsx").write_bytes(marked_book(1))

    told = told_by(
        *("consolidate", str(tmp_path), "-o", str(tmp_path / "汇总.xlsx")), "--on", "dask:tcp://127.0.0.1:1"
    )

    assert (told["ok"], [d["code"] for d in told["diagnostics"]]) == (False, ["CS003"])
    assert [path.name for path in tmp_path.iterdir()] == ["某局.xlsx"]

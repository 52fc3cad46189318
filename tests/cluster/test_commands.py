"""`-j` and `--on` of the commands that read many files: they tell and write what they do without."""

from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook

from support.books import WITH_OBJECTS, write_book
from support.marked import marked_book
from support.pictures import png
from support.stores import get, put, told_by

pytestmark = pytest.mark.xdist_group("cluster")


def ways(scheduler: str) -> list[list[str]]:
    return [["-j", "2"], ["--on", f"dask:{scheduler}"]]


def reports(folder: Path, count: int) -> Path:
    folder.mkdir()
    for number in range(count):
        document = Document()
        for line in ("2023年工作总结", "一、工作成效", f"{number}局抓好登记。", "二、下步打算", "继续抓好。"):
            document.add_paragraph(line)
        document.save(str(folder / f"{number}局.docx"))
    return folder


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


def test_documents_and_workbooks_are_checked_alike_wherever_that_is_done(
    tmp_path: Path, scheduler: str
) -> None:
    home = reports(tmp_path / "各局", 5)
    for number in range(60):
        (home / f"{number}局.xlsx").write_bytes(marked_book(number))
    (home / "坏.docx").write_bytes(b"PK\x03\x04 broken")
    alone = told_by("check", str(home))

    for way in ways(scheduler):
        assert told_by("check", str(home), *way) == alone
    assert [Path(file["file"]).name for file in alone["files"]][:2] == ["0局.docx", "0局.xlsx"]
    assert len(alone["files"]) == 66


def test_what_is_in_a_store_is_checked_there(store: str, tmp_path: Path) -> None:
    home = reports(tmp_path / "各局", 2)
    for path in home.iterdir():
        put(f"{store}/各局/{path.name}", path.read_bytes())
    put(f"{store}/各局/某局.xlsx", write_book(tmp_path, WITH_OBJECTS).read_bytes())
    put(f"{store}/各局/现场.png", png(8, 6))
    put(f"{store}/各局/说明.txt", b"x")

    told = told_by("check", f"{store}/各局", "-j", "2")

    files = {file["file"]: [d["code"] for d in file["diagnostics"]] for file in told["files"]}
    assert sorted(files) == [f"{store}/各局/{name}" for name in ("0局.docx", "1局.docx", "某局.xlsx")]
    assert "WB504" not in files[f"{store}/各局/某局.xlsx"]
    absent = told_by("check", f"{store}/各局/没有.docx")
    assert [d["code"] for d in absent["diagnostics"]] == ["PL201"]


def test_reports_become_the_same_workbooks_wherever_they_are_imported(tmp_path: Path, scheduler: str) -> None:
    home = reports(tmp_path / "各局", 55)
    (home / "坏.docx").write_bytes(b"PK\x03\x04 broken")
    alone = told_by("import", str(home), "-o", str(tmp_path / "一份一份"))
    books = {path.name: path.read_bytes() for path in (tmp_path / "一份一份").iterdir()}

    for way in ways(scheduler):
        there = tmp_path / f"别处{way[0]}"
        for _ in range(2):  # whoever lost a worker imports once more
            told = told_by("import", str(home), "-o", str(there), *way)
            for report in told["reports"]:
                report["workbook"] = report["workbook"].replace(str(there), str(tmp_path / "一份一份"))
            assert told == alone
            assert {path.name: path.read_bytes() for path in there.iterdir()} == books
    assert len(books) == 55


def test_a_report_in_a_store_becomes_a_workbook_beside_it_which_stays(store: str, tmp_path: Path) -> None:
    (report,) = reports(tmp_path / "各局", 1).iterdir()
    put(f"{store}/去年.docx", report.read_bytes())

    first = told_by("import", f"{store}/去年.docx")
    again = told_by("import", store)
    put(f"{store}/去年.xlsx", b"a person's")
    refused = told_by("import", f"{store}/去年.docx")

    for told in (first, again):
        assert [(made["source"], made["workbook"]) for made in told["reports"]] == [
            (f"{store}/去年.docx", f"{store}/去年.xlsx")
        ]
    assert "PB009" in [d["code"] for d in refused["diagnostics"]]
    assert get(f"{store}/去年.xlsx") == b"a person's"


@pytest.mark.parametrize("command", [["check"], ["import"], ["consolidate", "-o", "汇总.xlsx"]])
def test_no_command_begins_on_a_cluster_that_cannot_be_reached(command: list[str], tmp_path: Path) -> None:
    (tmp_path / "某局.xlsx").write_bytes(marked_book(1))
    own = [str(tmp_path / part) if part.endswith(".xlsx") else part for part in command]

    told = told_by(*own, str(tmp_path), "--on", "dask:tcp://127.0.0.1:1")

    assert (told["ok"], [d["code"] for d in told["diagnostics"]]) == (False, ["CS003"])
    assert [path.name for path in tmp_path.iterdir()] == ["某局.xlsx"]

"""Workbooks and reports in object stores: published there by the laws of anywhere."""

from pathlib import Path

import pytest
from docx import Document

from docgen.pipeline.stores import address, is_address
from support.books import WITH_OBJECTS, write_book
from support.marked import mark_in, marked_book
from support.pictures import png
from support.stores import get, names, put, told_by

pytestmark = pytest.mark.xdist_group("cluster")


def render(*arguments: str) -> dict[str, object]:
    return told_by("render", *arguments)


def statuses(told: dict[str, object]) -> list[str]:
    reports = told["reports"]
    assert isinstance(reports, list)
    return [report["status"] for report in reports]


def mark(data: bytes, folder: Path) -> str:
    (folder / "得到.docx").write_bytes(data)
    return mark_in(folder / "得到.docx")


def test_every_workbook_below_an_address_has_its_report_below_another(store: str, tmp_path: Path) -> None:
    for number in range(3):
        put(f"{store}/各局/{number}科/{number}局.xlsx", marked_book(number))
    put(f"{store}/各局/说明.txt", b"x")

    told = render(f"{store}/各局", "-o", f"{store}/报告")

    assert statuses(told) == ["written"] * 3
    assert names(f"{store}/报告") == [f"{number}科/{number}局.docx" for number in range(3)]
    assert mark(get(f"{store}/报告/1科/1局.docx"), tmp_path) == "1"


def test_what_is_as_it_was_is_not_written_again_and_what_is_replaced_is_kept(
    store: str, tmp_path: Path
) -> None:
    put(f"{store}/某局.xlsx", marked_book(1))
    render(f"{store}/某局.xlsx")
    before = get(f"{store}/某局.docx")

    assert statuses(render(f"{store}/某局.xlsx")) == ["unchanged"]
    put(f"{store}/某局.xlsx", marked_book(2))
    assert statuses(render(f"{store}/某局.xlsx")) == ["written"]

    assert mark(get(f"{store}/某局.docx"), tmp_path) == "2"
    (kept,) = [name for name in names(store) if name.startswith("旧版/")]
    assert get(f"{store}/{kept}") == before


def test_a_report_that_a_person_edited_there_stays(store: str, tmp_path: Path) -> None:
    put(f"{store}/某局.xlsx", marked_book(1))
    render(f"{store}/某局.xlsx")
    (tmp_path / "改.docx").write_bytes(get(f"{store}/某局.docx"))
    document = Document(str(tmp_path / "改.docx"))
    document.paragraphs[-1].add_run("领导添了一句。")
    document.save(str(tmp_path / "改.docx"))
    put(f"{store}/某局.docx", (tmp_path / "改.docx").read_bytes())

    for turn in (2, 3):
        put(f"{store}/某局.xlsx", marked_book(turn))
        assert statuses(render(f"{store}/某局.xlsx")) == ["kept"]
        assert get(f"{store}/某局.docx") == (tmp_path / "改.docx").read_bytes()
        assert mark(get(f"{store}/某局.待合并.docx"), tmp_path) == str(turn)


def test_a_local_workbook_may_have_its_report_in_a_store_and_the_other_way_round(
    store: str, tmp_path: Path
) -> None:
    (tmp_path / "甲.xlsx").write_bytes(marked_book("甲"))
    put(f"{store}/乙.xlsx", marked_book("乙"))

    assert statuses(render(str(tmp_path / "甲.xlsx"), "-o", f"{store}/报告/甲.docx")) == ["written"]
    assert statuses(render(f"{store}/乙.xlsx", "-o", str(tmp_path / "报告"))) == ["written"]

    assert mark(get(f"{store}/报告/甲.docx"), tmp_path) == "甲"
    assert mark_in(tmp_path / "报告" / "乙.docx") == "乙"


def test_a_picture_that_the_workbook_names_is_fetched_from_beside_it(store: str, tmp_path: Path) -> None:
    put(f"{store}/某局.xlsx", write_book(tmp_path, WITH_OBJECTS).read_bytes())
    without = render(f"{store}/某局.xlsx")
    put(f"{store}/现场.png", png(8, 6))

    told = render(f"{store}/某局.xlsx")

    assert statuses(without) == ["failed"], told
    assert statuses(told) == ["written"]


def test_an_address_where_nothing_is_or_that_no_program_knows_is_told(store: str) -> None:
    absent, unknown = render(f"{store}/没有.xlsx"), render("nobody://knows/某局.xlsx")
    for told, code in ((absent, "PL201"), (unknown, "CS002")):
        diagnostics = told["diagnostics"]
        assert isinstance(diagnostics, list)
        assert [d["code"] for d in diagnostics] == [code]


def test_reports_in_a_store_are_made_on_a_cluster_too(object_store: str, tmp_path: Path, store: str) -> None:
    if store.startswith("memory"):
        return  # nobody else sees it: it is done here
    for number in range(6):
        put(f"{store}/{number}局.xlsx", marked_book(number))

    told = render(store, "-o", f"{store}/报告", "--on", "dask", "-j", "2")

    assert statuses(told) == ["written"] * 6
    assert names(f"{store}/报告") == [f"{number}局.docx" for number in range(6)]


@pytest.mark.parametrize(
    ("written", "is_one"),
    [
        ("s3://b/a.xlsx", True),
        ("memory://a", True),
        ("gs://b", True),
        ("C:/a.xlsx", False),
        ("a/b.xlsx", False),
        ("/a", False),
    ],
)
def test_an_address_is_told_from_a_path_and_written_as_it_was(written: str, is_one: bool) -> None:
    assert is_address(Path(written)) is is_one
    assert address(Path(written)) == written

"""Names of workbooks: none escapes its folder, none merges with another silently, every problem is told."""

import unicodedata
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from docgen.diagnostics import Where
from docgen.pipeline.planning import plan
from docgen.pipeline.rendering import Rendered, Renderer
from docgen.pipeline.settings import Settings
from docgen.publish import Status, clashes, name_problem, publish
from support.marked import mark_in, marked_book

GOOD = ["某局", "😀 局", "a b", "第1季度（一）", "é", "e\u0301", "𠮷野家", "CONFERENCE", "com10", "长" * 80]
BAD = {
    "CON": "PB006",
    "nul": "PB006",
    "COM1": "PB006",
    "LPT9.旧": "PB006",
    "com¹": "PB006",
    "某局 ": None,
    "a:b": "PB005",
    "a*b?": "PB005",
    "换\n行": "PB005",
    "长" * 84: "PB004",
}
"""Name → what is told of it; None where the extension makes it a good one."""


@pytest.mark.parametrize("name", GOOD)
def test_a_good_name_makes_a_report_of_that_name(tmp_path: Path, name: str) -> None:
    book = tmp_path / f"{name}.xlsx"
    book.write_bytes(marked_book("甲"))

    planned = plan([book], None)
    (job,) = planned.jobs
    outcome = Renderer(Settings()).render(job.book, job.output)

    assert outcome.rendered is Rendered.WRITTEN
    assert job.output == tmp_path / f"{name}.docx"
    assert mark_in(job.output) == "甲"


@pytest.mark.parametrize(("name", "code"), BAD.items(), ids=range(len(BAD)))
def test_a_name_that_some_system_cannot_hold_is_told(name: str, code: str | None) -> None:
    problem = name_problem(f"{name}.docx", Where("某局.xlsx"))

    assert (problem.code if problem else None) == code


@pytest.mark.parametrize(
    "name", ["", ".", "..", "../某局.docx", "/某局.docx", "a/b", "a\\b", "某局.", "某局 "]
)
def test_a_name_that_leaves_its_folder_is_no_name(name: str) -> None:
    assert name_problem(name, Where("某局.xlsx")) is not None


@given(st.text(st.characters(codec="utf-8"), max_size=300))
@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_the_name_the_report_is_where_it_says_or_a_problem_is_told(
    tmp_path_factory: pytest.TempPathFactory, name: str
) -> None:
    folder = tmp_path_factory.mktemp("names")
    inner = folder / "报告"
    inner.mkdir()
    problem = name_problem(f"{name}.docx", Where("某局.xlsx"))
    if problem is None:
        published = publish(inner / f"{name}.docx", b"a report")
        assert published.value is not None
        assert published.value.status is Status.WRITTEN
        assert [path.name for path in inner.iterdir()] == [f"{name}.docx"]
    assert [path.name for path in folder.iterdir()] == ["报告"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ABC", "abc"),
        ("caf\u00e9", "cafe\u0301"),
        ("Ⅳ局", "ⅳ局"),
        ("STRASSE", "straße"),
    ],
)
def test_two_workbooks_whose_reports_one_folder_cannot_hold_are_both_told(one: str, other: str) -> None:
    found = clashes((Path(f"{name}.xlsx"), Path("报告", f"{name}.docx")) for name in (one, other))

    assert [d.code for d in found] == ["PB007", "PB007"]
    assert [d.details["other"] for d in found] == [f"{other}.xlsx", f"{one}.xlsx"]


@given(st.lists(st.text(st.characters(codec="utf-8"), min_size=1, max_size=8), unique=True, max_size=8))
def test_names_merge_on_some_system_only_if_that_is_told(names: list[str]) -> None:
    told = {d.where.file for d in clashes((Path(name), Path(name)) for name in names if "/" not in name)}

    for name in names:
        twins = [other for other in names if other != name and _merges(name, other)]
        assert not twins or "/" in name or any("/" in twin for twin in twins) or Path(name).name in told


def _merges(one: str, other: str) -> bool:
    """As macOS and Windows compare names: by NFC or by upper case."""
    return (
        unicodedata.normalize("NFC", one) == unicodedata.normalize("NFC", other)
        or one.upper() == other.upper()
    )

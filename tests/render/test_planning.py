"""Which workbooks a command means, and where each report goes."""

from pathlib import Path

from docgen.pipeline.planning import Plan, plan


def books(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).touch()


def reports(planned: Plan, folder: Path) -> list[str]:
    return [str(job.output.relative_to(folder)) for job in planned.jobs]


def told(planned: Plan) -> list[tuple[str, str]]:
    return [(d.code, d.where.file) for d in planned.diagnostics]


def test_a_report_stands_beside_its_workbook(tmp_path: Path) -> None:
    books(tmp_path, "甲局.xlsx", "内设/乙科.XLSX")
    planned = plan([tmp_path], None)
    assert [job.book for job in planned.jobs] == [tmp_path / "甲局.xlsx", tmp_path / "内设" / "乙科.XLSX"]
    assert reports(planned, tmp_path) == ["甲局.docx", "内设/乙科.docx"]


def test_a_folder_for_reports_has_the_inner_folders_of_the_workbooks(tmp_path: Path) -> None:
    books(tmp_path / "来文", "甲局.xlsx", "内设/乙科.xlsx")
    (tmp_path / "报告").mkdir()
    planned = plan([tmp_path / "来文"], tmp_path / "报告")
    assert reports(planned, tmp_path / "报告") == ["甲局.docx", "内设/乙科.docx"]


def test_one_report_can_have_a_name_of_its_own(tmp_path: Path) -> None:
    books(tmp_path, "甲局.xlsx")
    for source in (tmp_path, tmp_path / "甲局.xlsx"):
        assert reports(plan([source], tmp_path / "终稿.docx"), tmp_path) == ["终稿.docx"]


def test_several_reports_cannot_have_one_name(tmp_path: Path) -> None:
    books(tmp_path, "甲局.xlsx", "乙局.xlsx")
    planned = plan([tmp_path], tmp_path / "终稿.docx")
    assert (planned.jobs, told(planned)) == ((), [("PL204", "终稿.docx")])


def test_a_workbook_named_twice_is_one_job(tmp_path: Path) -> None:
    books(tmp_path, "甲局.xlsx")
    planned = plan([tmp_path / "甲局.xlsx", tmp_path, tmp_path / "甲局.xlsx"], None)
    assert (reports(planned, tmp_path), told(planned)) == (["甲局.docx"], [])


def test_workbooks_that_clash_are_told_in_order_and_cost_no_other_its_report(tmp_path: Path) -> None:
    books(tmp_path, "一科/甲.xlsx", "一科/乙.xlsx", "二科/甲.xlsx", "二科/内设/甲.xlsx", "二科/乙.xlsx")
    planned = plan([tmp_path / "一科", tmp_path / "二科"], tmp_path)
    assert reports(planned, tmp_path) == ["内设/甲.docx"]
    assert told(planned) == [
        ("PB007", f"{name}.xlsx") for name in ("一科/乙", "二科/乙", "一科/甲", "二科/甲")
    ]


def test_what_is_no_workbook_is_passed_over(tmp_path: Path) -> None:
    books(tmp_path, "~$甲局.xlsx", ".隐藏.xlsx", ".git/乙.xlsx", "~syncthing~甲.xlsx", "说明.txt", "旧表.xls")
    planned = plan([tmp_path], None)
    assert (planned.jobs, told(planned)) == ((), [("PL202", "旧表.xls")])


def test_a_conflict_copy_is_told_as_the_watcher_tells_it(tmp_path: Path) -> None:
    books(tmp_path, "甲局.xlsx", "甲局 (conflicted copy).xlsx")
    planned = plan([tmp_path], None)
    assert reports(planned, tmp_path) == ["甲局.docx"]
    assert told(planned) == [("WT004", "甲局 (conflicted copy).xlsx")]


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    books(tmp_path, "甲局.xlsx")
    assert told(plan([tmp_path / "没有"], None)) == [("PL201", str(tmp_path / "没有"))]


def test_a_folder_for_the_reports_need_not_be_there(tmp_path: Path) -> None:
    books(tmp_path, "甲局.xlsx")
    planned = plan([tmp_path], tmp_path / "没有")
    assert (reports(planned, tmp_path / "没有"), told(planned)) == (["甲局.docx"], [])

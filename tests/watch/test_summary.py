"""A watched 汇总 follows its units' saves, and never itself."""

import random
import shutil
from pathlib import Path

from click.testing import CliRunner
from openpyxl import load_workbook

from consolidate.clerks import Units
from docgen.cli import main
from docgen.diagnostics import Severity
from docgen.pipeline.rendering import Rendered, Renderer
from docgen.pipeline.settings import Settings
from docgen.pipeline.unit_reading import UnitReader
from docgen.pipeline.watched_units import with_units
from docgen.watch.work import Render
from support.watching import Bench, bench, until, watching


def three(folder: Path) -> Units:
    units = Units(folder / "各单位", random.Random(1))
    for name in ("甲局", "乙局", "丙局"):
        units.add(name)
    return units


def consolidate(units: Units, output: Path) -> Path:
    run = CliRunner().invoke(main, ["consolidate", str(units.folder), "-o", str(output), "-q"])
    assert run.exit_code == 0, run.output
    return output


def renewing() -> Render:
    """What `docgen watch` does with a workbook, in this process."""
    reader = UnitReader()
    return lambda settings, book, output: with_units(
        settings, book, reader, lambda: Renderer(settings).render(book, output)
    )


def watched(*paths: Path) -> Bench:
    render = renewing()
    made = bench(*paths, build=lambda book, output: render(Settings(), book, output))
    made.pass_time(1)
    return made


def total(summary: Path) -> object:
    return load_workbook(summary)["数据"]["B2"].value


def test_a_unit_s_save_renews_the_summary_and_its_report(tmp_path: Path) -> None:
    units = three(tmp_path)
    summary = consolidate(units, tmp_path / "汇总.xlsx")
    watch = watched(tmp_path)
    before = summary.with_suffix(".docx").read_bytes()

    units.figures["甲局"]["会议"] += 7
    units.save("甲局")
    watch.hint(units.folder)
    watch.pass_time(1)

    assert total(summary) == units.sums()["会议"]
    assert summary.with_suffix(".docx").read_bytes() != before
    assert "CN110" in watch.notes.codes
    assert (tmp_path / "各单位" / "甲局.docx").exists()


def test_a_summary_watched_alone_follows_units_that_lie_elsewhere(tmp_path: Path) -> None:
    units = three(tmp_path / "下面")
    (tmp_path / "本级").mkdir()
    summary = consolidate(units, tmp_path / "本级" / "汇总.xlsx")
    watch = watched(summary)

    units.add("丁局")
    watch.hint(units.folder)
    watch.pass_time(1)

    assert total(summary) == units.sums()["会议"]
    assert {path.name for path in watch.build.built} == {"汇总.xlsx"}


def test_what_changed_while_nobody_watched_is_taken_at_the_first_look(tmp_path: Path) -> None:
    units = three(tmp_path)
    summary = consolidate(units, tmp_path / "汇总.xlsx")
    watched(tmp_path)
    units.figures["甲局"]["会议"] += 7
    units.save("甲局")

    watched(tmp_path)

    assert total(summary) == units.sums()["会议"]


def test_its_own_write_is_no_new_save(tmp_path: Path) -> None:
    units = three(tmp_path)
    summaries = [consolidate(units, tmp_path / f"{name}.xlsx") for name in ("全市", "全区")]
    for summary in summaries:  # each gathers the whole folder, the other one in it
        CliRunner().invoke(main, ["consolidate", str(tmp_path), "-o", str(summary), "-q"])
    watch = watched(tmp_path)
    units.figures["甲局"]["会议"] += 7
    units.save("甲局")
    watch.hint(tmp_path, units.folder)
    for _ in range(5):
        watch.hint(tmp_path)
        watch.pass_time(1)
    built, contents = len(watch.build.built), [summary.read_bytes() for summary in summaries]

    for _ in range(20):
        watch.hint(tmp_path)
        watch.pass_time(1)

    assert [total(summary) for summary in summaries] == [units.sums()["会议"]] * 2
    assert len(watch.build.built) == built
    assert [summary.read_bytes() for summary in summaries] == contents


def test_a_summary_open_in_excel_waits_and_its_clerk_s_saves_do_not(tmp_path: Path) -> None:
    units = three(tmp_path)
    summary = consolidate(units, tmp_path / "汇总.xlsx")
    watch = watched(summary)
    before = total(summary)
    (tmp_path / "~$汇总.xlsx").write_bytes(b"x")
    units.figures["甲局"]["会议"] += 7
    units.save("甲局")
    watch.hint(units.folder)
    watch.pass_time(2)
    assert total(summary) == before
    assert watch.notes.outcomes[-1].rendered is Rendered.LOCKED
    assert "CN109" in watch.notes.codes

    book = load_workbook(summary)
    book["正文"]["C2"] = "我写的引言。"
    book.save(summary)
    watch.hint(tmp_path)
    watch.pass_time(1)
    assert total(summary) == before
    assert b"PK" in summary.with_suffix(".docx").read_bytes()

    (tmp_path / "~$汇总.xlsx").unlink()
    watch.pass_time(3)

    assert total(summary) == units.sums()["会议"]
    assert load_workbook(summary)["正文"]["C2"].value == "我写的引言。"
    assert set(watch.notes.reasons) == {"new", "units", "saved"}


def test_a_save_in_a_folder_elsewhere_is_heard(tmp_path: Path) -> None:
    units = three(tmp_path / "下面")
    (tmp_path / "本级").mkdir()
    summary = consolidate(units, tmp_path / "本级" / "汇总.xlsx")
    with watching(summary, render=renewing()) as (_, notes):
        assert until(lambda: len(notes.outcomes) == 1)
        units.figures["甲局"]["会议"] += 7
        units.save("甲局")

        assert until(lambda: "CN110" in notes.codes)

    assert total(summary) == units.sums()["会议"]


def test_a_summary_whose_units_are_gone_still_gets_its_report(tmp_path: Path) -> None:
    units = three(tmp_path)
    summary = consolidate(units, tmp_path / "汇总.xlsx")
    shutil.rmtree(units.folder)
    before = summary.read_bytes()

    watch = watched(tmp_path)

    assert watch.notes.outcomes[-1].rendered is Rendered.WRITTEN
    assert all(d.severity is not Severity.ERROR for d in watch.notes.outcomes[-1].diagnostics)
    assert summary.read_bytes() == before

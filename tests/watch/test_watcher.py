"""The watcher, step by step: real folders and the real renderer, hints and clocks set by hand."""

import os
import shutil
from pathlib import Path

import pytest
from openpyxl import Workbook

from docgen.diagnostics import Severity
from docgen.pipeline.rendering import Outcome, Rendered, Renderer
from docgen.pipeline.settings import Settings
from docgen.resources import folder
from docgen.watch.watcher import Watcher
from docgen.watch.work import work_for
from support.marked import broken_book, illustrated_book, mark_in, marked_book, pictures_in
from support.pictures import png
from support.watching import Deaf, Notes, bench, until


def test_a_first_look_makes_what_is_not_made_and_says_that_it_found_it(tmp_path: Path) -> None:
    (tmp_path / "甲局.xlsx").write_bytes(marked_book("甲"))

    watched = bench(tmp_path)
    watched.pass_time(1)

    assert mark_in(tmp_path / "甲局.docx") == "甲"
    assert watched.notes.reasons == ["new"]


def test_a_first_look_over_made_reports_makes_and_says_nothing(tmp_path: Path) -> None:
    (tmp_path / "甲局.xlsx").write_bytes(marked_book("甲"))
    bench(tmp_path).pass_time(1)

    again = bench(tmp_path)
    again.pass_time(1)

    assert again.build.built == []
    assert again.notes.outcomes == []


def test_a_saved_workbook_becomes_a_new_report(tmp_path: Path) -> None:
    book = tmp_path / "甲局.xlsx"
    book.write_bytes(marked_book("旧"))
    watched = bench(tmp_path)
    watched.pass_time(1)

    book.write_bytes(marked_book("新"))
    watched.hint(tmp_path)

    assert mark_in(tmp_path / "甲局.docx") == "新"
    assert watched.notes.reasons == ["new", "saved"]


def test_a_save_that_changes_nothing_makes_nothing(tmp_path: Path) -> None:
    book = tmp_path / "甲局.xlsx"
    book.write_bytes(marked_book("甲"))
    watched = bench(tmp_path)
    watched.pass_time(1)

    book.write_bytes(marked_book("甲"))
    watched.hint(tmp_path)

    assert len(watched.build.built) == 1


def test_an_edit_of_the_same_size_and_time_is_found(tmp_path: Path) -> None:
    book = tmp_path / "甲局.xlsx"
    book.write_bytes(marked_book("一"))
    watched = bench(tmp_path)
    watched.pass_time(1)
    times = book.stat()

    edited = marked_book("二")
    book.write_bytes(edited)
    os.utime(book, ns=(times.st_atime_ns, times.st_mtime_ns))
    watched.hint(tmp_path)

    assert book.stat().st_mtime_ns == times.st_mtime_ns
    assert mark_in(tmp_path / "甲局.docx") == "二"


def test_a_deleted_report_is_made_again_only_when_its_workbook_changes(tmp_path: Path) -> None:
    book, report = tmp_path / "甲局.xlsx", tmp_path / "甲局.docx"
    book.write_bytes(marked_book("甲"))
    watched = bench(tmp_path)
    watched.pass_time(1)

    report.unlink()
    watched.hint(tmp_path)
    watched.pass_time(61)
    assert not report.exists()

    book.write_bytes(marked_book("乙"))
    watched.hint(tmp_path)
    assert mark_in(report) == "乙"


def test_a_partial_workbook_is_waited_for_without_a_word(tmp_path: Path) -> None:
    book = tmp_path / "甲局.xlsx"
    whole = marked_book("甲")
    book.write_bytes(whole[:9000])
    watched = bench(tmp_path)
    for _ in range(20):
        watched.pass_time(1)
    assert watched.notes.outcomes == []
    assert watched.build.built == []

    book.write_bytes(whole)
    watched.hint(tmp_path)

    assert mark_in(tmp_path / "甲局.docx") == "甲"
    assert watched.notes.codes == []


def test_a_workbook_that_stays_partial_is_told_once_after_half_a_minute(tmp_path: Path) -> None:
    book = tmp_path / "甲局.xlsx"
    book.write_bytes(marked_book("甲"))
    watched = bench(tmp_path)
    watched.pass_time(1)

    book.write_bytes(marked_book("乙")[:9000])
    watched.hint(tmp_path)
    for _ in range(28):
        watched.pass_time(1)
    assert watched.notes.codes == []
    for _ in range(60):
        watched.pass_time(1)

    told = [d for outcome in watched.notes.outcomes for d in outcome.diagnostics if d.code == "WT001"]
    assert [d.where.file for d in told] == ["甲局.xlsx"]
    assert mark_in(tmp_path / "甲局.docx") == "甲"


def test_a_file_that_was_broken_long_ago_is_told_at_once(tmp_path: Path) -> None:
    book = tmp_path / "甲局.xlsx"
    book.write_bytes(b"no workbook at all")
    os.utime(book, (1_000_000_000, 1_000_000_000))

    watched = bench(tmp_path)
    watched.pass_time(1)

    assert [outcome.rendered for outcome in watched.notes.outcomes] == [Rendered.FAILED]
    assert "WT001" not in watched.notes.codes


def test_an_error_names_its_cell_and_the_old_report_stays(tmp_path: Path) -> None:
    book = tmp_path / "甲局.xlsx"
    book.write_bytes(marked_book("甲"))
    watched = bench(tmp_path)
    watched.pass_time(1)

    book.write_bytes(broken_book())
    watched.hint(tmp_path)

    (failed,) = [o for o in watched.notes.outcomes if o.rendered is Rendered.FAILED]
    assert [str(d.where) for d in failed.diagnostics] == ["甲局.xlsx › 正文!C2"]
    assert mark_in(tmp_path / "甲局.docx") == "甲"


def test_a_workbook_of_somebody_else_is_noted_once_and_nothing_is_wrong(tmp_path: Path) -> None:
    Workbook().save(tmp_path / "考勤表.xlsx")
    watched = bench(tmp_path)
    for _ in range(3):
        watched.pass_time(70)

    (skipped,) = watched.notes.outcomes
    assert (skipped.rendered, [d.severity for d in skipped.diagnostics]) == (
        Rendered.SKIPPED,
        [Severity.NOTE],
    )


def test_a_bug_that_one_workbook_shows_does_not_end_the_watch(tmp_path: Path) -> None:
    (tmp_path / "甲局.xlsx").write_bytes(marked_book("甲"))

    def build(book: Path, output: Path) -> Outcome:
        raise RuntimeError("unforeseen")

    watched = bench(tmp_path, build=build)
    watched.pass_time(1)

    assert watched.notes.codes == ["PL301"]
    assert "unforeseen" in watched.notes.outcomes[0].diagnostics[0].message("en")


def test_a_report_held_by_word_is_written_when_word_lets_go(tmp_path: Path) -> None:
    book, owner = tmp_path / "甲局.xlsx", tmp_path / "~$甲局.docx"
    book.write_bytes(marked_book("旧"))
    watched = bench(tmp_path)
    watched.pass_time(1)

    owner.write_bytes(b"clerk")
    book.write_bytes(marked_book("新"))
    watched.hint(tmp_path)
    for _ in range(5):
        watched.pass_time(1)
    assert mark_in(tmp_path / "甲局.docx") == "旧"
    assert [o.rendered for o in watched.notes.outcomes] == [Rendered.WRITTEN, Rendered.LOCKED]

    owner.unlink()
    watched.pass_time(2)
    assert mark_in(tmp_path / "甲局.docx") == "新"


def test_two_workbooks_for_one_report_are_told_and_neither_wins(tmp_path: Path) -> None:
    (tmp_path / "ABC.xlsx").write_bytes(marked_book("甲"))
    (tmp_path / "abc.xlsx").write_bytes(marked_book("乙"))

    watched = bench(tmp_path)
    watched.pass_time(1)
    assert watched.build.built == []
    assert set(watched.notes.codes) == {"PB007"}

    (tmp_path / "abc.xlsx").unlink()
    watched.hint(tmp_path)
    assert mark_in(tmp_path / "ABC.docx") == "甲"


def test_owner_files_temporaries_and_conflict_copies_make_no_report(tmp_path: Path) -> None:
    data = marked_book("甲")
    for name in (
        "~$甲局.xlsx",
        ".~lock.甲局.xlsx#",
        "1A2B3C4D",
        "~syncthing~甲局.xlsx.tmp",
        ".syncthing.甲局.xlsx.tmp",
    ):
        (tmp_path / name).write_bytes(data)
    for name in (
        "甲局 (王芳's conflicted copy 2024-03-01).xlsx",
        "甲局.sync-conflict-20240301-093015-ABC.xlsx",
    ):
        (tmp_path / name).write_bytes(data)

    watched = bench(tmp_path)
    watched.pass_time(1)

    assert watched.build.built == []
    assert watched.notes.codes == ["WT004", "WT004"]


def test_a_changed_picture_file_makes_the_reports_again_that_show_it(tmp_path: Path) -> None:
    for unit in ("甲局", "乙局"):
        (tmp_path / unit / "图").mkdir(parents=True)
        (tmp_path / unit / f"{unit}.xlsx").write_bytes(illustrated_book("图/现场.png"))
        (tmp_path / unit / "图" / "现场.png").write_bytes(png(4, 3))
    watched = bench(tmp_path)
    watched.pass_time(1)
    watched.build.built.clear()

    (tmp_path / "甲局" / "图" / "现场.png").write_bytes(png(8, 6))
    watched.hint(tmp_path / "甲局" / "图")
    watched.pass_time(1)

    assert watched.build.built == [tmp_path / "甲局" / "甲局.xlsx"]
    assert pictures_in(tmp_path / "甲局" / "甲局.docx") == [png(8, 6)]


def test_a_picture_file_changed_while_nobody_watched_makes_a_new_report(tmp_path: Path) -> None:
    (tmp_path / "甲局.xlsx").write_bytes(illustrated_book("现场.png"))
    (tmp_path / "现场.png").write_bytes(png(4, 3))
    bench(tmp_path).pass_time(1)

    unchanged = bench(tmp_path)
    unchanged.pass_time(1)
    assert unchanged.build.built == []

    (tmp_path / "现场.png").write_bytes(png(8, 6))
    bench(tmp_path).pass_time(1)
    assert pictures_in(tmp_path / "甲局.docx") == [png(8, 6)]


def test_a_changed_template_makes_its_reports_again_and_no_others(tmp_path: Path) -> None:
    books, templates = tmp_path / "报告", tmp_path / "模板"
    books.mkdir()
    shutil.copytree(folder("docx_templates"), templates)
    (books / "甲局.xlsx").write_bytes(marked_book("甲"))
    shutil.copy(folder("samples") / "上半年工作总结.xlsx", books / "乙局.xlsx")
    watched = bench(books, settings=Settings(templates=(templates,)))
    watched.pass_time(1)
    watched.build.built.clear()

    shutil.copy(templates / "上半年工作总结.docx", templates / "年度工作情况报告.docx")
    watched.hint(templates)
    watched.pass_time(1)

    assert watched.build.built == [books / "甲局.xlsx"]
    assert watched.notes.reasons[-1] == "source"


def test_a_new_folder_is_searched_and_a_removed_one_forgotten(tmp_path: Path) -> None:
    watched = bench(tmp_path)
    inner = tmp_path / "一季度" / "三月"
    inner.mkdir(parents=True)
    (inner / "甲局.xlsx").write_bytes(marked_book("甲"))

    watched.hint(tmp_path)
    assert mark_in(inner / "甲局.docx") == "甲"

    shutil.rmtree(tmp_path / "一季度")
    watched.hint(tmp_path)
    assert watched.notes.books == 0


def test_a_single_workbook_is_watched_alone(tmp_path: Path) -> None:
    for name in ("甲局", "乙局"):
        (tmp_path / f"{name}.xlsx").write_bytes(marked_book(name))

    watched = bench(tmp_path / "甲局.xlsx")
    watched.pass_time(1)

    assert [path.name for path in watched.build.built] == ["甲局.xlsx"]


def test_a_folder_that_goes_is_told_and_watched_again_when_it_is_back(tmp_path: Path) -> None:
    root = tmp_path / "U盘"
    root.mkdir()
    (root / "甲局.xlsx").write_bytes(marked_book("甲"))
    watched = bench(root)
    watched.pass_time(1)

    shutil.rmtree(root)
    watched.pass_time(2)
    watched.pass_time(2)
    assert watched.notes.codes == ["WT002"]

    root.mkdir()
    (root / "甲局.xlsx").write_bytes(marked_book("乙"))
    watched.pass_time(2)
    watched.pass_time(2)
    assert watched.notes.codes == ["WT002", "WT003"]
    assert mark_in(root / "甲局.docx") == "乙"


def test_what_no_event_tells_is_found_within_a_minute(tmp_path: Path) -> None:
    watched = bench(tmp_path)
    watched.pass_time(1)
    (tmp_path / "甲局.xlsx").write_bytes(marked_book("甲"))

    watched.pass_time(60)
    watched.pass_time(1)

    assert mark_in(tmp_path / "甲局.docx") == "甲"


def test_a_computer_that_wakes_up_is_looked_over_at_once(tmp_path: Path) -> None:
    watched = bench(tmp_path)
    watched.pass_time(1)
    (tmp_path / "甲局.xlsx").write_bytes(marked_book("甲"))

    watched.wall.now += 3600
    watched.pass_time(1)
    watched.pass_time(1)

    assert mark_in(tmp_path / "甲局.docx") == "甲"


def test_a_clock_that_is_set_back_loses_nothing(tmp_path: Path) -> None:
    book = tmp_path / "甲局.xlsx"
    book.write_bytes(marked_book("甲"))
    watched = bench(tmp_path)
    watched.pass_time(1)

    watched.wall.now -= 86_400
    book.write_bytes(marked_book("乙"))
    os.utime(book, (1_000_000_000, 1_000_000_000))
    watched.hint(tmp_path)
    watched.pass_time(1)

    assert mark_in(tmp_path / "甲局.docx") == "乙"


def test_dead_events_are_listened_to_anew(tmp_path: Path) -> None:
    class Dying(Deaf):
        starts = 0

        def start(self, scopes: object) -> bool:
            type(self).starts += 1
            return True

        @property
        def is_listening(self) -> bool:
            return False

    watched = bench(tmp_path, hints=Dying())
    watched.pass_time(2)

    assert Dying.starts == 2


def test_without_events_the_watcher_says_so_and_looks_at_intervals(tmp_path: Path) -> None:
    class Refusing(Deaf):
        def start(self, scopes: object) -> bool:
            return False

    watched = bench(tmp_path, hints=Refusing())
    watched.pass_time(1)
    assert watched.notes.codes == ["WT005"]

    (tmp_path / "甲局.xlsx").write_bytes(marked_book("甲"))
    watched.pass_time(1)
    watched.pass_time(1)
    assert mark_in(tmp_path / "甲局.docx") == "甲"


def test_a_refusing_disk_is_tried_again_quietly_until_it_grants(tmp_path: Path) -> None:
    book, out = tmp_path / "甲局.xlsx", tmp_path / "报告"
    book.write_bytes(marked_book("甲"))
    watched = bench(book, settings=Settings(output=out))
    watched.pass_time(1)
    watched.pass_time(21)
    watched.pass_time(21)
    assert watched.notes.codes == ["PB001"]

    out.mkdir()
    watched.pass_time(21)
    assert mark_in(out / "甲局.docx") == "甲"


def test_a_burst_of_saves_is_one_report_and_the_last_save_wins(tmp_path: Path) -> None:
    book = tmp_path / "甲局.xlsx"
    watched = bench(tmp_path)
    for number in range(20):
        book.write_bytes(marked_book(number))
        watched.watcher.hints.hear([str(tmp_path)])
        watched.pass_time(0.01)
    watched.pass_time(1)

    assert len(watched.build.built) == 1
    assert mark_in(tmp_path / "甲局.docx") == "19"


def test_a_save_does_not_wait_behind_ten_thousand_others(tmp_path: Path) -> None:
    for number in range(5):
        (tmp_path / f"{number}局.xlsx").write_bytes(marked_book(number))
    saved = tmp_path / "4局.xlsx"

    def build(book: Path, output: Path) -> Outcome:
        watched.clock.now += 1.0  # longer than a stretch of work
        return Outcome(book, output, Rendered.WRITTEN, (), 1.0)

    watched = bench(tmp_path, build=build)
    watched.pass_time(1)
    saved.write_bytes(marked_book("刚保存"))
    watched.watcher.hints.hear([str(tmp_path)])
    watched.watcher.step()
    watched.clock.now += 0.1
    watched.watcher.step()

    assert saved in watched.build.built[:3]


def test_a_folder_that_changes_without_any_event_is_looked_at_and_listened_to_anew(tmp_path: Path) -> None:
    """As after deleting it and making it again at once: watchdog stays with the old one."""

    class Counting(Deaf):
        starts = 0

        def start(self, scopes: object) -> bool:
            type(self).starts += 1
            return True

    watched = bench(tmp_path, hints=Counting())
    watched.pass_time(1)
    (tmp_path / "某局.xlsx").write_bytes(marked_book("甲"))
    watched.pass_time(1)
    watched.pass_time(1)

    assert mark_in(tmp_path / "某局.docx") == "甲"
    assert Counting.starts == 2


def test_a_layout_changed_and_another_deleted_in_one_look_are_both_noticed(tmp_path: Path) -> None:
    """A deletion together with another change: each may decide a report."""
    books, layouts = tmp_path / "报告", tmp_path / "版式"
    books.mkdir()
    shutil.copytree(folder("seeds"), layouts)
    (books / "甲局.xlsx").write_bytes(marked_book("甲"))
    watched = bench(books, settings=Settings(layouts=(layouts,)))
    watched.pass_time(1)
    watched.build.built.clear()

    used, other = layouts / "annual-report.yaml", layouts / "half-year-summary.yaml"
    used.write_text(used.read_text(encoding="utf-8") + "\n# edited\n", encoding="utf-8")
    other.unlink()
    watched.hint(layouts)
    watched.pass_time(1)
    assert watched.build.built == [books / "甲局.xlsx"]

    used.unlink()
    (layouts / "new.yml").write_bytes((folder("seeds") / "half-year-summary.yaml").read_bytes())
    watched.hint(layouts)
    watched.pass_time(1)
    assert [o.rendered for o in watched.notes.outcomes][-1] is Rendered.FAILED


def test_a_layout_in_a_yml_file_is_watched_as_well(tmp_path: Path) -> None:
    books, layouts = tmp_path / "报告", tmp_path / "版式"
    books.mkdir()
    layouts.mkdir()
    layout = layouts / "本局.yml"
    layout.write_bytes((folder("seeds") / "annual-report.yaml").read_bytes())
    (books / "甲局.xlsx").write_bytes(marked_book("甲"))
    watched = bench(books, settings=Settings(layouts=(layouts,)))
    watched.pass_time(1)
    assert watched.notes.reasons == ["new"]

    layout.write_bytes(layout.read_bytes() + b"\n# edited\n")
    watched.hint(layouts)
    watched.pass_time(1)

    assert watched.build.built == [books / "甲局.xlsx"] * 2


def test_pictures_in_inner_folders_of_one_watched_workbook_are_watched(tmp_path: Path) -> None:
    (tmp_path / "图" / "现场").mkdir(parents=True)
    picture = tmp_path / "图" / "现场" / "一.png"
    picture.write_bytes(png(4, 3))
    book = tmp_path / "甲局.xlsx"
    book.write_bytes(illustrated_book("图/现场/一.png"))
    watched = bench(book)
    watched.pass_time(1)

    picture.write_bytes(png(8, 6))
    watched.hint(picture.parent)
    watched.pass_time(1)

    assert pictures_in(tmp_path / "甲局.docx") == [png(8, 6)]


def test_a_numbered_copy_is_told_and_becomes_a_workbook_when_its_original_goes(tmp_path: Path) -> None:
    (tmp_path / "甲局.xlsx").write_bytes(marked_book("甲"))
    (tmp_path / "甲局 (1).xlsx").write_bytes(marked_book("乙"))
    watched = bench(tmp_path)
    watched.pass_time(1)
    assert watched.notes.codes == ["WT004"]
    assert not (tmp_path / "甲局 (1).docx").exists()
    assert watched.notes.books == 1

    (tmp_path / "甲局.xlsx").unlink()
    watched.hint(tmp_path)
    assert mark_in(tmp_path / "甲局 (1).docx") == "乙"


def test_a_workbook_given_by_name_is_watched_whatever_its_name(tmp_path: Path) -> None:
    book = tmp_path / "甲局-DESKTOP-7H2K9QL.xlsx"
    book.write_bytes(marked_book("甲"))
    watched = bench(book)
    watched.pass_time(1)
    assert mark_in(book.with_suffix(".docx")) == "甲"


def test_a_failed_save_stays_in_the_status_until_it_is_mended(tmp_path: Path) -> None:
    book = tmp_path / "甲局.xlsx"
    book.write_bytes(marked_book("一"))
    (tmp_path / "乙局.xlsx").write_bytes(marked_book("乙"))
    watched = bench(tmp_path)
    watched.pass_time(1)
    assert watched.notes.failing == []

    book.write_bytes(broken_book())
    watched.hint(tmp_path)
    watched.pass_time(70)
    assert watched.notes.failing == ["甲局.xlsx"]

    book.write_bytes(marked_book("二"))
    watched.hint(tmp_path)
    assert watched.notes.failing == []


@pytest.mark.parametrize("end", ["taken back", "deleted"])
def test_a_failed_save_that_is_taken_back_or_deleted_is_mended_too(tmp_path: Path, end: str) -> None:
    book = tmp_path / "甲局.xlsx"
    book.write_bytes(marked_book("一"))
    watched = bench(tmp_path)
    watched.pass_time(1)
    book.write_bytes(broken_book())
    watched.hint(tmp_path)

    if end == "deleted":
        book.unlink()
    else:
        book.write_bytes(marked_book("一"))
    watched.hint(tmp_path)

    assert watched.notes.failing == []


def test_a_changed_docgen_toml_ends_the_watcher_for_one_with_new_settings(tmp_path: Path) -> None:
    (tmp_path / "甲局.xlsx").write_bytes(marked_book("甲"))
    watched = bench(tmp_path)
    watched.pass_time(1)
    assert not watched.watcher.wants_new_settings

    (tmp_path / "docgen.toml").write_text("strict = true\n", encoding="utf-8")
    watched.hint(tmp_path)

    assert watched.watcher.wants_new_settings
    assert watched.watcher.is_stopping


def test_each_path_is_watched_by_settings_of_its_own(tmp_path: Path) -> None:
    targets = []
    for name in ("甲", "乙"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "局.xlsx").write_bytes(marked_book(name))
        targets.append((tmp_path / name, Settings(output=tmp_path / f"{name}的报告")))
        (tmp_path / f"{name}的报告").mkdir()
    work = work_for(targets, lambda settings, book, output: Renderer(settings).render(book, output))
    notes = Notes()
    watcher = Watcher(work, notes, hints=Deaf())
    watcher.begin()
    assert until(lambda: watcher.step() is None and len(notes.outcomes) == 2)

    assert [mark_in(tmp_path / f"{name}的报告" / "局.docx") for name in ("甲", "乙")] == ["甲", "乙"]

"""What becomes of a report at its place, and of what stood there."""

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from zlib import crc32

import pytest

from docgen import opc
from docgen.diagnostics import Result
from docgen.publish import (
    Provenance,
    Published,
    Standing,
    Status,
    clear_leftovers,
    is_current,
    publish,
    recorded,
    stamp,
    standing,
    write_file,
)
from support.docx import archive, docx, p

PROVENANCE = Provenance("1.0", "a" * 64, "b" * 64, "c" * 64)


def report(text: str, provenance: Provenance = PROVENANCE) -> bytes:
    """A report of one paragraph as the template program writes it."""
    package = opc.open_package(docx(p(text)), "report").value
    assert package is not None
    return stamp(provenance)(package).to_bytes()


def typed_into(docx: bytes, text: str) -> bytes:
    package = opc.open_package(docx, "report").value
    assert package is not None
    body = package.read("word/document.xml").replace(b"</w:t>", f"{text}</w:t>".encode(), 1)
    return package.with_parts({"word/document.xml": body}).to_bytes()


def status(result: Result[Published]) -> Status:
    assert result.value is not None, [d.message() for d in result.diagnostics]
    return result.value.status


def codes(result: Result[Any]) -> list[str]:
    return [d.code for d in result.diagnostics]


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_new_report_is_written_whole_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    target = tmp_path / "某局.docx"

    assert status(publish(target, report("一"))) is Status.WRITTEN

    assert target.read_bytes() == report("一")
    assert names(tmp_path) == ["某局.docx"]


def of_an_older_docgen(text: str) -> opc.Package:
    """A report with the checksums that docgen wrote before it kept a copy of the report inside."""
    package = opc.open_package(docx(p(text)), "report").value
    assert package is not None
    crcs = {name: crc32(package.read(name)) for name in ("word/document.xml", "word/styles.xml")}
    parts = " ".join(f"{name}:{crc:08x}" for name, crc in sorted(crcs.items()))
    told = {"docgen.parts": f"{crc32(parts.encode()):08x}", "docgen.looks": "0", "docgen.version": "0.1"}
    return opc.with_custom_properties(package, told)


def test_an_untouched_report_of_an_older_docgen_is_replaced_and_any_other_stays() -> None:
    older = of_an_older_docgen("一")
    saved = older.with_parts({"word/styles.xml": older.read("word/styles.xml") + b" "})
    packed_anew = archive({name: older.read(name) for name in older.parts})

    assert standing(older.to_bytes()) is Standing.OURS
    assert standing(saved.to_bytes()) is Standing.EDITED
    assert standing(packed_anew) is Standing.EDITED


def test_the_same_report_is_not_written_again(tmp_path: Path) -> None:
    target = tmp_path / "某局.docx"
    publish(target, report("一"))
    before = target.stat()

    assert status(publish(target, report("一"))) is Status.UNCHANGED

    assert target.stat() == before


def test_a_report_nobody_touched_is_replaced(tmp_path: Path) -> None:
    target = tmp_path / "某局.docx"
    publish(target, report("一"))

    assert status(publish(target, report("二"))) is Status.WRITTEN

    assert target.read_bytes() == report("二")
    assert names(tmp_path) == ["某局.docx"]


def test_an_edited_report_stays_and_the_new_one_waits_beside_it(tmp_path: Path) -> None:
    target = tmp_path / "某局.docx"
    edited = typed_into(report("一"), "手工")
    target.write_bytes(edited)

    for text in ("二", "三"):
        result = publish(target, report(text))
        assert status(result) is Status.KEPT_EDITED
        assert codes(result) == ["PB101"]

    assert target.read_bytes() == edited
    assert (tmp_path / "某局.待合并.docx").read_bytes() == report("三")
    assert names(tmp_path) == ["某局.docx", "某局.待合并.docx"]


def test_a_pending_report_that_somebody_edited_stays_too(tmp_path: Path) -> None:
    target, pending = tmp_path / "某局.docx", tmp_path / "某局.待合并.docx"
    target.write_bytes(typed_into(report("一"), "手工"))
    pending.write_bytes(typed_into(report("二"), "合并中"))

    publish(target, report("三"))

    assert standing(pending.read_bytes()) is Standing.EDITED
    assert (tmp_path / "某局.待合并2.docx").read_bytes() == report("三")


@pytest.mark.parametrize("content", [b"", b"a letter", report("一")[:500], docx(p("别人的"))])
def test_a_file_that_is_not_ours_or_not_whole_is_never_overwritten(tmp_path: Path, content: bytes) -> None:
    target = tmp_path / "某局.docx"
    target.write_bytes(content)

    result = publish(target, report("一"))

    assert (status(result), codes(result)) == (Status.KEPT_EDITED, ["PB102"])
    assert target.read_bytes() == content


def test_a_report_tells_what_it_was_made_of_also_after_an_edit(tmp_path: Path) -> None:
    target = tmp_path / "某局.docx"
    target.write_bytes(typed_into(report("一"), "手工"))

    assert recorded(target) == PROVENANCE
    assert is_current(target, PROVENANCE)
    assert not is_current(target, Provenance("1.0", "d" * 64, "b" * 64, "c" * 64))
    assert not is_current(tmp_path / "无.docx", PROVENANCE)


@pytest.mark.parametrize(
    ("name", "owner"),
    [
        ("某局", "~$某局.docx"),
        ("某局", ".~lock.某局.docx#"),
        ("青禾市档案馆总", "~$禾市档案馆总.docx"),
        ("青禾市档案馆年度总结", "~$市档案馆年度总结.docx"),
    ],
)
def test_a_report_that_is_open_in_word_or_libreoffice_is_left_for_later(
    tmp_path: Path, name: str, owner: str
) -> None:
    target = tmp_path / f"{name}.docx"
    publish(target, report("一"))
    (tmp_path / owner).write_bytes(b"clerk")

    result = publish(target, report("二"))

    assert (status(result), codes(result)) == (Status.LOCKED, ["PB103"])
    assert result.diagnostics[0].details["owner"] == owner
    assert target.read_bytes() == report("一")


def test_an_owner_file_left_by_a_crash_does_not_hold_a_report_for_ever(tmp_path: Path) -> None:
    target, owner = tmp_path / "某局.docx", tmp_path / "~$某局.docx"
    publish(target, report("一"))
    owner.write_bytes(b"clerk")
    os.utime(owner, (1_000_000_000, 1_000_000_000))

    assert status(publish(target, report("二"))) is Status.WRITTEN


class Windows:
    """os.replace as Windows does it while other programs hold the target."""

    def __init__(self, refusals: int) -> None:
        self.left, self.pauses, self.replace = refusals, list[float](), os.replace

    def __call__(self, source: Path, target: Path) -> None:
        if self.left > 0:
            self.left -= 1
            refused = PermissionError(13, "in use")
            refused.winerror = 32  # type: ignore[attr-defined]
            raise refused
        self.replace(source, target)

    def install(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("docgen.publish.disk._exchange", lambda one, other: False)
        monkeypatch.setattr("docgen.publish.disk.time.sleep", self.pauses.append)
        monkeypatch.setattr(os, "replace", self)


def test_a_report_an_antivirus_holds_for_a_moment_is_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "某局.docx"
    publish(target, report("一"))
    windows = Windows(refusals=9)
    windows.install(monkeypatch)

    assert status(publish(target, report("二"))) is Status.WRITTEN
    assert windows.pauses[0] == 0.05
    assert len(windows.pauses) == 9


def test_a_report_word_holds_on_windows_is_left_for_later_and_never_copied_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "某局.docx"
    publish(target, report("一"))
    Windows(refusals=10**6).install(monkeypatch)

    result = publish(target, report("二"))

    assert (status(result), codes(result)) == (Status.LOCKED, ["PB103"])
    assert target.read_bytes() == report("一")
    assert names(tmp_path) == ["某局.docx"]


def test_older_versions_are_kept_as_many_as_asked_for(tmp_path: Path) -> None:
    target = tmp_path / "某局.docx"
    for day, text in enumerate("一二三四", 1):
        publish(target, report(text), keep=2)
        os.utime(target, (day * 86_400 * 365, day * 86_400 * 365))
    (tmp_path / "旧版" / "某局 手抄.docx").write_bytes(b"a clerk's own copy")

    publish(target, report("五"), keep=2)

    kept = names(tmp_path / "旧版")
    assert len(kept) == 3
    assert "某局 手抄.docx" in kept
    assert [(tmp_path / "旧版" / name).read_bytes() for name in kept[:2]] == [report("三"), report("四")]


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    assert codes(publish(tmp_path / "没有" / "某局.docx", report("一"))) == ["PB001"]


def test_a_pending_name_that_is_too_long_is_told_and_the_edit_stays(tmp_path: Path) -> None:
    target = tmp_path / f"{'长' * 82}.docx"
    edited = typed_into(report("一"), "手工")
    target.write_bytes(edited)

    assert codes(publish(target, report("二"))) == ["PB004"]
    assert target.read_bytes() == edited


def test_a_written_file_never_replaces_another_unless_asked_to(tmp_path: Path) -> None:
    target = tmp_path / "某局.xlsx"
    target.write_bytes(b"a clerk's")

    assert codes(write_file(target, b"new", overwrite=False)) == ["PB009"]
    assert target.read_bytes() == b"a clerk's"
    assert write_file(target, b"new", overwrite=True).value == target
    assert target.read_bytes() == b"new"


@pytest.mark.skipif(sys.platform != "linux", reason="files change places on Linux only")
def test_a_save_in_the_instant_of_replacing_is_put_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from docgen.publish import disk

    target = tmp_path / "某局.docx"
    publish(target, report("一"))
    edited, exchange, saved = typed_into(report("一"), "手工"), disk._exchange, list[bool]()

    def exchange_behind_a_save(one: Path, other: Path) -> bool:
        if not saved:
            saved.append(True)
            target.write_bytes(edited)
        return exchange(one, other)

    monkeypatch.setattr(disk, "_exchange", exchange_behind_a_save)
    result = publish(target, report("二"))

    assert status(result) is Status.KEPT_EDITED
    assert target.read_bytes() == edited
    assert names(tmp_path) == ["某局.docx", "某局.待合并.docx"]


def test_leftovers_of_a_killed_run_are_cleared_but_a_persons_work_among_them_is_kept(tmp_path: Path) -> None:
    """A run killed right after two files changed places leaves what it displaced under a temporary name."""
    edited = typed_into(report("一"), "手工")
    (tmp_path / ".~docgen-0123456789ab.tmp").write_bytes(edited)
    (tmp_path / ".~docgen-cdef01234567.tmp").write_bytes(report("一"))
    (tmp_path / ".~docgen-89abcdef0123.tmp").write_bytes(report("二")[:700])
    (tmp_path / "~$某局.docx").write_bytes(b"somebody else's")

    told = clear_leftovers(tmp_path)

    (kept,) = [path for path in tmp_path.iterdir() if path.name.startswith("找回的报告")]
    assert kept.read_bytes() == edited
    assert [(d.code, d.where.file) for d in told] == [("PB104", kept.name)]
    assert names(tmp_path) == ["~$某局.docx", kept.name]


def test_a_folder_without_leftovers_or_no_folder_at_all_is_no_news(tmp_path: Path) -> None:
    assert clear_leftovers(tmp_path) == ()
    assert clear_leftovers(tmp_path / "没有") == ()


def test_a_damaged_report_is_not_called_unchanged_and_stays(tmp_path: Path) -> None:
    target = tmp_path / "某局.docx"
    whole = report("一" * 500)
    at = whole.index(b"word/document.xml") + 60
    damaged = whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :]
    target.write_bytes(damaged)

    assert recorded(target) == PROVENANCE
    assert not is_current(target, PROVENANCE)
    assert codes(publish(target, report("二"))) == ["PB102"]
    assert target.read_bytes() == damaged


def told(folder: Path, edit: Callable[[opc.Package], opc.Package], *body: str) -> str:
    """What is told of a report of these paragraphs after `edit`."""
    package = opc.open_package(docx(*body), "report").value
    assert package is not None
    target = folder / "某局.docx"
    target.write_bytes(edit(stamp(PROVENANCE)(package)).to_bytes())
    (diagnostic,) = publish(target, report("新")).diagnostics
    assert "某局.待合并.docx" in diagnostic.hint()
    return diagnostic.message()


def typed(part: str, **changes: str) -> Callable[[opc.Package], opc.Package]:
    def edit(package: opc.Package) -> opc.Package:
        text = package.read(part).decode()
        for old, new in changes.items():
            assert old in text
            text = text.replace(old, new)
        return package.with_parts({part: text.encode()})

    return edit


def test_the_message_says_which_words_became_which(tmp_path: Path) -> None:
    edit = typed("word/document.xml", 检查12次="检查15次")

    words = told(tmp_path, edit, p("一、总的情况"), p("共检查12次，合格。"))

    assert "第2段" in words
    assert "检查12次" in words
    assert "检查15次" in words


def test_the_message_names_up_to_three_edits_and_counts_the_others(tmp_path: Path) -> None:
    edit = typed("word/document.xml", 甲="子", 乙="丑", 丙="寅", 丁="卯", 戊="辰")

    words = told(tmp_path, edit, *(p(word) for word in "甲乙丙丁戊"))

    assert all(f"第{number}段" in words for number in (1, 2, 3))
    assert "第4段" not in words
    assert "另有 2 处" in words


def test_the_message_names_margins_and_what_no_page_shows(
    tmp_path: Path,
) -> None:
    margins = told(tmp_path, typed("word/document.xml", **{'w:top="2098"': 'w:top="1440"'}), p("甲"))
    (tmp_path / "某局.docx").unlink()
    main, kind = "word/document.xml", "urn:x/nobodyKnows"
    part = opc.NewPart("word/new.xml", b"<x/>", "application/x", main, "rIdN", kind)
    unknown = told(tmp_path, lambda package: opc.with_new_parts(package, (part,)), p("甲"))

    assert "页边距" in margins
    assert "版面上看不见的文件内容" in unknown


def test_an_owner_file_counts_for_half_a_day(tmp_path: Path) -> None:
    target, owner = tmp_path / "某局.docx", tmp_path / "~$某局.docx"
    publish(target, report("一"))
    owner.write_bytes(b"clerk")

    for hours, expected in ((11, Status.LOCKED), (13, Status.WRITTEN)):
        written = time.time() - hours * 3600
        os.utime(owner, (written, written))
        assert status(publish(target, report("二"))) is expected


def test_a_report_is_on_the_disk_before_it_takes_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target, steps, fsync = tmp_path / "某局.docx", list[str](), os.fsync

    def flush(descriptor: int) -> None:
        assert os.fstat(descriptor).st_size == len(report("一")), "flushed before it was written"
        steps.append("flushed" if not target.exists() else "too late")
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", flush)
    publish(target, report("一"))

    assert steps == ["flushed"]


def test_what_is_replaced_is_kept_and_the_same_content_only_once(tmp_path: Path) -> None:
    target = tmp_path / "某局.docx"
    for day, text in enumerate(("一", "二", "一", "二", "三"), 1):
        publish(target, report(text), keep=10)
        os.utime(target, (day * 86_400, day * 86_400))

    kept = [path.read_bytes() for path in sorted((tmp_path / "旧版").iterdir())]

    assert kept == [report("一"), report("二")]


def test_the_folder_of_what_was_replaced_is_told_once(tmp_path: Path) -> None:
    target = tmp_path / "某局.docx"

    assert [codes(publish(target, report(text), keep=3)) for text in "一二三"] == [[], ["PB107"], []]


def test_a_pending_report_that_is_replaced_is_kept_too(tmp_path: Path) -> None:
    target = tmp_path / "某局.docx"
    target.write_bytes(typed_into(report("一"), "手工"))

    for text in "二三":
        publish(target, report(text), keep=3)

    assert [path.read_bytes() for path in (tmp_path / "旧版").iterdir()] == [report("二")]


def test_a_report_stays_where_what_it_replaces_cannot_be_kept(tmp_path: Path) -> None:
    target = tmp_path / "某局.docx"
    publish(target, report("一"))
    (tmp_path / "旧版").write_bytes(b"a file of this name")

    result = publish(target, report("二"), keep=3)

    assert result.value is None
    assert target.read_bytes() == report("一")

"""One bad thing costs one diagnostic: whatever a file does to docgen, the others have their reports."""

import json
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from docgen.cli import main
from docgen.diagnostics import Result
from docgen.pipeline import batch, rendering
from docgen.pipeline.boundary import guarded, here, problem
from docgen.pipeline.child import DIED, OUT_OF_MEMORY, TIMED_OUT, Failure, OutOfTimeError
from docgen.pipeline.rendering import Rendered
from docgen.pipeline.settings import Settings
from docgen.pipeline.workers import Workers
from docgen.publish.disk import written_beside
from docgen.scratch import scratch_folder
from support.children import POISON, render_poisoned
from support.marked import mark_in, marked_book

MEGABYTE = 1 << 20
not_windows = pytest.mark.skipif(sys.platform == "win32", reason="Windows has neither fork nor such limits")


@not_windows
def test_a_poisonous_workbook_of_any_kind_among_fifty_costs_one_diagnostic(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batch, "SECONDS", 2.5)
    monkeypatch.setattr(batch, "_render", render_poisoned)
    for number in range(50 - len(POISON)):
        (tmp_path / f"{number}局.xlsx").write_bytes(marked_book(number))
    for name in POISON:
        (tmp_path / f"{name}.xlsx").write_bytes(marked_book(name))

    outcomes = list(batch.render_batches(batch.batches([(tmp_path, Settings(jobs=2))])[1]))

    failed = {o.book.stem: [d.code for d in o.diagnostics] for o in outcomes if o.output is None}
    assert failed == {
        "raises": ["PL301"],
        "panics": ["PL301"],
        "recurses": ["PL301"],
        "eats memory": ["WB018"],
        "hangs": ["WB019"],
        "kills its process": ["WB018"],
    }
    assert len(outcomes) == 50
    assert mark_in(tmp_path / "7局.docx") == "7"


@not_windows
@pytest.mark.parametrize("name", [name for name in POISON if name != "kills its process"])
def test_the_one_workbook_of_a_command_is_told_as_calmly(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(batch, "SECONDS", 1.0)
    monkeypatch.setattr(batch, "_render", render_poisoned)
    book = tmp_path / f"{name}.xlsx"
    book.write_bytes(marked_book(name))

    run = CliRunner().invoke(main, ["render", str(book), "--format", "json"])

    assert run.exit_code == 1
    (report,) = json.loads(run.stdout)["reports"]
    (told,) = report["diagnostics"]
    assert told["where"]["file"] == f"{name}.xlsx"
    assert told["code"] in {"PL301", "WB018", "WB019"}


@not_windows
@pytest.mark.parametrize(
    ("name", "code"),
    [("raises", "PL301"), ("eats memory", "PL302"), ("hangs", "PL303"), ("kills its process", "PL302")],
)
def test_a_guarded_step_survives_what_its_document_does(tmp_path: Path, name: str, code: str) -> None:
    def work(_: Path) -> Result[int]:
        POISON[name]()
        return Result(1)

    result = guarded(work, tmp_path / "报告.docx", seconds=1.0)

    assert result.value is None
    assert [(d.code, d.where.file) for d in result.diagnostics] == [(code, "报告.docx")]


def test_a_guarded_step_that_goes_well_gives_what_it_gives(tmp_path: Path) -> None:
    assert guarded(_length, tmp_path) == Result(len(str(tmp_path)))


def _length(path: Path) -> Result[int]:
    return Result(len(str(path)))


def test_a_defect_is_told_with_what_whoever_mends_it_needs_to_know(tmp_path: Path) -> None:
    answer = here(lambda job: rendering.Renderer(job, None).check(tmp_path), None)  # type: ignore[arg-type]

    assert isinstance(answer, Failure)
    told = problem(answer, Path("某局.xlsx"))
    assert "TypeError" in told.message()
    assert "pipeline/rendering.py:" in told.message()
    assert "维护人员" in told.hint()
    assert str(told.where) == "某局.xlsx"


@pytest.mark.parametrize("failure", [DIED, OUT_OF_MEMORY, TIMED_OUT])
def test_a_workbook_and_a_document_are_told_in_words_of_their_own(failure: Failure) -> None:
    assert problem(failure, Path("某局.xlsx")).code.startswith("WB")
    assert problem(failure, Path("报告.docx")).code.startswith("PL")


@not_windows
def test_time_that_runs_out_ends_code_that_keeps_every_exception() -> None:
    def stubborn(_: None) -> None:
        while True:
            try:
                time.sleep(60)
            except Exception:
                continue

    assert here(stubborn, None, seconds=0.2) == TIMED_OUT
    assert not issubclass(OutOfTimeError, Exception)


@not_windows
def test_the_limits_end_with_the_work() -> None:
    import resource

    before = resource.getrlimit(resource.RLIMIT_AS)
    assert here(lambda _: bytearray(4 << 30), None) == OUT_OF_MEMORY
    assert resource.getrlimit(resource.RLIMIT_AS) == before


def _leave_things_and_hang(folder: Path) -> None:
    with written_beside(folder / "某局.docx", b"half a report"), scratch_folder() as scratch:
        (scratch / "page.png").write_bytes(b"picture")
        (folder / "ready").write_text(str(scratch))
        time.sleep(3600)


@not_windows
def test_what_a_killed_child_was_writing_goes_with_it(tmp_path: Path) -> None:
    job = batch.Job.of(tmp_path / "某局.xlsx", tmp_path / "某局.docx")
    with Workers(_leave_things_and_hang, seconds=3.0) as workers:
        answer = workers.run(tmp_path)

    scratch = Path((tmp_path / "ready").read_text())
    assert isinstance(answer, Failure)
    outcome = batch.outcome_of(job, answer, Settings())
    assert outcome.rendered is Rendered.FAILED
    assert [path.name for path in tmp_path.iterdir()] == ["ready"]
    assert not scratch.exists()


def test_a_frozen_docgen_is_ready_for_children() -> None:
    """A frozen program's child starts as the program itself: its arguments are no command."""
    source = (Path(rendering.__file__).parent.parent / "__main__.py").read_text(encoding="utf-8")
    assert source.index("freeze_support()") < source.index("cli.load")

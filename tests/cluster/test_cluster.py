"""`--on dask`: each workbook once, whatever happens to the workers; the same bytes as here."""

import json
import random
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

import psutil
import pytest
from click.testing import CliRunner
from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from docgen.cli import main
from docgen.pipeline import batch, cluster
from docgen.pipeline.batch import batches, render_batches
from docgen.pipeline.cluster import Cluster
from docgen.pipeline.rendering import Outcome
from docgen.pipeline.settings import Settings
from support.children import POISON, abort_on_three, double, render_poisoned
from support.marked import marked_book
from support.torture import amount

BOOKS = amount(120, 10_000)
DEATHS = amount(4, 60)
pytestmark = pytest.mark.xdist_group("cluster")


def books(folder: Path, count: int) -> Path:
    folder.mkdir()
    for number in range(count):
        (folder / f"{number}局.xlsx").write_bytes(marked_book(number))
    return folder


def rendered(source: Path, settings: Settings) -> Iterator[Outcome]:
    _, parts = batches([(source, settings)])
    for part in parts:
        assert part.prepare_folders() == ()
    return render_batches(parts)


def reports(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.rglob("*.docx")}


class Reaper(FileSystemEventHandler):
    """Kills a worker while reports are written: at the n-th file that is begun, for each n of `deaths`."""

    def __init__(self, deaths: Iterable[int]) -> None:
        self.deaths, self.begun = set(deaths), 0
        self.killed: list[int] = []
        self.chance = random.Random(7)

    def on_created(self, event: FileSystemEvent) -> None:
        self.begun += 1
        if self.begun in self.deaths:
            workers = [child for child in psutil.Process().children() if is_worker(child)]
            if workers:
                self.kill(self.chance.choice(workers))

    def kill(self, machine: psutil.Process) -> None:
        """The worker alone, or its machine: all that it has started as well."""
        victims = [machine]
        with suppress(psutil.Error):
            victims += machine.children(recursive=True) if self.chance.random() < 0.5 else ()
        for victim in victims:
            with suppress(psutil.Error):
                victim.kill()
        self.killed.append(len(victims))


def is_worker(child: psutil.Process) -> bool:
    """Whether it is one of Dask's; one that was killed just now is none any more."""
    try:
        return "spawn_main" in " ".join(child.cmdline())
    except psutil.Error:
        return False


def test_reports_are_the_same_bytes_with_workers_killed_at_random(tmp_path: Path) -> None:
    """Whatever they are about: starting, reading, in the midst of a report."""
    source = books(tmp_path / "各局", BOOKS)
    list(rendered(source, Settings(output=tmp_path / "本机")))
    there = tmp_path / "集群"
    there.mkdir()
    reaper = Reaper(random.Random(11).sample(range(5, BOOKS), DEATHS))
    watching = Observer()
    watching.schedule(reaper, str(there))
    watching.start()
    told = list(rendered(source, Settings(output=there, on="dask", jobs=2)))
    watching.stop()
    watching.join()

    assert len(reaper.killed) >= DEATHS // 2
    assert sorted(outcome.book.name for outcome in told) == sorted(path.name for path in source.iterdir())
    assert [d.message() for o in told if o.output is None for d in o.diagnostics] == []
    assert reports(there) == reports(tmp_path / "本机")
    assert [path.name for path in there.iterdir() if path.suffix != ".docx"] == []


def test_a_poisonous_workbook_costs_one_finding_and_not_its_chunk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batch, "SECONDS", 2.5)
    monkeypatch.setattr(batch, "_render", render_poisoned)
    source = books(tmp_path / "各局", 12)
    for name in POISON:
        (source / f"{name}.xlsx").write_bytes(marked_book(name))

    outcomes = list(rendered(source, Settings(on="dask", jobs=1)))

    failed = {o.book.stem: len(o.diagnostics) for o in outcomes if o.output is None}
    assert failed == dict.fromkeys(POISON, 1)
    assert len(outcomes) == 12 + len(POISON)


def test_every_job_has_one_answer(scheduler: str) -> None:
    with Cluster(double, on=f"dask:{scheduler}", workers=1, seconds=60) as there:
        answers = list(there.map(range(301)))

    assert sorted(answers) == [(number, 2 * number) for number in range(301)]


def test_a_job_that_aborts_its_process_is_the_only_one_without_an_answer(scheduler: str) -> None:
    with Cluster(abort_on_three, on=f"dask:{scheduler}", workers=1, seconds=60) as there:
        answers = dict(there.map(range(60)))

    assert [number for number, answer in answers.items() if answer != 2 * number] == [3]


def test_a_template_of_ones_own_comes_along(tmp_path: Path) -> None:
    """The folder that it stood in is not where the worker looks."""
    from docgen.pipeline.shipping import packed, unpacked
    from docgen.resources import folder

    own = tmp_path / "本单位.docx"
    own.write_bytes(next(folder("docx_templates").glob("*.docx")).read_bytes())
    layouts = tmp_path / "版式"
    layouts.mkdir()
    (layouts / "自定.yaml").write_bytes(next(folder("seeds").glob("*.yaml")).read_bytes())
    shipment = packed(Settings(template=own, layouts=(layouts, *Settings().layouts)))
    data = own.read_bytes()
    own.unlink()

    there = unpacked(shipment)

    assert there.template is not None
    assert there.template.read_bytes() == data
    assert [path.name for path in there.layouts[0].iterdir()] == ["自定.yaml"]
    assert there.layouts[1:] == Settings().layouts


@pytest.mark.parametrize("on", ["dask:tcp://127.0.0.1:1", "dask:nonsense"])
def test_a_cluster_that_cannot_be_reached_is_told_before_anything_is_done(
    tmp_path: Path, on: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "_REACHED_WITHIN", 1)
    source = books(tmp_path / "各局", 2)

    run = CliRunner().invoke(main, ["render", str(source), "--on", on, "--format", "json"])

    told = json.loads(run.stdout)
    assert (run.exit_code, [d["code"] for d in told["diagnostics"]], told["reports"]) == (3, ["CS003"], [])
    assert not list(source.glob("*.docx"))


def test_where_the_optional_part_is_not_installed_that_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    monkeypatch.setitem(sys.modules, "fsspec", None)
    (tmp_path / "某局.xlsx").write_bytes(marked_book(1))

    for command in (["render", str(tmp_path), "--on", "dask"], ["render", "s3://bucket/某局.xlsx"]):
        run = CliRunner().invoke(main, [*command, "--format", "json"])
        told = json.loads(run.stdout)
        assert (run.exit_code, [d["code"] for d in told["diagnostics"]]) == (3, ["CS001"])


@pytest.mark.parametrize("on", ["spark", "dask:", "", "Dask"])
def test_what_names_no_cluster_is_wrong_usage(tmp_path: Path, on: str) -> None:
    assert CliRunner().invoke(main, ["render", str(tmp_path), "--on", on]).exit_code == 2

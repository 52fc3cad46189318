"""A report in a store is made in a scratch folder, by the laws of publishing.

The workbook and the report that stands there come in, the new one is published as anywhere (`publish`), and
what is new goes out, the report itself last; a store puts an object whole or not at all. Nothing is ever
deleted there but a 待合并 that is no longer wanted.
"""

from collections.abc import Callable
from itertools import chain
from pathlib import Path

from docgen.pipeline.fetching import fetch_pictures
from docgen.pipeline.planning import Job
from docgen.pipeline.rendering import Outcome, Rendered
from docgen.pipeline.stores import fetch, is_address, problem, put, remove
from docgen.publish import pending_paths
from docgen.scratch import scratch_folder

Render = Callable[[Path, Path], Outcome]


def render_in_store(job: Job, render: Render) -> Outcome:
    """Do `job`, whose workbook or report is in a store, by `render` in a scratch folder."""
    try:
        with scratch_folder() as folder:
            return _render_in(folder, job, render)
    except Exception as fault:  # of a store, whose library may raise anything
        place = job.book if is_address(job.book) else job.output
        return Outcome(job.book, None, Rendered.FAILED, (problem(place, fault),), 0.0)


def _render_in(folder: Path, job: Job, render: Render) -> Outcome:
    book, output = folder / "in" / job.book.name, folder / "out" / job.output.name
    for place in (book, output):
        place.parent.mkdir()
    fetch(job.book, book)
    before = _fetched(job.output.parent, output)
    outcome = render(book, output)
    if fetch_pictures(job.book, book, outcome.diagnostics):
        outcome = render(book, output)
    _send(output.parent, job.output.parent, before, last=output)
    shown = None if outcome.output is None else job.output.parent / outcome.output.relative_to(output.parent)
    return outcome._replace(book=job.book, output=shown)


def _fetched(folder: Path, output: Path) -> dict[Path, bytes]:
    """The report that stands in `folder`, and those that wait beside it, as files with what they hold."""
    found = {}
    for copy in chain((output,), pending_paths(output)):
        if fetch(folder / copy.name, copy, is_needed=False):
            found[copy] = copy.read_bytes()
        elif copy != output:
            break
    return found


def _send(folder: Path, target: Path, before: dict[Path, bytes], last: Path) -> None:
    """Put what is new or other in `folder` below `target`, `last` at the end; what is gone goes there too."""
    now = sorted((path for path in folder.rglob("*") if path.is_file()), key=lambda path: path == last)
    for path in now:
        data = path.read_bytes()
        if before.get(path) != data:
            put(target / path.relative_to(folder), data)
    for path in before.keys() - set(now):
        remove(target / path.relative_to(folder))

"""Many units' workbooks → one 汇总 (`docgen consolidate`). One broken workbook costs one line."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import NamedTuple

from docgen.compose import with_figures
from docgen.consolidate import Gathered, Known, NotRead, Unit, UnitFigure, gathered, read_unit
from docgen.diagnostics import Diagnostic, Result, Severity, Where, error, has_errors, note, warning
from docgen.layout import find_layout, load_layouts
from docgen.model.contents import BodyEntry, Contents
from docgen.model.layout import Layout
from docgen.model.report import Level
from docgen.pipeline.boundary import problem
from docgen.pipeline.child import Failure
from docgen.pipeline.fetching import fetch_pictures, fetched
from docgen.pipeline.outputs import make_folder
from docgen.pipeline.planning import plan
from docgen.pipeline.settings import Settings
from docgen.pipeline.spreading import answers_in_order, is_for_here
from docgen.pipeline.stores import address, is_address
from docgen.pipeline.stores import problem as store_problem
from docgen.publish import write_file
from docgen.workbook import read_workbook
from docgen.workbook.schema import PLACEHOLDER
from docgen.workbook.writing import write_workbook
from docgen.workbook.writing.body import outline

_TOLD = 8


class Wishes(NamedTuple):
    """`output` is the 汇总; `layout` "" is the units' own; `expected` lists who owes a report, a name a line;
    `last` is the folder of last time's workbooks."""

    output: Path
    layout: str = ""
    expected: Path | None = None
    last: Path | None = None


class Consolidated(NamedTuple):
    """The 汇总 that was written, and what is told of it."""

    output: Path
    layout: Layout
    gathered: Gathered


def consolidate(sources: Sequence[Path], wishes: Wishes, settings: Settings) -> Result[Consolidated]:
    """Gather the workbooks at `sources` into `wishes.output`, which is never written over."""
    planned = plan(sources, None)
    books = [job.book for job in planned.jobs if job.book.resolve() != wishes.output.resolve()]
    units, not_read = _read_all(books, wishes.output.parent, settings)
    if not units:
        unread = tuple(error("CN103", Where(each.file), reason=each.reason) for each in not_read)
        told = (*planned.diagnostics, *unread)
        return Result(None, told if has_errors(told) else (*told, error("CN101", Where(str(sources[0])))))
    layout = _layout(units, wishes.layout, settings)
    expected = _expected(wishes.expected)
    if layout.value is None or expected.value is None:
        return Result(None, (*planned.diagnostics, *layout.diagnostics, *expected.diagnostics))
    last = _figures_of(wishes.last, settings) if wishes.last is not None else {}
    found = gathered(layout.value, units, not_read, Known(expected.value or tuple(last), last))
    told = (*planned.diagnostics, *layout.diagnostics, *_told(found, units, layout.value))
    written = _written(layout.value, found, wishes.output, settings)
    made = Consolidated(wishes.output, layout.value, found) if written.value is not None else None
    return Result(made, (*told, *written.diagnostics))


def _read_all(books: Sequence[Path], home: Path, settings: Settings) -> tuple[list[Unit], list[NotRead]]:
    units, not_read = [], []
    answers = answers_in_order(partial(_read, home), books, settings, here=is_for_here(settings, books))
    for book, read in zip(books, answers, strict=True):
        told = (
            NotRead(_relative(book, home), problem(read, book).message())
            if isinstance(read, Failure)
            else read
        )
        if isinstance(told, NotRead):
            not_read.append(told)
        else:
            units.append(told)
    return units, not_read


def _read(home: Path, _: Settings, book: Path) -> Unit | NotRead:
    file = _relative(book, home)
    try:
        with fetched(book) as copy:
            read = read_workbook(copy)
            if fetch_pictures(book, copy, read.diagnostics):
                read = read_workbook(copy)
    except Exception as fault:
        if not is_address(book):
            raise
        return NotRead(file, store_problem(book, fault).message())
    errors = [d for d in read.diagnostics if d.severity is Severity.ERROR]
    if read.value is None:
        return NotRead(file, errors[0].message() if errors else "")
    return read_unit(with_figures(read.value), file, len(errors))


def _relative(book: Path, home: Path) -> str:
    """The path by which a link in a workbook in `home` opens `book`."""
    if is_address(book):
        return address(book)
    try:
        return Path(os.path.relpath(book, home)).as_posix()
    except ValueError:  # another drive of Windows
        return book.as_posix()


def _layout(units: Sequence[Unit], name: str, settings: Settings) -> Result[Layout]:
    """The layout that was named, or that of most units."""
    names = [unit.layout for unit in units if unit.layout]
    wanted = name or (max(dict.fromkeys(names), key=names.count) if names else "")
    return find_layout(wanted, settings.layouts)


def _expected(place: Path | None) -> Result[tuple[str, ...]]:
    """The names in a list of units: a text, a name a line."""
    if place is None:
        return Result(())
    try:
        text = place.read_bytes().decode("utf-8-sig", "replace")
    except OSError as fault:
        return Result(None, (error("CN102", Where(str(place)), reason=fault),))
    return Result(tuple(dict.fromkeys(line.strip() for line in text.splitlines() if line.strip())))


def _figures_of(last: Path, settings: Settings) -> Mapping[str, Mapping[str, UnitFigure]]:
    units, _ = _read_all([job.book for job in plan([last], None).jobs], last, settings)
    return {unit.name: unit.figures for unit in units}


def _written(layout: Layout, found: Gathered, output: Path, settings: Settings) -> Result[Path]:
    layouts = load_layouts(settings.layouts).value or ()
    contents = replace(found.contents, body=tuple(_beginning(layout, found.contents)))
    data = write_workbook(layout, layouts, "", contents)
    if data.value is None:
        return Result(None, data.diagnostics)
    if refused := make_folder(output.parent):
        return Result(None, refused)
    return write_file(output, data.value, overwrite=False)


def _beginning(layout: Layout, contents: Contents) -> Iterator[BodyEntry]:
    """The layout's outline, with the sums to write of and the tables and charts under its first heading."""
    rows = list(outline(layout))
    heading = next((n for n, row in enumerate(rows) if row.level is Level.HEADING_1), 0)
    end = next((n for n in range(heading + 1, len(rows)) if rows[n].level is Level.HEADING_1), len(rows))
    sums = "，".join(f"{figure.name}{{{{{figure.name}}}}}" for figure in contents.figures)
    yield from rows[:end]
    if sums:
        yield BodyEntry(Level.PARAGRAPH, "", f"{PLACEHOLDER}{sums}。", note="各单位合计的数，改成自己的话")
    yield from (BodyEntry(Level.TABLE, table.name) for table in contents.tables)
    yield from (BodyEntry(Level.CHART, chart.name) for chart in contents.charts)
    yield from rows[end:]


# Telling


def _told(found: Gathered, units: Sequence[Unit], layout: Layout) -> Iterator[Diagnostic]:
    yield from _told_unread(found.not_read)
    if found.missing:
        names = "、".join(found.missing[:_TOLD]) + ("……" if len(found.missing) > _TOLD else "")
        yield warning("CN104", Where(""), count=len(found.missing), names=names)
    names_of = {unit.file: unit.name for unit in units}
    for file, told in found.doubtful.items():
        yield warning("CN105", Where(file), unit=names_of[file], doubts="；".join(told))
    twice = {unit.name for unit in units if sum(other.name == unit.name for other in units) > 1}
    for name in sorted(twice):
        files = "、".join(unit.file for unit in units if unit.name == name)
        yield warning("CN106", Where(files), unit=name)
    others = sorted({unit.layout for unit in units if unit.layout not in ("", layout.name, layout.id)})
    if others:
        count = sum(unit.layout in others for unit in units)
        yield note("CN107", Where(""), count=count, layouts="、".join(others), layout=layout.name)


def _told_unread(not_read: Sequence[NotRead]) -> Iterator[Diagnostic]:
    return (warning("CN103", Where(each.file), reason=each.reason) for each in not_read)

"""Many units' workbooks → one 汇总 (`docgen consolidate`), and the same 汇总 again once they changed.

A 汇总 that is there is renewed: what its clerk typed stays (renewing.py), and the older one goes to 旧版.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from enum import Enum
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple
from xml.parsers.expat import ExpatError

from docgen import opc
from docgen.consolidate import (
    FIGURES,
    VALUE_COLUMN,
    Gathered,
    Known,
    Unit,
    UnitFigure,
    blocks,
    gathered,
    tidy,
    written,
)
from docgen.diagnostics import Diagnostic, Result, Where, error, has_errors
from docgen.layout import find_layout, load_layouts
from docgen.model.contents import BodyEntry, Contents
from docgen.model.layout import Layout
from docgen.model.report import Level
from docgen.pipeline.boundary import within
from docgen.pipeline.garbage import without_collections
from docgen.pipeline.outputs import make_folder
from docgen.pipeline.planning import plan
from docgen.pipeline.renewing import renew
from docgen.pipeline.settings import Settings
from docgen.pipeline.summary_comments import Comments, comments_of
from docgen.pipeline.summary_record import Record, encoded, recorded_in, with_record
from docgen.pipeline.summary_telling import told_of, told_of_renewal
from docgen.pipeline.unit_reading import UnitReader, relative
from docgen.publish import write_file
from docgen.publish.replacing import replace_known
from docgen.workbook.editing import CannotEditError
from docgen.workbook.parts import DamagedError
from docgen.workbook.schema import CHART_PREFIX, PLACEHOLDER
from docgen.workbook.writing import write_workbook
from docgen.workbook.writing.body import outline


class Wishes(NamedTuple):
    """`output` is the 汇总; `layout` "" is the units' own; `expected` lists who owes a report, a name a line;
    `last` is the folder of last time's workbooks. What a 汇总 was made with counts where nothing is said."""

    output: Path
    layout: str = ""
    expected: Path | None = None
    last: Path | None = None


class Became(Enum):
    """What became of a 汇总."""

    NEW = "new"
    RENEWED = "renewed"
    UNCHANGED = "unchanged"


class Consolidated(NamedTuple):
    """A 汇总 that stands, and what is told of it; `changes` counts cells and rows, `sha256` is the file's."""

    output: Path
    layout: Layout
    gathered: Gathered
    became: Became
    changes: int
    sha256: str


class _Present(NamedTuple):
    """A 汇总 that is there."""

    data: bytes
    package: opc.Package
    record: Record


class _Asked(NamedTuple):
    """What is to be gathered."""

    sources: tuple[Path, ...]
    wishes: Wishes
    charts: frozenset[str]


class _Found(NamedTuple):
    """What the units say."""

    layout: Layout
    gathered: Gathered
    record: Record


def consolidate(
    sources: Sequence[Path], wishes: Wishes, settings: Settings, units: UnitReader | None = None
) -> Result[Consolidated]:
    """Gather the workbooks at `sources` (or those that the 汇总 remembers) into `wishes.output`."""
    with without_collections():
        return _consolidated(sources, wishes, settings, units or UnitReader())


def _consolidated(
    sources: Sequence[Path], wishes: Wishes, settings: Settings, units: UnitReader
) -> Result[Consolidated]:
    present = _present(wishes.output) if wishes.output.exists() else Result[_Present | None](None)
    if present.diagnostics:
        return Result(None, present.diagnostics)
    asked = _asked(sources, wishes, present.value)
    if not asked.sources:
        return Result(None, (error("CN101", Where(wishes.output.name)),))
    found = _gathered(asked, settings, units)
    if found.value is None:
        return Result(None, found.diagnostics)
    if present.value is None:
        made = _first(found.value, wishes.output, settings)
    else:
        again = partial(_again, present.value, found.value, wishes.output, settings)
        made = within(again, wishes.output)
    return Result(made.value, (*found.diagnostics, *made.diagnostics))


def _present(output: Path) -> Result[_Present | None]:
    """The 汇总 that stands there."""
    where = Where(output.name)
    try:
        data = output.read_bytes()
    except OSError as fault:
        return Result(None, (error("WB003", where, reason=fault),))
    package = opc.open_package(data, output.name).value
    record = recorded_in(package) if package is not None else None
    if package is None or record is None:
        return Result(None, (error("CN108", where, file=output.name),))
    return Result(_Present(data, package, record))


def _asked(sources: Sequence[Path], wishes: Wishes, present: _Present | None) -> _Asked:
    """What is said now, and what the 汇总 remembers of what was said before."""
    if present is None:
        return _Asked(tuple(sources), wishes, frozenset())
    home, record = wishes.output.parent, present.record
    remembered = wishes._replace(
        layout=wishes.layout or record.layout,
        expected=wishes.expected or (home / record.expected if record.expected else None),
        last=wishes.last or (home / record.last if record.last else None),
    )
    names = (block.sheet for block in record.blocks if block.sheet.startswith(CHART_PREFIX))
    charts = frozenset(name.removeprefix(CHART_PREFIX) for name in names)
    return _Asked(tuple(sources) or record.places(home), remembered, charts)


def _gathered(asked: _Asked, settings: Settings, reader: UnitReader) -> Result[_Found]:
    wishes, home = asked.wishes, asked.wishes.output.parent
    planned = plan(asked.sources, None)
    read = reader.read([job.book for job in planned.jobs], home, wishes.output, settings)
    told = (*planned.diagnostics, *read.told)
    if not read.units:
        unread = (error("CN103", Where(each.file), reason=each.reason) for each in read.not_read)
        told = (*told, *unread)
        where = Where(str(asked.sources[0]))
        return Result(None, told if has_errors(told) else (*told, error("CN101", where)))
    layout = _layout(read.units, wishes.layout, settings)
    expected = _expected(wishes.expected)
    if layout.value is None or expected.value is None:
        return Result(None, (*told, *layout.diagnostics, *expected.diagnostics))
    last = _figures_of(wishes.last, reader, settings) if wishes.last is not None else {}
    known = Known(expected.value or tuple(last), last, asked.charts)
    found = gathered(layout.value, read.units, read.not_read, known)
    found = found._replace(contents=tidy(found.contents))
    record = Record(
        tuple(relative(source, home) for source in asked.sources),
        layout.value.name,
        relative(wishes.expected, home) if wishes.expected else "",
        relative(wishes.last, home) if wishes.last else "",
        (),
    )
    told = (*told, *layout.diagnostics, *told_of(found, read.units, layout.value))
    return Result(_Found(layout.value, found, record), told)


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


def _figures_of(last: Path, reader: UnitReader, settings: Settings) -> Mapping[str, Mapping[str, UnitFigure]]:
    books = [job.book for job in plan([last], None).jobs]
    return {unit.name: unit.figures for unit in reader.read(books, last, last, settings).units}


# The first time


def _first(found: _Found, output: Path, settings: Settings) -> Result[Consolidated]:
    layouts = load_layouts(settings.layouts).value or ()
    contents = found.gathered.contents
    begun = replace(contents, body=tuple(_beginning(found.layout, contents)))
    data = write_workbook(found.layout, layouts, "", begun)
    if data.value is None:
        return Result(None, data.diagnostics)
    package = opc.open_package(data.value, output.name).value
    assert package is not None
    comments = comments_of(found.gathered)
    record = found.record._replace(blocks=tuple(map(written, blocks(contents))), comments=comments)
    cells = {key: (row, VALUE_COLUMN + 1) for row, key in enumerate(comments, 2)}
    told = Comments({}, comments).added(package, FIGURES, cells)
    whole = with_record(told, record).to_bytes()
    if refused := make_folder(output.parent):
        return Result(None, refused)
    put = write_file(output, whole, overwrite=False)
    made = _made(found, output, Became.NEW, 0, whole) if put.value is not None else None
    return Result(made, put.diagnostics)


def _beginning(layout: Layout, contents: Contents) -> Iterator[BodyEntry]:
    """The layout's outline, with the sums to write of and the tables and charts under its first heading."""
    rows = list(outline(layout))
    heading = next((n for n, row in enumerate(rows) if row.level is Level.HEADING_1), 0)
    end = next((n for n in range(heading + 1, len(rows)) if rows[n].level is Level.HEADING_1), len(rows))
    filled = [figure.name for figure in contents.figures if figure.value is not None]
    sums = "，".join(f"{name}{{{{{name}}}}}" for name in filled)
    yield from rows[:end]
    if sums:
        note = "各单位合计的数，改成自己的话"
        yield BodyEntry(Level.PARAGRAPH, "", f"{PLACEHOLDER}{sums}。", note=note)
    yield from (BodyEntry(Level.TABLE, table.name) for table in contents.tables)
    yield from (BodyEntry(Level.CHART, chart.name) for chart in contents.charts)
    yield from rows[end:]


# Again


def _again(present: _Present, found: _Found, output: Path, settings: Settings) -> Result[Consolidated]:
    try:
        comments = Comments(present.record.comments, comments_of(found.gathered))
        new = tuple(blocks(found.gathered.contents))
        renewed = renew(present.package, present.record.blocks, new, comments)
        record = found.record._replace(blocks=renewed.blocks, comments=renewed.comments)
        is_same = not renewed.changes and encoded(record) == encoded(present.record)
        data = present.data if is_same else with_record(renewed.package, record).to_bytes()
    except (DamagedError, CannotEditError, ExpatError, KeyError, zlib.error):
        return Result(None, (error("CN115", Where(output.name)),))
    told = tuple(told_of_renewal(output, present.record.blocks, renewed))
    refused = _replaced(present, data, output, settings)
    if refused:
        return Result(None, (*told, *refused))
    became = Became.UNCHANGED if data == present.data else Became.RENEWED
    return Result(_made(found, output, became, renewed.changes, data), told)


def _replaced(present: _Present, data: bytes, output: Path, settings: Settings) -> tuple[Diagnostic, ...]:
    if data == present.data:
        return ()
    return replace_known(output, data, present.data, max(settings.keep, 1))


def _made(found: _Found, output: Path, became: Became, changes: int, data: bytes) -> Consolidated:
    digest = sha256(data).hexdigest()
    return Consolidated(output, found.layout, found.gathered, became, changes, digest)

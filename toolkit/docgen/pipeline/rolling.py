"""Last time's workbook, or report, becomes the beginning of this time's (`docgen new --from`)."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from docgen.diagnostics import Result, Where, error, has_errors
from docgen.layout import load_layouts
from docgen.model.contents import BodyEntry, Contents, FigureEntry, ListEntry, Value
from docgen.model.fields import PERIOD, UNIT
from docgen.model.layout import Layout
from docgen.model.report import BodyRow, Figure, Level, Report
from docgen.opc import open_package
from docgen.pipeline.importing import Wishes, import_report
from docgen.pipeline.settings import Settings
from docgen.pipeline.summary_record import without_record
from docgen.pipeline.workbook_names import WORKBOOK
from docgen.recognition.years import moved_on, next_period, unmoved, years
from docgen.scratch import scratch_folder
from docgen.workbook import read_workbook
from docgen.workbook.editing import CannotEditError
from docgen.workbook.parts import DamagedError
from docgen.workbook.rolling import Log, rolled
from docgen.workbook.rolling.edits import LAST_PLAN, LAST_TEXT, OF_THE_DAY
from docgen.workbook.schema import PLACEHOLDER
from docgen.workbook.writing import write_workbook
from docgen.workbook.writing.body import outline

_PLANS = ("计划", "打算", "安排", "下一步", "下步")
_LONGEST_TITLE = 30


class Last(NamedTuple):
    """What this time's workbook begins with: last time's file, and the `period`, or "" for a year later.

    `carries_plan`: the headings of last time's plan become headings of what was done.
    """

    file: Path
    period: str = ""
    carries_plan: bool = False


class Begun(NamedTuple):
    """The bytes of the workbook, and what was done to last time's."""

    data: bytes
    log: Log


def begun(layout: Layout, unit: str, last: Last, settings: Settings) -> Result[Begun]:
    """This time's workbook in `layout`, from `last`; a report is imported first."""
    if last.file.suffix.lower() == WORKBOOK:
        return _begun(layout, unit, last, last.file, settings)
    with scratch_folder() as folder:
        imported = import_report(last.file, settings, Wishes(folder / f"{last.file.stem}.xlsx", layout.name))
        if imported.value is None or imported.value.workbook is None:
            return Result(None, imported.diagnostics)
        made = _begun(layout, unit, last, imported.value.workbook, settings)
        return Result(made.value, (*imported.diagnostics, *made.diagnostics))


def _begun(layout: Layout, unit: str, last: Last, book: Path, settings: Settings) -> Result[Begun]:
    read = read_workbook(book)
    report = read.value
    if report is None:
        return Result(None, tuple(d for d in read.diagnostics if has_errors([d])))
    old = _field(report, PERIOD)
    period = last.period or next_period(old)
    if not period:
        return Result(None, (error("NB202", Where(last.file.name)),))
    carried = tuple(_plan(report.body)) if last.carries_plan else ()
    if last.carries_plan and not carried:
        return Result(None, (error("NB203", Where(last.file.name)),))
    if report.layout.value.strip() not in (layout.name, layout.id):
        return _in_another_layout(layout, unit, report, period, carried, settings)
    return _in_place(book, last, report, period, unit, carried)


def _in_place(  # noqa: PLR0913, PLR0917 the same
    book: Path, last: Last, report: Report, period: str, unit: str, carried: Sequence[str]
) -> Result[Begun]:
    opened = open_package(book.read_bytes(), book.name)
    if opened.value is None:
        return Result(None, opened.diagnostics)
    try:
        made = rolled(without_record(opened.value), report, period, unit, carried)
    except (DamagedError, CannotEditError):
        return Result(None, (error("NB204", Where(last.file.name)),))
    return Result(Begun(made.package.to_bytes(), made.log))


def _field(report: Report, name: str) -> str:
    field = report.fields.get(name)
    return field.content.value.strip() if field else ""


def _plan(body: Sequence[BodyRow]) -> Iterator[str]:
    """The titles under the last first-level heading that speaks of a plan."""
    starts = [n for n, row in enumerate(body) if row.level is Level.HEADING_1]
    plans = [n for n in starts if any(word in body[n].title.value for word in _PLANS)]
    if not plans:
        return
    following = next((n for n in starts if n > plans[-1]), len(body))
    rows = _after_its_opening(body[plans[-1] + 1 : following])
    headings = [row for row in rows if row.level is Level.HEADING_2]
    for row in headings or [row for row in rows if row.level is Level.ITEM]:
        said = (row.title.value or row.content.value).strip()
        yield said.partition("。")[0].partition("，")[0][:_LONGEST_TITLE]


def _after_its_opening(rows: Sequence[BodyRow]) -> Sequence[BodyRow]:
    """Of a section of problems and plans together: what stands behind the paragraph that opens the plans."""
    openings = [
        n
        for n, row in enumerate(rows)
        if row.level is Level.PARAGRAPH and any(word in row.content.value for word in _PLANS)
    ]
    return rows[openings[-1] + 1 :] if openings else rows


def _in_another_layout(  # noqa: PLR0913, PLR0917 what a workbook is begun from
    layout: Layout, unit: str, report: Report, period: str, carried: Sequence[str], settings: Settings
) -> Result[Begun]:
    """A new workbook of `layout` with what stays the same of a report of another one."""
    log = Log()
    fields = _fields(report, unit, period, log)
    figures = tuple(_figure(figure, log) for figure in report.figures.values())
    lists = (_last_texts(report.body),) if report.body else ()
    contents = Contents(fields=fields, body=_body(layout, carried), figures=figures, lists=lists)
    log.texts += [f"{LAST_TEXT}（单独一张表）"] if lists else []
    things = {"表·": report.tables, "图片·": report.pictures, "图表·": report.charts}
    log.left += [f"{kind}{name}没有带过来" for kind, named in things.items() for name in named]
    written = write_workbook(layout, load_layouts(settings.layouts).value or (), unit, contents)
    return Result(None if written.value is None else Begun(written.value, log), written.diagnostics)


def _fields(report: Report, unit: str, period: str, log: Log) -> dict[str, Value]:
    before, after = years(_field(report, PERIOD)), years(period)
    fields: dict[str, Value] = {}
    for name, field in report.fields.items():
        if name in _OF_A_LAYOUT or name in OF_THE_DAY or not field.content:
            continue
        written = field.content.value
        known = bool(before and after)
        moved = moved_on(written, before[0], after[0] - before[0]) if known else unmoved(written)
        fields[name] = moved.text
        log.years += [name] if moved.text != written else []
        log.left += [f"{name} {'、'.join(moved.left)}"] if moved.left else []
    return fields | {PERIOD: period} | ({UNIT: unit} if unit else {})


_OF_A_LAYOUT = ("版式", "标题")
"""A title says of which kind its report is."""


def _figure(figure: Figure, log: Log) -> FigureEntry:
    log.figures += [figure.name.value] if figure.value is not None else []
    return FigureEntry(
        name=figure.name.value,
        unit=figure.unit.value,
        previous=figure.value,
        # A format that shows 万 of a number in 元 is that cell's, and its number is in 万元 here.
        number_format="" if figure.scale else figure.number_format.value,
        source=figure.source.value,
        note=figure.note.value,
    )


def _last_texts(body: Sequence[BodyRow]) -> ListEntry:
    """Last time's text to look at and copy from, in a sheet that is never read."""
    rows = tuple((row.level.value, row.title.value, row.content.value) for row in body)
    return ListEntry(LAST_TEXT, ("层级", "标题", "内容"), rows, (9, 46, 100))


def _body(layout: Layout, carried: Sequence[str]) -> tuple[BodyEntry, ...]:
    """The layout's outline; in its first section the headings of last time's plan."""
    if not carried:
        return ()
    rows = list(outline(layout))
    first = next((n for n, row in enumerate(rows) if row.level is Level.HEADING_1), len(rows) - 1)
    own = [BodyEntry(Level.HEADING_2, PLACEHOLDER + title, note=LAST_PLAN) for title in carried]
    return (*rows[: first + 1], *own, *rows[first + 1 :])

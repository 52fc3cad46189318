"""What is told of a 汇总: who is missing, what is to be looked at, and what a renewal left alone."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from docgen.consolidate import SOURCES, Gathered, NotRead, Renewal, Unit, WrittenBlock
from docgen.diagnostics import Diagnostic, Where, note, warning
from docgen.model.columns import column_letters
from docgen.model.layout import Layout
from docgen.pipeline.renewing import Renewed
from docgen.workbook.schema import CHART_PREFIX, FIGURES_SHEET, TABLE_PREFIX

_TOLD = 8
_LONGEST = 40


def told_of(found: Gathered, units: Sequence[Unit], layout: Layout) -> Iterator[Diagnostic]:
    """What is told of the units that were gathered."""
    yield from told_unread(found.not_read)
    if found.missing:
        yield warning("CN104", Where(""), count=len(found.missing), names=_listed(found.missing))
    names_of = {unit.file: unit.name for unit in units}
    for file, told in found.doubtful.items():
        yield warning("CN105", Where(file), unit=names_of[file], doubts="；".join(told))
    files_of: dict[str, list[str]] = {}
    for unit in units:
        files_of.setdefault(unit.name, []).append(unit.file)
    for name, files in sorted(files_of.items()):
        if len(files) > 1:
            yield warning("CN106", Where("、".join(files)), unit=name)
    others = sorted({unit.layout for unit in units if unit.layout not in ("", layout.name, layout.id)})
    if others:
        count = sum(unit.layout in others for unit in units)
        yield note("CN107", Where(""), count=count, layouts="、".join(others), layout=layout.name)


def told_unread(not_read: Sequence[NotRead]) -> Iterator[Diagnostic]:
    """What is told of workbooks that could not be read."""
    return (warning("CN103", Where(each.file), reason=each.reason) for each in not_read)


def told_of_renewal(book: Path, known: Sequence[WrittenBlock], renewed: Renewed) -> Iterator[Diagnostic]:
    """What of a 汇总 was left as a person has it, what the units say instead, and who is no longer in it."""
    if gone := [name for name in _units(known) if name not in _units(renewed.blocks)]:
        yield warning("CN117", Where(book.name), count=len(gone), names=_listed(gone))
    for renewal in renewed.renewals:
        yield from _kept(book, renewal)
        for row in renewal.left:
            yield warning("CN112", Where.in_sheet(book.name, renewal.sheet, f"A{row}"))
        if renewal.lost:
            columns = "、".join(f"“{word}”" for word in renewal.lost)
            yield _of_weight(renewal.sheet)("CN113", Where.in_sheet(book.name, renewal.sheet), what=columns)
    for name in renewed.not_found:
        yield _of_weight(name)("CN113", Where.in_sheet(book.name, name), what="表头")
    for name in renewed.in_the_way:
        yield warning("CN116", Where.in_sheet(book.name, name))


def _units(blocks: Sequence[WrittenBlock]) -> dict[str, None]:
    """Whose numbers a 汇总 holds."""
    lines = (line for block in blocks if block.sheet == SOURCES for line in block.lines)
    return dict.fromkeys(line.shown[1].text for line in lines if len(line.shown) > 1)


def _listed(names: Sequence[str]) -> str:
    return "、".join(names[:_TOLD]) + ("……" if len(names) > _TOLD else "")


def _kept(book: Path, renewal: Renewal) -> Iterator[Diagnostic]:
    for kept in renewal.kept:
        row, column = kept.cell
        where = Where.in_sheet(book.name, renewal.sheet, f"{column_letters(column)}{row}")
        tell = warning if kept.is_news else note
        yield tell("CN111", where, own=_short(kept.own), new=_short(kept.new))


def _short(text: str) -> str:
    """A number as people write it, a long text by its beginning."""
    bare = text.removesuffix(".0")
    return bare if len(bare) <= _LONGEST else f"{bare[:_LONGEST]}…"


def _of_weight(sheet: str):  # type: ignore[no-untyped-def]
    """A report shows what stands on some sheets; others are for people only."""
    is_shown = sheet == FIGURES_SHEET.name or sheet.startswith((TABLE_PREFIX, CHART_PREFIX))
    return warning if is_shown else note

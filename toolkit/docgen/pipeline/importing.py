"""report.docx, .doc, .wps, .txt, .md, .pdf → its lines → a workbook whose report says the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from docgen.diagnostics import Diagnostic, Result, Where, error, has_errors, note, warning
from docgen.importing import Match, Outline, SourceLine, matches, outline, split_lines, without_furniture
from docgen.importing.figures import proposed
from docgen.importing.inline_items import bare, with_items
from docgen.importing.matching import ENOUGH
from docgen.importing.outline import headings
from docgen.layout import find_layout, load_layouts
from docgen.model.contents import ChartEntry, Contents, FigureEntry, PictureEntry, TableEntry
from docgen.model.fields import TITLE
from docgen.model.layout import Layout
from docgen.model.names import normalized
from docgen.model.report import Level
from docgen.pipeline.fetching import fetched
from docgen.pipeline.outputs import make_folder
from docgen.pipeline.report_sources import ReadReport, read_lines, read_report
from docgen.pipeline.settings import Settings
from docgen.pipeline.stores import is_address, put_new
from docgen.pipeline.stores import problem as store_problem
from docgen.pipeline.workbook_names import WORKBOOK
from docgen.pipeline.workbook_words import composition_of, paragraphs_in, paragraphs_of, words_of
from docgen.publish import write_file
from docgen.workbook.writing import write_workbook

PASTED = "粘贴的报告.txt"
"""What a report is called that came by standard input."""
_SHOWN, _LONGEST = 6, 24
_TOLD = 8
"""So many differences of one report are told each."""


class Imported(NamedTuple):
    """What a report became. `workbook` is None where it was only looked at."""

    source: Path
    workbook: Path | None
    match: Match
    next: Match | None
    outline: Outline
    figures: tuple[FigureEntry, ...] = ()
    """The numbers that were proposed as rows of 数据."""
    left: tuple[SourceLine, ...] = ()
    """Every line, or piece of one, that is not in the workbook."""

    @property
    def found(self) -> dict[str, int]:
        """How many of each kind were recognised: the levels of 正文, and the 项目 that were filled."""
        counted = Counter(entry.level.value for entry in self.outline.body)
        levels = {level.value: counted[level.value] for level in Level if counted[level.value]}
        return {**levels, **dict.fromkeys(self.outline.fields, 1)}


class Wishes(NamedTuple):
    """How to import. `output` is a file or folder, by default the source's; `layout` "" is the best fitting.

    `pasted` is what standard input held; where it is a mere look, no workbook is written.
    """

    output: Path | None = None
    layout: str = ""
    is_look: bool = False
    pasted: bytes | None = None
    figures: bool = False
    """Numbers with units are proposed as rows of 数据."""


def import_report(source: Path, settings: Settings, wishes: Wishes) -> Result[Imported]:
    """Make a workbook of the report at `source`, under its name, and never over another file."""
    read = _read(source, wishes.pasted if source.name == PASTED else None)
    if read.value is None:
        return Result(None, read.diagnostics)
    own, furniture = without_furniture(read.value.lines)
    found = outline(_apart(source, own))
    if not found.body and not found.fields:
        return Result(None, (error("IM105", Where(source.name)),))
    chosen = _chosen(source.name, found, wishes.layout, settings)
    told = (*read.diagnostics, *chosen.diagnostics, *_told(source.name, read.value, furniture, found))
    if chosen.value is None:
        return Result(None, told)
    made = _made(source, found, chosen.value, settings, wishes)
    others = (SourceLine(words, kind) for kind, words in read.value.others)
    left = (*furniture, *found.left, *others)
    return Result(made.value and made.value._replace(left=left), (*told, *made.diagnostics))


def _read(source: Path, pasted: bytes | None) -> Result[ReadReport]:
    if not is_address(source):
        return read_report(source, pasted)
    try:
        with fetched(source) as copy:
            return read_report(copy)
    except Exception as fault:  # of a store, whose library may raise anything
        return Result(None, (store_problem(source, fault),))


def _apart(source: Path, lines: list[SourceLine]) -> list[SourceLine]:
    """The lines; where paragraphs had to be taken apart, what each is is seen anew, by the words alone."""
    apart = split_lines(lines)
    if len(apart) == len(lines) or any(line.thing is not None for line in apart):
        return apart
    seen = read_lines(source, [(line.text, 0) for line in apart]).value
    if seen is None or len(seen.lines) != len(apart):
        return apart
    return [new._replace(place=old.place) for new, old in zip(seen.lines, apart, strict=True)]


def _made(
    source: Path, found: Outline, chosen: tuple[Match, Match | None], settings: Settings, wishes: Wishes
) -> Result[Imported]:
    match, following = chosen
    written = _written(found, match.layout, settings)
    if written.value is None:
        return Result(None, written.diagnostics)
    found, written = _with_rows_of_items(found, match.layout, settings, written)
    assert written.value is not None
    told = _differences(source.name, written.value, found, settings)
    data, figures = written.value, tuple[FigureEntry, ...]()
    if wishes.figures:
        data, figures, more = _with_figures(source.name, data, found, match.layout, settings)
        told += more
    made = Imported(source, None, match, following, found, figures)
    if wishes.is_look:
        return Result(made, tuple(told))
    saved = _saved(source, data, wishes.output)
    kept = made._replace(workbook=saved.value) if saved.value is not None else None
    return Result(kept, (*told, *saved.diagnostics))


def _written(found: Outline, layout: Layout, settings: Settings) -> Result[bytes]:
    return write_workbook(layout, load_layouts(settings.layouts).value or (), "", _contents(found))


def _with_rows_of_items(
    found: Outline, layout: Layout, settings: Settings, whole: Result[bytes]
) -> tuple[Outline, Result[bytes]]:
    """Items that run on get rows of their own, where the report has the same paragraphs with them."""
    body, places = with_items(found.body, found.places)
    if len(body) == len(found.body) or whole.value is None:
        return found, whole
    wanted = paragraphs_of(whole.value, settings)
    for rows in (bare(body), body):
        apart = replace(found, body=rows, places=places)
        written = _written(apart, layout, settings)
        if written.value is not None and paragraphs_of(written.value, settings) == wanted:
            return apart, written
    return found, whole


def _with_figures(
    name: str, plain_book: bytes, found: Outline, layout: Layout, settings: Settings
) -> tuple[bytes, tuple[FigureEntry, ...], list[Diagnostic]]:
    """The workbook with its numbers as figures, where its report says what that without them says."""
    proposal = proposed(found.body, frozenset(found.fields))
    if not proposal.figures:
        return plain_book, (), []
    contents = replace(_contents(replace(found, body=proposal.body)), figures=proposal.figures)
    written = write_workbook(layout, load_layouts(settings.layouts).value or (), "", contents)
    if written.value is None or words_of(written.value, settings) != words_of(plain_book, settings):
        return plain_book, (), [note("IM110", Where(name))]
    names, count = "、".join(figure.name for figure in proposal.figures[:_TOLD]), len(proposal.figures)
    return written.value, proposal.figures, [note("IM111", Where(name), count=count, names=names)]


def _saved(source: Path, data: bytes, output: Path | None) -> Result[Path]:
    """What was written before and is the same stays: a lost worker's report is imported twice."""
    target = target_of(source, output)
    if is_address(target):
        return put_new(target, data)
    if refused := make_folder(target.parent):
        return Result(None, refused)
    return Result(target) if _holds(target, data) else write_file(target, data, overwrite=False)


def target_of(source: Path, output: Path | None) -> Path:
    """Where the workbook of `source` goes: `output` is its file or folder, or it stands beside its report."""
    if output is not None and output.suffix.lower() == WORKBOOK:
        return output
    return (output or source.parent) / f"{source.stem}.xlsx"


def _holds(target: Path, data: bytes) -> bool:
    try:
        return target.stat().st_size == len(data) and target.read_bytes() == data
    except OSError:
        return False


# Choosing and writing


def _chosen(source: str, found: Outline, name: str, settings: Settings) -> Result[tuple[Match, Match | None]]:
    """The layout that was named, or fits best, and the next best."""
    layouts = load_layouts(settings.layouts)
    if layouts.value is None:
        return Result(None, layouts.diagnostics)
    ranked = matches(found.fields.get(TITLE, ""), list(headings(found.body)), layouts.value)
    if name:
        named = find_layout(name, settings.layouts)
        if named.value is None:
            return Result(None, named.diagnostics)
        score = next((m.score for m in ranked if m.layout.id == named.value.id), 0.0)
        return Result((Match(named.value, score), None))
    free = next((layout for layout in layouts.value if not layout.sections), None)
    if free is not None and (not ranked or ranked[0].score < ENOUGH):
        told = (note("IM108", Where(source), layout=free.name),)
        return Result((Match(free, 0.0), ranked[0] if ranked else None), told)
    return Result((ranked[0], ranked[1] if len(ranked) > 1 else None))


def _contents(found: Outline) -> Contents:
    entries = [line.thing.entry for line in found.things if line.thing is not None]
    return Contents(
        fields=dict(found.fields),
        body=found.body,
        tables=tuple(entry for entry in entries if isinstance(entry, TableEntry)),
        pictures=tuple(entry for entry in entries if isinstance(entry, PictureEntry)),
        charts=tuple(entry for entry in entries if isinstance(entry, ChartEntry)),
    )


# Telling


def _told(
    name: str, read: ReadReport, furniture: Sequence[SourceLine], found: Outline
) -> Iterator[Diagnostic]:
    if furniture:
        yield note("IM102", Where(name), count=len(furniture), words=_listed(furniture))
    if found.left:
        yield warning("IM103", Where(name), count=len(found.left), words=_listed(found.left))
    kinds: dict[str, list[str]] = {}
    for kind, words in read.others:
        kinds.setdefault(kind, []).append(words)
    for kind, texts in kinds.items():
        yield warning("IM107", Where(name), what=kind, words=_quoted(texts))


def _listed(lines: Sequence[SourceLine]) -> str:
    return _quoted([line.text for line in lines], [line.place for line in lines])


def _quoted(texts: Sequence[str], places: Sequence[str] = ()) -> str:
    shown = [
        f"{places[number] if places else ''}“{_short(text)}”" for number, text in enumerate(texts[:_SHOWN])
    ]
    return "、".join(shown) + ("……" if len(texts) > _SHOWN else "")


def _short(text: str) -> str:
    bare = " ".join(text.split())
    return bare if len(bare) <= _LONGEST else f"{bare[:_LONGEST]}…"


def _differences(name: str, data: bytes, found: Outline, settings: Settings) -> list[Diagnostic]:
    """Where the report of the new workbook would not say what the original says."""
    composed = composition_of(data, settings)
    if composed.value is None:
        wrong = (each for each in composed.diagnostics if has_errors([each]))
        return [d._replace(where=d.where._replace(file=name)) for d in wrong]
    whole = normalized("".join(paragraphs_in(composed.value)))
    wanted = zip(found.body, found.places, strict=True)
    texts = [(place, e.title + e.content) for e, place in wanted if e.level not in _OBJECTS]
    missing = [(place, text) for place, text in texts if normalized(text) not in whole]
    return [
        warning("IM104", Where(name, (place,)), place=place, text=_short(text))
        for place, text in missing[:_TOLD]
    ]


_OBJECTS = (Level.TABLE, Level.PICTURE, Level.CHART)

"""Which planned changes can be made: they are tried, and the report is held to what it should say then."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from docgen import opc
from docgen.merge import NoPlaceError, Op, Planned, Said, expected, lines_in, placed, said_in, says
from docgen.model.cell_text import Text
from docgen.model.texts import Line
from docgen.pipeline.cell_edits import BookEdit, book_edit
from docgen.pipeline.rendering import Made, Renderer
from docgen.pipeline.settings import Settings
from docgen.workbook.editing import CannotEditError, edited
from docgen.workbook.reading import report_in
from docgen.workbook.stored import StoredCells

_UNCALCULATED = "WB116"
"""What reading tells of a formula without a value."""


class Standing(NamedTuple):
    """A workbook and the report that it makes now, paragraph by paragraph."""

    book: Path
    package: opc.Package
    stored: StoredCells
    made: Made
    said: Sequence[str]
    lines: Sequence[Line]


class Trial(NamedTuple):
    """A workbook with some changes, and the report that it makes; `also` are paragraphs that changed with
    them, before and after."""

    edit: BookEdit
    data: bytes
    made: Made
    also: tuple[tuple[str, str], ...]


class Settled(NamedTuple):
    """What was taken, what could not be, and the workbook with what was."""

    taken: tuple[Planned, ...]
    refused: tuple[Planned, ...]
    uncalculated: frozenset[tuple[Op, ...]]
    """Those refused because formulas go by the cells, which only a spreadsheet program works out anew."""
    trial: Trial | None

    def document(self, standing: Standing) -> bytes | None:
        """The report after it; None where a cell shows in other places too, which changed with it."""
        if self.trial is None:
            return standing.made.document
        return None if self.trial.also else self.trial.made.document


def settled(standing: Standing, planned: Sequence[Planned], settings: Settings) -> Settled:
    """As many of `planned` as leave a report that says what the person wrote."""
    possible = [each for each in planned if each.changes is not None]
    taken = _most(standing, [], possible, settings)
    done = {each.ops for each in taken}
    refused = tuple(each for each in planned if each.ops not in done)
    stale = frozenset(each.ops for each in refused if _needs_calculation(standing, each))
    return Settled(tuple(taken), refused, stale, tried(standing, taken, settings) if taken else None)


def _needs_calculation(standing: Standing, planned: Planned) -> bool:
    """Whether the workbook after `planned` has formulas without a value."""
    data = _data_after(standing, [planned]) if planned.changes else None
    found = report_in(data, standing.book).diagnostics if data is not None else ()
    return any(each.code == _UNCALCULATED for each in found)


def _most(
    standing: Standing, taken: list[Planned], more: Sequence[Planned], settings: Settings
) -> list[Planned]:
    """`taken` and as many of `more` as go with them: all, or else each half for itself."""
    if not more or tried(standing, [*taken, *more], settings) is not None:
        return [*taken, *more]
    if len(more) == 1:
        other = more[0]._replace(changes=more[0].otherwise, otherwise=None)
        return taken if other.changes is None else _most(standing, taken, [other], settings)
    half = len(more) // 2
    return _most(standing, _most(standing, taken, more[:half], settings), more[half:], settings)


def tried(standing: Standing, planned: Sequence[Planned], settings: Settings) -> Trial | None:
    """The workbook after `planned`; None where it could not be so, or its report would say anything else."""
    data = _data_after(standing, planned)
    if data is None:
        return None
    made = Renderer(settings, lambda path: report_in(data, path)).made(standing.book).value
    if made is None:
        return None
    wanted = expected(standing.said, ops_of(planned))
    edit = _edit_of(standing, planned)
    also = _also(standing, edit, wanted, made)
    return None if also is None else Trial(edit, data, made, also)


def _in_order(planned: Sequence[Planned]) -> list[Planned]:
    return sorted(planned, key=lambda each: max(each.order, default=0))


def ops_of(planned: Sequence[Planned]) -> list[Op]:
    """The changes of the report, in its order."""
    places = ((place, op) for each in planned for place, op in zip(each.order, each.ops, strict=True))
    return [op for _, op in sorted(places, key=lambda pair: pair[0])]


def _edit_of(standing: Standing, planned: Sequence[Planned]) -> BookEdit:
    changes = [change for each in _in_order(planned) for change in each.changes or ()]
    return book_edit(changes, standing.stored, standing.made.report.body)


def _data_after(standing: Standing, planned: Sequence[Planned]) -> bytes | None:
    try:
        return edited(standing.package, _edit_of(standing, planned).sheets).to_bytes()
    except (NoPlaceError, CannotEditError):
        return None


def _also(
    standing: Standing, edit: BookEdit, wanted: Sequence[Said], made: Made
) -> tuple[tuple[str, str], ...] | None:
    """The paragraphs that changed because a cell shows there too; None where others differ from `wanted`."""
    said = said_of(made.document)
    if len(said) != len(wanted):
        return None
    lines = placed(said, lines_in(made.composition))
    pairs = [
        (want, text)
        for want, text, line in zip(wanted, said, lines, strict=True)
        if not says(line, want.text)
    ]
    explained = all(
        want.at is not None and not want.is_edited and _shows(standing.lines[want.at], edit)
        for want, _ in pairs
    )
    return tuple((want.text, text) for want, text in pairs) if explained else None


def _shows(line: Line, edit: BookEdit) -> bool:
    """Whether a paragraph shows one of the changed cells, or a figure that one of them holds."""
    texts = [piece for piece in line if isinstance(piece, Text)]
    figures = any(span.written is not None for text in texts for span in text.spans)
    return figures or any(text.cell in edit.values for text in texts)


def said_of(document: bytes) -> list[str]:
    """The paragraphs of a .docx of docgen's own."""
    package = opc.open_package(document, "").value
    return said_in(package) if package is not None else []

"""Text of a cell → text of the report: {{名称}} becomes the figure, masks are marked, the rest is untouched.

Cell text is data: it is never run as a tag. What looks like one and is none of ours is an error, so that a
typing mistake is not printed in a report.
"""

import re

from docgen.compose.figures import FILTERS, NoPreviousValueError, NumberTooLargeError
from docgen.compose.unfilled import find_masks, mark, mark_masks
from docgen.diagnostics import Diagnostic, Where, error, note, warning
from docgen.model.report import CellRef, Figure, Report, Text
from docgen.suggestions import nearest

_WORD = r"[ \t\u3000]*([^{}｛｝|｜\n]*?)[ \t\u3000]*"
_REFERENCE = rf"[{{｛]{{2}}{_WORD}(?:[|｜]{_WORD})?[}}｝]{{2}}"
_TAG = (
    r"(?s)[{｛]%.*?%[}｝]|[{｛]#.*?#[}｝]|[{｛]{2}[^{｛]*?[}｝]{2}"
    r"|[{｛]{2}[^{｛}｝]*[}｝]?|[^{｛}｝\n]{0,20}[}｝]{2}"
)
"""The last two are a reference half typed: `{{数}次`, `{{数次`, `数}}`."""
_REMARKABLE = re.compile(r"[{｛}｝XxＸｘ*＊×○]")
"""What a reference, a tag or a mask begins with; most texts have none of it."""
_WITH_UNIT = ("", "值")
"""The ways of writing a figure that bring its unit."""
_LONGEST_SHOWN = 30


class Expander:
    """Expands the texts of one report, and collects what is found on the way."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._expanding: set[str] = set()
        self._used: set[str] = set()
        self.findings: list[Diagnostic] = []

    def where(self, cell: CellRef) -> Where:
        """The place of `cell` in this report's workbook."""
        return Where.in_sheet(self._report.file, cell.sheet, cell.a1)

    def report_error(self, code: str, cell: CellRef, **details: object) -> None:
        """Collect an error at `cell`."""
        self.findings.append(error(code, self.where(cell), **details))

    def report_warning(self, code: str, cell: CellRef, **details: object) -> None:
        """Collect a warning at `cell`."""
        self.findings.append(warning(code, self.where(cell), **details))

    def expand(self, text: Text) -> str:
        """`text` as the report says it; unfilled places carry the marks of model/context.py."""
        if not _REMARKABLE.search(text.value):
            return text.value
        parts: list[str] = []
        position = 0
        for match in re.finditer(_REFERENCE, text.value):
            parts.append(self._plain(text.value[position : match.start()], text.cell))
            parts.append(self._reference(match, text.cell))
            position = match.end()
        parts.append(self._plain(text.value[position:], text.cell))
        return "".join(parts)

    def check_unused(self) -> None:
        """Note figures that are neither filled in nor referenced: suggestions of the layout."""
        for name, figure in self._report.figures.items():
            if name not in self._used and figure.value is None and not figure.written:
                self.findings.append(note("TX108", self.where(figure.written.cell), name=name))

    def _plain(self, piece: str, cell: CellRef) -> str:
        if not _REMARKABLE.search(piece):
            return piece
        for tag in re.finditer(_TAG, piece):
            self.report_error("TX105", cell, tag=_shortened(tag.group()))
        for mask in find_masks(piece):
            self.report_warning("TX201", cell, mask=mask)
        return mark_masks(piece)

    def _reference(self, match: re.Match[str], cell: CellRef) -> str:
        name, filter_ = match.group(1), match.group(2) or ""
        figure = self._report.figures.get(name)
        if figure is not None:
            is_first = name not in self._used
            self._used.add(name)
            if figure.value is None and not figure.written:
                if is_first:
                    self.report_error("TX107", figure.written.cell, name=name)
                return match.group()
            return self._figure(figure, filter_, match.group(), cell)
        if name in self._report.fields:
            if not filter_:
                return self._field(name, match.group(), cell)
            self.report_error("TX109", cell, name=name, filter=filter_)
            return match.group()
        known = (*self._report.figures, *self._report.fields)
        self.report_error("TX101", cell, name=name, nearest=nearest(name, known))
        return match.group()

    def _figure(self, figure: Figure, filter_: str, reference: str, cell: CellRef) -> str:
        if filter_ not in FILTERS:
            self.report_error(
                "TX102", cell, filter=filter_, name=figure.name.value, nearest=nearest(filter_, FILTERS)
            )
            return reference
        if figure.value is None:
            return self._unfilled_figure(figure, has_unit=filter_ in _WITH_UNIT)
        try:
            return FILTERS[filter_](figure)
        except NoPreviousValueError:
            self.report_error(
                "TX103", cell, name=figure.name.value, figure_cell=_place(figure.previous_written.cell)
            )
        except NumberTooLargeError:
            self.report_error("TX104", cell, name=figure.name.value, figure_cell=_place(figure.written.cell))
        return reference

    def _unfilled_figure(self, figure: Figure, *, has_unit: bool) -> str:
        written = figure.written.value.strip()
        self.report_warning("TX201", figure.written.cell, mask=written)
        return mark(written) + (figure.unit.value.strip() if has_unit else "")

    def _field(self, name: str, reference: str, cell: CellRef) -> str:
        if name in self._expanding:
            self.report_error("TX106", cell, name=name)
            return reference
        self._expanding.add(name)
        try:
            return self.expand(self._report.fields[name].content)
        finally:
            self._expanding.discard(name)


def _place(cell: CellRef) -> str:
    return f"{cell.sheet}!{cell.a1}"


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST_SHOWN else text[:_LONGEST_SHOWN] + "…"

"""What the rows of a report say in mere words, for who gathers thousands of reports and prints none of them.

The same words as `expand` brings, for a third of the time: nobody asks which of them a figure was.
"""

import re

from docgen.compose.expansion import MOST_BROUGHT, Expansion
from docgen.compose.figures import FILTERS, NoPreviousValueError, NumberTooLargeError
from docgen.compose.findings import Findings
from docgen.compose.placing import OBJECTS
from docgen.compose.references import REFERENCE, parts_of
from docgen.model.cell_text import Text
from docgen.model.report import BodyRow, Report


def with_figures(report: Report) -> Report:
    """`report` with the words of its rows as they are printed, the figures in place; all else as written."""
    words = _Words(report)
    return report._replace(body=tuple(words.row(row) for row in report.body))


class _UnusualError(Exception):
    """Something that takes the whole of an expansion to be understood."""


class _Words:
    def __init__(self, report: Report) -> None:
        self._report = report
        self._brought = 0
        self._expansion: Expansion | None = None

    def row(self, row: BodyRow) -> BodyRow:
        if row.level in OBJECTS:
            return row
        title, content = self._text(row.title), self._text(row.content)
        if title is row.title and content is row.content:
            return row
        return row._replace(title=title, content=content)

    def _text(self, text: Text) -> Text:
        if "{" not in text.value and "｛" not in text.value:
            return text
        try:
            return text._replace(value=REFERENCE().sub(self._said, text.value), spans=())
        except _UnusualError:
            if self._expansion is None:
                self._expansion = Expansion(self._report, Findings(self._report.file))
            return self._expansion.text(text)

    def _said(self, found: re.Match[str]) -> str:
        """The words of a figure that is there under the name that is written."""
        name, way = parts_of(found[1]) or ("", "")
        figure = self._report.figures.get(name)
        if figure is None or figure.value is None or way not in FILTERS or self._brought > MOST_BROUGHT:
            raise _UnusualError
        try:
            words = FILTERS[way](figure)
        except (NoPreviousValueError, NumberTooLargeError) as fault:
            raise _UnusualError from fault
        self._brought += len(words)
        return words

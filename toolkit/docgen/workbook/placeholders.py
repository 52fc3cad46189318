"""What `docgen new` wrote as a start, and nobody has changed or confirmed: its mark still stands there."""

from docgen.model.cell_text import Span, SpanKind, Text
from docgen.model.texts import written
from docgen.workbook.schema import PLACEHOLDER

_MARKS = tuple(f"{left}示例{right}" for left, right in ("【】", "[]", "［］", "〔〕", "〖〗"))
"""The mark itself, and what becomes of it where brackets are exchanged for others."""


def is_placeholder(text: str) -> bool:
    """Whether `text` carries the mark, wherever a clerk has moved it."""
    return PLACEHOLDER[1:-1] in text and any(mark in text for mark in _MARKS)


def as_placeholder(text: Text) -> Text:
    """`text`, known as a placeholder where it is one, whatever looks somebody gave parts of it."""
    if not is_placeholder(text.value):
        return text
    said = written(text)
    span = Span(0, len(text.value), kind=SpanKind.PLACEHOLDER, written=None if said == text.value else said)
    return text._replace(spans=(span,))

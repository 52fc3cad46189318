"""What a cell shows of its number, with a finding where the report cannot show the same."""

from collections.abc import Callable, Mapping
from decimal import Decimal

from docgen.diagnostics import Code
from docgen.model.number_format import Remark, show, written_out

Report = Callable[[str, Code], None]
"""Takes a severity ("error", "warning" or "note") and the code of a finding about the cell."""

_FINDINGS: Mapping[Remark, tuple[str, Code]] = {
    Remark.UNKNOWN: ("error", "WB120"),
    Remark.IGNORED: ("warning", "WB141"),
    Remark.HASHES: ("error", "WB142"),
    Remark.LANGUAGE: ("warning", "WB143"),
    Remark.EXPONENT: ("note", "WB144"),
}


def plain_text(value: Decimal, code: str, *, is_1904: bool) -> str:
    """`value` as the report shows it under the number format `code`."""
    return written_out(value, show(value, code, is_1904=is_1904)).text


def number_text(value: Decimal, code: str, *, is_1904: bool, report: Report) -> str:
    """`plain_text`, telling where that is not what Excel shows, or may not be."""
    shown = written_out(value, show(value, code, is_1904=is_1904))
    if shown.remark is not None:
        report(*_FINDINGS[shown.remark])
    return shown.text

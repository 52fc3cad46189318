"""One cause, one message: what later steps find only because of what reading found is not told."""

from collections.abc import Iterable, Sequence

from docgen.diagnostics import Diagnostic, Severity, has_errors

_ABSENCE = frozenset({"TX401", "TX402", "TX403"})
"""Findings of something missing from 正文; a row that could not be read may well be it."""
_EFFECTS = {"WB104": frozenset({"TX101", "TX404"}), "WB109": frozenset({"TX103"})}
"""A sheet or a column whose name is misspelt, and what is missing for that reason."""


def without_echoes(read: Sequence[Diagnostic], found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """What was told in reading, and what of the findings of later steps is no mere echo of it.

    Where the echo of a warning was an error, the warning is one: there will be no report.
    """
    told = list(found)
    causes = {d.code for d in read if d.code in _EFFECTS}
    effects = frozenset[str]().union(*(_EFFECTS[code] for code in causes))
    stopping = {d.code for d in told if d.code in effects and has_errors([d])}
    hard = {code for code in causes if stopping & _EFFECTS[code]}
    causing = (d._replace(severity=Severity.ERROR) if d.code in hard else d for d in read)
    return (*causing, *(d for d in _independent(told, read) if d.code not in effects))


def _independent(found: Iterable[Diagnostic], read: Iterable[Diagnostic]) -> Iterable[Diagnostic]:
    errors = [d.where for d in read if has_errors([d])]
    cells, sheets = {(w.sheet, w.cell) for w in errors}, {w.sheet for w in errors}
    is_whole = any(not where.sheet for where in errors)
    for each in found:
        if (each.where.sheet, each.where.cell) in cells:
            continue
        if each.code not in _ABSENCE or not (is_whole or each.where.sheet in sheets):
            yield each

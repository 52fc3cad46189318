"""The rules that compare what a report says in two places: a file each here, and a line in `RULES`."""

from docgen.check.agreement.rules import (
    announced_count,
    backward_range,
    early_date,
    figures_disagree,
    last_period,
    law_name,
    missing_reference,
    organ_name,
    share_sum,
    table_sum,
    text_sum,
    typed_figure,
    wrong_change,
    wrong_share,
    wrong_weekday,
    year_span,
    years_disagree,
)
from docgen.check.rule import Agreement
from docgen.diagnostics import Severity

ERROR, WARNING, NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE

RULES = (
    Agreement("figures-disagree", figures_disagree, WARNING, "—"),
    Agreement("last-period", last_period, WARNING, "—", needs_book=True),
    Agreement("table-sum", table_sum, ERROR, "—"),
    Agreement("text-sum", text_sum, ERROR, "—"),
    Agreement("share-sum", share_sum, WARNING, "—"),
    Agreement("wrong-share", wrong_share, ERROR, "—"),
    Agreement("wrong-change", wrong_change, ERROR, "—"),
    Agreement("early-date", early_date, WARNING, "—"),
    Agreement("wrong-weekday", wrong_weekday, ERROR, "—"),
    Agreement("years-disagree", years_disagree, WARNING, "—"),
    Agreement("year-span", year_span, WARNING, "—"),
    Agreement("backward-range", backward_range, WARNING, "—"),
    Agreement("organ-name", organ_name, WARNING, "7.2.4"),
    Agreement("law-name", law_name, WARNING, "—"),
    Agreement("announced-count", announced_count, WARNING, "—"),
    Agreement("missing-reference", missing_reference, WARNING, "7.3.7"),
    Agreement("typed-figure", typed_figure, NOTE, "—", needs_book=True),
)
"""Arithmetic and the calendar prove an error; what only does not make sense is a warning."""

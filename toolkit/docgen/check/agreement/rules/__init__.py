"""The rules that compare what a report says in two places: a file each here, and a line in `RULES`."""

from docgen.check.agreement.rules import announced_count, figures_disagree, table_sum
from docgen.check.rule import Agreement
from docgen.diagnostics import Severity

ERROR, WARNING = Severity.ERROR, Severity.WARNING

RULES = (
    Agreement("figures-disagree", figures_disagree, WARNING, "—"),
    Agreement("table-sum", table_sum, ERROR, "—"),
    Agreement("announced-count", announced_count, WARNING, "—"),
)

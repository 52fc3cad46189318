"""Rules over a DocumentView: pure, one rule a file, named after the fault.

    findings = check(view, profile)

To add a rule: a file in `rules/` with a manual for docstring and a `check(view, profile)`, its line in
`rules.FORMAT`, its words in messages/check.toml, its violations in tests/check/violations.py. Rules that
compare what a report says in two places are in `agreement/rules/`: they also look at workbooks.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from docgen.check.agreement.facts import NOTHING_LAST, Contradiction, Facts, LastPeriod
from docgen.check.agreement.of_document import of_document
from docgen.check.agreement.rules import RULES as AGREEMENT
from docgen.check.rule import Fault, Rule
from docgen.check.rules import FORMAT, OF_BOOKS_TOO, RULES
from docgen.diagnostics import Diagnostic, Severity, Where
from docgen.model.document import DocumentView
from docgen.model.mend import ParagraphMend, RunMend
from docgen.model.paragraph import BODY_PART
from docgen.model.profile import Profile

__all__ = ["RULES", "Fault", "Finding", "Rule", "check", "check_facts", "severity_of"]


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault (place and mends) together with the diagnostic that reports it."""

    diagnostic: Diagnostic
    fault: Fault
    clause: str


def check(
    view: DocumentView,
    profile: Profile,
    suppressed: frozenset[str] = frozenset(),
    last: LastPeriod = NOTHING_LAST,
) -> tuple[Finding, ...]:
    """Every fault of `view` by `profile`, in document order; rules in `suppressed` are left out.

    What it says of last period is held against `last`.
    """
    found = []
    for rule, severity in _wanted(FORMAT, profile, suppressed):
        found += [_finding(rule, severity, fault, view) for fault in rule.check(view, profile)]
    facts = of_document(view, last)
    for rule, severity in _wanted(AGREEMENT, profile, suppressed):
        found += [_finding(rule, severity, _fault(each), view) for each in rule.compare(facts)]
    if any(sign in view.text for sign in _TAGS):
        found = [finding for finding in found if _can_be_judged(finding, view)]
    return tuple(sorted(found, key=_order))


def check_facts(
    facts: Facts, file: str, profile: Profile, suppressed: frozenset[str] = frozenset()
) -> tuple[Diagnostic, ...]:
    """What does not agree in a workbook called `file`, in the order of the rules."""
    return tuple(
        Diagnostic(rule.name, severity, _in_book(file, found), {"clause": rule.clause, **found.details})
        for rule, severity in _wanted((*AGREEMENT, *OF_BOOKS_TOO), profile, suppressed)
        for found in rule.compare(facts)
    )


R = TypeVar("R", bound=Rule)


def _wanted(rules: Iterable[R], profile: Profile, suppressed: frozenset[str]) -> Iterator[tuple[R, Severity]]:
    for rule in rules:
        severity = severity_of(rule, profile)
        if severity is not None and rule.name not in suppressed:
            yield rule, severity


def _fault(found: Contradiction) -> Fault:
    return Fault(found.place, found.details)


def _in_book(file: str, found: Contradiction) -> Where:
    """A place of a workbook: its one step is sheet and cell."""
    sheet, _, cell = found.place.steps[0].rpartition("!")
    return Where.in_sheet(file, sheet, cell)


_TAGS = ("{{", "{%")
_ABOUT_TAGS = "unfilled-placeholder"


def _can_be_judged(finding: Finding, view: DocumentView) -> bool:
    """Whether a finding still holds where a template's tags stand: looks do, words are not there yet."""
    place = finding.fault.place
    if place.part != BODY_PART or place.ordinal is None or finding.diagnostic.code == _ABOUT_TAGS:
        return True
    text = view.nearest(place.ordinal).text.strip()
    if text.startswith("{%") and text.endswith("%}"):
        # Its paragraph goes when the template is filled.
        return False
    if any(isinstance(each, ParagraphMend | RunMend) for each in finding.fault.mends):
        return True
    return not any(sign in text for sign in _TAGS)


def severity_of(rule: Rule, profile: Profile) -> Severity | None:
    """The rule's severity under `profile`; None where the profile switches it off."""
    return profile.rules.get(rule.name, rule.severity)


def _finding(rule: Rule, severity: Severity, fault: Fault, view: DocumentView) -> Finding:
    details = {"clause": rule.clause, **fault.details}
    diagnostic = Diagnostic(rule.name, severity, fault.place.where(view.file), details)
    return Finding(diagnostic, fault, str(details["clause"]))


def _order(finding: Finding) -> tuple[int, str]:
    """Page settings first, then by paragraph; header and footer after the body."""
    place = finding.fault.place
    return (-1 if place.ordinal is None else place.ordinal, place.part)

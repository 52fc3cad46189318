"""Rules over a DocumentView: pure, one rule a file, named after the fault.

    findings = check(view, profile)

To add a rule: a file in `rules/` with a manual for docstring and a `check(view, profile)`, its line in
`rules.RULES`, its words in messages/check.toml, its violations in tests/check/violations.py.
"""

from dataclasses import dataclass

from docgen.check.rule import Fault, Rule
from docgen.check.rules import RULES
from docgen.diagnostics import Diagnostic, Severity
from docgen.model.document import DocumentView
from docgen.model.profile import Profile

__all__ = ["RULES", "Fault", "Finding", "Rule", "check", "severity_of"]


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault (place and mends) together with the diagnostic that reports it."""

    diagnostic: Diagnostic
    fault: Fault
    clause: str


def check(
    view: DocumentView, profile: Profile, suppressed: frozenset[str] = frozenset()
) -> tuple[Finding, ...]:
    """Every fault of `view` by `profile`, in document order; rules in `suppressed` are left out."""
    found = []
    for rule in RULES:
        severity = severity_of(rule, profile)
        if severity is not None and rule.name not in suppressed:
            found += [_finding(rule, severity, fault, view) for fault in rule.check(view, profile)]
    return tuple(sorted(found, key=_order))


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

"""Findings as a reader takes them in: one block a rule, what is sent back first before all else."""

from collections.abc import Iterable
from typing import NamedTuple

from docgen.check import RULES, Finding
from docgen.diagnostics import Severity
from docgen.messages import text

_SENT_BACK_FIRST = (
    "missing-signature", "tracked-changes", "comments-left", "malformed-document-number", "year-bracket",
    "addressee-colon", "malformed-date", "impossible-date", "numbers-out-of-order", "heading-number-form",
    "attachment-mismatch", "wrong-alignment", "title-shape", "issuer-mark-color", "missing-red-line",
    "missing-page-number", "unfilled-placeholder", "unfilled-mask",
)  # fmt: skip
"""What is seen at first glance, or makes a document void; the rest follows in the clauses' order."""
_RANKS = {
    name: place for place, name in enumerate(dict.fromkeys((*_SENT_BACK_FIRST, *(r.name for r in RULES))))
}


class Block(NamedTuple):
    """All findings of one rule, in document order."""

    rule: str
    severity: Severity
    findings: tuple[Finding, ...]

    def title(self, language: str) -> str:
        """What is wrong, as a heading for all of its places."""
        return text(self.rule, "title", language, {})

    def remedies(self, language: str) -> tuple[str, ...]:
        """What to do, each remedy once."""
        return tuple(dict.fromkeys(finding.diagnostic.hint(language) for finding in self.findings))

    @property
    def mendable(self) -> int:
        """How many of them `--fix` can mend."""
        return sum(bool(finding.fault.mends) for finding in self.findings)

    def places(self) -> tuple[str, ...]:
        """Where they are, each place once."""
        return tuple(dict.fromkeys(" › ".join(f.diagnostic.where.steps) for f in self.findings))


def blocks(findings: Iterable[Finding]) -> tuple[Block, ...]:
    """`findings` by rule: errors first, then by what is sent back first."""
    found: dict[str, list[Finding]] = {}
    for finding in findings:
        found.setdefault(finding.diagnostic.code, []).append(finding)
    made = (Block(rule, group[0].diagnostic.severity, tuple(group)) for rule, group in found.items())
    return tuple(sorted(made, key=lambda block: (block.severity.rank, _RANKS[block.rule])))

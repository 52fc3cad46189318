"""What findings are worth against the labels."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from openpyxl import load_workbook

from docgen.check import check
from docgen.check.agreement.rules import RULES
from docgen.document import view
from docgen.pipeline.agreeing import check_workbook, last_period
from docgen.profiles import shipped
from support.agreement_set.story import Label, Story, document, last_workbook, workbook
from support.books import write_book
from support.office_set.writers import docx

NAMES = frozenset(rule.name for rule in RULES)
Told = tuple[str, str]
"""A rule, and the words of the place where it was told."""


@dataclass
class Score:
    """Per rule: labels that were found, labels that were missed, findings without a label."""

    found: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    false: Counter[str] = field(default_factory=Counter)
    examples: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def judge(self, name: str, labels: Sequence[Label], told: Iterable[Told]) -> None:
        """Add what was told of one report; one label told at both its places was found once."""
        left = list(labels)
        for rule, words in told:
            meant = [
                label for label in labels if label.rule == rule and any(p in words for p in label.places)
            ]
            if not meant:
                self.false[rule] += 1
                self.examples[rule].append(f"false {name}: {words}")
            for label in meant:
                if label in left:
                    left.remove(label)
                    self.found[rule] += 1
        for label in left:
            self.missed[label.rule] += 1
            self.examples[label.rule].append(f"missed {name}: {' | '.join(label.places)}")

    def precision(self, rule: str = "") -> float:
        """The part of the findings that are true, of one rule or of all."""
        found, false = self._of(self.found, rule), self._of(self.false, rule)
        return found / max(1, found + false) if found + false else 1.0

    def recall(self, rule: str = "") -> float:
        """The part of the labels that were found, of one rule or of all."""
        found, missed = self._of(self.found, rule), self._of(self.missed, rule)
        return found / max(1, found + missed)

    @staticmethod
    def _of(counts: Counter[str], rule: str) -> int:
        return counts[rule] if rule else sum(counts.values())

    def table(self) -> str:
        """One line a rule: seeded, found, false."""
        names = sorted({*self.found, *self.missed, *self.false})
        lines = (
            f"{n:20} {self.found[n] + self.missed[n]:6} {self.found[n]:6} {self.false[n]:6}" for n in names
        )
        return "\n".join(lines)


def told_of_book(folder: Path, story: Story) -> list[Told]:
    """What is told of a report as a workbook."""
    book = write_book(folder, workbook(story), name=f"{story.name}.xlsx")
    last = last_period(write_book(folder, last_workbook(story), name="去年.xlsx")).value
    assert last is not None
    cells = load_workbook(book)
    told = []
    for found in check_workbook(book, shipped(), frozenset(), last):
        if found.code in NAMES:
            words = cells[found.where.sheet][found.where.cell].value
            told.append((found.code, f"{words} {found.message()}"))
    return told


def told_of(story: Story) -> list[Told]:
    """What is told of a report as a Word document."""
    seen = view(docx(document(story)), story.name).value
    assert seen is not None
    told = []
    for finding in check(seen, shipped()):
        place = finding.fault.place
        if finding.diagnostic.code in NAMES and place.ordinal is not None:
            words = seen.nearest(place.ordinal).text
            told.append((finding.diagnostic.code, f"{words} {finding.diagnostic.message()}"))
    return told

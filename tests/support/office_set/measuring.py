"""What a checker's findings are worth against the labels."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from docgen.check import Finding, check
from docgen.document import view
from docgen.model.document import DocumentView
from docgen.model.paragraph import BODY_PART
from docgen.profiles import shipped
from support.office_set.lines import FOOTER, PAGE, WHOLE, Document

_OF_THE_WHOLE = {"characters-per-line", "missing-signature", "tracked-changes", "comments-left"}


@dataclass
class Score:
    """Per rule: findings that are labelled, that are not, labels without a finding."""

    true: Counter[str] = field(default_factory=Counter)
    false: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    examples: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def precision(self, rules: Iterable[str] | None = None) -> float:
        """The part of the findings that are true, over `rules` or all."""
        names = set(self.true) | set(self.false) if rules is None else set(rules)
        true, false = sum(self.true[n] for n in names), sum(self.false[n] for n in names)
        return true / max(1, true + false)

    def recall(self) -> float:
        """The part of the labels that were found."""
        true, missed = sum(self.true.values()), sum(self.missed.values())
        return true / max(1, true + missed)

    def table(self) -> str:
        """One line a rule."""
        names = sorted({*self.true, *self.false, *self.missed})
        return "\n".join(f"{n:28} {self.true[n]:5} {self.false[n]:5} {self.missed[n]:5}" for n in names)


def judge(score: Score, document: Document, docx: bytes) -> None:
    """Add what is found in `docx`, which was written for `document`, to `score`."""
    seen = view(docx, f"{document.name}.docx").value
    assert seen is not None
    found = {(f.diagnostic.code, _place(seen, f)) for f in check(seen, shipped())}
    wanted = set(document.expected())
    arguable = set(document.open())
    for rule, place in found:
        if (rule, place) in wanted:
            score.true[rule] += 1
        elif (rule, place) not in arguable and rule not in document.arguable:
            score.false[rule] += 1
            score.examples[rule].append(f"false {document.name}: {place}")
    for rule, place in wanted - found:
        if rule not in document.arguable and (rule, place) not in arguable:
            score.missed[rule] += 1
            score.examples[rule].append(f"missed {document.name}: {place}")


def _place(seen: DocumentView, finding: Finding) -> str:
    place = finding.fault.place
    if finding.diagnostic.code in _OF_THE_WHOLE:
        return WHOLE
    if place.part != BODY_PART:
        return FOOTER
    if place.ordinal is None:
        return PAGE
    index = next(i for i, p in enumerate(seen.paragraphs) if p.ordinal == place.ordinal)
    text = seen.paragraphs[index].text.strip()
    if text:
        return text
    above = next(p.text.strip() for p in reversed(seen.paragraphs[:index]) if p.text.strip())
    return f"¶{above}"

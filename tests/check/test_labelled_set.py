"""What findings are worth, against documents whose faults are known because they were put there."""

from pathlib import Path

import pytest

from docgen.check import RULES
from docgen.diagnostics import Severity
from support.libreoffice import resaved
from support.office_set.making import documents
from support.office_set.measuring import Score, judge
from support.office_set.writers import docx
from support.torture import amount

ERRORS = [rule.name for rule in RULES if rule.severity is Severity.ERROR]


@pytest.fixture(scope="module")
def score() -> Score:
    found = Score()
    for document in documents(amount(208, 2080)):
        judge(found, document, docx(document))
    return found


def told(score: Score) -> str:
    examples = [f"{rule}: {place}" for rule, places in score.examples.items() for place in places[:3]]
    return "\n".join((score.table(), *examples))


def test_of_a_hundred_findings_three_at_most_are_false(score: Score) -> None:
    assert score.precision() >= 0.97, told(score)


def test_of_a_hundred_errors_one_at_most_is_false(score: Score) -> None:
    assert score.precision(ERRORS) >= 0.99, told(score)


def test_of_a_hundred_faults_five_at_most_are_missed(score: Score) -> None:
    assert score.recall() >= 0.95, told(score)


def test_most_rules_are_put_to_the_test(score: Score) -> None:
    tried = {rule for rule, count in score.true.items() if count}
    assert len(tried) >= 45, sorted({rule.name for rule in RULES} - tried)


def test_a_rule_that_finds_more_wrong_than_right_is_none(score: Score) -> None:
    assert [rule for rule in score.true if score.false[rule] > score.true[rule]] == []


@pytest.mark.office
def test_what_libreoffice_saved_is_judged_as_what_it_opened(tmp_path: Path) -> None:
    """As offices send documents on that were opened in LibreOffice and saved again."""
    chosen = documents(amount(24, 208))
    saved = resaved(tmp_path, {document.name: docx(document) for document in chosen})
    found = Score()
    for document in chosen:
        judge(found, document, saved[document.name])
    assert found.precision() >= 0.97, told(found)
    assert found.recall() >= 0.95, told(found)

"""What findings about statements are worth, against reports whose contradictions were put there."""

from pathlib import Path

import pytest

from docgen.check.agreement.rules import RULES
from support.agreement_set.making import COUNT, make_book, stories
from support.agreement_set.measuring import Score, told_of, told_of_book
from support.torture import amount

OF_DOCUMENTS = [rule.name for rule in RULES if not rule.needs_book]
BOOKS = amount(60, 600)


@pytest.fixture(scope="module")
def score() -> Score:
    found = Score()
    for wrong in (True, False):
        for story in stories(amount(COUNT, 10 * COUNT), wrong=wrong):
            found.judge(story.name, story.labels, told_of(story))
    return found


@pytest.fixture(scope="module")
def of_books(tmp_path_factory: pytest.TempPathFactory) -> Score:
    found = Score()
    folder: Path = tmp_path_factory.mktemp("books")
    for number in range(BOOKS):
        story = make_book(number, wrong=number % 2 == 1)
        found.judge(story.name, story.labels, told_of_book(folder, story))
    return found


def told(score: Score) -> str:
    examples = [f"{rule}: {line}" for rule, lines in score.examples.items() for line in lines[:3]]
    return "\n".join((score.table(), *examples))


def test_the_set_has_three_hundred_reports_of_each_sort_and_every_rule_often(score: Score) -> None:
    assert COUNT >= 300
    assert {rule for rule in OF_DOCUMENTS if score.found[rule] + score.missed[rule] >= 20} == {*OF_DOCUMENTS}


def test_of_a_hundred_findings_five_at_most_are_false(score: Score) -> None:
    assert score.precision() >= 0.95, told(score)


@pytest.mark.parametrize("rule", OF_DOCUMENTS)
def test_of_a_hundred_findings_of_a_rule_five_at_most_are_false(rule: str, score: Score) -> None:
    assert score.precision(rule) >= 0.95, told(score)


@pytest.mark.parametrize("rule", OF_DOCUMENTS)
def test_of_ten_contradictions_of_a_kind_one_at_most_is_missed(rule: str, score: Score) -> None:
    assert score.recall(rule) >= 0.9, told(score)


def test_workbooks_are_judged_as_well_as_documents(of_books: Score) -> None:
    assert of_books.precision() >= 0.95, told(of_books)
    assert of_books.recall() >= 0.9, told(of_books)


@pytest.mark.parametrize("rule", [rule.name for rule in RULES if rule.needs_book])
def test_rules_that_need_a_workbook_find_what_was_put_there(rule: str, of_books: Score) -> None:
    assert of_books.found[rule] >= 5
    assert of_books.precision(rule) >= 0.95, told(of_books)
    assert of_books.recall(rule) >= 0.9, told(of_books)

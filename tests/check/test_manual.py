"""Every rule has its page and its words, and every clause a rule or a reason why not."""

import re

import pytest

from authoring.build_rule_reference import PAGE
from docgen.check import RULES
from docgen.check.manual import manual, page, reference
from docgen.check.rule import Rule
from docgen.check.unchecked import unchecked
from docgen.messages import area

CLAUSES = (
    "3.2 5.1 5.2.1 5.2.2 5.2.3 5.2.4 7.2.1 7.2.2 7.2.3 7.2.4 7.2.5 7.2.6 7.2.7 7.3.1 7.3.2 7.3.3 7.3.4 "
    "7.3.5.1 7.3.5.2 7.3.5.3 7.3.5.4 7.3.6 7.3.7 7.4.1 7.4.2 7.4.3 7.5 8 10.1 10.2 10.3"
).split()
"""Every clause of GB/T 9704-2012 that gives a number or a form to check."""

by_name = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)


@by_name
def test_a_rule_is_named_after_its_file_and_has_a_whole_manual(rule: Rule) -> None:
    assert rule.module.__name__.rpartition(".")[2] == rule.name.replace("-", "_")
    parts = manual(rule)
    assert "Bad:" in parts.example
    assert "Good:" in parts.example


@by_name
def test_a_rule_says_what_is_wrong_and_what_to_do_in_both_languages(rule: Rule) -> None:
    words = area("check")[rule.name]
    assert set(words["zh"]) == {"title", "message", "hint", "about"}
    assert set(words["en"]) == {"title", "message", "hint"}
    fields = [set(re.findall(r"{(\w+)", words[language]["message"])) for language in ("zh", "en")]
    assert fields[1] <= fields[0]


def test_no_words_are_left_of_a_rule_that_is_gone() -> None:
    assert area("check").keys() == {rule.name for rule in RULES}


@by_name
def test_a_page_names_rule_and_clause_in_both_languages(rule: Rule) -> None:
    for language in ("zh", "en"):
        assert page(rule, language).startswith(rule.name)
        assert manual(rule).clause[:20] in page(rule, language)


@pytest.mark.parametrize("clause", CLAUSES)
def test_every_clause_has_a_rule_or_a_reason_why_not(clause: str) -> None:
    checked = " ".join(f"{rule.clause} {manual(rule).clause}" for rule in RULES)
    named = [line.clause for line in unchecked()]
    assert re.search(rf"(?<![\d.]){re.escape(clause)}(?![\d])", checked) or clause in named


def test_the_reference_is_what_the_rules_say() -> None:
    assert PAGE.read_text(encoding="utf-8") == reference(RULES)

"""Every rule against conforming documents and against at least five violations of its own."""

from collections.abc import Iterator

import pytest

from check.violations import PAGE, VIOLATIONS, Target
from docgen.check import RULES, check
from docgen.document import view
from docgen.profiles import names, shipped
from support.drafts import Draft
from support.unstyled import Unstyled

CASES = [(rule.name, number) for rule in RULES for number in range(len(VIOLATIONS.get(rule.name, ())))]


def findings(docx: bytes, profile: str) -> list[tuple[str, str, int | None]]:
    """Rule, part and paragraph of every finding."""
    seen = view(docx, "公文.docx").value
    assert seen is not None
    places = ((f.diagnostic.code, f.fault.place) for f in check(seen, shipped(profile)))
    return sorted((code, place.part, place.ordinal) for code, place in places)


@pytest.fixture(scope="module", params=names())
def conforming(request: pytest.FixtureRequest) -> tuple[str, bytes]:
    return request.param, Unstyled(profile=shipped(request.param)).docx()


def test_a_conforming_document_gives_no_finding(conforming: tuple[str, bytes]) -> None:
    profile, docx = conforming
    assert findings(docx, profile) == []


@pytest.mark.parametrize("rule", [rule.name for rule in RULES])
def test_every_rule_has_at_least_five_violations(rule: str) -> None:
    assert len(VIOLATIONS[rule]) >= 5


def test_no_violation_is_of_an_unknown_rule() -> None:
    assert VIOLATIONS.keys() <= {rule.name for rule in RULES}


@pytest.mark.parametrize(("rule", "number"), CASES)
def test_a_violation_is_found_at_its_place_and_nothing_else_is(
    rule: str, number: int, conforming: tuple[str, bytes]
) -> None:
    profile, docx = conforming
    draft = Draft(docx)
    target = VIOLATIONS[rule][number](draft)
    assert findings(draft.docx(), profile) == expected(draft, rule, target)


def expected(draft: Draft, rule: str, target: Target) -> list[tuple[str, str, int | None]]:
    return sorted((rule, part, ordinal) for part, ordinal in _places(draft, target))


def _places(draft: Draft, target: Target) -> Iterator[tuple[str, int | None]]:
    if isinstance(target, str):
        assert target == PAGE
        yield "word/document.xml", None
    else:
        yield from map(draft.place, target if isinstance(target, list) else [target])

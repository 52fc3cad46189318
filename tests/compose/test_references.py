"""{{名称}} and what only looks like it: found as a plain expression of the same grammar finds it."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.compose.references import references, tags
from support.torture import amount

_WORD = r"[ \t\u3000]*([^{}｛｝|｜\n]*?)[ \t\u3000]*"
SLOW_REFERENCE = re.compile(rf"[{{｛]{{2}}{_WORD}(?:[|｜]{_WORD})?[}}｝]{{2}}")
SLOW_TAG = re.compile(
    r"(?s)[{｛]%.*?%[}｝]|[{｛]#.*?#[}｝]|[{｛]{2}[^{｛]*?[}｝]{2}"
    r"|[{｛]{2}[^{｛}｝]*[}｝]?|[^{｛}｝\n]{0,20}[}｝]{2}"
)
"""The grammar as expressions that are right and may take long: the reference to hold the scanners to."""

written = st.text(alphabet="{}｛｝|｜%# \t\u3000\n数a", max_size=40)


@settings(max_examples=amount(300, 20_000), deadline=None)
@given(written)
def test_references_are_those_of_the_grammar(text: str) -> None:
    slow = [(*m.span(), m[1], m[2] or "") for m in SLOW_REFERENCE.finditer(text)]
    assert [tuple(found) for found in references(text)] == slow


@settings(max_examples=amount(300, 20_000), deadline=None)
@given(written)
def test_tags_and_half_typed_references_are_those_of_the_grammar(text: str) -> None:
    assert list(tags(text)) == [m.group() for m in SLOW_TAG.finditer(text)]


@pytest.mark.parametrize(
    "text",
    [
        "{{" + " " * 200_000 + "|" + " " * 200_000,
        "{{" * 200_000,
        "{%" * 200_000,
        "{#" * 100_000 + "{%" * 100_000,
        "{{数" * 150_000,
        "}}" * 200_000,
        "数" * 200_000 + "}}" * 100_000,
        "{{" + "}a" * 200_000,
        "{{a|b|" * 70_000,
        ("{{" + "\u3000" * 99) * 4_000,
    ],
    ids=lambda text: text[:6].strip() or "blanks",
)
def test_a_long_text_of_signs_is_gone_through_within_the_run(text: str) -> None:
    assert len(list(references(text))) == 0
    assert sum(map(len, tags(text))) <= len(text)  # each sign is told at most once

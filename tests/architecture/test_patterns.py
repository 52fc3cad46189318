"""No regular expression takes more than linear time over a text that somebody else wrote."""

import re

import pytest

from support.ambiguity import trouble
from support.patterns import Found, patterns

FOUND = patterns()

STOPS_AT_NEXT = {
    "model/masks.py:mask": "a run of half-width X begins behind no letter, one of full-width X always ends",
    "template/finish.py:_ROWLESS_TABLE": "not beyond the next <w:tbl>",
    "workbook/scanning.py:_CELL": "not beyond the next <c",
    "workbook/strings.py:_ITEM": "not beyond the next <si",
}
"""A look ahead keeps each match from where another may begin, which the automaton does not know."""

NOT_SEARCHED = {
    "model/numerals.py:_FORMS": "matched at the beginning of a line",
    "patterns.py:rarely": "compiles what others write",
}
"""Where the source does not say how a pattern is used."""

TO_BE_MENDED = {
    "publish/fingerprint.py:_TOKEN",
    "publish/fingerprint.py:_FALLBACK",
    "publish/fingerprint.py:_NOTE_SEPARATOR",
    "publish/looks.py:_PROPERTY",
    "publish/looks.py:_STYLE",
    "publish/looks.py:_DOCUMENT_DEFAULTS",
    "publish/looks.py:_THEME_LANGUAGE",
    "publish/looks.py:_theme_fonts",
    "publish/looks.py:found",
    "publish/noise.py:_compiled",
    "template/characters.py:_TOKEN",
    "template/finish.py:_EMPTY_WITH_ATTRIBUTES",
    "template/problems.py:_said",
    "template/run_properties.py:_PROPERTIES",
    "template/run_properties.py:_PROPERTY",
    "template/source.py:_CELL_PROPERTIES",
    "template/source.py:_PROPERTY",
}
"""Debts, most of them over XML that a parser has seen to be well-formed before; nothing is added here."""


def faults(found: Found) -> list[str]:
    if found.pattern is None:
        return ["it cannot be seen what the pattern is: make it a constant of its module"]
    ways = found.ways
    reasons = {trouble(found.pattern, anywhere=way == "search", whole=way == "fullmatch") for way in ways}
    return sorted(reasons - {""})


def test_every_pattern_takes_linear_time() -> None:
    excused = {*STOPS_AT_NEXT, *NOT_SEARCHED, *TO_BE_MENDED}
    bad = {found.where: why for found in FOUND if found.where not in excused and (why := faults(found))}
    assert bad == {}


def test_patterns_are_found_all_over_the_package() -> None:
    assert len(FOUND) > 150
    assert {found.where.split("/")[0] for found in FOUND} >= {"check", "compose", "template", "workbook"}


@pytest.mark.parametrize(
    ("pattern", "way"),
    [
        (r"(a+)+b", "match"),
        (r"(?:a|a?)*b", "match"),
        (r"\s*x?\s*y", "match"),
        (r"\{\{\s*([^}]+?)\s*\|\s*\}\}", "match"),
        (r"\s*\|\s*\s*\}", "match"),
        (r".*,.*;", "match"),
        (r"\s+$", "search"),
        (r"\{\{.*?\}\}", "search"),
        (r"<w:p [^>]*>", "search"),
        (r"(?:\s*x)?", "search"),
        (r"(\d+)(?=\s*个)", "search"),
        (r"[^x]*y", "search"),
        (r"(?i)(?:A+)*B", "match"),
        (r"(?:甲\s*){1,8}\s*乙", "match"),
    ],
)
def test_the_pattern_of_trouble_is_seen(pattern: str, way: str) -> None:
    assert trouble(re.compile(pattern), anywhere=way == "search")


@pytest.mark.parametrize(
    ("pattern", "way"),
    [
        (r"\s*x\s*y", "match"),
        (r"\d+(?:\.\d+)*", "search"),
        (r"<w:p [^<>]*>", "search"),
        (r"\{\{[^{}]*\}\}", "search"),
        (r"^\s+x", "search"),
        (r"(?<!\s)\s+$", "search"),
        (r"\(\s*(?:第\s*)?\d+\s*号", "search"),
        (r"a*", "search"),
        (r"(?:ab)+c", "match"),
    ],
)
def test_what_is_no_trouble_is_not_called_so(pattern: str, way: str) -> None:
    assert trouble(re.compile(pattern), anywhere=way == "search") == ""

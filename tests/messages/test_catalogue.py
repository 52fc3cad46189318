"""Every code that can be told has its words, in both languages, with the same details."""

import re
import string
from pathlib import Path

import docgen
from docgen.messages import AREAS, LANGUAGES, area, exit_class, text

SOURCES = [path for path in Path(docgen.__file__).parent.rglob("*.py") if path.parent.name != "messages"]
CODE = re.compile(r'"((?:[A-Z]{2})\d{3})"')
USED = {code for path in SOURCES for code in CODE.findall(path.read_text(encoding="utf-8"))}
NOTES = {
    code
    for path in SOURCES
    for code in re.findall(r'\bnote\(\s*"([A-Z]{2}\d{3})"', path.read_text(encoding="utf-8"))
}
"""Notes may ask nothing of anybody."""
TOLD = {code: entry for name in AREAS.values() for code, entry in area(name).items()}


def placeholders(template: str) -> set[str]:
    names = {name for _, name, _, _ in string.Formatter().parse(template) if name}
    return names - {"suggestion"} | ({"nearest"} if "suggestion" in names else set())


def test_every_code_in_the_program_has_words() -> None:
    assert sorted(USED - TOLD.keys()) == []


def test_no_words_are_kept_for_codes_that_nothing_says() -> None:
    numbered = {code for code in TOLD if CODE.match(f'"{code}"')}
    assert sorted(numbered - USED) == []


def test_a_code_stands_in_the_file_of_its_area() -> None:
    strays = [code for prefix, name in AREAS.items() for code in area(name) if not code.startswith(prefix)]
    assert strays == []


def test_every_code_speaks_both_languages_and_findings_say_how_to_mend_them() -> None:
    for code, entry in TOLD.items():
        assert set(entry) - {"exit", "draft"} == set(LANGUAGES), code
        assert exit_class(code) in {"input", "usage", "environment"}, code
        for language in LANGUAGES:
            assert entry[language]["message"], code
            if not code.startswith(("UI", "TG", "ST")) and code not in NOTES:
                assert entry[language].get("hint"), (code, language)


def test_nothing_is_lost_between_the_languages() -> None:
    for code, entry in TOLD.items():
        said = {language: set[str]() for language in LANGUAGES}
        for language in LANGUAGES:
            for part in entry[language].values():
                said[language] |= placeholders(part)
        assert said["zh"] <= said["en"] | {"nearest"}, code


def test_messages_fill_their_places_and_a_near_miss_is_asked_about() -> None:
    details: dict[str, object] = {"name": "检查次", "nearest": "检查次数"}
    assert text("TX101", "message", "zh", details).endswith("是不是“检查次数”？")
    assert "Did you mean “检查次数”?" in text("TX101", "message", "en", details)

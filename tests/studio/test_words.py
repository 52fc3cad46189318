"""Every word of the page stands in the catalogue, and the catalogue has no word that nothing says."""

import re
from pathlib import Path

import docgen.studio
from docgen.messages import area
from docgen.studio.shelf import State
from docgen.studio.templates import BLOCKS

PACKAGE = Path(docgen.studio.__file__).parent
SCRIPTS = {path.name: path.read_text(encoding="utf-8") for path in (PACKAGE / "page").glob("*.js")}
SAID = {code for text in SCRIPTS.values() for code in re.findall(r'\bsay\(\s*"([a-z-]+)"', text)}
REFUSED = {
    code
    for path in PACKAGE.rglob("*.py")
    for code in re.findall(r'"ST-([a-z-]+)"', path.read_text(encoding="utf-8"))
}
FAMILIES = {
    "nav": ["start", "reports", "check", "templates", "edits", "figures", "history", "pane", "summary"],
    "do": ["update", "origin", "check", "mend", "merge", "compare", "tags"],
    "kind": ["report", "workbook", "template", "document", "elsewhere", "none"],
    "block": [block.name for block in BLOCKS],
    "tags": ["elements", "figures", "insert", "copy"],
    "state": [state.value for state in State],
    "open": ["book", "report", "folder"],
    "engine": ["rdocx", "LibreOffice"],
    "summary": ["new", "renewed", "unchanged", "missing", "unread", "doubtful"],
    "figure": ["name", "value", "unit", "previous", "change", "cell"],
}
"""Words that the page chooses by what it is told: say(`state-${state}`)."""
CHOSEN = {f"{family}-{each}" for family, listed in FAMILIES.items() for each in listed}
LITERAL = {code for text in SCRIPTS.values() for code in re.findall(r'"([a-z-]+)"', text)}
WORDS = {code.removeprefix("ST-") for code in area("studio")}


def test_the_page_says_what_the_catalogue_has_and_no_more() -> None:
    assert sorted((SAID | REFUSED | CHOSEN) - WORDS) == []
    assert sorted(WORDS - LITERAL - REFUSED - CHOSEN) == []


def test_the_page_is_plain_modules_that_ask_nobody_else() -> None:
    for name, text in SCRIPTS.items():
        assert "innerHTML" not in text, name
        assert not re.search(r"https?://", text), name
        for module in re.findall(r'from "([^"]+)"', text):
            assert module.removeprefix("./") in SCRIPTS, (name, module)

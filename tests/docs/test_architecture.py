"""docs/architecture.md speaks of files and names that are there."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "architecture.md"
LINK = re.compile(r"\[`[^`]+`\]\((\.\./[^)]+)\)(?:\s+`(\w+)`)?")


def test_every_link_leads_to_a_file_that_defines_what_is_named() -> None:
    links = LINK.findall(PAGE.read_text(encoding="utf-8"))
    assert len(links) > 10
    for target, name in links:
        path = (PAGE.parent / target).resolve()
        assert path.is_file(), target
        if name:
            assert re.search(rf"^(?:class|def) {name}\b", path.read_text(encoding="utf-8"), re.MULTILINE), (
                target,
                name,
            )


def test_every_place_named_is_there() -> None:
    named = re.findall(r"`((?:\w+/)+[\w.]*)`", PAGE.read_text(encoding="utf-8"))
    package = ROOT / "toolkit" / "docgen"
    missing = [
        name
        for name in named
        if "名称" not in name and not (ROOT / name).exists() and not (package / name).exists()
    ]
    assert not missing

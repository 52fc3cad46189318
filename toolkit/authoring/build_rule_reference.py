"""Writes docs/rules.md from the rules: `python -m authoring.build_rule_reference`."""

from pathlib import Path

from docgen.check import RULES
from docgen.check.manual import reference

PAGE = Path(__file__).resolve().parents[2] / "docs" / "rules.md"


def main() -> None:
    """Write the reference where it belongs."""
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(reference(RULES), encoding="utf-8")
    print(f"{PAGE.name}: {len(RULES)} rules")


if __name__ == "__main__":
    main()

"""Writes the type of all codes of findings from the catalogue: `python -m authoring.build_codes`."""

from pathlib import Path

from docgen import messages

MODULE = Path(messages.__file__).parent / "code_names.py"
_HEAD = '''"""The codes of all findings, for the type checker: `make docs` writes them from the catalogue."""

from typing import Literal

Code = Literal[
'''


def text() -> str:
    """The module, as the catalogue has it now."""
    return _HEAD + "".join(f'    "{code}",\n' for code in sorted(messages.codes())) + "]\n"


def main() -> None:
    """Write the module where it belongs."""
    MODULE.write_text(text(), encoding="utf-8")
    print(f"{MODULE.name}: {len(messages.codes())} codes")


if __name__ == "__main__":
    main()

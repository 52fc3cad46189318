"""A TOML file that somebody in the office wrote, read as a whole: its values, or the line that is wrong."""

import tomllib
from pathlib import Path
from typing import Any

from docgen.diagnostics import Code, Result, Where, error


def read_toml(path: Path, unreadable: Code, name: str) -> Result[dict[str, Any]]:
    """The file's values, or the finding `unreadable` at `name`, in the line that TOML cannot read."""
    try:
        return Result(tomllib.loads(path.read_text(encoding="utf-8-sig")))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as fault:
        return Result(None, (error(unreadable, Where.in_toml(name, fault), reason=fault, problem=fault),))

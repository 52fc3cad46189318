"""The program of one part of a template, and the places of its tags."""

from collections.abc import Mapping
from types import CodeType
from typing import NamedTuple

TagPlace = tuple[tuple[str, ...], str]
"""Where a tag stands in its file, as steps ("正文", "第3段「…」"), and the tag as written."""


class PartProgram(NamedTuple):
    """The program of one part.

    `lines` are the places of its tags by line of the code, `tags` all of them in order; `aliases` maps loop
    variables to the names they walk over. `is_plain`: it runs without Jinja, given plain data;
    `varying_tables`: its tables may not fit their grids.
    """

    name: str
    code: CodeType
    lines: tuple[tuple[int, TagPlace], ...]
    tags: tuple[TagPlace, ...]
    aliases: Mapping[str, str]
    is_plain: bool
    varying_tables: bool

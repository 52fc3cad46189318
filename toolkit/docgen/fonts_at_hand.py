"""Which typefaces and characters the printing machine has, by fontconfig; elsewhere nothing is known.

LibreOffice prints in a stand-in without a word where a typeface is missing, and a box where no font has a
character. fontconfig is what LibreOffice itself asks on Linux; Windows and macOS have none.
"""

import os
import shutil
from collections.abc import Iterable, Mapping
from functools import lru_cache

from docgen.resources import font_map

_ONE_FACE = (
    (
        "仿宋",
        "FangSong",
        "仿宋_GB2312",
        "FangSong_GB2312",
        "方正仿宋_GBK",
        "方正仿宋简体",
        "华文仿宋",
        "STFangsong",
    ),
    ("楷体", "KaiTi", "楷体_GB2312", "KaiTi_GB2312", "方正楷体_GBK", "方正楷体简体", "华文楷体", "STKaiti"),
    ("黑体", "SimHei", "方正黑体_GBK", "方正黑体简体", "华文黑体", "STHeiti"),
    ("宋体", "SimSun", "NSimSun", "新宋体", "方正书宋_GBK", "方正书宋简体", "华文宋体", "STSong"),
    ("方正小标宋简体", "方正小标宋_GBK", "FZXiaoBiaoSong-B05S", "FZXiaoBiaoSong-B05", "小标宋体"),
)
"""Names under which one official typeface is sold or installed; any other font is a stand-in for it."""
_SECONDS = 20
_MOST_ASKED = 200
"""Characters that are looked up; a document has a handful of rare ones, or is in another script."""


def stand_ins(typefaces: Iterable[str]) -> dict[str, str]:
    """The typefaces that this machine lacks, each with the one that is printed in its place."""
    found = {name: _matched(name) for name in dict.fromkeys(typefaces)}
    return {
        name: families[0] for name, families in found.items() if families and not _is_same(name, families)
    }


def without_font(characters: Iterable[str]) -> list[str]:
    """The characters that no font of this machine has, in the order given."""
    asked = list(dict.fromkeys(characters))[:_MOST_ASKED]
    return [character for character in asked if _has_font(character) is False]


def _is_same(name: str, families: tuple[str, ...]) -> bool:
    wanted = name.casefold()
    names = next((face for face in _ONE_FACE if wanted in map(str.casefold, face)), (name,))
    return bool({family.casefold() for family in families} & set(map(str.casefold, names)))


@lru_cache(maxsize=256)
def _matched(name: str) -> tuple[str, ...]:
    """The names of the font that is printed for `name`; empty where that cannot be asked."""
    quoted = "".join(f"\\{sign}" if sign in "\\-:,=" else sign for sign in name)
    printed = _asked("fc-match", "--format", "%{family}", quoted)
    return tuple(part.strip() for part in printed.split(",") if part.strip()) if printed else ()


@lru_cache(maxsize=1024)
def _has_font(character: str) -> bool | None:
    """Whether any font has the character; None where that cannot be asked."""
    printed = _asked("fc-list", f":charset={ord(character):x}", "family")
    return None if printed is None else bool(printed.strip())


def _asked(program: str, *arguments: str) -> str | None:
    """What a program of fontconfig prints, with the same stand-ins as LibreOffice; None without it."""
    import subprocess

    path = shutil.which(program)
    if path is None:
        return None
    try:
        run = subprocess.run(
            [path, *arguments], capture_output=True, timeout=_SECONDS, check=False, env=_environment()
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return run.stdout.decode("utf-8", "replace") if run.returncode == 0 else None


def _environment() -> Mapping[str, str]:
    return {**os.environ, "FONTCONFIG_FILE": str(font_map())}

"""Text as people have it: bytes in any encoding that Chinese offices use → lines."""

import codecs
import re
from contextlib import suppress

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_OTHERS = ("gb18030", "big5", "utf-16-le", "utf-16-be")
_COMMON = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经"
    "的一是在不了有和人這中大為上個國我以要他時來用們生到作地於出就分對成會可主發年動同工也能下過子說產種面而方後多定行學法所民得經"
    "，。、；：（）"
)
"""Characters that Chinese text is full of: the encoding that shows most of them is the right one."""
_ENDS = "。！？：；:;”』」）)…"
_NARROWEST, _WIDEST = 36, 120
"""Columns of a page: where lines are wider none was cut, where all are narrower they are a list."""
_FULL = 0.85
"""What part of a line must be filled for it to have been cut at its end."""
_FEWEST, _FEWEST_INDENTED = 3, 2
_INDENT = re.compile(r"[ \t\u3000]{2}|\u3000")
_HAN = "\u3400-\u9fff\uf900-\ufaff\u3000-\u303f\uff00-\uffef“”‘’—…·"
_SET_APART = re.compile(f"(?<=[{_HAN}]) (?=[!-~])|(?<=[!-~]) (?=[{_HAN}])|(?<=[{_HAN}]) (?=[{_HAN}])")
_PAGE_NUMBER = re.compile(r"[ \t\u3000]*[—\-–－]{0,2}[ \u3000]?\d{1,3}[ \u3000]?[—\-–－]{0,2}[ \t\u3000]*")
_BEGINNING = re.compile(
    r"[ \t\u3000]{2}|[（(]?[一二三四五六七八九十]{1,3}[）)、是要]|[（(]?\d{1,2}[.．、）)]"
    r"|第[一二三四五六七八九十]"
)
"""How a paragraph begins, which no cut line does."""


def decoded(data: bytes) -> str:
    """The text of a file, whatever its encoding; characters that no encoding explains are replaced."""
    for mark, name in _BOMS:
        if data.startswith(mark):
            return data.decode(name, "replace")
    with suppress(UnicodeDecodeError):
        text = data.decode("utf-8")
        if "\0" not in text:
            return text
    names = _OTHERS if len(data) % 2 == 0 else _OTHERS[:2]
    return max((data.decode(name, "replace") for name in names), key=_commonness)


def _commonness(text: str) -> float:
    shown = text[:4000]
    return sum(character in _COMMON for character in shown) - 5 * shown.count("\ufffd")


def lines_of(text: str) -> list[str]:
    """The paragraphs of a text, those cut to the width of a page made whole again."""
    lines = [line.rstrip() for line in text.replace("\f", "\n").splitlines()]
    widths = [_width(line.strip()) for line in lines if line.strip()]
    if len(widths) < _FEWEST or not _NARROWEST <= max(widths) <= _WIDEST:
        return lines
    return healed(lines, sorted(widths)[-max(1, len(widths) // 10)])


def printed_lines(text: str) -> list[str]:
    """As `lines_of`, of a text that was taken from pages, which `\f` ends: their numbers stand in sentences.

    Blanks between Chinese and other characters are the page's, which sets them apart.
    """
    own = (line for page in text.split("\f") for line in _without_number(page.splitlines()))
    return lines_of("\n".join(_SET_APART.sub("", line) for line in own))


def _without_number(page: list[str]) -> list[str]:
    """The lines of a page but its number, which stands last or first; a number elsewhere is a word."""
    filled = [number for number, line in enumerate(page) if line.strip()]
    ends = (filled[-1], filled[0]) if filled else ()
    place = next((number for number in ends if _PAGE_NUMBER.fullmatch(page[number])), None)
    return page if place is None else [*page[:place], *page[place + 1 :]]


def healed(lines: list[str], width: int) -> list[str]:
    """`lines` with those joined that a page of `width` columns, or a scan, cut inside a paragraph.

    Where paragraphs are indented a line that is not belongs to the one before; else numbers begin paragraphs.
    """
    indented = sum(bool(_INDENT.match(line)) for line in lines if line.strip())
    tells_indent = _FEWEST_INDENTED <= indented < 0.8 * len(lines)
    begins = _INDENT if tells_indent else _BEGINNING
    found: list[str] = []
    is_open = False
    for line in lines:
        bare = line.strip()
        if not bare and is_open:
            continue
        if found and bare and is_open and not begins.match(line):
            found[-1] += _between(found[-1], bare)
        else:
            found.append(line)
        is_full = _width(bare) >= width * _FULL
        is_open = is_full if tells_indent else is_full and bare[-1] not in _ENDS
    return found


def _width(text: str) -> int:
    """Columns that `text` takes in print: a Chinese character takes two."""
    return sum(1 if character < "\u2000" else 2 for character in text)


def _between(before: str, behind: str) -> str:
    """A blank stays only between two words of letters."""
    is_word = (
        before[-1:].isascii() and before[-1:].isalpha() and behind[:1].isascii() and behind[:1].isalpha()
    )
    return f" {behind}" if is_word else behind


_MARKDOWN_HEADING = re.compile(r"(#{1,6})[ \t]")
_MARKDOWN_BULLET = re.compile(r"[ \t]{0,8}[-*+][ \t]+")
_MARKDOWN_MARKS = re.compile(r"\*\*|__|`")


def markdown_lines(text: str) -> list[tuple[str, int]]:
    """The paragraphs of a Markdown text without its marks, and how deep a heading each is (0: none)."""
    found: list[tuple[str, int]] = []
    for line in lines_of(text):
        heading = _MARKDOWN_HEADING.match(line.strip())
        words = line.strip().strip("# \t") if heading else _MARKDOWN_BULLET.sub("", line, count=1)
        bare = _MARKDOWN_MARKS.sub("", words)
        found.append((bare, len(heading[1]) if heading else 0))
    return found

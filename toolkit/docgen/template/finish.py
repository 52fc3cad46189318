"""What rendered XML still needs before it is a part of a document.

docxtpl does the same with lxml on every render; here each step is text work that runs only where its cause
is in the text: special characters in values, cells that a false tag emptied, tables without rows, drawings.
"""

import re
from collections.abc import Iterable, Iterator
from xml.parsers import expat

from docgen.messages import Said
from docgen.patterns import rarely
from docgen.template.characters import resolve_characters

"""Characters that XML 1.0 cannot hold (2.2)."""


def finish(text: str, unfilled_style: str) -> str:
    """A rendered part's XML with special characters turned into markup and emptied elements made valid.

    `unfilled_style` is the id of the character style for unfilled places, or "".
    """
    text = resolve_characters(text, unfilled_style)
    if "</w:tblGrid></w:tbl>" in text:
        text = _ROWLESS_TABLE().sub("", text)
    return fill_empty_containers(text)


# Emptied elements

_ROWLESS_TABLE = rarely(r"<w:tbl>(?:(?!<w:tbl>|</w:tbl>|<w:tr[ >]).)*</w:tblGrid></w:tbl>", re.DOTALL)
"""A table whose rows are all gone: Word calls the file corrupt."""

_CONTAINERS = ("tc", "hdr", "ftr", "txbxContent", "footnote", "endnote")
_EMPTY_ENDINGS = (
    *(f"{before}</w:tc>" for before in ("</w:tcPr>", "<w:tcPr/>", "<w:tc>", "</w:tbl>")),
    *(f"</w:tbl></w:{name}>" for name in _CONTAINERS[1:]),
)
_EMPTY_WITH_ATTRIBUTES = {name: rarely(rf"(<w:{name} [^>]*>)(</w:{name}>)") for name in _CONTAINERS}


def fill_empty_containers(text: str) -> str:
    """A paragraph for every cell, header, footer, note or text box that has none at its end.

    They must end in one (ECMA-376 part 1, 17.4.65 for cells); Word calls the file corrupt otherwise.
    """
    for ending in _EMPTY_ENDINGS:
        if ending in text:
            at = ending.rindex("<")
            text = text.replace(ending, f"{ending[:at]}<w:p/>{ending[at:]}")
    for name in _CONTAINERS:
        if f"<w:{name} " in text:
            text = _EMPTY_WITH_ATTRIBUTES[name]().sub(r"\1<w:p/>\2", text)
    return text


# Drawings and well-formedness

_DRAWING_ID = re.compile(r'(<wp:docPr (?:[^<>]*? )?id=")([^"]*)"')


def drawing_ids(text: str) -> Iterator[str]:
    """The ids of the drawings in a part."""
    return (match.group(2) for match in _DRAWING_ID.finditer(text))


def number_drawings(texts: dict[str, str], taken: Iterable[str]) -> dict[str, str]:
    """The parts with the ids of all drawings made unique, from 1001 as docxtpl counts, none of `taken`.

    docxtpl counts the body's only; a header that shares an id with the body makes Word say "corrupt"
    (docxtpl#372).
    """
    used = set(taken)
    number = 1000

    def renumber(match: re.Match[str]) -> str:
        nonlocal number
        number += 1
        while str(number) in used:
            number += 1
        return f'{match.group(1)}{number}"'

    return {
        name: _DRAWING_ID.sub(renumber, text) if "<wp:docPr " in text else text
        for name, text in texts.items()
    }


def well_formedness_error(data: bytes) -> Said | None:
    """Where `data` is not well-formed XML; None where it is."""
    parser = expat.ParserCreate()
    try:
        parser.Parse(data, True)
    except expat.ExpatError as problem:
        return Said("TG927", {"line": problem.lineno, "column": problem.offset + 1})
    return None

"""The slower, sure way: XML however written becomes the writing that programs commonly use.

Prefixes, single quotes, CDATA, comments, entities, line breaks inside tags and cells without a reference are
all valid and all rare. A parser reads such a part and writes it anew, so that one scanner understands all.
"""

from collections.abc import Sequence

from docgen.model.columns import column_letters
from docgen.workbook.parts import Attributes, DamagedError, local, parse, parser_of
from docgen.workbook.places import LAST_ROW, place_of

_TEXTS = frozenset(("t", "v", "f"))
"""Elements whose characters count; blanks between all others are for people who read XML."""
_OF_CELLS = ("s", "t", "vm")
_OF_ROWS = ("hidden", "ht")


def canonical(markup: str, part: str) -> str:
    """The part in usual writing, every cell with its reference. Raises DamagedError."""
    writer = _Writer()
    parser = parser_of(part)
    parser.StartElementHandler, parser.EndElementHandler = writer.start, writer.end
    parser.CharacterDataHandler = writer.text
    parse(parser, markup, part)
    return "".join(writer.written)


class _Writer:
    """Writes what a parser reads. `row` and `column` are the place of the last cell."""

    def __init__(self) -> None:
        self.written: list[str] = []
        self._in_text = self._in_cells = False
        self._row = self._column = 0

    def start(self, name: str, attributes: Attributes) -> None:
        name = local(name)
        self._in_text = name in _TEXTS
        self._in_cells = self._in_cells or name == "sheetData"
        if name == "c" and self._in_cells:
            attributes = {"r": self._cell(attributes.get("r", "")), **_only(attributes, _OF_CELLS)}
        elif name == "row" and self._in_cells:
            attributes = {"r": str(self._next_row(attributes.get("r", ""))), **_only(attributes, _OF_ROWS)}
        self.written.append(f"<{name}{_listed(attributes)}>")

    def end(self, name: str) -> None:
        self._in_text = False
        self._in_cells = self._in_cells and name.rpartition(":")[2] != "sheetData"
        self.written.append(f"</{local(name)}>")

    def text(self, data: str) -> None:
        if self._in_text:
            self.written.append(_escaped(data))

    def _next_row(self, reference: str) -> int:
        if reference and not (reference.isascii() and reference.isdigit() and len(reference) < 10):
            raise DamagedError("row")
        self._row, self._column = int(reference) if reference else self._row + 1, 0
        if not 1 <= self._row <= LAST_ROW:
            raise DamagedError("row")
        return self._row

    def _cell(self, reference: str) -> str:
        if reference:
            self._row, self._column = place_of(reference)
        else:
            self._column += 1
        return f"{column_letters(self._column)}{self._row}"


def _only(attributes: Attributes, wanted: Sequence[str]) -> Attributes:
    return {name: attributes[name] for name in wanted if name in attributes}


def _listed(attributes: Attributes) -> str:
    return "".join(
        f' {name if name == "xml:space" else local(name)}="{_escaped(value)}"'
        for name, value in attributes.items()
        if not name.startswith("xmlns")
    )


def _escaped(text: str) -> str:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    return escaped.replace("\r", "&#13;")

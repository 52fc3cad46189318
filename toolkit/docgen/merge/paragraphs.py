"""What a document says, paragraph by paragraph, in the order of its main part."""

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from docgen import opc
from docgen.wordml.names import parse, short

if TYPE_CHECKING:
    from docgen.wordml.names import Node

_PUT_IN = frozenset({"w:ins", "w:moveTo"})
_TAKEN_OUT = frozenset({"w:del", "w:moveFrom"})
_REVISIONS = _PUT_IN | _TAKEN_OUT
_NOT_OF_THE_TEXT = frozenset({"mc:Fallback", "w:pPr", "w:rPr", "w:instrText"})
_SIGNS = {"w:tab": "\t", "w:br": "\n", "w:cr": "\n", "w:noBreakHyphen": "-"}


def said_in(package: opc.Package, *, accept_revisions: bool = False) -> list[str]:
    """The texts of the main part's paragraphs that say something, tables and boxes included.

    Tracked changes are read as rejected, or with `accept_revisions` as accepted. Raises `XMLSyntaxError`.
    """
    main = opc.main_part(package)
    if main is None:
        return []
    left_out = _NOT_OF_THE_TEXT | (_TAKEN_OUT if accept_revisions else _PUT_IN)
    texts = _paragraphs(parse(package.read(main)), left_out)
    return [line.strip() for text in texts for line in text.split("\n") if line.strip()]


def paragraph_text(paragraph: "Node") -> str:
    """What one paragraph says, tracked changes read as rejected."""
    return "".join(_text(paragraph, _NOT_OF_THE_TEXT | _PUT_IN)).strip()


_OBJECTS = frozenset(
    "w:drawing w:pict w:object m:oMath w:footnoteReference w:endnoteReference w:sdt w:fldSimple".split()
)


def objects_in(package: opc.Package) -> Counter[str]:
    """How many pictures, formulas, notes and other things that are no words the main part holds, by kind."""
    main = opc.main_part(package)
    names = (short(node.tag) for node in parse(package.read(main)).iter("*")) if main else ()
    return Counter(name for name in names if name in _OBJECTS)


def revisions_in(package: opc.Package) -> int:
    """How many tracked insertions and deletions of words a document has."""
    main = opc.main_part(package)
    if main is None:
        return 0
    return sum(short(node.tag) in _REVISIONS for node in parse(package.read(main)).iter("*"))


def _paragraphs(node: "Node", left_out: frozenset[str]) -> Iterator[str]:
    for child in node:
        name = short(child.tag)
        if name == "w:p":
            yield "".join(_text(child, left_out)).strip()
        if name not in left_out:
            yield from _paragraphs(child, left_out)


def _text(node: "Node", left_out: frozenset[str]) -> Iterator[str]:
    for child in node:
        name = short(child.tag)
        if name in ("w:t", "w:delText"):
            yield child.text or ""
        elif name in _SIGNS:
            yield _SIGNS[name]
        elif name not in left_out and name != "w:p":
            yield from _text(child, left_out)

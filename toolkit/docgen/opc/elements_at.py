"""Where the elements of a part stand in its bytes: one can be changed, and all else kept as written."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import NamedTuple
from xml.parsers import expat

from docgen.opc.markup import tag_end


@dataclass(slots=True)
class ElementAt:
    """An element: its local name, its attributes as written, and its bytes.

    `begin` is the `<` of its start tag, `inside` is behind that tag, `close` is the `<` of its end tag,
    `end` is
    behind it; of an empty element, `<a/>`, `inside`, `close` and `end` are all behind it.
    """

    name: str
    prefix: str
    attributes: dict[str, str]
    begin: int
    inside: int
    close: int = 0
    end: int = 0
    children: list["ElementAt"] = field(default_factory=list)

    def child(self, name: str) -> "ElementAt | None":
        """The first child of that local name."""
        return next((child for child in self.children if child.name == name), None)

    def named(self, *names: str) -> Iterable["ElementAt"]:
        """The descendants of those local names, in document order."""
        pending = list(reversed(self.children))
        while pending:
            element = pending.pop()
            if element.name in names:
                yield element
            pending.extend(reversed(element.children))


def elements_at(xml: bytes, is_left_out: Callable[[str], bool] = lambda name: False) -> ElementAt:
    """The root of a well-formed part in UTF-8 with all below it; `is_left_out` names elements whose content
    nobody will ask for.

    Raises `expat.ExpatError` where the part is not well-formed.
    """
    finder = _Finder(xml, is_left_out)
    finder.parser.Parse(xml, True)
    return finder.root


class _Finder:
    def __init__(self, xml: bytes, is_left_out: Callable[[str], bool]) -> None:
        self.xml = xml
        self.is_left_out = is_left_out
        self.root = ElementAt("", "", {}, 0, 0)
        self._open = [self.root]
        self._ignored = 0
        self.parser = parser = expat.ParserCreate()
        parser.StartElementHandler, parser.EndElementHandler = self._start, self._end

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if self._ignored:
            self._ignored += 1
            return
        begin = self.parser.CurrentByteIndex
        prefix, _, local = name.rpartition(":")
        element = ElementAt(local, prefix, attributes, begin, tag_end(self.xml, begin))
        self._open[-1].children.append(element)
        if len(self._open) == 1:
            self.root = element
        self._open.append(element)
        self._ignored = 1 if self.is_left_out(local) else 0

    def _end(self, name: str) -> None:
        if self._ignored > 1:
            self._ignored -= 1
            return
        self._ignored = 0
        element = self._open.pop()
        place = self.parser.CurrentByteIndex
        # Of an empty element, expat says where it begins, or where it ends, as its version has it.
        if self.xml[element.inside - 2 : element.inside] == b"/>":
            element.close = element.end = element.inside
        else:
            element.close, element.end = place, tag_end(self.xml, place)


def text_in(xml: bytes, element: ElementAt) -> str:
    """The characters between the tags of an element, references to characters resolved."""
    content = xml[element.inside : element.close]
    if b"&" not in content and b"<" not in content:
        return content.decode()
    pieces: list[str] = []
    parser = expat.ParserCreate()
    parser.CharacterDataHandler = pieces.append
    parser.Parse(b"<a>" + content + b"</a>", True)
    return "".join(pieces)


class Splice(NamedTuple):
    """New bytes in place of `begin` to `end` (excluded); an insertion where they are the same."""

    begin: int
    end: int
    new: bytes


def spliced(xml: bytes, splices: Iterable[Splice]) -> bytes:
    """`xml` with every splice made; they must not overlap, those of one place come in the order given."""
    pieces: list[bytes] = []
    place = 0
    for begin, end, new in sorted(splices, key=lambda splice: splice[:2]):
        pieces += xml[place:begin], new
        place = end
    return b"".join((*pieces, xml[place:]))

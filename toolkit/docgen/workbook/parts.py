"""The parts of a workbook as text, each judged when it is read: what nobody reads never matters."""

import zlib
from collections.abc import Callable
from typing import TypeVar
from xml.parsers import expat

from docgen import opc
from docgen.diagnostics import Code, Diagnostic, Where, error

T = TypeVar("T")
_Reader = Callable[[opc.Package, str], T]
Attributes = dict[str, str]
Element = tuple[str, Attributes]


class DamagedError(ValueError):
    """A part, or a piece of one, that is not what a workbook must hold.

    `code` is the diagnostic that says so where it is one of its own; `part` names the part then.
    """

    def __init__(self, reason: str, code: Code | None = None, part: str = "") -> None:
        super().__init__(reason)
        self.code = code
        self.part = part

    def diagnostic(self, usual: Code, where: Where) -> Diagnostic:
        """What a person is told: `usual` at `where`, unless the damage has a code of its own."""
        if not self.code:
            return error(usual, where, reason=str(self))
        place = Where(where.file, (self.part,)) if self.part else Where(where.file)
        return error(self.code, place, name=self.part, reason=str(self))


def part_named(package: opc.Package, name: str) -> str:
    """The name of the part `name` as the package spells it (part names ignore case). Raises DamagedError."""
    if name in package.parts:
        return name
    lowered = name.lower()
    for known in package.parts:
        if known.lower() == lowered:
            return known
    raise DamagedError(name)


def part_bytes(package: opc.Package, part: str) -> bytes:
    """The bytes of a part. Raises DamagedError where they are not what the zip's directory says."""
    try:
        return package.read(part)
    except KeyError as problem:
        raise DamagedError(part) from problem
    except (zlib.error, ValueError) as problem:
        raise DamagedError(str(problem), "OP009", part) from problem


def part_text(package: opc.Package, part: str) -> str:
    """An XML part as text, whatever its encoding. Raises DamagedError for a damaged part, or one in an
    encoding that cannot be read. A DOCTYPE is left to whoever reads on (`parser_of`)."""
    try:
        return part_bytes(package, part).decode().removeprefix("\ufeff")
    except UnicodeError as problem:
        raise DamagedError(part, "WB016", part) from problem


def elements(markup: str, part: str) -> list[Element]:
    """The elements of a small XML part as (local name, attributes), in order. Raises DamagedError."""
    found: list[Element] = []
    parser = parser_of(part)
    parser.StartElementHandler = lambda name, attributes: found.append((local(name), attributes))
    parse(parser, markup, part)
    return found


def local(name: str) -> str:
    """A name without its prefix."""
    return name.rpartition(":")[2] if ":" in name else name


def parser_of(part: str) -> expat.XMLParserType:
    """A parser that refuses a DOCTYPE: no entity expands, no outside file is named."""

    def refuse(*_: object) -> None:
        raise DamagedError(part, "OP010", part)

    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = refuse
    return parser


def parse(parser: expat.XMLParserType, markup: str, part: str) -> None:
    """Run the parser over the whole text. Raises DamagedError where it is not well-formed."""
    try:
        parser.Parse(markup, True)
    except (expat.ExpatError, UnicodeError) as problem:
        raise DamagedError(part) from problem


def relationships(package: opc.Package, part: str) -> list[opc.Relationship]:
    """The inner relationships of a part that lead to a part of the package; `target` is that part's name.

    Raises DamagedError.
    """
    found = []
    for relationship in _written_relationships(package, part):
        target = opc.resolve(part, relationship.target)
        try:
            found.append(relationship._replace(target=part_named(package, target)))
        except DamagedError:
            continue
    return found


def _written_relationships(package: opc.Package, part: str) -> tuple[opc.Relationship, ...]:
    try:
        name = part_named(package, opc.relationships_name(part))
    except DamagedError:
        return ()
    return _listed(package, name)


def remembered(size: int) -> Callable[[_Reader[T]], _Reader[T]]:
    """A reader of one part that remembers what `size` parts gave, by their compressed bytes.

    The workbooks of one office come from one template: their styles and lists of parts are the same.
    """

    def remembering(read: _Reader[T]) -> _Reader[T]:
        known: dict[opc.Part, T] = {}

        def once(package: opc.Package, part: str) -> T:
            key = package.parts[part]
            if key not in known:
                if len(known) >= size:
                    known.clear()
                known[key] = read(package, part)
            return known[key]

        return once

    return remembering


@remembered(16)
def _listed(package: opc.Package, name: str) -> tuple[opc.Relationship, ...]:
    found = []
    for tag, attributes in elements(part_text(package, name), name):
        if tag != "Relationship" or attributes.get("TargetMode") == "External":
            continue
        if not {"Id", "Type", "Target"} <= attributes.keys():
            raise DamagedError(name)
        found.append(opc.Relationship(attributes["Id"], attributes["Type"], attributes["Target"], False))
    return tuple(found)


def related_parts(package: opc.Package, part: str) -> dict[str, str]:
    """Relationship id → the package's part it leads to; external and dangling ones are left out."""
    return {relationship.id: relationship.target for relationship in relationships(package, part)}

"""What a template must not carry: anything that fetches, runs or follows a link other than a hyperlink."""

import re
from collections.abc import Iterator, Mapping

from docgen import opc
from docgen.diagnostics import Code, Diagnostic, Where, error
from docgen.opc import Package, Relationship
from docgen.patterns import rarely

_FETCHING = rarely(rb"\s*(DDEAUTO|DDE|INCLUDEPICTURE|INCLUDETEXT|IMPORT|LINK)\b", re.IGNORECASE)
_INSTRUCTION = rarely(rb"<w:instrText[^<>]*>([^<]*)")
_SIMPLE_FIELD = rarely(rb'<w:fldSimple[^<>]*w:instr="([^"]*)"')

_REFUSED_TYPES: Mapping[str, Code] = {
    "attachedTemplate": "TP011",
    "oleObject": "TP012",
    "control": "TP012",
    "activeXControlBinary": "TP012",
    "vbaProject": "TP013",
    "wordVbaData": "TP013",
    "aFChunk": "TP015",
    "subDocument": "TP010",
}
"""Last step of a relationship's type → the code that refuses it."""


def dangers(package: Package, file: str) -> Iterator[Diagnostic]:
    """Everything in `package` that keeps it from being used as a template, by part name."""
    for part in ("", *package.parts):
        for relationship in opc.relationships(package, part):
            code = _refusal(relationship)
            if code:
                where = Where(file, (part or "_rels/.rels",))
                yield error(code, where, target=relationship.target, kind=_kind(relationship))
    for part in package.parts:
        if part.endswith(".xml"):
            for field in filter(None, map(_FETCHING().match, _field_codes(package.read(part)))):
                yield error("TP014", Where(file, (part,)), field=field.group(1).decode().upper())


def _field_codes(xml: bytes) -> Iterator[bytes]:
    """The code of every field; Word lets it be split over any number of runs."""
    yield from _SIMPLE_FIELD().findall(xml)
    for field in xml.split(b'fldCharType="begin"'):
        code, _, _ = field.partition(b'fldCharType="separate"')
        yield b"".join(_INSTRUCTION().findall(code))


def _kind(relationship: Relationship) -> str:
    return relationship.type.rpartition("/")[2]


def _refusal(relationship: Relationship) -> Code | None:
    refused = _REFUSED_TYPES.get(_kind(relationship))
    if refused:
        return refused
    return "TP010" if relationship.external and _kind(relationship) != "hyperlink" else None

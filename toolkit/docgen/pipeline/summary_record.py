"""What a 汇总 remembers of itself: what it gathers, and what docgen wrote into it last.

It stands in a sheet that no program shows, for sheets survive every program. Document properties are the mark
by which a 汇总, and what it follows, is known without opening it.
"""

import base64
import json
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from docgen import opc
from docgen.consolidate import Shown, Written, WrittenBlock
from docgen.pipeline.stores import is_address
from docgen.workbook.editing import NewSheet, with_comment_texts, with_sheet
from docgen.workbook.inspection import inspect_book
from docgen.workbook.parts import DamagedError
from docgen.workbook.scanning import inspect_sheet
from docgen.workbook.schema import FIGURES_SHEET, SUMMARY_SHEET
from docgen.workbook.strings import Strings

MARK = "docgen.consolidated"
_VERSION = "1"
_CHUNK = 30_000
"""Characters in a cell; no more than 32,767 fit."""
_PACKED = 3
"""How well a record is packed: of thousands of units better would take as long as to write all the rest."""
_LARGEST = 1 << 28
"""Bytes of a record; more is none of ours."""
_DIRECTORY = 1 << 20
"""Bytes at the end of a package in which its directory lists the part with the properties."""


class Record(NamedTuple):
    """What is gathered, as paths from the 汇总's folder, `blocks`, what stands there, and the comments that
    were put on figures, by the keys of their lines."""

    sources: tuple[str, ...]
    layout: str
    expected: str
    last: str
    blocks: tuple[WrittenBlock, ...]
    comments: Mapping[str, str] = {}

    def places(self, home: Path) -> tuple[Path, ...]:
        """The folders and workbooks that are gathered into a 汇总 in `home`."""
        return _placed(self.sources, home)


def is_summary(data: bytes) -> bool:
    """Whether the workbook in `data` bears the mark of a 汇总."""
    return bool(_properties(data).get(MARK))


def places_followed(data: bytes, home: Path) -> tuple[Path, ...]:
    """What the 汇总 in `data` gathers, by its mark alone; nothing where it is none."""
    found = _properties(data)
    sources = [value for name, value in sorted(found.items()) if name.startswith(f"{MARK}.") and value]
    return _placed(sources, home) if found.get(MARK) else ()


def _properties(data: bytes) -> Mapping[str, str]:
    return opc.peek_properties(data) if opc.CUSTOM_PROPERTIES.encode() in data[-_DIRECTORY:] else {}


def _placed(sources: Iterable[str], home: Path) -> tuple[Path, ...]:
    paths = map(Path, sources)
    return tuple(path if is_address(path) else home / path for path in paths)


def recorded_in(package: opc.Package) -> Record | None:
    """The record in a workbook; None where it has none that can be read."""
    try:
        facts = inspect_book(package)
        part = next(sheet.part for sheet in facts.sheets if sheet.name == SUMMARY_SHEET and sheet.part)
        texts = inspect_sheet(package, part, Strings(package, facts.strings)).texts
        return _decoded("".join(text for _, text in sorted(texts.items())))
    except (DamagedError, StopIteration, ValueError, TypeError, KeyError, zlib.error, RecursionError):
        return None


def with_record(package: opc.Package, record: Record) -> opc.Package:
    """The workbook with another record. Raises DamagedError."""
    text = encoded(record)
    rows = [[text[start : start + _CHUNK]] for start in range(0, len(text), _CHUNK)]
    known = {name: "" for name in opc.custom_properties(package) if name.startswith(f"{MARK}.")}
    sources = {f"{MARK}.{number:03}": source for number, source in enumerate(record.sources, 1)}
    marked = opc.with_custom_properties(package, {MARK: _VERSION, **known, **sources})
    return with_sheet(marked, NewSheet(SUMMARY_SHEET, rows, is_hidden=True))


def without_record(package: opc.Package) -> opc.Package:
    """The workbook as one that gathers nothing, and no comment of which tells of what was gathered.
    Raises DamagedError."""
    marks = {name: "" for name in opc.custom_properties(package) if name.startswith(MARK)}
    if not any(opc.custom_properties(package).get(name) for name in marks):
        return package
    record = recorded_in(package)
    said = dict.fromkeys(record.comments.values()) if record else {}
    unmarked = with_comment_texts(opc.with_custom_properties(package, marks), FIGURES_SHEET.name, said)
    return with_sheet(unmarked, NewSheet(SUMMARY_SHEET, [], is_hidden=True))


def encoded(record: Record) -> str:
    """The record as text of a few plain characters."""
    blocks = [[b.sheet, b.header, b.identity, list(_lines(b.lines))] for b in record.blocks]
    said = [_VERSION, *record[:4], blocks, dict(record.comments)]
    written = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
    return base64.b64encode(zlib.compress(written.encode(), _PACKED)).decode()


def _lines(lines: Sequence[Written]) -> Iterator[list[str]]:
    return ([line.key, *(cell.kind + cell.text for cell in line.shown)] for line in lines)


def _decoded(text: str) -> Record | None:
    unpacking = zlib.decompressobj()
    written = unpacking.decompress(base64.b64decode(text, validate=True), _LARGEST)
    if unpacking.unconsumed_tail or not unpacking.eof:
        return None
    version, sources, layout, expected, last, blocks, *others = json.loads(written)
    if version != _VERSION:
        return None
    return Record(
        tuple(map(str, sources)),
        str(layout),
        str(expected),
        str(last),
        tuple(_block(*each) for each in blocks),
        {str(key): str(text) for key, text in dict(others[0]).items()} if others else {},
    )


def _block(
    sheet: str, header: Sequence[str], identity: Sequence[int], lines: Sequence[Sequence[str]]
) -> WrittenBlock:
    known = tuple(
        Written(str(key), tuple(Shown(cell[:1], cell[1:]) for cell in map(str, cells)))
        for key, *cells in lines
    )
    return WrittenBlock(str(sheet), tuple(map(str, header)), known, tuple(map(int, identity)))

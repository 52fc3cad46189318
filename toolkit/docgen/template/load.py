"""From a .docx to its program: out of the cache, or compiled and put there."""

import hashlib
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from types import CodeType
from typing import Any

from docgen import opc
from docgen.diagnostics import Diagnostic, Result, Where, error, has_errors
from docgen.opc import Package, Part
from docgen.template import cache, explain
from docgen.template.program import PartProgram, Program
from docgen.template.safety import DOCUMENT_TYPE, dangers
from docgen.template.sandbox import Environment

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_RENDERED_TYPES = (
    DOCUMENT_TYPE,
    *(f"{_WORD}{kind}+xml" for kind in ("header", "footer", "footnotes", "endnotes")),
    "application/vnd.openxmlformats-package.core-properties+xml",
)
"""Content types of the parts whose tags are run, in the order they are."""
_STYLES_TYPE = f"{_WORD}styles+xml"

_VARYING_TABLE = re.compile(
    r"(?:</w:tc>|</w:trPr>|</w:tblPrEx>|<w:tr(?: [^>]*)?>)\s*\{[%{]|w:gridSpan w:val=\"\{"
)
"""Cells that come and go within a row: the table's grid must follow."""


def load_program(path: Path, cache_dir: Path | None = None) -> Result[Program]:
    """The program of the template at `path`, compiled where `cache_dir` (or the user's own) has none.

    Every fault that keeps the template from being used is reported at once, with part, paragraph and tag.
    """
    read = read_template(path)
    if read.value is None:
        return Result(None, read.diagnostics)
    directory = cache_dir or cache.default_directory(os.environ, sys.platform, Path.home())
    return program_from_bytes(read.value, path.name, directory)


def read_template(path: Path) -> Result[bytes]:
    """The bytes of the file at `path`."""
    where = Where(path.name)
    try:
        return Result(path.read_bytes())
    except FileNotFoundError:
        return Result(None, (error("TP001", where, path=str(path)),))
    except OSError as problem:
        return Result(None, (error("TP002", where, problem=problem.strerror or str(problem)),))


def program_from_bytes(data: bytes, file: str, cache_dir: Path | None) -> Result[Program]:
    """The same for a template in memory; `file` names it. Nothing is cached where `cache_dir` is None."""
    name = cache.key(data)
    digest = hashlib.sha256(data).hexdigest()
    if cache_dir is not None:
        saved = cache.load(cache_dir, name)
        if saved is not None:
            return Result(_revive(saved, file, digest))
    compiled = _compile(data, file)
    if compiled.value is None:
        return Result(None, compiled.diagnostics)
    if cache_dir is not None:
        cache.save(cache_dir, name, compiled.value)
    return Result(_revive(compiled.value, file, digest), compiled.diagnostics)


def _compile(data: bytes, file: str) -> Result[tuple[Any, ...]]:
    """The program as plain tuples that `marshal` can hold; `_revive` is its other half."""
    opened = refuse(data, file)
    if opened.value is None:
        return Result(None, opened.diagnostics)
    package = opened.value
    from docgen.template import faults

    findings = tuple(f.diagnostic for f in faults.faults(package, rendered_parts(package), file))
    if has_errors(findings):
        return Result(None, findings)
    from docgen.template.compile import compile_source
    from docgen.template.finish import drawing_ids
    from docgen.template.source import clean, parse

    environment = Environment()
    parts = []
    names: set[str] = set()
    required: set[str] = set()
    static_ids: set[str] = set()
    for part in rendered_parts(package):
        source = clean(parse(package.read(part)), part, explain.label(part))
        if source is None:
            static_ids.update(drawing_ids(package.read(part).decode("utf-8", "replace")))
            continue
        compiled = compile_source(source, part, environment)
        names |= compiled.names
        required |= compiled.required
        varying = bool(_VARYING_TABLE.search(source.text))
        parts.append((part, compiled.code, compiled.lines, compiled.aliases, varying))
    archive = tuple((n, p.method, p.crc, p.size, p.compressed) for n, p in package.parts.items())
    saved = (
        tuple(parts),
        tuple(names),
        tuple(required),
        tuple(style_ids(package).items()),
        tuple(static_ids),
        archive,
    )
    return Result(saved, findings)


def _revive(saved: Any, file: str, digest: str) -> Program:
    parts, names, required, styles, static_ids, archive = saved
    environment = Environment()
    return Program(
        file=file,
        digest=digest,
        names=frozenset(names),
        required=frozenset(required),
        styles=dict(styles),
        parts=tuple(_revive_part(environment, part) for part in parts),
        package=Package({name: Part(*entry) for name, *entry in archive}),
        static_drawing_ids=frozenset(static_ids),
        environment=environment,
    )


def _revive_part(environment: Environment, saved: tuple[str, CodeType, Any, Any, bool]) -> PartProgram:
    name, code, lines, aliases, varying = saved
    namespace: dict[str, Any] = {"environment": environment, "__file__": code.co_filename}
    exec(code, namespace)
    pairs = (pair.split("=") for pair in namespace["debug_info"].split("&") if pair)
    line_map = {int(python): int(source) for source, python in pairs}
    root, blocks = namespace["root"], namespace["blocks"]
    return PartProgram(name, code, lines, dict(aliases), varying, root, blocks, line_map)


def refuse(data: bytes, file: str) -> Result[Package]:
    """The opened template, or everything that forbids its use."""
    opened = opc.open_package(data, file)
    if opened.value is None:
        return opened
    package = opened.value
    try:
        findings = (*_wrong_kind(package, file), *dangers(package, file))
    except Exception as problem:
        # The lists that say what is what are not XML: nothing further can be trusted.
        findings = (error("TP005", Where(file), problem=str(problem)),)
    return Result(None if findings else package, findings)


def _wrong_kind(package: Package, file: str) -> Iterator[Diagnostic]:
    types = opc.content_types(package)
    if DOCUMENT_TYPE not in types.values():
        kinds = [t for t in types.values() if t.endswith(".main+xml")]
        yield error("TP003", Where(file), kind=_KINDS.get(kinds[0], kinds[0]) if kinds else "")


_KINDS = {
    "application/vnd.ms-word.document.macroEnabled.main+xml": ".docm",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml": ".dotx",
    "application/vnd.ms-word.template.macroEnabledTemplate.main+xml": ".dotm",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml": ".xlsx",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml": ".pptx",
}


def rendered_parts(package: Package) -> list[str]:
    """The parts whose tags are run: body, headers, footers, notes, core properties."""
    types = opc.content_types(package)
    return [part for kind in _RENDERED_TYPES for part in package.parts if types.get(part) == kind]


def style_ids(package: Package) -> dict[str, str]:
    """The styles the template defines: name as Word shows it → id."""
    types = opc.content_types(package)
    found: dict[str, str] = {}
    for part in package.parts:
        if types.get(part) == _STYLES_TYPE:
            current = ""
            for tag, attributes in opc.elements(package.read(part)):
                if tag == "style":
                    current = attributes.get("w:styleId", "")
                elif tag == "name" and current:
                    found.setdefault(attributes.get("w:val", ""), current)
                    current = ""
    return found

"""Compiling a template: its parts checked, cleaned, turned into code. Only a cold start imports this."""

import re
from collections.abc import Iterator

from docgen.diagnostics import Code, Result, has_errors
from docgen.opc import Package
from docgen.template import explain
from docgen.template.compile import Compiled, compile_source
from docgen.template.contents import rendered_parts, style_ids
from docgen.template.faults import faults
from docgen.template.finish import drawing_ids
from docgen.template.leftovers import placed
from docgen.template.page import geometry_of
from docgen.template.sandbox import environment
from docgen.template.saved import Saved
from docgen.template.source import Source, clean, parse

_VARYING_TABLE = re.compile(
    r"(?:</w:tc>|</w:trPr>|</w:tblPrEx>|<w:tr(?: [^<>]*)?>)\s*\{[%{]|w:gridSpan w:val=\"\{"
)
"""Cells that come and go within a row: the table's grid must follow."""


def compile_package(package: Package, file: str) -> Result[Saved]:
    """The template compiled, or all its errors."""
    findings = tuple(finding.diagnostic for finding in faults(package, rendered_parts(package), file))
    if has_errors(findings):
        return Result(None, findings)
    compiled = list(_compiled_parts(package))
    parts = tuple(
        (
            part,
            made.code,
            made.lines,
            made.tags,
            made.aliases,
            made.is_plain,
            bool(_VARYING_TABLE.search(source.text)),
        )
        for part, source, made in compiled
    )
    names = frozenset[str]().union(*(made.names for _, _, made in compiled))
    asked = frozenset[str]().union(*(made.asked for _, _, made in compiled))
    required = frozenset[str]().union(*(made.required for _, _, made in compiled)) - asked
    figures = frozenset[str]().union(*(made.figures for _, _, made in compiled))
    archive = tuple((n, p.method, p.crc, p.size, p.compressed) for n, p in package.parts.items())
    styles = tuple(style_ids(package).items())
    still = _drawing_ids(package, without=[part for part, _, _ in compiled])
    lists = tuple(tuple(sorted(found)) for found in (names, required, asked, figures))
    left, page = tuple(_leftovers(package)), geometry_of(package)
    saved_page = (tuple(page.room), *page[1:])
    return Result((parts, *lists, styles, still, archive, left, saved_page), findings)


def _leftovers(package: Package) -> Iterator[tuple[Code, tuple[str, ...], str]]:
    for part in rendered_parts(package):
        yield from placed(parse(package.read(part)), part, explain.label(part))


def _compiled_parts(package: Package) -> Iterator[tuple[str, Source, Compiled]]:
    for part in rendered_parts(package):
        source = clean(parse(package.read(part)), part, explain.label(part))
        if source is not None:
            yield part, source, compile_source(source, part, environment())


def _drawing_ids(package: Package, without: list[str]) -> tuple[str, ...]:
    """The ids of drawings in parts that are not rendered: nobody else may have them."""
    still = [part for part in rendered_parts(package) if part not in without]
    return tuple(i for part in still for i in drawing_ids(package.read(part).decode("utf-8", "replace")))

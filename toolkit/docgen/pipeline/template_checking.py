"""A template held against what the tool can run, and against one workbook's names where there is one."""

from functools import partial
from pathlib import Path
from typing import NamedTuple

from docgen.annotate import annotate
from docgen.compose import compose, tags
from docgen.diagnostics import Diagnostic, Result
from docgen.layout import find_layout, load_layouts
from docgen.model.context import Tags
from docgen.model.fields import KNOWN_FIELDS, PRESENT, RESERVED_NAMES
from docgen.pipeline.boundary import guarded, within
from docgen.pipeline.outputs import write_copy
from docgen.pipeline.settings import Settings
from docgen.template.faults import Finding
from docgen.template.lint import check_template
from docgen.workbook import read_workbook


def check_template_file(template: Path, book: Path | None, settings: Settings) -> Result[tuple[Finding, ...]]:
    """Every finding about `template`; its names are those of `book`, or of every layout where there is none.

    A workbook that cannot be composed gives its own findings, and the template is checked without it.
    """
    composed: Result[Tags] = Result(None)
    if book is not None:
        composed = within(lambda: _tags(book, settings), book)
    checked = within(lambda: check_template(template, known_names(settings), composed.value), template)
    return Result(checked.value, composed.diagnostics + checked.diagnostics)


class TemplateWishes(NamedTuple):
    """What is asked of a check: names of a workbook, a folder's settings, a copy with comments."""

    book: Path | None
    settings: Settings
    annotate: Path | None
    language: str


def examined_template(template: Path, wishes: TemplateWishes) -> tuple[Diagnostic, ...]:
    """All that is to be told of `template`, found in a child process with limits (`boundary`)."""
    result = guarded(partial(_examine, wishes), template)
    return result.value if result.value is not None else result.diagnostics


def _examine(wishes: TemplateWishes, template: Path) -> Result[tuple[Diagnostic, ...]]:
    checked = check_template_file(template, wishes.book, wishes.settings)
    found = (*checked.diagnostics, *(finding.diagnostic for finding in checked.value or ()))
    if wishes.annotate is not None and checked.value is not None:
        found += annotate_template(template, checked.value, wishes.annotate, wishes.language).diagnostics
    return Result(found)


def known_names(settings: Settings) -> frozenset[str]:
    """The names that a workbook of any layout has."""
    layouts = load_layouts(settings.layouts).value or ()
    fields = {field.name for layout in layouts for field in layout.fields}
    return frozenset({*KNOWN_FIELDS, *RESERVED_NAMES, *PRESENT, *fields})


def annotate_template(
    template: Path, findings: tuple[Finding, ...], output: Path, language: str
) -> Result[Path]:
    """Write a copy of `template` to `output` with each finding as a Word comment at its place."""
    comments = [(finding.place, _words(finding.diagnostic, language)) for finding in findings]
    annotated = within(lambda: annotate(template.read_bytes(), template.name, comments, "docgen"), template)
    if annotated.value is None:
        return Result(None, annotated.diagnostics)
    return write_copy(output, annotated.value)


def _words(diagnostic: Diagnostic, language: str) -> str:
    hint = diagnostic.hint(language)
    return diagnostic.message(language) + (f"\n{hint}" if hint else "")


def _tags(book: Path, settings: Settings) -> Result[Tags]:
    read = read_workbook(book)
    if read.value is None:
        return Result(None, read.diagnostics)
    layout = find_layout(read.value.layout.value, settings.layouts)
    if layout.value is None:
        return Result(None, read.diagnostics + layout.diagnostics)
    composed = compose(read.value, layout.value)
    named = None if composed.value is None else tags(composed.value)
    return Result(named, read.diagnostics + composed.diagnostics)

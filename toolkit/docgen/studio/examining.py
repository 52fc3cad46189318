"""In a child process: a document that was dropped on the page is checked, mended, or read into a workbook."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from docgen.check import Finding
from docgen.check.grouping import blocks
from docgen.console import diagnostic_record
from docgen.diagnostics import Diagnostic
from docgen.document.kinds import SUFFIXES
from docgen.messages import phrase
from docgen.model.paragraph import BODY_PART
from docgen.pipeline.checking import check_document, write_mended
from docgen.pipeline.mending import mend_document
from docgen.pipeline.old_formats import in_todays_format
from docgen.profiles import shipped


class Group(NamedTuple):
    """Findings of one rule: what it is about, how it is mended, and each place with its words."""

    title: str
    rule: str
    severity: str
    remedies: tuple[str, ...]
    mendable: int
    findings: tuple[dict[str, Any], ...]


class Examined(NamedTuple):
    """A document examined; `problems` are what kept it from being read."""

    problems: tuple[dict[str, Any], ...] = ()
    groups: tuple[Group, ...] = ()
    mendable: int = 0


def examine(document: Path, language: str) -> Examined:
    """Check `document` (also of an old format) by the standard."""
    with in_todays_format(document) as opened:
        if opened.value is None:
            return Examined(_records(opened.diagnostics, language))
        checked = check_document(opened.value)
    texts = {p.ordinal: p.text for p in checked.view.paragraphs} if checked.view is not None else {}
    groups = tuple(
        Group(
            block.title(language),
            block.rule,
            phrase(f"UI-{block.severity.value}", language),
            block.remedies(language),
            block.mendable,
            tuple(_record(finding, texts, language) for finding in block.findings),
        )
        for block in blocks(checked.findings)
    )
    return Examined(_records(checked.problems, language), groups, sum(group.mendable for group in groups))


def _record(finding: Finding, texts: Mapping[int, str], language: str) -> dict[str, Any]:
    """A finding, and the words of its paragraph, by which the page finds it on the pictures."""
    place = finding.fault.place
    is_inside = place.part == BODY_PART and place.ordinal is not None
    words = texts.get(place.ordinal or 0, "") if is_inside else ""
    steps = " › ".join(finding.diagnostic.where.steps)
    return {**diagnostic_record(finding.diagnostic, language), "words": words, "steps": steps}


def _records(found: tuple[Diagnostic, ...], language: str) -> tuple[dict[str, Any], ...]:
    return tuple(diagnostic_record(each, language) for each in found)


def mended(document: Path, output: Path, language: str) -> Examined:
    """Write a mended copy of `document` at `output`, none where there is nothing to mend."""
    with in_todays_format(document) as opened:
        if opened.value is None:
            return Examined(_records(opened.diagnostics, language))
        checked = check_document(opened.value)
        made = mend_document(checked, shipped()) if checked.view is not None else None
    if made is None or made.value is None:
        return Examined(_records(checked.problems + (made.diagnostics if made else ()), language))
    if not made.value.count:
        return Examined()
    written = write_mended(made.value, output)
    return Examined(_records(written.diagnostics, language), mendable=made.value.count)


def is_document(name: str) -> bool:
    """Whether a file of that name is one to be checked."""
    return Path(name).suffix.lower() in (*SUFFIXES, ".doc", ".wps")

"""document → view → findings, and what is made of them: a mended copy, an annotated copy."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import groupby
from operator import attrgetter
from pathlib import Path

from docgen.annotate import annotate
from docgen.check import RULES, Finding, check
from docgen.diagnostics import Diagnostic, Result, Where, error
from docgen.document import main_part, mend, view
from docgen.document.mending import edited, text_mends
from docgen.model.document import DocumentView
from docgen.model.mend import Mend
from docgen.model.profile import Profile
from docgen.opc import open_package
from docgen.pipeline.boundary import within
from docgen.pipeline.garbage import without_collections
from docgen.pipeline.rendering import Renderer
from docgen.pipeline.settings import settings_for
from docgen.profiles import shipped
from docgen.publish import write_file
from docgen.suggestions import nearest

_MOST_PASSES = 6
"""Mending one fault can expose another; six rounds suffice for every chain of them that the tests know."""
_NOT_WORDS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Checked:
    """A document and what was found in it; `view` is None where it could not be read."""

    path: Path
    data: bytes = b""
    view: DocumentView | None = None
    findings: tuple[Finding, ...] = ()
    problems: tuple[Diagnostic, ...] = ()

    def with_problems(self, more: tuple[Diagnostic, ...]) -> "Checked":
        """The same, with more problems to tell."""
        return replace(self, problems=self.problems + more)

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Everything there is to tell, reading problems first."""
        return self.problems + tuple(finding.diagnostic for finding in self.findings)


@dataclass(frozen=True, slots=True)
class Mended:
    """A document after mending: `count` findings are gone, `left` are for a person."""

    data: bytes
    count: int
    left: tuple[Finding, ...]


def check_document(
    path: Path, profile: Profile | None = None, ignored: frozenset[str] = frozenset()
) -> Checked:
    """The findings about the document at `path`, by the standard's own profile where none is given.

    Rules in `ignored` are left out.
    """
    profile = profile or shipped()
    try:
        data = path.read_bytes()
    except IsADirectoryError:
        return Checked(path, problems=(error("DC005", Where(str(path))),))
    except OSError as fault:
        where = Where(path.name)
        return Checked(path, problems=(error("DC003", where, reason=fault.strerror or str(fault)),))
    checked = within(lambda: Result(_checked(path, data, profile, ignored)), path)
    return checked.value or Checked(path, problems=checked.diagnostics)


def _checked(path: Path, data: bytes, profile: Profile, ignored: frozenset[str]) -> Checked:
    with without_collections():
        seen = view(data, path.name)
        if seen.value is None:
            return Checked(path, data, problems=seen.diagnostics)
        return Checked(path, data, seen.value, check(seen.value, profile, ignored), seen.diagnostics)


def mend_document(
    checked: Checked, profile: Profile, ignored: frozenset[str] = frozenset()
) -> Result[Mended]:
    """`checked` with everything mended that can be without touching words.

    Afterwards the words are compared, and each text with what the mends say: no mark goes missing.

    Nothing to mend gives the very bytes that came in, so a second run changes nothing.
    """
    return within(lambda: _mended(checked, profile, ignored), checked.path)


def _mended(checked: Checked, profile: Profile, ignored: frozenset[str]) -> Result[Mended]:
    assert checked.view is not None
    data, seen, findings = checked.data, checked.view, checked.findings
    for _ in range(_MOST_PASSES):
        mends = [each for finding in findings for each in finding.fault.mends]
        package = open_package(data, checked.path.name).value
        main = main_part(package) if package is not None else None
        if not mends or package is None or main is None:
            break
        data = mend(package, main, mends).to_bytes()
        again = view(data, checked.path.name).value
        if again is None or words(again) != words(checked.view) or texts(again) != _wanted(seen, mends):
            return Result(None, (error("DC004", Where(checked.path.name)),))
        seen, findings = again, check(again, profile, ignored)
    return Result(Mended(data, len(checked.findings) - len(findings), findings))


def words(seen: DocumentView) -> list[str]:
    """The letters, digits and characters of each paragraph: what mending must leave alone."""
    return [_NOT_WORDS.sub("", text) for text in texts(seen).values()]


def texts(seen: DocumentView) -> dict[tuple[str, int], str]:
    """The text of each paragraph, headers' and footers' too, by part and ordinal."""
    stories = [paragraph for story in seen.stories() for paragraph in story.paragraphs]
    return {(p.part, p.ordinal): p.text for p in (*seen.paragraphs, *stories)}


def _wanted(seen: DocumentView, mends: Iterable[Mend]) -> dict[tuple[str, int], str]:
    """What the texts should be after `mends`."""
    wanted = texts(seen)
    for place, changes in groupby(text_mends(mends), key=attrgetter("part", "ordinal")):
        wanted[place] = edited(wanted[place], [(m.start, m.end, m.new) for m in changes])
    return wanted


def check_workbook(path: Path) -> tuple[Diagnostic, ...]:
    """What is wrong with the workbook at `path`, by the settings of its folder."""
    settings = settings_for(path, {})
    if settings.value is None:
        return settings.diagnostics
    renderer = Renderer(settings.value)
    found = within(lambda: Result(renderer.check(path)), path)
    return found.diagnostics if found.value is None else found.value


def unknown_rules(names: Iterable[str], where: Where) -> tuple[Diagnostic, ...]:
    """A finding for each of `names`, written at `where`, that is no rule's."""
    known = [rule.name for rule in RULES]
    unknown = (name for name in names if name not in known)
    return tuple(error("CL106", where, name=name, nearest=nearest(name, known)) for name in unknown)


def write_page(page: str, output: Path) -> Result[Path]:
    """Write a page of HTML, whole or not at all."""
    return write_file(output, page.encode(), overwrite=True)


def write_mended(mended: Mended, output: Path) -> Result[Path]:
    """Write the mended copy, whole or not at all."""
    return write_file(output, mended.data, overwrite=True)


def write_annotated(checked: Checked, output: Path, language: str) -> Result[Path]:
    """Write a copy with each finding as a Word comment at its place."""
    comments = [(finding.fault.place, _comment(finding, language)) for finding in checked.findings]
    annotated = within(lambda: annotate(checked.data, checked.path.name, comments, "docgen"), checked.path)
    if annotated.value is None:
        return Result(None, annotated.diagnostics)
    return write_file(output, annotated.value, overwrite=True)


def _comment(finding: Finding, language: str) -> str:
    diagnostic = finding.diagnostic
    lines = (diagnostic.message(language), diagnostic.hint(language), f"{finding.clause} [{diagnostic.code}]")
    return "\n".join(line for line in lines if line)

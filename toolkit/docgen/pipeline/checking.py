"""document → view → findings, and what is made of them: a mended copy, an annotated copy."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple

from docgen.annotate import annotate
from docgen.check import RULES, Finding, check
from docgen.diagnostics import Diagnostic, Result, Where, error
from docgen.document import main_part, mend, view
from docgen.document.mending import edited, text_mends
from docgen.model.document import DocumentView
from docgen.model.mend import Mend
from docgen.model.profile import Profile
from docgen.opc import open_package
from docgen.pipeline.boundary import apart, problem, within
from docgen.pipeline.child import Failure
from docgen.pipeline.garbage import without_collections
from docgen.pipeline.outputs import write_copy
from docgen.pipeline.rendering import Renderer
from docgen.pipeline.settings import settings_for
from docgen.pipeline.workbook_names import is_workbook
from docgen.profiles import shipped
from docgen.suggestions import nearest

WORKBOOKS = (".xlsx", ".xlsm")
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


class Wishes(NamedTuple):
    """What is asked of a check: a profile, rules to leave out, and copies to write in a language."""

    profile: Profile
    ignored: frozenset[str] = frozenset()
    fix: Path | None = None
    annotate: Path | None = None
    language: str = "zh"


class Examined(NamedTuple):
    """What was found in one file; of a document, `findings` by its format, those that are left after a fix.

    `mended` counts what a fix has put right, None where none was asked for; `written` are the copies.
    """

    path: Path
    problems: tuple[Diagnostic, ...] = ()
    findings: tuple[Finding, ...] = ()
    is_document: bool = False
    mended: int | None = None
    written: tuple[Path, ...] = ()

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Everything there is to tell, reading problems first."""
        return self.problems + tuple(finding.diagnostic for finding in self.findings)


def examined(asked: Iterable[tuple[Path, Wishes]]) -> Iterator[Examined]:
    """What is found in each file: one after the other, each in a child process with limits (`boundary`)."""
    for path, wishes in asked:
        answer = apart(partial(_examine, wishes), path)
        if isinstance(answer, Failure):
            answer = Examined(path, (problem(answer, path),))
        yield answer


def _examine(wishes: Wishes, path: Path) -> Examined:
    if path.suffix.lower() in WORKBOOKS:
        return Examined(path, check_workbook(path))
    checked = check_document(path, wishes.profile, wishes.ignored)
    if checked.view is None:
        return Examined(path, checked.problems)
    mended: int | None = None
    copies: list[tuple[Path, tuple[Diagnostic, ...]]] = []
    if wishes.fix is not None:
        checked, mended, told = _fixed(checked, wishes, wishes.fix)
        copies.append((wishes.fix, told))
    if wishes.annotate is not None:
        told = write_annotated(checked, wishes.annotate, wishes.language).diagnostics
        copies.append((wishes.annotate, told))
    problems = (*checked.problems, *(problem for _, told in copies for problem in told))
    written = tuple(copy for copy, told in copies if not told)
    return Examined(path, problems, checked.findings, True, mended, written)


def _fixed(
    checked: Checked, wishes: Wishes, output: Path
) -> tuple[Checked, int | None, tuple[Diagnostic, ...]]:
    """Write the mended copy; what it is, how much was mended, and what kept it from being written."""
    mended = mend_document(checked, wishes.profile, wishes.ignored)
    if mended.value is None:
        return checked, None, mended.diagnostics
    written = write_mended(mended.value, output)
    if written.value is None:
        return checked, None, written.diagnostics
    copy = Checked(checked.path, mended.value.data, checked.view, mended.value.left, checked.problems)
    return copy, mended.value.count, ()


def files_in(place: Path) -> tuple[Path, ...]:
    """The files that checking `place` means: itself, or every document and workbook below a folder."""
    if not place.is_dir():
        return (place,)
    found = (path for path in place.rglob("*") if _is_to_be_checked(path.relative_to(place)))
    return tuple(sorted(path for path in found if path.is_file()))


def _is_to_be_checked(path: Path) -> bool:
    if any(part.startswith((".", "~")) for part in path.parts):
        return False
    return path.suffix.lower() == ".docx" or is_workbook(path.name)


def check_document(
    path: Path, profile: Profile | None = None, ignored: frozenset[str] = frozenset()
) -> Checked:
    """The findings about the document at `path`, by the standard's own profile where none is given.

    Rules in `ignored` are left out.
    """
    profile = profile or shipped()
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return Checked(path, problems=(error("PL201", Where(str(path))),))
    except OSError as fault:
        return Checked(path, problems=(error("DC003", Where(path.name), reason=fault),))
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
    return write_copy(output, page.encode())


def write_mended(mended: Mended, output: Path) -> Result[Path]:
    """Write the mended copy, whole or not at all."""
    return write_copy(output, mended.data)


def write_annotated(checked: Checked, output: Path, language: str) -> Result[Path]:
    """Write a copy with each finding as a Word comment at its place."""
    comments = [(finding.fault.place, _comment(finding, language)) for finding in checked.findings]
    annotated = within(lambda: annotate(checked.data, checked.path.name, comments, "docgen"), checked.path)
    if annotated.value is None:
        return Result(None, annotated.diagnostics)
    return write_copy(output, annotated.value)


def _comment(finding: Finding, language: str) -> str:
    diagnostic = finding.diagnostic
    lines = (diagnostic.message(language), diagnostic.hint(language), f"{finding.clause} [{diagnostic.code}]")
    return "\n".join(line for line in lines if line)

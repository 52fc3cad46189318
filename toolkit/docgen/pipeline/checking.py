"""document → view → findings, and what is made of them: a mended copy, an annotated copy."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import NamedTuple

from docgen.annotate import annotate
from docgen.check import RULES, Finding, check
from docgen.check.agreement.facts import NOTHING_LAST, LastPeriod
from docgen.check.grouping import blocks
from docgen.diagnostics import Code, Diagnostic, Result, Where, error, has_errors, note
from docgen.document import view
from docgen.document.kinds import SUFFIXES, of_kind
from docgen.messages import phrase
from docgen.model.paragraph import Place
from docgen.model.profile import Profile
from docgen.opc import open_package
from docgen.pipeline.agreeing import check_workbook, last_period
from docgen.pipeline.boundary import PRINTING_SECONDS, apart, problem, within
from docgen.pipeline.child import SECONDS, Failure
from docgen.pipeline.fetching import fetch_pictures, fetched
from docgen.pipeline.garbage import without_collections
from docgen.pipeline.mending import Checked, Mended, mend_document
from docgen.pipeline.old_formats import OLD_FORMATS, in_todays_format
from docgen.pipeline.outputs import write_copy
from docgen.pipeline.rendering import as_in_a_folder
from docgen.pipeline.settings import Settings
from docgen.pipeline.spreading import answers_in_order, is_for_here
from docgen.pipeline.stores import address, files_at, is_address
from docgen.pipeline.stores import problem as store_problem
from docgen.pipeline.workbook_names import is_workbook
from docgen.profiles import shipped
from docgen.suggestions import nearest

WORKBOOKS = (".xlsx", ".xlsm")


class Wishes(NamedTuple):
    """What is asked of a check: a profile, rules to leave out, and copies to write in a language.

    `last` is last period's workbook, which what is said of that time is held against. `is_named` says whether
    the user named the file; else it was found in a folder.
    """

    profile: Profile
    ignored: frozenset[str] = frozenset()
    fix: Path | None = None
    annotate: Path | None = None
    language: str = "zh"
    is_named: bool = True
    last: Path | None = None


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


def examined(asked: Sequence[tuple[Path, Wishes]], settings: Settings) -> Iterator[Examined]:
    """What is found in each file, in their order; `settings` say where and how many at a time.

    In this process one after the other, each in a child with limits (`boundary`).
    """
    places = [path for path, _ in asked]
    if is_for_here(settings, places):
        yield from (_opened(_examined_apart, job) for job in asked)
        return
    seconds = SECONDS + PRINTING_SECONDS * any(path.suffix.lower() in OLD_FORMATS for path in places)
    # What a workbook is checked by are the settings of its own folder.
    elsewhere = Settings(jobs=settings.jobs, on=settings.on)
    answers = answers_in_order(_examined_there, asked, elsewhere, here=False, seconds=seconds)
    for path, answer in zip(places, answers, strict=True):
        yield Examined(path, (problem(answer, path, seconds),)) if isinstance(answer, Failure) else answer


def _examined_there(_: Settings, job: tuple[Path, Wishes]) -> Examined:
    return _opened(_examine, job)


def _opened(examine: Callable[[Wishes, Path], Examined], job: tuple[Path, Wishes]) -> Examined:
    """What is found in a file wherever it is and whatever its format."""
    path, wishes = job
    try:
        with fetched(path) as copy, in_todays_format(copy) as opened:
            if opened.value is None:
                return Examined(path, opened.diagnostics)
            found = examine(wishes, opened.value)
            if fetch_pictures(path, copy, found.problems):
                found = examine(wishes, opened.value)
            return found._replace(path=path)
    except Exception as fault:  # of a store, whose library may raise anything
        if not is_address(path):
            raise
        return Examined(path, (store_problem(path, fault),))


def _examined_apart(wishes: Wishes, path: Path) -> Examined:
    answer = apart(partial(_examine, wishes), path)
    return Examined(path, (problem(answer, path),)) if isinstance(answer, Failure) else answer


def _examine(wishes: Wishes, path: Path) -> Examined:
    before = last_period(wishes.last) if wishes.last is not None else Result(NOTHING_LAST)
    if before.value is None:
        return Examined(path, before.diagnostics)
    if path.suffix.lower() in WORKBOOKS:
        found = check_workbook(path, wishes.profile, wishes.ignored, before.value)
        return Examined(path, found if wishes.is_named else as_in_a_folder(found))
    checked = check_document(path, wishes.profile, wishes.ignored, before.value)
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
    written = tuple(copy for copy, told in copies if not has_errors(told))
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
    copy = replace(checked, data=mended.value.data, findings=mended.value.left)
    return copy, mended.value.count, written.diagnostics


def files_in(place: Path) -> Result[tuple[Path, ...]]:
    """The files that checking `place` means: itself, or every document and workbook below a folder."""
    if is_address(place):
        try:
            found = tuple(files_at(place, lambda name: _is_to_be_checked(Path(name))))
        except Exception as fault:  # of a store, whose library may raise anything
            return Result((), (store_problem(place, fault),))
    elif place.is_dir():
        below = (path for path in place.rglob("*") if _is_to_be_checked(path.relative_to(place)))
        found = tuple(sorted(path for path in below if path.is_file()))
    else:
        found = (place,)
    code: Code = "PL201" if is_address(place) and place.suffix else "PL207"
    return Result(found, () if found else (error(code, Where(address(place))),))


def _is_to_be_checked(path: Path) -> bool:
    if any(part.startswith((".", "~")) for part in path.parts):
        return False
    return path.suffix.lower() in (*SUFFIXES, *OLD_FORMATS) or is_workbook(path.name)


def check_document(
    path: Path,
    profile: Profile | None = None,
    ignored: frozenset[str] = frozenset(),
    last: LastPeriod = NOTHING_LAST,
) -> Checked:
    """The findings about the document at `path`, by the standard's own profile where none is given.

    Rules in `ignored` are left out; what is said of last period is held against `last`.
    """
    profile = profile or shipped()
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return Checked(path, problems=(error("PL201", Where(str(path))),))
    except OSError as fault:
        return Checked(path, problems=(error("DC003", Where(path.name), reason=fault),))
    checked = within(lambda: Result(_checked(path, data, profile, ignored, last)), path)
    return checked.value or Checked(path, problems=checked.diagnostics)


def _checked(path: Path, data: bytes, profile: Profile, ignored: frozenset[str], last: LastPeriod) -> Checked:
    with without_collections():
        seen = view(data, path.name)
        if seen.value is None:
            return Checked(path, data, problems=seen.diagnostics)
        found = check(seen.value, profile, ignored, last)
        return Checked(path, data, seen.value, found, seen.diagnostics, last)


def unknown_rules(names: Iterable[str], where: Where) -> tuple[Diagnostic, ...]:
    """A finding for each of `names`, written at `where`, that is no rule's."""
    known = [rule.name for rule in RULES]
    unknown = (name for name in names if name not in known)
    return tuple(error("CL106", where, name=name, nearest=nearest(name, known)) for name in unknown)


def write_page(page: str, output: Path) -> Result[Path]:
    """Write a page of HTML, whole or not at all."""
    return write_copy(output, page.encode())


def write_mended(mended: Mended, output: Path) -> Result[Path]:
    """Write the mended copy, whole or not at all, as the kind of Word file that its name says."""
    return _write_of_kind(mended.data, output)


def _write_of_kind(data: bytes, output: Path) -> Result[Path]:
    package = open_package(data, output.name).value
    made = of_kind(package, output) if package is not None else None
    written = write_copy(output, data if made is None or made.package is package else made.package.to_bytes())
    told = (note("DC007", Where(output.name)),) if made is not None and made.lost_macros else ()
    return Result(written.value, (*written.diagnostics, *told))


def write_annotated(checked: Checked, output: Path, language: str) -> Result[Path]:
    """Write a copy with the findings as Word comments: grouped, or each at its place where there are few."""
    comments = list(_comments(checked.findings, language))
    annotated = within(lambda: annotate(checked.data, checked.path.name, comments, "docgen"), checked.path)
    if annotated.value is None:
        return Result(None, annotated.diagnostics)
    return _write_of_kind(annotated.value, output)


def _comments(findings: Iterable[Finding], language: str) -> Iterator[tuple[Place, str]]:
    for block in blocks(findings):
        first, *others = block.findings
        if len(block.findings) <= _FEW:
            yield from ((finding.fault.place, _comment(finding, language)) for finding in block.findings)
        else:
            places = "、".join(block.places()[1 : _NAMED + 1])
            count = phrase("UI-check-count", language, title=block.title(language), count=len(others) + 1)
            also = phrase("UI-check-also", language, places=places)
            yield first.fault.place, "\n".join((count, _comment(first, language), also))


_FEW = 3
"""Findings of one rule that are told each at its place; more are told once, at the first."""
_NAMED = 12


def _comment(finding: Finding, language: str) -> str:
    diagnostic = finding.diagnostic
    lines = (diagnostic.message(language), diagnostic.hint(language), f"{finding.clause} [{diagnostic.code}]")
    return "\n".join(line for line in lines if line)

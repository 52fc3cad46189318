"""workbook → composed report → what is wrong with it, and what in it does not agree."""

from pathlib import Path

from docgen.check import check_facts
from docgen.check.agreement.facts import NOTHING_LAST, LastPeriod
from docgen.check.agreement.of_book import figure_facts, of_book
from docgen.compose.figures import with_unit
from docgen.diagnostics import Diagnostic, Result
from docgen.model.composition import Composition
from docgen.model.profile import Profile
from docgen.pipeline.boundary import within
from docgen.pipeline.rendering import Renderer
from docgen.pipeline.settings import settings_for
from docgen.profiles import shipped
from docgen.workbook import read_workbook


def check_workbook(
    path: Path,
    profile: Profile | None = None,
    ignored: frozenset[str] = frozenset(),
    last: LastPeriod = NOTHING_LAST,
) -> tuple[Diagnostic, ...]:
    """What is wrong with the workbook at `path`, by the settings of its folder, and what does not agree.

    Rules in `ignored` are left out; 上期 is held against `last`.
    """
    settings = settings_for(path, {})
    if settings.value is None:
        return settings.diagnostics
    renderer = Renderer(settings.value)
    found = within(lambda: _checked(renderer, path, profile or shipped(), ignored, last), path)
    return found.diagnostics


def _checked(
    renderer: Renderer, path: Path, profile: Profile, ignored: frozenset[str], last: LastPeriod
) -> Result[None]:
    composed = renderer.composed(path)
    if composed.value is None:
        return Result(None, composed.diagnostics)
    found = contradictions(composed.value, path.name, profile, ignored, last)
    return Result(None, (*composed.diagnostics, *found))


def contradictions(
    composition: Composition,
    file: str,
    profile: Profile | None = None,
    ignored: frozenset[str] = frozenset(),
    last: LastPeriod = NOTHING_LAST,
) -> tuple[Diagnostic, ...]:
    """What in the report of the workbook named `file` does not agree."""
    facts = of_book(composition, with_unit, last)
    return tuple(check_facts(facts, file, profile or shipped(), ignored))


def last_period(path: Path) -> Result[LastPeriod]:
    """数据 of last period's workbook; no value where it cannot be read."""
    read = within(lambda: read_workbook(path), path)
    if read.value is None:
        return Result(None, read.diagnostics)
    return Result(LastPeriod(path.name, tuple(figure_facts(read.value.figures, with_unit))))

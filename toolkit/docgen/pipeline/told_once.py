"""What is so of the machine, and of no one report, is told once a run."""

from docgen.diagnostics import Diagnostic
from docgen.pipeline.rendering import Outcome

_TYPEFACES = "OF104"


class ToldOnce:
    """Takes from the outcomes of a run what earlier ones have told: which typefaces the machine lacks."""

    def __init__(self) -> None:
        self._told: set[str] = set()

    def __call__(self, outcome: Outcome) -> Outcome:
        """The outcome without what was told before."""
        kept = tuple(found for found in outcome.diagnostics if self._is_new(found))
        return outcome if len(kept) == len(outcome.diagnostics) else outcome._replace(diagnostics=kept)

    def _is_new(self, found: Diagnostic) -> bool:
        if found.code != _TYPEFACES:
            return True
        lacking = set(str(found.details["names"]).split("、"))
        is_new = not lacking <= self._told
        self._told |= lacking
        return is_new

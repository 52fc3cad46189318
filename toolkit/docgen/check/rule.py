"""What a rule is, and what it finds."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from types import ModuleType

from docgen.check.agreement.facts import Contradiction, Facts
from docgen.diagnostics import Severity
from docgen.model.document import DocumentView
from docgen.model.mend import Mend
from docgen.model.paragraph import Paragraph, Place
from docgen.model.profile import Profile


@dataclass(frozen=True, slots=True)
class Fault:
    """One place where a rule is broken: `details` fill its message, `mends` would put it right."""

    place: Place
    details: Mapping[str, object] = field(default_factory=dict)
    mends: tuple[Mend, ...] = ()


Check = Callable[[DocumentView, Profile], Iterator[Fault]]
Compare = Callable[[Facts], Iterator[Contradiction]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of the table `docgen.check.rules.RULES`; its module's docstring is its manual.

    `severity` follows the clause: 应 is an error, 一般 a warning.
    """

    name: str
    module: ModuleType
    severity: Severity
    clause: str

    @property
    def check(self) -> Check:
        """The rule itself."""
        function: Check = self.module.check
        return function


@dataclass(frozen=True, slots=True)
class Agreement(Rule):
    """A rule that compares what a report says in two places: its module has `compare` in place of `check`.

    `needs_book` says that there is nothing to compare in a document.
    """

    needs_book: bool = False

    @property
    def compare(self) -> Compare:
        """The rule itself."""
        function: Compare = self.module.compare
        return function


def at(paragraph: Paragraph, *mends: Mend, **details: object) -> Fault:
    """A fault in `paragraph`."""
    return Fault(paragraph.place(), details, mends)

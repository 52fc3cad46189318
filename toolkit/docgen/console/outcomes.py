"""How the outcomes of `render` read: a line a report, its problems beneath it, a table at the end."""

import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import click

from docgen.console import Console, diagnostic_record, pad
from docgen.diagnostics import Diagnostic, Severity
from docgen.pipeline.rendering import Outcome, Rendered
from docgen.pipeline.stores import address

COLOURS = {
    Rendered.WRITTEN: "green",
    Rendered.UNCHANGED: "white",
    Rendered.KEPT: "yellow",
    Rendered.LOCKED: "yellow",
    Rendered.FAILED: "red",
    Rendered.SKIPPED: "white",
}
LABEL_WIDTH = 8
_MANY = 30
"""From this many reports on a person gets a progress bar instead of a line a report."""


class Tally:
    """What a batch came to. Its outcomes are kept for JSON only: ten thousand of them take 70 MB.

    `errors` has one finding of each code, which is all that an exit code depends on.
    """

    def __init__(self, console: Console) -> None:
        self._console = console
        self.counts: Counter[Rendered] = Counter()
        self.errors: dict[str, Diagnostic] = {}
        self.records: list[dict[str, object]] = []

    @property
    def done(self) -> int:
        """How many outcomes there were."""
        return self.counts.total()

    def add(self, outcome: Outcome) -> None:
        """Count one more outcome."""
        self.counts[outcome.rendered] += 1
        self.errors.update((d.code, d) for d in outcome.diagnostics if d.severity is Severity.ERROR)
        if self._console.is_json:
            self.records.append(outcome_record(outcome, self._console.language))


def show_outcomes(console: Console, outcomes: Iterable[Outcome], total: int) -> Iterator[Outcome]:
    """Pass `outcomes` on, each told as it comes; of many, a progress bar, then what wants attention."""
    if total < _MANY or not console.is_watched:
        for outcome in outcomes:
            show_outcome(console, outcome)
            yield outcome
        return
    remarkable = []
    started = time.monotonic()
    with click.progressbar(
        length=total, file=sys.stderr, show_pos=True, label=console.phrase("UI-working")
    ) as bar:
        for done, outcome in enumerate(outcomes, 1):
            rate = done / max(time.monotonic() - started, 0.001)
            bar.label = console.phrase("UI-rate", rate=f"{rate:.0f}")
            bar.update(1)
            if outcome.rendered not in (Rendered.WRITTEN, Rendered.UNCHANGED):
                remarkable.append(outcome)
            yield outcome
    for outcome in remarkable:
        show_outcome(console, outcome)


def show_outcome(console: Console, outcome: Outcome) -> None:
    """One calm line for a report, and its problems beneath it."""
    label = console.phrase(f"UI-{outcome.rendered.value}")
    styled = click.style(pad(label, LABEL_WIDTH), fg=COLOURS[outcome.rendered])
    name = outcome.output.name if outcome.output else outcome.book.name
    seconds = console.phrase("UI-seconds", seconds=f"{outcome.seconds:.2f}")
    console.line(f"{styled}{outcome.folder}{name}  {click.style(seconds, dim=True)}")
    console.diagnostics(outcome.diagnostics)


def show_summary(console: Console, tally: Tally, skipped: int, seconds: float) -> None:
    """A table of how many reports became what; `skipped` files never became a job."""
    counts = tally.counts + Counter({Rendered.FAILED: skipped})
    total = counts.total()
    console.line()
    for rendered in Rendered:
        if counts[rendered]:
            label = click.style(
                pad(console.phrase(f"UI-{rendered.value}"), LABEL_WIDTH), fg=COLOURS[rendered]
            )
            console.line(f"{label}{counts[rendered]:>6}")
    rate = f"{total / seconds:.0f}" if seconds else "0"
    console.say("UI-summary", total=total, seconds=f"{seconds:.1f}", rate=rate)


def outcome_record(outcome: Outcome, language: str) -> dict[str, object]:
    """An outcome as JSON with stable keys."""
    return {
        "book": address(outcome.book),
        "output": address(outcome.output) if outcome.output else None,
        "status": outcome.rendered.value,
        "changed": list(outcome.changed),
        "seconds": round(outcome.seconds, 4),
        "diagnostics": [diagnostic_record(d, language) for d in outcome.diagnostics],
    }


def batch_record(
    console: Console, command: str, planning: Sequence[Diagnostic], tally: Tally, *, is_ok: bool
) -> dict[str, object]:
    """A whole run of `render` or `demo` as one JSON object."""
    return {
        "command": command,
        "ok": is_ok,
        "reports": tally.records,
        "diagnostics": [diagnostic_record(d, console.language) for d in planning],
    }

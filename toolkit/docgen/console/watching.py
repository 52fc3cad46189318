"""How watching reads: one calm line a report, its problems beneath it, and a live line at the foot."""

import json
import time
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import click

from docgen.console import Console, diagnostic_record, pad
from docgen.console.outcomes import COLOURS, LABEL_WIDTH, outcome_record
from docgen.diagnostics import Diagnostic
from docgen.pipeline.rendering import Outcome

_DRAWS_A_SECOND = 10


@dataclass(slots=True, eq=False)
class WatchView:
    """What a clerk sees in the terminal, or a program as one JSON object a line."""

    console: Console
    folders: int
    _last: str = ""
    _waiting: int = -1
    _status: str = ""
    _drawn: float = field(default=0.0)

    def started(self, books: int, *, polling: bool) -> None:
        """Watching begins."""
        self._record({"event": "started", "books": books, "polling": polling})
        self.console.say("UI-watching", folders=self.folders, books=books)

    def made(self, outcome: Outcome, reason: str) -> None:
        """A report was written, kept or refused."""
        self._record({"event": "report", "reason": reason, **outcome_record(outcome, self.console.language)})
        self._erase()
        self._last = time.strftime("%H:%M:%S")
        label = self.console.phrase(f"UI-{outcome.rendered.value}")
        name = outcome.output.name if outcome.output else outcome.book.name
        why = self.console.phrase(f"UI-watch-{reason}") + self._cells(outcome)
        seconds = self.console.phrase("UI-seconds", seconds=f"{outcome.seconds:.2f}")
        self.console.line(
            f"{click.style(self._last, dim=True)}  "
            f"{click.style(pad(label, LABEL_WIDTH), fg=COLOURS[outcome.rendered])}{outcome.folder}{name}  "
            f"{click.style(f'{why}，{seconds}', dim=True)}"
        )
        self.console.diagnostics(outcome.diagnostics)

    def _cells(self, outcome: Outcome) -> str:
        """The first of the cells that were changed, and how many."""
        if not outcome.changed:
            return ""
        code = "UI-watch-cells" if len(outcome.changed) > 1 else "UI-watch-cell"
        return self.console.phrase(code, first=outcome.changed[0], count=len(outcome.changed))

    def found(self, diagnostics: Sequence[Diagnostic]) -> None:
        """Something that belongs to no report."""
        found = [diagnostic_record(d, self.console.language) for d in diagnostics]
        self._record({"event": "notice", "diagnostics": found})
        self._erase()
        self.console.diagnostics(diagnostics)

    def status(self, books: int, waiting: int, failing: Collection[str] = ()) -> None:
        """Draw the live line at the foot of the terminal, if a person is there and it has changed.

        It says which workbooks have no report of their last save until they are mended.
        """
        if waiting != self._waiting and not waiting:
            self._record({"event": "settled", "books": books, "failing": len(failing)})
        self._waiting = waiting
        if not self.console.is_watched:
            return
        code = "UI-watch-busy" if waiting else "UI-watch-idle"
        text = self.console.phrase(code, books=books, waiting=waiting, last=self._last or "—")
        text += self._unmended(failing)
        now = time.monotonic()
        if text == self._status or (waiting and now - self._drawn < 1 / _DRAWS_A_SECOND):
            return
        self._erase()
        self._status, self._drawn = text, now
        click.echo(click.style(text, dim=True), nl=False, err=True)

    def _unmended(self, failing: Collection[str]) -> str:
        if not failing:
            return ""
        *_, latest = failing
        code = "UI-watch-failing" if len(failing) == 1 else "UI-watch-failing-several"
        return self.console.phrase(code, name=Path(latest).name, count=len(failing))

    def stopped(self) -> None:
        """Watching ends."""
        self._record({"event": "stopped"})
        self._erase()
        self.console.say("UI-watch-stopped")

    def _erase(self) -> None:
        if self._status:
            click.echo("\r\x1b[2K", nl=False, err=True)
            self._status = ""

    def _record(self, record: Mapping[str, object]) -> None:
        if self.console.is_json:
            stamped = {"time": time.strftime("%Y-%m-%dT%H:%M:%S%z"), **record}
            click.echo(json.dumps(stamped, ensure_ascii=False))

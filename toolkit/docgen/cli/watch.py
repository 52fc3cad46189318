"""`docgen watch`: save a workbook, and its report is there."""

import signal
import sys
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType
from typing import NamedTuple

import click

from docgen.cli.options import Exit, exit_code, refuse, settings_of_each, talks
from docgen.console import Console
from docgen.console.watching import WatchView
from docgen.diagnostics import Diagnostic, Where, error, note
from docgen.pipeline.batch import seconds_for
from docgen.pipeline.outputs import make_folder
from docgen.pipeline.rendering import Outcome, Rendered
from docgen.pipeline.settings import settings_for
from docgen.pipeline.watched import rendering_in_child
from docgen.pipeline.watched_edits import Edits
from docgen.watch.hints import needs_polling
from docgen.watch.notify import notify
from docgen.watch.watcher import Watcher
from docgen.watch.work import Target, work_for


@click.command("watch", short_help="监视文件夹，一保存工作簿就更新报告。")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="文件夹或工作簿…")
@click.option("-o", "--output", type=click.Path(path_type=Path, file_okay=False), help="报告存放的文件夹。")
@click.option("--template", type=click.Path(path_type=Path), help="不用版式自带的模板，改用这一个。")
@click.option(
    "--strict", is_flag=True, default=None, help="报告还是草稿（有待填内容、缺日期、缺必需的部分）时不生成。"
)
@click.option("--keep", type=click.IntRange(0), help="“旧版”文件夹里保留几份旧版本（默认 10）。")
@click.option("--pdf", is_flag=True, default=None, help="同时生成 PDF（需要 LibreOffice）。")
@click.option("--redline", is_flag=True, default=None, help="报告变了，另存一份修订稿（名称.修订.docx）。")
@click.option("--merge", is_flag=True, help="报告在 Word 里改过、又没有冲突的，自动写回工作簿。")
@click.option("--draft", is_flag=True, help="有问题时，在报告旁边另存一份草稿，问题写成批注。")
@click.option("--poll", is_flag=True, help="不靠系统通知，定时检查（网络文件夹会自动如此）。")
@talks
def command(
    console: Console, /, paths: tuple[Path, ...], poll: bool, draft: bool, merge: bool, **options: object
) -> None:
    """监视文件夹或工作簿：在 Excel、WPS 中一保存，报告就更新。按 Ctrl+C 结束。

    文件夹里的 docgen.toml 可以写好这些选项。
    """
    missing = [
        error("WT007", Where(path.name or str(path)), path=path) for path in paths if not path.exists()
    ]
    if missing:
        refuse(console, "watch", missing, Exit.USAGE)
    targets = settings_of_each(console, "watch", paths, options)
    refused = [d for _, settings in targets if settings.output for d in make_folder(settings.output)]
    if refused:
        refuse(console, "watch", refused, exit_code(refused))
    Watching(console, paths, options, poll).run(targets, draft=draft, merge=merge)


class Watching(NamedTuple):
    """One run of the command, which may outlive several watchers: each goes by the settings of its time."""

    console: Console
    paths: tuple[Path, ...]
    options: Mapping[str, object]
    poll: bool

    def run(self, targets: list[Target], *, draft: bool, merge: bool) -> None:
        """Watch until Ctrl-C or SIGTERM; the report in hand is finished first."""
        view = WatchView(self.console, folders=len(self.paths))
        clerk = Clerk(view, self.console)
        network = [path for path in self.paths if needs_polling(path)]
        if network and not self.poll:
            clerk.found([note("WT006", Where(str(path))) for path in network])
        seconds = max(seconds_for(settings) for _, settings in targets)
        language = self.console.language if draft else None
        with rendering_in_child(seconds, language, Edits.MERGED if merge else Edits.TOLD) as render:
            goes_on = True
            while goes_on:
                watcher = Watcher(
                    work_for(targets, render, with_reports=True), clerk, polling=self.poll or bool(network)
                )
                _end_on_signals(watcher)
                watcher.run()
                goes_on = watcher.wants_new_settings
                targets = self._anew(targets, clerk) if goes_on else targets
        view.stopped()

    def _anew(self, targets: list[Target], clerk: "Clerk") -> list[Target]:
        """The settings as they are now; while they are faulty, as they were, and told."""
        read = [(path, settings_for(path, self.options)) for path in dict.fromkeys(self.paths)]
        found = [d for _, result in read for d in result.diagnostics]
        if found:
            clerk.found(found)
            return targets
        self.console.say("UI-watch-settings")
        return [(path, result.value) for path, result in read if result.value is not None]


def _end_on_signals(watcher: Watcher) -> None:
    def stop(_signal: int, _frame: FrameType | None) -> None:
        watcher.wants_new_settings = False
        watcher.stop()

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, stop)


@dataclass(slots=True, eq=False)
class Clerk:
    """Tells the terminal everything, and the desktop what needs a look when there is no terminal."""

    view: WatchView
    console: Console
    needs_a_look: list[Outcome] = field(default_factory=list)

    def started(self, books: int, *, polling: bool) -> None:
        self.view.started(books, polling=polling)

    def made(self, outcome: Outcome, reason: str) -> None:
        self.view.made(outcome, reason)
        if outcome.rendered in {Rendered.FAILED, Rendered.KEPT}:
            self.needs_a_look.append(outcome)

    def found(self, diagnostics: Sequence[Diagnostic]) -> None:
        self.view.found(diagnostics)

    def status(self, books: int, waiting: int, failing: Collection[str]) -> None:
        self.view.status(books, waiting, failing)
        if self.needs_a_look and not (self.console.is_json or sys.stdout.isatty()):
            notify(*self._notification())
        self.needs_a_look.clear()

    def _notification(self) -> tuple[str, str]:
        """Title and text: one notification however many reports were refused at once."""
        if len(self.needs_a_look) > 1:
            names = "、".join(outcome.book.name for outcome in self.needs_a_look[:5])
            return self.console.phrase("UI-notify-several", count=len(self.needs_a_look)), names
        (outcome,) = self.needs_a_look
        first = outcome.diagnostics[0]
        place = " › ".join(first.where.steps)
        title = self.console.phrase(f"UI-notify-{outcome.rendered.value}", name=outcome.book.name)
        return title, f"{place} {first.message(self.console.language)}".strip()

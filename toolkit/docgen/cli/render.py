"""`docgen render`: workbooks in, reports out, once."""

import time
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import click

from docgen.cli.options import INTERRUPTED, Exit, exit_code, on_cluster, settings_of_each, talks
from docgen.console import Console
from docgen.console.outcomes import Tally, batch_record, show_outcomes, show_summary
from docgen.pipeline.batch import Batch, batches, render_batches
from docgen.pipeline.planning import Plan
from docgen.pipeline.spreading import unreachable


@click.command("render", short_help="由工作簿生成报告。")
@click.argument("books", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="工作簿或文件夹…")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="报告的文件名（.docx）或存放的文件夹。")
@click.option("--template", type=click.Path(path_type=Path), help="不用版式自带的模板，改用这一个。")
@click.option(
    "--strict", is_flag=True, default=None, help="报告还是草稿（有待填内容、缺日期、缺必需的部分）时不生成。"
)
@click.option("--keep", type=click.IntRange(0), help="“旧版”文件夹里保留几份旧版本（默认 10）。")
@click.option("--pdf", is_flag=True, default=None, help="同时生成 PDF（需要 LibreOffice）。")
@click.option("--redline", is_flag=True, default=None, help="报告变了，另存一份修订稿（名称.修订.docx）。")
@click.option("--against", type=click.Path(path_type=Path), help="修订稿和这个文件比，不和上一版比。")
@click.option("-j", "--jobs", type=click.IntRange(1), help="同时生成几份。")
@on_cluster
@talks
def command(console: Console, /, books: tuple[Path, ...], **options: object) -> None:
    """由工作簿生成报告；报告放在工作簿旁边，或 -o 指定的地方。

    文件夹里的 docgen.toml 可以写好这些选项。
    """
    if options.get("against") is not None:
        options["redline"] = True
    targets = settings_of_each(console, "render", books, options)
    raise SystemExit(render_and_show(console, "render", *batches(targets)))


def render_and_show(console: Console, command: str, planned: Plan, parts: Sequence[Batch]) -> int:
    """Do what is planned, tell each outcome as it comes, and sum up; Ctrl-C says what is left."""
    started = time.monotonic()
    findings = [*planned.diagnostics, *unreachable(part.settings.on for part in parts)]
    if findings[len(planned.diagnostics) :]:
        parts = ()
    findings += [found for part in parts for found in part.prepare_folders()]
    console.diagnostics(findings)
    tally = Tally(console)
    is_interrupted = False
    try:
        with closing(render_batches(parts)) as rendering:
            for outcome in show_outcomes(console, rendering, len(planned.jobs)):
                tally.add(outcome)
    except KeyboardInterrupt:
        is_interrupted = True
    if len(planned.jobs) > 1 or planned.skipped:
        show_summary(console, tally, planned.skipped, time.monotonic() - started)
    if is_interrupted:
        console.say("UI-interrupted", left=len(planned.jobs) - tally.done)
    code = INTERRUPTED if is_interrupted else exit_code([*findings, *tally.errors.values()])
    console.result(batch_record(console, command, findings, tally, is_ok=code == Exit.OK))
    return code

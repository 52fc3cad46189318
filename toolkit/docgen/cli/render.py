"""`docgen render`: workbooks in, reports out, once."""

from pathlib import Path

import click

from docgen.cli.options import Exit, exit_code, talks
from docgen.console import Console
from docgen.console.outcomes import batch_record, show_outcome, show_summary
from docgen.pipeline.batch import Batch, render_batch
from docgen.pipeline.planning import Plan, plan
from docgen.pipeline.rendering import Outcome
from docgen.pipeline.settings import Settings, settings_for


@click.command("render", short_help="由工作簿生成报告。")
@click.argument("books", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="工作簿或文件夹…")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="报告的文件名（.docx）或存放的文件夹。")
@click.option("--template", type=click.Path(path_type=Path), help="不用版式自带的模板，改用这一个。")
@click.option("--strict", is_flag=True, default=None, help="还有待填内容（X次、**）时不生成报告。")
@click.option("--keep", type=click.IntRange(0), help="保留几份旧版本。")
@click.option("--pdf", is_flag=True, default=None, help="同时生成 PDF（需要 LibreOffice）。")
@click.option("-j", "--jobs", type=click.IntRange(1), help="同时生成几份。")
@talks
def command(console: Console, /, books: tuple[Path, ...], **options: object) -> None:
    """由工作簿生成报告；报告放在工作簿旁边，或 -o 指定的地方。

    文件夹里的 docgen.toml 可以写好这些选项。
    """
    settings = settings_for(books[0], options)
    if settings.value is None:
        console.diagnostics(settings.diagnostics)
        raise SystemExit(exit_code(settings.diagnostics))
    raise SystemExit(render_and_show(console, plan(books, settings.value.output), settings.value))


def render_and_show(console: Console, planned: Plan, settings: Settings) -> Exit:
    """Do what is planned, tell each outcome as it comes, and sum up."""
    console.diagnostics(planned.diagnostics)
    outcomes: list[Outcome] = []
    for outcome in render_batch(Batch(planned, settings)):
        outcomes.append(outcome)
        show_outcome(console, outcome)
    if len(outcomes) > 1 or planned.diagnostics:
        show_summary(console, outcomes, planned.skipped)
    console.result(batch_record(console, planned.diagnostics, outcomes))
    return exit_code([*planned.diagnostics, *(d for o in outcomes for d in o.diagnostics)])

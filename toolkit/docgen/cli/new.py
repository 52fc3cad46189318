"""`docgen new`: a workbook to fill in."""

from pathlib import Path

import click

from docgen.cli.completion import LAYOUTS
from docgen.cli.options import Exit, exit_code, talks
from docgen.console import Console, diagnostic_record
from docgen.diagnostics import Result
from docgen.pipeline.boundary import within
from docgen.pipeline.new import new_workbook
from docgen.pipeline.settings import settings_for


@click.command("new", short_help="新建一份待填的工作簿。")
@click.argument("layout", metavar="版式", shell_complete=LAYOUTS)
@click.option("--unit", default="", metavar="名称", help="单位名称；写进工作簿，也作文件名。")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="文件",
    help="工作簿的文件名（.xlsx）或存放的文件夹。",
)
@talks
def command(console: Console, layout: str, unit: str, output: Path | None) -> None:
    """按一种版式（中文名称或代号，见 docgen layouts）新建工作簿；已有的文件不会被覆盖。"""
    settings = settings_for(output or Path(), {})
    made: Result[Path] = Result(None, settings.diagnostics)
    if settings.value is not None:
        chosen = settings.value
        made = within(lambda: new_workbook(layout, unit, output, chosen), output or Path(layout))
    code = exit_code(made.diagnostics)
    _show(console, made, is_ok=code is Exit.OK)
    raise SystemExit(code)


def _show(console: Console, made: Result[Path], *, is_ok: bool) -> None:
    if made.value is not None:
        console.say("UI-new", book=made.value)
        console.say("UI-new-next", book=made.value)
    console.diagnostics(made.diagnostics)
    console.result(
        {
            "command": "new",
            "ok": is_ok,
            "workbook": str(made.value) if made.value is not None else None,
            "diagnostics": [diagnostic_record(d, console.language) for d in made.diagnostics],
        }
    )

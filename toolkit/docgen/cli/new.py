"""`docgen new`: a workbook to fill in."""

from dataclasses import asdict
from pathlib import Path

import click

from docgen.cli.completion import LAYOUTS
from docgen.cli.options import Exit, exit_code, refuse, talks
from docgen.console import Console, diagnostic_record
from docgen.diagnostics import Result, Where, error
from docgen.pipeline.boundary import within
from docgen.pipeline.new import Made, new_workbook
from docgen.pipeline.rolling import Last
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
@click.option(
    "--from",
    "last",
    type=click.Path(path_type=Path),
    metavar="去年的文件",
    help="从去年的工作簿或报告开始：结构留着，数移到“上期”，文字移到旁边，年份顺延。",
)
@click.option("--period", default="", metavar="报告期", help="这一期的报告期（2025年），默认顺延一年。")
@click.option("--carry", type=click.Choice(["plan"]), help="plan：把上期计划的各条接成这一期的标题。")
@talks
def command(
    console: Console,
    layout: str,
    unit: str,
    output: Path | None,
    last: Path | None,
    period: str,
    carry: str | None,
) -> None:
    """按一种版式（中文名称或代号，见 docgen layouts）新建工作簿；已有的文件不会被覆盖。"""
    if last is None and (period or carry):
        refuse(console, "new", [error("NB205", Where(layout))], Exit.USAGE)
    settings = settings_for(output or Path(), {})
    made: Result[Made] = Result(None, settings.diagnostics)
    if settings.value is not None:
        chosen = settings.value
        begin = Last(last, period, carry is not None) if last is not None else None
        file = last or output or Path(layout)
        made = within(lambda: new_workbook(layout, unit, output, chosen, begin), file)
    code = exit_code(made.diagnostics)
    _show(console, made, is_ok=code is Exit.OK)
    raise SystemExit(code)


def _show(console: Console, made: Result[Made], *, is_ok: bool) -> None:
    if made.value is not None:
        console.say("UI-new", book=made.value.path)
        for kind, names in _done(made.value):
            if names:
                shown = "、".join(names[:_SHOWN]) + ("……" if len(names) > _SHOWN else "")
                console.say(f"UI-rolled-{kind}", count=len(names), names=shown)
        console.say("UI-new-next", book=made.value.path)
    console.diagnostics(made.diagnostics)
    console.result(
        {
            "command": "new",
            "ok": is_ok,
            "workbook": str(made.value.path) if made.value is not None else None,
            "rolled": dict(_done(made.value)) if made.value is not None and made.value.log else None,
            "diagnostics": [diagnostic_record(d, console.language) for d in made.diagnostics],
        }
    )


_SHOWN = 8


def _done(made: Made) -> list[tuple[str, list[str]]]:
    """What was done to last time's workbook, by what it is."""
    return list(asdict(made.log).items()) if made.log else []

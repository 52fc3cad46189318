"""`docgen consolidate`: many units' workbooks become one 汇总."""

from pathlib import Path

import click

from docgen.cli.completion import LAYOUTS
from docgen.cli.options import Exit, exit_code, on_cluster, refuse, refuse_unreachable, talks
from docgen.console import Console, diagnostic_record
from docgen.diagnostics import Result, Where, error
from docgen.pipeline.consolidating import Became, Consolidated, Wishes, consolidate
from docgen.pipeline.settings import settings_for
from docgen.pipeline.stores import address, is_address


@click.command("consolidate", short_help="把各单位的工作簿汇总成一份。")
@click.argument("sources", nargs=-1, type=click.Path(path_type=Path), metavar="工作簿或文件夹…")
@click.option("-o", "--output", type=click.Path(path_type=Path), required=True, help="汇总工作簿（.xlsx）。")
@click.option(
    "--layout", default="", shell_complete=LAYOUTS, metavar="版式", help="用哪种版式；不写就用各单位用的。"
)
@click.option(
    "--expected", type=click.Path(path_type=Path), metavar="名单", help="应报的单位，一行一个，找出谁没报。"
)
@click.option(
    "--last", type=click.Path(path_type=Path), metavar="文件夹", help="去年的工作簿，核对各单位的“上期”。"
)
@click.option("-j", "--jobs", type=click.IntRange(1), help="同时读几份。")
@on_cluster
@talks
def command(
    console: Console,
    /,
    sources: tuple[Path, ...],
    output: Path,
    layout: str,
    expected: Path | None,
    last: Path | None,
    jobs: int | None,
    on: str | None,
) -> None:
    """把各单位的工作簿汇总成上级的一份：数按版式相加，表接在一起，文字列在“各单位情况”，谁报了列在“报送情况”。

    每个数从哪里来，写在“来源”和这个数的批注里。已有的汇总会更新：你写的都不动，只换程序填的数；这时可以不写文件夹，还用上次的。
    """
    _refuse_address(console, output)
    refuse_unreachable(console, "consolidate", on or "")
    settings = settings_for(output.parent, {"jobs": jobs, "on": on})
    made: Result[Consolidated] = Result(None, settings.diagnostics)
    if settings.value is not None:
        made = consolidate(sources, Wishes(output, layout, expected, last), settings.value)
    if made.value is not None:
        _say(console, made.value)
    console.diagnostics(made.diagnostics)
    code = exit_code(made.diagnostics)
    console.result(
        {
            "command": "consolidate",
            "ok": code is Exit.OK,
            "workbook": str(made.value.output) if made.value is not None else None,
            "layout": made.value.layout.name if made.value is not None else None,
            "became": made.value.became.value if made.value is not None else None,
            "changes": made.value.changes if made.value is not None else 0,
            "units": made.value.gathered.units if made.value is not None else 0,
            "missing": list(made.value.gathered.missing) if made.value is not None else [],
            "not_read": [each.file for each in made.value.gathered.not_read]
            if made.value is not None
            else [],
            "diagnostics": [diagnostic_record(d, console.language) for d in made.diagnostics],
        }
    )
    raise SystemExit(code)


def _refuse_address(console: Console, output: Path) -> None:
    if is_address(output):
        elsewhere = error("CN118", Where(address(output)), address=address(output))
        refuse(console, "consolidate", [elsewhere], Exit.USAGE)


def _say(console: Console, made: Consolidated) -> None:
    say = {"output": made.output, "units": made.gathered.units}
    if made.became is Became.NEW:
        console.say("UI-consolidated", **say, figures=len(made.gathered.contents.figures))
    elif made.became is Became.RENEWED:
        console.say("UI-consolidated-again", **say, changes=made.changes)
    else:
        console.say("UI-consolidated-same", **say)

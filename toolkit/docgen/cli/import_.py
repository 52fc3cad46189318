"""`docgen import`: last year's report becomes a workbook."""

import sys
from pathlib import Path

import click

from docgen.cli.completion import LAYOUTS
from docgen.cli.options import exit_code, on_cluster, refuse_unreachable, settings_of_each, talks
from docgen.console import Console, diagnostic_record
from docgen.diagnostics import Diagnostic
from docgen.pipeline.importing import PASTED, Imported, Wishes
from docgen.pipeline.importing_many import import_all
from docgen.pipeline.stores import address

_INPUT = "-"


@click.command("import", short_help="把已有的报告变成工作簿。")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="报告或文件夹…")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="工作簿的文件名（.xlsx）或存放的文件夹。"
)
@click.option(
    "--layout", default="", shell_complete=LAYOUTS, metavar="版式", help="用哪种版式；不写就用最相像的。"
)
@click.option("--check", "is_look", is_flag=True, help="只看认得怎样，不写工作簿。")
@click.option(
    "--figures", is_flag=True, help="把文中带单位的数提成“数据”表的行，正文里写成 {{名称}}，待核对。"
)
@click.option("-j", "--jobs", type=click.IntRange(1), help="同时导入几份。")
@on_cluster
@talks
def command(
    console: Console,
    /,
    files: tuple[Path, ...],
    output: Path | None,
    layout: str,
    is_look: bool,
    figures: bool,
    jobs: int | None,
    on: str | None,
) -> None:
    """把去年的报告（.docx、.doc、.wps、.txt、.md、.pdf，或标准输入 -）变成填好的工作簿。

    按序号和句式认出标题、各级标题、条目和落款；已有的文件不会被覆盖。
    """
    refuse_unreachable(console, "import", on or "")
    given = sys.stdin.buffer.read() if Path(_INPUT) in files else None
    named = [Path(PASTED) if file == Path(_INPUT) else file for file in files]
    targets = settings_of_each(console, "import", named, {"jobs": jobs, "on": on})
    found: list[Diagnostic] = []
    records: list[dict[str, object]] = []
    for result in import_all(targets, Wishes(output, layout, is_look, given, figures)):
        found += result.diagnostics
        if result.value is not None:
            _show(console, result.value)
            records.append(_record(result.value))
        console.diagnostics(result.diagnostics)
    code = exit_code(found)
    console.result(
        {
            "command": "import",
            "ok": not code,
            "reports": records,
            "diagnostics": [diagnostic_record(each, console.language) for each in found],
        }
    )
    raise SystemExit(code)


def _show(console: Console, made: Imported) -> None:
    following = ""
    if made.next is not None:
        percent = round(made.next.score * 100)
        following = console.phrase("UI-import-next", layout=made.next.layout.name, score=percent)
    details = {
        "source": made.source.name,
        "layout": made.match.layout.name,
        "score": round(made.match.score * 100),
        "next": following,
    }
    if made.workbook is None:
        console.say("UI-import-check", **details)
        for place, entry in zip(made.outline.places, made.outline.body, strict=True):
            words = (entry.title or entry.content)[:30]
            console.say("UI-import-row", place=place, level=entry.level.value, words=words)
    else:
        console.say("UI-import", book=address(made.workbook), **details)
    found = "、".join(f"{name} {count}" if count > 1 else name for name, count in made.found.items())
    console.say("UI-import-found", found=found)


def _record(made: Imported) -> dict[str, object]:
    following = made.next
    return {
        "source": address(made.source),
        "workbook": address(made.workbook) if made.workbook is not None else None,
        "layout": made.match.layout.name,
        "score": round(made.match.score, 3),
        "next": {"layout": following.layout.name, "score": round(following.score, 3)} if following else None,
        "found": made.found,
        "fields": made.outline.fields,
        "figures": [{"name": f.name, "value": str(f.value), "unit": f.unit} for f in made.figures],
        "left": [{"place": line.place, "text": line.text} for line in made.left],
        "body": [
            {"place": place, "level": entry.level.value, "title": entry.title, "content": entry.content}
            for place, entry in zip(made.outline.places, made.outline.body, strict=True)
        ],
    }

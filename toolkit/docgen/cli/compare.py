"""`docgen compare`: what differs between two documents, as tracked changes or on paper."""

from collections import Counter
from pathlib import Path

import click

from docgen.cli.options import Exit, exit_code, refuse, refuse_writing_back, talks
from docgen.console import Console, diagnostic_record
from docgen.diagnostics import Where, error
from docgen.pipeline.comparing import AUTHOR, Compared, Wanted, compare_files


@click.command("compare", short_help="比较两份报告，写出修订稿。")
@click.argument("old", type=click.Path(path_type=Path), metavar="旧文件")
@click.argument("new", type=click.Path(path_type=Path), metavar="新文件")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="修订稿（.docx）：全部接受是新的，全部拒绝是旧的。",
)
@click.option(
    "--print",
    "paper",
    type=click.Path(path_type=Path),
    metavar="花脸稿",
    help="给看纸的人（.docx 或 .pdf）：删的画波浪线，加的加框，改过的段左边有竖线。",
)
@click.option("--author", default=AUTHOR, metavar="姓名", help="修订人，默认 docgen。")
@click.option("--date", default="", metavar="时间", help="修订时间，如 2025-01-31T09:00:00Z；默认不写。")
@talks
def command(
    console: Console,
    old: Path,
    new: Path,
    output: Path | None,
    paper: Path | None,
    author: str,
    date: str,
) -> None:
    """把两份 .docx 合成一份带修订的：全部接受就是新文件，全部拒绝就是旧文件。"""
    if output is None and paper is None:
        refuse(console, "compare", [error("CL109", Where(new.name))], Exit.USAGE)
    for source in (old, new):
        refuse_writing_back(console, "compare", source, output=output, print=paper)
    results = [
        compare_files(old, new, Wanted(place, author, date, is_printed=place is paper))
        for place in (output, paper)
        if place is not None
    ]
    found = list(
        {str((d.code, d.where, d.details)): d for result in results for d in result.diagnostics}.values()
    )
    made = [result.value for result in results if result.value is not None]
    for each in made:
        _show(console, each)
    console.diagnostics(found)
    code = exit_code(found)
    places = made[0].places if made else ()
    console.result(
        {
            "command": "compare",
            "ok": code is Exit.OK,
            "outputs": [str(each.output) for each in made],
            "places": [place._asdict() for place in places],
            "diagnostics": [diagnostic_record(d, console.language) for d in found],
        }
    )
    raise SystemExit(code)


def _show(console: Console, made: Compared) -> None:
    kinds = (
        "、".join(console.phrase(f"UI-compared-{kind}", count=n) for kind, n in made.counts.items()) or "0"
    )
    console.say("UI-compared", output=made.output, count=len(made.places), kinds=kinds)
    for section, count in Counter(place.section for place in made.places).items():
        console.say(
            "UI-compared-section", section=section or console.phrase("UI-compared-beginning"), count=count
        )

"""`docgen merge`: what was changed in a report goes into its workbook."""

from pathlib import Path

import click

from docgen.cli.options import exit_code, settings_of_each, talks
from docgen.console import Console, diagnostic_record
from docgen.diagnostics import Diagnostic
from docgen.pipeline.merging import Merged, Wishes, merge_all
from docgen.publish.edit_words import windows


@click.command("merge", short_help="把报告里的手工修改写回工作簿。")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="报告…")
@click.option("--book", type=click.Path(path_type=Path), help="写回哪个工作簿；不写就是生成报告的那个。")
@click.option("--dry-run", "is_look", is_flag=True, help="只看会改哪些格子，什么也不写。")
@click.option("--accept-revisions", is_flag=True, help="报告里的修订按“接受”算。")
@click.option("--keep-formatting", is_flag=True, help="段落的格式（加粗、分页等）照搬到新报告里还在的段落。")
@talks
def command(
    console: Console,
    /,
    files: tuple[Path, ...],
    book: Path | None,
    is_look: bool,
    accept_revisions: bool,
    keep_formatting: bool,
) -> None:
    """在 Word 里改过的报告，改动写回工作簿的格子；写完以后报告照新工作簿重新生成。

    工作簿里也改了同一处的，两边都保留，由你决定。原来的工作簿和报告留在“旧版”里。
    """
    targets = settings_of_each(console, "merge", files, {})
    found: list[Diagnostic] = []
    records: list[dict[str, object]] = []
    for result in merge_all(targets, Wishes(book, is_look, accept_revisions, keep_formatting)):
        found += result.diagnostics
        if result.value is not None:
            _show(console, result.value)
            records.append(_record(result.value))
        console.diagnostics(result.diagnostics)
    code = exit_code(found)
    console.result(
        {
            "command": "merge",
            "ok": not code,
            "reports": records,
            "diagnostics": [diagnostic_record(each, console.language) for each in found],
        }
    )
    raise SystemExit(code)


def _show(console: Console, merged: Merged) -> None:
    details = {"report": merged.report.name, "book": merged.book.name, "count": len(merged.changes)}
    console.say(f"UI-merge-{merged.became.value}", **details)
    for change in merged.changes:
        place = f"{change.sheet}!{change.cell}"
        old, new = windows(change.old, change.new)
        console.say(f"UI-merge-{change.kind}", place=place, old=old, new=new)


def _record(merged: Merged) -> dict[str, object]:
    return {
        "report": str(merged.report),
        "book": str(merged.book),
        "status": merged.became.value,
        "conflicts": merged.conflicts,
        "changes": [change._asdict() for change in merged.changes],
    }

"""`docgen check`: does a document keep to the official format, and does a workbook hold together?"""

from pathlib import Path

import click

from docgen.check.sarif import sarif
from docgen.cli.completion import PROFILES
from docgen.cli.options import (
    Exit,
    exit_code,
    on_cluster,
    refuse,
    refuse_unreachable,
    refuse_writing_back,
    settings_of_each,
    talks_in,
)
from docgen.console import Console, diagnostic_record
from docgen.console.check_page import check_page
from docgen.console.checking import show_checked
from docgen.diagnostics import Diagnostic, Result, Where, error
from docgen.model.profile import Profile
from docgen.pipeline.checking import Examined, Wishes, examined, files_in, unknown_rules, write_page
from docgen.pipeline.page_pictures import pages_of
from docgen.pipeline.settings import FILE_NAME, Settings
from docgen.pipeline.stores import address
from docgen.profiles import DEFAULT, load


@click.command("check", short_help="检查公文格式（.docx）或工作簿（.xlsx）。")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="文件或文件夹…")
@click.option(
    "--profile", shell_complete=PROFILES, metavar="名称|文件.toml", help=f"依据哪个规范，默认 {DEFAULT}。"
)
@click.option("--ignore", multiple=True, metavar="规则", help="不检查这条规则，可以写多次。")
@click.option(
    "--fix", type=click.Path(path_type=Path), metavar="文件.docx", help="把能改的改好（不动文字），另存一份。"
)
@click.option(
    "--annotate", type=click.Path(path_type=Path), metavar="文件.docx", help="把问题写成批注，另存一份。"
)
@click.option(
    "--html", type=click.Path(path_type=Path), metavar="文件.html", help="写成网页报告，附页面图片。"
)
@click.option(
    "--last", type=click.Path(path_type=Path), metavar="去年.xlsx", help="上期工作簿，核对上期数用。"
)
@click.option("-j", "--jobs", type=click.IntRange(1), help="同时检查几份。")
@on_cluster
@click.option("--all", "whole", is_flag=True, help="列出每一处问题，不只是概要。")
@talks_in("text", "json", "sarif")
def command(
    console: Console,
    /,
    files: tuple[Path, ...],
    profile: str | None,
    ignore: tuple[str, ...],
    jobs: int | None,
    on: str | None,
    last: Path | None,
    whole: bool,
    **outputs: Path | None,
) -> None:
    """检查公文是否符合格式规范，或检查工作簿有没有问题。

    每个问题都说明位置、依据和改法；docgen explain 规则名 可以看到详细说明。
    文件夹里的 docgen.toml 可以写好 profile 和 ignore。
    """
    refuse_unreachable(console, "check", on or "")
    targets = settings_of_each(console, "check", files, {"profile": profile, "jobs": jobs, "on": on})
    found = {place: files_in(place) for place in files}
    asked = [
        (path, settings, path == place) for place, settings in targets for path in found[place].value or ()
    ]
    for_one = {**outputs, "last": last}
    if len(asked) > 1 and any(for_one.values()):
        named = "、".join(f"--{name}" for name, path in for_one.items() if path)
        refuse(console, "check", [error("CL107", Where("docgen check"), options=named)], Exit.USAGE)
    refuse_writing_back(console, "check", files[0], **outputs)
    html = outputs.pop("html")
    wishes = {settings: _wishes(settings, ignore, outputs, console.language) for _, settings in targets}
    refused = [d for each in wishes.values() for d in each.diagnostics]
    if refused:
        refuse(console, "check", refused, exit_code(refused))
    wanted = [
        (path, wish._replace(is_named=is_named, last=last))
        for path, settings, is_named in asked
        if (wish := wishes[settings].value) is not None
    ]
    empty = tuple(d for each in found.values() for d in each.diagnostics)
    console.diagnostics(empty)
    hands = Settings(jobs=max(settings.jobs for _, settings in targets), on=on or "")
    checked = [
        _shown(console, each, wish, html, whole=whole)
        for each, (_, wish) in zip(examined(wanted, hands), wanted, strict=True)
    ]
    raise SystemExit(tell(console, checked, [wish.profile for _, wish in wanted], empty))


def _wishes(
    settings: Settings, ignore: tuple[str, ...], outputs: dict[str, Path | None], language: str
) -> Result[Wishes]:
    """What the options and the folder's settings ask for, or all that is wrong with it."""
    unknown = (
        *unknown_rules(ignore, Where("docgen check --ignore")),
        *unknown_rules(settings.ignore, Where(FILE_NAME)),
    )
    loaded = load(settings.profile or DEFAULT)
    if loaded.value is None or unknown:
        return Result(None, (*unknown, *loaded.diagnostics))
    ignored = frozenset((*settings.ignore, *ignore))
    return Result(Wishes(loaded.value, ignored, outputs["fix"], outputs["annotate"], language))


def _shown(console: Console, found: Examined, wishes: Wishes, html: Path | None, *, whole: bool) -> Examined:
    """Tell what was found in one file, and write the page where it is asked for."""
    show_checked(console, found, wishes.profile.name, whole=whole)
    if wishes.annotate in found.written:
        console.say("UI-check-written", output=wishes.annotate)
    if html is None or not found.is_document:
        return found
    pages = pages_of(wishes.fix or found.path)
    if not pages:
        console.say("UI-check-no-pictures")
    page = check_page(found, wishes.profile.title, pages, console.language)
    failed = write_page(page, html).diagnostics
    console.diagnostics(failed)
    if not failed:
        console.say("UI-check-written", output=html)
    written = found.written if failed else (*found.written, html)
    return found._replace(problems=found.problems + failed, written=written)


def tell(
    console: Console, checked: list[Examined], profiles: list[Profile], empty: tuple[Diagnostic, ...]
) -> Exit:
    """The JSON or SARIF of all files, and the exit code."""
    code = exit_code([*empty, *(diagnostic for each in checked for diagnostic in each.diagnostics)])
    if console.format == "sarif":
        console.result(
            sarif([(address(c.path), d) for c in checked for d in c.diagnostics], console.language)
        )
        return code
    files = [_record(each, used, console.language) for each, used in zip(checked, profiles, strict=True)]
    record: dict[str, object] = {"command": "check", "ok": code is Exit.OK}
    record |= {"profile": profiles[0].name if profiles else DEFAULT, "files": files}
    record["diagnostics"] = [diagnostic_record(problem, console.language) for problem in empty]
    console.result(record)
    return code


def _record(checked: Examined, profile: Profile, language: str) -> dict[str, object]:
    diagnostics = [diagnostic_record(problem, language) for problem in checked.problems]
    for finding in checked.findings:
        extra = {"clause": finding.clause, "mendable": bool(finding.fault.mends)}
        diagnostics.append(diagnostic_record(finding.diagnostic, language) | extra)
    written = [str(path) for path in checked.written]
    return {
        "file": address(checked.path),
        "profile": profile.name if checked.is_document else None,
        "written": written,
        "diagnostics": diagnostics,
    }

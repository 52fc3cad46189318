"""`docgen check`: does a document keep to the official format, and does a workbook hold together?"""

from dataclasses import dataclass
from pathlib import Path

import click

from docgen.check.sarif import sarif
from docgen.cli.options import Exit, exit_code, refuse, refuse_writing_back, talks_in
from docgen.console import Console, diagnostic_record
from docgen.console.checking import show_checked
from docgen.diagnostics import Diagnostic, Result, Where, error
from docgen.model.profile import Profile
from docgen.pipeline.check_page import check_page, page_pictures
from docgen.pipeline.checking import (
    Checked,
    check_document,
    check_workbook,
    mend_document,
    unknown_rules,
    write_annotated,
    write_mended,
    write_page,
)
from docgen.pipeline.settings import FILE_NAME, Settings, settings_for
from docgen.profiles import DEFAULT, load

_WORKBOOKS = (".xlsx", ".xlsm")


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the options ask for: a profile, rules to leave out, and files to write."""

    profile: Profile
    ignored: frozenset[str]
    fix: Path | None
    annotate: Path | None
    html: Path | None


@click.command("check", short_help="检查公文格式（.docx）或工作簿（.xlsx）。")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="文件…")
@click.option("--profile", metavar="名称|文件.toml", help=f"依据哪个规范，默认 {DEFAULT}。")
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
@talks_in("text", "json", "sarif")
def command(
    console: Console,
    /,
    files: tuple[Path, ...],
    profile: str | None,
    ignore: tuple[str, ...],
    **outputs: Path | None,
) -> None:
    """检查公文是否符合格式规范，或检查工作簿有没有问题。

    每个问题都说明位置、依据和改法；docgen explain 规则名 可以看到详细说明。
    文件夹里的 docgen.toml 可以写好 profile 和 ignore。
    """
    settings = settings_for(files[0], {"profile": profile})
    if settings.value is None:
        refuse(console, "check", settings.diagnostics, exit_code(settings.diagnostics))
    if len(files) > 1 and any(outputs.values()):
        named = "、".join(f"--{name}" for name, output in outputs.items() if output)
        refuse(console, "check", [error("CL107", Where("docgen check"), options=named)], Exit.USAGE)
    refuse_writing_back(console, "check", files[0], **outputs)
    wishes = _wishes(settings.value, ignore, outputs)
    if wishes.value is None:
        refuse(console, "check", wishes.diagnostics, Exit.USAGE)
    checked = [check_one(console, path, wishes.value) for path in files]
    raise SystemExit(tell(console, checked, wishes.value.profile))


def _wishes(settings: Settings, ignore: tuple[str, ...], outputs: dict[str, Path | None]) -> Result[Wishes]:
    """What the options and the folder's settings ask for, or all that is wrong with it."""
    unknown = (
        *unknown_rules(ignore, Where("docgen check --ignore")),
        *unknown_rules(settings.ignore, Where(FILE_NAME)),
    )
    loaded = load(settings.profile or DEFAULT)
    if loaded.value is None or unknown:
        return Result(None, (*unknown, *loaded.diagnostics))
    return Result(Wishes(loaded.value, frozenset((*settings.ignore, *ignore)), **outputs))


def check_one(console: Console, path: Path, wishes: Wishes) -> Checked:
    """Check one file and write what is asked for; what is left after a fix is what counts."""
    if path.suffix.lower() in _WORKBOOKS:
        found = Checked(path, problems=check_workbook(path))
    else:
        found = check_document(path, wishes.profile, wishes.ignored)
    if found.view is not None and wishes.fix is not None:
        found = fix(console, found, wishes, wishes.fix)
    show_checked(console, found, wishes.profile.name)
    if found.view is not None:
        found = _with_copies(console, found, wishes)
    return found


def fix(console: Console, checked: Checked, wishes: Wishes, output: Path) -> Checked:
    """Write the mended copy; what is left is checked anew."""
    mended = mend_document(checked, wishes.profile, wishes.ignored)
    if mended.value is None:
        return checked.with_problems(mended.diagnostics)
    written = write_mended(mended.value, output)
    if written.value is None:
        return checked.with_problems(written.diagnostics)
    left = mended.value.left
    console.say("UI-check-mended", count=mended.value.count, left=len(left), output=output)
    return Checked(checked.path, mended.value.data, checked.view, left, checked.problems)


def _with_copies(console: Console, checked: Checked, wishes: Wishes) -> Checked:
    """Write the annotated copy and the page, where asked for."""
    problems: tuple[Diagnostic, ...] = ()
    if wishes.annotate is not None:
        problems += _told(
            console, write_annotated(checked, wishes.annotate, console.language).diagnostics, wishes.annotate
        )
    if wishes.html is not None:
        pictures = page_pictures(wishes.fix or checked.path)
        if not pictures:
            console.say("UI-check-no-pictures")
        page = check_page(checked, wishes.profile.title, pictures, console.language)
        problems += _told(console, write_page(page, wishes.html).diagnostics, wishes.html)
    return checked.with_problems(problems)


def _told(console: Console, problems: tuple[Diagnostic, ...], output: Path) -> tuple[Diagnostic, ...]:
    console.diagnostics(problems)
    if not problems:
        console.say("UI-check-written", output=output)
    return problems


def tell(console: Console, checked: list[Checked], profile: Profile) -> Exit:
    """The JSON or SARIF of all files, and the exit code."""
    found = [diagnostic for each in checked for diagnostic in each.diagnostics]
    code = exit_code(found)
    if console.format == "sarif":
        console.result(sarif([(str(c.path), d) for c in checked for d in c.diagnostics], console.language))
    else:
        files = [_record(each, console.language) for each in checked]
        console.result({"command": "check", "ok": code is Exit.OK, "profile": profile.name, "files": files})
    return code


def _record(checked: Checked, language: str) -> dict[str, object]:
    diagnostics = [diagnostic_record(problem, language) for problem in checked.problems]
    for finding in checked.findings:
        extra = {"clause": finding.clause, "mendable": bool(finding.fault.mends)}
        diagnostics.append(diagnostic_record(finding.diagnostic, language) | extra)
    return {"file": str(checked.path), "diagnostics": diagnostics}

"""`docgen studio --install-wps`, `--uninstall-wps`, `--office-manifests`: the page inside other programs."""

from pathlib import Path

from docgen.cli.options import exit_code
from docgen.console import Console, diagnostic_record
from docgen.diagnostics import Diagnostic, Result
from docgen.studio.memory import Memory
from docgen.studio.panes import office, wps


def enter_for_wps(console: Console, memory: Memory, port: int) -> None:
    """Enter the add-in where WPS looks for it, and tell what comes next."""
    result = wps.install(wps.address(memory.token, port))
    for path in result.value or ():
        console.say("UI-wps-entered", path=path)
    if not result.value and not result.diagnostics:
        console.say("UI-wps-as-it-was")
    if not result.diagnostics:
        console.say("UI-wps-next")
    _end(console, result, wps.warnings())


def leave_wps(console: Console) -> None:
    """Take the add-in out of WPS's lists."""
    result = wps.uninstall()
    for path in result.value or ():
        console.say("UI-wps-left", path=path)
    if not result.value and not result.diagnostics:
        console.say("UI-wps-as-it-was")
    _end(console, result)


def write_office_manifests(console: Console, memory: Memory, port: int, folder: Path) -> None:
    """Write the manifests for Word and Excel; `port` is where the studio speaks https."""
    result = office.write_manifests(folder, f"localhost:{port}", memory.token)
    if result.value:
        console.say("UI-office-manifests", path=folder)
    _end(console, result)


def _end(console: Console, result: Result[tuple[Path, ...]], more: tuple[Diagnostic, ...] = ()) -> None:
    found = (*result.diagnostics, *more)
    console.diagnostics(found)
    console.result(
        {
            "command": "studio",
            "ok": not exit_code(found),
            "files": [str(path) for path in result.value or ()],
            "diagnostics": [diagnostic_record(d, console.language) for d in found],
        },
        is_line=True,
    )
    raise SystemExit(exit_code(found))

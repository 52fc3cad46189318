"""Options that every command has, and the exit codes."""

from collections.abc import Callable, Iterable
from enum import IntEnum
from functools import wraps
from pathlib import Path
from typing import Any, Concatenate, NoReturn, ParamSpec, cast

import click

from docgen.console import Console, Format, diagnostic_record, language_of_environment
from docgen.diagnostics import Diagnostic, Severity, Where, error

P = ParamSpec("P")


INTERRUPTED = 130
"""What a shell expects of a command that Ctrl-C ended."""


class Exit(IntEnum):
    """What a command returns to the shell: fine, faulty input, wrong usage, a failing environment."""

    OK = 0
    INPUT = 1
    USAGE = 2
    ENVIRONMENT = 3


def talks(function: Callable[Concatenate[Console, P], None]) -> Callable[P, None]:
    """Give a command --format, --quiet and --lang, and hand it the `Console` they make."""
    return talks_in("text", "json")(function)


def talks_in(
    *formats: Format,
) -> Callable[[Callable[Concatenate[Console, P], None]], Callable[P, None]]:
    """As `talks`, for a command that can answer in these formats."""
    return lambda function: _talking(function, formats)


def _talking(
    function: Callable[Concatenate[Console, P], None], formats: tuple[Format, ...]
) -> Callable[P, None]:
    names = "、".join({"text": "文字"}.get(name, name.upper()) for name in formats)

    @click.option(
        "--format", "format_", type=click.Choice(formats), default="text", help=f"输出格式：{names}。"
    )
    @click.option("--quiet", "-q", is_flag=True, help="只说错误。")
    @click.option("--lang", type=click.Choice(["zh", "en"]), default=None, help="提示语言，默认随系统。")
    @wraps(function)
    def command(*args: P.args, **kwargs: P.kwargs) -> None:
        options = cast(dict[str, Any], kwargs)
        format_ = cast(Format, options.pop("format_"))
        quiet = bool(options.pop("quiet"))
        language = options.pop("lang") or language_of_environment()
        function(Console(format_, quiet, language), *args, **kwargs)

    return command


def refuse(console: Console, command: str, found: Iterable[Diagnostic], code: Exit) -> NoReturn:
    """End a command that cannot be begun: its findings as text, or as the JSON that its result would be."""
    told = list(found)
    console.diagnostics(told)
    records = [diagnostic_record(d, console.language) for d in told]
    console.result({"command": command, "ok": False, "diagnostics": records})
    raise SystemExit(code)


def refuse_writing_back(console: Console, command: str, source: Path, **outputs: Path | None) -> None:
    """Refuse options whose copy would replace the file that it is a copy of."""
    for name, output in outputs.items():
        if output is not None and output.resolve() == source.resolve():
            found = error("CL108", Where(source.name), option=f"--{name}")
            refuse(console, command, [found], Exit.USAGE)


ENVIRONMENT_CODES = frozenset({"PB001", "PB002", "PB003", "PB008", "OF101", "OF102"})
"""Findings that no change of a workbook would mend: disk, permission, a program that is absent."""


def exit_code(found: Iterable[Diagnostic]) -> Exit:
    """The worst of `found`; what the environment did outweighs what the input says."""
    errors = [d for d in found if d.severity is Severity.ERROR]
    if any(d.code in ENVIRONMENT_CODES for d in errors):
        return Exit.ENVIRONMENT
    return Exit.INPUT if errors else Exit.OK

"""Options that every command has, and the exit codes."""

from collections.abc import Callable, Iterable, Mapping
from enum import IntEnum
from functools import wraps
from pathlib import Path
from typing import Any, Concatenate, NoReturn, ParamSpec, cast

import click

from docgen.console import Console, Format, diagnostic_record, language_of_environment
from docgen.diagnostics import Diagnostic, Severity, Where, error
from docgen.messages import exit_class
from docgen.pipeline.settings import Settings, settings_for

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
    record = {"command": command, "ok": False, "diagnostics": records}
    # What watches prints an object a line, whatever becomes of it (docs/json.md).
    console.result(record, is_line=command == "watch")
    raise SystemExit(code)


def refuse_writing_back(console: Console, command: str, source: Path, **outputs: Path | None) -> None:
    """Refuse options whose copy would replace the file that it is a copy of."""
    for name, output in outputs.items():
        if output is not None and output.resolve() == source.resolve():
            found = error("CL108", Where(source.name), option=f"--{name}")
            refuse(console, command, [found], Exit.USAGE)


def settings_of_each(
    console: Console, command: str, sources: Iterable[Path], options: Mapping[str, object]
) -> list[tuple[Path, Settings]]:
    """Each source with the settings of its own folder; faulty ones end the command."""
    read = [(source, settings_for(source, options)) for source in sources]
    by_file = {str(d): d for _, result in read for d in result.diagnostics}
    found = tuple(by_file.values())
    if found:
        refuse(console, command, found, exit_code(found))
    return [(source, result.value) for source, result in read if result.value is not None]


_EXITS = {"input": Exit.INPUT, "usage": Exit.USAGE, "environment": Exit.ENVIRONMENT}


def exit_code(found: Iterable[Diagnostic]) -> Exit:
    """The gravest of `found`, by what the catalogue says of their codes.

    What no change of the input would mend outweighs the rest: the environment first, then the command line.
    """
    classes = (exit_class(d.code) for d in found if d.severity is Severity.ERROR)
    return max((_EXITS[each] for each in classes), default=Exit.OK)


def _place(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
    from docgen.pipeline.cluster import is_place

    if value is not None and not is_place(value):
        raise click.BadParameter(value)
    return value


on_cluster = click.option(
    "--on", metavar="dask[:地址]", callback=_place, help="在 Dask 集群上做；不写地址就在本机用几个进程做。"
)
"""Give a command --on."""


def refuse_unreachable(console: Console, command: str, place: str) -> None:
    """End a command that is to work on a cluster (`--on`) where there is none."""
    from docgen.pipeline.spreading import unreachable

    if found := unreachable([place]):
        refuse(console, command, found, exit_code(found))

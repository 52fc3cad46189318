"""What a wrong command line is told: in the clerk's language, with the way out."""

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import NoReturn

import click

from docgen.cli.options import Exit, exit_code, refuse
from docgen.console import Console, language_of_environment
from docgen.diagnostics import Code, Diagnostic, Where, error
from docgen.pipeline.boundary import problem
from docgen.pipeline.child import Failure
from docgen.publish import disk_problem


def refuse_usage(fault: click.UsageError, arguments: Sequence[str]) -> NoReturn:
    """Tell the fault of the command line `arguments`; a bare `docgen` gets its help page."""
    if isinstance(fault, click.exceptions.NoArgsIsHelpError) and fault.ctx:
        click.echo(fault.ctx.get_help(), color=fault.ctx.color)
        raise SystemExit(Exit.USAGE)
    command = fault.ctx.info_name if fault.ctx and fault.ctx.parent else "docgen"
    refuse(console_for(arguments), command or "docgen", [usage_finding(fault)], Exit.USAGE)


def refuse_defect(bug: Exception, arguments: Sequence[str]) -> NoReturn:
    """Tell what no step foresaw: a failing system as such, a defect of docgen with how to report it."""
    command = next((name for name in arguments if not name.startswith("-")), "docgen")
    if isinstance(bug, OSError):
        found = disk_problem(bug, Path(bug.filename or command))
    else:
        found = problem(Failure.of(bug), Path(f"docgen {command}"))
    refuse(console_for(arguments), command, [found], exit_code([found]))


def console_for(arguments: Sequence[str]) -> Console:
    """The console that --format and --lang ask for, read from a line that click could not."""
    spaced = " ".join(arguments).replace("=", " ").split()
    given = set(pairwise(spaced))
    language = next((name for name in ("zh", "en") if ("--lang", name) in given), language_of_environment())
    is_json = ("--format", "json") in given or ("--format", "sarif") in given
    return Console("json" if is_json else "text", language=language)


def usage_finding(fault: click.UsageError) -> Diagnostic:
    """click's complaint as a finding of docgen's own (area CL)."""
    command = fault.ctx.command_path if fault.ctx else "docgen"
    code, details = _explained(fault)
    return error(code, Where(command), command=command, **details)


def _explained(fault: click.UsageError) -> tuple[Code, dict[str, object]]:
    if isinstance(fault, click.MissingParameter):
        name = fault.param.make_metavar(fault.ctx or click.Context(click.Command(""))) if fault.param else ""
        return "CL101", {"name": name}
    if isinstance(fault, click.NoSuchOption):
        return "CL102", {"name": fault.option_name, "nearest": _first(fault.possibilities)}
    if isinstance(fault, click.NoSuchCommand):
        return "CL103", {"name": fault.command_name, "nearest": _first(fault.possibilities)}
    if isinstance(fault, click.BadParameter) and fault.param is not None:
        return "CL104", {"name": _name(fault.param), "reason": fault.message}
    return "CL105", {"reason": fault.format_message()}


def _name(parameter: click.Parameter) -> str:
    return parameter.opts[-1] if isinstance(parameter, click.Option) else parameter.human_readable_name


def _first(possibilities: object) -> str:
    return str(possibilities[0]) if isinstance(possibilities, list) and possibilities else ""

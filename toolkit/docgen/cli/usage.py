"""What a wrong command line is told: in the clerk's language, with the way out."""

import click

from docgen.cli.options import Exit
from docgen.console import Console
from docgen.diagnostics import Diagnostic, Where, error


def show_usage(fault: click.UsageError) -> Exit:
    """Tell the fault and how the command is used."""
    console = Console()
    console.diagnostics([usage_finding(fault)])
    return Exit.USAGE


def usage_finding(fault: click.UsageError) -> Diagnostic:
    """click's complaint as a finding of docgen's own (area CL)."""
    command = fault.ctx.command_path if fault.ctx else "docgen"
    where = Where(command)
    if isinstance(fault, click.MissingParameter):
        name = fault.param.make_metavar(fault.ctx or click.Context(click.Command(""))) if fault.param else ""
        return error("CL101", where, command=command, name=name)
    if isinstance(fault, click.NoSuchOption):
        return error("CL102", where, command=command, name=fault.option_name, nearest=_first(fault.possibilities))
    if isinstance(fault, click.NoSuchCommand):
        return error("CL103", where, command=command, name=fault.command_name, nearest=_first(fault.possibilities))
    if isinstance(fault, click.BadParameter) and fault.param is not None:
        names = fault.param.opts if isinstance(fault.param, click.Option) else [fault.param.human_readable_name]
        return error("CL104", where, command=command, name=names[-1], reason=fault.message)
    return error("CL105", where, command=command, reason=fault.format_message())


def _first(possibilities: object) -> str:
    return str(possibilities[0]) if isinstance(possibilities, list) and possibilities else ""

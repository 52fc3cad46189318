"""The command line: options in, exit code out. A command is one file here and one line in `COMMANDS`.

Commands are imported only when named, so `docgen render` starts without paying for the others.
"""

from importlib import import_module

import click

from docgen import __version__

COMMANDS = {
    "render": "docgen.cli.render",
    "demo": "docgen.cli.demo",
}
"""Command name → the module whose `command` it is, in the order `docgen --help` shows."""


class LazyGroup(click.Group):
    """A click group that imports a subcommand when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        module = COMMANDS.get(cmd_name)
        if module is None:
            return None
        command: click.Command = import_module(module).command
        return command


@click.command(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, "-V", "--version", prog_name="docgen")
def main() -> None:
    """Excel 填表，Word 成文：由工作簿生成符合公文格式的报告。"""

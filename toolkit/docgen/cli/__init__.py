"""The command line: options in, exit code out. A command is one file here and one line in `COMMANDS`.

Commands are imported only when named, so `docgen render` starts without paying for the others.
"""

import sys
from collections.abc import Callable, Iterable
from importlib import import_module
from types import ModuleType
from typing import Any

import click

from docgen import __version__
from docgen.cli.help import in_chinese

COMMANDS = {
    "render": "docgen.cli.render",
    "watch": "docgen.cli.watch",
    "studio": "docgen.cli.studio",
    "new": "docgen.cli.new",
    "import": "docgen.cli.import_",
    "merge": "docgen.cli.merge",
    "layouts": "docgen.cli.layouts",
    "template": "docgen.cli.template",
    "check": "docgen.cli.check",
    "compare": "docgen.cli.compare",
    "consolidate": "docgen.cli.consolidate",
    "explain": "docgen.cli.explain",
    "demo": "docgen.cli.demo",
}
"""Command name → the module whose `command` it is, in the order `docgen --help` shows."""


def load(names: Iterable[str]) -> list[ModuleType]:
    """The modules of those of `names` that are commands."""
    return [import_module(COMMANDS[name]) for name in names if name in COMMANDS]


class LazyGroup(click.Group):
    """A click group that imports a subcommand when it is asked for, and complains in the clerk's language."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command:
        if cmd_name not in COMMANDS:
            raise click.NoSuchCommand(cmd_name, possibilities=COMMANDS, ctx=ctx)
        return in_chinese(load([cmd_name])[0].command)

    def main(self, *args: Any, **extra: Any) -> Any:
        """As click's own, but usage errors are findings (cli/usage.py) and Ctrl-C ends quietly."""
        run: Callable[..., object] = super().main
        try:
            code = run(*args, **{**extra, "standalone_mode": False})
        except click.UsageError as fault:
            from docgen.cli.usage import refuse_usage

            given = args[0] if args else extra.get("args")
            refuse_usage(fault, sys.argv[1:] if given is None else list(given))
        except click.Abort:
            from docgen.cli.options import INTERRUPTED

            code = INTERRUPTED
        except Exception as bug:
            from docgen.cli.usage import refuse_defect

            given = args[0] if args else extra.get("args")
            refuse_defect(bug, sys.argv[1:] if given is None else list(given))
        if extra.get("standalone_mode", True):
            sys.exit(code if isinstance(code, int) else 0)
        return code


@click.command(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, "-V", "--version", prog_name="docgen", help="显示版本。")
def main() -> None:
    """Excel 填表，Word 成文：由工作簿生成符合公文格式的报告。"""


in_chinese(main)

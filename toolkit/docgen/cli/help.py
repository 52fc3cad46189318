"""The pages of --help in the clerk's language; click's own words are English."""

from collections.abc import Iterable

import click

from docgen.console import display_width, pad

_HEADINGS = {"Options": "选项", "Commands": "命令", "Arguments": "参数"}
_METAVARS = {
    "PATH": "位置",
    "DIRECTORY": "文件夹",
    "INTEGER": "数",
    "INTEGER RANGE": "数",
    "TEXT": "文字",
    "FILENAME": "文件",
    "FLOAT": "数",
    "FLOAT RANGE": "数",
}


class _Formatter(click.HelpFormatter):
    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args, "用法：")

    def write_heading(self, heading: str) -> None:
        super().write_heading(_HEADINGS.get(heading, heading))

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """As click's own, but Chinese characters count as the two columns they take."""
        rows = tuple(rows)
        width = min(max(display_width(term) for term, _ in rows), col_max)
        indent = " " * self.current_indent
        for term, meaning in rows:
            self.write(f"{indent}{pad(term, width)}{' ' * col_spacing}{meaning}\n")


class _Context(click.Context):
    formatter_class = _Formatter


def in_chinese(command: click.Command) -> click.Command:
    """`command` with help pages in Chinese, its subcommands too."""
    command.context_class = _Context
    command.options_metavar = "[选项]"
    for parameter in command.params:
        if parameter.metavar is None and parameter.type.name.upper() in _METAVARS:
            parameter.metavar = _METAVARS[parameter.type.name.upper()]
    if command.add_help_option:
        # click's own asks gettext for its words, which takes longer than reading a workbook.
        command.add_help_option = False
        command.params.append(_help_option())
    if isinstance(command, click.Group):
        command.subcommand_metavar = "命令 [参数]…"
        for subcommand in command.commands.values():
            in_chinese(subcommand)
    return command


def _help_option() -> click.Option:
    return click.Option(
        ["-h", "--help"],
        is_flag=True,
        is_eager=True,
        expose_value=False,
        callback=_show_help,
        help="显示这段说明。",
    )


def _show_help(context: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted and not context.resilient_parsing:
        click.echo(context.get_help(), color=context.color)
        context.exit()

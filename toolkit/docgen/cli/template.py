"""`docgen template check`: a template's faults before a report shows them."""

from pathlib import Path

import click

from docgen.cli.completion import LAYOUTS
from docgen.cli.options import Exit, exit_code, refuse_writing_back, settings_of_each, talks
from docgen.console import Console, diagnostic_record
from docgen.pipeline.boundary import within
from docgen.pipeline.deriving import template_from
from docgen.pipeline.designing import build_templates
from docgen.pipeline.template_checking import TemplateWishes, examined_template


@click.group("template", short_help="检查 Word 模板。")
def command() -> None:
    """与 Word 模板有关的命令。"""


@command.command("check", short_help="找出模板里的全部问题。")
@click.argument("template", type=click.Path(path_type=Path), metavar="模板.docx")
@click.option(
    "--book", type=click.Path(path_type=Path), metavar="工作簿.xlsx", help="按这份工作簿核对名称并试生成。"
)
@click.option(
    "--annotate", type=click.Path(path_type=Path), metavar="文件.docx", help="把问题写成批注，另存一份。"
)
@talks
def check(console: Console, template: Path, book: Path | None, annotate: Path | None) -> None:
    """检查标签的写法、配对和名称，以及样式、字体、编号里的隐患；一次说全。"""
    refuse_writing_back(console, "template check", template, annotate=annotate)
    ((_, settings),) = settings_of_each(console, "template check", [book or template], {})
    found = examined_template(template, TemplateWishes(book, settings, annotate, console.language))
    console.diagnostics(found)
    if not found:
        console.say("UI-template-fine", template=template.name)
    code = exit_code(found)
    console.result(
        {
            "command": "template check",
            "ok": code is Exit.OK,
            "template": str(template),
            "diagnostics": [diagnostic_record(d, console.language) for d in found],
        }
    )
    raise SystemExit(code)


@command.command("build", short_help="按一种规范生成自带的模板。")
@click.argument("names", nargs=-1, metavar="[模板名称]…")
@click.option(
    "--profile",
    default="gbt9704",
    show_default=True,
    metavar="名称|文件.toml",
    help="依据哪个规范；可以是本单位自己的规范文件。",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    default=Path("模板"),
    show_default=True,
    metavar="文件夹",
    help="放模板的文件夹。",
)
@talks
def build(console: Console, names: tuple[str, ...], profile: str, output: Path) -> None:
    """按一种规范（字体、字号、行距、页边距）生成自带的模板；不写名称就是全部。已有的文件不会被覆盖。"""
    built = build_templates(names, profile, output)
    for path in built.value or ():
        console.say("UI-template-built", template=path)
    console.diagnostics(built.diagnostics)
    code = exit_code(built.diagnostics)
    console.result(
        {
            "command": "template build",
            "ok": code is Exit.OK,
            "templates": [str(path) for path in built.value or ()],
            "diagnostics": [diagnostic_record(d, console.language) for d in built.diagnostics],
        }
    )
    raise SystemExit(code)


@command.command("from", short_help="由一份现成的报告做出本单位的模板。")
@click.argument("report", type=click.Path(path_type=Path), metavar="报告")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), required=True, help="模板的文件名（.docx）。"
)
@click.option(
    "--layout", default="", shell_complete=LAYOUTS, metavar="版式", help="照哪种版式；不写就用最相像的。"
)
@talks
def from_report(console: Console, report: Path, output: Path, layout: str) -> None:
    """把报告的样子（字体、字号、缩进、行距、页面、页眉页脚、红头）变成模板里有名字的样式，内容换成标签，并写出版式文件。

    认不出的会说出来；已有的文件不会被覆盖。
    """
    ((_, settings),) = settings_of_each(console, "template from", [report], {})
    made = within(lambda: template_from(report, output, layout, settings), report)
    if made.value is not None:
        taken = "、".join(made.value.taken)
        console.say("UI-template-from", template=made.value.template, layout=made.value.layout, taken=taken)
    console.diagnostics(made.diagnostics)
    code = exit_code(made.diagnostics)
    console.result(
        {
            "command": "template from",
            "ok": code is Exit.OK,
            "template": str(made.value.template) if made.value is not None else None,
            "layout": str(made.value.layout) if made.value is not None else None,
            "taken": list(made.value.taken) if made.value is not None else [],
            "diagnostics": [diagnostic_record(d, console.language) for d in made.diagnostics],
        }
    )
    raise SystemExit(code)

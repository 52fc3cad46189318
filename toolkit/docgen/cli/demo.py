"""`docgen demo`: the five samples and the reports made from them."""

import os
import shutil
import sys
from pathlib import Path

import click

from docgen.cli.options import exit_code, refuse, talks
from docgen.cli.render import render_and_show
from docgen.console import Console
from docgen.pipeline.batch import batches
from docgen.pipeline.demo import copy_samples
from docgen.pipeline.settings import Settings


def _program() -> str:
    """How this person calls docgen: `make demo` runs it from an environment that is not on the PATH."""
    return "docgen" if shutil.which("docgen") else os.path.relpath(sys.argv[0])


@click.command("demo", short_help="用示例工作簿生成五份报告，看看效果。")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    default=Path("demo"),
    help="放示例的文件夹，默认 demo。",
)
@talks
def command(console: Console, output: Path) -> None:
    """把示例工作簿放进一个文件夹，并生成它们的报告。"""
    samples = copy_samples(output)
    if samples.value is None:
        refuse(console, "demo", samples.diagnostics, exit_code(samples.diagnostics))
    console.say("UI-demo", folder=output, count=len(samples.value))
    exit_ = render_and_show(console, "demo", *batches([(sample, Settings()) for sample in samples.value]))
    console.say("UI-demo-next", book=samples.value[0], program=_program(), folder=output)
    raise SystemExit(exit_)

"""In a child process: templates, their faults, the names that tags may use, and a try with a workbook."""

from pathlib import Path
from typing import NamedTuple

from docgen.diagnostics import Diagnostic
from docgen.pipeline.rendering import Renderer
from docgen.pipeline.settings import Settings
from docgen.pipeline.template_checking import check_template_file, known_names

BLOCKS = (
    "{%p for 节 in 正文 %}…{%p endfor %}",
    "{%p for 段 in 节.段落 %}…{%p endfor %}",
    "{%p if 附注 %}…{%p endif %}",
    "{{ 节.序号 }}{{ 节.标题 }}",
    "{{ 段.序号 }}{{ 段.标题 }}{{ 段.文字 }}",
)
"""What a template keeper writes around paragraphs (model/context.py says what each name holds)."""


class Examined(NamedTuple):
    """A template examined: its faults at their places, and the names there are."""

    found: tuple[Diagnostic, ...]
    names: tuple[str, ...]


def templates_in(settings: Settings) -> dict[str, Path]:
    """The templates by name: of two that share one, that of the folder searched first."""
    found: dict[str, Path] = {}
    for folder in settings.templates:
        for path in sorted(folder.glob("*.docx")) if folder.is_dir() else ():
            if not path.name.startswith(("~", ".")):
                found.setdefault(path.stem, path)
    return found


def examine(template: Path, settings: Settings) -> Examined:
    """What is wrong with `template`, and what it may name."""
    checked = check_template_file(template, None, settings)
    found = (*checked.diagnostics, *(each.diagnostic for each in checked.value or ()))
    return Examined(found, tuple(sorted(known_names(settings))))


def tried(template: Path, book: Path, settings: Settings, output: Path) -> tuple[Diagnostic, ...]:
    """Make a report of `book` with `template` at `output`, beside nothing of the person's."""
    return Renderer(settings._replace(template=template, pdf=False)).render(book, output).diagnostics

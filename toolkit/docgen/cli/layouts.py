"""`docgen layouts`: the kinds of report there are."""

from collections.abc import Sequence
from pathlib import Path

import click

from docgen.cli.options import exit_code, talks
from docgen.console import Console, diagnostic_record, display_width, pad
from docgen.diagnostics import Diagnostic, Result
from docgen.layout import load_layouts
from docgen.model.layout import Layout
from docgen.model.numerals import written_number
from docgen.pipeline.settings import settings_for


@click.command("layouts", short_help="列出可用的版式。")
@talks
def command(console: Console) -> None:
    """列出可用的版式：名称、代号、各部分和所用的模板。"""
    settings = settings_for(Path(), {})
    loaded = load_layouts(settings.value.layouts) if settings.value is not None else Result((), ())
    layouts, found = loaded.value or (), (*settings.diagnostics, *loaded.diagnostics)
    _show(console, layouts)
    _show_templates(console, settings.value.templates if settings.value else (), layouts)
    console.diagnostics(found)
    console.result(_record(console, layouts, found))
    raise SystemExit(exit_code(found))


def _show(console: Console, layouts: Sequence[Layout]) -> None:
    width = max((display_width(layout.name) for layout in layouts), default=0) + 2
    for layout in layouts:
        console.line(f"{click.style(pad(layout.name, width), bold=True)}{layout.id}")
        console.say("UI-layout-parts", parts=_parts(console, layout))
        console.say("UI-layout-template", template=layout.template)
        console.line()
    if layouts:
        console.say("UI-layouts-next", layout=layouts[0].name)


def _show_templates(console: Console, folders: Sequence[Path], layouts: Sequence[Layout]) -> None:
    """The templates that no layout takes by itself."""
    taken = {layout.template for layout in layouts}
    names = sorted(
        {path.stem for folder in folders for path in folder.glob("*.docx") if path.name not in taken}
    )
    names = [name for name in names if not name.startswith("~$")]
    if names:
        console.say("UI-layouts-templates", templates="、".join(names), first=names[0])


def _parts(console: Console, layout: Layout) -> str:
    numbered = (written_number(1, n) + section.title for n, section in enumerate(layout.sections, 1))
    return "\u3000".join(numbered) or console.phrase("UI-layout-free")


def _record(console: Console, layouts: Sequence[Layout], found: Sequence[Diagnostic]) -> dict[str, object]:
    return {
        "command": "layouts",
        "ok": not found,
        "layouts": [
            {
                "id": layout.id,
                "name": layout.name,
                "sections": [section.title for section in layout.sections],
                "template": layout.template,
            }
            for layout in layouts
        ],
        "diagnostics": [diagnostic_record(d, console.language) for d in found],
    }

"""`docgen layouts`: the kinds of report there are."""

from collections.abc import Sequence
from pathlib import Path

import click

from docgen.cli.options import Exit, exit_code, talks
from docgen.console import Console, diagnostic_record, display_width, pad
from docgen.diagnostics import Result
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
    templates = _others(settings.value.templates if settings.value else (), layouts)
    _show(console, layouts)
    if templates:
        console.say("UI-layouts-templates", templates="、".join(templates), first=templates[0])
    console.diagnostics(found)
    code = exit_code(found)
    console.result(
        {
            "command": "layouts",
            "ok": code is Exit.OK,
            "layouts": [_record(layout) for layout in layouts],
            "templates": templates,
            "diagnostics": [diagnostic_record(d, console.language) for d in found],
        }
    )
    raise SystemExit(code)


def _show(console: Console, layouts: Sequence[Layout]) -> None:
    width = max((display_width(layout.name) for layout in layouts), default=0) + 2
    for layout in layouts:
        console.line(f"{click.style(pad(layout.name, width), bold=True)}{layout.id}")
        console.say("UI-layout-parts", parts=_parts(console, layout))
        console.say("UI-layout-template", template=layout.template)
        console.line()
    if layouts:
        console.say("UI-layouts-next", layout=layouts[0].name)


def _others(folders: Sequence[Path], layouts: Sequence[Layout]) -> list[str]:
    """The templates that no layout takes by itself."""
    taken = {layout.template for layout in layouts}
    names = {path.stem for folder in folders for path in folder.glob("*.docx") if path.name not in taken}
    return sorted(name for name in names if not name.startswith("~$"))


def _parts(console: Console, layout: Layout) -> str:
    numbered = (written_number(1, n) + section.title for n, section in enumerate(layout.sections, 1))
    return "\u3000".join(numbered) or console.phrase("UI-layout-free")


def _record(layout: Layout) -> dict[str, object]:
    sections = [section.title for section in layout.sections]
    return {"id": layout.id, "name": layout.name, "sections": sections, "template": layout.template}

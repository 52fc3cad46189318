"""In a child process: templates, their faults, the names that tags may use, and a try with a workbook."""

from pathlib import Path
from typing import NamedTuple

from docgen.diagnostics import Diagnostic
from docgen.document import main_part
from docgen.layout import load_layouts
from docgen.model.fields import KNOWN_FIELDS
from docgen.opc import open_package
from docgen.pipeline.rendering import Renderer
from docgen.pipeline.settings import Settings
from docgen.pipeline.template_checking import check_template_file
from docgen.template.explain import label
from docgen.template.places import paragraph_places
from docgen.template.source import parse
from docgen.template.tags import paragraph_text


class Block(NamedTuple):
    """Paragraphs that belong together, each a tag or several; `name` is what the page calls them."""

    name: str
    lines: tuple[str, ...]


BLOCKS = (
    Block("introduction", ("{%p for 段落 in 引言 %}", "{{ 段落 }}", "{%p endfor %}")),
    Block(
        "main-text",
        (
            "{%p for 节 in 正文 %}",
            "{{ 节.序号 }}{{ 节.标题 }}",
            "{%p for 段 in 节.段落 %}",
            "{%p if 段.对象 %}",
            "{{p 段.对象 }}",
            "{%p else %}",
            "{{ 段.序号 }}{{ 段.标题 }}{{ 段.文字 }}",
            "{%p endif %}",
            "{%p endfor %}",
            "{%p endfor %}",
        ),
    ),
    Block("where-filled", ("{%p if 附注 %}", "{{ 附注 }}", "{%p endif %}")),
    Block(
        "attachments",
        ("{%p for 附件 in 附件清单 %}", "{{ 附件.标签 }}{{ 附件.序号 }}{{ 附件.名称 }}", "{%p endfor %}"),
    ),
    Block("signature", ("{%p for 行 in 落款.署名 %}", "{{p 行 }}", "{%p endfor %}")),
    Block("date", ("{%p for 行 in 落款.日期 %}", "{{p 行 }}", "{%p endfor %}")),
    Block(
        "attachment-pages",
        (
            "{%p for 附件 in 附件页 %}",
            "{{ 附件.序号 }}",
            "{{ 附件.标题 }}",
            "{%p for 段落 in 附件.段落 %}",
            "{{ 段落 }}",
            "{%p endfor %}",
            "{%p endfor %}",
        ),
    ),
)
"""What a template keeper writes around paragraphs (model/context.py says what each name holds)."""


class Group(NamedTuple):
    """Single tags of one kind: "elements" of the document, or "figures" of the layout."""

    name: str
    tags: tuple[str, ...]


class Fault(NamedTuple):
    """A finding about a template, and the words of its paragraph: by them an open document is searched."""

    diagnostic: Diagnostic
    words: str = ""


def templates_in(settings: Settings) -> dict[str, Path]:
    """The templates by name: of two that share one, that of the folder searched first."""
    found: dict[str, Path] = {}
    for folder in settings.templates:
        for path in sorted(folder.glob("*.docx")) if folder.is_dir() else ():
            if not path.name.startswith(("~", ".")):
                found.setdefault(path.stem, path)
    return found


def examine(template: Path, settings: Settings) -> tuple[Fault, ...]:
    """What is wrong with `template`. Raises OSError."""
    checked = check_template_file(template, None, settings)
    texts = _texts(template) if checked.value else {}
    found = (Fault(each.diagnostic, texts.get(each.place.steps, "")) for each in checked.value or ())
    return (*map(Fault, checked.diagnostics), *found)


def _texts(template: Path) -> dict[tuple[str, ...], str]:
    """The words of each paragraph of the body, by its place as findings say it."""
    package = open_package(template.read_bytes(), template.name).value
    main = main_part(package) if package is not None else None
    if package is None or main is None:
        return {}
    places = paragraph_places(parse(package.read(main)), main, label(main))
    return {place.steps: paragraph_text(paragraph) for paragraph, place in places.items()}


def has_tags(document: Path) -> bool:
    """Whether `document` is a template: its text has tags. Raises OSError."""
    return any("{{" in text or "{%" in text for text in _texts(document).values())


def tags_for(template: str, settings: Settings) -> tuple[Group, ...]:
    """The tags of the layouts that are bound to `template`, of every layout where none is."""
    layouts = load_layouts(settings.layouts).value or ()
    own = [layout for layout in layouts if Path(layout.template).stem == template] or layouts
    fields = dict.fromkeys((*KNOWN_FIELDS, *(field.name for layout in own for field in layout.fields)))
    figures = dict.fromkeys(figure.name for layout in own for figure in layout.figures)
    return (
        Group("elements", tuple(f"{{{{ {name} }}}}" for name in fields)),
        Group("figures", tuple(f'{{{{ 数据["{name}"].文字 }}}}' for name in figures)),
    )


def tried(template: Path, book: Path, settings: Settings, output: Path) -> tuple[Diagnostic, ...]:
    """Make a report of `book` with `template` at `output`, beside nothing of the person's."""
    return Renderer(settings._replace(template=template, pdf=False)).render(book, output).diagnostics

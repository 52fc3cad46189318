"""A layout as plain tuples, which is all that `marshal` keeps, and the layout made again.

Reading a layout file takes YAML, which takes longer to import than the rest of a render takes to run.
"""

from pathlib import Path
from typing import Any

from docgen.model.layout import (
    HeadingForm,
    ItemPlacement,
    ItemStyle,
    Layout,
    LayoutField,
    LayoutFigure,
    Section,
    Total,
)

Saved = tuple[Any, ...]


def plain(layout: Layout) -> Saved:
    """`layout` without its path: the same text may be read elsewhere."""
    sections = tuple(_plain_section(section) for section in layout.sections)
    fields = tuple(tuple(row) for row in layout.fields)
    figures = tuple((*row[:3], row.total.value if row.total else None) for row in layout.figures)
    return (*layout[:6], sections, fields, figures)


def _plain_section(section: Section) -> Saved:
    headings = section.headings.value if section.headings else None
    items = tuple((style.placement.value, style.word) for style in section.items)
    return (*section[:3], headings, items, *section[5:])


def revive(saved: Saved, path: Path) -> Layout:
    """The layout that was made `plain`, as read from `path`."""
    id_, name, title, template, mirrors, introduction_required, sections, fields, figures = saved
    return Layout(
        id_,
        name,
        title,
        template,
        mirrors,
        introduction_required,
        tuple(_section(*section) for section in sections),
        tuple(LayoutField(*row) for row in fields),
        tuple(_figure(*row) for row in figures),
        path,
    )


def _figure(name: str, unit: str, explanation: str, total: str | None) -> LayoutFigure:
    return LayoutFigure(name, unit, explanation, Total(total) if total else None)


def _section(id_: str, title: str, required: bool, headings: str | None, items: Saved, *rest: Any) -> Section:
    form = HeadingForm(headings) if headings else None
    styles = tuple(ItemStyle(ItemPlacement(placement), word) for placement, word in items)
    return Section(id_, title, required, form, styles, *rest)

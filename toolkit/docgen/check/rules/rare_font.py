"""A font is named that the reader may not have.

What it does
    Finds fonts, in tables, captions and headers, that are neither in the profile's alias sets nor come
    with Windows, Office or WPS, nor are embedded.

Why is this bad
    Where the font is absent another takes its place, with other widths: lines and tables break anew.

Example
    Bad:  a table in 汉仪雪君体
    Good: a table in 仿宋 or 宋体

Clause
    GB/T 9704-2012, 5.2.2; the elements themselves are judged by wrong-typeface.
"""

from collections.abc import Iterator

from docgen.check.rule import Fault, at
from docgen.check.text import has_han, has_latin, looks
from docgen.model.document import DocumentView
from docgen.model.paragraph import Paragraph
from docgen.model.profile import Profile

_COMMON = frozenset(
    {
        "等线", "DengXian", "等线 Light", "DengXian Light", "微软雅黑", "Microsoft YaHei", "隶书",
        "LiSu", "幼圆", "YouYuan", "华文细黑", "STXihei", "华文隶书", "华文行楷", "华文新魏", "Arial",
        "Calibri", "Cambria", "Cambria Math", "Courier New", "Georgia", "Tahoma", "Verdana", "Symbol",
        "Wingdings", "Wingdings 2", "Webdings", "Segoe UI",
    }
)  # fmt: skip


def check(view: DocumentView, profile: Profile) -> Iterator[Fault]:
    """One fault a font, at its first word."""
    known = {
        *_COMMON,
        *profile.latin_typefaces,
        *view.embedded_fonts,
        *(f for s in profile.typefaces.values() for f in s),
    }
    told = set()
    for paragraph in _others(view):
        for *_, text, look in looks(paragraph):
            fonts = [look.east_asia] if has_han(text) else []
            fonts += [look.ascii] if has_latin(text) else []
            for font in fonts:
                if font and font not in known and font not in told:
                    told.add(font)
                    yield at(paragraph, font=font)


def _others(view: DocumentView) -> Iterator[Paragraph]:
    yield from (p for p in view.paragraphs if p.role.element is None)
    for story in view.stories():
        yield from (p for p in story.paragraphs if p.role.element is None)

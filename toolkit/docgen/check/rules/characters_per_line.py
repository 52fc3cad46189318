"""A line of body text does not hold 28 characters.

What it does
    Divides the type area by the width of the body's characters, their spacing or the character grid
    included.

Why is this bad
    28 characters of 3号 are 158 mm and the type area is 156: without a spacing of -0.25 pt (or a
    character grid) a line holds 27.

Example
    Bad:  3号 at normal spacing, a grid of lines
    Good: 3号 condensed by 0.25 pt; or a grid of lines and characters, charSpace -842

Clause
    GB/T 9704-2012, 5.2.3: 每行排 28 个字，并撑满版心.
"""

from collections.abc import Callable, Iterator
from functools import partial

from docgen.check.rule import Fault
from docgen.check.text import has_han, looks
from docgen.model.document import DocumentView
from docgen.model.formatting import RunFormat
from docgen.model.mend import RunMend
from docgen.model.page import GridKind, Section
from docgen.model.paragraph import Paragraph
from docgen.model.profile import Element, Profile

_FIT = 0.03
"""Part of a character that Word squeezes in by itself."""


def check(view: DocumentView, profile: Profile) -> Iterator[Fault]:
    """One fault a section: a document set without it has it everywhere."""
    size = profile.elements[Element.BODY].size
    for section in view.sections:
        if section.width > section.height:
            continue
        off = partial(_is_off, size=size, profile=profile, section=section)
        mine = (p for p in _body_with(off, view) if p.section == section.index)
        wrong = [p for p in mine if any(off(look) for look in _looks(p))]
        if wrong:
            spacing = 0 if section.grid is GridKind.LINES_AND_CHARACTERS else profile.grid.character_spacing
            mends = tuple(RunMend(p.ordinal, 0, len(p.text), p.part, spacing=spacing) for p in wrong)
            details = {"proper": profile.grid.characters, "count": len(wrong)}
            yield Fault(wrong[0].place(), details, mends)


def _body_with(off: Callable[[RunFormat], bool], view: DocumentView) -> Iterator[Paragraph]:
    """The body paragraphs with a run that is `off`."""
    for shape, paragraphs in view.alike:
        if shape.element is Element.BODY and any(map(off, shape.looks)):
            yield from paragraphs


def _looks(paragraph: Paragraph) -> Iterator[RunFormat]:
    return (look for _, _, text, look in looks(paragraph) if has_han(text))


def _is_off(look: RunFormat, size: int | None, profile: Profile, section: Section) -> bool:
    # Another size is another rule's business.
    return look.size == size and _characters(look, profile, section) != profile.grid.characters


def _characters(look: RunFormat, profile: Profile, section: Section) -> int:
    margins, paper = profile.margins, profile.paper
    character: float = look.size * 10 + look.spacing
    if section.grid is GridKind.LINES_AND_CHARACTERS:
        character += section.character_space / 4096 * 20
    return int((paper.width - margins.left - margins.right) / max(character, 1) + _FIT)

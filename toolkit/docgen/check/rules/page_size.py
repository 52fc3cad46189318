"""The paper is not A4.

What it does
    Compares the paper of each section with the profile's, upright or turned.

Why is this bad
    Official documents are printed, bound and filed on A4; another size is scaled or cut.

Example
    Bad:  Letter, 216 × 279 mm
    Good: A4, 210 × 297 mm

Clause
    GB/T 9704-2012, 5.1: 公文用纸采用 A4 型纸（210 mm × 297 mm）.
"""

from collections.abc import Iterator

from docgen.check.rule import Fault
from docgen.model.document import DocumentView
from docgen.model.mend import PageMend
from docgen.model.profile import Profile


def check(view: DocumentView, profile: Profile) -> Iterator[Fault]:
    paper = profile.paper
    for section in view.sections:
        upright = section.height >= section.width
        proper = (paper.width, paper.height) if upright else (paper.height, paper.width)
        off = max(abs(section.width - proper[0]), abs(section.height - proper[1]))
        if off > paper.tolerance:
            mend = PageMend(section.index, width=proper[0], height=proper[1])
            details = {"width": _millimetres(section.width), "height": _millimetres(section.height)}
            yield Fault(section.place(), details, (mend,))


def _millimetres(twips: int) -> int:
    return round(twips / 1440 * 25.4)

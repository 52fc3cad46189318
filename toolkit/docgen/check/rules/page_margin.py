"""The margins of the page are not the standard's.

What it does
    Compares top, bottom, left and right margin of each upright section with the profile's, within 1 mm.

Why is this bad
    The margins fix the type area of 156 × 225 mm, on which every other place is measured.

Example
    Bad:  25.4 mm all round (Word's own)
    Good: top 37, left 28, right 26, bottom 35 mm

Clause
    GB/T 9704-2012, 5.2.1: 天头为 37 mm ± 1 mm，订口为 28 mm ± 1 mm，版心尺寸为 156 mm × 225 mm.
"""

from collections.abc import Iterator

from docgen.check.rule import Fault
from docgen.model.document import DocumentView
from docgen.model.mend import PageMend
from docgen.model.profile import Profile

_SIDES = (("top", "上"), ("bottom", "下"), ("left", "左"), ("right", "右"))


def check(view: DocumentView, profile: Profile) -> Iterator[Fault]:
    margins = profile.margins
    for section in view.sections:
        # Turned pages carry wide tables (8); the standard gives them no margins of their own.
        if section.width > section.height:
            continue
        for side, name in _SIDES:
            actual, proper = getattr(section, side), getattr(margins, side)
            if abs(actual - proper) > margins.tolerance:
                details = {"side": name, "actual": _millimetres(actual), "proper": _millimetres(proper)}
                yield Fault(section.place(), details, (PageMend(section.index, **{side: proper}),))


def _millimetres(twips: int) -> str:
    return f"{twips / 1440 * 25.4:.3g}"

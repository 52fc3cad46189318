"""What a line and a page of a template hold, read from its section."""

import pytest

from docgen.opc import open_package
from docgen.template.page import geometry_of
from support.docx import docx, p


def page(grid: str) -> bytes:
    section = f'<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:docGrid {grid}/></w:sectPr>'
    return docx(p("正文") + section)


def advance(grid: str) -> int:
    """How far a character moves the next one, in twips."""
    package = open_package(page(grid), "").value
    assert package is not None
    return geometry_of(package).advance


@pytest.mark.parametrize(
    ("grid", "twips"),
    [
        ('w:type="linesAndChars" w:linePitch="600" w:charSpace="4096"', 210 + 20),
        ('w:type="snapToChars" w:linePitch="600" w:charSpace="-2048"', 210 - 10),
        ('w:type="lines" w:linePitch="600" w:charSpace="4096"', 210),
        ('w:type="linesAndChars" w:linePitch="600" w:charSpace="viel"', 210),
        ('w:type="linesAndChars" w:linePitch="600"', 210),
    ],
)
def test_a_grid_of_characters_spreads_them_by_4096ths_of_a_point(grid: str, twips: int) -> None:
    assert advance(grid) == twips

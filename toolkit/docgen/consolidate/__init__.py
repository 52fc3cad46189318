"""Many units' reports → what a superior's workbook holds (汇总): sums that know where they come from.

units.py     a report → what of it is gathered
totals.py    one figure of many units → one figure
doubts.py    what looks wrong: ten times last year's, 元 for 万元, empty, no longer what last year's said
joined.py    the units' tables one below the other, charts by unit
lists.py     the sheets for people: 来源, 各单位情况, 报送情况
comments.py  what the comment on a figure says
gathered.py  all of it → the contents of a workbook
blocks.py    those contents as lines known by keys; placing.py where the lines of last time stand now
renewal.py   last time's, a person's and today's → what becomes of each cell and row
"""

from docgen.consolidate.blocks import (
    FIGURES,
    VALUE_COLUMN,
    Block,
    Line,
    Shown,
    Written,
    WrittenBlock,
    blocks,
    tidy,
)
from docgen.consolidate.comments import AUTHOR
from docgen.consolidate.gathered import Gathered, Known, gathered
from docgen.consolidate.lists import SOURCES
from docgen.consolidate.placing import Cell, Grid, cells_of, is_on, place_of
from docgen.consolidate.renewal import Renewal, renewed, written
from docgen.consolidate.units import NotRead, Unit, UnitFigure, read_unit

__all__ = [
    "AUTHOR",
    "FIGURES",
    "SOURCES",
    "VALUE_COLUMN",
    "Block",
    "Cell",
    "Gathered",
    "Grid",
    "Known",
    "Line",
    "NotRead",
    "Renewal",
    "Shown",
    "Unit",
    "UnitFigure",
    "Written",
    "WrittenBlock",
    "blocks",
    "cells_of",
    "gathered",
    "is_on",
    "place_of",
    "read_unit",
    "renewed",
    "tidy",
    "written",
]

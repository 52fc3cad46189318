"""Many units' reports → what a superior's workbook holds (汇总): sums that know where they come from.

units.py     a report → what of it is gathered
totals.py    one figure of many units → one figure
doubts.py    what looks wrong: ten times last year's, 元 for 万元, empty, no longer what last year's said
joined.py    the units' tables one below the other, charts by unit
lists.py     the sheets for people: 来源, 各单位情况, 报送情况
gathered.py  all of it → the contents of a workbook
"""

from docgen.consolidate.gathered import Gathered, Known, gathered
from docgen.consolidate.units import NotRead, Unit, UnitFigure, read_unit

__all__ = ["Gathered", "Known", "NotRead", "Unit", "UnitFigure", "gathered", "read_unit"]

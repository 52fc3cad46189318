"""What the samples say: `samples/*.yaml` → `Contents` for the workbook writer.

The files speak the words of the workbook's own sheets and columns, so a sample is edited as a clerk would
fill it in.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from authoring import pictures
from docgen.model.contents import (
    BodyEntry,
    ChartEntry,
    Contents,
    FigureEntry,
    Formula,
    PictureEntry,
    TableCellEntry,
    TableEntry,
    Value,
)
from docgen.model.objects import Alignment, ChartKind
from docgen.model.report import Level

FOLDER = Path(__file__).parent / "samples"

_ALIGNMENTS = {"左": Alignment.LEFT, "居中": Alignment.CENTER, "右": Alignment.RIGHT}
_UNTITLED = (Level.INTRODUCTION, Level.PARAGRAPH)
"""Levels whose own words are content: they have no 标题."""


@dataclass(frozen=True, slots=True)
class Sample:
    """A sample workbook: the id of its layout, the unit that reports, and what the sheets hold."""

    layout: str
    unit: str
    contents: Contents


def load_samples(folder: Path = FOLDER) -> tuple[Sample, ...]:
    """Every sample of `folder`, by file name."""
    return tuple(_sample(path) for path in sorted(folder.glob("*.yaml")))


def _sample(path: Path) -> Sample:
    written: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    contents = Contents(
        fields=written["基本信息"],
        body=tuple(_body_entry(row) for row in written["正文"]),
        figures=tuple(_figure(row) for row in written["数据"]),
        tables=tuple(_table(table) for table in written.get("表", ())),
        pictures=tuple(_picture(row) for row in written.get("图片", ())),
        charts=tuple(_chart(chart) for chart in written.get("图表", ())),
    )
    return Sample(written["版式"], written["单位"], contents)


def _body_entry(row: Mapping[str, str]) -> BodyEntry:
    """A row is `层级: 标题`, then 内容 and 备注; 引言 and 正文 have no 标题: their own words are the 内容."""
    word = next(iter(row))
    level, text = Level(word), row[word]
    if level in _UNTITLED:
        return BodyEntry(level, content=text, note=row.get("备注", ""))
    return BodyEntry(level, text, row.get("内容", ""), row.get("备注", ""))


def _figure(row: Mapping[str, Any]) -> FigureEntry:
    return FigureEntry(
        name=row["名称"],
        value=_value(row["数值"]),
        unit=row.get("单位", ""),
        previous=_value(row.get("上期")),
        number_format=row.get("格式", ""),
        source=row.get("来源", ""),
        note=row.get("备注", ""),
    )


def _value(written: Any) -> Value:
    """A cell's value: as written, or a formula with the result that Excel gives it."""
    if isinstance(written, Mapping):
        return Formula(written["公式"], written["结果"])
    value: Value = written
    return value


def _table(written: Mapping[str, Any]) -> TableEntry:
    return TableEntry(
        name=written["名称"],
        caption=written["表题"],
        header=_rows(written["表头"]),
        body=_rows(written["表体"]),
        widths=tuple(float(width) for width in written.get("列宽", ())),
    )


def _rows(rows: Sequence[Sequence[Any]]) -> tuple[tuple[TableCellEntry, ...], ...]:
    return tuple(tuple(_table_cell(cell) for cell in row) for row in rows)


def _table_cell(written: Any) -> TableCellEntry:
    if not isinstance(written, Mapping):
        return TableCellEntry(written)
    return TableCellEntry(
        value=_value(written) if "公式" in written else written["值"],
        column_span=written.get("列数", 1),
        row_span=written.get("行数", 1),
        number_format=written.get("格式", ""),
        alignment=_ALIGNMENTS.get(written.get("对齐", ""), Alignment.GENERAL),
    )


def _picture(row: Mapping[str, str]) -> PictureEntry:
    drawn = pictures.DRAWINGS[row["画"]]()
    return PictureEntry(
        name=row["名称"],
        caption=row["图题"],
        data=drawn.png,
        width=drawn.width,
        height=drawn.height,
        note=row.get("备注", ""),
    )


def _chart(written: Mapping[str, Any]) -> ChartEntry:
    return ChartEntry(
        name=written["名称"],
        caption=written["图题"],
        kind=ChartKind(written["类型"]),
        categories=tuple(written["类别"]),
        series={name: tuple(map(Decimal, values)) for name, values in written["系列"].items()},
    )

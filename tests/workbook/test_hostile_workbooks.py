"""Hostile workbooks, each read in a child of 60 s and 1 GB: a finding or a report, never a dead child."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from docgen.diagnostics import Result
from docgen.model.report import Report
from docgen.pipeline.child import Failure
from docgen.pipeline.workers import Workers
from docgen.workbook import read_workbook
from support.books import BODY, FIELDS, OFFICE, PACKAGE, findings, raw_book, rows_of, text_cell, worksheet

SHEETS = {"基本信息": FIELDS, "正文": BODY}


def one_figure(cell: str, styles: str = "") -> bytes:
    """A workbook with one figure, its 数值 as given."""
    row = f'<row r="2">{text_cell("A2", "甲")}{cell}</row>'
    return raw_book({**SHEETS, "数据": rows_of(("名称", "数值")) + row}, styles=styles)


def far_cell(reference: str) -> bytes:
    row = reference.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    filled = f'<row r="{row}">{text_cell(reference, "x")}</row>'
    return raw_book({**SHEETS, "数据": rows_of(("名称", "数值")) + filled})


MERGES = "<mergeCells>" + '<mergeCell ref="A1:XFD1048576"/>' * 15_000 + "</mergeCells>"
DEEP = "<a>" * 70_000 + "</a>" * 70_000
ENTITIES = '<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;&b;&b;">]><a>&c;</a>'
LONG_FORMAT = f'<numFmts><numFmt numFmtId="200" formatCode="0.{"0" * 9_000}"/></numFmts>'
FORTY_PLACES = f'<numFmts><numFmt numFmtId="200" formatCode="0.{"0" * 40}"/></numFmts>'
STYLE = '<cellXfs><xf numFmtId="200"/></cellXfs>'
DRAWN = {
    "xl/worksheets/_rels/sheet3.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship '
    f'Id="rId1" Type="{OFFICE}/drawing" Target="../drawings/drawing1.xml"/></Relationships>',
    "xl/drawings/drawing1.xml": "<wsDr><oneCellAnchor>" + DEEP + "</oneCellAnchor></wsDr>",
}

HOSTILE = {
    "a cell at the far corner": (far_cell("XFD1048576"), ["WB106 数据!XFD1048576"]),
    "a column of a million rows": (far_cell("A1048576"), ["WB106 数据!A1048576"]),
    "merges of the whole sheet, over and over": (
        raw_book({**SHEETS, "表·甲": worksheet(rows_of(("甲", "乙"), ("1", "2")), MERGES)}),
        ["WB113 表·甲"],
    ),
    "elements nested deep behind the cells": (raw_book({**SHEETS, "正文": worksheet(BODY, DEEP)}), []),
    "elements nested deep in a drawing": (
        raw_book({**SHEETS, "图片": worksheet(rows_of(("名称",)), '<drawing r:id="rId1"/>')}, parts=DRAWN),
        [],
    ),
    "a bomb of blanks": (
        raw_book(SHEETS, parts={"xl/media/a.xml": b" " * (30 << 20)}),
        ["OP007 xl/media/a.xml"],
    ),
    "a million empty rows": (
        raw_book({**SHEETS, "数据": "<row/>" * 1_000_000}),
        ["OP007 xl/worksheets/sheet3.xml"],
    ),
    "entities that expand": (raw_book(SHEETS, parts={"xl/styles.xml": ENTITIES}), ["OP010 xl/styles.xml"]),
    "a style that is not there": (one_figure('<c r="B2" s="99999999"><v>1</v></c>'), []),
    "a style number of ten thousand digits": (one_figure(f'<c r="B2" s="{"9" * 10_000}"><v>1</v></c>'), []),
    "a picture number of ten thousand digits": (
        one_figure(f'<c r="B2" vm="{"9" * 10_000}" t="n"><v>1</v></c>'),
        [],
    ),
    "a number of ten thousand digits": (
        one_figure(f'<c r="B2"><v>{"9" * 10_000}</v></c>'),
        ["WB121 数据!B2"],
    ),
    "a number with a huge exponent": (one_figure('<c r="B2"><v>1e999999999</v></c>'), ["WB121 数据!B2"]),
    "a number of three hundred places": (one_figure('<c r="B2"><v>1e-300</v></c>'), []),
    "a number format of nine thousand characters": (
        one_figure('<c r="B2" s="0"><v>1</v></c>', LONG_FORMAT + STYLE),
        ["WB120 数据!B2"],
    ),
    "a number format of forty places": (one_figure('<c r="B2" s="0"><v>1</v></c>', FORTY_PLACES + STYLE), []),
    "an alignment of no style": (
        one_figure('<c r="B2" s="0"><v>1</v></c>', "<cellXfs><alignment/></cellXfs>"),
        [],
    ),
    "no sheets at all": (raw_book({}), ["WB101", "WB101"]),
    "relationships that are no XML": (raw_book(SHEETS, parts={"xl/_rels/workbook.xml.rels": b""}), ["WB017"]),
    "relationships without ids": (
        raw_book(SHEETS, parts={"xl/_rels/workbook.xml.rels": "<a><Relationship/></a>"}),
        ["WB017"],
    ),
    "a workbook part that is no XML": (raw_book(SHEETS, parts={"xl/workbook.xml": "<workbook"}), ["WB017"]),
    "a style sheet that is no XML": (raw_book(SHEETS, parts={"xl/styles.xml": "<styleSheet"}), ["WB017"]),
    "content types that are no XML": (raw_book(SHEETS, parts={"[Content_Types].xml": "<Types"}), []),
    "a sheet cut short": (
        raw_book(SHEETS, parts={"xl/worksheets/sheet2.xml": worksheet(BODY)[:-30]}),
        ["WB112 正文"],
    ),
}


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Workers[Path, Result[Report]]]:
    with Workers(read_workbook, seconds=60.0, memory=1 << 30) as running:
        yield running


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_workbook_costs_a_finding_at_most(
    tmp_path: Path, sandbox: Workers[Path, Result[Report]], kind: str
) -> None:
    data, expected = HOSTILE[kind]
    path = tmp_path / "某局.xlsx"
    path.write_bytes(data)
    answer = sandbox.run(path)
    assert not isinstance(answer, Failure)
    assert findings(answer) == expected

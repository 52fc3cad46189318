"""数据: a row is a named number with a unit, maybe with last period's value."""

from docgen.model.cell_text import Text
from docgen.model.names import normalized
from docgen.model.number_format import GENERAL, is_date_format, show, shows_number
from docgen.model.report import Figure
from docgen.workbook.cells import Sheet
from docgen.workbook.figure_scales import Amount, in_unit
from docgen.workbook.header import Header, find_header, rows_below
from docgen.workbook.scanning import Place
from docgen.workbook.schema import FIGURES_SHEET
from docgen.workbook.typed_numbers import is_mask, typed_number

_REMARKS = ("来源", "备注")
_SHARED = ("单位", "格式", *_REMARKS)
"""Columns in which a cell merged down several rows holds for each of them."""
_NOT_IN_A_NAME = "{}｛｝|｜\n"


def read_figures(sheet: Sheet) -> dict[str, Figure]:
    """The figures by name; findings go to `sheet`."""
    header = find_header(sheet, FIGURES_SHEET)
    if header is None:
        return {}
    figures: dict[str, Figure] = {}
    for row in rows_below(sheet, header):
        if sheet.is_blank_row(row, [header.columns[name] for name in ("名称", "数值")]):
            continue
        figure = _read_row(sheet, header, row)
        if figure is not None and not _is_refused(sheet, figures, figure):
            figures[normalized(figure.name.value)] = figure
    return {figure.name.value: figure for figure in figures.values()}


def _read_row(sheet: Sheet, header: Header, row: int) -> Figure | None:
    name = _cell(sheet, header, row, "名称")
    value_place = (row, header.columns["数值"])
    if not name:
        if not sheet.is_filled((name.cell.row, name.cell.column)):
            sheet.error("WB404", value_place, value=sheet.plain(value_place))
        return None
    unit = _cell(sheet, header, row, "单位")
    written, now = _number(sheet, value_place, unit.value)
    previous_written, before = _previous(sheet, header, row, unit.value)
    wish = _format(sheet, _cell(sheet, header, row, "格式"), now)
    scaled = in_unit(now, before, wish.value, unit.value)
    if scaled.differs:
        place = previous_written.cell.row, previous_written.cell.column
        sheet.warning("WB411", place, value=written.value, previous=previous_written.value)
    source, remark = (_cell(sheet, header, row, column) for column in ("来源", "备注"))
    values = scaled.value, written, unit, scaled.previous, previous_written
    return Figure(name, *values, wish, source, remark, scaled.scale)


def _cell(sheet: Sheet, header: Header, row: int, name: str) -> Text:
    """The text of a row in the column `name`; empty where there is no such column."""
    column = header.columns.get(name)
    if column is None:
        return Text("", sheet.ref((row, header.columns["名称"])))
    place = (row, column)
    anchor = sheet.anchor(place)
    if name in _SHARED and anchor[1] == column and anchor[0] > header.row:
        place = anchor
    return (sheet.remark if name in _REMARKS else sheet.text)(place)


def _previous(sheet: Sheet, header: Header, row: int, unit: str) -> tuple[Text, Amount]:
    """上期 as written, and its number."""
    column = header.columns.get("上期")
    if column:
        return _number(sheet, (row, column), unit)
    return Text("", sheet.ref((row, header.columns["数值"]))), Amount(None, "")


def _is_refused(sheet: Sheet, figures: dict[str, Figure], figure: Figure) -> bool:
    name, place = figure.name.value, (figure.name.cell.row, figure.name.cell.column)
    if (first := figures.get(normalized(name))) is not None:
        sheet.error("WB401", place, name=name, first=first.name.cell.a1)
        return True
    if any(sign in name for sign in _NOT_IN_A_NAME):
        sheet.error("WB406", place, name=name)
        return True
    return False


def _number(sheet: Sheet, place: Place, unit: str) -> tuple[Text, Amount]:
    """The cell's text, and its number with the number format it is shown in."""
    code = sheet.number_format(place)
    value = sheet.decimal(place)
    written = sheet.text(place)
    if value is not None and not is_date_format(code):
        return written, Amount(value, "" if code in (GENERAL, "@") else code)
    if not written or is_mask(written.value, unit):
        return written, Amount(None, "")
    typed = typed_number(written.value, unit)
    if typed.value is None:
        sheet.error("WB402", place, value=written.value)
    else:
        sheet.note("WB405", place, value=written.value)
    return written, typed


def _format(sheet: Sheet, written: Text, now: Amount) -> Text:
    """格式, or else the format that the 数值 cell is shown in."""
    place, code = (written.cell.row, written.cell.column), written.value or now.number_format
    if written and not shows_number(code):
        sheet.warning("WB408", place, format=code)
    elif now.value is not None and not show(now.value, code).text:
        sheet.warning("WB410", place, format=code)
    else:
        return Text(code, written.cell)
    return Text("", written.cell)

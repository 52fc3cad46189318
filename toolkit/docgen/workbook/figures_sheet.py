"""数据: a row is a named number with a unit, maybe with last period's value."""

import unicodedata
from decimal import Decimal

from docgen.model.number_format import PERCENT_UNITS, format_number, is_percentage
from docgen.model.report import Figure, Text
from docgen.patterns import rarely
from docgen.workbook.cells import Sheet
from docgen.workbook.display import GENERAL, is_date_format, number
from docgen.workbook.header import Header, find_header
from docgen.workbook.scanning import Place
from docgen.workbook.schema import FIGURES_SHEET

_REMARKS = ("来源", "备注")
_SHARED = ("单位", "格式", *_REMARKS)
"""Columns in which a cell merged down several rows holds for each of them."""
_MASK = rarely(r"(?:[XxＸｘ×]+|[*＊]+|[○〇]{2,})[余多]?")
_WRITTEN_NUMBER = rarely(r"[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|[+-]?\.\d+")
_NOT_IN_A_NAME = "{}｛｝|｜\n"


def read_figures(sheet: Sheet) -> dict[str, Figure]:
    """The figures by name; findings go to `sheet`."""
    header = find_header(sheet, FIGURES_SHEET)
    if header is None:
        return {}
    figures: dict[str, Figure] = {}
    for row in sheet.rows[header.row :]:
        if sheet.is_blank_row(row, [header.columns[name] for name in ("名称", "数值")]):
            continue
        figure = _read_row(sheet, header, row)
        if figure is not None and not _is_refused(sheet, figures, figure):
            figures[figure.name.value] = figure
    return figures


def _read_row(sheet: Sheet, header: Header, row: int) -> Figure | None:
    def cell(name: str) -> Text:
        column = header.columns.get(name)
        if column is None:
            return Text("", sheet.ref((row, header.columns["名称"])))
        place = (row, column)
        anchor = sheet.anchor(place)
        if name in _SHARED and anchor[1] == column and anchor[0] > header.row:
            place = anchor
        return (sheet.remark if name in _REMARKS else sheet.text)(place)

    name = cell("名称")
    value_place = (row, header.columns["数值"])
    if not name:
        if not sheet.is_filled((name.cell.row, name.cell.column)):
            sheet.error("WB404", value_place, value=sheet.plain(value_place))
        return None
    unit = cell("单位")
    written, value, value_format = _number(sheet, value_place, unit.value)
    previous_column = header.columns.get("上期")
    previous_place = (row, previous_column) if previous_column else value_place
    previous_written, previous, previous_format = Text("", sheet.ref(previous_place)), None, ""
    if previous_column:
        previous_written, previous, previous_format = _number(sheet, previous_place, unit.value)
    shown_format = _format(sheet, cell("格式"), value_format, value)
    is_share = is_percentage(value_format)
    if is_percentage(previous_format) != is_share:
        previous = _rescaled(previous, value, unit.value, is_share=is_share)
    if is_share and unit.value in PERCENT_UNITS:
        value, previous = _hundredfold(value), _hundredfold(previous)
        if is_percentage(shown_format.value):
            shown_format = shown_format._replace(value=shown_format.value.replace("%", ""))
    return Figure(
        name,
        value,
        written,
        unit,
        previous,
        previous_written,
        shown_format,
        cell("来源"),
        cell("备注"),
    )


def _is_refused(sheet: Sheet, figures: dict[str, Figure], figure: Figure) -> bool:
    name, place = figure.name.value, (figure.name.cell.row, figure.name.cell.column)
    if name in figures:
        sheet.error("WB401", place, name=name, first=figures[name].name.cell.a1)
        return True
    if any(sign in name for sign in _NOT_IN_A_NAME):
        sheet.error("WB406", place, name=name)
        return True
    return False


def _number(sheet: Sheet, place: Place, unit: str) -> tuple[Text, Decimal | None, str]:
    """The cell's text, its number (None if there is none) and the number format it is shown in."""
    code = sheet.number_format(place)
    value = sheet.decimal(place)
    written = sheet.text(place)
    if value is not None and not is_date_format(code):
        return written, value, "" if code in (GENERAL, "@") else code
    if not written:
        return written, None, ""
    if _MASK().fullmatch(written.value):
        return written, None, ""
    typed, typed_format = _typed_number(written.value, unit)
    if typed is None:
        sheet.error("WB402", place, value=written.value)
    else:
        sheet.note("WB405", place, value=written.value)
    return written, typed, typed_format


def _rescaled(
    previous: Decimal | None, value: Decimal | None, unit: str, *, is_share: bool
) -> Decimal | None:
    """上期 as 数值 counts, where one of the two cells is shown as a percentage and the other is not.

    The plain number counts hundredths where 单位 says so or, without 单位, where it is above 1.
    """
    plain = previous if is_share else value
    if previous is None or plain is None:
        return previous
    if unit not in PERCENT_UNITS and (unit or abs(plain) <= 1):
        return previous
    return previous / 100 if is_share else previous * 100


def _hundredfold(number: Decimal | None) -> Decimal | None:
    return number if number is None else number * 100


def _typed_number(text: str, unit: str) -> tuple[Decimal | None, str]:
    """A number typed as text: `1,200`, `１２`, `14次` where 次 is the unit, `12.5%` (0.125 as 0.0%)."""
    narrow = unicodedata.normalize("NFKC", text).replace(" ", "").removesuffix(unit or "\0")
    if narrow.endswith("%"):
        value = _plain_number(narrow[:-1])
        places = len(narrow[:-1].partition(".")[2])
        return (value / 100 if value is not None else None), "0." + "0" * places + "%" if places else "0%"
    return _plain_number(narrow), ""


def _plain_number(text: str) -> Decimal | None:
    return number(text.replace(",", "")) if _WRITTEN_NUMBER().fullmatch(text) else None


def _format(sheet: Sheet, written: Text, cell_format: str, value: Decimal | None) -> Text:
    """格式, or else the format that the 数值 cell is shown in."""
    if not written:
        return Text(cell_format, written.cell)
    if format_number(value or Decimal(0), written.value) is None:
        sheet.warning("WB408", (written.cell.row, written.cell.column), format=written.value)
        return Text("", written.cell)
    return written

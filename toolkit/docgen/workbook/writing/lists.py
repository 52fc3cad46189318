"""A sheet of rows for people to look at (来源, 报送情况): as many as there are, without drop-downs."""

from docgen.model.contents import Formula, ListEntry
from docgen.workbook.writing import look
from docgen.workbook.writing.sheet import Sheet


def write_list(sheet: Sheet, listed: ListEntry) -> None:
    """Fill the sheet with the rows of `listed`, its header in sight and with filters."""
    sheet.head_row(listed.header, listed.widths)
    for number, row in enumerate(listed.rows, 2):
        for column, value in enumerate(row, 1):
            sheet.put(number, column, value, look.CODE if isinstance(value, Formula) else look.TEXT)
    sheet.fit_rows(2)
    sheet.set_up_page(landscape=True, header_rows=1)

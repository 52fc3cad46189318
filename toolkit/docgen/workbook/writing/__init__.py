"""Writing a workbook: a new one from a layout, or one with contents (samples, imported reports).

fields.py    基本信息          tables.py    表·X
body.py      正文              pictures.py  图片
figures.py   数据              charts.py    图表·X
guide.py     填写说明          sheet.py     what all of them do to a worksheet
look.py      fonts, colours    package.py   the finished bytes
"""

from collections.abc import Sequence

from docgen.diagnostics import Result
from docgen.model.layout import Layout
from docgen.workbook.schema import BODY_SHEET, FIELDS_SHEET, FIGURES_SHEET, INSTRUCTIONS_SHEET
from docgen.workbook.writing.contents import Contents

__all__ = ["Contents", "write_workbook"]


def write_workbook(
    layout: Layout, layouts: Sequence[Layout], unit: str, contents: Contents | None
) -> Result[bytes]:
    """The .xlsx of a report in `layout` for `unit` (may be empty), filled from `contents` where given.

    `layouts` are all there are, for the 版式 drop-down. The same arguments give the same bytes.
    """
    from openpyxl import Workbook

    from docgen.workbook.writing.body import write_body
    from docgen.workbook.writing.fields import write_fields
    from docgen.workbook.writing.figures import write_figures
    from docgen.workbook.writing.guide import write_guide
    from docgen.workbook.writing.look import add_styles
    from docgen.workbook.writing.package import workbook_bytes
    from docgen.workbook.writing.sheet import Sheet

    given = contents or Contents()
    book = Workbook()
    book.remove(book.worksheets[0])
    add_styles(book)
    guide = Sheet(book.create_sheet(INSTRUCTIONS_SHEET))
    fields = Sheet(book.create_sheet(FIELDS_SHEET.name))
    body = Sheet(book.create_sheet(BODY_SHEET.name))
    figures = Sheet(book.create_sheet(FIGURES_SHEET.name))
    write_guide(guide, layout, layouts)
    write_fields(fields, layout, layouts, unit, given.fields)
    write_body(body, layout, given.body)
    write_figures(figures, layout, given.figures)
    return Result(workbook_bytes(book, [guide, fields, body, figures]))

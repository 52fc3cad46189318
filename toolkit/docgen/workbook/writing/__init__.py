"""Writing a workbook: a new one from a layout, or one with contents (samples, imported reports).

guide.py     填写说明
fields.py    基本信息          sheet.py     what all sheet writers do to a worksheet
body.py      正文              look.py      fonts, colours, named styles
figures.py   数据              package.py   the finished bytes
tables.py    表·X
pictures.py  图片
charts.py    图表·X
"""

from docgen.model.contents import Contents
from docgen.workbook.writing.book import write_workbook

__all__ = ["Contents", "write_workbook"]

"""A report that exists → what a workbook holds, so that next year's need not be typed again.

plain_text.py  bytes in any encoding → lines; a page's line breaks healed, Markdown's marks taken off
source.py      a document → its lines in reading order, each with its place and what is known of it
splitting.py   a report in one paragraph → a line for each number; a title glued to the first sentence
furniture.py   what web pages and copying put around a report
outline.py     lines → rows of 正文; official.py lines → 项目 of 基本信息
inline_items.py  items that run on in a paragraph → rows of 条目
objects.py     tables, pictures, charts → sheets
matching.py    which layout fits
"""

from docgen.importing.furniture import without_furniture
from docgen.importing.matching import Match, matches
from docgen.importing.outline import Outline, outline
from docgen.importing.plain_text import decoded, lines_of, markdown_lines, printed_lines
from docgen.importing.source import SourceLine, source_lines
from docgen.importing.splitting import split_lines

__all__ = [
    "Match",
    "Outline",
    "SourceLine",
    "decoded",
    "lines_of",
    "markdown_lines",
    "matches",
    "outline",
    "printed_lines",
    "source_lines",
    "split_lines",
    "without_furniture",
]

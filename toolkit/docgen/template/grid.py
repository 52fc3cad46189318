"""Tables whose rows get more or fewer cells than their grid has columns: `{%tc %}`, colspan, hm.

docxtpl does the same to every table of the body, and counts the rows of nested tables with those of the table
around them; here only a table's own rows count, with their spans, and only templates that ask pay for it.
"""

from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def fit_grids(text: str) -> str:
    """`text` with each table's grid as wide as its widest row, and short rows ended by w:gridAfter.

    A text that is not well-formed is returned as it is: whoever checks that comes next.
    """
    try:
        root = etree.fromstring(text)
    except etree.XMLSyntaxError:
        return text
    for table in root.iter(f"{_W}tbl"):
        rows = list(table.iterchildren(f"{_W}tr")) + table.findall(f"{_W}sdt/{_W}sdtContent/{_W}tr")
        grid = table.find(f"{_W}tblGrid")
        if grid is not None and rows:
            widths = [_row_width(row) for row in rows]
            _fit_grid(grid, max(widths))
            for row, width in zip(rows, widths, strict=True):
                if width < max(widths):
                    _end_early(row, max(widths) - width)
    return etree.tostring(root, encoding="unicode")


def _row_width(row: etree._Element) -> int:
    """Grid columns that a row takes up (ECMA-376 part 1, 17.4.14, 17.4.15, 17.4.17)."""
    around = sum(_value(row, f"{_W}trPr/{_W}{name}") for name in ("gridBefore", "gridAfter"))
    return around + sum(_value(cell, f"{_W}tcPr/{_W}gridSpan") or 1 for cell in row.iterchildren(f"{_W}tc"))


def _value(element: etree._Element, path: str) -> int:
    found = element.find(path)
    value = "" if found is None else str(found.get(f"{_W}val", ""))
    return int(value) if value.isdecimal() else 0


def _fit_grid(grid: etree._Element, needed: int) -> None:
    """Add or drop columns at the end; the table stays as wide as it was."""
    columns = grid.findall(f"{_W}gridCol")
    widths = [float(column.get(f"{_W}w") or 0) for column in columns]
    total = sum(widths)
    if needed > len(columns) and total:
        scale = len(columns) / needed
        widths = [width * scale for width in widths] + [total / needed] * (needed - len(columns))
    elif needed < len(columns):
        shared = int(sum(widths[needed:]) / needed)
        widths = [width + shared for width in widths[:needed]]
    else:
        return
    for column in columns:
        grid.remove(column)
    for index, width in enumerate(widths):
        grid.insert(index, etree.Element(f"{_W}gridCol", {f"{_W}w": str(int(width))}))


def _end_early(row: etree._Element, columns: int) -> None:
    properties = row.find(f"{_W}trPr")
    if properties is None:
        properties = etree.Element(f"{_W}trPr")
        exceptions = row.find(f"{_W}tblPrEx")
        row.insert(0 if exceptions is None else 1, properties)
    after = properties.find(f"{_W}gridAfter")
    if after is None:
        after = etree.SubElement(properties, f"{_W}gridAfter")
    after.set(f"{_W}val", str(columns + _value(row, f"{_W}trPr/{_W}gridAfter")))

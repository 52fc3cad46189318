"""What calamine does with a workbook: the values of every sheet."""

from python_calamine import CalamineWorkbook


def read(book: str) -> list[list[list[object]]]:
    """The values of each sheet of the workbook at `book`, row by row."""
    with CalamineWorkbook.from_path(book) as workbook:
        return [workbook.get_sheet_by_name(name).to_python() for name in workbook.sheet_names]

"""图片: a row is one picture, pasted into the sheet or named by its file beside the workbook."""

from pathlib import Path

from docgen import opc
from docgen.model.report import Picture
from docgen.workbook.cells import Sheet


def read_pictures(
    sheet: Sheet, package: opc.Package, part: str, folder: Path, limit: int
) -> dict[str, Picture]:
    return {}

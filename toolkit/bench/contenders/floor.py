"""What no program can go below: read the cells, deflate the document, write the file."""

import os
import zlib
from pathlib import Path

from python_calamine import CalamineWorkbook


def render(book: Path, document_xml: bytes, rest: bytes, output: Path) -> None:
    """Read every cell of `book`; write `document_xml` deflated, and the `rest` of the package as it is."""
    workbook = CalamineWorkbook.from_path(book)
    for name in workbook.sheet_names:
        workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)
    compressor = zlib.compressobj(zlib.Z_DEFAULT_COMPRESSION, zlib.DEFLATED, -zlib.MAX_WBITS)
    data = rest + compressor.compress(document_xml) + compressor.flush()
    with output.open("wb") as file:
        file.write(data)
        file.flush()
        # A report that a power cut may take away is not written: docgen's own write is flushed too.
        os.fsync(file.fileno())

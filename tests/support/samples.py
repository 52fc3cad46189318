"""The reports of the shipped sample workbooks."""

import tempfile
from functools import cache
from pathlib import Path

from docgen.pipeline.rendering import Renderer
from docgen.pipeline.settings import Settings


@cache
def report_of(book: Path) -> bytes:
    """The report that `book` becomes."""
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder) / f"{book.stem}.docx"
        outcome = Renderer(Settings()).render(book, output)
        assert outcome.output is not None, [d.message() for d in outcome.diagnostics]
        return output.read_bytes()

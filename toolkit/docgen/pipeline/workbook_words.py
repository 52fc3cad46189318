"""What the report of a workbook says, without making it: an import asks whether it says the same."""

from docgen.compose import compose
from docgen.diagnostics import Result
from docgen.layout import find_layout
from docgen.model.composition import Composition
from docgen.model.report import Report
from docgen.model.texts import plain
from docgen.pipeline.settings import Settings
from docgen.scratch import scratch_folder
from docgen.workbook import read_workbook


def composition_of(data: bytes, settings: Settings) -> Result[Composition]:
    """The composition of the workbook in `data`."""
    read = _read(data)
    if read.value is None:
        return Result(None, read.diagnostics)
    layout = find_layout(read.value.layout.value, settings.layouts)
    if layout.value is None:
        return Result(None, layout.diagnostics)
    return compose(read.value, layout.value)


def words_of(data: bytes, settings: Settings) -> str | None:
    """All that the report of the workbook in `data` says, numbers of headings and items included."""
    lines = paragraphs_of(data, settings)
    return None if lines is None else "".join(lines)


def paragraphs_of(data: bytes, settings: Settings) -> list[str] | None:
    """The same, paragraph by paragraph."""
    composed = composition_of(data, settings).value
    return paragraphs_in(composed) if composed is not None else None


def paragraphs_in(composed: Composition) -> list[str]:
    """The paragraphs of a composition, their numbers included."""
    said = [plain(line) for line in composed.introduction]
    for section in composed.sections:
        said.append(section.number + plain(section.title))
        said += [plain(block.words) for block in section.blocks]
    return said


def _read(data: bytes) -> Result[Report]:
    with scratch_folder() as folder:
        book = folder / "导入.xlsx"
        book.write_bytes(data)
        return read_workbook(book)

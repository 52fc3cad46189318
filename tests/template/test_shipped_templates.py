"""The templates that ship with docgen give the same XML by docgen and by docxtpl, from the samples."""

import zipfile
from collections.abc import Callable, Iterator
from io import BytesIO
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest

from docgen import resources
from docgen.compose import compose, tags
from docgen.layout import find_layout
from docgen.model.context import PAGE_TURN, UNFILLED_END, UNFILLED_START, Form, PlacedLine, Tags
from docgen.template import Limits, Program, plain, sandbox
from docgen.template.lines import line_markup
from docgen.template.meter import Meter
from docgen.workbook import read_workbook
from support.docx import by_docxtpl, canonical
from support.programs import by_docgen, program

TEMPLATES = sorted(resources.folder("docx_templates").glob("*.docx"))
SAMPLES = sorted(resources.folder("samples").glob("*.xlsx"))


def composition(book: Path) -> Tags:
    report = read_workbook(book).value
    assert report is not None
    layout = find_layout(report.layout.value, (resources.folder("seeds"),)).value
    assert layout is not None
    composed = compose(report, layout).value
    assert composed is not None
    return tags(composed)


def for_docxtpl(value: Any, styles: Program) -> Any:
    """A context as docxtpl can take it: no marks, no objects, placed lines as ready markup."""
    if isinstance(value, str):
        return value.replace(UNFILLED_START, "").replace(UNFILLED_END, "").replace(PAGE_TURN, "")
    if isinstance(value, PlacedLine):
        return _Ready(line_markup(value, styles.styles))
    if isinstance(value, dict):
        return {key: for_docxtpl(item, styles) for key, item in value.items()}
    if isinstance(value, list):
        objects = (Form.TABLE.value, Form.PICTURE.value, Form.CHART.value)
        kept = [item for item in value if not (isinstance(item, dict) and item.get("形") in objects)]
        return [for_docxtpl(item, styles) for item in kept]
    return value


class _Ready:
    def __init__(self, markup: str) -> None:
        self._markup = markup

    def __html__(self) -> str:
        return self._markup


def parts(data: bytes) -> Iterator[str]:
    with zipfile.ZipFile(BytesIO(data)) as package:
        for name in package.namelist():
            if name.startswith(("word/document.", "word/header", "word/footer", "word/footnotes.")):
                yield name


def without_keeping(xml: str) -> str:
    """docxtpl lets the closing stand alone on a page; ours keeps it with the text before it."""
    return xml.replace("<w:keepNext>\n</w:keepNext>\n", "").replace("<w:pPr>\n</w:pPr>\n", "")


PAIRS = list(zip(TEMPLATES, cycle(SAMPLES), strict=False))
"""Every template and every sample at least once."""


@pytest.mark.parametrize(("template", "book"), PAIRS, ids=lambda path: path.stem)
def test_a_shipped_template_gives_what_docxtpl_gives(template: Path, book: Path):
    data = template.read_bytes()
    context = for_docxtpl(dict(composition(book).context), program(data))
    ours, theirs = by_docgen(data, context), by_docxtpl(data, context)
    for part in parts(ours):
        assert without_keeping(canonical(ours, part)) == without_keeping(canonical(theirs, part)), part


@pytest.mark.parametrize(("template", "book"), PAIRS, ids=lambda path: path.stem)
def test_a_shipped_template_is_plain_and_the_sandbox_gives_the_same(template: Path, book: Path):
    compiled, context = program(template.read_bytes()), composition(book).context

    def texts(run: Callable[..., str]) -> list[str]:
        return [run(part.code, context, Meter(Limits()), lambda *_: "", part.name) for part in compiled.parts]

    assert all(part.is_plain for part in compiled.parts)
    assert texts(plain.run) == texts(sandbox.run)

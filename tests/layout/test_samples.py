"""The sample workbooks: each has its seed report's outline, length and kinds of figures."""

import re
from collections.abc import Iterator
from io import BytesIO
from zipfile import ZipFile

import pytest
from PIL import Image

from authoring.build_samples import build_samples
from authoring.sample_contents import Sample, load_samples
from docgen import resources
from docgen.compose import compose
from docgen.layout import load_layouts
from docgen.model.contents import Formula, TableCellEntry
from docgen.model.layout import HeadingForm, Layout
from docgen.model.report import Level
from docgen.workbook import read_workbook

SAMPLES = {sample.layout: sample for sample in load_samples()}
LAYOUTS = {layout.id: layout for layout in load_layouts([resources.folder("seeds")]).value or ()}
REFERENCE = re.compile(r"\{\{([^{}|]+)(?:\|[^{}]*)?\}\}")

every_sample = pytest.mark.parametrize("sample", SAMPLES.values(), ids=SAMPLES)

# The outline of each seed report: 引 opening, 一 二 headings, 条 items, 文 paragraphs.
SEED_OUTLINES = {
    "annual-summary": "引 一 二条条条 二条条条 二条条条 一 二 二 二 一 二 二 二 二",
    "half-year-summary": "引 一 二条条条 二条条条 二条条条 一 二 二 二 一 二 二 二",
    "half-year-summary-and-plan": "引 一 二条条条 二条条条 二条条条 二条条条 一 文 二 二 二",
    "annual-report": "引 一 条条条条 一 文条条条 文条条条条",
    "responsibility-summary": "引 一 二 二 二 二 一 文 二 二 二 二 一 二 二 二 二",
}

# Characters of each seed report, line breaks left out.
SEED_LENGTHS = {
    "annual-summary": 3345,
    "half-year-summary": 2829,
    "half-year-summary-and-plan": 3148,
    "annual-report": 2465,
    "responsibility-summary": 3352,
}

_LETTERS = {
    Level.INTRODUCTION: "引",
    Level.HEADING_1: "一",
    Level.HEADING_2: "二",
    Level.ITEM: "条",
    Level.PARAGRAPH: "文",
}


def layout_of(sample: Sample) -> Layout:
    return LAYOUTS[sample.layout]


def texts(sample: Sample) -> Iterator[str]:
    for row in sample.contents.body:
        yield from (row.title, row.content)


def headings(sample: Sample) -> list[tuple[str, list[str]]]:
    """First-level titles, each with its second-level ones."""
    found: list[tuple[str, list[str]]] = []
    for row in sample.contents.body:
        if row.level is Level.HEADING_1:
            found.append((row.title, []))
        elif row.level is Level.HEADING_2:
            found[-1][1].append(row.title)
    return found


def test_there_is_one_sample_for_each_layout_that_has_an_outline() -> None:
    assert SAMPLES.keys() == LAYOUTS.keys() - {"general"} == SEED_OUTLINES.keys()
    assert sorted(LAYOUTS[name].mirrors for name in SAMPLES) == ["000", "001", "002", "003", "004"]


@every_sample
def test_a_sample_has_the_outline_of_its_seed(sample: Sample) -> None:
    outline = "".join(_LETTERS.get(row.level, "") for row in sample.contents.body)
    assert outline == SEED_OUTLINES[sample.layout].replace(" ", "")


@every_sample
def test_a_sample_fills_the_sections_that_its_layout_names(sample: Sample) -> None:
    layout = layout_of(sample)
    assert [title for title, _ in headings(sample)] == [section.title for section in layout.sections]
    for (_, titles), section in zip(headings(sample), layout.sections, strict=True):
        assert len(titles) == len(section.outline)
        run_in = section.headings is HeadingForm.RUN_IN
        assert all(title.endswith("。") is run_in for title in titles)


@every_sample
def test_a_section_opens_with_a_paragraph_where_its_layout_says_so(sample: Sample) -> None:
    layout = layout_of(sample)
    rows = sample.contents.body
    after = [rows[n + 1].level for n, row in enumerate(rows) if row.level is Level.HEADING_1]
    opens = [level is Level.PARAGRAPH for level in after]
    assert opens == [section.opening for section in layout.sections]


@every_sample
def test_a_sample_is_about_as_long_as_its_seed(sample: Sample) -> None:
    written = sum(len(re.sub(r"\s|\{\{|\}\}", "", text)) for text in texts(sample))
    assert 1500 <= written <= 5000
    assert written == pytest.approx(SEED_LENGTHS[sample.layout], rel=0.15)


@every_sample
def test_every_figure_is_used_and_every_figure_used_is_given(sample: Sample) -> None:
    given = [figure.name for figure in sample.contents.figures]
    used = {name for text in texts(sample) for name in REFERENCE.findall(text)}
    assert len(given) == len(set(given))
    assert used == set(given)


@every_sample
def test_a_sample_gives_the_figures_of_its_layout_in_their_units(sample: Sample) -> None:
    units = {figure.name: figure.unit for figure in sample.contents.figures}
    for figure in layout_of(sample).figures:
        assert units[figure.name] == figure.unit


@every_sample
def test_a_sample_fills_what_its_layout_requires(sample: Sample) -> None:
    filled = {name for name, value in sample.contents.fields.items() if value} | {"单位名称"}
    assert {field.name for field in layout_of(sample).fields if field.required} <= filled


def test_no_sentence_stands_twice_in_the_samples() -> None:
    everything = "".join(text for sample in SAMPLES.values() for text in texts(sample))
    sentences = [part for part in re.split(r"[。；]", everything) if len(part) > 8]
    assert len(sentences) == len(set(sentences))


def test_the_samples_show_something_of_everything() -> None:
    everything = "\n".join(text for sample in SAMPLES.values() for text in texts(sample))
    contents = [sample.contents for sample in SAMPLES.values()]
    cells = {
        cell.value if isinstance(cell, TableCellEntry) else cell
        for part in contents
        for table in part.tables
        for row in (*table.header, *table.body)
        for cell in row
    }
    masks = {str(figure.value) for part in contents for figure in part.figures}
    assert {"X次", "XX余条"} <= set(re.findall(r"X+余?[次条]", everything))
    assert {"XX", "*"} <= masks
    assert any(isinstance(figure.value, Formula) for part in contents for figure in part.figures)
    assert any("\n" in text for sample in SAMPLES.values() for text in texts(sample))
    assert all(sign in everything for sign in ("&", "😊", "“", "|数值}}", "|同比}}", "|大写}}"))
    assert "<1" in cells
    assert any(part.pictures for part in contents)
    assert any(part.charts for part in contents)
    names = {name for part in contents for name, value in part.fields.items() if value}
    assert {"附件说明", "抄送机关", "密级", "份号", "发文字号", "签发人", "附注", "值班电话"} <= names


def test_formulas_carry_the_values_that_excel_would_give_them() -> None:
    (table,) = SAMPLES["annual-summary"].contents.tables
    figures = {figure.name: figure.value for figure in SAMPLES["annual-summary"].contents.figures}
    *places, total = [[getattr(cell, "value", cell) for cell in row] for row in table.body]
    found, mended = (sum(row[column] for row in places) for column in (1, 2))
    assert (
        [total[1].value, total[2].value]
        == [found, mended]
        == [figures["隐患排查"].value, figures["隐患整改"].value]
    )
    for row in (*places, total):
        numbers = [getattr(value, "value", value) for value in row[1:4]]
        assert numbers[2] == pytest.approx(numbers[1] / numbers[0])
    assert figures["整改率"].value == pytest.approx(mended / found)


@every_sample
def test_a_sample_is_read_as_it_was_written_without_a_finding(sample: Sample) -> None:
    read = read_workbook(resources.folder("samples") / f"{layout_of(sample).name}.xlsx")
    assert read.diagnostics == ()
    assert read.value is not None
    rows = [(row.level, row.title.value, row.content.value) for row in read.value.body]
    assert rows == [(entry.level, entry.title, entry.content) for entry in sample.contents.body]
    assert list(read.value.figures) == [figure.name for figure in sample.contents.figures]
    assert list(read.value.tables) == [table.name for table in sample.contents.tables]
    pictures = [(picture.name, picture.width, picture.height) for picture in read.value.pictures.values()]
    assert pictures == [(entry.name, entry.width, entry.height) for entry in sample.contents.pictures]
    assert list(read.value.charts) == [chart.name for chart in sample.contents.charts]


@every_sample
def test_only_the_masked_sample_has_places_to_fill(sample: Sample) -> None:
    read = read_workbook(resources.folder("samples") / f"{layout_of(sample).name}.xlsx")
    assert read.value is not None
    composed = compose(read.value, layout_of(sample))
    assert composed.value is not None
    is_masked = sample.layout == "half-year-summary-and-plan"
    assert [(d.code, d.details["count"]) for d in composed.diagnostics] == (
        [("TX201", 4)] if is_masked else []
    )


def test_every_layout_names_a_template_that_is_there() -> None:
    shipped = {path.name for path in resources.folder("docx_templates").iterdir()}
    assert {layout.template for layout in LAYOUTS.values()} <= shipped


def test_building_the_samples_twice_gives_the_same_bytes() -> None:
    assert dict(build_samples()) == dict(build_samples())


def test_the_workbooks_in_samples_are_what_their_texts_say() -> None:
    built = dict(build_samples())
    assert sorted(built) == sorted(path.name for path in resources.folder("samples").glob("*.xlsx"))
    for name, data in built.items():
        assert _parts(data) == _parts((resources.folder("samples") / name).read_bytes()), (
            f"{name}: run `python -m authoring.build_samples`"
        )


def _parts(workbook: bytes) -> dict[str, bytes]:
    """What stands in a package, whatever library packed it: pictures as pixels, the rest as bytes."""
    with ZipFile(BytesIO(workbook)) as package:
        return {name: _unpacked(name, package.read(name)) for name in package.namelist()}


def _unpacked(name: str, part: bytes) -> bytes:
    return Image.open(BytesIO(part)).tobytes() if name.endswith(".png") else part

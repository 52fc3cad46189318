"""Every sample workbook becomes the report that it describes."""

from itertools import takewhile
from pathlib import Path

import pytest

from docgen.pipeline.rendering import Renderer
from docgen.pipeline.settings import Settings
from docgen.resources import folder
from support.documents import squeezed, styled_paragraphs_of
from support.judges import nobody_else_sees, open_xml_sdk
from support.walking import body_rows, expected_pattern

SAMPLES = sorted(folder("samples").glob("*.xlsx"))
BODY_STYLES = {
    "公文正文",
    "条目",
    "heading 1",
    "heading 2",
    "heading 3",
    "heading 4",
    "二级连写",
    "三级连写",
    "四级连写",
}

each_sample = pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)


def rendered(sample: Path, target: Path) -> Path:
    outcome = Renderer(Settings()).render(sample, target / f"{sample.stem}.docx")
    assert outcome.output is not None, [f"{d.where} {d.message()}" for d in outcome.diagnostics]
    return outcome.output


def test_there_is_a_sample_for_each_of_the_five_layouts() -> None:
    assert len(SAMPLES) == 5


@each_sample
def test_a_samples_report_says_each_cell_in_order_and_nothing_else(sample: Path, tmp_path: Path) -> None:
    report = rendered(sample, tmp_path)
    # What follows the signature is not 正文: 附件 have their text from rows of 基本信息.
    until_signature = takewhile(
        lambda paragraph: paragraph[0] != "署名", styled_paragraphs_of(report.read_bytes())
    )
    body = [text for style, text in until_signature if style in BODY_STYLES]
    pattern = expected_pattern(body_rows(sample))
    assert pattern.fullmatch(squeezed("".join(body))), "\n".join(body)


@each_sample
@pytest.mark.node
def test_a_samples_report_has_no_finding_of_the_open_xml_sdk(sample: Path, tmp_path: Path) -> None:
    assert open_xml_sdk(rendered(sample, tmp_path)) == []


@each_sample
def test_a_samples_report_has_none_of_the_faults_that_no_validator_sees(sample: Path, tmp_path: Path) -> None:
    assert nobody_else_sees(rendered(sample, tmp_path).read_bytes()) == []


@each_sample
def test_the_same_workbook_gives_the_same_bytes(sample: Path, tmp_path: Path) -> None:
    once, again = tmp_path / "once", tmp_path / "again"
    once.mkdir()
    again.mkdir()
    assert rendered(sample, once).read_bytes() == rendered(sample, again).read_bytes()

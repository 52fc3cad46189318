"""`docgen template build`: the shipped templates by an office's own profile."""

from pathlib import Path

from click.testing import CliRunner, Result

from docgen.cli import main
from docgen.pipeline.rendering import Renderer
from docgen.pipeline.settings import Settings
from docgen.resources import folder


def build(*arguments: Path | str) -> Result:
    return CliRunner().invoke(main, ["template", "build", *map(str, arguments)])


def test_the_standards_profile_gives_the_shipped_templates(tmp_path: Path) -> None:
    assert build("-o", tmp_path).exit_code == 0
    shipped = {path.name: path.read_bytes() for path in folder("docx_templates").glob("*.docx")}
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == shipped


def test_an_offices_own_profile_shows_in_its_templates_and_their_reports(tmp_path: Path) -> None:
    (tmp_path / "本单位.toml").write_text(
        'extends = "gbt9704"\n\n[grid]\nline_pitch = 560\n', encoding="utf-8"
    )
    run = build("年度工作情况报告", "--profile", tmp_path / "本单位.toml", "-o", tmp_path / "模板")
    assert run.exit_code == 0, run.output
    sample = folder("samples") / "年度工作情况报告.xlsx"
    settings = Settings(template=tmp_path / "模板" / "年度工作情况报告.docx")
    outcome = Renderer(settings).render(sample, tmp_path / "报告.docx")
    assert outcome.output is not None
    checked = CliRunner().invoke(
        main, ["check", str(outcome.output), "--profile", str(tmp_path / "本单位.toml"), "--format", "json"]
    )
    assert checked.exit_code == 0, checked.output


def test_a_template_that_somebody_restyled_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "信函.docx").write_bytes(b"restyled")
    run = build("信函", "-o", tmp_path)
    assert run.exit_code == 1
    assert (tmp_path / "信函.docx").read_bytes() == b"restyled"


def test_an_unknown_template_or_profile_is_named_with_its_nearest(tmp_path: Path) -> None:
    assert "是不是“信函”？" in build("信涵", "-o", tmp_path).output
    assert build("--profile", "没有这个规范", "-o", tmp_path).exit_code == 2
    assert list(tmp_path.iterdir()) == []


def test_numbers_that_no_template_can_carry_are_told(tmp_path: Path) -> None:
    profile = tmp_path / "本单位.toml"
    profile.write_text('extends = "gbt9704"\n\n[closing]\nunsealed_right = 4\n', encoding="utf-8")
    run = build("信函", "--profile", profile, "-o", tmp_path)
    assert run.exit_code == 0
    assert "PL502" in run.output
    assert "closing.unsealed_right" in run.output

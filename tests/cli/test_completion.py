"""What a shell offers after Tab."""

from pathlib import Path

import pytest
from click.shell_completion import ShellComplete

from docgen.cli import main


def offered(*words: str) -> list[str]:
    *typed, begun = words
    return [
        item.value for item in ShellComplete(main, {}, "docgen", "_X").get_completions(list(typed), begun)
    ]


def test_new_offers_the_layouts() -> None:
    assert offered("new", "") != []
    assert offered("new", "上半年") == ["上半年总结和下半年计划", "上半年工作总结"]
    assert "annual-report" in offered("new", "annual")


def test_explain_offers_rules_and_codes_and_check_its_profiles() -> None:
    assert "WB115" in offered("explain", "wb1")
    assert "soft-return" in offered("explain", "soft")
    assert "gbt9704" in offered("check", "--profile", "gb")


def test_a_faulty_setting_offers_nothing_and_tells_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "docgen.toml").write_text("layouts = 3", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert offered("new", "") == []
    assert capsys.readouterr() == ("", "")

"""Profiles: what ships, what an office may change, and what is said of a faulty file."""

from pathlib import Path

import pytest

from docgen.diagnostics import Severity
from docgen.model.profile import Element
from docgen.profiles import load, names, shipped


def write(folder: Path, text: str, name: str = "某局.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def told(path: Path) -> list[tuple[str, str]]:
    result = load(path)
    assert result.value is None
    return [(d.code, str(d.details.get("key", d.details.get("name", "")))) for d in result.diagnostics]


@pytest.mark.parametrize("name", names())
def test_every_shipped_profile_loads_and_fits_22_lines_on_a_page(name: str) -> None:
    profile = shipped(name)
    height = profile.paper.height - profile.margins.top - profile.margins.bottom
    assert height // profile.grid.line_pitch == profile.grid.lines == 22


def test_an_office_changes_only_what_differs(tmp_path: Path) -> None:
    path = write(
        tmp_path, 'extends = "gbt9704"\n[elements.heading_2]\nbold = true\n[rules]\nbold-text = "off"\n'
    )
    profile = load(path).value
    assert profile is not None
    assert profile.name == "某局"
    assert profile.elements[Element.HEADING_2].bold
    assert profile.elements[Element.HEADING_1] == shipped().elements[Element.HEADING_1]
    assert profile.rules == {"bold-text": None}


def test_an_office_extends_another_office_that_lies_beside_it(tmp_path: Path) -> None:
    write(tmp_path, 'extends = "gbt33476"\n[rules]\na = "error"\n', "上级.toml")
    profile = load(write(tmp_path, 'extends = "上级.toml"\n[margins]\nleft = 1600\n')).value
    assert profile is not None
    assert (profile.margins.left, profile.margins.top) == (1600, 1960)
    assert profile.rules == {"a": Severity.ERROR}


def test_all_problems_of_a_file_are_told_with_their_keys(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        'extends = "gbt9704"\n[margins]\ntop = "37mm"\ntopp = 3\n[grid]\nlines = true\n'
        '[elements.titel]\nsize = 44\n[elements.title]\nalign = "middle"\n[typefaces]\n"仿宋" = []\n'
        '[rules]\npage-margin = "fatal"\n',
    )
    assert sorted(told(path)) == [
        ("PF003", "elements.titel"),
        ("PF003", "margins.topp"),
        ("PF004", "elements.title.align"),
        ("PF004", "grid.lines"),
        ("PF004", "margins.top"),
        ("PF004", "rules.page-margin"),
        ("PF004", "typefaces.仿宋"),
    ]


def test_a_misspelt_key_is_answered_with_the_one_meant(tmp_path: Path) -> None:
    diagnostics = load(write(tmp_path, 'extends = "gbt9704"\n[margins]\nbotom = 1984\n')).diagnostics
    assert "bottom" in diagnostics[0].hint()


def test_a_typeface_nobody_lists_is_named(tmp_path: Path) -> None:
    path = write(tmp_path, 'extends = "gbt9704"\n[elements.body]\ntypeface = "隶书"\n')
    assert told(path) == [("PF004", "elements.body.typeface")]


def test_a_profile_that_extends_nothing_must_be_whole(tmp_path: Path) -> None:
    assert ("PF005", "margins") in told(write(tmp_path, 'title = "空"\n'))


def test_a_circle_of_extends_is_shown(tmp_path: Path) -> None:
    write(tmp_path, 'extends = "乙.toml"\n', "甲.toml")
    path = write(tmp_path, 'extends = "甲.toml"\n', "乙.toml")
    assert [d.details["chain"] for d in load(path).diagnostics] == ["乙 → 甲 → 乙"]


def test_an_unknown_profile_is_answered_with_the_known_ones() -> None:
    assert load("gbt9740").diagnostics[0].details["known"] == "gbt33476、gbt9704"


def test_a_file_that_is_no_toml_is_refused_with_the_line(tmp_path: Path) -> None:
    diagnostics = load(write(tmp_path, 'extends = "gbt9704\n')).diagnostics
    assert [d.code for d in diagnostics] == ["PF002"]
    assert str(diagnostics[0].where) == "某局.toml › 第1行"
    assert "line 1" in diagnostics[0].message("en")


def test_the_profile_in_the_guide_loads(tmp_path: Path) -> None:
    guide = Path(__file__).resolve().parents[2] / "docs" / "checking.md"
    example = guide.read_text(encoding="utf-8").split("```toml\n")[1].split("```")[0]
    profile = load(write(tmp_path, example)).value
    assert profile is not None
    assert profile.fonts(Element.BODY)[0] == "方正仿宋_GBK"
    assert (profile.margins.left, profile.rules["empty-paragraph"]) == (1531, None)

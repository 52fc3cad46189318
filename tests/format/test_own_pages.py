"""A page of an office's own profile, printed: titles, tables and pictures keep inside its margins."""

import random
from pathlib import Path

import pdfplumber
import pytest

from docgen import profiles
from docgen.design.layouts import build
from docgen.model.geometry import STANDARD_PAGE
from docgen.model.profile import Profile
from docgen.opc import open_package
from docgen.profiles import load
from docgen.recognition.title_lines import break_title
from docgen.template.page import geometry_of
from support.last_pages import OWN_PAGES, picture, table
from support.office import to_pdf
from support.official_documents import SENTENCE, document, paragraph, section, template

LONG = "关于进一步加强机关事务管理和公共机构节约能源资源工作情况的报告"
POINTS_A_TWIP = 1 / 20
INK = 1.0
"""Points that a line or the last punctuation of a line may reach beyond."""


def own(folder: Path, number: int) -> Profile:
    path = folder / f"单位{number}.toml"
    path.write_text(f'extends = "gbt9704"\n\n{OWN_PAGES[number]}', encoding="utf-8")
    profile = load(path).value
    assert profile is not None
    return profile


def test_the_page_of_our_template_is_the_standards() -> None:
    package = open_package(build(template("红头文件"), profiles.shipped()), "").value
    assert package is not None
    assert geometry_of(package) == STANDARD_PAGE


@pytest.mark.office
def test_titles_tables_and_pictures_keep_inside_the_margins_of_any_page(tmp_path: Path) -> None:
    numbers = {str(number): own(tmp_path, number) for number in range(len(OWN_PAGES))}
    chance = random.Random(1)
    blocks = [paragraph(SENTENCE), table(chance), picture(chance), paragraph(SENTENCE)]
    made = {
        name: document("年度工作情况报告", {"标题": LONG}, [section(*blocks)], profile=profile)
        for name, profile in numbers.items()
    }
    for name, path in to_pdf(tmp_path, made).items():
        page_margins, paper = numbers[name].margins, numbers[name].paper
        left = page_margins.left * POINTS_A_TWIP - INK
        right = (paper.width - page_margins.right) * POINTS_A_TWIP + INK
        with pdfplumber.open(path) as printed:
            for page in printed.pages:
                assert all(thing["x0"] >= left for thing in (*page.images, *page.rects, *page.lines))
                assert all(thing["x1"] <= right for thing in (*page.images, *page.rects, *page.lines))
                inside = [char for char in page.chars if char["text"] not in "，。、；：！？）》”’—"]
                assert all(left <= char["x0"] and char["x1"] <= right for char in inside)
            first = printed.pages[0]
            size = max(char["size"] for char in first.chars)
            title = {round(char["top"]) for char in first.chars if char["size"] == size}
            assert len(title) == len(break_title(LONG, width(numbers[name]) // 440).split("\n"))


def width(profile: Profile) -> int:
    """Twips between the margins; a character of the title takes 440 (2号)."""
    return profile.paper.width - profile.margins.left - profile.margins.right

"""`docgen check` and `docgen explain` as a person and a program meet them."""

import json
import re
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from check.violations import VIOLATIONS
from docgen.cli import main
from docgen.document import read
from docgen.model.profile import Element
from docgen.resources import folder
from support.drafts import Draft, paragraph_set
from support.unstyled import Unstyled
from support.unstyled import docx as plain_docx


@pytest.fixture
def conforming(tmp_path: Path) -> Path:
    path = tmp_path / "公文.docx"
    path.write_bytes(Unstyled().docx())
    return path


def broken(tmp_path: Path, *rules: str) -> Path:
    draft = Draft(Unstyled().docx())
    for rule in rules:
        VIOLATIONS[rule][0](draft)
    path = tmp_path / "有误.docx"
    path.write_bytes(draft.docx())
    return path


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(a) for a in arguments], env={"LC_ALL": "C.UTF-8"})


def test_a_conforming_document_is_fine(conforming: Path) -> None:
    result = run("check", conforming)
    assert (result.exit_code, result.stdout) == (0, "公文.docx：符合 gbt9704，没有发现问题。\n")


def test_an_error_is_told_with_place_and_remedy(tmp_path: Path) -> None:
    result = run("check", broken(tmp_path, "addressee-colon"))
    assert result.exit_code == 1
    assert "第12段「各县（市、区）统计局:」" in result.stdout
    assert "在最后一个机关名称后写“：”" in result.stdout


def test_warnings_alone_are_no_failure(tmp_path: Path) -> None:
    result = run("check", broken(tmp_path, "range-mark"))
    assert result.exit_code == 0
    assert "range-mark" in result.stdout


def test_a_fault_in_many_places_is_told_once(tmp_path: Path) -> None:
    draft = Draft(Unstyled().docx())
    for number in range(3):
        VIOLATIONS["wrong-weight"][number](draft)
    path = tmp_path / "加粗.docx"
    path.write_bytes(draft.docx())
    told = json.loads(run("check", path, "--format", "json").stdout)["files"][0]["diagnostics"]
    assert len(told) == 3


def test_a_hundred_findings_fit_one_screen_and_are_all_told_on_demand(tmp_path: Path) -> None:
    sentence = "为进一步做好工作,各单位要认真落实。。完成时限为3-5天,共XX次。"
    form = '<w:pPr><w:jc w:val="right"/></w:pPr>'
    paragraphs = "".join(f"<w:p>{form}<w:r><w:t>{sentence}{n}</w:t></w:r></w:p>" for n in range(25))
    path = tmp_path / "长文.docx"
    path.write_bytes(plain_docx(paragraphs))
    summary, whole = (run("check", path, *more).stdout.splitlines() for more in ((), ("--all",)))
    told = json.loads(run("check", path, "--format", "json").stdout)["files"][0]["diagnostics"]
    assert len(told) > 150
    assert len(summary) <= 26
    assert "--fix 能改好" in summary[1]
    assert sum(sentence[:6] in line for line in whole) > 150


def test_what_an_office_sends_back_first_stands_first(tmp_path: Path) -> None:
    path = broken(tmp_path, "half-width-punctuation", "malformed-date", "wrong-size", "page-margin")
    told = run("check", path).stdout
    first = ("malformed-date", "page-margin", "half-width-punctuation", "wrong-size")
    order = [told.index(f"[{rule}]") for rule in first]
    assert order == sorted(order)


@pytest.mark.parametrize("words", ["字 -", "为 0磅", "第0段", "0.0 磅", "-"])
def test_no_number_is_told_that_nobody_would_say(words: str, tmp_path: Path) -> None:
    draft = Draft(Unstyled().docx())
    paragraph_set(draft.find(Element.DATE), "ind", right="-960", rightChars="-300")
    paragraph_set(draft.body(), "spacing", line="0", lineRule="exact")
    paragraph_set(draft.body(1), "ind", left="-320", leftChars="-100")
    draft.page("docGrid", type=None, linePitch=None)
    path = tmp_path / "怪.docx"
    path.write_bytes(draft.docx())
    told = run("check", path).stdout
    assert words not in re.sub(r"\[[a-z-]+\]|--[a-z]+", "", told)


def test_json_has_a_record_a_finding_with_clause_and_whether_it_can_be_mended(tmp_path: Path) -> None:
    record = json.loads(run("check", broken(tmp_path, "page-margin"), "--format", "json").stdout)
    (found,) = record["files"][0]["diagnostics"]
    assert (record["command"], record["ok"], record["profile"]) == ("check", False, "gbt9704")
    assert (found["code"], found["clause"], found["mendable"]) == ("page-margin", "5.2.1", True)
    assert found["where"]["text"] == "有误.docx › 第1节页面设置"


def test_sarif_has_every_rule_and_a_result_that_points_at_its_rule(tmp_path: Path) -> None:
    log = json.loads(run("check", broken(tmp_path, "year-bracket"), "--format", "sarif").stdout)
    (one,) = log["runs"]
    driver = one["tool"]["driver"]
    (result,) = one["results"]
    assert log["version"] == "2.1.0"
    assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"] == "year-bracket"
    assert result["level"] == "error"
    location = result["locations"][0]
    assert location["physicalLocation"]["artifactLocation"]["uri"].endswith("%E6%9C%89%E8%AF%AF.docx")
    assert "第6段" in location["logicalLocations"][0]["fullyQualifiedName"]


def test_a_mended_copy_is_written_and_the_document_itself_left_alone(tmp_path: Path) -> None:
    path, output = broken(tmp_path, "wrong-size", "wrong-indent"), tmp_path / "改好.docx"
    before = path.read_bytes()
    result = run("check", path, "--fix", output)
    assert result.exit_code == 0
    assert "已修订" in result.stdout
    assert path.read_bytes() == before
    assert run("check", output).stdout.endswith("没有发现问题。\n")


def test_findings_become_comments_at_their_paragraphs(tmp_path: Path) -> None:
    output = tmp_path / "批注.docx"
    run("check", broken(tmp_path, "addressee-colon"), "--annotate", output)
    with zipfile.ZipFile(output) as archive:
        comments = archive.read("word/comments.xml").decode()
    assert "在最后一个机关名称后写" in comments
    assert read(output).value is not None


def test_a_page_lists_the_findings_and_escapes_what_the_document_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("docgen.pipeline.page_pictures.shutil.which", lambda name: None)
    draft = Draft(Unstyled().docx())
    VIOLATIONS["unfilled-mask"][0](draft)
    path, output = tmp_path / "<b>.docx", tmp_path / "报告.html"
    path.write_bytes(draft.docx())
    result = run("check", path, "--html", output)
    page = output.read_text(encoding="utf-8")
    assert "待填" in page
    assert "&lt;b&gt;.docx" in page
    assert "<b>.docx" not in page
    assert "没有找到 LibreOffice" in result.stdout


@pytest.mark.office
def test_the_page_shows_every_page_with_its_places_marked_and_linked(tmp_path: Path) -> None:
    output = tmp_path / "报告.html"
    run("check", broken(tmp_path, "wrong-size", "addressee-colon", "page-margin"), "--html", output)
    page = output.read_text(encoding="utf-8")
    assert page.count("data:image/png;base64,") >= 3
    marks = set(re.findall(r'class="mark [a-z]+" id="m(\d+)" href="#f\1"', page))
    assert len(marks) == 2
    targets = set(re.findall(r'href="#([^"]+)"', page))
    assert targets <= set(re.findall(r'id="([^"]+)"', page))


def test_the_page_is_grouped_by_rule_and_explains_each(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("docgen.pipeline.page_pictures.shutil.which", lambda name: None)
    draft = Draft(Unstyled().docx())
    for number in range(3):
        VIOLATIONS["wrong-weight"][number](draft)
    path, output = tmp_path / "加粗.docx", tmp_path / "报告.html"
    path.write_bytes(draft.docx())
    run("check", path, "--html", output)
    page = output.read_text(encoding="utf-8")
    assert page.count("<section") == page.count('<h3 id="about-') == 1
    assert page.count("<li ") == 3
    assert "--fix 能改好 3 处" in page
    assert "@media print" in page


def test_an_office_switches_a_rule_off_in_its_profile(tmp_path: Path) -> None:
    profile = tmp_path / "某局.toml"
    profile.write_text('extends = "gbt9704"\n[rules]\nwrong-weight = "off"\n', encoding="utf-8")
    path = broken(tmp_path, "wrong-weight")
    assert "wrong-weight" in run("check", path).stdout
    assert run("check", path, "--profile", profile).stdout.endswith("没有发现问题。\n")


def test_an_office_that_wants_bold_headings_is_told_of_thin_ones(conforming: Path, tmp_path: Path) -> None:
    profile = tmp_path / "某局.toml"
    profile.write_text('extends = "gbt9704"\n[elements.heading_2]\nbold = true\n', encoding="utf-8")
    record = json.loads(run("check", conforming, "--profile", profile, "--format", "json").stdout)
    assert {d["code"] for d in record["files"][0]["diagnostics"]} == {"wrong-weight"}


def test_a_rule_is_left_out_on_the_command_line(tmp_path: Path) -> None:
    result = run("check", broken(tmp_path, "soft-return"), "--ignore", "soft-return")
    assert result.stdout.endswith("没有发现问题。\n")


def test_the_folders_settings_name_the_profile_and_the_rules_left_out(tmp_path: Path) -> None:
    path = broken(tmp_path, "soft-return")
    (tmp_path / "某局.toml").write_text('extends = "gbt9704"\ntitle = "某局公文格式"\n', encoding="utf-8")
    settings = tmp_path / "docgen.toml"
    settings.write_text('profile = "某局.toml"\nignore = ["soft-return"]\n', encoding="utf-8")
    result = run("check", path)
    assert (result.exit_code, result.stderr) == (0, "")
    assert "soft-return" not in result.stdout
    assert json.loads(run("check", path, "--format", "json").stdout)["profile"] == "某局"
    by_option = run("check", path, "--profile", "gbt33476", "--format", "json")
    assert json.loads(by_option.stdout)["profile"] == "gbt33476"


def test_a_rule_that_does_not_exist_is_told_with_the_one_that_was_meant(tmp_path: Path) -> None:
    (tmp_path / "docgen.toml").write_text('ignore = ["soft-retrun"]\n', encoding="utf-8")
    result = run("check", broken(tmp_path, "soft-return"))
    assert result.exit_code == 2
    assert "docgen.toml" in result.stderr
    assert "是不是“soft-return”？" in result.stderr
    assert "Did you mean “soft-return”?" in run("explain", "soft-retrun", "--lang", "en").stderr


@pytest.mark.parametrize("arguments", [
    ("check", "a.docx", "--profile", "gbt9740"),
    ("check", "a.docx", "--ignore", "no-such-rule"),
    ("check", "a.docx", "b.docx", "--fix", "c.docx"),
    ("explain", "no-such-rule"),
])  # fmt: skip
def test_wrong_usage_is_told_apart_from_a_faulty_document(arguments: tuple[str, ...]) -> None:
    assert run(*arguments).exit_code == 2


def test_a_missing_file_and_a_file_that_is_no_document_are_findings(tmp_path: Path) -> None:
    (tmp_path / "假.docx").write_text("文字", encoding="utf-8")
    result = run("check", tmp_path / "没有.docx", tmp_path / "假.docx")
    assert result.exit_code == 2
    assert "PL201" in result.stderr
    assert "OP001" in result.stderr


def test_a_workbook_is_checked_as_a_workbook() -> None:
    book = sorted(folder("samples").glob("*.xlsx"))[0]
    assert run("check", book).exit_code == 0


def test_a_rule_is_explained_in_the_clerks_language_or_in_english() -> None:
    assert "六角括号〔〕" in run("explain", "year-bracket").stdout
    assert "What it does" in run("explain", "year-bracket", "--lang", "en").stdout


def test_all_rules_are_listed() -> None:
    assert len(run("explain").stdout.splitlines()) == len(
        json.loads(run("explain", "--format", "json").stdout)["rules"]
    )

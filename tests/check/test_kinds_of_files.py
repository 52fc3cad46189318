"""Documents, templates, files with macros, old formats and folders: what comes in, and what a copy is."""

import io
import json
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from docgen.annotate import annotate
from docgen.cli import main
from docgen.document import read, view
from docgen.model.paragraph import Place
from docgen.pipeline import old_formats
from support.docx import docx, p
from support.libreoffice import convert
from support.macros import with_macros
from support.unstyled import Unstyled

KINDS = {
    ".docm": "vnd.ms-word.document.macroEnabled.main",
    ".dotm": "vnd.ms-word.template.macroEnabledTemplate.main",
    ".dotx": "vnd.openxmlformats-officedocument.wordprocessingml.template.main",
}


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(a) for a in arguments], env={"LC_ALL": "C.UTF-8"})


def parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


@pytest.mark.parametrize("option", ["--fix", "--annotate"])
@pytest.mark.parametrize("suffix", KINDS)
def test_a_copy_keeps_its_kind_and_its_macros(suffix: str, option: str, tmp_path: Path) -> None:
    source, output = tmp_path / f"甲{suffix}", tmp_path / f"乙{suffix}"
    source.write_bytes(with_macros(KINDS[suffix]))
    assert "DC007" not in run("check", source, option, output).stderr or suffix == ".dotx"
    made = parts(output)
    assert KINDS[suffix] in made["[Content_Types].xml"].decode()
    assert ("word/vbaProject.bin" in made) or suffix == ".dotx"


@pytest.mark.parametrize("suffix", [".docm", ".dotm"])
def test_a_copy_that_cannot_hold_macros_is_told_to_be_without(suffix: str, tmp_path: Path) -> None:
    source, output = tmp_path / f"甲{suffix}", tmp_path / "乙.docx"
    source.write_bytes(with_macros(KINDS[suffix]))
    record = json.loads(run("check", source, "--fix", output, "--format", "json").stdout)
    assert "DC007" in {d["code"] for d in record["files"][0]["diagnostics"]}
    made = parts(output)
    assert "wordprocessingml.document.main" in made["[Content_Types].xml"].decode()
    assert not [name for name, data in made.items() if b"vbaProject" in data or "vba" in name]
    assert read(output).value is not None


def test_a_document_of_an_old_format_needs_libreoffice_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("docgen.office.find_office", lambda: None)
    (tmp_path / "甲.doc").write_bytes(b"\xd0\xcf\x11\xe0")
    result = run("check", tmp_path / "甲.doc")
    assert result.exit_code == 3
    assert "另存为 .docx" in result.stderr


@pytest.mark.office
def test_a_document_of_an_old_format_is_checked_under_its_own_name(tmp_path: Path) -> None:
    (tmp_path / "报告.docx").write_bytes(Unstyled().docx())
    for suffix, filter_ in ((".doc", "doc:MS Word 97"), (".wps", "doc:MS Word 97")):
        made = convert(tmp_path, tmp_path / "报告.docx", filter_)
        made.rename(tmp_path / f"旧{suffix}")
        result = run("check", tmp_path / f"旧{suffix}", "--fix", tmp_path / "改.docx", "--format", "json")
        record = json.loads(result.stdout)["files"][0]
        assert record["file"].endswith(f"旧{suffix}")
        assert read(tmp_path / "改.docx").value is not None
    assert old_formats.OLD_FORMATS == (".doc", ".wps")


def test_every_kind_of_document_in_a_folder_is_checked(tmp_path: Path) -> None:
    for suffix, kind in KINDS.items():
        (tmp_path / f"甲{suffix}").write_bytes(with_macros(kind))
    record = json.loads(run("check", tmp_path, "--format", "json").stdout)
    assert {Path(each["file"]).suffix for each in record["files"]} == set(KINDS)


def _commented(data: bytes, place: Place) -> str:
    made = annotate(data, "甲.docx", [(place, "请改正")], "docgen").value
    assert made is not None
    assert view(made, "甲.docx").value is not None
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        return package.read("word/document.xml").decode()


@pytest.mark.parametrize("body", ["<w:body></w:body>", "<w:body/>"])
def test_a_body_without_a_paragraph_gets_one_for_the_comments(body: str) -> None:
    parts_of = docx(p("文字"))
    with zipfile.ZipFile(io.BytesIO(parts_of)) as package:
        files = {name: package.read(name) for name in package.namelist()}
    head = files["word/document.xml"].decode().partition("<w:body>")[0]
    files["word/document.xml"] = f"{head}{body}</w:document>".encode()
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as made:
        for name, data in files.items():
            made.writestr(name, data)
    assert "commentReference" in _commented(archive.getvalue(), Place(("第1节页面设置",)))


def test_what_is_found_in_a_text_box_is_told_beside_it() -> None:
    box = (
        "<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent>"
        f"{p('框里的字')}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
    )
    xml = _commented(docx(p("正文"), box), Place(("文本框",), ordinal=2))
    inside = xml.partition("<w:txbxContent>")[2].partition("</w:txbxContent>")[0]
    assert "comment" not in inside
    assert "commentReference" in xml

"""A Chinese message holds no English sentence: names of programs, options and typed words at most."""

import errno
import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from authoring import build_codes
from docgen.cli import main
from docgen.diagnostics import Where, error
from docgen.messages import LANGUAGES, codes, general
from support.marked import marked_book

_ENGLISH = re.compile(r"(?<![A-Za-z])[A-Za-z][a-z]+(?: [a-z]+){2,}")
"""Three English words in a row: a fragment of somebody else's message."""

FAULTS = {
    "settings": ("docgen.toml", "strict = tru", ["render", "好.xlsx"]),
    "a setting's text": ("docgen.toml", "output = 报告", ["render", "好.xlsx"]),
    "a layout": ("版式/a.yaml", "id: a\n  name: [", ["layouts"]),
    "a profile": ("规范.toml", "extends = gbt9704", ["check", "好.docx", "--profile", "规范.toml"]),
    "an option's value": ("无.txt", "", ["render", "好.xlsx", "-j", "0"]),
    "an option without its value": ("无.txt", "", ["render", "好.xlsx", "-j"]),
    "a choice": ("无.txt", "", ["layouts", "--lang", "fr"]),
    "too many arguments": ("无.txt", "", ["new", "甲", "乙", "丙"]),
}


@pytest.mark.parametrize("code", codes())
def test_a_message_holds_no_english_sentence(code: str) -> None:
    for kind in ("message", "hint"):
        assert not _ENGLISH.search(re.sub("docgen [a-z ]+", "", general(code, kind, "zh"))), code


@pytest.mark.parametrize("kind", FAULTS)
def test_what_a_library_says_stays_out_of_a_chinese_message(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name, text, arguments = FAULTS[kind]
    monkeypatch.chdir(tmp_path)
    (tmp_path / "好.xlsx").write_bytes(marked_book("一"))
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text(text, encoding="utf-8")
    if name.startswith("版式"):
        (tmp_path / "docgen.toml").write_text('layouts = "版式"', encoding="utf-8")

    run = CliRunner().invoke(main, [*arguments, "--format", "json"], env={"LC_ALL": "zh_CN.UTF-8"})

    told = json.loads(run.stdout)["diagnostics"]
    assert told, run.output
    for found in told:
        assert not _ENGLISH.search(found["message"]), found["message"]
        assert not _ENGLISH.search(found["hint"]), found["hint"]


@pytest.mark.parametrize("number", [errno.EIO, errno.ESTALE, errno.ENOTTY])
def test_the_systems_reason_is_told_in_the_readers_language(number: int) -> None:
    told = error("PB008", Where("某局.docx"), reason=OSError(number, "Input/output error"))
    assert not _ENGLISH.search(told.message("zh"))
    assert re.search(r"[A-Za-z]{3}", told.message("en"))


def test_every_code_is_explained_in_both_languages() -> None:
    for code in codes():
        for language in LANGUAGES:
            run = CliRunner().invoke(main, ["explain", code, "--lang", language])
            assert (run.exit_code, run.stdout.splitlines()[0]) == (0, code)
            assert general(code, "message", language) in run.stdout


@pytest.mark.parametrize(
    ("said", "chinese"),
    [
        ("mismatched tag: line 3, column 12", "第 3 行第 12 列附近写坏了"),
        (
            "Excessive depth in document: 256, line 2, column 99",
            "第 2 行第 99 列附近写坏了",
        ),
        ("Error -3 while decompressing data: invalid block type", "内容写坏了"),
        ("文件里没有这一部分", "文件里没有这一部分"),
        ("xl/worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"),
    ],
)
def test_what_a_library_says_is_told_in_chinese_by_its_place(said: str, chinese: str) -> None:
    where = Where("某局.xlsx")
    assert f"（{chinese}）" in error("OP009", where, name="甲.xml", reason=said).message("zh")
    assert said in error("OP009", where, name="甲.xml", reason=said).message("en")


def test_the_type_of_codes_is_what_the_catalogue_says() -> None:
    assert build_codes.MODULE.read_text(encoding="utf-8") == build_codes.text()

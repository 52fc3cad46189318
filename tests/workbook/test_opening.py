"""A file that is no readable workbook: one finding, which says what to do."""

import os
import zipfile
from pathlib import Path

import pytest

from docgen.workbook import Limits, read_workbook
from support.books import (
    BODY,
    FIELDS,
    finding,
    findings,
    raw_book,
    worksheet,
    write_book,
    write_raw_book,
    zipped,
)

SHEETS = {"基本信息": FIELDS, "正文": BODY}
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def only_code(path: Path) -> str:
    result = read_workbook(path)
    assert result.value is None
    (diagnostic,) = result.diagnostics
    assert diagnostic.where.file == path.name
    assert diagnostic.message("zh") != diagnostic.message("en")
    return diagnostic.code


def written(folder: Path, data: bytes, name: str = "某局.xlsx") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def test_a_missing_file_is_said_to_be_missing(tmp_path: Path) -> None:
    assert only_code(tmp_path / "没有.xlsx") == "WB001"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permission bits")
def test_a_file_that_may_not_be_read_is_said_to_be_locked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_book(tmp_path, "")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert only_code(path) == "WB002"


def test_a_folder_in_place_of_a_file_is_a_finding(tmp_path: Path) -> None:
    folder = tmp_path / "某局.xlsx"
    folder.mkdir()
    assert only_code(folder) in ("WB002", "WB003")


@pytest.mark.parametrize("data", [b"", bytes(4096)], ids=["no bytes", "zeros only"])
def test_an_empty_file_is_said_to_be_empty(tmp_path: Path, data: bytes) -> None:
    assert only_code(written(tmp_path, data)) == "WB004"


def test_a_text_file_is_no_workbook(tmp_path: Path) -> None:
    assert only_code(written(tmp_path, "单位,次数\n".encode())) == "WB005"


@pytest.mark.parametrize("name", ["某局.csv", "某局.xls", "某局.et"])
def test_a_file_of_another_format_is_asked_to_be_saved_as_xlsx(tmp_path: Path, name: str) -> None:
    assert only_code(written(tmp_path, "单位,次数\n".encode(), name)) == "WB008"


@pytest.mark.parametrize("name", ["某局.xls", "某局.et", "某局.xlsx"])
def test_an_old_binary_workbook_is_asked_to_be_saved_as_xlsx_whatever_its_name(
    tmp_path: Path, name: str
) -> None:
    stream = "Workbook".encode("utf-16-le")
    assert only_code(written(tmp_path, OLE + bytes(512) + stream + bytes(512), name)) == "WB008"


def test_a_workbook_with_a_password_is_told_from_an_old_one(tmp_path: Path) -> None:
    stream = "EncryptedPackage".encode("utf-16-le")
    assert only_code(written(tmp_path, OLE + bytes(512) + stream + bytes(512))) == "WB007"


def test_a_word_document_under_a_workbooks_name_is_no_workbook(tmp_path: Path) -> None:
    types = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
    document = zipped({"[Content_Types].xml": types, "word/document.xml": "<document/>"})
    assert only_code(written(tmp_path, document)) == "WB005"


def test_a_binary_workbook_is_asked_to_be_saved_as_xlsx(tmp_path: Path) -> None:
    types = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
    assert (
        only_code(written(tmp_path, zipped({"[Content_Types].xml": types, "xl/workbook.bin": b"\x83"})))
        == "WB008"
    )


@pytest.mark.parametrize("name", ["某局.xlsm", "某局.xlsx"])
def test_macros_are_refused_whatever_the_files_name(tmp_path: Path, name: str) -> None:
    path = write_raw_book(tmp_path, SHEETS, parts={"xl/vbaProject.bin": b"\x00"}, name=name)
    assert only_code(path) == "WB009"


def test_a_workbook_cut_short_at_any_place_is_refused(tmp_path: Path) -> None:
    data = raw_book(SHEETS)
    for length in range(4, len(data), 97):
        assert read_workbook(written(tmp_path, data[:length])).value is None


def test_a_damaged_part_is_named(tmp_path: Path) -> None:
    data = bytearray(raw_book(SHEETS))
    with zipfile.ZipFile(written(tmp_path, bytes(data))) as archive:
        data[archive.getinfo("xl/worksheets/sheet2.xml").header_offset + 80] ^= 0xFF
    result = read_workbook(written(tmp_path, bytes(data)))
    assert findings(result) == ["OP009 xl/worksheets/sheet2.xml"]


def test_a_part_that_is_not_what_its_declaration_says_is_named(tmp_path: Path) -> None:
    sheet = worksheet(BODY).encode("gb18030")
    path = write_raw_book(tmp_path, SHEETS, parts={"xl/worksheets/sheet2.xml": sheet})
    assert findings(read_workbook(path)) == ["WB016 xl/worksheets/sheet2.xml"]


@pytest.mark.parametrize(
    "encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "gb18030", "gbk"]
)
def test_a_part_in_any_encoding_that_xml_allows_is_read(tmp_path: Path, encoding: str) -> None:
    declared = "" if encoding.startswith("utf") else f'<?xml version="1.0" encoding="{encoding}"?>'
    data = (declared + worksheet(BODY)).encode(encoding)
    report = read_workbook(write_raw_book(tmp_path, SHEETS, parts={"xl/worksheets/sheet2.xml": data})).value
    assert report is not None
    assert [row.content.value for row in report.body] == ["甲。"]


def test_a_file_beyond_the_limit_is_refused_before_it_is_read_whole(tmp_path: Path) -> None:
    path = write_book(tmp_path, "")
    result = read_workbook(path, Limits(file_bytes=100))
    assert findings(result) == ["WB010"]


def test_the_workbook_is_closed_once_read(tmp_path: Path) -> None:
    path = write_book(tmp_path, "")
    assert read_workbook(path).value is not None
    path.replace(tmp_path / "另存.xlsx")
    assert not path.exists()


def test_a_shared_string_that_is_not_there_is_a_finding_of_its_sheet(tmp_path: Path) -> None:
    body = BODY + '<row r="3"><c r="A3" t="s"><v>99</v></c></row>'
    result = read_workbook(write_raw_book(tmp_path, {"基本信息": FIELDS, "正文": body}))
    assert findings(result) == ["WB112 正文"]


def test_every_problem_of_the_file_is_told_in_one_run(tmp_path: Path) -> None:
    result = read_workbook(
        write_book(
            tmp_path,
            """
            # 基本信息
            | 项目 | 内容 |
            | 标题 | 甲   |
            | 标题 | 乙   |
            # 正文
            | 层级 | 标题 | 内容 |
            | 五级 | 丙   |      |
            |      | 丁   |      |
            # 数据
            | 名称 | 数值 |
            | 次数 | 许多 |
            """,
        )
    )
    assert findings(result) == [
        "WB201 基本信息!A3",
        "WB301 正文!A2",
        "WB303 正文!A3",
        "WB402 数据!B2",
    ]
    assert finding(result, "WB402").hint().startswith("只写数字")

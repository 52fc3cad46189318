"""Which names are workbooks, and where events come."""

from pathlib import Path

import pytest

from docgen.pipeline.workbook_names import is_conflict_copy, is_workbook
from docgen.watch.hints import needs_polling

MOUNTS = """\
/dev/sda1 / ext4 rw 0 0
//server/share /mnt/公共\\040盘 cifs rw 0 0
server:/home /home nfs4 rw 0 0
C:\\134 /mnt/c 9p rw 0 0
tmpfs /mnt/公共\\040盘/本地 tmpfs rw 0 0
"""


@pytest.mark.parametrize(
    "name", ["某局.xlsx", "某局.XLSX", "冲突化解工作总结.xlsx", "a b (2).xlsx", "😀.xlsx"]
)
def test_a_clerks_workbook_is_one_whatever_its_name(name: str) -> None:
    assert is_workbook(name)


@pytest.mark.parametrize(
    "name",
    [
        "~$某局.xlsx",
        ".~lock.某局.xlsx#",
        ".某局.xlsx",
        "0A1B2C3D",
        "某局.xlsx.tmp",
        "~WRL0001.xlsx",
        "~syncthing~某局.xlsx",
        ".syncthing.某局.xlsx.tmp",
        "某局.xls",
        "某局.docx",
    ],
)
def test_what_comes_and_goes_around_a_save_is_no_workbook(name: str) -> None:
    assert not is_workbook(name)
    assert not is_conflict_copy(name)


@pytest.mark.parametrize(
    "name",
    [
        "某局 (王芳's conflicted copy 2024-03-01).xlsx",  # Dropbox
        "某局 (王芳 的冲突副本 2024-03-01).xlsx",
        "某局 (conflicted copy 2024-03-01 093015).xlsx",  # Nextcloud
        "某局 (Case Conflict).xlsx",
        "某局_conflict-20240301-093015.xlsx",  # ownCloud
        "某局.sync-conflict-20240301-093015-ABCDEFG.xlsx",  # Syncthing
        "某局(冲突副本-王芳).xlsx",  # 坚果云
        "某局_冲突文件_王芳_20240301.xlsx",
        "某局_conf(王芳).xlsx",
        "某局(冲突版本).xlsx",  # WPS 云文档
        "某局（冲突）.xlsx",
        "某局-DESKTOP-7H2K9QL.xlsx",  # OneDrive
        "某局-LAPTOP-AB12CD34.XLSX",
        "某局-WANGFANG-PC.xlsx",
        "某局-王芳的电脑.xlsx",
        "某局-王芳的MacBook Pro.xlsx",
        "某局 (SFConflict wang@example.cn 2024-03-01-09-30-15).xlsx",  # Seafile
        "某局_NAS_Mar-01-0930-2024_Conflict.xlsx",  # Synology Drive
        "某局.Conflict.xlsx",  # Resilio
        "某局 [conflicted].xlsx",  # pCloud
    ],
)
def test_a_conflict_copy_is_told_apart_from_its_workbook(name: str) -> None:
    assert is_conflict_copy(name)
    assert not is_workbook(name)


@pytest.mark.parametrize("name", ["某局 (1).xlsx", "某局(2).xlsx", "某局（1）.xlsx", "某局 (12).XLSX"])
def test_a_numbered_copy_is_one_only_beside_its_original(name: str) -> None:
    original = f"某局{name[-5:]}"
    assert is_conflict_copy(name, {original, name})
    assert not is_workbook(name, {original, name})
    assert is_workbook(name, {"乙局.xlsx", name})
    assert is_workbook(name)


@pytest.mark.parametrize(
    "name",
    [
        "某局-二科.xlsx",
        "某局-2024.xlsx",
        "信访-冲突化解.xlsx",
        "冲突排查.xlsx",
        "矛盾冲突文件汇编.xlsx",
        "化解冲突备份材料.xlsx",
        "冲突版本对照说明.xlsx",
        "Conflict of interest.xlsx",
        "Annual conflict report.xlsx",
        "某局 (2024).xlsx",
        "某局（本级）.xlsx",
        "某局-PC端检查.xlsx",
    ],
)
def test_an_ordinary_name_is_no_conflict_copy(name: str) -> None:
    assert is_workbook(name, {"某局.xlsx", name})


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ("/srv/报告", False),
        ("/mnt/公共 盘/报告", True),
        ("/mnt/公共 盘/本地/报告", False),
        ("/mnt/公共 盘二", False),
        ("/home/王芳", True),
        ("/mnt/c/Users", True),
    ],
)
def test_network_folders_are_polled(place: str, expected: bool) -> None:
    assert needs_polling(Path(place), MOUNTS) is expected

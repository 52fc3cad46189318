"""Which names are a clerk's workbooks, for `render`, `check` and `watch` alike."""

import re
from collections.abc import Container

WORKBOOK = ".xlsx"
_NOT_A_PERSONS = re.compile(r"\A(?:~\$|\.|~WRL|~syncthing~)", re.IGNORECASE)
"""Owner files, hidden and lock files, Word's and sync tools' temporaries."""
_OTHER_WORKBOOKS = (".xls", ".et", ".xlsm", ".xlsb", ".ods")

_CONFLICT = re.compile(
    r"conflicted copy|case conflict|sfconflict|sync-conflict-"  # Dropbox, Nextcloud; Seafile; Syncthing
    r"|[ _.(（\[-][a-z]{0,16}conflict(?:ed)?(?=[-_.)）\]\d]|\Z)"  # Resilio, Synology, ownCloud
    r"|_conf\("  # 坚果云
    r"|[(（\[]conflict [^()（）\[\]]{1,40}[)）\]]"
    r"|[ _.(（【\[-](?:本地|云端|服务器|版本){0,2}冲突(?:的)?(?:副本|文件|版本|拷贝|备份)"  # WPS 云文档
    r"|[(（【\[][^()（）【】\[\]]{0,40}冲突(?:的)?(?:副本|文件|版本|拷贝|备份)?[^()（）【】\[\]]{0,40}[)）】\]]"
    r"|[ _-](?:本地|云端|服务器|版本){0,2}冲突\d{0,14}(?=[_ -]|\Z)"
    r"|in konflikt stehende|copie en conflit|copia en conflicto",  # Dropbox under other languages
    re.IGNORECASE,
)
"""What sync services write: in brackets, or behind a sign that parts it from the name."""
_PERHAPS_CONFLICT = re.compile("(?:的)?冲突(?:的)?(?:副本|文件|版本|拷贝|备份)")
"""Words that a person may write as well: a copy only beside the workbook whose name stands before them."""
_COMPUTER = re.compile(
    r"-(?:(?:DESKTOP|LAPTOP|WIN|PC|MINIWINPC|WORKSTATION|USER)-[A-Z0-9]{3,12}"
    r"|[A-Z0-9]{2,14}-?PC|[^-]{1,14}的(?:电脑|MACBOOK|IMAC)[^-]{0,9})(?:-\d{1,2})?\Z",
    re.IGNORECASE,
)
"""What OneDrive appends to a copy: the name of the computer, as Windows and macOS give it by themselves."""
_LONGEST_NUMBER = 2


def is_workbook(name: str, siblings: Container[str] = ()) -> bool:
    """Whether the file of this name is a workbook that somebody fills in.

    Not so: owner and lock files (`~$某局.xlsx`, `.~lock.某局.xlsx#`), temporaries, and the copies that sync
    tools lay beside a workbook when two people saved it (`某局 (conflicted copy).xlsx`; `某局 (1).xlsx` where
    某局.xlsx is one of its `siblings`, the files of its folder).
    """
    return _is_named_so(name) and not is_conflict_copy(name, siblings)


def is_conflict_copy(name: str, siblings: Container[str] = ()) -> bool:
    """Whether a sync tool laid this workbook beside another: a person has to look at the two."""
    if not _is_named_so(name):
        return False
    stem = name[: -len(WORKBOOK)]
    if _CONFLICT.search(stem) or _COMPUTER.search(stem):
        return True
    perhaps = _PERHAPS_CONFLICT.search(stem)
    originals = (original_of(name), f"{stem[: perhaps.start()]}{WORKBOOK}" if perhaps else None)
    return any(original in siblings for original in originals if original is not None)


def original_of(name: str) -> str | None:
    """The workbook that this one is a numbered copy of, if it is one: `某局.xlsx` of `某局 (1).xlsx`.

    So Google Drive, WPS 云文档 and 阿里云盘 name them; beside no original it is a name like any other.
    """
    stem, suffix = name[: -len(WORKBOOK)], name[-len(WORKBOOK) :]
    opening = max(stem.rfind("("), stem.rfind("（"))
    number = stem[opening + 1 : -1]
    is_numbered = stem.endswith((")", "）")) and number.isdecimal() and len(number) <= _LONGEST_NUMBER
    return f"{stem[:opening].rstrip()}{suffix}" if opening > 0 and is_numbered else None


def _is_named_so(name: str) -> bool:
    return name.lower().endswith(WORKBOOK) and not _NOT_A_PERSONS.match(name)


def is_other_workbook(name: str) -> bool:
    """Whether the file of this name is a workbook in a format that no report is made from."""
    return name.lower().endswith(_OTHER_WORKBOOKS) and not name.startswith(("~", "."))

"""Which names in a watched folder are a clerk's workbooks, and which come and go around them."""

import re

_WORKBOOK = re.compile(r"(?i)\.xlsx\Z")
_NOT_A_PERSONS = re.compile(
    r"\A(?:~\$|\.|~WRL|~syncthing~)"  # owner files, hidden and lock files, Word's and sync tools' temporaries
    r"|(?i:conflicted copy|sync-conflict-|_conf\(|冲突副本|冲突文件|冲突版本)"
)

_PICTURES = (".png", ".jpg", ".jpeg", ".jpe", ".gif")


def is_workbook(name: str) -> bool:
    """Whether the file of this name is a workbook that somebody fills in.

    Not so: owner and lock files (`~$某局.xlsx`, `.~lock.某局.xlsx#`), temporaries, and the copies that sync
    tools lay beside a workbook when two people saved it (`某局 (conflicted copy).xlsx`).
    """
    return _WORKBOOK.search(name) is not None and not _NOT_A_PERSONS.search(name)


def is_picture(name: str) -> bool:
    """Whether the file of this name may be one that the sheet 图片 names."""
    return name.lower().endswith(_PICTURES) and not name.startswith(("~", "."))


def is_conflict_copy(name: str) -> bool:
    """Whether a sync tool laid this workbook beside another: a person has to look at the two."""
    return _WORKBOOK.search(name) is not None and not is_workbook(name) and not name.startswith(("~", "."))


def may_matter(name: str) -> bool:
    """Whether an event that names this file says anything about workbooks, templates or layouts.

    Programs save under names of every kind and rename afterwards, so only what docgen itself writes and what
    lies beside an open file is left out.
    """
    return not name.startswith(("~$", ".~lock.", ".~docgen-"))

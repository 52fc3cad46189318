"""Which names are a clerk's workbooks, for `render` and `watch` alike."""

import re

WORKBOOK = ".xlsx"
_NOT_A_PERSONS = re.compile(
    r"\A(?:~\$|\.|~WRL|~syncthing~)"  # owner files, hidden and lock files, Word's and sync tools' temporaries
    r"|(?i:conflicted copy|sync-conflict-|_conf\(|冲突副本|冲突文件|冲突版本)"
)
_OTHER_WORKBOOKS = (".xls", ".et", ".xlsm", ".xlsb", ".ods")


def is_workbook(name: str) -> bool:
    """Whether the file of this name is a workbook that somebody fills in.

    Not so: owner and lock files (`~$某局.xlsx`, `.~lock.某局.xlsx#`), temporaries, and the copies that sync
    tools lay beside a workbook when two people saved it (`某局 (conflicted copy).xlsx`).
    """
    return name.lower().endswith(WORKBOOK) and not _NOT_A_PERSONS.search(name)


def is_conflict_copy(name: str) -> bool:
    """Whether a sync tool laid this workbook beside another: a person has to look at the two."""
    return name.lower().endswith(WORKBOOK) and not is_workbook(name) and not name.startswith(("~", "."))


def is_other_workbook(name: str) -> bool:
    """Whether the file of this name is a workbook in a format that no report is made from."""
    return name.lower().endswith(_OTHER_WORKBOOKS) and not name.startswith(("~", "."))

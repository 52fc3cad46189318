"""Which names around a clerk's workbooks a watcher heeds."""

_PICTURES = (".png", ".jpg", ".jpeg", ".jpe", ".gif")


def is_picture(name: str) -> bool:
    """Whether the file of this name may be one that the sheet 图片 names."""
    return name.lower().endswith(_PICTURES) and not name.startswith(("~", "."))


def may_matter(name: str) -> bool:
    """Whether an event that names this file says anything about workbooks, templates or layouts.

    Programs save under names of every kind and rename afterwards, so only what docgen itself writes and what
    lies beside an open file is left out.
    """
    return not name.startswith(("~$", ".~lock.", ".~docgen-"))

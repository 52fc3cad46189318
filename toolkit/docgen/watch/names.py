"""Which names around a clerk's workbooks a watcher heeds."""


def may_matter(name: str) -> bool:
    """Whether an event that names this file says anything about workbooks, templates or layouts.

    Programs save under names of every kind and rename afterwards, so only what docgen itself writes and what
    lies beside an open file is left out.
    """
    return not name.startswith(("~$", ".~lock.", ".~docgen-"))

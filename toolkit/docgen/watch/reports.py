"""The reports of watched workbooks: one that a person has saved is looked at as its workbook is."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from docgen import opc
from docgen.publish.keeping import is_untouched
from docgen.watch.claims import Claims
from docgen.watch.scan import Scope, Tree


class Reports:
    """The folders in which reports stand, and the workbooks of those that changed there."""

    def __init__(self, scopes: Sequence[Scope], claims: Claims) -> None:
        self.trees = [Tree(scope) for scope in scopes]
        self._claims = claims

    def books_of(self, changed: Iterable[str]) -> Iterator[str]:
        """The workbooks whose reports are among the files that `changed`."""
        for path in changed:
            yield from self._claims.claimants_of(Path(path))


def is_as_written(report: Path) -> bool:
    """Whether every byte of a report is docgen's: it is not there, or nobody has saved it since."""
    try:
        data = report.read_bytes()
    except OSError:
        return True
    package = opc.open_package(data, "").value
    return package is not None and is_untouched(package)

"""Which workbook becomes which report, and which of them would become the same one."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from docgen.diagnostics import Diagnostic
from docgen.publish import clashes, name_key


@dataclass(slots=True, eq=False)
class Claims:
    """The reports that the watched workbooks claim. `name` gives the report of a workbook and its root."""

    name: Callable[[Path, Path], Path]
    _outputs: dict[str, str] = field(default_factory=dict)
    _claimants: dict[str, set[str]] = field(default_factory=dict)

    def add(self, path: str, root: Path) -> tuple[Diagnostic, ...]:
        """Let the workbook at `path` claim its report. If others claim it too: an error for each of them."""
        if path not in self._outputs:
            output = str(self.name(Path(path), root))
            self._outputs[path] = output
            self._claimants.setdefault(name_key(Path(output)), set()).add(path)
        rivals = self.claimants(path)
        return (
            clashes((Path(rival), self.output(rival)) for rival in sorted(rivals)) if len(rivals) > 1 else ()
        )

    def remove(self, path: str) -> str | None:
        """The workbook is gone. The one that its going leaves the report to, if it was disputed."""
        if path not in self._outputs:
            return None
        rivals = self.claimants(path)
        rivals.discard(path)
        if not rivals:
            del self._claimants[name_key(self.output(path))]
        del self._outputs[path]
        return next(iter(rivals)) if len(rivals) == 1 else None

    def __len__(self) -> int:
        """How many workbooks claim a report."""
        return len(self._outputs)

    def has(self, path: str) -> bool:
        """Whether the file at `path` is a workbook that claims a report."""
        return path in self._outputs

    def claimants(self, path: str) -> set[str]:
        """All workbooks that claim the report of the one at `path`."""
        return self._claimants[name_key(self.output(path))] if path in self._outputs else set()

    def claimants_of(self, report: Path) -> set[str]:
        """All workbooks that claim the file at `report`."""
        return self._claimants.get(name_key(report), set())

    def is_disputed(self, path: str) -> bool:
        """Whether another workbook claims the same report."""
        return len(self.claimants(path)) > 1

    def output(self, path: str) -> Path:
        """The report of a workbook that has claimed one."""
        return Path(self._outputs[path])

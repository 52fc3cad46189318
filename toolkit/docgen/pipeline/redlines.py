"""名称.修订.docx beside a report: what changed since the version before, or since a file that is named."""

from pathlib import Path

from docgen.diagnostics import Diagnostic, Where, error, note
from docgen.pipeline.comparing import redline_beside
from docgen.publish import Published, Status, newest_version


def write_redline(written: Published, against: Path | None) -> tuple[Diagnostic, ...]:
    """The redline of the report that was `written`.

    Where a person's edits stay in its place, it shows what the new one has otherwise than theirs.
    """
    report = written.path
    if against is not None:
        old: Path | None = against
    elif written.status is Status.KEPT_EDITED:
        old = written.target
    else:
        old = newest_version(report)
    if old is None:
        return (note("CM106", Where(report.name)),)
    try:
        data = old.read_bytes()
    except OSError as fault:
        return (error("CM101", Where(report.name), old=old.name, reason=fault),)
    return redline_beside(report, data, old.name)

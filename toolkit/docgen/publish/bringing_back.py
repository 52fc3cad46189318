"""A person puts another document in a report's place: an older version, or the new one beside it."""

from pathlib import Path

from docgen.diagnostics import Result, Where, error
from docgen.publish.locks import exclusive
from docgen.publish.publishing import disk_problem, write_file
from docgen.publish.versions import kept_version


def bring_back(target: Path, chosen: Path, keep: int) -> Result[Path]:
    """Make what `chosen` holds the report at `target`.

    What stood there is kept as an older version, whatever `keep` says: it may be a person's work.
    """
    try:
        data = chosen.read_bytes()
        with exclusive(target):
            if not target.exists():
                return write_file(target, data, overwrite=True)
            with kept_version(target, target.read_bytes(), max(1, keep)):
                return write_file(target, data, overwrite=True)
    except FileNotFoundError:
        return Result(None, (error("PL201", Where(chosen.name)),))
    except OSError as fault:
        return Result(None, (disk_problem(fault, target),))

"""Writing outputs: atomically, with their provenance inside, and never over what a person wrote.

keeping.py      a copy of the report as it was made, inside it
serialization.py, facts.py, properties.py, targets.py   what parts and documents say, however they are written
comparing.py, noise.py, edits.py   where two documents differ; what mere saving does; what is left is an edit
legacy.py       reports of docgen before it kept such a copy
provenance.py   what a report was made of, kept inside it; whose work a file is
names.py        names that every system can hold; two inputs for one output
disk.py         temporary file, flush, one rename; leftovers
locks.py        one build at a time for one report
versions.py     older versions
bringing_back.py  an older version in the report's place again
publishing.py   all of it together
"""

from docgen.publish.disk import is_temporary
from docgen.publish.locks import exclusive, has_locks
from docgen.publish.names import clashes, name_key, name_problem
from docgen.publish.provenance import (
    Provenance,
    Stamp,
    Standing,
    as_generated,
    file_hashes,
    has_files,
    is_current,
    is_whole,
    recorded,
    source_of,
    stamp,
    standing,
)
from docgen.publish.publishing import (
    Published,
    Status,
    clear_leftovers,
    disk_problem,
    owner_file_names,
    pending_paths,
    publish,
    write_file,
)
from docgen.publish.versions import FOLDER as VERSIONS
from docgen.publish.versions import kept_version, newest_version

__all__ = [
    "VERSIONS",
    "Provenance",
    "Published",
    "Stamp",
    "Standing",
    "Status",
    "as_generated",
    "clashes",
    "clear_leftovers",
    "disk_problem",
    "exclusive",
    "file_hashes",
    "has_files",
    "has_locks",
    "is_current",
    "is_temporary",
    "is_whole",
    "kept_version",
    "name_key",
    "name_problem",
    "newest_version",
    "owner_file_names",
    "pending_paths",
    "publish",
    "recorded",
    "source_of",
    "stamp",
    "standing",
    "write_file",
]

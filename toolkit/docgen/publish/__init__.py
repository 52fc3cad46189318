"""Writing outputs: atomically, with their provenance inside, and never over what a person wrote.

fingerprint.py  what a report says and how it looks, as a hash that a resave does not change
provenance.py   what a report was made of, kept inside it; whose work a file is
names.py        names that every system can hold; two inputs for one output
disk.py         temporary file, flush, one rename; leftovers
locks.py        one build at a time for one report
versions.py     older versions
publishing.py   all of it together
"""

from docgen.publish.disk import is_temporary
from docgen.publish.locks import exclusive
from docgen.publish.names import clashes, name_key, name_problem
from docgen.publish.provenance import (
    Provenance,
    Stamp,
    Standing,
    file_hashes,
    has_files,
    is_current,
    recorded,
    stamp,
    standing,
)
from docgen.publish.publishing import (
    Published,
    Status,
    clear_leftovers,
    disk_problem,
    owner_file_names,
    publish,
    write_file,
)

__all__ = [
    "Provenance",
    "Published",
    "Stamp",
    "Standing",
    "Status",
    "clashes",
    "clear_leftovers",
    "disk_problem",
    "exclusive",
    "file_hashes",
    "has_files",
    "is_current",
    "is_temporary",
    "name_key",
    "name_problem",
    "owner_file_names",
    "publish",
    "recorded",
    "stamp",
    "standing",
    "write_file",
]

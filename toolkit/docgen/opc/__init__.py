"""Open Packaging Conventions packages (.docx, .xlsx): read, change and write them; nothing here knows Word.

A package is changed part by part: parts nobody touched keep their compressed bytes and their order, and the
archive is written with fixed timestamps, so equal contents give equal files (ECMA-376 part 2).
"""

from docgen.opc.archive import Contents, Package, Part
from docgen.opc.opening import Limits, open_package
from docgen.opc.properties import (
    CUSTOM_PROPERTIES,
    custom_properties,
    peek_properties,
    with_custom_properties,
)
from docgen.opc.relations import (
    CONTENT_TYPES,
    NewPart,
    Relationship,
    content_types,
    elements,
    free_id,
    main_part,
    related_part,
    relationships,
    relationships_name,
    resolve,
    with_new_parts,
)

__all__ = [
    "CONTENT_TYPES",
    "CUSTOM_PROPERTIES",
    "Contents",
    "Limits",
    "NewPart",
    "Package",
    "Part",
    "Relationship",
    "content_types",
    "custom_properties",
    "elements",
    "free_id",
    "main_part",
    "open_package",
    "peek_properties",
    "related_part",
    "relationships",
    "relationships_name",
    "resolve",
    "with_custom_properties",
    "with_new_parts",
]

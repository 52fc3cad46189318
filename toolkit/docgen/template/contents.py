"""What a template's package holds: the parts whose tags are run, and its styles."""

from docgen import opc
from docgen.opc import Package

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
DOCUMENT_TYPE = f"{_WORD}document.main+xml"
_RENDERED_TYPES = (
    DOCUMENT_TYPE,
    *(f"{_WORD}{kind}+xml" for kind in ("header", "footer", "footnotes", "endnotes")),
    "application/vnd.openxmlformats-package.core-properties+xml",
)
"""Content types of the parts whose tags are run, in the order they are."""
_STYLES_TYPE = f"{_WORD}styles+xml"


def rendered_parts(package: Package) -> list[str]:
    """The parts whose tags are run: body, headers, footers, notes, core properties."""
    types = opc.content_types(package)
    return [part for kind in _RENDERED_TYPES for part in package.parts if types.get(part) == kind]


def style_ids(package: Package) -> dict[str, str]:
    """The styles the template defines: name as Word shows it → id."""
    found: dict[str, str] = {}
    part, current = styles_part(package), ""
    for tag, attributes in opc.elements(package.read(part)) if part else ():
        if tag == "style":
            current = attributes.get("w:styleId", "")
        elif tag == "name" and current:
            found.setdefault(attributes.get("w:val", ""), current)
            current = ""
    return found


def styles_part(package: Package) -> str:
    """The part that holds the styles; "" where there is none."""
    types = opc.content_types(package)
    return next((part for part in package.parts if types.get(part) == _STYLES_TYPE), "")

"""Reading a .docx into a `DocumentView`."""

from docgen.document.reading import read, view

__all__ = ["read", "view"]

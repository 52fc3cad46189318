"""A letter of ours with another part in it, or as a document with macros."""

import io
import zipfile

from docgen.resources import folder

_DOCUMENT = "vnd.openxmlformats-officedocument.wordprocessingml.document.main"
_VBA = "http://schemas.microsoft.com/office/2006/relationships/vbaProject"


def with_part(name: str, data: bytes) -> bytes:
    """The template 信函 with one part replaced or added."""
    return _packed({**_parts(), name: data})


def with_macros(kind: str = "vnd.ms-word.document.macroEnabled.main") -> bytes:
    """The template 信函 as a document of `kind`, with a part of macros."""
    parts = _parts()
    types, links = parts["[Content_Types].xml"].decode(), parts["word/_rels/document.xml.rels"].decode()
    override = (
        '<Override PartName="/word/vbaProject.bin" ContentType="application/vnd.ms-office.vbaProject"/>'
    )
    types = types.replace(_DOCUMENT, kind).replace("</Types>", f"{override}</Types>")
    link = f'<Relationship Id="rIdVba" Type="{_VBA}" Target="vbaProject.bin"/>'
    links = links.replace("</Relationships>", f"{link}</Relationships>")
    changed = {"[Content_Types].xml": types.encode(), "word/_rels/document.xml.rels": links.encode()}
    return _packed({**parts, **changed, "word/vbaProject.bin": b"macros"})


def _parts() -> dict[str, bytes]:
    with zipfile.ZipFile(folder("docx_templates") / "信函.docx") as package:
        return {name: package.read(name) for name in package.namelist()}


def _packed(parts: dict[str, bytes]) -> bytes:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return archive.getvalue()

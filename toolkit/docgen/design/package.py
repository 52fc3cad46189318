"""The zip around the parts: fixed dates, fixed order, so that the same parts give the same bytes."""

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from xml.sax.saxutils import escape

from docgen.design.xml import DECLARATION, RELATIONSHIPS, element, part, run

EPOCH = (1980, 1, 1, 0, 0, 0)
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
PACKAGE_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"


@dataclass(frozen=True, slots=True)
class Part:
    """A part under word/: file name, the last step of its content type and of its relationship type, XML."""

    file: str
    kind: str
    relationship: str
    xml: str


def package(title: str, parts: tuple[Part, ...]) -> bytes:
    """A .docx of `parts`; the first is the main document, which reaches the others as rId1, rId2, …"""
    main, *others = parts
    entries = {
        "[Content_Types].xml": content_types(parts),
        "_rels/.rels": relationships(
            {
                "word/" + main.file: f"{RELATIONSHIPS}/officeDocument",
                "docProps/core.xml": f"{PACKAGE_RELATIONSHIPS}/metadata/core-properties",
                "docProps/app.xml": f"{RELATIONSHIPS}/extended-properties",
            }
        ),
        "word/" + main.file: main.xml,
        "word/_rels/document.xml.rels": relationships(
            {part.file: f"{RELATIONSHIPS}/{part.relationship}" for part in others}
        ),
        **{"word/" + part.file: part.xml for part in others},
        "docProps/core.xml": core(title),
        "docProps/app.xml": APP,
    }
    return zipped(entries)


def zipped(entries: Mapping[str, str]) -> bytes:
    """`entries` deflated in their order, without a date or a platform."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in entries.items():
            info = zipfile.ZipInfo(name, EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0
            archive.writestr(info, text.encode())
    return buffer.getvalue()


def plain_page(text: str) -> bytes:
    """A document of one paragraph, in the look that the program that opens it gives it."""
    page = element("sectPr", None, element("pgSz", {"w": 11906, "h": 16838}))
    body = element("body", None, element("p", None, run(text)), page)
    return package("", (Part("document.xml", "document.main", "officeDocument", part("document", body)),))


def content_types(parts: tuple[Part, ...]) -> str:
    """[Content_Types].xml. Pictures that a report brings along have their extensions here already."""
    defaults = {
        "rels": "application/vnd.openxmlformats-package.relationships+xml",
        "xml": "application/xml",
    }
    overrides = {f"/word/{part.file}": f"{WORD_TYPE}.{part.kind}+xml" for part in parts} | {
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        "/docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
    }
    return (
        f'{DECLARATION}<Types xmlns="{TYPES}">'
        + "".join(f'<Default Extension="{e}" ContentType="{t}"/>' for e, t in defaults.items())
        + "".join(f'<Override PartName="{n}" ContentType="{t}"/>' for n, t in overrides.items())
        + "</Types>"
    )


def relationships(targets: Mapping[str, str]) -> str:
    """A .rels part: rId1, rId2, … for target → type."""
    lines = (
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (target, kind) in enumerate(targets.items(), 1)
    )
    return f'{DECLARATION}<Relationships xmlns="{PACKAGE_RELATIONSHIPS}">{"".join(lines)}</Relationships>'


def core(title: str) -> str:
    """docProps/core.xml; its title is a tag, so that a report's properties carry the report's own."""
    return (
        f"{DECLARATION}<cp:coreProperties"
        ' xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(title)}</dc:title><dc:language>zh-CN</dc:language></cp:coreProperties>"
    )


APP = (
    f'{DECLARATION}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>Microsoft Office Word</Application><AppVersion>16.0000</AppVersion></Properties>"
)

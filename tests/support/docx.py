"""Templates built in sight: a .docx from WordprocessingML strings, and docxtpl's own render of it."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from typing import Any

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="{R}" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"
_STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="a1"><w:name w:val="Normal Table"/>'
    '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>'
)
_CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/">{}</cp:coreProperties>'
)


def p(*texts: str, properties: str = "", run: str = "") -> str:
    """A paragraph with one run a text; `properties` goes into w:pPr, `run` into each w:rPr."""
    ppr = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    rpr = f"<w:rPr>{run}</w:rPr>" if run else ""
    runs = "".join(f'<w:r>{rpr}<w:t xml:space="preserve">{text}</w:t></w:r>' for text in texts)
    return f"<w:p>{ppr}{runs}</w:p>"


def tc(*content: str, properties: str = "", width: int = 2000) -> str:
    """A table cell; text that is no XML is put into a paragraph."""
    inner = "".join(c if c.startswith("<") else p(c) for c in content)
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{properties}</w:tcPr>{inner}</w:tc>'


def tr(*cells: str) -> str:
    """A table row; a string that is no XML becomes a cell."""
    return f"<w:tr>{''.join(c if c.startswith('<') else tc(c) for c in cells)}</w:tr>"


def tbl(columns: int, *rows: str) -> str:
    """A table with a grid of `columns` columns of 2,000 twips."""
    grid = '<w:gridCol w:w="2000"/>' * columns
    properties = '<w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr>'
    return f"<w:tbl>{properties}<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def text_box(*content: str, number: int = 1) -> str:
    """A paragraph with a text box as Word 2010 and later writes it, without the fallback."""
    return (
        "<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent>"
        f"{''.join(content)}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
    )


def docx(
    *body: str,
    headers: Sequence[str] = (),
    footers: Sequence[str] = (),
    footnotes: str = "",
    core: str = "",
    styles: str = _STYLES,
    relationships: str = "",
    parts: Mapping[str, bytes] | None = None,
    overrides: str = "",
    main_type: str = _TYPE.format("document.main"),
) -> bytes:
    """A package with this body; `relationships` are added to the main document's, `parts` to the archive."""
    files: dict[str, bytes] = {}
    types = [("word/document.xml", main_type), ("word/styles.xml", _TYPE.format("styles"))]
    links = [f'<Relationship Id="rIdS" Type="{R}/styles" Target="styles.xml"/>', relationships]
    references = ""
    for kind, contents in (("header", headers), ("footer", footers)):
        for number, content in enumerate(contents, 1):
            name, root = f"word/{kind}{number}.xml", "hdr" if kind == "header" else "ftr"
            files[name] = _part(root, content)
            types.append((name, _TYPE.format(kind)))
            links.append(
                f'<Relationship Id="rId{kind}{number}" Type="{R}/{kind}" Target="{kind}{number}.xml"/>'
            )
            which = ("default", "even", "first")[number - 1]
            references += f'<w:{kind}Reference w:type="{which}" r:id="rId{kind}{number}"/>'
    if footnotes:
        files["word/footnotes.xml"] = _part("footnotes", footnotes)
        types.append(("word/footnotes.xml", _TYPE.format("footnotes")))
        links.append(f'<Relationship Id="rIdF" Type="{R}/footnotes" Target="footnotes.xml"/>')
    section = (
        f'<w:sectPr>{references}<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" '
        'w:bottom="1984" w:left="1587" w:header="851" w:footer="992" w:gutter="0"/></w:sectPr>'
    )
    document = _part("document", f"<w:body>{''.join(body)}{section}</w:body>")
    package_links = f'<Relationship Id="rId1" Type="{R}/officeDocument" Target="word/document.xml"/>'
    if core:
        files["docProps/core.xml"] = _CORE.format(core).encode()
        types.append(("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"))
        kind = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
        package_links += f'<Relationship Id="rId2" Type="{kind}" Target="docProps/core.xml"/>'
    every = {
        "[Content_Types].xml": _types(types, overrides),
        "_rels/.rels": _links(package_links),
        "word/document.xml": document,
        "word/_rels/document.xml.rels": _links("".join(links)),
        "word/styles.xml": _part("styles", styles),
        **files,
        **(parts or {}),
    }
    return archive(every)


def archive(files: Mapping[str, bytes]) -> bytes:
    """A zip archive of `files`, deflated."""
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in files.items():
            package.writestr(name, data)
    return output.getvalue()


def _part(root: str, content: str) -> bytes:
    declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return f"{declaration}<w:{root} {_NAMESPACES}>{content}</w:{root}>".encode()


def _types(types: Sequence[tuple[str, str]], extra: str) -> bytes:
    parts = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in types)
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{parts}{extra}</Types>'
    ).encode()


def _links(links: str) -> bytes:
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{links}</Relationships>'
    ).encode()


def read(data: bytes, part: str = "word/document.xml") -> str:
    """A part of a .docx as text."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.read(part).decode()


def canonical(data: bytes, part: str = "word/document.xml") -> str:
    """A part as canonical XML, without the white space and unused namespaces that serializers differ in."""
    parser = etree.XMLParser(remove_blank_text=True)
    root = etree.fromstring(read(data, part).encode(), parser)
    etree.cleanup_namespaces(root)
    text: bytes = etree.tostring(root, method="c14n2")
    return text.decode().replace("><", ">\n<")


def by_docxtpl(template: bytes, context: Mapping[str, Any]) -> bytes:
    """docxtpl's own render, with autoescape on."""
    from docxtpl import DocxTemplate

    document = DocxTemplate(io.BytesIO(template))
    document.render(dict(context), autoescape=True)
    output = io.BytesIO()
    document.save(output)
    return output.getvalue()

"""Templates of the same shape for the engines on Node: our package, with their tags in its document part."""

import re
from collections.abc import Callable
from pathlib import Path
from xml.sax.saxutils import escape

from docgen.opc import open_package

_FORMS = (("heading1", "Heading1"), ("heading2", "Heading2"), ("body", "BodyParagraph"))


def docxtemplater(template: Path) -> bytes:
    """`{#blocks}` … `{/blocks}`, each on a paragraph of its own."""
    lines = [("Title", "{title}"), ("Tag", "{#blocks}")]
    for name, style in _FORMS:
        lines += [("Tag", f"{{#{name}}}"), (style, "{text}"), ("Tag", f"{{/{name}}}")]
    lines += [("Tag", "{#runIn}"), ("RunIn2", "{title}|{text}"), ("Tag", "{/runIn}"), ("Tag", "{/blocks}")]
    return _with_body(template, [*lines, ("Signature", "{signature}"), ("Date", "{date}")])


def docx_templates(template: Path) -> bytes:
    """`{FOR b IN blocks}` … `{END-FOR b}`."""
    lines = [("Title", "{INS title}"), ("Tag", "{FOR b IN blocks}")]
    for name, style in _FORMS:
        lines += [("Tag", f"{{IF $b.{name}}}"), (style, "{INS $b.text}"), ("Tag", "{END-IF}")]
    run_in = ("RunIn2", "{INS $b.title}|{INS $b.text}")
    lines += [("Tag", "{IF $b.runIn}"), run_in, ("Tag", "{END-IF}"), ("Tag", "{END-FOR b}")]
    return _with_body(template, [*lines, ("Signature", "{INS signature}"), ("Date", "{INS date}")])


BUILDERS: dict[str, Callable[[Path], bytes]] = {
    "docxtemplater": docxtemplater,
    "docx-templates": docx_templates,
}


def _with_body(template: Path, lines: list[tuple[str, str]]) -> bytes:
    package = open_package(template.read_bytes(), template.name).value
    if package is None:
        raise ValueError(template)
    document = package.read("word/document.xml").decode()
    start, end = document.index("<w:body>") + len("<w:body>"), document.rindex("<w:sectPr")
    body = "".join(_paragraph(style, text) for style, text in lines)
    core = re.sub(rb"\{\{.*?\}\}", b"report", package.read("docProps/core.xml"))
    filled = (document[:start] + body + document[end:]).encode()
    return package.with_parts({"word/document.xml": filled, "docProps/core.xml": core}).to_bytes()


def _paragraph(style: str, text: str) -> str:
    """A paragraph; what stands before a bar is a run in the heading's own character style."""
    title, bar, rest = text.partition("|")
    runs = (
        f'<w:r><w:rPr><w:rStyle w:val="RunInTitle2"/></w:rPr><w:t>{escape(title)}</w:t></w:r>' if bar else ""
    )
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{runs}'
        f'<w:r><w:t xml:space="preserve">{escape(rest if bar else text)}</w:t></w:r></w:p>'
    )

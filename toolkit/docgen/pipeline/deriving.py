"""An office's own report → a template in its look, and a layout that takes it (`docgen template from`)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple, TypeVar

from docgen import opc
from docgen.design.derived import StyleLook, derived
from docgen.diagnostics import Diagnostic, Result, Where, error, has_errors, note
from docgen.document import view
from docgen.model import styles
from docgen.model.document import DocumentView
from docgen.model.formatting import RunFormat
from docgen.model.layout import Layout
from docgen.model.paragraph import Paragraph
from docgen.model.profile import Element
from docgen.pipeline.dependencies import template_of
from docgen.pipeline.importing import Wishes, import_report
from docgen.pipeline.old_formats import in_todays_format
from docgen.pipeline.outputs import make_folder
from docgen.pipeline.settings import Settings
from docgen.publish import write_file

T = TypeVar("T")

_STYLES = {
    Element.COPY_NUMBER: (styles.COPY_NUMBER,),
    Element.CLASSIFICATION: (styles.CLASSIFICATION,),
    Element.URGENCY: (styles.URGENCY,),
    Element.ISSUER_MARK: (styles.ISSUER_MARK,),
    Element.DOCUMENT_NUMBER: (styles.DOCUMENT_NUMBER,),
    Element.TITLE: (styles.TITLE,),
    Element.ADDRESSEE: (styles.ADDRESSEE,),
    Element.HEADING_1: (styles.HEADINGS[0],),
    Element.HEADING_2: (styles.HEADINGS[1],),
    Element.HEADING_3: (styles.HEADINGS[2],),
    Element.HEADING_4: (styles.HEADINGS[3],),
    Element.BODY: (styles.PARAGRAPH, styles.ITEM, *styles.RUN_IN),
    Element.REMARK: (styles.REMARK,),
    Element.ATTACHMENT_MARK: (styles.ATTACHMENT_MARK,),
    Element.ATTACHMENT_TITLE: (styles.ATTACHMENT_TITLE,),
}
"""What an element's look is the look of. Closings and 版记 are placed by the template's own rules: only their
type is taken over."""
_TYPE_ONLY = {
    Element.SIGNATURE: (styles.SIGNATURE, styles.SIGNATURE_SEALED),
    Element.DATE: (styles.DATE,),
    Element.ATTACHMENT_NOTE: (styles.ATTACHMENT_NOTE, "附件说明首项", "附件说明续项"),
    Element.COPIES_TO: (styles.COPIES_TO,),
    Element.PRINTING: (styles.PRINTING,),
}
_RUN_IN_TITLES = dict(
    zip((Element.HEADING_2, Element.HEADING_3, Element.HEADING_4), styles.RUN_IN_TITLES, strict=True)
)
_NAMES = {
    Element.TITLE: "标题",
    Element.ADDRESSEE: "主送机关",
    Element.HEADING_1: "一级标题",
    Element.HEADING_2: "二级标题",
    Element.HEADING_3: "三级标题",
    Element.BODY: "正文",
    Element.SIGNATURE: "署名",
    Element.DATE: "成文日期",
    Element.ISSUER_MARK: "发文机关标志",
    Element.DOCUMENT_NUMBER: "发文字号",
}
"""What is told as not found, where the report has none."""


class Derived(NamedTuple):
    """The template and the layout file that were written, and whose look each style has."""

    template: Path
    layout: Path
    taken: tuple[str, ...]
    """The elements whose look was found in the report."""


def template_from(report: Path, output: Path, layout: str, settings: Settings) -> Result[Derived]:
    """Make a template in the look of `report` at `output`, a layout file beside it; neither over a file."""
    if not report.is_file():
        return Result(None, (error("PL201", Where(str(report))),))
    if output.suffix.lower() != ".docx":
        return Result(None, (error("TD101", Where(output.name), name=output.with_suffix(".docx").name),))
    imported = import_report(report, settings, Wishes(layout=layout, is_look=True))
    if imported.value is None:
        return Result(None, imported.diagnostics)
    chosen = imported.value.match.layout
    shipped = template_of(chosen, settings)
    if shipped is None:
        where = Where(chosen.path.name)
        return Result(None, (error("PL102", where, template=chosen.template, layout=chosen.name),))
    with in_todays_format(report) as opened:
        if opened.value is None:
            return Result(None, opened.diagnostics)
        return _derived(opened.value.read_bytes(), report.name, output, chosen, shipped)


def _derived(data: bytes, name: str, output: Path, chosen: Layout, shipped: Path) -> Result[Derived]:
    seen, package = view(data, name), opc.open_package(data, name)
    base = opc.open_package(shipped.read_bytes(), shipped.name)
    if seen.value is None or package.value is None or base.value is None:
        return Result(None, (*seen.diagnostics, *package.diagnostics, *base.diagnostics))
    looks, found = _looks(seen.value)
    made = derived(base.value, package.value, looks)
    if refused := make_folder(output.parent):
        return Result(None, refused)
    written = write_file(output, made.to_bytes(), overwrite=False)
    if written.value is None:
        return Result(None, written.diagnostics)
    layout = write_file(output.with_suffix(".yaml"), _layout(chosen, output).encode(), overwrite=False)
    told = (*written.diagnostics, *layout.diagnostics, *_told(name, found))
    if layout.value is None or has_errors(told):
        return Result(None, told)
    return Result(Derived(output, layout.value, tuple(_NAMES[e] for e in _NAMES if e in found)), told)


def _looks(seen: DocumentView) -> tuple[dict[str, StyleLook], set[Element]]:
    """The look that most paragraphs of each element have, by the names of the styles that get it."""
    by_element: dict[Element, list[Paragraph]] = {}
    for paragraph in seen.paragraphs:
        element = paragraph.role.element
        if element is not None and paragraph.text.strip() and not paragraph.role.division:
            by_element.setdefault(element, []).append(paragraph)
    looks: dict[str, StyleLook] = {}
    for element, paragraphs in by_element.items():
        run, shape = _usual(_first_look(p) for p in paragraphs), _usual(p.format for p in paragraphs)
        looks |= {name: StyleLook(run, shape) for name in _STYLES.get(element, ())}
        looks |= {name: StyleLook(run) for name in _TYPE_ONLY.get(element, ())}
        if element in _RUN_IN_TITLES:
            looks[_RUN_IN_TITLES[element]] = StyleLook(run)
    return looks, set(by_element)


def _usual(found: Iterator[T]) -> T:
    return Counter(found).most_common(1)[0][0]


def _first_look(paragraph: Paragraph) -> RunFormat:
    return next(run.format for _, run in paragraph.spans() if run.text.strip())


def _layout(chosen: Layout, output: Path) -> str:
    """The layout file that was chosen, under the name of the template."""
    text = chosen.path.read_text(encoding="utf-8")
    own = {"id": "own-template", "name": output.stem, "template": output.name}
    lines = text.split("\n")
    return "\n".join(_with_own(line, own) for line in lines)


def _with_own(line: str, own: dict[str, str]) -> str:
    key, colon, _ = line.partition(":")
    return f"{key}: {own[key]}" if colon and key in own else line


def _told(name: str, found: set[Element]) -> Iterator[Diagnostic]:
    missing = [word for element, word in _NAMES.items() if element not in found]
    if missing:
        yield note("TD102", Where(name), elements="、".join(missing))

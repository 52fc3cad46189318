"""A .docx, whoever made it, as a `DocumentView`; what is no Word document is refused with a diagnostic."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from xml.parsers.expat import ExpatError

from docgen.diagnostics import Diagnostic, Result, Where, error
from docgen.document import numbering, properties, sections, structure
from docgen.document.body import Reader
from docgen.document.leftovers import REVISIONS, ordinals_of
from docgen.document.xml import attribute, is_on, parse
from docgen.document.xml import sections as section_nodes
from docgen.model.document import DocumentChart, DocumentView
from docgen.model.page import Story
from docgen.model.paragraph import BODY_PART
from docgen.opc import Package, content_types, open_package, relationships, resolve
from docgen.wordml import theme
from docgen.wordml.charts import C, chart_numbers
from docgen.wordml.names import R, W
from docgen.wordml.styles import StyleSheet

if TYPE_CHECKING:
    from docgen.wordml.names import Node

_MAIN = "/officeDocument"
_WORD_TYPES = (
    "wordprocessingml.document.main",
    "wordprocessingml.template.main",
    "ms-word.document.macroEnabled.main",
    "ms-word.template.macroEnabledTemplate.main",
)
_LISTS = "[Content_Types].xml / .rels"
"""What the package says of its parts, by either list."""
_EMBEDDED = ("embedRegular", "embedBold", "embedItalic", "embedBoldItalic")


def read(path: Path) -> Result[DocumentView]:
    """The document at `path`. Raises `OSError` where it cannot be read at all."""
    return view(path.read_bytes(), path.name)


def view(data: bytes, file: str) -> Result[DocumentView]:
    """The document in `data`; `file` names it in places.

    Codes: OP… for what is no safe package, DC001 for one that is no Word document, DC002 for a damaged part.
    """
    opened = open_package(data, file)
    if opened.value is None:
        return Result(None, opened.diagnostics)
    try:
        main = main_part(opened.value)
        document = _Document(opened.value, main, file) if main is not None else None
    except (ExpatError, KeyError) as fault:
        return Result(None, (_damaged(file, _LISTS, str(fault)),))
    return _read(document) if document is not None else Result(None, (error("DC001", Where(file)),))


def _read(document: "_Document") -> Result[DocumentView]:
    from lxml.etree import XMLSyntaxError

    try:
        return Result(document.view())
    except XMLSyntaxError as fault:
        return Result(None, (_damaged(document.file, document.reading, fault.msg),))


def _damaged(file: str, part: str, problem: str) -> Diagnostic:
    return error("DC002", Where(file, (part,)), part=part, problem=problem)


def main_part(package: Package) -> str | None:
    """The name of the part that holds the text; None in a package that is no Word document."""
    for relationship in relationships(package):
        name = resolve("", relationship.target)
        if relationship.type.endswith(_MAIN) and name in package.parts:
            kind = content_types(package).get(name, "")
            return name if any(known in kind for known in _WORD_TYPES) else None
    return None


class _Document:
    """The parts of one document, parsed as they are asked for; `reading` is the one at hand."""

    def __init__(self, package: Package, main: str, file: str) -> None:
        self.package, self.main, self.file = package, main, file
        self.reading = main
        self.stories: dict[tuple[str, str], Story] = {}
        self.targets = {
            r.id: (r.type, resolve(main, r.target)) for r in relationships(package, main) if not r.external
        }

    def part(self, name: str) -> "Node":
        """The root of part `name`; `reading` tells which one was at fault when this raises."""
        self.reading = name
        return parse(self.package.read(name))

    def related(self, kind: str) -> "Node | None":
        """The root of the main part's one relation of `kind` (`styles`), None where it has none."""
        names = [name for type_, name in self.targets.values() if type_.endswith(f"/{kind}")]
        return self.part(names[0]) if names and names[0] in self.package.parts else None

    def view(self) -> DocumentView:
        settings = self.related("settings")
        language = attribute(settings.find(W + "themeFontLang") if settings is not None else None, "eastAsia")
        self.sheet = StyleSheet(
            self.related("styles"), theme.fonts(self.related("theme"), language), properties.read
        )
        self.numbering = numbering.read(self.related("numbering"))
        root = self.part(self.main)
        paragraphs = tuple(Reader(self.sheet, self.numbering, BODY_PART).read(root))
        even = settings.find(W + "evenAndOddHeaders") if settings is not None else None
        return DocumentView(
            self.file,
            structure.with_roles(paragraphs),
            sections.read(section_nodes(root), self.story),
            even_and_odd=even is not None and is_on(even.get(W + "val")),
            embedded_fonts=self.embedded_fonts(),
            revised=ordinals_of(root, REVISIONS),
            commented=ordinals_of(root, (W + "commentReference",)),
            charts=tuple(self.charts(root)),
        )

    def charts(self, root: "Node") -> Iterator[DocumentChart]:
        """The charts with numbers, in order; a damaged one says nothing, and the rest is read."""
        from lxml.etree import XMLSyntaxError

        if not any(kind.endswith("/chart") for kind, _ in self.targets.values()):
            return
        for ordinal, paragraph in enumerate(root.iter(W + "p")):
            for chart in paragraph.iter(C + "chart"):
                part = self.targets.get(chart.get(R + "id", ""), ("", ""))[1]
                try:
                    shown = chart_numbers(parse(self.package.read(part))) if part else None
                except (XMLSyntaxError, KeyError, ValueError):
                    shown = None
                if shown is not None:
                    yield DocumentChart(ordinal, shown.categories, shown.series)

    def story(self, relationship_id: str, name: str) -> Story | None:
        """The header or footer behind a relationship of the main part; many sections may share it."""
        part = self.targets.get(relationship_id, ("", ""))[1]
        if part not in self.package.parts:
            return None
        if (part, name) not in self.stories:
            paragraphs = tuple(Reader(self.sheet, self.numbering, part, name).read(self.part(part)))
            self.stories[part, name] = Story(part, structure.with_page_numbers(paragraphs))
        return self.stories[part, name]

    def embedded_fonts(self) -> frozenset[str]:
        """The fonts that travel inside the document."""
        table = self.related("fontTable")
        if table is None:
            return frozenset()
        fonts = table.iterfind(W + "font")
        return frozenset(
            attribute(f, "name") for f in fonts if any(f.find(W + e) is not None for e in _EMBEDDED)
        )

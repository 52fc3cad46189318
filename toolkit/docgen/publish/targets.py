"""What a document's references lead to: its other parts, its lists, its styles' tables."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING
from zlib import crc32

from docgen import opc
from docgen.publish.keeping import CHECKSUM, is_own_item
from docgen.publish.properties import Facts, flat, run_facts, visible
from docgen.publish.serialization import is_xml, said
from docgen.wordml.names import W, attributes, children, parse
from docgen.wordml.theme import fonts

if TYPE_CHECKING:
    from docgen.wordml.names import Node
    from docgen.wordml.styles import StyleSheet

_READ_ELSEWHERE = frozenset(
    "officeDocument styles settings theme numbering header footer footnotes endnotes comments image chart "
    "hyperlink core-properties extended-properties custom-properties package customXmlProps".split()
)
"""Relationships whose targets have facts of their own: as stories, objects, properties."""
_OF_THE_PROGRAM = frozenset(
    "fontTable webSettings stylesWithEffects thumbnail commentsExtended commentsIds commentsExtensible "
    "people".split()
)
"""Relationships whose targets each program writes for itself: no person's doing is in them alone."""
_STATISTICS = frozenset(
    "Template TotalTime Pages Words Characters Application DocSecurity Lines Paragraphs ScaleCrop "
    "LinksUpToDate CharactersWithSpaces SharedDoc HyperlinksChanged AppVersion HeadingPairs TitlesOfParts "
    "HiddenSlides".split()
)
"""What programs count and say of themselves (ECMA-376 part 1, 22.2)."""
_OF_SAVING = frozenset(
    {
        "dcterms:created",
        "dcterms:modified",
        "cp:lastModifiedBy",
        "cp:revision",
        "cp:lastPrinted",
        "dc:language",
    }
)
_OF_A_STYLE = frozenset({"w:type", "w:styleId", "w:default", "w:customStyle"})
_TABLE_PARTS = frozenset({"w:tblPr", "w:trPr", "w:tcPr"})
_LISTING = frozenset(
    "w:name w:aliases w:uiPriority w:semiHidden w:unhideWhenUsed w:qFormat w:rsid w:pPr w:rPr".split()
)
"""What of a style is read elsewhere, or says how style lists show it."""
_DATA_OF_PROGRAMS = frozenset(
    {
        "{http://www.wps.cn/officeDocument/2013/wpsCustomData}customData",
        "{http://schemas.openxmlformats.org/officeDocument/2006/bibliography}Sources",
    }
)
"""Custom XML of WPS and of Word (its list of sources) that holds nothing."""
_OF_WPS = frozenset({"KSOProductBuildVer", "ICV", "KSOTemplateUUID", "KSOTemplateDocerSaveRecord"})
"""Custom properties that WPS writes into every file it saves."""


class Targets:
    """The references of `part`, which is the part being read; at first the main one."""

    def __init__(self, package: opc.Package, main: str) -> None:
        self.package, self.main, self.part = package, main, main
        self._links: dict[str, dict[str, opc.Relationship]] = {}
        self._charts: dict[str, Facts] = {}
        self._lists: dict[str, str] = {}
        self._numbering: Node | None = None
        self._styles = self.root("styles")

    def links(self, part: str) -> dict[str, opc.Relationship]:
        """The relationships of `part` by their ids."""
        if part not in self._links:
            self._links[part] = {link.id: link for link in opc.relationships(self.package, part)}
        return self._links[part]

    def by_id(self, identity: str) -> str:
        """The part that the relationship of this id leads to; "" where it leads to none."""
        link = self.links(self.part).get(identity)
        name = opc.resolve(self.part, link.target) if link and not link.external else ""
        return name if name in self.package.parts else ""

    def related(self, kind: str) -> str:
        """The part of the main part's relationship of this kind; "" for none."""
        return opc.related_part(self.package, self.main, kind)

    def root(self, kind: str) -> "Node | None":
        """As `related`, parsed."""
        name = self.related(kind)
        return parse(self.package.read(name)) if name else None

    def theme_fonts(self) -> Mapping[str, str]:
        """What a theme font stands for in this document's language."""
        settings = self.root("settings")
        language = None if settings is None else settings.find(W + "themeFontLang")
        return fonts(self.root("theme"), "" if language is None else language.get(W + "eastAsia") or "")

    def lead(self, name: str, value: str) -> str:
        """What attribute `name` of the part being read leads to where it holds a relationship's id."""
        link = self.links(self.part).get(value) if name.startswith("r:") else None
        if link is None:
            return value
        return link.target if link.external else self._target(link)

    def _target(self, link: opc.Relationship) -> str:
        name = opc.resolve(self.part, link.target)
        if name not in self.package.parts:
            return "nothing"
        if link.type.endswith("/chart"):
            return self._chart(name)
        return self.digest(name)

    def digest(self, name: str) -> str:
        """A part's content: of XML what it says, of anything else its bytes."""
        data = self.package.read(name)
        text = "\n".join(said(parse(data))).encode() if is_xml(data) else data
        return f"{len(text)} {crc32(text):08x}"

    def _chart(self, name: str) -> str:
        if name not in self._charts:
            before, self.part = self.part, name
            self._charts[name] = flat(parse(self.package.read(name)), "", self.lead)
            self.part = before
        return f"chart {list(self._charts).index(name) + 1}"

    def with_list(self, facts: Facts) -> Facts:
        """A paragraph's `facts` with what its list's level says, in place of the list's number."""
        number, level = facts.pop("numId", "0"), facts.pop("ilvl", "0")
        if number == "0":
            return facts
        if self._numbering is None:
            self._numbering = self.root("numbering")
        listed = self._lists.setdefault(number, f"list {len(self._lists) + 1}")
        return facts | {"list": f"{listed} {level}"} | self._level(number, level)

    def _level(self, number: str, level: str) -> Facts:
        instance = _child(self._numbering, "num", "numId", number)
        abstract = None if instance is None else instance.find(W + "abstractNumId")
        wanted = "" if abstract is None else abstract.get(W + "val") or ""
        found = _child(_child(self._numbering, "abstractNum", "abstractNumId", wanted), "lvl", "ilvl", level)
        override = _child(instance, "lvlOverride", "ilvl", level)
        facts = {} if found is None else flat(found, "list", self.lead)
        return facts | ({} if override is None else flat(override, "list override", self.lead))

    def table_style(self, identity: str) -> str:
        """The id of a table's style: its own, or the default one's."""
        if identity or self._styles is None:
            return identity
        defaults = (n for n in self._styles.iterfind(W + "style") if n.get(W + "default") in ("1", "true"))
        return next((n.get(W + "styleId") or "" for n in defaults if n.get(W + "type") == "table"), "")

    def table_properties(self, identity: str) -> Facts:
        """What a table style says of tables, with all that it is based on."""
        chain: list[Node] = []
        node = _child(self._styles, "style", "styleId", identity)
        while node is not None and node not in chain:
            chain.append(node)
            based = node.find(W + "basedOn")
            base = "" if based is None else based.get(W + "val") or ""
            node = _child(self._styles, "style", "styleId", base)
        facts: Facts = {}
        for style in reversed(chain):
            own = style.find(W + "tblPr")
            facts |= {} if own is None else flat(own, "", self.lead)
        return facts

    def rest(self, sheet: "StyleSheet") -> dict[str, Facts]:
        """What is no story: styles, settings, properties, charts, other parts."""
        settings, theme = self.root("settings"), self.root("theme")
        charts = {f"chart {number}": facts for number, facts in enumerate(self._charts.values(), 1)}
        return {
            **charts,
            "settings": {} if settings is None else visible(flat(settings, "", self.lead)),
            "theme": {} if theme is None else _colours(theme),
            "properties": dict(self._document_properties()),
            "parts": {f"{kind} {self.digest(name)}": "1" for kind, name in self._others()},
            **self._style_facts(sheet),
        }

    def _style_facts(self, sheet: "StyleSheet") -> dict[str, Facts]:
        return {} if self._styles is None else dict(self._each_style(self._styles, sheet))

    def _each_style(self, root: "Node", sheet: "StyleSheet") -> Iterator[tuple[str, Facts]]:
        for node in root.iterfind(W + "style"):
            identity = node.get(W + "styleId") or ""
            paragraph, run = sheet.chain(identity)
            kind = node.get(W + "type") or "paragraph"
            own = {f"@{name}": value for name, value in attributes(node).items() if name not in _OF_A_STYLE}
            facts = {f"p/{name}": value for name, value in visible(self.with_list(dict(paragraph))).items()}
            facts |= {f"r/{name}": value for name, value in run_facts(run).items()}
            yield f"style {kind} {sheet.name(identity).lower()}", own | facts | self._style_rest(node, sheet)

    def _style_rest(self, node: "Node", sheet: "StyleSheet") -> Facts:
        """What a style says beside its paragraphs' and runs' formatting; where it stands in lists is none of
        it."""
        facts: Facts = {}
        for tag, child in children(node):
            if tag in ("w:next", "w:basedOn", "w:link"):
                facts[tag[2:]] = sheet.name(child.get(W + "val") or "").lower()
            elif tag not in _LISTING:
                facts |= visible(flat(child, "" if tag in _TABLE_PARTS else tag[2:], self.lead))
        return facts

    def _document_properties(self) -> Iterator[tuple[str, str]]:
        for link in self.links("").values():
            name = opc.resolve("", link.target)
            if name in self.package.parts and not link.external:
                if link.type.endswith(("/core-properties", "/extended-properties")):
                    yield from _texts(parse(self.package.read(name)))
                elif link.type.endswith("/custom-properties"):
                    yield from _custom(self.package)

    def _others(self) -> Iterator[tuple[str, str]]:
        """The parts that relationships lead to, of no kind that is read elsewhere."""
        seen, open_ = {""}, [""]
        while open_:
            part = open_.pop()
            for link in self.links(part).values():
                name = opc.resolve(part, link.target)
                if link.external or name in seen or name not in self.package.parts:
                    continue
                seen.add(name)
                open_.append(name)
                kind = link.type.rpartition("/")[2]
                if kind not in _READ_ELSEWHERE | _OF_THE_PROGRAM and not self._is_nobodys(kind, name):
                    yield kind, name

    def _is_nobodys(self, kind: str, name: str) -> bool:
        """Whether a part is our own copy, or data that a program puts into every file it saves."""
        if kind != "customXml":
            return False
        if is_own_item(self.package, name):
            return True
        root = parse(self.package.read(name))
        return root.tag in _DATA_OF_PROGRAMS and not len(root)


def _child(parent: "Node | None", name: str, attribute: str, value: str) -> "Node | None":
    if parent is None or not value:
        return None
    return next((n for n in parent.iterfind(W + name) if n.get(W + attribute) == value), None)


def _colours(theme: "Node") -> Facts:
    for node in theme.iter():
        if isinstance(node.tag, str) and node.tag.endswith("}clrScheme"):
            return flat(node, "", lambda _, value: value)
    return {}


def _texts(root: "Node") -> Iterator[tuple[str, str]]:
    for tag, node in children(root):
        is_of_saving = tag in _OF_SAVING or tag.removeprefix("ep:") in _STATISTICS
        if not is_of_saving and (len(node) or node.attrib or (node.text or "").strip()):
            yield from flat(node, tag, lambda _, value: value).items()


def _custom(package: opc.Package) -> Iterator[tuple[str, str]]:
    for name, value in opc.custom_properties(package).items():
        if name != CHECKSUM and name not in _OF_WPS:
            yield f"custom {name}", value

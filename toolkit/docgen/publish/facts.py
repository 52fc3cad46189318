"""A document as facts: every story's paragraphs, tables and sections with all that is set for them.

Programs that save rewrite everything: they name styles anew, write out what a style says, split runs, number
lists and parts again. So a paragraph's facts are what all levels add up to (`wordml.styles`), references are
what they lead to, and whatever is of no kind known here is taken down whole, element by element. What a
difference of two such documents means, `edits` and `noise` say.
"""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from docgen import opc
from docgen.publish.properties import (
    Facts,
    all_properties,
    flat,
    is_unseen,
    run_facts,
    visible,
    without_lines_of,
)
from docgen.publish.targets import Targets
from docgen.wordml.names import W, attributes, children, parse
from docgen.wordml.styles import StyleSheet

if TYPE_CHECKING:
    from docgen.wordml.names import Node


class Unit(NamedTuple):
    """A character of a paragraph, or one of its objects: `key` then begins with OBJECT, `facts` describe
    it."""

    key: str
    look: Facts
    facts: Facts | None = None


OBJECT = "\x1d"


class Block(NamedTuple):
    """A paragraph, a table, row or cell (their content follows), a section, or anything else between them."""

    kind: str
    facts: Facts
    units: tuple[Unit, ...] = ()

    @property
    def text(self) -> str:
        """What a paragraph says."""
        return "".join(unit.key for unit in self.units if not unit.key.startswith(OBJECT))


class Document(NamedTuple):
    """`stories`: name (`body`, `header 1 default`, `footnotes`, …) → blocks; `rest`: place → facts."""

    stories: Mapping[str, tuple[Block, ...]]
    rest: Mapping[str, Facts]


_RESULTS_COMPUTED = frozenset(
    {"PAGE", "NUMPAGES", "SECTIONPAGES", "SECTION", "PAGEREF", "DATE", "TIME", "SAVEDATE", "FILENAME"}
)
"""Fields whose result each program computes anew when it opens a document or lays its pages out."""
_NO_LOOK: Facts = {}
_CONTENTS = frozenset(
    {"w:sdt", "w:sdtContent", "w:customXml", "w:smartTag", "w:ins", "w:moveTo", "w:hyperlink"}
)
_NOT_OF_A_RUN = frozenset({"w:rPr", "w:lastRenderedPageBreak"})
_SPECIAL = frozenset({"w:fldChar", "w:instrText", "w:t"})
_MARKS = frozenset({"w:proofErr", "w:bookmarkEnd", "w:permEnd"})


def read_document(package: opc.Package) -> Document | None:
    """The facts of a package's document; None where it has none. Raises for what is no XML."""
    main = opc.main_part(package)
    return None if main is None else _Reading(package, main).document()


class _Reading:
    """One document being read. `_fields` are the fields we are inside of: whether their result is left
    out."""

    def __init__(self, package: opc.Package, main: str) -> None:
        self.targets = Targets(package, main)
        self.main = main
        self.sheet = StyleSheet(self.targets.root("styles"), self.targets.theme_fonts(), all_properties)
        self._fields: list[tuple[str, bool]] = []
        self._computed = False
        self._lines: Facts = {}
        self._looks: dict[tuple[str, str, str], Facts] = {}
        self._sections = 0
        self.stories: dict[str, tuple[Block, ...]] = {}

    def document(self) -> Document:
        """All of it."""
        root = parse(self.targets.package.read(self.main))
        self._story("body", self.main, root)
        for kind in ("footnotes", "endnotes", "comments"):
            part = self.targets.related(kind)
            if part:
                self._story(kind, part, parse(self.targets.package.read(part)))
        return Document(self.stories, self.targets.rest(self.sheet))

    def _story(self, name: str, part: str, root: "Node") -> None:
        before, self.targets.part = self.targets.part, part
        self._fields.clear()
        self.stories[name] = tuple(self._blocks(root, ""))
        self.targets.part = before

    def _blocks(self, parent: "Node", table_style: str) -> Iterator[Block]:
        for tag, node in children(parent):
            if tag == "w:p":
                yield from self._paragraph(node, table_style)
            elif tag == "w:tbl":
                yield from self._table(node)
            elif tag in ("w:tr", "w:tc"):
                yield Block(tag, without_lines_of(self._lines, self._own(node, f"{tag}Pr")))
                yield from self._blocks(node, table_style)
            elif tag == "w:sectPr":
                yield self._section(node)
            elif tag in ("w:body", *_CONTENTS):
                yield from self._container(tag, node, table_style)
            elif tag in ("w:footnote", "w:endnote", "w:comment"):
                yield from self._note(tag, node)
            elif tag not in _MARKS and tag not in ("w:tblPr", "w:tblGrid", "w:trPr", "w:tcPr", "w:sdtPr"):
                yield Block(tag, self._flat(node))

    def _container(self, tag: str, node: "Node", table_style: str) -> Iterator[Block]:
        if tag not in ("w:body", "w:sdtContent"):
            yield Block(tag, self._own(node, "w:sdtPr") | self._attributes(node))
        yield from self._blocks(node, table_style)
        if tag not in ("w:body", "w:sdtContent"):
            yield Block(f"/{tag}", {})

    def _note(self, tag: str, node: "Node") -> Iterator[Block]:
        """A note or comment; the lines that part notes from the text are each program's own."""
        if node.get(W + "type") in (None, "normal"):
            yield Block(tag, self._attributes(node))
            yield from self._blocks(node, "")

    def _table(self, node: "Node") -> Iterator[Block]:
        own = self._own(node, "w:tblPr")
        style = self.targets.table_style(own.pop("tblStyle", ""))
        own["tblStyle"] = self.sheet.name(style)
        grid = node.find(W + "tblGrid")
        widths = {} if grid is None else flat(grid, "tblGrid", self.targets.lead)
        facts = visible(self.targets.table_properties(style) | own | widths)
        yield Block("w:tbl", facts)
        before, self._lines = self._lines, facts
        yield from self._blocks(node, style)
        self._lines = before
        yield Block("/w:tbl", {})

    def _own(self, node: "Node", name: str) -> Facts:
        """What the properties element `name` of `node` says, element by element."""
        found = dict(children(node)).get(name)
        return {} if found is None else visible(flat(found, "", self.targets.lead))

    def _flat(self, node: "Node") -> Facts:
        return flat(node, "", self.targets.lead)

    def _attributes(self, node: "Node") -> Facts:
        return {
            name: self.targets.lead(name, value)
            for name, value in attributes(node).items()
            if name != "w:id" and not is_unseen(name)
        }

    def _section(self, node: "Node") -> Block:
        self._sections += 1
        for tag, reference in children(node):
            if tag in ("w:headerReference", "w:footerReference"):
                kind = tag[2:8]
                part = self.targets.by_id(attributes(reference).get("r:id", ""))
                if part:
                    which = attributes(reference).get("w:type", "default")
                    root = parse(self.targets.package.read(part))
                    fields = self._fields.copy()
                    self._story(f"{kind} {self._sections} {which}", part, root)
                    self._fields = fields
                node.remove(reference)
        return Block("w:sectPr", visible(self._flat(node)))

    def _paragraph(self, node: "Node", table_style: str) -> Iterator[Block]:
        properties = node.find(W + "pPr")
        direct = all_properties(properties, self.sheet.theme)
        style = direct.get("pStyle", "") or self.sheet.default_style
        based = self.sheet.paragraph(direct, {}, table_style)
        based.pop("pStyle", None)
        based["style"] = based["style"].lower()  # Word's own are the same in any case (17.7.4.9)
        facts = visible(self.targets.with_list(based) | self._attributes(node))
        mark = None if properties is None else properties.find(W + "rPr")
        units = [*self._units(node, style, table_style), Unit("\n", self._look(mark, style, table_style))]
        yield Block("w:p", facts, tuple(units))
        section = None if properties is None else properties.find(W + "sectPr")
        if section is not None:
            yield self._section(section)

    def _look(self, properties: "Node | None", style: str, table_style: str) -> Facts:
        from lxml import etree

        key = (style, table_style, "" if properties is None else etree.tostring(properties).decode())
        if key not in self._looks:
            direct = all_properties(properties, self.sheet.theme)
            self._looks[key] = run_facts(self.sheet.run(style, table_style, direct))
        return self._looks[key]

    def _units(self, parent: "Node", style: str, table_style: str) -> Iterator[Unit]:
        for tag, node in children(parent):
            if tag == "w:r":
                look = self._look(node.find(W + "rPr"), style, table_style)
                yield from self._run(node, look | self._attributes(node))
            elif tag in _CONTENTS or tag == "w:fldSimple":
                yield from self._inline(tag, node, style, table_style)
            elif tag == "w:bookmarkStart" and attributes(node).get("w:name") == "_GoBack":
                continue
            elif tag not in _MARKS and tag not in ("w:pPr", "w:sdtPr"):
                yield Unit(f"{OBJECT}{tag}", _NO_LOOK, self._flat(node))

    def _inline(self, tag: str, node: "Node", style: str, table_style: str) -> Iterator[Unit]:
        facts = self._own(node, "w:sdtPr") | self._attributes(node)
        if tag == "w:fldSimple":
            yield from self._begin_field(facts.pop("w:instr", ""))
            self._result()
        if tag != "w:sdtContent" and facts:
            yield Unit(f"{OBJECT}{tag}", _NO_LOOK, facts)
        yield from self._units(node, style, table_style)
        if tag == "w:fldSimple":
            self._fields.pop()
        elif tag != "w:sdtContent" and facts:
            yield Unit(f"{OBJECT}/{tag}", _NO_LOOK)

    def _run(self, node: "Node", look: Facts) -> Iterator[Unit]:
        for tag, child in children(node):
            if tag in _SPECIAL:
                yield from self._unforeseen(child)
            if tag == "w:fldChar":
                yield from self._field_mark(child)
            elif tag == "w:instrText":
                self._instruct(child.text or "")
            elif self._is_hidden() or tag in _NOT_OF_A_RUN:
                continue
            elif tag == "w:t":
                yield from (Unit(character, look) for character in child.text or "")
            elif tag == "w:tab":
                yield Unit("\t", look)
            else:
                yield Unit(f"{OBJECT}{tag}", look, self._object(tag, child))

    def _unforeseen(self, node: "Node") -> Iterator[Unit]:
        """What text and the marks of a field may hold beside their own; usually nothing."""
        own = {"@fldCharType", "@dirty"}
        facts = {name: value for name, value in self._flat(node).items() if name not in own and name != "="}
        if facts:
            yield Unit(f"{OBJECT}in text", _NO_LOOK, facts)

    def _object(self, tag: str, node: "Node") -> Facts:
        facts = visible(self._flat(node))
        if tag == "w:br" and facts.get("type") == "textWrapping":
            facts.pop("type")
        return facts

    def _field_mark(self, node: "Node") -> Iterator[Unit]:
        kind = node.get(W + "fldCharType")
        if kind == "begin":
            self._fields.append(("", False))
        elif self._fields and kind == "separate":
            yield from self._said_instruction()
            self._result()
        elif self._fields and kind == "end":
            yield from self._said_instruction()
            self._fields.pop()

    def _begin_field(self, instruction: str) -> Iterator[Unit]:
        self._fields.append((instruction, False))
        yield from self._said_instruction()

    def _instruct(self, text: str) -> None:
        if self._fields:
            instruction, hidden = self._fields[-1]
            self._fields[-1] = (instruction + text, hidden)

    def _said_instruction(self) -> Iterator[Unit]:
        """The field's instruction, once; how to keep its result's look is no part of what it says."""
        words = self._fields[-1][0].replace("\\* MERGEFORMAT", "").split()
        if words:
            self._fields[-1] = ("", self._fields[-1][1])
            yield Unit(f"{OBJECT}field", _NO_LOOK, {"instruction": " ".join(words)})
            self._computed = words[0].upper() in _RESULTS_COMPUTED

    def _result(self) -> None:
        """From here to its end, the field's result: left out where each program computes it."""
        self._fields[-1] = (self._fields[-1][0], self._computed)

    def _is_hidden(self) -> bool:
        return any(hidden for _, hidden in self._fields)

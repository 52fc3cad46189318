"""From a template's part to Jinja source: docxtpl's cleaning, and what it leaves to be put right.

Only a cold start comes here: this module imports docxtpl and lxml.
"""

import re
from collections import defaultdict, deque
from dataclasses import dataclass

from docxtpl import DocxTemplate
from lxml import etree

from docgen.template import tags as tagging
from docgen.template.part_program import TagPlace
from docgen.template.places import paragraph_places
from docgen.template.tags import W_NS, XML_SPACE, Tag

_LITERAL_BRACES = re.compile(r"\{_[{%]|[}%]_\}")
"""docxtpl's way of writing braces that are no tag."""


@dataclass(frozen=True, slots=True)
class Source:
    """A part as Jinja source; `places` are (offset of the tag in `text`, its place), in order."""

    text: str
    places: tuple[tuple[int, TagPlace], ...]


def parse(xml: bytes) -> etree._Element:
    """A part's tree as python-docx, and so docxtpl, sees it. Raises `etree.XMLSyntaxError`."""
    parser = etree.XMLParser(remove_blank_text=True, resolve_entities=False, no_network=True)
    return etree.fromstring(xml, parser)


def clean(root: etree._Element, part: str, label: str) -> Source | None:
    """The part as source for Jinja, or None where no tag is in it. Changes `root`."""
    lift_lone_tags(root)
    written = written_tags(root, part, label)
    text = DocxTemplate.patch_xml(None, etree.tostring(root, encoding="unicode"))
    if not (any(True for _ in tagging.stretches(text)) or _LITERAL_BRACES.search(text)):
        return None
    text = _order_cell_properties(_unescaped(text))
    return Source(text, tuple(_match_places(text, written, label)))


def _unescaped(text: str) -> str:
    """docxtpl turns `&lt;` and `&gt;` back inside tags; quotes and `&` are needed as well."""
    pieces: list[str] = []
    done = 0
    for tag in tagging.stretches(text):
        inside = text[tag.start : tag.end]
        if tag.is_closed and "&" in inside:
            plain = inside.replace("&quot;", '"').replace("&apos;", "'").replace("&amp;", "&")
            pieces += text[done : tag.start], plain
            done = tag.end
    return "".join((*pieces, text[done:]))


# Places


def written_tags(root: etree._Element, part: str, label: str) -> list[TagPlace]:
    """The place of every tag, in document order; tags in attributes and properties come last."""
    places = paragraph_places(root, part, label)
    found = [(places[tag.paragraph].steps, tag.text) for tag in tagging.tags(root)]
    attributes = [value for node in root.iter(etree.Element) for value in node.attrib.values()]
    loose = [node.text or "" for node in root.iter(etree.Element) if node.tag != f"{W_NS}t"]
    found += [((label,), tag) for text in (*attributes, *loose) for tag in tagging.tag_texts(str(text))]
    return found


def _match_places(text: str, written: list[TagPlace], label: str) -> list[tuple[int, TagPlace]]:
    """Cleaning keeps the order of equal tags, so each cleaned tag takes the first written one like it."""
    waiting: defaultdict[str, deque[TagPlace]] = defaultdict(deque)
    for steps, tag in written:
        waiting[_normal(tag)].append((steps, tag))
    last: TagPlace = ((label,), "")
    matched = []
    for stretch in tagging.stretches(text):
        queue = waiting.get(_normal(text[stretch.start : stretch.end]))
        if queue:
            last = queue.popleft()
        matched.append((stretch.start, last))
    return matched


def _normal(tag: str) -> str:
    """A tag without what cleaning changes: level, quotes, spaces; colspan becomes an expression."""
    tag = re.sub(r"^\{%\s*(colspan|cellbg)\b(.*)%\}$", r"{{\2}}", tag, flags=re.DOTALL)
    tag = re.sub(r"^(\{[%{#])[+-]?(p|tr|tc|r)(?=\s)", r"\1", tag)
    return re.sub(r"[\s“”‘’\"'+-]|&\w+;", "", tag)


# Lone tags


def lift_lone_tags(root: etree._Element) -> None:
    """Make tags that stand alone in their paragraphs, or in their rows, take these with them.

    docxtpl does so only for `{%p %}` and `{%tr %}`; a plain `{% if %}` alone in a paragraph leaves a blank
    one behind (docxtpl#296, #499, #622). A group is lifted whole or not at all, else the XML would not nest.
    """
    for group in tagging.groups(tagging.tags(root)):
        level = _common_level(group)
        if level and group[0].level != level and not any(_joins_paragraphs(tag) for tag in group):
            for tag in group:
                _write_level(tag, level)


_CARRIES_MORE = {f"{W_NS}{name}" for name in (
    "drawing", "pict", "object", "br", "fldChar", "fldSimple", "sectPr", "footnoteReference",
    "endnoteReference", "sym", "tab", "ptab", "instrText", "commentReference", "pgNum", "sdt",
)}  # fmt: skip


def _common_level(group: list[Tag]) -> str:
    """ "p" or "tr" where every tag of the group fills a paragraph or row of one parent, else ""."""
    if not all(tag.level in ("", "p") and _fills(tag.paragraph, tag) for tag in group):
        return ""
    if _have_one_parent([tag.paragraph for tag in group]):
        return "p" if group[0].keyword not in ("vm", "hm", "colspan", "cellbg") else ""
    rows = [row for tag in group for row in tag.paragraph.iterancestors(f"{W_NS}tr")]
    fills = len(rows) == len(group) and all(_fills(row, tag) for row, tag in zip(rows, group, strict=True))
    return "tr" if fills and _have_one_parent(rows) and len(set(rows)) == len(rows) else ""


def _have_one_parent(elements: list[etree._Element]) -> bool:
    parents = [element.getparent() for element in elements]
    return all(parent is parents[0] for parent in parents)


def _joins_paragraphs(tag: Tag) -> bool:
    """Whether white space control asks for the paragraphs around `tag` to become one."""
    return tag.text[2] == "-" or tag.text[-3] == "-"


def _fills(element: etree._Element, tag: Tag) -> bool:
    """Whether `element` (a paragraph or row) holds nothing that shows but `tag`."""
    text = "".join(node.text or "" for node in element.iter(f"{W_NS}t"))
    return text.strip() == tag.text and not any(node.tag in _CARRIES_MORE for node in element.iter())


def _write_level(tag: Tag, level: str) -> None:
    nodes = tagging.text_nodes(tag.paragraph)
    nodes[0].text = f"{tag.kind}{level} {tag.body} {'%}' if tag.kind == '{%' else '#}'}"
    nodes[0].set(XML_SPACE, "preserve")
    for node in nodes[1:]:
        node.text = ""


# Cell properties

_CELL_PROPERTIES = re.compile(r"(<w:tcPr>)(.*?)(</w:tcPr>)", re.DOTALL)
_PROPERTY = re.compile(
    r"<w:(\w+)(?:\{\{.*?\}\}|\{%.*?%\}|[^<>{])*?(?:/>|>.*?</w:\1>)",
    re.DOTALL,
)
_CELL_ORDER = """
    cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark
"""
_CELL_RANK = {name: rank for rank, name in enumerate(_CELL_ORDER.split())}
"""ECMA-376 part 1, 17.4.66 (CT_TcPr): a sequence."""


def _order_cell_properties(text: str) -> str:
    """docxtpl puts the properties of colspan, cellbg and vm where it can, not where the schema wants them."""

    def ordered(match: re.Match[str]) -> str:
        if "{" not in match.group(2):
            return match.group()
        found = list(_PROPERTY.finditer(match.group(2)))
        if "".join(p.group() for p in found) != match.group(2):
            return match.group()
        # The last of two equal properties is docxtpl's own second thought; a schema allows one.
        unique = {p.group(1): p.group() for p in reversed(found)}
        names = sorted(unique, key=lambda name: _CELL_RANK.get(name, len(_CELL_RANK)))
        return match.group(1) + "".join(unique[name] for name in names) + match.group(3)

    return _CELL_PROPERTIES.sub(ordered, text)

"""A fingerprint of what a Word document says and how it looks, that a resave does not change.

Word, WPS and LibreOffice rewrite every part when they save: they split runs, rename style ids, add rsids and
theme fonts, number the header parts anew. What stays is what a person sees, so that is what is hashed: the
text of every paragraph and the *effective* look of every character (document defaults, style chain and direct
formatting resolved, ECMA-376 17.7.2), tracked changes, comments, fields and breaks.

It runs on every render, so the XML is read with one regular expression and not with a parser: under 1 ms for
a report of 40 KB.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

DOCUMENT = "word/document.xml"
STYLES = "word/styles.xml"
STORY = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes|comments)\.xml")

_TOKEN = re.compile(
    r"<w:t(?: [^>]*)?>(?P<text>[^<]*)</w:t>"
    r"|<w:rPr>(?P<run_look>.*?)</w:rPr>"
    r"|<w:pPr>(?P<paragraph_look>.*?)</w:pPr>"
    r"|<w:(?P<run>r)(?: [^>]*)?>"
    r"|<w:(?P<paragraph>p)(?: [^>]*)?>"
    r'|<w:fldChar [^>]*w:fldCharType="(?P<field>\w+)"[^>]*>'
    r"|<w:instrText(?: [^>]*)?>(?P<instruction>[^<]*)</w:instrText>"
    r'|<w:fldSimple [^>]*w:instr="(?P<simple_field>[^"]*)"[^>]*>'
    r"|</w:(?P<end>p|tc|tr|tbl|fldSimple)>"
    r"|<w:(?P<mark>tab|br|cr|noBreakHyphen|sym|drawing|pict|object|footnoteReference|endnoteReference"
    r"|commentReference|ins|del|moveFrom|moveTo)(?P<attributes>(?: [^>]*)?)>",
    re.DOTALL,
)
_TRACKED = re.compile(r"<w:(?:ins|del|moveFrom|moveTo|\w+Change)[ >]")
_FALLBACK = re.compile(r"<mc:Fallback>.*?</mc:Fallback>", re.DOTALL)
_NOTE_SEPARATOR = re.compile(r'<w:(footnote|endnote) [^>]*w:type="[^"]*"[^>]*>.*?</w:\1>', re.DOTALL)

_PROPERTY = re.compile(r"<w:(\w+)((?: [^>]*?)?)/?>")
_ATTRIBUTE = re.compile(r'w:(\w+)="([^"]*)"')
_ENTITY = re.compile(r"&(#x?[0-9a-fA-F]+|\w+);")
_ENTITIES = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}

_TOGGLES = frozenset({"b", "i", "strike", "dstrike", "vanish", "caps", "smallCaps"})
_VALUES = frozenset({"u", "color", "sz", "highlight", "vertAlign"})
_OFF = frozenset({"0", "false", "off", "none"})
_DEFAULTS = {"sz": "20", "jc": "left"}
"""What Word uses where nothing says otherwise (ECMA-376 17.3.2.38, 17.3.1.13)."""
_SAME = {"jc": {"start": "left", "end": "right"}, "color": {"auto": ""}, "vertAlign": {"baseline": ""}}

Properties = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Style:
    """A style's own properties, and the style it builds on."""

    based_on: str
    properties: Properties


@dataclass(frozen=True, slots=True, eq=False)
class _Styles:
    """The styles part, resolved on demand. Compared by identity: one object for one text of the part."""

    own: Mapping[str, _Style]
    defaults: Properties
    default_paragraph: str
    resolved: dict[str, Properties] = field(default_factory=dict)

    def of(self, style_id: str) -> Properties:
        """The properties of a style with all it builds on; a style that builds on itself ends there."""
        if style_id not in self.resolved:
            chain: list[Properties] = []
            seen: set[str] = set()
            name = style_id
            while name in self.own and name not in seen:
                seen.add(name)
                chain.append(self.own[name].properties)
                name = self.own[name].based_on
            self.resolved[style_id] = _merged(reversed(chain))
        return self.resolved[style_id]


def fingerprint(parts: Mapping[str, bytes]) -> str:
    """The fingerprint, 32 hex digits, of a document given as part name → XML.

    Reads `word/styles.xml` and the stories (document, headers, footers, notes, comments); other parts and
    absent ones do not matter. Headers and footers count by what they say, not by their part names.
    """
    styles = _parse_styles(parts.get(STYLES, b""))
    furniture = sorted(
        {_story(parts[name], styles) for name in parts if name != DOCUMENT and STORY.fullmatch(name)}
    )
    whole = _story(parts.get(DOCUMENT, b""), styles) + "".join(furniture)
    return hashlib.sha256(whole.encode()).hexdigest()[:32]


@lru_cache(maxsize=64)
def _story(xml: bytes, styles: _Styles) -> str:
    """A story as one string of its paragraphs, "" where it says nothing."""
    text = xml.decode("utf-8", "replace")
    if "<mc:Fallback>" in text:
        text = _FALLBACK.sub("", text)
    if "<w:footnotes" in text or "<w:endnotes" in text:
        text = _NOTE_SEPARATOR.sub("", text)
    reading = _Reading(styles)
    reading.read(text)
    said = "".join(reading.out)
    return said if said.strip("\n") or not text else ""


@dataclass(slots=True)
class _Reading:
    """One pass over a story's tokens."""

    styles: _Styles
    out: list[str] = field(default_factory=list)
    looks: dict[tuple[str, str], str] = field(default_factory=dict)
    paragraph: str = ""
    run: str = ""
    look: str = ""
    hidden: int = 0

    def read(self, xml: str) -> None:
        """Append to `out` what the story says."""
        tracked = _TRACKED.search(xml) is not None
        if tracked:
            self.out.append("\x1dtracked")
        for token in _TOKEN.finditer(xml):
            kind = token.lastgroup
            if kind == "text":
                self._text(token["text"])
            elif kind == "run":
                self.run = ""
            elif kind == "run_look":
                self.run = token["run_look"]
            elif kind == "paragraph":
                self._paragraph("")
            elif kind == "paragraph_look":
                self._paragraph(token["paragraph_look"])
            else:
                self._mark(token)

    def _paragraph(self, properties: str) -> None:
        self.paragraph, self.run, self.look = properties, "", ""

    def _text(self, text: str) -> None:
        if self.hidden or not text:
            return
        key = (self.paragraph, self.run)
        look = self.looks.get(key)
        if look is None:
            look = self.looks[key] = _look(self.styles, *key)
        if look != self.look:
            self.look = look
            self.out.append(look)
        self.out.append(_unescape(text) if "&" in text else text)

    def _mark(self, token: re.Match[str]) -> None:
        kind = token.lastgroup
        if kind == "end":
            self._end(token["end"])
        elif kind == "field":
            # The result between "separate" and "end" is whatever the last program computed.
            self.hidden += {"separate": 1, "end": -1}.get(token["field"], 0)
        elif kind == "instruction":
            self._field(token["instruction"])
        elif kind == "simple_field":
            self._field(token["simple_field"])
            self.hidden += 1
        elif not self.hidden:
            self.out.append(f"\x1d{token['mark']}")

    def _field(self, instruction: str) -> None:
        words = instruction.split()
        if words:
            self.out.append(f"\x1dfield {words[0]}")

    def _end(self, name: str) -> None:
        if name == "fldSimple":
            self.hidden -= 1
        elif name == "p":
            self.out.append("\n")
            self.look = ""
        else:
            self.out.append(f"\x1d{name}")


def _look(styles: _Styles, paragraph: str, run: str) -> str:
    """The effective look of a run: `\\x1e` and its properties in a fixed order, the defaults left out."""
    own_paragraph, own_run = _properties(paragraph), _properties(run)
    paragraph_style = own_paragraph.get("pStyle", styles.default_paragraph)
    alignment = own_paragraph.get("jc")
    layers = [styles.defaults, styles.of(paragraph_style), styles.of(own_run.get("rStyle", "")), own_run]
    effective = dict(_merged(layers))
    if alignment:
        effective["jc"] = alignment
    shown = sorted(
        f"{name}={value}"
        for name, value in effective.items()
        if name not in {"pStyle", "rStyle"} and value and value != _DEFAULTS.get(name)
    )
    return "\x1e" + ";".join(shown) + "\x1e"


def _properties(xml: str) -> Properties:
    """The properties that make a look, from the inside of a w:rPr or w:pPr (its own w:rPr left out)."""
    if "<w:rPr>" in xml:
        xml = xml[: xml.index("<w:rPr>")]
    return dict(_read_properties(xml))


def _read_properties(xml: str) -> Iterator[tuple[str, str]]:
    for name, text in _PROPERTY.findall(xml):
        attributes = dict(_ATTRIBUTE.findall(text))
        value = attributes.get("val", "")
        if name in _TOGGLES:
            yield name, "" if value in _OFF else "1"
        elif name in _VALUES or name == "jc":
            value = "" if value in {"none", "auto"} else value
            yield name, _SAME.get(name, {}).get(value, value)
        elif name in {"pStyle", "rStyle"}:
            yield name, value
        elif name == "rFonts":
            yield from (
                (f"font {key}", attributes[key]) for key in ("eastAsia", "ascii") if key in attributes
            )


@lru_cache(maxsize=16)
def _parse_styles(xml: bytes) -> _Styles:
    text = xml.decode("utf-8", "replace")
    own: dict[str, _Style] = {}
    default = ""
    for attributes_text, body in re.findall(r"<w:style( [^>]*)>(.*?)</w:style>", text, re.DOTALL):
        attributes = dict(_ATTRIBUTE.findall(attributes_text))
        style_id = attributes.get("styleId", "")
        if attributes.get("type") == "paragraph" and attributes.get("default", "0") not in _OFF:
            default = style_id
        based_on = re.search(r'<w:basedOn w:val="([^"]*)"', body)
        own[style_id] = _Style(based_on[1] if based_on else "", dict(_read_properties(body)))
    defaults = re.search(r"<w:docDefaults>(.*?)</w:docDefaults>", text, re.DOTALL)
    return _Styles(own, dict(_read_properties(defaults[1])) if defaults else {}, default)


def _merged(layers: Iterable[Properties]) -> Properties:
    merged: dict[str, str] = {}
    for layer in layers:
        merged.update(layer)
    return merged


def _unescape(text: str) -> str:
    return _ENTITY.sub(_entity, text)


def _entity(match: re.Match[str]) -> str:
    name = match[1]
    if name.startswith("#x"):
        return chr(int(name[2:], 16))
    if name.startswith("#"):
        return chr(int(name[1:]))
    return _ENTITIES.get(name, match[0])

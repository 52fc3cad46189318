"""The effective look of a run: document defaults, table style, style chain and direct formatting resolved.

Order of the layers: ECMA-376 part 1, 17.7.2. Toggle properties are overridden and not combined: the result is
only ever compared with another of its kind. Only what a person can see and what a resave keeps is read.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

STYLES = "word/styles.xml"
SETTINGS = "word/settings.xml"
THEME = "word/theme/theme1.xml"

_PROPERTY = re.compile(r"<w:(\w+)((?: [^>]*?)?)/?>")
_ATTRIBUTE = re.compile(r'w:(\w+)="([^"]*)"')
_STYLE = re.compile(r"<w:style ([^>]*)>(.*?)</w:style>", re.DOTALL)
_DOCUMENT_DEFAULTS = re.compile(r"<w:docDefaults>(.*?)</w:docDefaults>", re.DOTALL)
_BASED_ON = re.compile(r'<w:basedOn w:val="([^"]*)"')
_THEME_LANGUAGE = re.compile(r'<w:themeFontLang [^>]*w:eastAsia="([^"]*)"')

_OFF = frozenset({"0", "false", "off"})
_DEFAULTS = {"sz": "20", "jc": "left", "line": "24auto"}
"""What Word uses where nothing says otherwise (ECMA-376 part 1, 17.3.1.13, 17.3.1.33, 17.3.2.38)."""
_SAME = {"auto": "", "none": "", "baseline": "", "start": "left", "end": "right"}
_HIGHLIGHTS = {
    "yellow": "FFFF00",
    "green": "00FF00",
    "cyan": "00FFFF",
    "magenta": "FF00FF",
    "blue": "0000FF",
    "red": "FF0000",
    "darkBlue": "000080",
    "darkCyan": "008080",
    "darkGreen": "008000",
    "darkMagenta": "800080",
    "darkRed": "800000",
    "darkYellow": "808000",
    "darkGray": "808080",
    "lightGray": "C0C0C0",
    "black": "000000",
}
"""ST_HighlightColor (ECMA-376 part 1, 17.18.40)."""
_SCRIPTS = {
    "zh-CN": "Hans",
    "zh-SG": "Hans",
    "zh-TW": "Hant",
    "zh-HK": "Hant",
    "ja-JP": "Jpan",
    "ko-KR": "Hang",
}

_MOST_KNOWN = 5000
"""Looks that are remembered; a template's reports have some dozens."""

Properties = Mapping[str, str]


@dataclass(frozen=True, slots=True, eq=False)
class Looks:
    """The looks that a document's styles give. Compared by identity: one object for one text of the parts."""

    styles: Mapping[str, str]
    defaults: Properties
    default_paragraph: str
    theme_fonts: Mapping[str, str]
    _resolved: dict[str, Properties] = field(default_factory=dict)
    _known: dict[tuple[str, str, str], str] = field(default_factory=dict)

    @classmethod
    def read(cls, styles: bytes, settings: bytes, theme: bytes) -> "Looks":
        """From the parts of these names, each maybe empty."""
        text = styles.decode("utf-8", "replace")
        bodies: dict[str, str] = {}
        default = ""
        for written, body in _STYLE.findall(text):
            attributes = dict(_ATTRIBUTE.findall(written))
            bodies[attributes.get("styleId", "")] = body
            if attributes.get("type") == "paragraph" and attributes.get("default", "0") not in _OFF:
                default = attributes.get("styleId", "")
        fonts = _theme_fonts(settings.decode("utf-8", "replace"), theme.decode("utf-8", "replace"))
        found = _DOCUMENT_DEFAULTS.search(text)
        return cls(bodies, _properties(found[1], fonts) if found else {}, default, fonts)

    def of(self, table_style: str, paragraph: str, run: str) -> str:
        """The look of a run: its properties in a fixed order between `\\x1e`, the defaults left out.

        `paragraph` and `run` are the inside of its w:pPr and w:rPr.
        """
        key = (table_style, paragraph, run)
        look = self._known.get(key)
        if look is None:
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            look = self._known[key] = self._look(table_style, paragraph, run)
        return look

    def _look(self, table_style: str, paragraph: str, run: str) -> str:
        own_paragraph, own_run = self._paragraph(paragraph), _properties(run, self.theme_fonts)
        layers = (
            self.defaults,
            self._style(table_style),
            self._style(own_paragraph.get("pStyle", self.default_paragraph)),
            self._style(own_run.get("rStyle", "")),
            own_paragraph,
            own_run,
        )
        shown = sorted(
            f"{name}={value}"
            for name, value in _merged(layers).items()
            if name not in {"pStyle", "rStyle"} and value and value != _DEFAULTS.get(name)
        )
        return "\x1e" + ";".join(shown) + "\x1e"

    def _paragraph(self, xml: str) -> Properties:
        """A w:pPr's properties; the w:rPr inside it is the look of the paragraph mark, which nobody sees."""
        return _properties(xml[: xml.index("<w:rPr>")] if "<w:rPr>" in xml else xml, self.theme_fonts)

    def _style(self, style_id: str) -> Properties:
        """The properties of a style with all it builds on; a style that builds on itself ends there."""
        if style_id not in self._resolved:
            chain: list[Properties] = []
            name, seen = style_id, set[str]()
            while name in self.styles and name not in seen:
                seen.add(name)
                body = self.styles[name].partition("<w:tblStylePr")[0]
                chain.append(_properties(body, self.theme_fonts))
                based_on = _BASED_ON.search(body)
                name = based_on[1] if based_on else ""
            self._resolved[style_id] = _merged(reversed(chain))
        return self._resolved[style_id]


def _merged(layers: Iterable[Properties]) -> Properties:
    merged: dict[str, str] = {}
    for layer in layers:
        merged.update(layer)
    return merged


def _theme_fonts(settings: str, theme: str) -> Properties:
    """What a w:*Theme attribute stands for: `minorEastAsia` → 宋体 (ECMA-376 part 1, 17.18.96)."""
    language = _THEME_LANGUAGE.search(settings)
    script = _SCRIPTS.get(language[1] if language else "zh-CN", "Hans")
    fonts: dict[str, str] = {}
    for name, body in re.findall(r"<a:(major|minor)Font>(.*?)</a:\1Font>", theme, re.DOTALL):
        latin = _typeface(r'<a:latin [^>]*typeface="([^"]*)"', body)
        east = _typeface(r'<a:ea [^>]*typeface="([^"]*)"', body)
        east = east or _typeface(rf'<a:font script="{script}" typeface="([^"]*)"', body)
        fonts |= {f"{name}Ascii": latin, f"{name}HAnsi": latin, f"{name}EastAsia": east}
    return fonts


def _typeface(pattern: str, xml: str) -> str:
    found = re.search(pattern, xml)
    return found[1] if found else ""


def _properties(xml: str, theme_fonts: Properties) -> Properties:
    """The properties that make a look, from the inside of a w:rPr, a w:pPr or a w:style."""
    found: dict[str, str] = {}
    for name, written in _PROPERTY.findall(xml):
        if name == "rFonts":
            found.update(_fonts(dict(_ATTRIBUTE.findall(written)), theme_fonts))
        elif name in _READERS:
            found.update(_READERS[name](name, dict(_ATTRIBUTE.findall(written))))
    return found


def _fonts(attributes: Properties, theme_fonts: Properties) -> Properties:
    """A theme attribute overrides the name beside it (ECMA-376 part 1, 17.3.2.26)."""
    found = {}
    for script in ("ascii", "eastAsia"):
        theme = attributes.get(f"{script}Theme")
        if theme:
            found[f"{script} font"] = theme_fonts.get(theme, theme)
        elif script in attributes:
            found[f"{script} font"] = attributes[script]
    return found


def _toggle(name: str, attributes: Properties) -> Properties:
    return {name: "" if attributes.get("val") in _OFF else "1"}


def _value(name: str, attributes: Properties) -> Properties:
    value = attributes.get("val", "")
    return {name: _SAME.get(value, value)}


def _highlight(_: str, attributes: Properties) -> Properties:
    """Highlight and shading look alike, and LibreOffice turns one into the other."""
    return {"background": _HIGHLIGHTS.get(attributes.get("val", ""), "")}


def _shading(_: str, attributes: Properties) -> Properties:
    fill = attributes.get("fill", "auto").upper()
    return {"background": "" if fill in {"AUTO", "FFFFFF"} else fill}


def _list(_: str, attributes: Properties) -> Properties:
    """Whether the paragraph is in a list: which one, each program numbers anew."""
    return {"list": "" if attributes.get("val") == "0" else "1"}


def _indent(_: str, attributes: Properties) -> Properties:
    """Indents to the nearest 200 twips: those given in characters are computed anew by each program."""
    sides = {"left": "left", "start": "left", "right": "right", "end": "right", "firstLine": "first line"}
    found = {sides[name]: rounded(attributes[name], 200) for name in sides if name in attributes}
    if "hanging" in attributes:
        hanging = rounded(attributes["hanging"], 200)
        found["first line"] = f"-{hanging}" if hanging else ""
    return found


def _spacing(_: str, attributes: Properties) -> Properties:
    """w:spacing: of characters in a w:rPr (w:val), of lines and paragraphs in a w:pPr."""
    found = {name: rounded(attributes[name], 100) for name in ("before", "after") if name in attributes}
    if "line" in attributes:
        found["line"] = rounded(attributes["line"], 10) + attributes.get("lineRule", "auto")
    if "val" in attributes:
        found["spacing"] = rounded(attributes["val"], 2)
    return found


def cell_look(name: str, attributes: str) -> str:
    """The look that w:shd, w:jc or w:trHeight of a table gives, "" where it is the default."""
    values = dict(_ATTRIBUTE.findall(attributes))
    if name == "shd":
        return _shading(name, values)["background"]
    if name == "trHeight":
        return rounded(values.get("val", ""), 60)
    alignment = _value(name, values)[name]
    return "" if alignment == _DEFAULTS["jc"] else alignment


def rounded(number: str, step: int) -> str:
    """`number` in whole steps, "" for none and for what is no number."""
    try:
        return str(round(float(number) / step) or "")
    except ValueError:
        return ""


_READERS = {
    **dict.fromkeys(("b", "i", "strike", "dstrike", "vanish", "caps", "smallCaps"), _toggle),
    **dict.fromkeys(("pageBreakBefore", "keepNext"), _toggle),
    **dict.fromkeys(("u", "color", "sz", "vertAlign", "jc", "pStyle", "rStyle"), _value),
    "highlight": _highlight,
    "shd": _shading,
    "numId": _list,
    "ind": _indent,
    "spacing": _spacing,
}
"""The elements that make a look, and survive a resave."""

"""XML as strings, in the order written: what Word needs, nothing a serializer would add."""

from xml.sax.saxutils import escape, quoteattr

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

Value = str | int
Attributes = dict[str, Value]


def element(name: str, attributes: Attributes | None = None, *children: str) -> str:
    """`<w:name w:attribute="value">children</w:name>`; attributes of another namespace carry their prefix."""
    written = "".join(
        f" {key if ':' in key else 'w:' + key}={quoteattr(str(value))}"
        for key, value in (attributes or {}).items()
    )
    inside = "".join(children)
    return f"<w:{name}{written}>{inside}</w:{name}>" if inside else f"<w:{name}{written}/>"


def value(name: str, of: Value) -> str:
    """`<w:name w:val="of"/>`, the commonest shape in WordprocessingML."""
    return element(name, {"val": of})


def switch(name: str, on: bool = True) -> str:
    """A toggle: absent w:val means on."""
    return element(name) if on else value(name, 0)


def part(root: str, *children: str) -> str:
    """A whole part with `root` as its element."""
    inside = "".join(children)
    return f'{DECLARATION}<w:{root} xmlns:w="{WORD}" xmlns:r="{RELATIONSHIPS}">{inside}</w:{root}>'


def run(text: str, style: str = "", properties: str = "") -> str:
    """A run of `text`; `style` is a character style's id."""
    inside = (value("rStyle", style) if style else "") + properties
    return element("r", None, element("rPr", None, inside) if inside else "", words(text))


def words(text: str) -> str:
    """`text` as w:t; spaces at its ends survive."""
    return element("t", {"xml:space": "preserve"} if text != text.strip() else None, escape(text))


TAB = element("r", None, element("tab"))
"""A tabulator."""


def paragraph(style: str, *runs: str, frame: str = "") -> str:
    """A paragraph in the paragraph style with id `style`; no direct formatting but a `frame` (w:framePr)."""
    return element("p", None, element("pPr", None, value("pStyle", style), frame), *runs)

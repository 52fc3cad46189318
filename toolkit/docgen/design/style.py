"""What a named style of a template is, and the small pieces of XML that its description takes."""

from dataclasses import dataclass, replace

from docgen.design.xml import element
from docgen.model.profile import Align, ElementFormat, Profile

TAG_GREY = "A6A6A6"
SIZE_3, SIZE_4, SMALL_4 = 32, 28, 24
"""三号, 四号 and 小四 in half-points (w:sz)."""
JUSTIFICATION = {Align.LEFT: "left", Align.CENTER: "center", Align.RIGHT: "right", Align.JUSTIFIED: "both"}
OPEN = ElementFormat("", "")
"""Nothing of its own: all is the style's it is based on."""


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """A paragraph style. Unset attributes are those of the style it is based on.

    Indents are in characters of its own size, `before` and `after` in lines of the page, `exact` in twips.
    `single` gives lines their natural height, for what is no text; without `snap` a line keeps off the page's
    grid; `contextual` drops the space between neighbours. `borders` and `tabs` are ready XML.
    """

    id: str
    name: str
    format: ElementFormat = OPEN
    based_on: str = "Normal"
    following: str = ""
    before: float | None = None
    after: float | None = None
    before_twips: int = 0
    after_twips: int = 0
    exact: int = 0
    single: bool = False
    snap: bool = True
    contextual: bool = False
    keep_next: bool = False
    page_break: bool = False
    outline: int | None = None
    distribute: bool = False
    spacing: int | None = None
    borders: str = ""
    tabs: str = ""
    priority: int = 10


@dataclass(frozen=True, slots=True)
class CharacterStyle:
    """A character style. `shade` is a fill: w:highlight has no place in a style."""

    id: str
    name: str
    format: ElementFormat = OPEN
    shade: str = ""


def text_width(profile: Profile) -> int:
    """The width of 版心 in twips."""
    return profile.paper.width - profile.margins.left - profile.margins.right


def tab_stops(*stops: tuple[str, int]) -> str:
    """w:tabs, from left to right as the schema's readers expect."""
    ordered = sorted(stops, key=lambda stop: stop[1])
    return element("tabs", None, *(element("tab", {"val": kind, "pos": place}) for kind, place in ordered))


def border(side: str, colour: str, weight: int) -> str:
    """A line at one side of a paragraph or table, as wide as it; `weight` in eighths of a point."""
    return element(side, {"val": "single", "sz": weight, "space": 0, "color": colour})


def right_aligned(format_: ElementFormat, characters: float) -> ElementFormat:
    """`format_` flush right but for `characters`."""
    return replace(format_, align=Align.RIGHT, right=characters)


def typeface_only(format_: ElementFormat) -> ElementFormat:
    """The typeface and weight of `format_`, for words inside a paragraph of another look."""
    return ElementFormat(format_.typeface, "", bold=format_.bold)


def twips(millimetres: float) -> int:
    """Millimetres in twips."""
    return round(millimetres * 1440 / 25.4)

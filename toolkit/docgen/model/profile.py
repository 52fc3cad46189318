"""Profile: a named set of format numbers.

Lengths are twips (1/20 pt) and type sizes half-points, as in OOXML; indents are in characters of the
element's own size. The numbers come from `docgen/profiles/*.toml` or an office's own file; `clause` says
which clause of GB/T 9704-2012 (or, where it says so, GB/T 33476.2-2016) gives them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from docgen.diagnostics import Severity


class Element(Enum):
    """An element of an official document; the values are the keys of `[elements.…]` in a profile."""

    COPY_NUMBER = "copy_number"
    CLASSIFICATION = "classification"
    URGENCY = "urgency"
    ISSUER_MARK = "issuer_mark"
    DOCUMENT_NUMBER = "document_number"
    SIGNATORY = "signatory"
    RED_LINE = "red_line"
    TITLE = "title"
    ADDRESSEE = "addressee"
    HEADING_1 = "heading_1"
    HEADING_2 = "heading_2"
    HEADING_3 = "heading_3"
    HEADING_4 = "heading_4"
    BODY = "body"
    ATTACHMENT_NOTE = "attachment_note"
    SIGNATURE = "signature"
    DATE = "date"
    REMARK = "remark"
    ATTACHMENT_MARK = "attachment_mark"
    ATTACHMENT_TITLE = "attachment_title"
    COPIES_TO = "copies_to"
    PRINTING = "printing"
    PAGE_NUMBER = "page_number"


class Align(Enum):
    """Horizontal placement of a paragraph; JUSTIFIED also accepts LEFT, alike on a last line."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"
    JUSTIFIED = "justified"


@dataclass(frozen=True, slots=True)
class Paper:
    """The sheet: `width` × `height`, each within `tolerance`."""

    width: int
    height: int
    tolerance: int
    clause: str


@dataclass(frozen=True, slots=True)
class Margins:
    """What `w:pgMar` says, each within `tolerance`."""

    top: int
    bottom: int
    left: int
    right: int
    tolerance: int
    clause: str


@dataclass(frozen=True, slots=True)
class Grid:
    """`lines` × `characters` a full page, and how that is reached.

    `line_pitch` is both the `w:docGrid` pitch and the exact line spacing. `character_spacing` is the
    `w:spacing` of a run with docGrid type "lines"; `character_space` the docGrid charSpace (1/4096 pt) with
    type "linesAndChars". Either reaches 28 characters in Word; LibreOffice only the first.
    """

    lines: int
    characters: int
    line_pitch: int
    character_spacing: int
    character_space: int
    clause: str


@dataclass(frozen=True, slots=True)
class ElementFormat:
    """How one element looks. None means that the standard leaves it open.

    `typeface` is a key of `Profile.typefaces`. `hanging` is Word's: later lines start that much further in.
    """

    typeface: str
    clause: str
    size: int | None = None
    align: Align | None = None
    bold: bool = False
    color: str = ""
    first_line: float | None = None
    hanging: float | None = None
    left: float | None = None
    right: float | None = None


@dataclass(frozen=True, slots=True)
class Letterhead:
    """版头: where the 发文机关标志 and the red line stand; `mark_top` is from the top edge of the paper."""

    mark_top: int
    number_gap_lines: int
    line_gap: int
    clause: str


@dataclass(frozen=True, slots=True)
class Closing:
    """署名 and date: characters free at the right, with a seal and without one."""

    sealed_date_right: float
    unsealed_right: float
    unsealed_date_shift: float
    clause: str


@dataclass(frozen=True, slots=True)
class Imprint:
    """版记: line weights in eighths of a point (`w:sz`), and characters free at both sides."""

    outer_line: int
    inner_line: int
    side: float
    clause: str


@dataclass(frozen=True, slots=True)
class PageNumbers:
    """页码: `below_text` is from the bottom of 版心 to the dash; `footer` and an exact `line` reach it."""

    below_text: int
    footer: int
    footer_tolerance: int
    line: int
    side: float
    clause: str


@dataclass(frozen=True, slots=True)
class Profile:
    """A whole set of numbers.

    `typefaces` maps the standard's name of a typeface (仿宋) to the font names that count as it; templates
    write the first. `rules` gives a rule another severity than its own; None ("off") switches it off.
    """

    name: str
    title: str
    paper: Paper
    margins: Margins
    grid: Grid
    letterhead: Letterhead
    closing: Closing
    imprint: Imprint
    page_numbers: PageNumbers
    typefaces: Mapping[str, tuple[str, ...]]
    latin_typefaces: tuple[str, ...]
    elements: Mapping[Element, ElementFormat]
    rules: Mapping[str, Severity | None]

    def fonts(self, element: Element) -> tuple[str, ...]:
        """The font names accepted for `element`, the one to write first."""
        return self.typefaces[self.elements[element].typeface]

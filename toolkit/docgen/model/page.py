"""The pages of a document: sections, with their headers and footers. Lengths are twips."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from docgen.model.paragraph import Paragraph, Place


class GridKind(Enum):
    """`w:docGrid` types; NONE is no grid."""

    NONE = "default"
    LINES = "lines"
    LINES_AND_CHARACTERS = "linesAndChars"
    SNAP_TO_CHARACTERS = "snapToChars"


@dataclass(frozen=True, slots=True)
class Story:
    """A header or footer: its part and paragraphs."""

    part: str
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A section's page. `headers` and `footers` are by type (default, even, first).

    `index` counts from 0. `page_start` is where page numbers begin anew, None where they run on;
    `page_format` is how they are written (17.18.59: `decimal`, `numberInDash`), "" where nothing says.
    """

    index: int
    width: int
    height: int
    top: int
    bottom: int
    left: int
    right: int
    header: int
    footer: int
    landscape: bool = False
    grid: GridKind = GridKind.NONE
    line_pitch: int = 0
    character_space: int = 0
    page_start: int | None = None
    page_format: str = ""
    kind: str = "nextPage"
    columns: int = 1
    own_first: bool = False
    """Its first page has a header and footer of its own."""
    headers: Mapping[str, Story] = field(default_factory=dict)
    footers: Mapping[str, Story] = field(default_factory=dict)

    def place(self) -> Place:
        """The section as a place."""
        return Place((f"第{self.index + 1}节页面设置",))

"""The page that a template gives its text: what a line and a page hold. All lengths are twips.

It is read from the template when that is compiled (template/page.py); whoever breaks titles, fits tables and
pictures, or counts pages reckons with it, and with no page of the standard's.
"""

from typing import NamedTuple


class Room(NamedTuple):
    """The type area (版心) of an upright page; that of a page turned is its other way round."""

    width: int
    height: int

    @property
    def turned(self) -> "Room":
        """The type area of the page laid across."""
        return Room(self.height, self.width)


class Geometry(NamedTuple):
    """A template's page: `room` for its text, and how its body text and its title stand in it.

    `pitch` is the distance of two lines of body text, `size` the height of its characters, `advance` how far
    a Chinese one moves the next; `title` is the height of the title's characters.
    """

    room: Room
    pitch: int
    size: int
    advance: int
    title: int

    @property
    def lines(self) -> int:
        """Lines of body text on a page."""
        return max(1, self.room.height // self.pitch)

    @property
    def title_line(self) -> int:
        """Characters of the title that a line holds."""
        return max(1, self.room.width // self.title)


STANDARD_PAGE = Geometry(Room(8845, 12756), pitch=579, size=320, advance=315, title=440)
"""22 lines of 28 characters in 156 × 225 mm (GB/T 9704-2012, 5.2): for where there is no template to ask."""

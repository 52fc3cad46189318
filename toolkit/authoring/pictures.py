"""Pictures of the samples, drawn for this project with Pillow (an authoring dependency only)."""

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageDraw

EMU_PER_CM = 360_000

_INK = (64, 64, 64)
_WALL = (90, 90, 90)
_FLOOR = (250, 250, 247)
_CORRIDOR = (236, 244, 236)
_EXIT = (0, 140, 70)
_FIRE = (200, 40, 40)
_ASSEMBLY = (30, 100, 180)

Box = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Drawing:
    """A PNG and the size (EMU) that it takes on paper."""

    png: bytes
    width: int
    height: int


def evacuation_plan() -> Drawing:
    """The plan of a shop floor: rooms on both sides of a corridor, exits, extinguishers, the assembly point.

    Signs instead of words, so the bytes do not depend on the fonts of a machine.
    """
    image = Image.new("RGB", (1200, 640), "white")
    draw = ImageDraw.Draw(image)
    draw.rectangle((60, 60, 1000, 580), fill=_FLOOR, outline=_WALL, width=8)
    draw.rectangle((64, 270, 996, 370), fill=_CORRIDOR)
    for left in range(60, 1000, 235):
        _room(draw, (left, 60, left + 235, 270), door_below=True)
        _room(draw, (left, 370, left + 235, 580), door_below=False)
    for start in range(560, 900, 110):
        _arrow(draw, start, start + 70)
    for start in range(450, 150, -110):
        _arrow(draw, start, start - 70)
    for exit_box in ((50, 285, 74, 355), (986, 285, 1010, 355)):
        draw.rectangle(exit_box, fill=_EXIT)
    for centre in ((120, 285), (505, 285), (925, 285), (505, 355)):
        _extinguisher(draw, *centre)
    _assembly_point(draw, 1110, 320)
    draw.line((1020, 320, 1062, 320), fill=_EXIT, width=8)
    return _drawing(image.crop((40, 40, 1180, 600)), width=10 * EMU_PER_CM)


def _drawing(image: Image.Image, width: int) -> Drawing:
    buffer = BytesIO()
    image.save(buffer, "PNG")
    return Drawing(buffer.getvalue(), width, width * image.height // image.width)


def _room(draw: ImageDraw.ImageDraw, box: Box, *, door_below: bool) -> None:
    """A room with its counter, and a door onto the corridor."""
    left, top, right, bottom = box
    draw.rectangle(box, outline=_WALL, width=6)
    middle, wall = (left + right) // 2, bottom if door_below else top
    draw.rectangle((middle - 32, wall - 8, middle + 32, wall + 8), fill=_CORRIDOR)
    counter = top + 40 if door_below else bottom - 70
    draw.rectangle((left + 40, counter, right - 40, counter + 30), outline=_INK, width=3)


def _arrow(draw: ImageDraw.ImageDraw, start: int, end: int) -> None:
    """The way out, along the middle of the corridor."""
    head = 18 if end > start else -18
    draw.line((start, 320, end - head, 320), fill=_EXIT, width=8)
    draw.polygon(((end, 320), (end - head, 304), (end - head, 336)), fill=_EXIT)


def _extinguisher(draw: ImageDraw.ImageDraw, x: int, y: int) -> None:
    draw.ellipse((x - 12, y - 12, x + 12, y + 12), fill=_FIRE)
    draw.rectangle((x - 3, y - 20, x + 3, y - 10), fill=_FIRE)


def _assembly_point(draw: ImageDraw.ImageDraw, x: int, y: int) -> None:
    """Arrows that meet in a circle, as on the sign."""
    draw.ellipse((x - 46, y - 46, x + 46, y + 46), outline=_ASSEMBLY, width=8)
    for dx, dy in ((1, 1), (1, -1), (-1, 1), (-1, -1)):
        draw.line((x + 30 * dx, y + 30 * dy, x + 8 * dx, y + 8 * dy), fill=_ASSEMBLY, width=8)
    draw.ellipse((x - 10, y - 10, x + 10, y + 10), fill=_ASSEMBLY)


DRAWINGS: dict[str, Callable[[], Drawing]] = {"evacuation_plan": evacuation_plan}
"""What the word behind 画 in a sample draws."""

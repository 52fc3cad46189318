"""How large a picture is set: scaled down, never up, so that the page holds it as it is seen."""

import math

from docgen.model.geometry import Room

EMU_A_TWIP = 635
ROOM_FOR_CAPTION = 25 * 36_000
"""EMU that a picture leaves on a page of its own."""
_ANGLES_A_DEGREE = 60_000


def fitted(width: int, height: int, room: Room, angle: int = 0) -> tuple[int, int]:
    """A size in EMU scaled down, never up, to `room` and what it leaves above a caption.

    A picture turned by `angle` must fit as it is seen.
    """
    width, height = max(width, 1), max(height, 1)
    sides, ends = beyond((width, height), angle)
    scale = min(
        1.0,
        room.width * EMU_A_TWIP / (width + 2 * sides),
        (room.height * EMU_A_TWIP - ROOM_FOR_CAPTION) / (height + 2 * ends),
    )
    return max(1, int(width * scale)), max(1, int(height * scale))


def beyond(size: tuple[int, int], angle: int) -> tuple[int, int]:
    """How far a picture reaches beyond its size when turned: at the sides, and above and below."""
    if not angle:
        return 0, 0
    width, height = size
    radians = math.radians(angle / _ANGLES_A_DEGREE)
    sine, cosine = abs(math.sin(radians)), abs(math.cos(radians))
    seen = width * cosine + height * sine, width * sine + height * cosine
    return max(0, round((seen[0] - width) / 2)), max(0, round((seen[1] - height) / 2))

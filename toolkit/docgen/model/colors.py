"""Colours as OOXML writes them: RRGGBB."""


def is_red(color: str) -> bool:
    """Whether `color` is a red that a reader would call so; "" (automatic) is not."""
    try:
        red, green, blue = (int(color[i : i + 2], 16) for i in (0, 2, 4))
    except ValueError:
        return False
    return red >= 0xB0 and max(green, blue) <= 0x50


def is_black(color: str) -> bool:
    """Whether RRGGBB prints as black does: Word's lighter shades of it begin at 0D0D0D."""
    return len(color) == 6 and all(int(color[i : i + 2], 16) <= 0x1A for i in (0, 2, 4))


def is_light(color: str) -> bool:
    """Whether RRGGBB is white or nearly so: nobody reads it on white paper."""
    return len(color) == 6 and all(int(color[i : i + 2], 16) >= 0xE0 for i in (0, 2, 4))

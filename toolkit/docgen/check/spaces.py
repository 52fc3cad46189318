"""Spaces that people type to place text."""

SPACES = " \u3000\u00a0\t"


def leading_space(text: str) -> int:
    """How many typed spaces and tabs `text` begins with; 0 where nothing follows them."""
    return len(text) - len(text.lstrip(SPACES)) if text.strip() else 0

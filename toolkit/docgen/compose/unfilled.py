"""Marking what is to be filled, for the template program to highlight."""

from docgen.model.context import UNFILLED_END, UNFILLED_START
from docgen.model.masks import find_masks, mask

__all__ = ["find_masks", "mark", "mark_masks"]


def mark_masks(text: str) -> str:
    """`text` with every mask between the marks that the template program highlights."""
    return mask().sub(lambda match: mark(match.group()), text)


def mark(text: str) -> str:
    """`text` marked as an unfilled place."""
    return f"{UNFILLED_START}{text}{UNFILLED_END}"

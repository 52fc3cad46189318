"""写法: how a clerk wants a group of items: 连写 or 分段, and the word that counts them."""

from typing import NamedTuple

from docgen.model.layout import ItemPlacement
from docgen.model.report import TypedNumber
from docgen.recognition.numbers import typed_number

CHOICES = (
    "连写", "分段", "一是连写", "一是分段", "一要连写", "一要分段",
    "首先，连写", "首先，分段", "1.分段", "（1）分段",
)  # fmt: skip
"""What the drop-down offers; any other number may be typed in front of 连写 or 分段."""
APART = "分段"
"""What says that each item is a paragraph."""
_PLACEMENTS = {
    "连写": ItemPlacement.INLINE,
    "连排": ItemPlacement.INLINE,
    "接排": ItemPlacement.INLINE,
    "接上段": ItemPlacement.INLINE,
    APART: ItemPlacement.PARAGRAPHS,
    "另起": ItemPlacement.PARAGRAPHS,
    "另起一段": ItemPlacement.PARAGRAPHS,
    "每条一段": ItemPlacement.PARAGRAPHS,
}


class Manner(NamedTuple):
    """How items stand; None where the clerk left it to the layout."""

    placement: ItemPlacement | None = None
    number: TypedNumber | None = None


def manner_of(text: str) -> Manner | None:
    """What a 写法 says: 分段, 一要, 一要分段; None where it says nothing that is known."""
    bare = "".join(text.split())
    if not bare:
        return Manner()
    word = next((word for word in sorted(_PLACEMENTS, key=len) if bare.endswith(word)), "")
    rest = bare.removesuffix(word).rstrip("·，,、/+＋-") if word else bare
    number = typed_number(f"{bare.removesuffix(word)}某") or typed_number(f"{rest}，某") if rest else None
    if rest and number is None:
        return None
    return Manner(_PLACEMENTS.get(word), number)

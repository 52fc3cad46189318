"""Numbers that were typed as text: `1,200`, `１２`, `14次`, `12.5%`; and marks for a number still to come."""

import unicodedata
from decimal import Decimal

from docgen.model.masks import mask_places
from docgen.model.number_format import stored_number
from docgen.model.number_format.digits import EXACT
from docgen.patterns import rarely
from docgen.workbook.figure_scales import Amount

_MASK = rarely(r"(?:[XxＸｘ×]+|[*＊]+|[○〇]{2,})[余多]?")
_WRITTEN_NUMBER = rarely(r"[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|[+-]?\.\d+")


def is_mask(text: str, unit: str = "") -> bool:
    """Whether the whole text stands for a number still to be filled in: X, **, XX余, X.X, ___, XX次."""
    bare = text.strip().removesuffix(unit)
    if _MASK().fullmatch(bare):
        return True
    places = mask_places(text.strip())
    return len(places) == 1 and places[0][0] == 0 and bare[places[0][1] :] in {"", "余", "多"}


def typed_number(text: str, unit: str = "") -> Amount:
    """The number in a text, which may end in `unit`; 12.5% is 0.125 in the format 0.0%."""
    narrow = unicodedata.normalize("NFKC", text).replace(" ", "").removesuffix(unit or "\0")
    if not narrow.endswith("%"):
        return Amount(_plain_number(narrow), "")
    value = _plain_number(narrow[:-1])
    places = len(narrow[:-1].partition(".")[2])
    code = f"0.{'0' * places}%" if places else "0%"
    return Amount(value.scaleb(-2, EXACT) if value is not None else None, code)


def _plain_number(text: str) -> Decimal | None:
    return stored_number(text.replace(",", "")) if _WRITTEN_NUMBER().fullmatch(text) else None

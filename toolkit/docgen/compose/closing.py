"""署名 and date: where each begins depends on how long the other is (GB/T 9704-2012, 7.3.5)."""

import re
import unicodedata
from collections.abc import Mapping

from docgen.model.context import UNFILLED_END, UNFILLED_START, PlacedLine
from docgen.model.fields import DATE, SEAL, SIGNATORY_POST, SIGNATURE
from docgen.model.styles import DATE as DATE_STYLE
from docgen.model.styles import SIGNATURE as SIGNATURE_STYLE

SEALED, SIGNATURE_SEAL = "盖章", "签名章"
"""用印: with the organ's seal, or with the signatory's; anything else is unsealed."""
SEALED_DATE_RIGHT = 4.0
UNSEALED_RIGHT = 2.0
DATE_SHIFT = 2.0
SIGNATURE_SEAL_WIDTH = 5.0
"""Room for a signature seal, in characters: 28 mm."""
AUTO_SPACE = 0.25
"""What Word and LibreOffice put between a Chinese character and a digit, in characters."""
_SEAM = re.compile(r"(?<=[^\x00-\xff])(?=[0-9A-Za-z])|(?<=[0-9A-Za-z])(?=[^\x00-\xff])")


def closing(fields: Mapping[str, str]) -> dict[str, object]:
    """`{"署名": [PlacedLine], "日期": [PlacedLine]}`; the date's list is empty where there is none."""
    organs = [line.strip() for line in fields.get(SIGNATURE, "").splitlines() if line.strip()]
    date = fields.get(DATE, "")
    seal = fields.get(SEAL, "")
    if seal == SIGNATURE_SEAL:
        post = fields.get(SIGNATORY_POST, "")
        right = SEALED_DATE_RIGHT + SIGNATURE_SEAL_WIDTH + DATE_SHIFT
        return placed([(post, right)] if post else [], date, SEALED_DATE_RIGHT)
    if not organs or not date:
        return placed([(organ, UNSEALED_RIGHT) for organ in organs], date, UNSEALED_RIGHT)
    return (sealed if seal == SEALED else unsealed)(organs, date)


def sealed(organs: list[str], date: str) -> dict[str, object]:
    """The date four characters from the right, each organ centred over it (7.3.5.1)."""
    longest = max(width(organ) for organ in organs)
    centre = max(SEALED_DATE_RIGHT + width(date) / 2, longest / 2)
    return placed(
        [(organ, centre - width(organ) / 2) for organ in organs], date, centre - width(date) / 2
    )


def unsealed(organs: list[str], date: str) -> dict[str, object]:
    """The organ two from the right, the date beginning two behind it; a longer date itself two from the right.

    7.3.5.2; a date that would pass the right edge of 版心 counts as longer.
    """
    last = width(organs[-1])
    date_right = UNSEALED_RIGHT + last - DATE_SHIFT - width(date)
    if width(date) > last or date_right < 0:
        date_right = UNSEALED_RIGHT
    right = date_right + width(date) + DATE_SHIFT - last
    return placed([(organ, right + last - width(organ)) for organ in organs], date, date_right)


def placed(organs: list[tuple[str, float]], date: str, date_right: float) -> dict[str, object]:
    """The lines of the closing; none stands beyond the right edge."""
    return {
        "署名": [PlacedLine(organ, SIGNATURE_STYLE, max(0.0, right)) for organ, right in organs],
        "日期": [PlacedLine(date, DATE_STYLE, date_right)] if date else [],
    }


def width(text: str) -> float:
    """How wide `text` is set, in characters: Latin letters and digits are half, with a quarter at each seam."""
    seen = text.replace(UNFILLED_START, "").replace(UNFILLED_END, "")
    halves = sum(1 if unicodedata.east_asian_width(c) in "NaH" else 2 for c in seen)
    return halves / 2 + AUTO_SPACE * len(_SEAM.findall(seen))

"""署名 and date: where each begins depends on how long the other is (GB/T 9704-2012, 7.3.5)."""

from collections.abc import Mapping, Sequence

from docgen.model.composition import Closing, Placed
from docgen.model.fields import DATE, SEAL, SIGNATORY_POST, SIGNATURE
from docgen.model.styles import DATE as DATE_STYLE
from docgen.model.styles import SIGNATURE as SIGNATURE_STYLE
from docgen.model.styles import SIGNATURE_POST, SIGNATURE_SEALED
from docgen.model.texts import Line, paragraphs, plain
from docgen.model.widths import width as width_of

SEALED, SIGNATURE_SEAL = "盖章", "签名章"
"""用印: with the organ's seal, or with the signatory's; anything else is unsealed."""
SEALED_DATE_RIGHT = 4.0
UNSEALED_RIGHT = 2.0
DATE_SHIFT = 2.0
POST_GAP = 2.0
SIGNATURE_SEAL_WIDTH = 5.0
"""Room for a signature seal, in characters: 28 mm."""


def closing(fields: Mapping[str, Line]) -> Closing:
    """署名 and date, a line an organ; with a signature seal, 署名 is the signatory's post."""
    organs = paragraphs(fields.get(SIGNATURE, ()))
    date = fields.get(DATE, ())
    seal = plain(fields.get(SEAL, ()))
    if seal == SIGNATURE_SEAL:
        return signed(fields.get(SIGNATORY_POST, ()), date)
    if not organs:
        right = SEALED_DATE_RIGHT if seal == SEALED else UNSEALED_RIGHT
        return Closing((), dated(date, right))
    return sealed(organs, date) if seal == SEALED else unsealed(organs, date)


def signed(post: Line, date: Line) -> Closing:
    """The post two characters left of the signature seal; seal and date four from the right (7.3.5.3)."""
    right = SEALED_DATE_RIGHT + SIGNATURE_SEAL_WIDTH + POST_GAP
    lines = (Placed(post, SIGNATURE_POST, right),) if post else ()
    return Closing(lines, dated(date, SEALED_DATE_RIGHT))


def sealed(organs: Sequence[Line], date: Line) -> Closing:
    """The date four characters from the right, each organ centred over it (7.3.5.1).

    Both move left where an organ's name would pass the right edge.
    """
    centre = max(SEALED_DATE_RIGHT + width(date) / 2, *(width(organ) / 2 for organ in organs))
    lines = (Placed(organ, SIGNATURE_SEALED, centre - width(organ) / 2) for organ in organs)
    return Closing(tuple(lines), dated(date, centre - width(date) / 2))


def unsealed(organs: Sequence[Line], date: Line) -> Closing:
    """The last organ two from the right, the date beginning two behind it (7.3.5.2).

    A date longer than the organ, or one that would pass the right edge, is itself two from the right.
    """
    last = width(organs[-1])
    date_right = UNSEALED_RIGHT + last - DATE_SHIFT - width(date)
    if not date:
        date_right = UNSEALED_RIGHT + last - DATE_SHIFT
    elif width(date) > last or date_right < 0:
        date_right = UNSEALED_RIGHT
    start = date_right + width(date) + DATE_SHIFT
    lines = (Placed(organ, SIGNATURE_STYLE, max(0.0, start - width(organ))) for organ in organs)
    return Closing(tuple(lines), dated(date, date_right))


def dated(date: Line, right: float) -> tuple[Placed, ...]:
    """The date's line, or none."""
    return (Placed(date, DATE_STYLE, right),) if date else ()


def width(line: Line) -> float:
    """How wide `line` is set, in characters."""
    return width_of(plain(line))

"""数据 as templates see it: numbers that can be reckoned with and that print as the workbook shows them."""

from collections.abc import Callable
from decimal import Decimal, localcontext

from docgen.compose.figures import (
    NoPreviousValueError,
    NumberTooLargeError,
    bare_number,
    capitals,
    change,
    with_unit,
)
from docgen.model.context import UNFILLED_END, UNFILLED_START
from docgen.model.number_format.digits import EXACT
from docgen.model.report import Figure


class Number(Decimal):
    """A number in its 单位 that prints as its cell shows it: `1,234` where it is 1234.

    It is true, for it is there; what reckons with it gives ordinary numbers. Joined or compared with text, it
    is its text.
    """

    text: str

    def __new__(cls, value: Decimal, text: str) -> "Number":
        """The number `value` that prints as `text`."""
        number = super().__new__(cls, value)
        number.text = text
        return number

    def __str__(self) -> str:
        return self.text

    def __bool__(self) -> bool:
        return True

    def __eq__(self, other: object) -> bool:
        return self.text == other if isinstance(other, str) else Decimal.__eq__(self, other)

    def __ne__(self, other: object) -> bool:
        return not self == other

    __hash__ = Decimal.__hash__

    def __round__(self, places: int = 0) -> Decimal:  # type: ignore[override]
        """Half is rounded up, as Excel does."""
        return self.quantize(Decimal(1).scaleb(-places), context=EXACT)

    def __format__(self, specification: str, context: object = None) -> str:
        with localcontext(EXACT):
            return Decimal.__format__(self, specification) if specification else self.text

    def __add__(self, other: object) -> object:  # type: ignore[override]
        return self.text + other if isinstance(other, str) else Decimal.__add__(self, other)  # type: ignore[operator]

    def __radd__(self, other: object) -> object:  # type: ignore[override]
        return other + self.text if isinstance(other, str) else Decimal.__radd__(self, other)  # type: ignore[operator]


class Missing(str):
    """A number that is not there yet, as text ("" or a mask): neither more nor less than any number."""

    __slots__ = ()

    def __lt__(self, other: object) -> bool:
        return isinstance(other, str) and str.__lt__(self, other)

    def __le__(self, other: object) -> bool:
        return isinstance(other, str) and str.__le__(self, other)

    def __gt__(self, other: object) -> bool:
        return isinstance(other, str) and str.__gt__(self, other)

    def __ge__(self, other: object) -> bool:
        return isinstance(other, str) and str.__ge__(self, other)


def figure_tags(figure: Figure) -> dict[str, object]:
    """A figure by the names of model/context.py; what cannot be said is empty, what is a mask is marked."""
    unit = figure.unit.value.strip()
    previous = figure._replace(value=figure.previous)
    if figure.value is None:
        mask = _mask(figure)
        now: dict[str, object] = {
            "文字": mask + unit if mask else "",
            "数值": Missing(mask),
            "同比": mask,
            "大写": mask,
        }
    else:
        ways: dict[str, Callable[[Figure], str]] = {"文字": with_unit, "同比": change, "大写": capitals}
        said = {name: _said(way, figure) for name, way in ways.items()}
        now = {"数值": Number(figure.value, bare_number(figure)), **said}
    before = Missing() if figure.previous is None else Number(figure.previous, bare_number(previous))
    return {**now, "单位": unit, "上期": before}


def _mask(figure: Figure) -> str:
    written = figure.written.value.strip()
    return f"{UNFILLED_START}{written}{UNFILLED_END}" if written else ""


def _said(way: Callable[[Figure], str], figure: Figure) -> str:
    try:
        return way(figure)
    except (NoPreviousValueError, NumberTooLargeError):
        return ""

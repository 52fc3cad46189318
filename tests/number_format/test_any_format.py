"""No format and no number, however odd, stops docgen or keeps it busy."""

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.model.number_format import (
    is_date_format,
    is_percentage,
    power_of,
    show,
    show_text,
    shows_text_as_it_is,
    stored_number,
    written_out,
)

PIECES = st.sampled_from(
    [
        *(
            "0",
            "#",
            "?",
            ".",
            ",",
            "%",
            "/",
            "E+",
            "E-",
            "e",
            "g",
            "y",
            "m",
            "d",
            "h",
            "s",
            "a",
            "b",
            "@",
            ";",
        ),
        *(
            '"',
            "\\",
            "!",
            "_",
            "*",
            "[",
            "]",
            "[$",
            "-804]",
            "[$-404]",
            "[$-411]",
            "[DBNum1]",
            "[DBNum2]",
            "[>",
        ),
        *(
            "[>=10]",
            "[=1e999]",
            "[<nan]",
            "[h]",
            "General",
            "AM/PM",
            "上午/下午",
            "万",
            " ",
            "\n",
            "²",
            "İ",
            "🙂",
            "8",
        ),
        *(
            "[$-1010404]",
            "[$-FFFFFFFF]",
            "[$-130000]",
            "[Red]",
            "[Color 99]",
            ".000",
            "yyyy",
            "mmm",
            "dddd",
            "bbbb",
        ),
    ]
)
CODES = st.one_of(st.lists(PIECES, max_size=12).map("".join), st.text(max_size=20))
NUMBERS = st.one_of(
    st.decimals(allow_nan=False, allow_infinity=False).filter(lambda number: abs(number.adjusted()) <= 400),
    st.sampled_from(["0", "60", "-1", "2958465.99999999", "1E+300", "1E-300", "-0.5", "9" * 29]).map(Decimal),
    st.integers(-(10**6), 10**6).map(Decimal),
)


@settings(max_examples=400, deadline=None)
@given(NUMBERS, CODES, st.booleans())
def test_any_number_shows_under_any_format(value: Decimal, code: str, is_1904: bool) -> None:
    shown = written_out(value, show(value, code, is_1904=is_1904))
    assert shown.text == shown.text.strip()
    assert is_percentage(code) == (power_of(Decimal(1), code) == 2)
    assert is_date_format(code) in (True, False)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=20), CODES)
def test_any_text_shows_under_any_format(text: str, code: str) -> None:
    if shows_text_as_it_is(code):
        assert show_text(text, code).strip() == text.strip()


@settings(max_examples=200, deadline=None)
@given(st.one_of(st.text("0123456789.+-eE ²_", max_size=30), st.text(max_size=10)))
def test_any_text_is_a_number_or_none(written: str) -> None:
    value = stored_number(written)
    assert value is None or value.is_finite()

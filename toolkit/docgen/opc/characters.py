"""Characters that the XML of a part cannot hold (XML 1.0, 2.2)."""

from docgen.patterns import rarely

NOT_IN_XML = "\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff"
"""What stands inside the brackets of an expression."""
_ILLEGAL = rarely(f"[{NOT_IN_XML}]")


def legal(text: str) -> str:
    """`text` with every character that XML cannot hold shown as U+FFFD."""
    return _ILLEGAL().sub("\ufffd", text)

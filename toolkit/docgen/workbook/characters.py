"""Characters that a text may hold, and those that XML cannot: replaced, and told by whoever reads."""

from docgen.patterns import rarely

CONTROL = rarely("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that XML 1.0 cannot hold (2.2)."""
_ODD = rarely("[\x00-\x08\x0b-\x1f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
"""Control characters, and line breaks other than `\\n`."""
_LINE_BREAK = rarely("\r\n|[\r\x0b\x0c\u2028\u2029]")
_REPLACEMENT = "\ufffd"


def is_odd(text: str) -> bool:
    """Whether `text` needs repair. What can be printed does not, and most cells hold nothing else."""
    return not text.isprintable() and _ODD().search(text) is not None


def repaired(text: str) -> str:
    """`text` with `\\n` for every kind of line break, and no character that XML cannot hold."""
    return CONTROL().sub(_REPLACEMENT, _LINE_BREAK().sub("\n", text)) if is_odd(text) else text

"""Characters that a text may hold, and those that XML cannot: replaced, and told by whoever reads."""

from collections.abc import Iterable

from docgen.opc.characters import NOT_IN_XML
from docgen.patterns import rarely

CONTROL = rarely(f"[{NOT_IN_XML}]")
"""Characters that XML 1.0 cannot hold (2.2)."""
_ODD = rarely(f"[{NOT_IN_XML}\r\u2028\u2029]")
"""Control characters, and line breaks other than `\\n`."""
_LINE_BREAK = rarely("\r\n|[\r\x0b\x0c\u2028\u2029]")
UNUSUAL = rarely(
    "[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ue000-\uf8ff\U000f0000-\U0010ffff]"
)
"""Characters that nobody sees, that turn the order of others, or that each computer shows as it likes."""
_REPLACEMENT = "\ufffd"


def is_odd(text: str) -> bool:
    """Whether `text` needs repair. What can be printed does not, and most cells hold nothing else."""
    return not text.isprintable() and _ODD().search(text) is not None


def repaired(text: str) -> str:
    """`text` with `\\n` for every kind of line break, and no character that XML cannot hold."""
    return CONTROL().sub(_REPLACEMENT, _LINE_BREAK().sub("\n", text)) if is_odd(text) else text


def code_points(characters: Iterable[str]) -> str:
    """The characters as Unicode names them, each once: `U+200B U+202E`."""
    return " ".join(f"U+{ord(character):04X}" for character in dict.fromkeys(characters))

"""XML in whatever encoding it came, as UTF-8: the one that every reader here knows.

Office writes UTF-8 or UTF-16 (ECMA-376 part 2, 8.2.5); other programs have written what their country uses.
"""

import re

_DECLARATION = re.compile(rb"""<\?xml[^>]{0,200}?encoding\s{0,9}=\s{0,9}["']([A-Za-z0-9._-]{1,40})["']""")
_LONGEST_DECLARATION = 300
_UTF8_DECLARATION = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_BEGINNINGS = (
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\x00<", "utf-32-be"),
    (b"<\x00\x00\x00", "utf-32-le"),
    (b"\xfe\xff", "utf-16"),
    (b"\xff\xfe", "utf-16"),
    (b"\x00<", "utf-16-be"),
    (b"<\x00", "utf-16-le"),
)
"""How XML begins in the wide encodings, with and without a byte order mark (XML 1.0, appendix F)."""
_KNOWN = re.compile(
    "(?:gb18030|gbk|gb2312|cp936|big5|euc-(?:jp|kr)|shift_jis|koi8-r|iso-8859-[0-9]{1,2}|windows-125[0-8])",
    re.IGNORECASE,
)
"""Encodings that keep `<` and the letters of ASCII where they are. What is not listed is read as UTF-8."""


def as_utf8(data: bytes) -> bytes:
    """`data` in UTF-8 where it is XML in another encoding; else as it is.

    What cannot be decoded comes without its declaration, so that a parser finds fault with it, not with that.
    """
    if data[:5] == b"<?xml":
        encoding = _declared(data)
    else:
        encoding = next((name for sign, name in _BEGINNINGS if data.startswith(sign)), "")
    if not encoding:
        return data
    try:
        text = data.decode(encoding).removeprefix("\ufeff")
    except (UnicodeDecodeError, LookupError):
        return _UTF8_DECLARATION + _undeclared(data)
    # What begins with a mark alone may be any text, a web page that travels inside the document say.
    return _UTF8_DECLARATION + _undeclared(text.encode(errors="replace")) if text[:1] == "<" else data


def _declared(data: bytes) -> str:
    """The encoding that an XML declaration names; "" where it is UTF-8, or says a wide one, untruly."""
    declaration = data[:_LONGEST_DECLARATION].partition(b"?>")[0]
    found = _DECLARATION.match(declaration)
    name = found[1].decode() if found else "utf-8"
    if name.lower() in ("utf-8", "utf8", "us-ascii", "ascii"):
        return ""
    if name.lower() in ("gb2312", "gbk", "cp936"):
        return "gb18030"  # Programs that say these write its further characters too.
    return name if _KNOWN.fullmatch(name) else "utf-8"


def _undeclared(data: bytes) -> bytes:
    if not data.startswith(b"<?xml"):
        return data
    _, end, rest = data.partition(b"?>")
    return rest if end else data

"""Elements put into XML where it stands, all else left as it was written, under whatever prefix.

For parts that a parser has found well-formed: of others nothing is promised but an end.
"""

import re
from typing import NamedTuple

_TAG = re.compile(rb"""<[^"'>]*(?:"[^"]*"[^"'>]*|'[^']*'[^"'>]*)*>""")
_NAMESPACE = re.compile(rb"""\sxmlns(?::([^\s=:]{1,200}))?\s{0,9}=\s{0,9}(?:"([^"]*)"|'([^']*)')""")


class Root(NamedTuple):
    """The outermost element of a part: its namespace, its name and prefix as written, where its content is.

    Of an empty element, `<a/>`, `begin` and `end` are the place of its `/>`.
    """

    namespace: str
    name: str
    prefix: str
    begin: int
    end: int
    is_empty: bool


def tag_end(xml: bytes, start: int) -> int:
    """Where the tag that begins at `start` ends."""
    tag = _TAG.match(xml, start)
    return tag.end() if tag else start


def prefix_of(xml: bytes, start: int) -> str:
    """The prefix of the name in the tag that begins at `start`, as written; "" for none."""
    return _name(xml[start : tag_end(xml, start)]).rpartition(":")[0]


def _name(tag: bytes) -> str:
    return tag[1:].split(maxsplit=1)[0].rstrip(b"/>").decode() if tag[1:].strip() else ""


def root_of(xml: bytes) -> Root:
    """The outermost element of `xml`."""
    start = _skip_prolog(xml)
    begin = tag_end(xml, start)
    tag = xml[start:begin]
    name = _name(tag)
    prefix = name.rpartition(":")[0]
    spaces = {(m[1] or b"").decode(): (m[2] or m[3] or b"").decode() for m in _NAMESPACE.finditer(tag)}
    if tag.endswith(b"/>"):
        return Root(spaces.get(prefix, ""), name, prefix, begin - 2, begin - 2, True)
    return Root(spaces.get(prefix, ""), name, prefix, begin, _last_tag(xml), False)


def _skip_prolog(xml: bytes) -> int:
    """Where the first element begins: behind the declaration, comments and processing instructions."""
    place = xml.find(b"<")
    while place >= 0 and xml[place + 1 : place + 2] in (b"?", b"!"):
        sign = b"-->" if xml.startswith(b"<!--", place) else b">"
        end = xml.find(sign, place)
        place = xml.find(b"<", end) if end >= 0 else -1
    return max(place, 0)


def _last_tag(xml: bytes) -> int:
    """Where the last end tag begins, comments and processing instructions behind it passed over."""
    end = len(xml.rstrip())
    while xml.endswith((b"-->", b"?>"), 0, end):
        opening = max(xml.rfind(b"<!--", 0, end), xml.rfind(b"<?", 0, end))
        end = len(xml[:opening].rstrip()) if opening >= 0 else 0
    return max(xml.rfind(b"</", 0, end), 0)


def with_content(xml: bytes, root: Root, content: bytes, *, first: bool = False) -> bytes:
    """`xml` with `content` as the last (or first) thing in its `root`."""
    if root.is_empty:
        return xml[: root.begin] + b">" + content + f"</{root.name}>".encode() + xml[root.begin + 2 :]
    place = root.begin if first else root.end
    return xml[:place] + content + xml[place:]

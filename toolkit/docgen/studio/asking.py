"""A request and its answer, as the routes see them."""

import json
from collections.abc import Mapping
from typing import Any, NamedTuple

SMALL = 1 << 16
"""Bytes of a request that says what to do."""
LARGE = 64 << 20
"""Bytes of a file that is dropped on the page; what is opened is limited once more (`opc`)."""


class Request(NamedTuple):
    """What a page asks for: `query` and `body`, which is a file or a JSON object."""

    path: str
    query: Mapping[str, str]
    body: bytes = b""
    name: str = ""
    """What the dropped file is called, without any folder."""

    def said(self) -> Mapping[str, Any]:
        """The body as an object; empty where it is none."""
        try:
            said = json.loads(self.body or b"{}")
        except ValueError:
            return {}
        return said if isinstance(said, dict) else {}


class Answer(NamedTuple):
    """What is sent: a status, a kind of content, and the content. `name` makes it a download."""

    status: int
    kind: str
    body: bytes = b""
    name: str = ""
    is_kept: bool = False
    """Whether the browser may keep it: its address changes when it does."""
    policy: str = ""
    """What the page may load, where that is more than the studio's own (Content-Security-Policy)."""


def as_json(value: object, status: int = 200) -> Answer:
    """An answer in JSON."""
    body = json.dumps(_named(value), ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
    return Answer(status, "application/json; charset=utf-8", body)


def _named(value: object) -> object:
    """`value` with named tuples as objects: JSON would make lists of them."""
    if isinstance(value, Mapping):
        return {name: _named(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        names = getattr(value, "_fields", None)
        return (
            dict(zip(names, map(_named, value), strict=True)) if names else [_named(each) for each in value]
        )
    return value


def refused(status: int, code: str, **details: object) -> Answer:
    """An answer that says why not, by a phrase of the page's."""
    return as_json({"refused": code, "details": details}, status)


def told(*records: Mapping[str, Any]) -> Answer:
    """An answer that is findings: what was asked for could not be done."""
    return as_json({"problems": list(records)}, 422)

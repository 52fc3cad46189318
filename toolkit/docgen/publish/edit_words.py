"""The words in which a person is told what was changed in a report: never a name out of the file format."""

from collections.abc import Iterable, Iterator, Sequence

from docgen.messages import Said, Several
from docgen.publish.comparing import Difference

_Words = tuple[str, tuple[tuple[str, object], ...]]
"""A code of the catalogue and its details."""

_MOST_TOLD = 3
_AROUND, _LONGEST = 4, 16
"""Characters shown around a change, and of it."""

_PLACES = (
    "header",
    "footer",
    "footnotes",
    "endnotes",
    "comments",
    "style",
    "chart",
    "settings",
    "properties",
)
_PAGE = {
    "pgMar": "margins",
    "pgSz": "paper",
    "cols": "columns",
    "pgBorders": "borders",
    "docGrid": "grid",
    "background": "background",
    "pgNumType": "page-numbers",
    "lnNumType": "line-numbers",
    **dict.fromkeys(
        ("titlePg", "headerReference", "footerReference", "vAlign", "type", "paperSrc", "formProt"), "page"
    ),
}
"""What of a page and its section has a word of its own (17.6, 17.2.1)."""
_PARTS = (
    ("word/media/", "media"),
    ("word/embeddings/", "object"),
    ("word/activeX/", "object"),
    ("word/theme/", "theme"),
    ("word/numbering", "numbering"),
    ("word/fontTable", "fonts"),
    ("word/fonts/", "fonts"),
    ("word/styles", "styles"),
    ("word/webSettings", "settings"),
    ("word/people", "comments"),
    ("word/comments", "comments"),
    ("word/vba", "macros"),
    ("_xmlsignatures/", "signature"),
    ("docProps/", "properties"),
    ("customXml/", "data"),
    ("word/document", "body"),
)
"""How the names of parts begin, as programs name them, and what they are to a reader."""


def words(found: Sequence[Difference]) -> Several:
    """Up to three of the changes in words, and how many more there are."""
    pieces = list(dict.fromkeys(map(_piece, sorted(_by_place(found), key=_rank))))
    more = len(pieces) - _MOST_TOLD
    rest = [Said("UI-edit-more", {"count": more})] if more > 0 else []
    return Several((*(Said(code, dict(details)) for code, details in pieces[:_MOST_TOLD]), *rest))


def _rank(found: Difference) -> int:
    """Words first, looks of single paragraphs last: a style that was changed shows in all of its
    paragraphs."""
    return 0 if found.what == "text" else 2 if found.paragraph and not _aspect(found) else 1


def _by_place(found: Iterable[Difference]) -> Iterator[Difference]:
    """One difference of each paragraph: of its text, where that differs."""
    places: dict[tuple[object, ...], Difference] = {}
    for each in found:
        key = (each.place, each.paragraph) if each.paragraph else (each.place, _aspect(each))
        if key not in places or each.what == "text" != places[key].what:
            places[key] = each
    return iter(places.values())


def _piece(found: Difference) -> _Words:
    kind = found.place.partition(" ")[0]
    if kind in _PLACES:
        return f"UI-edit-{kind}", (("name", found.place.split(" ", 2)[2]),) if kind == "style" else ()
    if kind != "body":
        return _part_piece({"part": found.what, "parts": found.what.partition(" ")[0]}.get(kind, found.place))
    if found.paragraph < 0 or found.what.startswith("w:t"):
        return _table_piece(found)
    if found.what == "text":
        return _text_piece(found)
    if aspect := _aspect(found):
        return f"UI-edit-{aspect}", ()
    return _look_piece(found)


def _part_piece(part: str) -> _Words:
    """What a part of the file is to who looks at the document; names of parts are nobody's words."""
    return next((f"UI-edit-{name}" for start, name in _PARTS if part.startswith(start)), "UI-edit-part"), ()


def _table_piece(found: Difference) -> _Words:
    if found.what == "text" and found.old != found.new:
        old, new = windows(found.old, found.new)
        return "UI-edit-cell", (("old", old), ("new", new))
    return "UI-edit-table", ()


def _look_piece(found: Difference) -> _Words:
    if not found.paragraph:
        return "UI-edit-layout", ()
    words = _short(found.text)
    code = "UI-edit-format" if words else "UI-edit-format-empty"
    return code, (("number", found.paragraph), ("text", words))


def _aspect(found: Difference) -> str:
    """What of the page it is, "" if it is of no page."""
    return _PAGE.get(found.what.partition("@")[0].partition("/")[0].removeprefix("w:"), "")


def _text_piece(found: Difference) -> _Words:
    number = ("number", found.paragraph)
    old, new = windows(found.old, found.new)
    if not found.old:
        words = _short(found.new)
        return "UI-edit-added" if words else "UI-edit-added-empty", (("text", words),)
    if not found.new:
        words = _short(found.old)
        return "UI-edit-removed" if words else "UI-edit-removed-empty", (number, ("text", words))
    if old == new:
        return "UI-edit-breaks", (number,)
    return "UI-edit-text", (number, ("old", old), ("new", new))


def windows(old: str, new: str) -> tuple[str, str]:
    """The stretches in which two texts differ, with a few characters around."""
    start = next(
        (n for n, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new))
    )
    rest = zip(reversed(old[start:]), reversed(new[start:]), strict=False)
    end = next((n for n, (a, b) in enumerate(rest) if a != b), min(len(old), len(new)) - start)
    begin = max(0, start - _AROUND)
    until = max(0, end - _AROUND)
    return _short(old[begin : len(old) - until]), _short(new[begin : len(new) - until])


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"

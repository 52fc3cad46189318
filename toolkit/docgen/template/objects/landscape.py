"""A page of its own that lies across, for a table too wide for an upright one (GB/T 9704-2012, 8).

The section at that place is ended before it, and another begins after it. Sections are made of the one that
the template has there: headers, footers, page numbers and grid go on as they are.
"""

from collections.abc import Callable, Iterator, Mapping

from docgen.template.marks import PAGE_TURNS, PAGE_TURNS_BACK
from docgen.template.objects.ends import TINY, ended

Footers = Callable[[str, Mapping[str, int]], str]
"""Given a footer's relationship id and the page's measures: the id of the same for a turned page, or ""."""

_SECTION, _SECTION_END = "<w:sectPr", "</w:sectPr>"
_HOLDERS = ("tc", "txbxContent")


def turned_page(markup: str) -> str:
    """`markup` to be put on a page that lies across, once the part is whole."""
    return f"{PAGE_TURNS}{markup}{PAGE_TURNS_BACK}"


def with_turned_pages(text: str, footers: Footers = lambda _id, _page: "") -> str:
    """A rendered part with its marks made into sections; inside a cell or text box no page can turn."""
    first, *others = text.replace(PAGE_TURNS_BACK + PAGE_TURNS, "").split(PAGE_TURNS)
    pieces: list[str] = []
    depth, before = 0, first
    for number, other in enumerate(others):
        depth += _opened(before)
        inside, _, after = other.partition(PAGE_TURNS_BACK)
        upright = _section_in((inside, after, *others[number + 1 :])) if depth <= 0 else ""
        pieces.append(ended(before, upright) if upright else before)
        if upright and (place := section_place(inside)):
            turned = _across(upright, footers)
            inside = inside[: place[0]] + turned + inside[place[1] :]
        elif upright:
            # Sections that come later in the part go on where this one ended.
            others[number + 1 :], after = _continued_in(others[number + 1 :], after, upright)
            inside += TINY.format(section=_across(upright, footers))
        pieces.append(inside)
        before = after
    return "".join((*pieces, before))


def _section_in(texts: tuple[str, ...]) -> str:
    """The first section that one of the texts holds, which is that of the place before them."""
    return next((text[slice(*place)] for text in texts if (place := section_place(text))), "")


def section_place(text: str) -> tuple[int, int] | None:
    """Where the first section of `text` stands."""
    start = text.find(_SECTION)
    while start >= 0 and text[start + len(_SECTION)] not in " >":
        start = text.find(_SECTION, start + 1)
    end = text.find(_SECTION_END, start)
    return (start, end + len(_SECTION_END)) if 0 <= start < end else None


def _continued_in(later: list[str], after: str, section: str) -> tuple[list[str], str]:
    """The texts behind a turned page, the section that was taken from them going on."""
    texts = [after, *later]
    for number, text in enumerate(texts):
        if place := section_place(text):
            texts[number] = text[: place[0]] + continued(section) + text[place[1] :]
            break
    return texts[1:], texts[0]


def _opened(text: str) -> int:
    """How many cells and text boxes `text` leaves open."""
    return sum(
        text.count(f"<w:{name}>") + text.count(f"<w:{name} ") - text.count(f"</w:{name}>")
        for name in _HOLDERS
    )


def continued(section: str) -> str:
    """The section once more, without what holds for its first page and would come again."""
    for name in ("titlePg", "type"):
        for element in tuple(_elements(section, name)):
            section = section.replace(element, "")
    for element in tuple(_elements(section, "pgNumType")):
        kept = {key: value for key, value in _attributes(element).items() if key != "w:start"}
        section = section.replace(element, _written("pgNumType", kept))
    return section


def _across(section: str, footers: Footers) -> str:
    """The section turned: what was the left edge is the top, so that the page is read from the right.

    The head of the table lies where pages are bound on odd pages, and at the cut edge on even ones (8).
    """
    turned = continued(section)
    size, margins = (next(_elements(section, name), "") for name in ("pgSz", "pgMar"))
    paper, edges = _attributes(size), _attributes(margins)
    turned = _with_footers(turned, {**edges, "w:width": paper.get("w:w", "")}, footers)
    across = {"w:w": paper.get("w:h", "16838"), "w:h": paper.get("w:w", "11906"), "w:orient": "landscape"}
    sides = {"w:top": "w:left", "w:right": "w:top", "w:bottom": "w:right", "w:left": "w:bottom"}
    placed = {side: edges[of] for side, of in sides.items() if of in edges}
    for element, name, values in (
        (size, "pgSz", {**paper, **across}),
        (margins, "pgMar", {**edges, **placed}),
    ):
        turned = turned.replace(element, _written(name, values)) if element else turned
    return turned


def _with_footers(section: str, page: Mapping[str, str], footers: Footers) -> str:
    """The section with footers made for it, where all of its own can be."""
    measures = {name.removeprefix("w:"): int(value) for name, value in page.items() if value.isdigit()}
    if not {"bottom", "footer", "width", "left", "right"} <= measures.keys():
        return section
    own = {element: _attributes(element) for element in _elements(section, "footerReference")}
    made = {element: footers(values.get("r:id", ""), measures) for element, values in own.items()}
    if not all(made.values()):
        return section
    for element, values in own.items():
        section = section.replace(element, _written("footerReference", {**values, "r:id": made[element]}))
    return section


def _elements(section: str, name: str) -> Iterator[str]:
    """Each empty element `name`, as it is written."""
    for piece in section.split(f"<w:{name}")[1:]:
        if piece[:1] in " /":
            yield f"<w:{name}{piece.partition('>')[0]}>"


def _attributes(element: str) -> dict[str, str]:
    """The attributes as a program writes them: double quotes, no blank around the sign."""
    pieces = element.split('"')
    names = (piece.rpartition(" ")[2].rstrip("=") for piece in pieces[0::2])
    return dict(zip(names, pieces[1::2], strict=False))


def _written(name: str, attributes: Mapping[str, str]) -> str:
    written = "".join(f' {key}="{value}"' for key, value in attributes.items())
    return f"<w:{name}{written}/>"

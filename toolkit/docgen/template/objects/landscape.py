"""A page of its own that lies across, for a table too wide for an upright one (GB/T 9704-2012, 8).

The section at that place is ended before it, and another begins after it. Sections are made of the one that
the template has there: headers, footers, page numbers and grid go on as they are.
"""

import re
from collections.abc import Callable, Mapping

from docgen.patterns import rarely
from docgen.template.marks import PAGE_TURNS, PAGE_TURNS_BACK

_SECTION = rarely(r"<w:sectPr(?:\s[^>]*)?>.*?</w:sectPr>", re.DOTALL)
_ONCE = rarely(r"<w:titlePg(?:\s[^>]*)?/>|<w:type\s[^>]*/>|(?<=<w:pgNumType)(\s[^>]*?)\s*w:start=\"[^\"]*\"")
"""What holds for the first page of a section only, and would come again with each that is made of it."""
_ATTRIBUTE = rarely(r'([\w:]+)="([^"]*)"')
_FOOTER_ID = rarely(r"<w:footerReference\s[^>]*?r:id=\"([^\"]*)\"[^>]*>")
_CELL = rarely(r"<(/?)w:(?:tc|txbxContent)[ >]")
_TINY = (
    '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
    '<w:ind w:firstLineChars="0" w:firstLine="0"/>{section}</w:pPr></w:p>'
)
"""The paragraph that ends a section: as good as no line."""


def turned_page(markup: str) -> str:
    """`markup` to be put on a page that lies across, once the part is whole."""
    return f"{PAGE_TURNS}{markup}{PAGE_TURNS_BACK}"


Footers = Callable[[str, Mapping[str, int]], str]
"""Given a footer's relationship id and the page's measures: the id of the same for a turned page, or ""."""


def with_turned_pages(text: str, footers: Footers = lambda _id, _page: "") -> str:
    """A rendered part with its marks made into sections; inside a cell or text box no page can turn."""
    text = text.replace(PAGE_TURNS_BACK + PAGE_TURNS, "")
    pieces: list[str] = []
    rest = text
    depth = 0
    while PAGE_TURNS in rest:
        before, _, after = rest.partition(PAGE_TURNS)
        inside, _, rest = after.partition(PAGE_TURNS_BACK)
        depth += _opened(before)
        section = _SECTION().search(rest) if depth <= 0 else None
        if section is None:
            pieces += before, inside
            continue
        upright = section.group()
        pieces += (
            before,
            _TINY.format(section=upright),
            inside,
            _TINY.format(section=_across(upright, footers)),
        )
        rest = rest[: section.start()] + _continued(upright) + rest[section.end() :]
    return "".join((*pieces, rest))


def _opened(text: str) -> int:
    """How many cells and text boxes `text` leaves open."""
    return sum(-1 if match.group(1) else 1 for match in _CELL().finditer(text))


def _continued(section: str) -> str:
    """The section once more, going on where another ended."""
    return _ONCE().sub(r"\1", section)


def _across(section: str, footers: Footers) -> str:
    """The section turned: what was the left edge is the top, so that the page is read from the right.

    The head of the table lies where pages are bound on odd pages, and at the cut edge on even ones (8).
    """
    size, margins = _attributes(section, "pgSz"), _attributes(section, "pgMar")
    turned = _with_footers(_continued(section), {**margins, "w:width": size.get("w:w", "")}, footers)
    across = {"w:w": size.get("w:h", "16838"), "w:h": size.get("w:w", "11906"), "w:orient": "landscape"}
    sides = {"w:top": "w:left", "w:right": "w:top", "w:bottom": "w:right", "w:left": "w:bottom"}
    placed = {side: margins[of] for side, of in sides.items() if of in margins}
    return _with(_with(turned, "pgSz", {**size, **across}), "pgMar", {**margins, **placed})


def _with_footers(section: str, page: Mapping[str, str], footers: Footers) -> str:
    """The section with footers made for it, where all of its own can be."""
    measures = {name.removeprefix("w:"): int(value) for name, value in page.items() if value.isdigit()}
    if not {"bottom", "footer", "width", "left", "right"} <= measures.keys():
        return section
    own = [match[1] for match in _FOOTER_ID().finditer(section)]
    made = {id_: footers(id_, measures) for id_ in own}
    if not all(made.values()):
        return section
    return _FOOTER_ID().sub(lambda match: match[0].replace(f'"{match[1]}"', f'"{made[match[1]]}"'), section)


def _attributes(section: str, name: str) -> dict[str, str]:
    match = re.search(rf"<w:{name}\s([^>]*)>", section)
    return dict(_ATTRIBUTE().findall(match[1])) if match else {}


def _with(section: str, name: str, attributes: dict[str, str]) -> str:
    written = " ".join(f'{key}="{value}"' for key, value in attributes.items())
    return re.sub(rf"<w:{name}\s[^>]*>", f"<w:{name} {written}/>", section, count=1)

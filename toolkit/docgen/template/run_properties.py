"""Run properties (`w:rPr`) as text: the schema's order, and the mark of an unfilled place."""

import re

from docgen.wordml.order import RUN_ORDER

_RANK = {name: rank for rank, name in enumerate(RUN_ORDER)}
"""ECMA-376 part 1, 17.3.2.28 (CT_RPr): a sequence in the transitional schema that Word writes."""
_PROPERTIES = re.compile(r"<w:rPr>(.*?)</w:rPr>", re.DOTALL)
_PROPERTY = re.compile(r"<w:(\w+)[^>]*?(?:/>|>.*?</w:\1>)", re.DOTALL)


def ordered_properties(xml: str) -> str:
    """`xml` with the children of each `w:rPr` in the schema's order; docxtpl's RichText has its own.

    A shading without w:val, which RichText writes for highlights, is given the one it needs.
    """

    def ordered(match: re.Match[str]) -> str:
        children = [(p.group(1), p.group()) for p in _PROPERTY.finditer(match.group(1))]
        children.sort(key=lambda child: _RANK.get(child[0], len(_RANK)))
        return "<w:rPr>" + "".join(text for _, text in children) + "</w:rPr>"

    return _PROPERTIES.sub(ordered, xml).replace("<w:shd w:fill=", '<w:shd w:val="clear" w:fill=')


_LOOKS = {
    "b": ("b", "<w:b/>"),
    "i": ("i", "<w:i/>"),
    "u": ("u", '<w:u w:val="single"/>'),
    "^": ("vertAlign", '<w:vertAlign w:val="superscript"/>'),
    "_": ("vertAlign", '<w:vertAlign w:val="subscript"/>'),
}
"""The letters of a look (model/context.py) → the property that it is in Word."""


def with_look(properties: str, letters: str) -> str:
    """`properties` (a `w:rPr` element or "") with a look that a person gave some characters of a cell.

    `letters` are those of model/context.py; unknown ones are left out.
    """
    plain, _, color = letters.partition("#")
    wanted = [_LOOKS[letter] for letter in plain if letter in _LOOKS]
    if color:
        wanted.append(("color", f'<w:color w:val="{color}"/>'))
    children = {m.group(1): m.group() for m in _PROPERTY.finditer(properties[len("<w:rPr>") :])}
    children.update(wanted)
    ordered = sorted(children, key=lambda name: _RANK.get(name, len(_RANK)))
    return f"<w:rPr>{''.join(children[name] for name in ordered)}</w:rPr>"


def marked_properties(properties: str, unfilled_style: str) -> str:
    """`properties` (a `w:rPr` element or "") with the mark of an unfilled place.

    The mark is the character style with the id `unfilled_style`; a highlight where there is none, or the run
    has a style of its own.
    """
    inner = properties[len("<w:rPr>") : -len("</w:rPr>")]
    if unfilled_style and "<w:rStyle" not in inner:
        return f'<w:rPr><w:rStyle w:val="{unfilled_style}"/>{inner}</w:rPr>'
    if "<w:highlight" in inner:
        return properties
    rank = _RANK["highlight"]
    later = (p.start() for p in _PROPERTY.finditer(inner) if _RANK.get(p.group(1), len(_RANK)) > rank)
    place = next(later, len(inner))
    return f'<w:rPr>{inner[:place]}<w:highlight w:val="yellow"/>{inner[place:]}</w:rPr>'

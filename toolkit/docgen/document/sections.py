"""`w:sectPr` → Section, with headers and footers inherited (ECMA-376 part 1, 17.6 and 17.10)."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from docgen.document.xml import attribute, integer, is_on
from docgen.model.page import GridKind, Section, Story
from docgen.wordml.names import R, W

if TYPE_CHECKING:
    from docgen.wordml.names import Node

_LETTER = (12240, 15840)
"""Word's page where a section gives none (17.6.13)."""
_KINDS = {kind.value: kind for kind in GridKind}

StoryReader = Callable[[str, str], Story | None]
"""(relationship id, what people call it) → the header or footer; None where its part is missing."""

_NAMES = {"default": "", "even": "（偶数页）", "first": "（首页）"}


def read(nodes: list["Node"], story: StoryReader) -> tuple[Section, ...]:
    """The sections of a document in order; `story` reads a header or footer part."""
    found: list[Section] = []
    for node in nodes:
        found.append(_section(node, len(found), found[-1] if found else None, story))
    return tuple(found)


def _section(node: "Node", index: int, previous: Section | None, story: StoryReader) -> Section:
    size, margin, grid = (node.find(W + name) for name in ("pgSz", "pgMar", "docGrid"))
    numbers, columns = (node.find(W + name) for name in ("pgNumType", "cols"))
    start, title_page = attribute(numbers, "start"), node.find(W + "titlePg")
    return Section(
        index=index,
        width=integer(attribute(size, "w"), _LETTER[0]),
        height=integer(attribute(size, "h"), _LETTER[1]),
        top=abs(integer(attribute(margin, "top"), 1440)),
        bottom=abs(integer(attribute(margin, "bottom"), 1440)),
        left=integer(attribute(margin, "left"), 1440) + integer(attribute(margin, "gutter")),
        right=integer(attribute(margin, "right"), 1440),
        header=integer(attribute(margin, "header"), 720),
        footer=integer(attribute(margin, "footer"), 720),
        landscape=attribute(size, "orient") == "landscape",
        grid=_KINDS.get(attribute(grid, "type"), GridKind.NONE),
        line_pitch=integer(attribute(grid, "linePitch")),
        character_space=integer(attribute(grid, "charSpace")),
        page_start=integer(start) if start else None,
        page_format=attribute(numbers, "fmt"),
        kind=attribute(node.find(W + "type"), "val") or "nextPage",
        columns=integer(attribute(columns, "num"), 1),
        own_first=title_page is not None and is_on(title_page.get(W + "val")),
        headers=_stories(node, "header", previous.headers if previous else {}, story),
        footers=_stories(node, "footer", previous.footers if previous else {}, story),
    )


def _stories(node: "Node", kind: str, inherited: Mapping[str, Story], story: StoryReader) -> dict[str, Story]:
    stories = dict(inherited)
    word = "页眉" if kind == "header" else "页脚"
    for reference in node.iterfind(f"{W}{kind}Reference"):
        type_ = attribute(reference, "type") or "default"
        read_story = story(reference.get(R + "id") or "", word + _NAMES.get(type_, ""))
        if read_story is not None:
            stories[type_] = read_story
    return stories

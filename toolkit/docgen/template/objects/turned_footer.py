"""The footer of a page that lies across: the page number stands where it stands on every other page.

When the sheets are bound, a page that lies across is one among upright ones: its number is at the foot of the
upright sheet, which is the left edge of the page as it is read (GB/T 9704-2012, 8). So the template's own
footer is put there in a box whose text runs down.
"""

from collections.abc import Mapping

from docgen.opc import Package, relationships, relationships_name, resolve
from docgen.template.objects.parts import Parts

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"
_NOT_PLAIN = ("{{", "{%", "<w:drawing", "<w:pict", "<w:tbl>")
_EMU_A_TWIP = 635
_LEAST_DEPTH = 280
"""Twips: a line of 四号."""
_FIRST_DRAWING_ID = 900_001
"""Far beyond those of a report's own drawings."""
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_SHAPE = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
_COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"


class TurnedFooters:
    """Makes the footers of turned pages from those of the template, each once."""

    def __init__(self, package: Package, parts: Parts) -> None:
        self._package = package
        self._parts = parts
        self._known: dict[tuple[str, str], str] = {}

    def turned(self, source: str, relationship_id: str, margins: Mapping[str, int]) -> str:
        """The id by which `source` reaches the turned footer; "" where the footer is not a plain one.

        `margins` are those of the upright page in twips, its `width` among them.
        """
        key = source, relationship_id
        if key not in self._known:
            self._known[key] = self._made(source, relationship_id, margins)
        return self._known[key]

    def _made(self, source: str, relationship_id: str, margins: Mapping[str, int]) -> str:
        target = next((r.target for r in relationships(self._package, source) if r.id == relationship_id), "")
        name = resolve(source, target) if target else ""
        if name not in self._package.parts or relationships_name(name) in self._package.parts:
            return ""
        before, root, rest = self._package.read(name).decode("utf-8", "replace").partition("<w:ftr")
        attributes, _, rest = rest.partition(">")
        content, end, _ = rest.rpartition("</w:ftr>")
        # What tags or drawings stand in it only the template's own program can print.
        if not (root and end) or any(mark in content for mark in _NOT_PLAIN):
            return ""
        number = len(self._known)
        markup = (
            f"{before}{root}{attributes}>{_paragraph(content, margins, _FIRST_DRAWING_ID + number)}</w:ftr>"
        )
        own = self._parts.name("word/", "docgen_footer", ".xml")
        return self._parts.add(own, markup.encode(), _TYPE, source, "footer")


def _paragraph(content: str, margins: Mapping[str, int], drawing_id: int) -> str:
    """A tiny line that holds the box; without `wps` a program shows nothing."""
    return (
        '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/></w:pPr><w:r>'
        f'<mc:AlternateContent xmlns:mc="{_COMPATIBILITY}"><mc:Choice xmlns:wps="{_SHAPE}" Requires="wps">'
        f"<w:drawing>{_anchor(content, margins, drawing_id)}</w:drawing></mc:Choice></mc:AlternateContent>"
        "</w:r></w:p>"
    )


def _anchor(content: str, margins: Mapping[str, int], drawing_id: int) -> str:
    depth = max(_LEAST_DEPTH, margins["bottom"] - margins["footer"]) * _EMU_A_TWIP
    length = (margins["width"] - margins["left"] - margins["right"]) * _EMU_A_TWIP
    places = "".join(
        f'<wp:position{axis} relativeFrom="page"><wp:posOffset>{margins[of] * _EMU_A_TWIP}</wp:posOffset>'
        f"</wp:position{axis}>"
        for axis, of in (("H", "footer"), ("V", "left"))
    )
    return (
        f'<wp:anchor xmlns:wp="{_DRAWING}/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0" '
        'simplePos="0" relativeHeight="2" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">'
        f'<wp:simplePos x="0" y="0"/>{places}<wp:extent cx="{depth}" cy="{length}"/>'
        '<wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>'
        f'<wp:docPr id="{drawing_id}" name="页码"/><wp:cNvGraphicFramePr/>'
        f'<a:graphic xmlns:a="{_DRAWING}/main"><a:graphicData uri="{_SHAPE}"><wps:wsp>'
        f'<wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{depth}" cy="{length}"/>'
        '</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln><a:noFill/></a:ln>'
        "</wps:spPr>"
        f"<wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx>"
        '<wps:bodyPr vert="vert" wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="b"/>'
        "</wps:wsp></a:graphicData></a:graphic></wp:anchor>"
    )

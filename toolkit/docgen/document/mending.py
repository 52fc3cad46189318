"""Mends put into a document: each changes formatting, space or punctuation at its place and nothing else."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from copy import deepcopy
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from docgen.document.atoms import Atom, atoms
from docgen.document.runs import TEXT
from docgen.document.xml import parse, sections
from docgen.model.mend import Mend, PageMend, ParagraphMend, RunMend, TextMend
from docgen.model.page import GridKind
from docgen.model.paragraph import BODY_PART
from docgen.model.profile import Align
from docgen.opc import Package
from docgen.wordml.names import STRICT, W, is_strict

if TYPE_CHECKING:
    from docgen.wordml.names import Node

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_ALIGNMENTS = {Align.LEFT: "left", Align.CENTER: "center", Align.RIGHT: "right", Align.JUSTIFIED: "both"}
# These types are sequences: Word refuses a file whose children stand in another order (ECMA-376 part 1, A.1).
_RUN_ORDER = (
    "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof "
    "snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText "
    "vertAlign rtl cs em lang eastAsianLayout specVanish oMath rPrChange"
).split()
_PARAGRAPH_ORDER = (
    "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd "
    "tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi "
    "adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc "
    "textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange"
).split()
_SECTION_ORDER = (
    "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType "
    "pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid "
    "printerSettings sectPrChange"
).split()


def mend(package: Package, main: str, mends: Iterable[Mend]) -> Package:
    """`package` with `mends` made; `main` is its text part. Other parts keep their compressed bytes."""
    by_part: dict[str, list[Mend]] = defaultdict(list)
    for each in mends:
        part = BODY_PART if isinstance(each, PageMend) else each.part
        by_part[main if part == BODY_PART else part].append(each)
    return package.with_parts({part: _mended(package.read(part), chosen) for part, chosen in by_part.items()})


def text_mends(mends: Iterable[Mend]) -> list[TextMend]:
    """The changes of text among `mends` that are made, by place; of two that overlap only the first is."""
    chosen: list[TextMend] = []
    texts = {each for each in mends if isinstance(each, TextMend)}
    for each in sorted(texts, key=lambda m: (m.part, m.ordinal, m.start, m.end)):
        last = chosen[-1] if chosen else None
        alike = last is not None and (last.part, last.ordinal) == (each.part, each.ordinal)
        if last is None or not alike or last.end <= each.start:
            chosen.append(each)
    return chosen


def _mended(data: bytes, mends: Sequence[Mend]) -> bytes:
    from lxml import etree

    root = parse(data, keep_comments=True)
    paragraphs = list(root.iter(W + "p"))
    page_settings = sections(root)
    # Text mends move what stands behind them: they come after those that point by offset.
    for run_mend in (m for m in mends if isinstance(m, RunMend)):
        _mend_runs(paragraphs[run_mend.ordinal], run_mend)
    for ordinal, changes in groupby(text_mends(mends), key=attrgetter("ordinal")):
        _mend_texts(paragraphs[ordinal], changes)
    for each in mends:
        if isinstance(each, ParagraphMend):
            _mend_paragraph(paragraphs[each.ordinal], each)
        elif isinstance(each, PageMend):
            _mend_page(page_settings[each.section], each)
    mended = etree.tostring(root.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True)
    return _in_strict(mended) if is_strict(data) else mended


def _in_strict(data: bytes) -> bytes:
    """`data` in the namespaces it came in."""
    for strict, transitional in STRICT.items():
        data = data.replace(b'"' + transitional + b'"', b'"' + strict + b'"')
    return data


def _mend_runs(paragraph: "Node", change: RunMend) -> None:
    for run in _isolated(paragraph, change.start, change.end):
        own = run.find(W + "rPr")
        if own is None:
            own = run.makeelement(W + "rPr", {})
            run.insert(0, own)
        _format_run(own, change)


def _isolated(paragraph: "Node", start: int, end: int) -> list["Node"]:
    """The runs that show the text from `start` to `end` and nothing else, made so where they were not."""
    for edge in (start, end):
        for atom in atoms(paragraph):
            if atom.is_text and atom.start < edge < atom.end:
                _split_text(atom, edge - atom.start)
                break
    inside = [atom for atom in atoms(paragraph) if start <= atom.start and atom.end <= end]
    found: list[Node] = []
    for run in dict.fromkeys(atom.run for atom in inside):
        found.append(_cut_out(run, [atom.node for atom in inside if atom.run is run]))
    return found


def _split_text(atom: Atom, place: int) -> None:
    """One `w:t` becomes two."""
    rest = deepcopy(atom.node)
    _write(atom.node, atom.text[:place])
    _write(rest, atom.text[place:])
    rest.tail = None
    atom.node.addnext(rest)


def _cut_out(run: "Node", wanted: list["Node"]) -> "Node":
    """`run` without what is not `wanted`, which goes into runs of the same look before and after it."""
    content = [child for child in run if child.tag != W + "rPr"]
    places = [index for index, child in enumerate(content) if any(node is child for node in wanted)]
    if not places:
        return run
    before, after = content[: places[0]], content[places[-1] + 1 :]
    if before:
        run.addprevious(_run_like(run, before))
    if after:
        run.addnext(_run_like(run, after))
    return run


def _run_like(run: "Node", content: list["Node"]) -> "Node":
    made = run.makeelement(run.tag, {str(name): str(value) for name, value in run.attrib.items()})
    own = run.find(W + "rPr")
    if own is not None:
        made.append(deepcopy(own))
    made.extend(content)
    return made


def _format_run(own: "Node", change: RunMend) -> None:
    fonts = {"eastAsia": change.east_asia, "ascii": change.ascii, "hAnsi": change.ascii}
    for name, font in fonts.items():
        if font is not None:
            node = _child(own, "rFonts", _RUN_ORDER)
            node.set(W + name, font)
            # A theme attribute would override the name beside it (17.3.2.26).
            _drop(node, f"{name}Theme")
    if change.size is not None:
        for name in ("sz", "szCs"):
            _child(own, name, _RUN_ORDER).set(W + "val", str(change.size))
    for name, switch in (("b", change.bold), ("i", change.italic)):
        if switch is not None:
            _child(own, name, _RUN_ORDER).set(W + "val", "1" if switch else "0")
    if change.underline is False:
        _child(own, "u", _RUN_ORDER).set(W + "val", "none")
    if change.color is not None:
        _set_color(_child(own, "color", _RUN_ORDER), change.color)
    if change.spacing is not None:
        _child(own, "spacing", _RUN_ORDER).set(W + "val", str(change.spacing))


def _set_color(node: "Node", color: str) -> None:
    for name in list(node.attrib):
        del node.attrib[name]
    node.set(W + "val", color or "auto")


def _mend_texts(paragraph: "Node", changes: Iterable[TextMend]) -> None:
    """Make `changes`, none of which overlap, all at once: one by one they would each copy the whole text."""
    every = atoms(paragraph)
    starts, ends = [atom.start for atom in every], [atom.end for atom in every]
    edits: dict[int, list[tuple[int, int, str]]] = defaultdict(list)
    for change in changes:
        inside = range(bisect_right(ends, change.start), bisect_left(starts, change.end))
        # A mark can be an element of its own, as w:noBreakHyphen is: what replaces it needs a w:t then.
        holder = next((i for i in inside if every[i].is_text), inside.start)
        for i in inside:
            new = change.new if i == holder else ""
            edits[i].append((change.start - every[i].start, change.end - every[i].start, new))
    for i, changed in edits.items():
        _rewrite(every[i], edited(every[i].text, changed))


def edited(text: str, edits: Iterable[tuple[int, int, str]]) -> str:
    """`text` with stretches, in order, replaced; what of one lies outside is no matter."""
    place = 0
    pieces: list[str] = []
    for start, end, new in edits:
        pieces += text[place : max(place, start)], new
        place = max(place, end)
    return "".join((*pieces, text[place:]))


def _rewrite(atom: Atom, text: str) -> None:
    node, parent = atom.node, atom.node.getparent()
    if atom.is_text:
        _write(node, text)
    elif parent is not None and text:
        made = node.makeelement(TEXT, {})
        _write(made, text)
        parent.replace(node, made)
    elif parent is not None:
        parent.remove(node)


def _write(node: "Node", text: str) -> None:
    node.text = text
    node.set(_SPACE, "preserve")


def _mend_paragraph(paragraph: "Node", change: ParagraphMend) -> None:
    own = paragraph.find(W + "pPr")
    if own is None:
        own = paragraph.makeelement(W + "pPr", {})
        paragraph.insert(0, own)
    if change.align is not None:
        _child(own, "jc", _PARAGRAPH_ORDER).set(W + "val", _ALIGNMENTS[change.align])
    if change.page_break_before is not None:
        _child(own, "pageBreakBefore", _PARAGRAPH_ORDER).set(
            W + "val", "1" if change.page_break_before else "0"
        )
    _indent(own, change)
    _space(own, change)


def _indent(own: "Node", change: ParagraphMend) -> None:
    """Twips and characters together: LibreOffice ignores an indent given in characters alone."""
    sides: dict[str, float | None] = {"left": change.left, "right": change.right}
    sides["firstLine"] = change.first_line
    if all(amount is None for amount in sides.values()):
        return
    node = _child(own, "ind", _PARAGRAPH_ORDER)
    for name, amount in sides.items():
        if amount is not None:
            node.set(W + name, str(round(amount * change.size * 10)))
            node.set(f"{W}{name}Chars", str(round(amount * 100)))
    stale = ["start", "startChars", "end", "endChars"]
    if change.first_line is not None:
        stale += ["hanging", "hangingChars"]
    _drop(node, *stale)


def _space(own: "Node", change: ParagraphMend) -> None:
    if change.line is not None:
        node = _child(own, "spacing", _PARAGRAPH_ORDER)
        node.set(W + "line", str(change.line))
        node.set(W + "lineRule", "exact")
    for name, amount in (("before", change.before), ("after", change.after)):
        if amount is not None:
            node = _child(own, "spacing", _PARAGRAPH_ORDER)
            node.set(W + name, str(amount))
            # Lines outdo twips, also those that a style sets.
            node.set(f"{W}{name}Lines", "100" if amount else "0")
            _drop(node, f"{name}Autospacing")


def _mend_page(section: "Node", change: PageMend) -> None:
    size = {"w": change.width, "h": change.height}
    gutter = 0 if change.left is not None else None
    margins = {"top": change.top, "bottom": change.bottom, "left": change.left, "right": change.right}
    _numbers(section, "pgSz", size)
    _numbers(section, "pgMar", margins | {"gutter": gutter, "footer": change.footer})
    _numbers(section, "docGrid", {"linePitch": change.line_pitch})
    if change.grid is not None and change.grid is not GridKind.NONE:
        _child(section, "docGrid", _SECTION_ORDER).set(W + "type", change.grid.value)
    numbering = section.find(W + "pgNumType")
    if change.runs_on and numbering is not None:
        _drop(numbering, "start")


def _drop(node: "Node", *names: str) -> None:
    for name in names:
        if W + name in node.attrib:
            del node.attrib[W + name]


def _numbers(section: "Node", name: str, values: dict[str, int | None]) -> None:
    for attribute, value in values.items():
        if value is not None:
            _child(section, name, _SECTION_ORDER).set(W + attribute, str(value))


def _child(parent: "Node", name: str, order: Sequence[str]) -> "Node":
    """The child `w:name`, made at its place in `order` where it is missing."""
    known = parent.find(W + name)
    if known is not None:
        return known
    later = {W + other for other in order[order.index(name) + 1 :]}
    place = next((index for index, child in enumerate(parent) if child.tag in later), len(parent))
    made = parent.makeelement(W + name, {})
    parent.insert(place, made)
    return made

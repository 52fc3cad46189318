"""Formatting of characters put into a paragraph: runs are parted where it begins and ends."""

from copy import deepcopy
from typing import TYPE_CHECKING

from docgen.document.atoms import Atom, atoms
from docgen.document.placing import drop, own_properties
from docgen.document.text_mends import write
from docgen.model.mend import RunMend
from docgen.wordml.names import W
from docgen.wordml.order import RUN_ORDER, child

if TYPE_CHECKING:
    from docgen.wordml.names import Node


def mend_runs(paragraph: "Node", change: RunMend) -> None:
    """Give the text that `change` names its formatting, and no other."""
    for run in _isolated(paragraph, change.start, change.end):
        _format_run(own_properties(run, "rPr"), change)


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
    write(atom.node, atom.text[:place])
    write(rest, atom.text[place:])
    rest.tail = None
    atom.node.addnext(rest)


def _cut_out(run: "Node", wanted: list["Node"]) -> "Node":
    """`run` without what is not `wanted`, which goes into runs of the same look before and after it."""
    content = [node for node in run if node.tag != W + "rPr"]
    places = [index for index, each in enumerate(content) if any(node is each for node in wanted)]
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
            node = child(own, "rFonts", RUN_ORDER)
            node.set(W + name, font)
            # A theme attribute would override the name beside it (17.3.2.26).
            drop(node, f"{name}Theme")
    if change.size is not None:
        for name in ("sz", "szCs"):
            child(own, name, RUN_ORDER).set(W + "val", str(change.size))
    for name, switch in (("b", change.bold), ("i", change.italic)):
        if switch is not None:
            child(own, name, RUN_ORDER).set(W + "val", "1" if switch else "0")
    if change.underline is False:
        child(own, "u", RUN_ORDER).set(W + "val", "none")
    if change.color is not None:
        _set_color(child(own, "color", RUN_ORDER), change.color)
    if change.spacing is not None:
        child(own, "spacing", RUN_ORDER).set(W + "val", str(change.spacing))


def _set_color(node: "Node", color: str) -> None:
    for name in list(node.attrib):
        del node.attrib[name]
    node.set(W + "val", color or "auto")

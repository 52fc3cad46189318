"""Every fault that keeps a template from being run, found without stopping at the first.

Jinja reads a part as a whole and gives up at its first error. So each tag is read by itself here, then the
blocks they form; only what passes is compiled.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from jinja2 import TemplateSyntaxError, nodes
from lxml import etree

from docgen.diagnostics import Diagnostic, Where, error, warning
from docgen.model.paragraph import Place
from docgen.opc import Package
from docgen.suggestions import nearest
from docgen.template import explain
from docgen.template import tags as tagging
from docgen.template.compile import TagError, compile_source
from docgen.template.places import paragraph_places
from docgen.template.problems import broken_at, in_words
from docgen.template.sandbox import environment
from docgen.template.source import clean, lift_lone_tags, parse
from docgen.template.tags import KEYWORDS, NOT_RUN, W_NS, Tag, complete, docxtpl_reading


@dataclass(frozen=True, slots=True)
class Finding:
    """A diagnostic and the paragraph it is about."""

    diagnostic: Diagnostic
    place: Place


def faults(package: Package, parts: Iterable[str], file: str) -> Iterator[Finding]:
    """The errors of `parts`, part by part in reading order."""
    for part in parts:
        found = list(_part_faults(package.read(part), part, file))
        yield from sorted(found, key=lambda finding: finding.place.ordinal or 0)


def _part_faults(xml: bytes, part: str, file: str) -> Iterator[Finding]:
    label = explain.label(part)
    try:
        root = parse(xml)
    except etree.XMLSyntaxError as problem:
        yield Finding(
            error("TP005", Where(file, (label,)), problem=broken_at(problem)), Place((label,), part)
        )
        return
    place = Places(part, label, file, paragraph_places(root, part, label))
    found = [*_full_width_braces(place)]
    tags = tagging.outside_raw(tagging.tags(root))
    for tag in tags:
        found += _tag_faults(tag, place)
    found += _block_faults(tags, place)
    lift_lone_tags(root)
    found += _level_faults(root, place)
    yield from found
    if not found:
        yield from _compile_faults(root, place)


@dataclass(frozen=True, slots=True)
class Places:
    """Makes findings at places of one part."""

    part: str
    label: str
    file: str
    paragraphs: Mapping[etree._Element, Place]

    def error(self, code: str, tag: Tag, **details: object) -> Finding:
        return self.finding(error, code, tag.paragraph, tag=tag.text, **details)

    def warning(self, code: str, paragraph: etree._Element, **details: object) -> Finding:
        return self.finding(warning, code, paragraph, **details)

    def finding(
        self, make: Callable[..., Diagnostic], code: str, paragraph: etree._Element, **details: object
    ) -> Finding:
        """A finding about `paragraph`; `make` is `error`, `warning` or `note`."""
        place = self.paragraphs[paragraph]
        return Finding(make(code, place.where(self.file), **details), place)


# What is no tag but was meant as one

_FULL_WIDTH_TAG = re.compile(r"[{｛]\s?[{｛%％][^{}｛｝]*[%％}｝]\s?[}｝]")
_FULL_WIDTH = str.maketrans("｛｝％（），：＝＞＜＋－｜！．［］　“”‘’＂＇", "{}%(),:=><+-|!.[] \"\"''\"'")


def _full_width_braces(place: Places) -> Iterator[Finding]:
    for paragraph in place.paragraphs:
        text = tagging.paragraph_text(paragraph)
        for match in _FULL_WIDTH_TAG.finditer(text):
            written = match.group()
            mended = half_width(re.sub(r"^(.)\s?|\s?(.)$", r"\1\2", written))
            if written[0] == "｛" or written[-1] == "｝" or "｛" in written[:3] or "％" in written[:3]:
                tag = Tag(written, "", "", "", paragraph)
                yield place.error("TP106", tag, mended=mended)


def half_width(text: str) -> str:
    """`text` with the full-width signs that an input method types as their half-width twins."""
    return text.translate(_FULL_WIDTH)


# One tag by itself


def _tag_faults(tag: Tag, place: Places) -> Iterator[Finding]:
    if tag.kind == "":
        yield place.error("TP108", tag)
    elif tag.kind == "{#":
        return
    elif tag.keyword in NOT_RUN:
        yield place.error("TP115", tag)
    else:
        yield from _syntax_faults(tag, place)


def _syntax_faults(tag: Tag, place: Places) -> Iterator[Finding]:
    body = docxtpl_reading(tag.body)
    source = complete(tag, body)
    problem = _problem(source)
    if not problem:
        yield from _unknown_filters(tag, source, place)
        return
    mended = half_width(body)
    if mended != body and not _problem(complete(replace(tag, body=mended), mended)):
        characters = "".join(dict.fromkeys(c for c in body if half_width(c) != c))
        whole = tag.text.replace(tag.body, mended)
        yield place.error("TP107", tag, characters=characters, mended=whole)
        return
    unknown = tag.kind == "{%" and tag.keyword not in KEYWORDS
    yield place.error(
        "TP101",
        tag,
        problem=in_words(problem),
        nearest=nearest(tag.keyword, KEYWORDS - NOT_RUN) if unknown else "",
    )


def _problem(source: str) -> str:
    try:
        environment().parse(source)
    except TemplateSyntaxError as problem:
        return problem.message or "?"
    except RecursionError:
        return "nested too deeply"
    return ""


def _unknown_filters(tag: Tag, source: str, place: Places) -> Iterator[Finding]:
    tree = environment().parse(source)
    for code, kind, known in (
        ("TP103", nodes.Filter, environment().filters),
        ("TP116", nodes.Test, environment().tests),
    ):
        for node in tree.find_all(kind):
            if node.name not in known:
                yield place.error(code, tag, name=node.name, nearest=nearest(node.name, known))


# The blocks they form


def _block_faults(tags: list[Tag], place: Places) -> Iterator[Finding]:
    """Blocks left open, ends without a beginning, blocks that cross."""
    stack: list[Tag] = []
    for tag in tags:
        if tag.opens:
            stack.append(tag)
        elif tag.keyword in ("else", "elif"):
            if not stack or stack[-1].keyword not in ("if", "for"):
                yield place.error("TP105", tag, expected=_end_of(stack))
        elif tag.keyword.startswith("end") and tag.keyword in KEYWORDS:
            if stack and tag.keyword == f"end{stack[-1].keyword}":
                stack.pop()
                continue
            yield place.error("TP105", tag, expected=_end_of(stack))
            # An end that fits a block further out closes it: one fault is told once.
            fitting = [i for i, opened in enumerate(stack) if tag.keyword == f"end{opened.keyword}"]
            del stack[fitting[-1] if fitting else len(stack) :]
    for tag in stack:
        yield place.error("TP104", tag, expected=f"{{%{tag.level} end{tag.keyword} %}}")


def _end_of(stack: list[Tag]) -> str:
    return f"{{%{stack[-1].level} end{stack[-1].keyword} %}}" if stack else "—"


def _level_faults(root: etree._Element, place: Places) -> Iterator[Finding]:
    """Tags whose paragraphs, rows or cells cannot go together without breaking the XML."""
    tags = tagging.outside_raw(tagging.tags(root))
    for level, what in (("p", "段"), ("tr", "行"), ("tc", "单元格")):
        seen: dict[etree._Element, Tag] = {}
        for tag in tags:
            element = _element_of(tag)
            if tag.level == level and element is not None:
                if element in seen:
                    yield place.error("TP118", tag, what=what, other=seen[element].text)
                seen[element] = tag
    for group in tagging.groups(tags):
        first = _chain(group[0])
        for tag in group[1:]:
            if _chain(tag) != first:
                yield place.error("TP117", tag, opening=group[0].text)


def _element_of(tag: Tag) -> etree._Element | None:
    """The element that docxtpl puts the tag in place of; the paragraph for plain tags."""
    if tag.level in ("tr", "tc"):
        return next(tag.paragraph.iterancestors(f"{W_NS}{tag.level}"), None)
    return tag.paragraph


def _chain(tag: Tag) -> tuple[str, ...]:
    """The names of the elements around the place where the tag ends up; equal chains nest."""
    element = _element_of(tag)
    if element is None:
        return ("?",)
    inner = {"": ("t",), "r": ("r",)}.get(tag.level, ())
    return (*inner, *(str(a.tag) for a in element.iterancestors()))


def _compile_faults(root: etree._Element, place: Places) -> Iterator[Finding]:
    """What only shows when the part is compiled as a whole."""
    try:
        source = clean(root, place.part, place.label)
        if source is not None:
            compile_source(source, place.part, environment())
    except TagError as fault:
        steps, tag = fault.place
        found = error("TP101", Where(place.file, steps), tag=tag, problem=in_words(fault.problem), nearest="")
        yield Finding(found, Place(steps, place.part))

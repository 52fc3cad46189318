"""`docgen template check`: every fault of a template, and what will look wrong in its reports, in one run."""

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from lxml import etree

from docgen.diagnostics import Code, Diagnostic, Result, Where, error, has_errors, warning
from docgen.model.context import Tags
from docgen.model.paragraph import Place
from docgen.opc import Package, content_types
from docgen.suggestions import nearest
from docgen.template import explain
from docgen.template import tags as tagging
from docgen.template.contents import rendered_parts, style_ids
from docgen.template.faults import Finding, Places, faults
from docgen.template.leftovers import leftovers
from docgen.template.load import program_from_bytes, read_template, refuse
from docgen.template.names import may_be_missing, used
from docgen.template.places import paragraph_places
from docgen.template.source import parse, written_tags
from docgen.template.tags import W_NS, Tag, tag_of, tag_texts


def check_template(
    path: Path, known: frozenset[str], composition: Tags | None = None
) -> Result[tuple[Finding, ...]]:
    """Everything wrong with the template at `path`; None where it cannot be opened at all.

    `known` are the names any workbook has. With a `composition` (of one workbook) its names count instead,
    and the template is run with it: what it lacks is an error then, and a warning without.
    """
    data = read_template(path)
    if data.value is None:
        return Result(None, data.diagnostics)
    opened = refuse(data.value, path.name)
    if opened.value is None:
        return Result(None, opened.diagnostics)
    package, file = opened.value, path.name
    found = list(faults(package, rendered_parts(package), file))
    names = known if composition is None else frozenset(composition.context)
    found += _unknown_names(package, file, names, error if composition is not None else warning)
    found += _looks(package, file)
    if composition is not None and not has_errors(f.diagnostic for f in found):
        found += _trial(data.value, file, composition)
    return Result(tuple(found))


def _trial(data: bytes, file: str, composition: Tags) -> Iterator[Finding]:
    """What a render with this workbook meets."""
    loaded = program_from_bytes(data, file, None)
    if loaded.value is not None:
        for diagnostic in loaded.value.render(composition).diagnostics:
            yield Finding(diagnostic, Place(diagnostic.where.steps))


# Names


def _unknown_names(
    package: Package, file: str, known: frozenset[str], make: Callable[..., Diagnostic]
) -> Iterator[Finding]:
    written = {part: _written_tags(package, part) for part in rendered_parts(package)}
    every = [tag for found in written.values() for _, tag in found]
    known |= may_be_missing(every)
    for part, found in written.items():
        steps = {id(tag): steps for steps, tag in found}
        for tag, name in used(tagging.outside_raw([tag for _, tag in found])):
            if name not in known:
                where = Where(file, steps[id(tag)])
                details = {"tag": tag.text, "name": name, "nearest": nearest(name, known)}
                yield Finding(make("TP102", where, **details), Place(steps[id(tag)], part))


def _written_tags(package: Package, part: str) -> list[tuple[tuple[str, ...], Tag]]:
    """The tags of `part`, each with its place; none where the part cannot be read."""
    try:
        root = parse(package.read(part))
    except etree.XMLSyntaxError:
        return []
    return [(steps, tag_of(text, root)) for steps, text in written_tags(root, part, explain.label(part))]


# Looks


def _looks(package: Package, file: str) -> Iterator[Finding]:
    """What no error keeps from being made, and nobody wants."""
    styles = _Styles(package)
    rendered = rendered_parts(package)
    for part in rendered:
        label = explain.label(part)
        try:
            root = parse(package.read(part))
        except etree.XMLSyntaxError:
            continue
        place = Places(part, label, file, paragraph_places(root, part, label))
        tags = tagging.outside_raw(tagging.tags(root))
        yield from _shared_paragraphs(tags, place)
        yield from _hidden_tags(place)
        yield from _leftovers(root, place)
        yield from _undefined_styles(place, styles)
        yield from _paragraph_fonts(place)
        yield from _running_numbers(tags, place, styles)
    yield from _style_fonts(package, file)
    yield from _tags_elsewhere(package, file, rendered)


_TAKEN = {"p": ("p", "段"), "tr": ("tr", "行"), "tc": ("tc", "单元格")}


def _shared_paragraphs(tags: list[Tag], place: Places) -> Iterator[Finding]:
    for tag in tags:
        if tag.level in _TAKEN:
            name, what = _TAKEN[tag.level]
            element = tag.paragraph
            if name != "p":
                element = next(tag.paragraph.iterancestors(f"{W_NS}{name}"), tag.paragraph)
            text = "".join(node.text or "" for node in element.iter(f"{W_NS}t"))
            rest = tagging.without_tags(text).strip()
            if rest:
                yield place.warning(
                    "TP109", tag.paragraph, tag=tag.text, what=what, text=rest[:24], level=tag.level
                )


_UNSEEN = {f"{W_NS}instrText": "域代码", f"{W_NS}delText": "已删除的修订"}


def _hidden_tags(place: Places) -> Iterator[Finding]:
    for paragraph in place.paragraphs:
        for node in paragraph.iter(*_UNSEEN):
            for tag in tag_texts(node.text or ""):
                yield place.warning("TP110", paragraph, tag=tag, what=_UNSEEN[node.tag])
        hidden = [run for run in _own(paragraph, "r") if run.find(f"{W_NS}rPr/{W_NS}vanish") is not None]
        for tag in tag_texts("".join(node.text or "" for run in hidden for node in run.iter(f"{W_NS}t"))):
            yield place.warning("TP110", paragraph, tag=tag, what="隐藏文字")


def _leftovers(root: etree._Element, place: Places) -> Iterator[Finding]:
    for left in leftovers(root):
        yield place.warning(left.code, left.paragraph, text=left.text)


def _tags_elsewhere(package: Package, file: str, rendered: list[str]) -> Iterator[Finding]:
    for part in package.parts:
        if part.endswith(".xml") and part not in rendered:
            text = re.sub(r"<[^<>]*>", "", package.read(part).decode("utf-8", "replace"))
            for tag in tag_texts(text):
                yield Finding(
                    warning("TP110", Where(file, (part,)), tag=tag, what=part), Place((part,), part)
                )


# Styles, fonts, numbering


class _Styles:
    """What the styles part says, as far as it matters here."""

    def __init__(self, package: Package) -> None:
        self.ids = frozenset(style_ids(package).values())
        self._numbered: dict[str, bool] = {}
        self._based_on: dict[str, str] = {}
        for style in _style_elements(package):
            name = style.get(f"{W_NS}styleId", "")
            number = style.find(f"{W_NS}pPr/{W_NS}numPr")
            base = style.find(f"{W_NS}basedOn")
            self._based_on[name] = base.get(f"{W_NS}val", "") if base is not None else ""
            if number is not None:
                self._numbered[name] = _is_numbered(number)

    def numbered(self, style: str) -> bool:
        """Whether paragraphs of `style` (or of what it is based on) are numbered automatically."""
        seen: set[str] = set()
        while style and style not in seen and style not in self._numbered:
            seen.add(style)
            style = self._based_on.get(style, "")
        return self._numbered.get(style, False)


def _is_numbered(properties: etree._Element) -> bool:
    number = properties.find(f"{W_NS}numId")
    return number is not None and number.get(f"{W_NS}val") != "0"


def _style_elements(package: Package) -> Iterator[etree._Element]:
    for part, kind in content_types(package).items():
        if kind.endswith(".wordprocessingml.styles+xml"):
            yield from parse(package.read(part)).iter(f"{W_NS}style")


def _undefined_styles(place: Places, styles: _Styles) -> Iterator[Finding]:
    told: set[str] = set()
    for paragraph in place.paragraphs:
        for node in _own(paragraph, "pStyle", "rStyle", "tblStyle"):
            name = node.get(f"{W_NS}val", "")
            if name and name not in styles.ids and name not in told and "{" not in name:
                told.add(name)
                yield place.warning("TP111", paragraph, style=name)


def _running_numbers(tags: list[Tag], place: Places, styles: _Styles) -> Iterator[Finding]:
    order = {paragraph: number for number, paragraph in enumerate(place.paragraphs)}
    told: set[etree._Element] = set()
    for group in tagging.groups(tags):
        if group[0].keyword != "for":
            continue
        first, last = order[group[0].paragraph], order[group[-1].paragraph]
        for paragraph in list(order)[first : last + 1]:
            if paragraph not in told and _paragraph_is_numbered(paragraph, styles):
                told.add(paragraph)
                yield place.warning("TP114", paragraph)


def _paragraph_is_numbered(paragraph: etree._Element, styles: _Styles) -> bool:
    direct = paragraph.find(f"{W_NS}pPr/{W_NS}numPr")
    if direct is not None:
        return _is_numbered(direct)
    style = paragraph.find(f"{W_NS}pPr/{W_NS}pStyle")
    return style is not None and styles.numbered(style.get(f"{W_NS}val", ""))


_CHINESE_FONT = re.compile(
    r"[\u4e00-\u9fff]"
    r"|^(N?SimSun|SimHei|FangSong|KaiTi|LiSu|YouYuan|ST\w+|FZ\w+|Microsoft YaHei|DengXian)"
)


def _paragraph_fonts(place: Places) -> Iterator[Finding]:
    told: set[tuple[str, str]] = set()
    for paragraph in place.paragraphs:
        for fonts in _own(paragraph, "rFonts"):
            for code, details in _font_faults(fonts):
                key = (code, details["font"])
                if key not in told:
                    told.add(key)
                    yield place.warning(code, paragraph, what="这里的文字", **details)


def _style_fonts(package: Package, file: str) -> Iterator[Finding]:
    for style in _style_elements(package):
        name = style.find(f"{W_NS}name")
        shown = name.get(f"{W_NS}val", "") if name is not None else ""
        for fonts in style.iter(f"{W_NS}rFonts"):
            for code, details in _font_faults(fonts):
                where = Where(file, ("样式", shown))
                yield Finding(
                    warning(code, where, what=f"样式“{shown}”", **details),
                    Place(where.steps, "word/styles.xml"),
                )


def _font_faults(fonts: etree._Element) -> Iterator[tuple[Code, Mapping[str, str]]]:
    """A Chinese font set for Latin text only (docxtpl#507); a theme's font that overrides the named one."""

    def value(name: str) -> str:
        return fonts.get(f"{W_NS}{name}", "")

    latin = value("ascii") or value("hAnsi")
    if _CHINESE_FONT.search(latin) and not value("eastAsia") and not value("eastAsiaTheme"):
        yield "TP112", {"font": latin}
    for name, theme in (("ascii", "asciiTheme"), ("hAnsi", "hAnsiTheme"), ("eastAsia", "eastAsiaTheme")):
        if value(name) and value(theme):
            yield "TP113", {"font": value(name), "theme": value(theme)}
            return


def _own(paragraph: etree._Element, *names: str) -> Iterator[etree._Element]:
    """Elements of these names in the paragraph, without those of text boxes in it."""
    for node in paragraph.iter(*(f"{W_NS}{name}" for name in names)):
        if next(node.iterancestors(f"{W_NS}p"), paragraph) is paragraph:
            yield node

"""Page numbers for a document without: — 1 — at the right of odd pages, at the left of even ones (7.5)."""

from typing import TYPE_CHECKING

from docgen.document.placing import drop
from docgen.document.xml import parse, sections, serialized
from docgen.model.mend import PageNumberMend
from docgen.opc import NewPart, Package, free_id, related_part, with_new_parts
from docgen.wordml.names import R, W, is_strict

if TYPE_CHECKING:
    from docgen.wordml.names import Node

_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT_RELATIONS = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_NAMESPACE = W[1:-1]
_SIDES = {"default": "right", "even": "left"}


def with_page_numbers(package: Package, main: str, number: PageNumberMend) -> Package:
    """`package` with footers that show the page number, and odd and even pages told apart."""
    strict = is_strict(package.read(main))
    new, references = [], {}
    for count, (kind, side) in enumerate(_SIDES.items(), 1):
        name = _free_name(package, f"footer{count}")
        identity = free_id(package, main, f"rIdPageNumber{count}")
        data = _told(_footer(number, side), strict)
        new.append(
            NewPart(name, data, _TYPES.format("footer"), main, identity, _told_relation("footer", strict))
        )
        references[kind] = identity
    changed = with_new_parts(package, tuple(new))
    changed = _with_both_sides(changed, main, strict)
    return changed.with_parts({main: _referred(changed.read(main), references, strict)})


def _free_name(package: Package, stem: str) -> str:
    numbers = ("", *(f"_{count}" for count in range(1, len(package.parts) + 1)))
    return next(n for n in (f"word/{stem}{number}.xml" for number in numbers) if n not in package.parts)


def _footer(number: PageNumberMend, side: str) -> str:
    fonts = f'<w:rFonts w:ascii="{number.font}" w:hAnsi="{number.font}" w:eastAsia="{number.font}"/>'
    look = f'<w:rPr>{fonts}<w:sz w:val="{number.size}"/><w:szCs w:val="{number.size}"/></w:rPr>'
    twips, hundredths = round(number.side * number.size * 10), round(number.side * 100)
    form = (
        f'<w:pPr><w:spacing w:before="0" w:after="0" w:line="{number.line}" w:lineRule="exact"/>'
        f'<w:ind w:{side}="{twips}" w:{side}Chars="{hundredths}" w:firstLine="0" w:firstLineChars="0"/>'
        f'<w:jc w:val="{side}"/></w:pPr>'
    )
    mark = '<w:r>{0}<w:fldChar w:fldCharType="{1}"/></w:r>'.format
    words = f'<w:r>{look}<w:t xml:space="preserve">{{}}</w:t></w:r>'.format
    field = (
        f'{mark(look, "begin")}<w:r>{look}<w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
        f"{mark(look, 'separate')}{words('1')}{mark(look, 'end')}"
    )
    paragraph = f"<w:p>{form}{words('— ')}{field}{words(' —')}</w:p>"
    return f'<w:ftr xmlns:w="{_NAMESPACE}">{paragraph}</w:ftr>'


def _told(xml: str, strict: bool) -> bytes:
    """A part's XML in the namespaces of the document it is for."""
    return serialized(parse(xml.encode()), strict=strict)


def _told_relation(kind: str, strict: bool) -> str:
    return f"{_STRICT_RELATIONS if strict else _RELATIONS}/{kind}"


def _with_both_sides(package: Package, main: str, strict: bool) -> Package:
    """Odd and even pages told apart in the settings, which are made where there are none."""
    name = related_part(package, main, "settings")
    if not name:
        xml = f'<w:settings xmlns:w="{_NAMESPACE}"><w:evenAndOddHeaders/></w:settings>'
        identity = free_id(package, main, "rIdSettings")
        part = NewPart(
            _free_name(package, "settings"), _told(xml, strict), _TYPES.format("settings"), main, identity,
            _told_relation("settings", strict),
        )  # fmt: skip
        return with_new_parts(package, (part,))
    root = parse(package.read(name), keep_comments=True)
    switch = root.find(W + "evenAndOddHeaders")
    if switch is None:
        later = {W + other for other in _BEHIND_SWITCH}
        place = next((index for index, node in enumerate(root) if node.tag in later), len(root))
        root.insert(place, root.makeelement(W + "evenAndOddHeaders", {}))
    else:
        switch.attrib.clear()
    return package.with_parts({name: serialized(root, strict=strict)})


_BEHIND_SWITCH = (
    "bookFoldRevPrinting bookFoldPrinting bookFoldPrintingSheets drawingGridHorizontalSpacing "
    "drawingGridVerticalSpacing displayHorizontalDrawingGridEvery displayVerticalDrawingGridEvery "
    "doNotUseMarginsForDrawingGridOrigin drawingGridHorizontalOrigin drawingGridVerticalOrigin "
    "doNotShadeFormData noPunctuationKerning characterSpacingControl printTwoOnOne "
    "strictFirstAndLastChars noLineBreaksAfter noLineBreaksBefore savePreviewPicture "
    "doNotValidateAgainstSchema saveInvalidXml ignoreMixedContent alwaysShowPlaceholderText "
    "doNotDemarcateInvalidXml saveXmlDataOnly useXSLTWhenSaving saveThroughXslt showXMLTags "
    "alwaysMergeEmptyNamespace updateFields hdrShapeDefaults footnotePr endnotePr compat docVars "
    "rsids mathPr attachedSchema themeFontLang clrSchemeMapping doNotIncludeSubdocsInStats "
    "doNotAutoCompressPictures forceUpgrade captions readModeInkLockDown smartTagType schemaLibrary "
    "shapeDefaults doNotEmbedSmartTags decimalSymbol listSeparator"
).split()
"""What stands behind `w:evenAndOddHeaders` in settings.xml (ECMA-376 part 1, A.1)."""


def _referred(data: bytes, references: dict[str, str], strict: bool) -> bytes:
    root = parse(data, keep_comments=True)
    for index, section in enumerate(sections(root)):
        for known in section.findall(W + "footerReference"):
            if known.get(W + "type", "default") in references:
                section.remove(known)
        numbering = section.find(W + "pgNumType")
        if numbering is not None:
            # - 1 - would come out as — - 1 - —.
            drop(numbering, "fmt")
        if index == 0:
            _refer(section, references)
    return serialized(root, strict=strict)


def _refer(section: "Node", references: dict[str, str]) -> None:
    place = sum(node.tag == W + "headerReference" for node in section)
    for kind, identity in references.items():
        made = section.makeelement(W + "footerReference", {W + "type": kind, R + "id": identity})
        section.insert(place, made)
        place += 1

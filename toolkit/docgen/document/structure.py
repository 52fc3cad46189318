"""Which paragraph is what: by style name where a template of ours made it, else by words, place and look.

Recognition leans on what is written more than on how it looks, because faulty looks are what is being sought.
"""

from docgen.document.body_text import BodyText
from docgen.document.closing import attachments, closing
from docgen.document.imprint import imprint
from docgen.document.letterhead import boxes_and_cells, letterhead
from docgen.document.lines import Lines
from docgen.document.title import addressee, title
from docgen.model import styles
from docgen.model.paragraph import NO_ROLE, Paragraph, Role
from docgen.model.profile import Element
from docgen.recognition import elements as words

_BY_STYLE = {
    styles.TITLE.lower(): Element.TITLE,
    styles.COPY_NUMBER: Element.COPY_NUMBER,
    styles.CLASSIFICATION: Element.CLASSIFICATION,
    styles.URGENCY: Element.URGENCY,
    styles.ISSUER_MARK: Element.ISSUER_MARK,
    styles.DOCUMENT_NUMBER: Element.DOCUMENT_NUMBER,
    styles.SIGNATORY: Element.SIGNATORY,
    styles.Special.SIGNATORIES: Element.SIGNATORY,
    styles.RED_LINE: Element.RED_LINE,
    styles.ADDRESSEE: Element.ADDRESSEE,
    styles.ATTACHMENT_NOTE: Element.ATTACHMENT_NOTE,
    styles.SIGNATURE: Element.SIGNATURE,
    styles.DATE: Element.DATE,
    styles.REMARK: Element.REMARK,
    styles.ATTACHMENT_MARK: Element.ATTACHMENT_MARK,
    styles.ATTACHMENT_TITLE: Element.ATTACHMENT_TITLE,
    styles.COPIES_TO: Element.COPIES_TO,
    styles.PRINTING: Element.PRINTING,
}

_PAGE_NUMBER = Role(Element.PAGE_NUMBER)


def with_page_numbers(paragraphs: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
    """The `paragraphs` of a header or footer, those that show the page number marked as such."""
    return tuple(p.as_(_PAGE_NUMBER) if any(f.code == "PAGE" for f in p.fields) else p for p in paragraphs)


def with_roles(paragraphs: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
    """`paragraphs` with their roles."""
    lines = Lines(paragraphs)
    _by_style(lines)
    boxes_and_cells(lines)
    after_letterhead = letterhead(lines)
    body = addressee(lines, title(lines, after_letterhead))
    end = imprint(lines)
    closing(lines, body, attachments(lines, body, end))
    _body(lines, body, end)
    role_of = lines.found.get
    return tuple([p.as_(role_of(index, NO_ROLE)) for index, p in enumerate(paragraphs)])


def _by_style(lines: Lines) -> None:
    known = {name: _BY_STYLE.get(name) or _BY_STYLE.get(name.lower()) for name in set(lines.styles)}
    by_style = {name: element for name, element in known.items() if element is not None}
    for index in [index for index, style in enumerate(lines.styles) if style in by_style]:
        paragraph, element = lines.paragraphs[index], by_style[lines.styles[index]]
        if paragraph.text.strip() or element is Element.RED_LINE:
            if element in (Element.SIGNATORY, Element.DOCUMENT_NUMBER):
                # The two share a line, or each other's style: what is written decides.
                element = words.letterhead_element(paragraph.text.strip()) or element
            lines.found[index] = Role(element)


def _body(lines: Lines, first: int, end: int) -> None:
    texts = lines.texts[first:end]
    walk = BodyText(set(lines.styles), may_have_forms=words.has_room("\r".join(texts)))
    walk.set_roles(lines.found, zip(lines.places[first:end], texts, strict=True), lines.paragraphs)

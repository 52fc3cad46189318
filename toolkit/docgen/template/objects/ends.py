"""Where a rendered text ends, and how it comes to end a section: in its last paragraph, if that can be.

A paragraph of its own for it, however low, begins a page of nothing where the text fills its page.
"""

import re

EMPTY = re.compile(r"<w:p(?: [^<>]*)?/>")
TINY = (
    '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
    '<w:ind w:firstLineChars="0" w:firstLine="0"/>{section}</w:pPr></w:p>'
)
"""The paragraph that ends a section: as good as no line."""
PAGE_BEFORE = TINY.format(section="").replace("<w:pPr>", "<w:pPr><w:keepNext/><w:pageBreakBefore/>")
"""The paragraph that begins a page with a table."""


def ended(before: str, section: str) -> str:
    """`before` with its last paragraph ending `section`; a section that ends there anyway is enough."""
    if before.endswith("</w:sectPr></w:pPr></w:p>"):
        return before
    start = last_paragraph(before)
    last = before[start:] if start >= 0 else ""
    if last and "<w:pPrChange" not in last and "</w:pPr>" in last:
        return before[:start] + last.replace("</w:pPr>", f"{section}</w:pPr>", 1)
    return before + TINY.format(section=section)


def last_paragraph(text: str) -> int:
    """Where the paragraph begins that ends `text`; -1 where another thing ends it, or one stands in it."""
    if not text.endswith("</w:p>"):
        tag = text.rfind("<")
        return tag if EMPTY.fullmatch(text, max(tag, 0)) else -1
    start = last_start(text, len(text))
    whole = text[start:] if start >= 0 else ""
    ends_page = "<w:sectPr" in whole or '<w:br w:type="page"' in whole
    return start if whole.count("</w:p>") == 1 and not ends_page else -1


def last_start(text: str, end: int) -> int:
    """Where the last paragraph before `end` begins; -1: none does."""
    return max(text.rfind("<w:p>", 0, end), text.rfind("<w:p ", 0, end))

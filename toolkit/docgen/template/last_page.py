"""The end of a report: 署名, date and 附注 keep to the text, 版记 begins on an even page.

Nothing is counted here. Word and LibreOffice are asked by what they have for it: paragraphs that keep with
the next (ECMA-376 part 1, 17.3.1.15), and a section that begins on the next even page (17.6.22, evenPage).
"""

import re
from collections.abc import Iterator, Mapping

from docgen.model.context import PAGE_TURN
from docgen.model.styles import ATTACHMENT_NOTE, REMARK
from docgen.template.marks import CLOSING, PAGE_TURNS_BACK
from docgen.template.objects.ends import EMPTY, TINY, ended, last_paragraph, last_start
from docgen.template.objects.landscape import continued, section_place

FARTHEST = 12
"""Paragraphs before the closing that are looked at for the last one of the text; 附件说明 may be long."""
_NOTE_STYLES = (ATTACHMENT_NOTE, "附件说明首项", "附件说明续项")
_PASSED = re.compile(r"</w:sdtContent>|</w:sdt>|<w:(?:bookmark(?:Start|End)|proofErr|permEnd|permStart)[ /]")
"""What may stand between two paragraphs that follow each other on the page."""
_PARAGRAPH_START = re.compile(r"<w:p(?: [^<>]*)?>(?:<w:pPr>(?:<w:pStyle [^<>]*/>)?)?")


# 版记 on an even page


def with_even_page(text: str) -> str:
    """A rendered part with its first turn made into a section that begins on the next even page.

    What comes behind it is that section, and the template's own one ends before it. Where the part has no
    section of its own, or one whose page has no size, each turn is a page break.
    """
    pieces = list(_around_turns(text))
    if len(pieces) == 1:
        return pieces[0]
    place = section_place(pieces[-1])
    section = pieces[-1][slice(*place)] if place else ""
    if place is None or "<w:pgSz" not in section:
        return "<w:p><w:pPr><w:pageBreakBefore/></w:pPr></w:p>".join(pieces)
    begun = continued(section).replace("<w:pgSz", '<w:type w:val="evenPage"/><w:pgSz', 1)
    rest = pieces[-1][: place[0]] + begun + pieces[-1][place[1] :]
    # LibreOffice begins no page with a table that floats: a paragraph as good as none stands before it.
    return "".join((ended(pieces[0], section), TINY.format(section=""), *pieces[1:-1], rest))


def _around_turns(text: str) -> Iterator[str]:
    """What stands before, between and behind the paragraphs that turn a page."""
    while (mark := text.find(PAGE_TURN)) >= 0:
        start = last_start(text, mark)
        end = text.find("</w:p>", mark) + len("</w:p>")
        if start < 0 or end < len("</w:p>"):
            text = text[:mark] + text[mark + 1 :]
            continue
        yield text[:start]
        text = text[end:]
    yield text


# 署名 and date


def with_closing_kept(text: str, styles: Mapping[str, str]) -> str:
    """A rendered part whose closing never stands alone on a page.

    All of the closing, and from the last paragraph of the text on all before it, keeps with the next
    paragraph, so that at least two lines of the text (widow control) come to its page. `styles` maps style
    names to ids.
    """
    marks = text.split(CLOSING)
    remark = f'<w:pStyle w:val="{styles[REMARK]}"/>' if REMARK in styles else "\0"
    if len(marks) == 1:
        start = text.find(remark)
        start = last_start(text, start) if start >= 0 else -1
        return text if start < 0 else _text_kept(text[:start], styles) + text[start:]
    before, *lines = marks
    end = lines[-1].find("</w:p>") + len("</w:p>")
    last, after = lines[-1][:end], lines[-1][end:]
    lines = [kept(line) for line in lines[:-1]]
    if after.startswith("<w:p") and remark in after[: after.find("</w:p>") + 1]:
        last = kept(last)
    return "".join((_text_kept(before, styles), *lines, last, after))


def with_closing_across(text: str, styles: Mapping[str, str]) -> str:
    """A rendered part whose closing stands on the turned page of the table that ends the text.

    Otherwise it would stand on the upright page behind, alone.
    """
    table, turned, behind = text.rpartition(PAGE_TURNS_BACK)
    first, last = behind.find(CLOSING), behind.rfind(CLOSING)
    if not turned or first < 0 or not _is_no_text(behind[:first], styles):
        return text
    end = behind.find("</w:p>", last) + len("</w:p>")
    if (
        REMARK in styles
        and f'<w:pStyle w:val="{styles[REMARK]}"/>' in behind[end : behind.find("</w:p>", end)]
    ):
        end = behind.find("</w:p>", end) + len("</w:p>")
    # A section that ends there is the turned one: another behind it would begin a page of nothing.
    if behind.startswith("<w:sectPr", end):
        end = behind.find("</w:sectPr>", end) + len("</w:sectPr>")
    return f"{table}{behind[:end]}{PAGE_TURNS_BACK}{behind[end:]}"


def _is_no_text(markup: str, styles: Mapping[str, str]) -> bool:
    """Whether all that stands there is 附件说明 and empty paragraphs."""
    notes = tuple(f'<w:pStyle w:val="{styles[name]}"/>' for name in _NOTE_STYLES if name in styles)
    return not any(
        ("<w:t>" in block or "<w:t " in block or "<w:drawing" in block or "<w:sectPr" in block)
        and not any(note in block for note in notes)
        for block in markup.split("</w:p>")
    )


def _text_kept(before: str, styles: Mapping[str, str]) -> str:
    """`before` with its last paragraphs, or the last row of its table, keeping with the next."""
    notes = tuple(f'<w:pStyle w:val="{styles[name]}"/>' for name in _NOTE_STYLES if name in styles)
    behind: list[str] = []
    for _ in range(FARTHEST):
        start = _last_block(before)
        if start < 0:
            break
        block, before = before[start:], before[:start]
        behind.append(kept(block))
        is_text = "<w:t" in block and not any(note in block for note in notes)
        if is_text or "<w:drawing" in block or "<w:pict" in block:
            break
    return "".join((before, *reversed(behind)))


def kept(markup: str) -> str:
    """`markup` with all its paragraphs keeping with the next."""
    markup = markup.replace('<w:keepNext w:val="0"/>', "<w:keepNext/>")
    markup = EMPTY.sub(lambda match: f"{match[0][:-2]}></w:p>", markup)
    return _PARAGRAPH_START.sub(_keeping, markup)


def _keeping(match: re.Match[str]) -> str:
    if match.string.startswith("<w:keepNext", match.end()):
        return match[0]
    return f"{match[0]}<w:keepNext/>" if "<w:pPr>" in match[0] else _with_properties(match)


def _with_properties(match: re.Match[str]) -> str:
    if match.string.startswith("<w:pPr/>", match.end()):
        return match[0]
    return f"{match[0]}<w:pPr><w:keepNext/></w:pPr>"


def _last_block(text: str) -> int:
    """Where the last paragraph of `text` begins, or the last row of the table that ends it; -1: neither."""
    end = len(text)
    while True:
        tag = text[text.rfind("<", 0, end) : end]
        if not _PASSED.match(tag):
            break
        end -= len(tag)
    if tag != "</w:tbl>":
        return last_paragraph(text[:end])
    start = max(text.rfind("<w:tr>", 0, end), text.rfind("<w:tr ", 0, end))
    return start if text.count("<w:tbl>", start, end) == 0 else -1

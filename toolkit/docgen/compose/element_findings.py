"""What 基本信息 says of the official elements that cannot be right (GB/T 9704-2012, chapter 7)."""

import re
from collections.abc import Iterator

from docgen.compose.closing import SEALED, SIGNATURE_SEAL
from docgen.compose.dates import parse_date
from docgen.compose.elements import ATTACHMENT, attachment_list
from docgen.diagnostics import Diagnostic, Where, warning
from docgen.model import fields as known
from docgen.model.report import Field, Report

_LONGEST_NAME = 30
_SENTENCE = re.compile("[。；！？，：]")
UNSEALED = "不盖章"
SEALS = (SEALED, UNSEALED, SIGNATURE_SEAL)
_NUMBER = (
    r"(?P<organ>[^〔\[［(（【﹝]*[^〔\[［(（【﹝\s])\s*[〔\[［(（【﹝]\s*(?P<year>\d{4})\s*(?:年\s*)?"
    r"[〕\]］)）】﹞]\s*(?:第\s*)?(?P<number>\d{1,9})\s*号?"
)


def element_findings(report: Report) -> Iterator[Diagnostic]:
    """Warnings, each at its cell: the report is made, and the standard is not met."""
    yield from _seal(report)
    yield from _attachments(report)
    yield from _document_number(report)
    yield from _pasted_closing(report)


def _pasted_closing(report: Report) -> Iterator[Diagnostic]:
    """署名 and 成文日期 pasted with the text: as the last two rows of 正文 they come out as paragraphs."""
    if len(report.body) < 2:
        return
    name, day = (row.content.value.strip() for row in report.body[-2:])
    is_name = bool(name) and len(name) <= _LONGEST_NAME and not _SENTENCE.search(name)
    if is_name and len(day) <= _LONGEST_NAME and parse_date(day) is not None:
        cell = report.body[-2].content.cell
        yield warning("TX414", Where.in_sheet(report.file, cell.sheet, cell.a1), name=name, day=day)


def _seal(report: Report) -> Iterator[Diagnostic]:
    field = report.fields.get(known.SEAL)
    seal = _text(field)
    if field is None or not seal:
        return
    if seal not in SEALS:
        yield warning("EL101", _where(report, field), value=seal, known="、".join(SEALS))
    elif seal == SIGNATURE_SEAL and not _text(report.fields.get(known.SIGNATORY_POST)):
        yield warning("EL102", _where(report, field), name=known.SIGNATORY_POST)


def _attachments(report: Report) -> Iterator[Diagnostic]:
    listed = len(attachment_list((_text(report.fields.get(known.ATTACHMENT_NOTE)),)))
    for name, field in report.fields.items():
        match = ATTACHMENT.fullmatch(name)
        if match and _text(field) and int(match.group(1) or 1) > listed:
            yield warning(
                "EL103", _where(report, field), name=name, listed=listed, note=known.ATTACHMENT_NOTE
            )


def _document_number(report: Report) -> Iterator[Diagnostic]:
    field = report.fields.get(known.DOCUMENT_NUMBER)
    match = re.fullmatch(_NUMBER, _text(field))
    if field is None or match is None:
        return
    proper = f"{match['organ']}〔{match['year']}〕{match['number'].lstrip('0')}号"
    if proper != _text(field):
        yield warning("EL104", _where(report, field), value=_text(field), proper=proper)


def _text(field: Field | None) -> str:
    return field.content.value.strip() if field else ""


def _where(report: Report, field: Field) -> Where:
    return Where.in_sheet(report.file, known.SHEET, field.content.cell.a1)

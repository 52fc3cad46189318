"""What a line is by its words alone: each element of the official format as it is written, rightly or not.

Wide on purpose: what is recognised can be judged, and what is not would be taken for the title or for text.
"""

import re

from docgen.model.profile import Element
from docgen.patterns import HAN

_MASK = "×XxＸ＊*"
_DIGITS = f"\\d０-９{_MASK}"
_COPY_NUMBER = re.compile(r"(No\.?\s*|№\s*)?\d{1,8}$")
_CLASSIFICATION = re.compile(r"(绝密|机密|秘密)(\s*(?:[★☆*·（(]\s*)?.{0,8})?$")
_URGENCY = re.compile(r"(紧急程度[：:]\s*)?(特\s*急|加\s*急|特\s*提|平\s*急|急\s*件|紧\s*急)$")
_NAMES = rf"(?:[{HAN}·]{{1,4}}[\s\u3000]*){{1,8}}"
_DOCUMENT_NUMBER = re.compile(
    rf"(?:[{HAN}A-Za-z（）(){_MASK}]\s*){{0,16}}"
    rf"(?:[〔\[［【（(﹝{{｛]\s*)?[{_DIGITS}]{{2,4}}\s*(?:年\s*)?[〕\]］】）)﹞}}｝]"
    rf"\s*(?:(?:第\s*)?[{_DIGITS}]{{1,5}}(?:\s*号)?文?|号)(?:\s*签.*|\s{{2,}}{_NAMES}|\s*)$"
)
_SERIAL_NUMBER = re.compile(
    r"(?:[〔\[（(]\d{4}年?[〕\]）)][ \u3000]?|\d{4}年[ \u3000]?)?"
    r"[（(]?第\s*[\d一二三四五六七八九十百]{1,5}\s*[号期次]\s*[）)]?$"
)
_SIGNATORY = re.compile(r"签\s*发\s*人\s*[：:]?")
_MORE_SIGNATORIES = re.compile(f"{_NAMES}$")
_LONGEST_SIGNATORIES = 30
_COPIES_TO = re.compile(r"(抄\s*送|主\s*送|分\s*送|抄\s*报)\s*[：:]")
_PRINTED = re.compile(r"印\s*(?:[发制刷]\s*)?[。.]?$")
_DAY_SIGN = re.compile(r"[\d日]")
_WIDE_SPACE = re.compile(r"\t|[ \u3000]{2}")
_YEAR_BEGINS = re.compile(r"\d{2,4}\s*[年.\-/]|二[〇零○]")
_DAY_ENDS = re.compile(r"\d日?$")
_ISSUER_MARK = re.compile(".*(文件|纪要|令)$")
_DAY_AT_END = re.compile(r"\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日$")
_ATTACHMENT_NOTE = re.compile(r"附\s*件\s*(?:\d+\s*)?[：:]\s*\S")
_BARE_NOTE = re.compile(r"附\s*件\s*[：:]$")
_NOTE_CONTINUED = re.compile(r"\s*\d{1,2}\s*[.．、,，]\s*\S")
_ATTACHMENT_MARK = re.compile(
    r"附\s*件\s*(?:(?:\d{1,2}(?:[-—]\d{1,2})?|[一二三四五六七八九十]{1,3})\s*)?[：:.．、]?$"
)
_REMARK = re.compile(r"[（(\[［【〔{].+[）)\]］】〕}]$")
_DATE = re.compile(
    r"[\d〇零○oO一二三四五六七八九十]{2,6}\s*[年./\-．－]\s*[\d一二三四五六七八九十]{1,3}"
    r"\s*[月./\-．－]\s*[\d一二三四五六七八九十]{1,3}\s*日?$"
)
_DATE_WITH_BLANKS = re.compile(
    rf"[{_DIGITS}〇零○一二三四五六七八九十]{{2,6}}\s*年[{_DIGITS}元正一二三四五六七八九十\s\u3000]{{0,4}}"
    rf"月[{_DIGITS}一二三四五六七八九十\s\u3000]{{0,6}}日$"
)
_LONGEST_DATE = 26
_DAY_OF_WEEK = re.compile(r"[（( \u3000]{0,3}(?:星期|周)[一二三四五六日天][）) ]{0,3}$")
_SENTENCE = re.compile("[。；！？]")
_LONGEST_NAME = 40
_NOT_A_NAME = re.compile("[。；：，,;:！？]")
_PERSON = re.compile(rf"[{HAN}]{{2,8}}[：:]\s*(?:[{HAN}·][\s\u3000]*){{2,5}}$")
_DIVISION = re.compile(
    r"第[一二三四五六七八九十百零\d]{1,5}([编章节条])(?:之[一二三四五六七八九十])?(?:[\s\u3000]|$)"
)
_CLAUSE = re.compile(rf"\d{{1,2}}(?:\.\d{{1,2}}){{0,3}}[ \u3000]{{1,4}}[{HAN}]")
_ROOM = ("\u3000\u3000\u3000", "    ")
_BESIDE_TEXT = re.compile(
    r"(?:出席|列席|请假|缺席|主持|记录)人?员?\s*[：:]|(?:注|备注|说明|填表说明|填报说明|资料来源|数据来源)\s*(?:\d\s*)?[：:]"
    rf"|附?[表图]\s*\d{{1,2}}(?:[-—.]\d{{1,2}})?\s*(?:[：:]\s*)?[{HAN}]"
    r"|(?:报|送|发|报送)\s*[：:]|[（(]?\s*(?:单位|填报单位|填报日期|填报时间|填报人|制表|制表人|审核人)\s*[：:]"
)
SIGNS_BESIDE_TEXT = frozenset("出列请缺主记注备资数表图附说填单制审报送发（(")
"""What `is_beside_text` can begin with, which tells most lines apart."""

_MAIN_LETTERHEAD = (Element.DOCUMENT_NUMBER, Element.SIGNATORY, Element.CLASSIFICATION, Element.COPY_NUMBER)


def letterhead_element(text: str) -> Element | None:
    """The element of the 版头 that a line says; None for any other line, and for 发文机关标志."""
    if "\t" in text:
        return _of_parts([letterhead_element(part.strip()) for part in text.split("\t")])
    if len(text) <= _LONGEST_NAME and (_DOCUMENT_NUMBER.match(text) or _SERIAL_NUMBER.match(text)):
        return Element.DOCUMENT_NUMBER
    if len(text) <= _LONGEST_NAME and _SIGNATORY.match(text):
        return Element.SIGNATORY
    if _CLASSIFICATION.match(text):
        return Element.CLASSIFICATION
    if _URGENCY.match(text):
        return Element.URGENCY
    return Element.COPY_NUMBER if _COPY_NUMBER.match(text) else None


def _of_parts(found: list[Element | None]) -> Element | None:
    """份号 and 发文字号, or 发文字号 and 签发人, on one line; the names of further 签发人 need no label."""
    sure = Element.DOCUMENT_NUMBER in found or Element.SIGNATORY in found
    if not sure and None in found:
        return None
    return next((element for element in _MAIN_LETTERHEAD if element in found), None)


def is_issuer_mark(text: str) -> bool:
    """Whether a line may be a 发文机关标志, by its last word."""
    return _ISSUER_MARK.match(text) is not None


def names_issuer_and_day(text: str) -> bool:
    """Whether a line is what 纪要 have below their mark: who issued them and when (10.3)."""
    tab = text.find("\t", 1)
    return tab > 0 and _DAY_AT_END.search(text, tab + 1) is not None


def names_people(text: str) -> bool:
    """Whether a line is names and nothing else: 签发人 who did not fit on the line above."""
    return len(text) <= _LONGEST_SIGNATORIES and _MORE_SIGNATORIES.match(text) is not None


def imprint_element(text: str) -> Element | None:
    """The element of the 版记 that a line says."""
    if _COPIES_TO.match(text):
        return Element.COPIES_TO
    return Element.PRINTING if len(text) <= 60 and _is_printing(text) else None


def _is_printing(text: str) -> bool:
    """Whether a line says 印发 behind a day, or an organ, room, and a date."""
    printed, day = _PRINTED.search(text), _DAY_ENDS.search(text)
    if printed and _DAY_SIGN.search(text, 0, printed.start()):
        return True
    room = _WIDE_SPACE.search(text, 1) if day else None
    return room is not None and day is not None and bool(_YEAR_BEGINS.search(text, room.end(), day.start()))


def is_date(text: str) -> bool:
    """Whether a line is a date in any usual form: with blanks or masks, with its day of the week."""
    if len(text) > _LONGEST_DATE:
        return False
    day = _DAY_OF_WEEK.sub("", text)
    return bool(_DATE.match(day) or _DATE_WITH_BLANKS.match(day))


def is_remark(text: str) -> bool:
    """Whether a line stands in brackets."""
    return _REMARK.match(text) is not None


def has_sentence(text: str) -> bool:
    """Whether a sentence ends in a line."""
    return _SENTENCE.search(text) is not None


def is_name(text: str) -> bool:
    """Whether a line may be a 署名: an organ's name, or a post with a person's."""
    return len(text) <= _LONGEST_NAME and (not _NOT_A_NAME.search(text) or bool(_PERSON.match(text)))


def is_short(text: str) -> bool:
    """Whether a line is no longer than names, captions and the like are."""
    return len(text) <= _LONGEST_NAME


def is_attachment_mark(text: str) -> bool:
    """Whether a line says 附件 and a number, and nothing else."""
    return _ATTACHMENT_MARK.match(text) is not None


def is_attachment_note(text: str) -> bool:
    """Whether a line begins an 附件说明."""
    return _ATTACHMENT_NOTE.match(text) is not None


def is_bare_note(text: str) -> bool:
    """Whether a line says 附件：, the names to follow below."""
    return _BARE_NOTE.match(text) is not None


def continues_note(text: str) -> bool:
    """Whether a line is another name of an 附件说明: `2.…`."""
    return _NOTE_CONTINUED.match(text) is not None


def division(text: str) -> str:
    """The unit of a regulation that begins with a line, 编 章 节 or 条; "" where none does."""
    match = _DIVISION.match(text)
    return match[1] if match else ""


def is_clause(text: str) -> bool:
    """Whether a line heads a clause of a technical document: `1　总则`, `2.1　范围`."""
    return len(text) <= _LONGEST_NAME and _CLAUSE.match(text) is not None and not has_sentence(text)


def announces(text: str) -> bool:
    """Whether a line says that something follows: it addresses nobody."""
    return text[:-1].endswith(("如下", "以下内容", "下列事项"))


def has_room(text: str) -> bool:
    """Whether there is room in a text for something to be filled in."""
    return any(room in text for room in _ROOM)


def is_form(text: str) -> bool:
    """Whether a line is to be filled in, and no sentence: `填报人：　　　　电话：`."""
    return has_room(text) and not has_sentence(text)


def is_beside_text(text: str) -> bool:
    """Whether a line stands beside the text: people present (10.3), a note, a caption."""
    return _BESIDE_TEXT.match(text) is not None

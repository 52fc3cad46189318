"""基本信息 → the official elements that a template cannot derive by itself (GB/T 9704-2012, 7 and 10).

Pure text in, plain data out; the names are those of model/context.py. An unfilled field gives an empty
string or list, so that a template's `{%p if … %}` leaves no trace of it.
"""

import re
from collections.abc import Mapping

from docgen.compose.closing import closing
from docgen.compose.title_lines import break_title
from docgen.model import fields as known
from docgen.model.context import UNFILLED_END, UNFILLED_START
from docgen.patterns import rarely

ATTACHMENT = re.compile(r"附件(\d*)")
"""A 项目 that holds the text of an attachment: 附件 (the only one), 附件1, 附件2 …"""
LONGEST_LARGE_MARK = 11
"""The most characters of a 发文机关标志 that fill one line in the size 大; a longer one takes 小."""
DOCUMENT = "文件"
SIGNED_BY = "签发人："
SEPARATORS = re.compile(r"[、，,；;\s]+")
_LIST_NUMBER = rarely(r"^\s*(?:附件\d*[:：])?\s*(?:\d+[.．、]\s*)?")
_NEXT_ATTACHMENT = rarely(r"[；;。]\s*(?=(?:附件)?\d+[.．、:：])")
"""Where the next of several attachments begins that stand in one line: `1.收支表；2.人员名册`."""
_SPACED_NAME = rarely(r"(?<![^\s、，,；;])(\S)[ \u3000]+(\S)(?![^\s、，,；;])")
"""A name of two characters, spaced to align with longer ones: 张　三."""


def official_elements(fields: Mapping[str, str]) -> dict[str, object]:
    """The derived names a template uses, from the contents of 基本信息 by 项目 (lines separated by `\\n`).

    A name that is also a 项目 (标题, 主送机关 …) is that field in its official form.
    """
    filled = {name: text.strip() for name, text in fields.items()}
    organs = lines(filled.get(known.ISSUER_MARK, ""))
    attachments = attachment_list(filled.get(known.ATTACHMENT_NOTE, ""))
    return {
        known.TITLE: break_title(filled.get(known.TITLE, "")),
        known.ADDRESSEE: ended(filled.get(known.ADDRESSEE, ""), "："),
        known.COPY_NUMBER: copy_number(filled.get(known.COPY_NUMBER, "")),
        known.REMARK: bracketed(filled.get(known.REMARK, "")),
        known.COPIES_TO: ended(without_label(filled.get(known.COPIES_TO, ""), "抄送"), "。"),
        **issuer_mark(organs),
        "签发人行": signatory_lines(filled.get(known.SIGNATORY, ""), filled.get(known.DOCUMENT_NUMBER, "")),
        "附件清单": attachments,
        "附件页": attachment_pages(attachments, filled),
        "落款": closing(filled),
        "版记换页": [],
        **{name: filled.get(name, "") for name in ("出席", "请假", "列席")},
    }


def lines(text: str) -> list[str]:
    """The lines of a cell that say something."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def ended(text: str, mark: str) -> str:
    """`text` with `mark` as its end, in place of its half-width twin or whatever punctuation stands there."""
    return text.rstrip("：:。.；;，,、 ") + mark if text else ""


def without_label(text: str, label: str) -> str:
    """`text` without the label that some clerks type before it (抄送：)."""
    return re.sub(rf"^{label}\s*[:：]\s*", "", text)


def bracketed(text: str) -> str:
    """附注 stands in full-width round brackets (7.3.6)."""
    return f"（{text.strip('（）()')}）" if text else ""


def copy_number(text: str) -> str:
    """份号 has six digits (7.2.1)."""
    return text.zfill(6) if text.isdigit() else text


def issuer_mark(organs: list[str]) -> dict[str, object]:
    """One organ: the mark as it is. Several: their names, with 文件 standing once beside them (7.2.4)."""
    longest = max(map(length, organs), default=0)
    size = "大" if longest <= LONGEST_LARGE_MARK else "小"
    if len(organs) < 2 or not any(organ.endswith(DOCUMENT) for organ in organs):
        return {"发文机关": organs, "文件字样": "", "标志字号": size}
    names = [organ.removesuffix(DOCUMENT) for organ in organs]
    return {"发文机关": names, "文件字样": DOCUMENT, "标志字号": "小"}


def length(text: str) -> int:
    """Characters of `text` that a reader sees."""
    return len(text) - text.count(UNFILLED_START) - text.count(UNFILLED_END)


def signatory_lines(signatories: str, document_number: str) -> list[dict[str, str]]:
    """Two names a line, aligned; the 发文字号 shares the line of the last (7.2.5, 7.2.6)."""
    names = [name for name in SEPARATORS.split(_SPACED_NAME().sub(r"\1\2", signatories)) if name]
    if len(names) > 1:
        names = [spread(name) for name in names]
    rows = ["　".join(names[start : start + 2]) for start in range(0, len(names), 2)]
    return [
        {
            "字号": document_number if number == len(rows) else "",
            "标签": SIGNED_BY if number == 1 else "　" * len(SIGNED_BY),
            "姓名": row,
        }
        for number, row in enumerate(rows, 1)
    ]


def spread(name: str) -> str:
    """A name of two characters as wide as one of three, so that columns align."""
    return f"{name[0]}　{name[1]}" if length(name) == 2 else name


def attachment_list(note: str) -> list[dict[str, str]]:
    """附件说明, an attachment a line or typed number; "1." where there are several, no end mark (7.3.4)."""
    listed = [one for line in lines(note) for one in _NEXT_ATTACHMENT().split(line)]
    names = [name for one in listed if (name := attachment_name(one))]
    several = len(names) > 1
    return [
        {"序号": f"{number}." if several else "", "名称": name, "标签": "附件：" if number == 1 else ""}
        for number, name in enumerate(names, 1)
    ]


def attachment_name(line: str) -> str:
    """An attachment's name without the number a clerk typed and without a mark at its end."""
    number = _LIST_NUMBER().match(line)
    return line[number.end() if number else 0 :].rstrip("。；;.，, ")


def attachment_pages(attachments: list[dict[str, str]], fields: Mapping[str, str]) -> list[dict[str, object]]:
    """A page for each attachment whose text is in a 项目 of its own: 附件1, 附件2 … (附件 for a single one).

    Mark and title match 附件说明 (7.3.7).
    """
    texts = {
        int(match.group(1) or 1): lines(text)
        for name, text in fields.items()
        if (match := ATTACHMENT.fullmatch(name)) and text
    }
    several = len(attachments) > 1 or len(texts) > 1
    titles = {number: item["名称"] for number, item in enumerate(attachments, 1)}
    return [
        {
            "序号": f"附件{number}" if several else "附件",
            "标题": break_title(titles.get(number, "")),
            "段落": texts[number],
        }
        for number in sorted(texts)
    ]

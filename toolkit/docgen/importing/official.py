"""Lines that are elements of an official document → 项目 of 基本信息 (GB/T 9704-2012, 7)."""

import re
from dataclasses import dataclass, field

from docgen.importing.source import SourceLine
from docgen.model import fields as known
from docgen.model.profile import Element
from docgen.recognition.scanning import BLANKS

_FIELDS = {
    Element.COPY_NUMBER: known.COPY_NUMBER,
    Element.CLASSIFICATION: known.CLASSIFICATION,
    Element.URGENCY: known.URGENCY,
    Element.ISSUER_MARK: known.ISSUER_MARK,
    Element.TITLE: known.TITLE,
    Element.ADDRESSEE: known.ADDRESSEE,
    Element.SIGNATURE: known.SIGNATURE,
    Element.REMARK: known.REMARK,
    Element.ATTACHMENT_NOTE: known.ATTACHMENT_NOTE,
    Element.COPIES_TO: known.COPIES_TO,
}
_JOINED = {Element.TITLE: "", Element.ADDRESSEE: "", Element.COPIES_TO: ""}
"""Elements whose lines are one text; of others each stays a line."""
_OF_ATTACHMENTS = (Element.ATTACHMENT_MARK, Element.ATTACHMENT_TITLE)
_AFTER_ATTACHMENTS = (Element.COPIES_TO, Element.PRINTING)
_SIGNATORY = re.compile(r"签[ \u3000]*发[ \u3000]*人[ \u3000]*[：:]?")
_PRINTED = re.compile(
    r"((?:\d{4}|[二○〇零一二三四五六七八九十]{4})年[^ \t\u3000年]{2,8}日)[ \t\u3000]?印[发制刷][。.]?$"
)
_DAY = re.compile(r"(?:\d{4}|[二一][○〇零一二三四五六七八九]{3})[ \u3000]?年[^年日]{2,6}日")
_PERIOD = re.compile(r"(20\d\d年(?:度)?(?:上半年|下半年|第?[一二三四]季度|[1-9]\d?月(?:份)?)?)")


@dataclass(slots=True)
class Official:
    """Takes the lines that are elements; `left` are those that no 项目 holds."""

    left: list[SourceLine] = field(default_factory=list)
    _texts: dict[str, list[str]] = field(default_factory=dict)
    _joints: dict[str, str] = field(default_factory=dict)
    _in_attachment: int = 0

    def takes(self, line: SourceLine) -> bool:
        """Whether the line is an element, or stands in an attachment, and goes to 基本信息."""
        if line.thing is not None:
            return False
        if line.element in _OF_ATTACHMENTS or (line.division and line.element not in _AFTER_ATTACHMENTS):
            self._attachment(line)
        elif line.element in (Element.DOCUMENT_NUMBER, Element.SIGNATORY):
            self._numbered(line.text)
        elif line.element is Element.PRINTING:
            self._printing(line)
        elif line.element is Element.DATE:
            self._date(line)
        elif line.element is not None and line.element in _FIELDS:
            joint = _JOINED.get(line.element, "\n")
            self._put(_FIELDS[line.element], line.text.strip(BLANKS + "\t"), joint)
        else:
            return line.element is Element.RED_LINE
        return True

    def fields(self) -> dict[str, str]:
        """What was found, by 项目; what the layouts ask for beside is taken from the title and the 署名."""
        found = {name: self._joints[name].join(texts) for name, texts in self._texts.items()}
        if known.ADDRESSEE in found:
            found[known.ADDRESSEE] = found[known.ADDRESSEE].rstrip("：:")
        title = found.get(known.TITLE, "")
        if known.SIGNATURE in found and "\n" not in found[known.SIGNATURE]:
            found.setdefault(known.UNIT, found[known.SIGNATURE])
        period = _PERIOD.search(title)
        if period:
            found.setdefault(known.PERIOD, period[1].replace("年度", "年"))
        return found

    def _date(self, line: SourceLine) -> None:
        """The day; what stands beside it (星期四, 于某地) has no place in a 成文日期."""
        text = line.text.strip(BLANKS + "\t")
        day = _DAY.search(text)
        self._put(known.DATE, day.group() if day else text)
        if day and (rest := text.replace(day.group(), "", 1).strip(BLANKS + "\t")):
            self.left.append(line._replace(text=rest))

    def _put(self, name: str, text: str, joint: str = "\n") -> None:
        self._texts.setdefault(name, []).append(text)
        self._joints[name] = joint

    def _attachment(self, line: SourceLine) -> None:
        """The text of an attachment is a 项目 of its own; its mark and title are made from 附件说明."""
        text = line.text.strip(BLANKS)
        if line.element is Element.ATTACHMENT_MARK:
            self._in_attachment += 1
        elif line.element is not Element.ATTACHMENT_TITLE:
            self._put(f"附件{max(self._in_attachment, 1)}", text)
        elif text and not self._is_listed(text):
            self._put(known.ATTACHMENT_NOTE, text)

    def _is_listed(self, title: str) -> bool:
        return any(
            "".join(title.split()) in "".join(note.split())
            for note in self._texts.get(known.ATTACHMENT_NOTE, ())
        )

    def _numbered(self, text: str) -> None:
        """发文字号 and 签发人 may share a line."""
        number, label, names = _partitioned(text)
        if number:
            self._put(known.DOCUMENT_NUMBER, number)
        if names and (label or known.SIGNATORY in self._texts):
            self._put(known.SIGNATORY, names, "、")

    def _printing(self, line: SourceLine) -> None:
        text = line.text.strip(BLANKS + "\t")
        match = _PRINTED.search(text)
        if match is None:
            self.left.append(line)
            return
        if office := text[: match.start()].strip(BLANKS + "\t"):
            self._put(known.PRINTING_OFFICE, office)
        self._put(known.PRINTING_DATE, match[1])


def _partitioned(text: str) -> tuple[str, str, str]:
    """发文字号, the words 签发人：, and the names."""
    match = _SIGNATORY.search(text)
    if match is None:
        bare = text.strip(BLANKS + "\t")
        return (bare, "", "") if "号" in bare else ("", "", bare)
    names = "、".join(text[match.end() :].replace("\t", " ").strip(BLANKS).split("  "))
    return text[: match.start()].strip(BLANKS + "\t"), match.group(), names

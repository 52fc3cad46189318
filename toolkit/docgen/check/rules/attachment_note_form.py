"""附件说明 is written wrongly.

What it does
    Wants 附件： with a full-width colon; several attachments numbered 1. 2. 3., a single one not; no
    mark after a name.

Why is this bad
    附件说明 is the list by which a reader counts what came with the document.

Example
    Bad:  附件:1、名单。
    Good: 附件：1.名单 / 2.统计表

Clause
    GB/T 9704-2012, 7.3.4: 后标全角冒号和附件名称…使用阿拉伯数字标注附件顺序号（如“附件：1.××”）；附件名
    称后不加标点符号.
"""

from collections.abc import Iterator

from docgen.check.attachments import noted
from docgen.check.rule import Fault, at
from docgen.model.document import DocumentView
from docgen.model.profile import Profile


def check(view: DocumentView, profile: Profile) -> Iterator[Fault]:
    notes = noted(view)
    for index, note in enumerate(notes, 1):
        problem = ""
        if note.label and note.label != "附件：":
            problem = "“附件”后用全角冒号"
        elif len(notes) > 1 and note.number not in (f"{index}.", f"{index}．"):
            problem = f"顺序号应写作“{index}.”"
        elif len(notes) == 1 and note.number:
            problem = "只有一个附件时不编顺序号"
        elif note.name.endswith(tuple("。；，、;,.")):
            problem = "附件名称后不加标点"
        if problem:
            yield at(note.paragraph, text=note.text, problem=problem)

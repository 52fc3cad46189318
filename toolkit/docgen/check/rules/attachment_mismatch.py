"""附件说明 and 附件 do not agree.

What it does
    Compares number, sequence and title of each 附件 with what 附件说明 announces, where attachments are
    in the file.

Why is this bad
    A reader who counts two where three are announced asks for the third.

Example
    Bad:  附件：1.名单 2.统计表; only 附件1 follows
    Good: both follow, under the same names

Clause
    GB/T 9704-2012, 7.3.7: 附件顺序号和附件标题应当与附件说明的表述一致.
"""

from collections.abc import Iterator

from docgen.check.attachments import Attachment, Note, attached, noted, stands_alone
from docgen.check.rule import Fault, at
from docgen.model.document import DocumentView
from docgen.model.profile import Profile


def check(view: DocumentView, profile: Profile) -> Iterator[Fault]:
    notes, attachments = noted(view), attached(view)
    # Attachments may come as files of their own; then there is nothing to compare.
    if not attachments or stands_alone(view):
        return
    for index, attachment in enumerate(attachments):
        note = notes[index] if index < len(notes) else None
        problem = _problem(attachment, note, index + 1, len(attachments))
        if problem:
            yield at(attachment.heading if "标题" in problem else attachment.paragraph, problem=problem)
    for note in notes[len(attachments) :]:
        yield at(note.paragraph, problem=f"附件说明列有“{note.name}”，文后没有这个附件")


def _problem(attachment: Attachment, note: Note | None, number: int, count: int) -> str:
    if note is None:
        return "附件说明没有列出这个附件"
    if attachment.number != number and not (count == 1 and attachment.number == 0):
        return f"附件顺序号应为{number}"
    name = "".join(note.name.split()).strip("。；，、;,.《》")
    title = attachment.title.strip("《》")
    if title and title != name:
        return f"附件标题“{title}”与附件说明“{name}”不一致"
    return ""

"""Numbers before headings and items: the layout writes them, and a person who mends one by hand edits
nothing."""

from docgen.differences import changes
from docgen.merge.three_way import Edit
from docgen.model.texts import Line, plain
from docgen.recognition.headings import heading_number
from docgen.recognition.numbers import typed_number


def number_before(text: str) -> str:
    """The number that stands before `text`, "" where none does."""
    number, typed = heading_number(text), typed_number(text)
    return number.written if number is not None else typed.text if typed is not None else ""


def only_numbers(line: Line, edit: Edit) -> bool:
    """Whether `edit` of a paragraph makes another number of one that the layout wrote."""
    at = 0
    for piece in line:
        end = at + len(piece if isinstance(piece, str) else piece.value)
        if isinstance(piece, str) and at <= edit.start and edit.end <= end and edit.start < end:
            other = piece[: edit.start - at] + edit.text + piece[edit.end - at :]
            return _is_number(other)
        at = end
    return False


def _is_number(text: str) -> bool:
    bare = text.strip()
    return bool(bare) and number_before(f"{bare}甲乙。") == bare


def says(line: Line, wanted: str) -> bool:
    """Whether a paragraph says what is `wanted`, whatever its numbers are."""
    said = plain(line)
    return said == wanted or all(
        only_numbers(line, Edit(change.new_start, change.new_end, wanted[change.old_start : change.old_end]))
        for change in changes(wanted, said)
    )

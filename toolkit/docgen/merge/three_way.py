"""What a person changed in a report, told where the workbook says it now; what both changed is a clash."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from docgen.differences import Change, changes
from docgen.merge.partners import partners


class Edit(NamedTuple):
    """The characters `start` to before `end` of a paragraph become `text`."""

    start: int
    end: int
    text: str


class Op(NamedTuple):
    """A change of the report, by paragraphs as the workbook makes them now.

    With `edits` the paragraph `at` is worded anew; with `text` one comes behind `at` (-1: before all);
    without either the paragraph `at` goes.
    """

    at: int
    edits: tuple[Edit, ...] = ()
    text: str = ""

    @property
    def removes(self) -> bool:
        """Whether the paragraph goes."""
        return not self.edits and not self.text


class Clash(NamedTuple):
    """A paragraph whose same words the report and the workbook changed, each in its own way.

    `at` is its place among those the workbook makes now, None where the workbook has it no more.
    """

    at: int | None
    report: str
    book: str


class United(NamedTuple):
    """What is to be done, and what both did."""

    ops: tuple[Op, ...]
    clashes: tuple[Clash, ...]


def unite(base: Sequence[str], report: Sequence[str], book: Sequence[str]) -> United:
    """How `report` differs from `base`, the report as it was made, told in the paragraphs of `book`."""
    to_report, to_book = partners(base, report), partners(base, book)
    ops: list[Op] = []
    clashes: list[Clash] = []
    for at, text in enumerate(base):
        theirs = report[to_report[at]] if at in to_report else None
        if theirs == text:
            continue
        here = to_book.get(at)
        found = _one(text, theirs, here, book[here] if here is not None else None)
        if isinstance(found, Clash):
            clashes.append(found)
        elif found is not None:
            ops.append(found)
    ops += _put_in(report, book, to_report, to_book)
    return United(tuple(ops), tuple(clashes))


def _one(base: str, theirs: str | None, here: int | None, ours: str | None) -> Op | Clash | None:
    """One paragraph that the person changed or took away."""
    if theirs == ours:
        return None
    if here is None or ours is None:
        return Clash(None, theirs or "", "")
    if theirs is None:
        return Op(here) if ours == base else Clash(here, "", ours)
    edits = _edits(base, theirs, ours)
    if edits is None:
        return Clash(here, theirs, ours)
    return Op(here, edits) if edits else None


def _edits(base: str, theirs: str, ours: str) -> tuple[Edit, ...] | None:
    """The changes from `base` to `theirs`, by places in `ours`; None where `ours` changed there too."""
    others = changes(base, ours)
    edits: list[Edit] = []
    for change in changes(base, theirs):
        text = theirs[change.new_start : change.new_end]
        touching = [o for o in others if o.old_start <= change.old_end and change.old_start <= o.old_end]
        if any(_is_same(o, change, ours, text) for o in touching):
            continue
        if touching:
            return None
        shift = sum(_growth(o) for o in others if o.old_end < change.old_start)
        edits.append(Edit(change.old_start + shift, change.old_end + shift, text))
    return tuple(edits)


def _is_same(other: Change, change: Change, ours: str, text: str) -> bool:
    same_place = (other.old_start, other.old_end) == (change.old_start, change.old_end)
    return same_place and ours[other.new_start : other.new_end] == text


def _growth(change: Change) -> int:
    return change.new_end - change.new_start - (change.old_end - change.old_start)


def _put_in(
    report: Sequence[str], book: Sequence[str], to_report: Mapping[int, int], to_book: Mapping[int, int]
) -> Iterator[Op]:
    """The paragraphs that only the report has."""
    from_report = {new: old for old, new in to_report.items()}
    own = {text for at, text in enumerate(book) if at not in set(to_book.values())}
    behind = -1
    for at, text in enumerate(report):
        if at in from_report:
            behind = to_book.get(from_report[at], behind)
        elif text not in own:
            yield Op(behind, (), text)


class Said(NamedTuple):
    """A paragraph that a report is to have: `at` is the one it was, None for a new one."""

    text: str
    at: int | None
    is_edited: bool


def expected(book: Sequence[str], ops: Sequence[Op]) -> list[Said]:
    """What a report says after `ops`."""
    worded = {op.at: op.edits for op in ops if op.edits}
    gone = {op.at for op in ops if op.removes}
    new: dict[int, list[Said]] = {}
    for op in ops:
        if op.text:
            new.setdefault(op.at, []).append(Said(op.text, None, True))
    said = [*new.get(-1, ())]
    for at, text in enumerate(book):
        if at not in gone:
            said.append(Said(after(text, worded.get(at, ())).strip(), at, at in worded))
        said += new.get(at, ())
    return [each for each in said if each.text]


def after(text: str, edits: Sequence[Edit]) -> str:
    """`text` after `edits`, which do not overlap."""
    for edit in sorted(edits, reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text

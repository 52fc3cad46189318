"""document and findings → a mended copy: what can be put right without touching a word or a sentence."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from operator import attrgetter
from pathlib import Path

from docgen.check import Finding, check
from docgen.check.agreement.facts import NOTHING_LAST, LastPeriod
from docgen.diagnostics import Diagnostic, Result, Where, error
from docgen.document import main_part, mend, view
from docgen.document.mending import removable
from docgen.document.text_mends import edited, text_mends
from docgen.model.document import DocumentView
from docgen.model.mend import Mend, PageNumberMend, RemovalMend, RunMend, TextMend
from docgen.model.paragraph import Paragraph
from docgen.model.profile import Profile
from docgen.opc import open_package
from docgen.pipeline.boundary import within
from docgen.recognition.foreign import foreign_spans, is_foreign
from docgen.recognition.sentences import said

_MOST_PASSES = 6
"""Mending one fault can expose another; six rounds suffice for every chain of them that the tests know."""

Texts = dict[tuple[str, int], str]
"""The text of each paragraph, headers' and footers' too, by part and ordinal."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A document and what was found in it; `view` is None where it could not be read."""

    path: Path
    data: bytes = b""
    view: DocumentView | None = None
    findings: tuple[Finding, ...] = ()
    problems: tuple[Diagnostic, ...] = ()
    last: LastPeriod = NOTHING_LAST

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Everything there is to tell, reading problems first."""
        return self.problems + tuple(finding.diagnostic for finding in self.findings)


@dataclass(frozen=True, slots=True)
class Mended:
    """A document after mending: `count` findings are gone, `left` are for a person."""

    data: bytes
    count: int
    left: tuple[Finding, ...]


def mend_document(
    checked: Checked, profile: Profile, ignored: frozenset[str] = frozenset()
) -> Result[Mended]:
    """`checked` with everything mended that can be without touching what it says.

    Two proofs: each text is what the mends say, so that no mark goes missing; and the sequence of words and
    sentence ends is the same before and after. A mend that would change it is not made.

    Nothing to mend gives the very bytes that came in, so a second run changes nothing.
    """
    return within(lambda: _mended(checked, profile, ignored), checked.path)


def _mended(checked: Checked, profile: Profile, ignored: frozenset[str]) -> Result[Mended]:
    assert checked.view is not None
    data, seen, findings = checked.data, checked.view, checked.findings
    for _ in range(_MOST_PASSES):
        package = open_package(data, checked.path.name).value
        main = main_part(package) if package is not None else None
        if package is None or main is None:
            break
        wished = [each for finding in findings for each in finding.fault.mends]
        removed = removable(package, main, wished)
        mends = [each for each in safe(seen, wished) if _may_be_made(each, removed)]
        if not mends:
            break
        data = mend(package, main, mends).to_bytes()
        again = view(data, checked.path.name).value
        if again is None or not _is_proven(seen, again, mends):
            return Result(None, (error("DC004", Where(checked.path.name)),))
        seen, findings = again, check(again, profile, ignored, checked.last)
    return Result(Mended(data, len(checked.findings) - len(findings), findings))


def _may_be_made(each: Mend, removed: frozenset[int]) -> bool:
    return not isinstance(each, RemovalMend) or each.ordinal in removed


def safe(seen: DocumentView, mends: Iterable[Mend]) -> Iterator[Mend]:
    """Those of `mends` that leave alone what is no prose, and what each paragraph of `seen` says."""
    paragraphs = {(p.part, p.ordinal): p for p in _paragraphs(seen)}
    texts = [each for each in mends if isinstance(each, TextMend)]
    told = {place: list(changes) for place, changes in groupby(text_mends(texts), key=_PLACE)}
    changed = {place: _says_other(paragraphs[place], changes) for place, changes in told.items()}
    for each in mends:
        if isinstance(each, TextMend):
            paragraph = paragraphs[each.part, each.ordinal]
            if not _touches(paragraph, each) and not changed[each.part, each.ordinal]:
                yield each
        elif not isinstance(each, RunMend) or not _parts_tag(paragraphs[each.part, each.ordinal].text, each):
            yield each


_PLACE = attrgetter("part", "ordinal")


def _says_other(paragraph: Paragraph, changes: Iterable[TextMend]) -> bool:
    """Whether a paragraph would say something else after `changes`."""
    made = [(m.start, m.end, m.new) for m in changes if not _touches(paragraph, m)]
    return said(edited(paragraph.text, made)) != said(paragraph.text)


def _touches(paragraph: Paragraph, change: TextMend) -> bool:
    """Whether a change reaches into a tag, an address, a foreign word, or what a field shows."""
    fields = any(field.start < change.end and change.start < field.end for field in paragraph.fields)
    return fields or is_foreign(paragraph.text, change.start, change.end)


def _parts_tag(text: str, change: RunMend) -> bool:
    """Whether formatting would begin or end within a tag or an address, and part its run."""
    return any(
        start < edge < end for start, end in foreign_spans(text) for edge in (change.start, change.end)
    )


def _is_proven(before: DocumentView, after: DocumentView, mends: list[Mend]) -> bool:
    if any(isinstance(each, PageNumberMend) for each in mends):
        # It is made where headers and footers hold no word: page numbers are all that changes there.
        before, after = (replace(seen, sections=()) for seen in (before, after))
    found = [text for text in texts(after).values() if text.strip()]
    return found == _wanted(before, mends) and words(after) == words(before)


def words(seen: DocumentView) -> list[str]:
    """What each written paragraph of the body and of headers and footers says: mending leaves it alone."""
    return [said(text) for text in texts(seen).values() if text.strip()]


def texts(seen: DocumentView) -> Texts:
    """The text of each paragraph."""
    return {(p.part, p.ordinal): p.text for p in _paragraphs(seen)}


def _paragraphs(seen: DocumentView) -> Iterator[Paragraph]:
    yield from seen.paragraphs
    for story in seen.stories():
        yield from story.paragraphs


def _wanted(seen: DocumentView, mends: Iterable[Mend]) -> list[str]:
    """What the written paragraphs should be after `mends`, in order."""
    wanted = texts(seen)
    for place, changes in groupby(text_mends(mends), key=_PLACE):
        if place not in wanted:
            continue
        wanted[place] = edited(wanted[place], [(m.start, m.end, m.new) for m in changes])
    return [text for text in wanted.values() if text.strip()]

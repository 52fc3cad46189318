"""Mends put into a document: each changes formatting, space or punctuation at its place and nothing else."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import groupby
from operator import attrgetter

from docgen.document.new_page_numbers import with_page_numbers
from docgen.document.page_mends import mend_page
from docgen.document.paragraph_mends import may_be_removed, mend_paragraph, remove
from docgen.document.run_mends import mend_runs
from docgen.document.table_mends import mend_table
from docgen.document.text_mends import mend_texts, text_mends
from docgen.document.xml import parse, sections, serialized
from docgen.model.mend import Mend, PageMend, PageNumberMend, ParagraphMend, RemovalMend, RunMend, TableMend
from docgen.model.paragraph import BODY_PART
from docgen.opc import Package
from docgen.wordml.names import W, is_strict


def mend(package: Package, main: str, mends: Iterable[Mend]) -> Package:
    """`package` with `mends` made; `main` is its text part. Other parts keep their compressed bytes."""
    by_part: dict[str, list[Mend]] = defaultdict(list)
    numbers = None
    for each in mends:
        if isinstance(each, PageNumberMend):
            numbers = each
            continue
        part = BODY_PART if isinstance(each, PageMend) else each.part
        by_part[main if part == BODY_PART else part].append(each)
    mended = package.with_parts(
        {part: _mended(package.read(part), chosen) for part, chosen in by_part.items()}
    )
    return with_page_numbers(mended, main, numbers) if numbers is not None else mended


def removable(package: Package, main: str, mends: Iterable[Mend]) -> frozenset[int]:
    """The ordinals of the body's paragraphs that `mends` would remove and that may be removed."""
    wanted = [each.ordinal for each in mends if isinstance(each, RemovalMend)]
    if not wanted:
        return frozenset()
    paragraphs = list(parse(package.read(main)).iter(W + "p"))
    return frozenset(ordinal for ordinal in wanted if may_be_removed(paragraphs[ordinal]))


def _mended(data: bytes, mends: Sequence[Mend]) -> bytes:
    root = parse(data, keep_comments=True)
    paragraphs = list(root.iter(W + "p"))
    page_settings = sections(root)
    # Text mends move what stands behind them: they come after those that point by offset.
    for run_mend in (m for m in mends if isinstance(m, RunMend)):
        mend_runs(paragraphs[run_mend.ordinal], run_mend)
    for ordinal, changes in groupby(text_mends(mends), key=attrgetter("ordinal")):
        mend_texts(paragraphs[ordinal], changes)
    for each in mends:
        if isinstance(each, ParagraphMend):
            mend_paragraph(paragraphs[each.ordinal], each)
        elif isinstance(each, TableMend):
            mend_table(paragraphs[each.ordinal], each)
        elif isinstance(each, PageMend):
            mend_page(page_settings[each.section], each)
    for each in mends:
        if isinstance(each, RemovalMend):
            remove(paragraphs[each.ordinal])
    return serialized(root, strict=is_strict(data))

"""The findings of one document as a page of HTML: grouped, explained, marked on pictures of its pages."""

import base64
import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Sequence
from operator import itemgetter

from markupsafe import Markup

from docgen.check import RULES, Finding
from docgen.check.grouping import Block, blocks
from docgen.check.manual import manual
from docgen.diagnostics import Diagnostic, Severity
from docgen.messages import phrase, text
from docgen.model.paragraph import BODY_PART
from docgen.pipeline.checking import Examined
from docgen.pipeline.page_pictures import Page, Spot, spots

_EXCERPT = re.compile("「([^」…]{1,40})")
_STYLE = """
body { font: 16px/1.6 system-ui, "Microsoft YaHei", sans-serif; max-width: 60rem; margin: 2rem auto; }
body { padding: 0 1rem; } h2 { font-size: 1.1rem; margin: 1.4rem 0 .2rem; } h3 { font-size: 1rem; }
section { break-inside: avoid; } p { margin: .2rem 0; } li { margin: 0 0 .2rem; }
.place { color: #555; } code a { color: #777; }
.error h2 b { color: #b00020; } .warning h2 b { color: #a05a00; }
figure { position: relative; margin: 0 0 1rem; break-inside: avoid; }
img { width: 100%; border: 1px solid #ccc; }
.mark { position: absolute; transform: translate(-110%, 0); padding: 0 .35em; }
.mark { border-radius: 1em; }
.mark { color: #fff; background: #b00020; font-size: .75rem; text-decoration: none; }
.mark.warning, .mark.note { background: #a05a00; }
@media print { body { max-width: none; font-size: 11pt; } }
@media print { a { color: inherit; text-decoration: none; } }
@media print { .mark { print-color-adjust: exact; -webkit-print-color-adjust: exact; } }
@media screen and (prefers-color-scheme: dark) {
  body { background: #1b1b1b; color: #ddd; } .place, code a { color: #aaa; }
}
"""


def check_page(checked: Examined, profile: str, pages: Sequence[Page], language: str) -> str:
    """The page; `pages` are the document's, none where they could not be printed."""
    found = blocks(checked.findings)
    title = phrase("UI-page-title", language, file=checked.path.name)
    numbers = _numbered(found)
    marks = _marks(checked, pages, numbers)
    marked = {number for on_page in marks.values() for number in on_page}
    parts = (
        _summary(checked, found, profile, language),
        *(_problem(each, language) for each in checked.problems),
        *(_block(block, numbers, marked, language) for block in found),
        _pictures(pages, marks, language),
        _explained(found, language),
    )
    return str(
        Markup(
            '<!DOCTYPE html>\n<html lang="{}"><head><meta charset="utf-8">'
            "<title>{}</title><style>{}</style></head>\n"
            "<body><h1>{}</h1>{}</body></html>\n"
        ).format("zh-CN" if language == "zh" else "en", title, Markup(_STYLE), title, Markup("").join(parts))
    )


def _numbered(found: Iterable[Block]) -> dict[int, int]:
    """A number for each finding, in the order of the list, by its identity."""
    every = (finding for block in found for finding in block.findings)
    return {id(finding): number for number, finding in enumerate(every, 1)}


def _summary(checked: Examined, found: Sequence[Block], profile: str, language: str) -> Markup:
    if not checked.diagnostics:
        said = phrase("UI-check-fine", language, file=checked.path.name, profile=profile)
        return Markup("<p>{}</p>").format(said)
    errors = sum(len(block.findings) for block in found if block.severity is Severity.ERROR)
    said = phrase(
        "UI-check-summary",
        language,
        file=checked.path.name,
        errors=errors,
        warnings=len(checked.findings) - errors,
        profile=profile,
    )
    mendable = sum(block.mendable for block in found)
    rules = "、".join(block.title(language) for block in found if block.mendable)
    code, rest = (
        ("UI-check-mendable", len(checked.findings) - mendable) if mendable else ("UI-check-by-hand", 0)
    )
    fix = phrase(code, language, count=mendable, rest=rest, rules=rules)
    return Markup("<p>{}</p><p>{}</p>").format(said, fix)


def _problem(found: Diagnostic, language: str) -> Markup:
    return Markup("<p>{} {}</p>").format(found.message(language), found.hint(language))


def _block(block: Block, numbers: dict[int, int], marked: Container[int], language: str) -> Markup:
    items = Markup("").join(_item(each, numbers[id(each)], marked, language) for each in block.findings)
    count = phrase("UI-check-count", language, title=block.title(language), count=len(block.findings))
    remedies = Markup("").join(
        Markup("<p>{}</p>").format(phrase("UI-hint", language, hint=hint))
        for hint in block.remedies(language)[:_REMEDIES]
    )
    return Markup(
        '<section class="{0}"><h2><b>{1}</b> {2} <code><a href="#about-{3}">{3}</a></code></h2>'
        "{4}<ol>{5}</ol></section>\n"
    ).format(
        block.severity.value,
        phrase(f"UI-{block.severity.value}", language),
        count,
        block.rule,
        remedies,
        items,
    )


def _item(finding: Finding, number: int, marked: Container[int], language: str) -> Markup:
    place = " › ".join(finding.diagnostic.where.steps)
    link = '<a class="place" href="#m{0}">{1}</a>' if number in marked else '<span class="place">{1}</span>'
    said = finding.diagnostic.message(language)
    return Markup('<li id="f{0}" value="{0}">' + link + " {2}</li>").format(number, place, said)


_REMEDIES = 3


def _pictures(pages: Sequence[Page], marks: "_Marks", language: str) -> Markup:
    heading = Markup("<h2>{}</h2>").format(phrase("UI-page-pictures", language))
    if not pages:
        return heading + Markup("<p>{}</p>").format(phrase("UI-check-no-pictures", language))
    return heading + Markup("").join(
        Markup('<figure><img alt="{}" src="data:image/png;base64,{}">{}</figure>\n').format(
            number + 1,
            base64.b64encode(page.picture).decode(),
            Markup("").join(marks.get(number, {}).values()),
        )
        for number, page in enumerate(pages)
    )


_Marks = dict[int, dict[int, Markup]]
"""The marks on each page (from 0), by the number of their finding."""


def _marks(checked: Examined, pages: Sequence[Page], numbers: dict[int, int]) -> _Marks:
    """A number beside the words that each finding speaks of, where they are seen."""
    places = ((finding, finding.fault.place) for finding in checked.findings)
    inside = [
        (p.ordinal, numbers[id(f)], f) for f, p in places if p.part == BODY_PART and p.ordinal is not None
    ]
    in_order = [finding for *_, finding in sorted(inside, key=itemgetter(0, 1))]
    matches = (_EXCERPT.search(each.diagnostic.where.steps[-1]) for each in in_order)
    made: _Marks = defaultdict(dict)
    beside: Counter[Spot] = Counter()
    for each, spot in zip(in_order, spots(pages, (m[1] if m else "" for m in matches)), strict=True):
        if spot is not None:
            number = numbers[id(each)]
            made[spot.page][number] = _mark(
                each, number, max(_EDGE, spot.left - _STEP * beside[spot]), spot.top
            )
            beside[spot] += 1
    return made


def _mark(finding: Finding, number: int, left: float, top: float) -> Markup:
    mark = '<a class="mark {0}" id="m{1}" href="#f{1}" style="left:{2:.1%};top:{3:.1%}">{1}</a>'
    return Markup(mark).format(finding.diagnostic.severity.value, number, left, top)


_EDGE = 0.03
_STEP = 0.035
"""Of a page's width: marks on one line stand beside each other."""


def _explained(found: Iterable[Block], language: str) -> Markup:
    items = Markup("").join(
        Markup('<h3 id="about-{0}">{1} <code>{0}</code> {3}</h3><p>{2}</p>\n').format(
            block.rule, block.title(language), _about(block.rule, language), block.findings[0].clause
        )
        for block in found
    )
    return Markup("<h2>{}</h2>{}").format(phrase("UI-page-rules", language), items) if items else Markup("")


def _about(rule: str, language: str) -> str:
    if language == "zh":
        return text(rule, "about", "zh", {})
    parts = manual(next(each for each in RULES if each.name == rule))
    return " ".join((parts.what + " " + parts.why).split())

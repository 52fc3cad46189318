"""How the findings of `docgen check` read: what `--fix` does, then one block a rule."""

from docgen.check.grouping import Block, blocks
from docgen.console import Console
from docgen.diagnostics import Severity
from docgen.pipeline.checking import Examined

_PLACES = 3
_BLOCKS = 10
"""Blocks of a summary: with two lines each they fit one screen."""


def show_checked(console: Console, checked: Examined, profile: str, *, whole: bool = False) -> None:
    """Tell what was found in one document, on standard output; `whole` with every place and wording."""
    console.diagnostics(checked.problems)
    if checked.mended is not None and checked.written:
        left = len(checked.findings)
        console.say("UI-check-mended", count=checked.mended, left=left, output=checked.written[0])
    if not checked.diagnostics:
        code = "UI-check-fine" if checked.is_document else "UI-check-book-fine"
        console.say(code, file=checked.path.name, profile=profile)
    elif checked.findings:
        _show_findings(console, checked, profile, whole)


def _show_findings(console: Console, checked: Examined, profile: str, whole: bool) -> None:
    found = blocks(checked.findings)
    if console.quiet:
        found = tuple(block for block in found if block.severity is Severity.ERROR)
    else:
        _head(console, checked, found, profile)
    shown = found if whole or len(found) <= _BLOCKS + 1 else found[:_BLOCKS]
    for block in shown:
        _block(console, block, whole)
    rest = found[len(shown) :]
    if rest:
        titles = "、".join(block.title(console.language) for block in rest)
        console.say("UI-check-rest", count=len(rest), titles=titles)
    if not whole and any(len(block.places()) > _PLACES for block in found):
        console.say("UI-check-all")


def _head(console: Console, checked: Examined, found: tuple[Block, ...], profile: str) -> None:
    counts = {
        severity: sum(len(block.findings) for block in found if block.severity is severity)
        for severity in Severity
    }
    console.say(
        "UI-check-summary",
        file=checked.path.name,
        errors=counts[Severity.ERROR],
        warnings=counts[Severity.WARNING] + counts[Severity.NOTE],
        profile=profile,
    )
    mendable = sum(block.mendable for block in found)
    if mendable:
        rules = "、".join(block.title(console.language) for block in found if block.mendable)
        console.say("UI-check-mendable", count=mendable, rest=len(checked.findings) - mendable, rules=rules)
    elif checked.mended is None:
        console.say("UI-check-by-hand")


def _block(console: Console, block: Block, whole: bool) -> None:
    language, count = console.language, len(block.findings)
    title = block.title(language) if count == 1 else console.phrase(
        "UI-check-count", title=block.title(language), count=count
    )  # fmt: skip
    if whole:
        console.found(block.severity, title, "", block.rule)
        for finding in block.findings:
            place = " › ".join(finding.diagnostic.where.steps)
            console.listed(f"{place}  {finding.diagnostic.message(language)}")
        for remedy in block.remedies(language):
            console.listed(console.phrase("UI-hint", hint=remedy))
        return
    console.found(block.severity, title, _places(console, block), block.rule)
    said = f"{block.findings[0].diagnostic.message(language)} " if count == 1 else ""
    console.listed(said + _remedy(console, block))


def _places(console: Console, block: Block) -> str:
    places = block.places()
    told = "、".join(places[:_PLACES])
    return console.phrase("UI-places", places=told, count=len(places)) if len(places) > _PLACES else told


def _remedy(console: Console, block: Block) -> str:
    first, *others = block.remedies(console.language)
    more = console.phrase("UI-check-remedies") if others else ""
    return console.phrase("UI-hint", hint=first) + more

"""How the findings of `docgen check` read: one entry a fault, its places together, the count at the end."""

from collections.abc import Iterable, Sequence

from docgen.console import Console
from docgen.diagnostics import Diagnostic, Severity, Where
from docgen.pipeline.checking import Examined

_SHOWN_PLACES = 3


def show_checked(console: Console, checked: Examined, profile: str) -> None:
    """Tell what was found in one document, errors first."""
    if checked.mended is not None and checked.written:
        console.say(
            "UI-check-mended",
            count=checked.mended,
            left=len(checked.findings),
            output=checked.written[0],
        )
    found = sorted(checked.diagnostics, key=lambda d: list(Severity).index(d.severity))
    console.diagnostics(folded(console, found))
    if not found and not checked.is_document:
        console.say("UI-check-book-fine", file=checked.path.name)
    elif not found:
        console.say("UI-check-fine", file=checked.path.name, profile=profile)
    elif checked.is_document:
        console.say(
            "UI-check-summary",
            file=checked.path.name,
            errors=sum(d.severity is Severity.ERROR for d in found),
            warnings=sum(d.severity is Severity.WARNING for d in found),
            mendable=sum(bool(finding.fault.mends) for finding in checked.findings),
        )


def folded(console: Console, found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """`found` with what says the same of many places told once, with the first of them."""
    groups: dict[tuple[str, str], list[Diagnostic]] = {}
    for diagnostic in found:
        key = (diagnostic.code, diagnostic.message(console.language))
        groups.setdefault(key, []).append(diagnostic)
    return [_together(console, group) for group in groups.values()]


def _together(console: Console, group: Sequence[Diagnostic]) -> Diagnostic:
    first = group[0]
    if len(group) == 1:
        return first
    places = "、".join(" › ".join(d.where.steps) for d in group[:_SHOWN_PLACES])
    if len(group) > _SHOWN_PLACES:
        places = console.phrase("UI-places", places=places, count=len(group))
    where = Where(first.where.file, (places,))
    return Diagnostic(first.code, first.severity, where, first.details)

"""What a shell offers after Tab: names of layouts, templates, profiles, rules and codes; never an error."""

from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

import click
from click.shell_completion import CompletionItem

Offer = Callable[[click.Context, click.Parameter, str], list[CompletionItem]]


def _offered(names: Callable[[], Iterable[str]]) -> Offer:
    """The names that begin as what was typed; a faulty folder offers nothing."""

    def offer(context: click.Context, parameter: click.Parameter, typed: str) -> list[CompletionItem]:
        with suppress(Exception):
            return [CompletionItem(name) for name in names() if name.casefold().startswith(typed.casefold())]
        return []

    return offer


def _layouts() -> Iterable[str]:
    from docgen.layout import load_layouts
    from docgen.pipeline.settings import settings_for

    settings = settings_for(Path(), {}).value
    for layout in (load_layouts(settings.layouts).value or ()) if settings else ():
        yield from (layout.name, layout.id)


def _profiles() -> Iterable[str]:
    from docgen.profiles import names

    return names()


def _explained() -> Iterable[str]:
    from docgen.check import RULES
    from docgen.messages import codes

    yield from (rule.name for rule in RULES)
    yield from codes()


LAYOUTS, PROFILES, EXPLAINED = _offered(_layouts), _offered(_profiles), _offered(_explained)

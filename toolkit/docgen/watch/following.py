"""Which 汇总 follow which folders and workbooks: a save there is news to them as well."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from docgen.pipeline.summary_record import places_followed
from docgen.watch.scan import Tree, book_scope


class Noticed(NamedTuple):
    """What a look at a workbook brought: whether it is a 汇总 that is news, and whether more is looked at."""

    is_news: bool
    is_wider: bool


@dataclass(slots=True, eq=False)
class Following:
    """The 汇总 among the watched workbooks, and what each of them gathers; `trees` are the places of units
    that nobody else looks at."""

    trees: list[Tree] = field(default_factory=list)
    _places: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def notice(self, path: str, data: bytes, watched: Iterable[Tree]) -> Noticed:
        """Look at the workbook at `path`, which holds `data`; `watched` are the places looked at already."""
        found = places_followed(data, Path(path).parent)
        places = tuple(os.path.normpath(place) for place in found if place.is_absolute())
        if places == self._places.get(path, ()):
            return Noticed(is_news=False, is_wider=False)
        self._places[path] = places
        known = [tree for tree in (*watched, *self.trees) if tree.scope.recursive]
        scopes = [book_scope(Path(place)) for place in places]
        new = [Tree(scope) for scope in scopes if not any(tree.holds(str(scope.root)) for tree in known)]
        for tree in new:
            tree.look()
        self.trees += new
        return Noticed(is_news=bool(places), is_wider=bool(new))

    def followers(self, changed: str) -> Iterator[str]:
        """The 汇总 that gather the file at `changed`; none gathers itself."""
        for path, places in self._places.items():
            if path != changed and any(_holds(place, changed) for place in places):
                yield path

    def forget(self, path: str) -> None:
        """The workbook is gone."""
        self._places.pop(path, None)


def _holds(place: str, path: str) -> bool:
    return path == place or path.startswith(place.rstrip(os.sep) + os.sep)

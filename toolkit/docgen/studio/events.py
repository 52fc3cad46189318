"""What happens, told to every page that is open."""

import json
import queue
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Lock

MOST_PAGES = 24
"""Pages that may listen at a time."""
_MOST_WAITING = 500
"""Events that may wait for a page; one that falls behind is told to look anew."""
_ANEW = "anew"
END = ""
"""What a page is told last."""


@dataclass(slots=True, eq=False)
class Events:
    """A list of listening pages. Any thread may tell."""

    _pages: list["queue.Queue[str]"] = field(default_factory=list)
    _lock: Lock = field(default_factory=Lock)

    def tell(self, kind: str, **facts: object) -> None:
        """Tell every page; never waits."""
        with self._lock:
            for page in self._pages:
                _put(page, _event(kind, facts))

    def end(self) -> None:
        """Let every page go: the studio ends."""
        with self._lock:
            for page in self._pages:
                _put(page, END)

    @contextmanager
    def listening(self) -> "Iterator[queue.Queue[str] | None]":
        """What a page is told from now on, as text of server-sent events; None where too many listen."""
        page: queue.Queue[str] = queue.Queue(_MOST_WAITING)
        with self._lock:
            is_one_too_many = len(self._pages) >= MOST_PAGES
            if not is_one_too_many:
                self._pages.append(page)
        if is_one_too_many:
            yield None
            return
        try:
            yield page
        finally:
            with self._lock:
                self._pages.remove(page)


def _event(kind: str, facts: Mapping[str, object]) -> str:
    return f"event: {kind}\ndata: {json.dumps(facts, ensure_ascii=False)}\n\n"


def _put(page: "queue.Queue[str]", event: str) -> None:
    try:
        page.put_nowait(event)
    except queue.Full:
        with page.mutex:
            page.queue.clear()
        page.put_nowait(_event(_ANEW, {}))

"""What a pane asks: which file is open beside it, and what is to be done with that."""

from itertools import count
from pathlib import Path

from docgen.pipeline.rendering import Outcome, Renderer
from docgen.pipeline.settings import Settings
from docgen.studio import examining, templates
from docgen.studio.asking import Answer, Request, as_json, refused, told
from docgen.studio.desk import Desk
from docgen.studio.lines import line_of, problem_of
from docgen.studio.panes import wps
from docgen.studio.shelf import Entry

_WANTED = ("update", "check", "mend", "merge", "compare", "tags")
_PROGRAMS = ("wps", "et")


def at(desk: Desk, request: Request) -> Answer:
    """What the studio knows of the file at a path: nothing is told of files outside the opened folders."""
    said = request.query.get("path", "")
    path = Path(said)
    if not said or not path.is_absolute():
        return as_json({"kind": "none"})
    known = desk.shelf.at(path)
    if known is not None:
        return as_json(_of_entry(desk, known, path))
    named = next((name for name, file in desk.templates().items() if _is_same(file, path)), None)
    if named is not None:
        return as_json({"kind": "template", "name": named, "of": f"template:{named}"})
    of = desk.opened(path)
    if of is None:
        return as_json({"kind": "elsewhere", "name": path.name, "folder": str(path.parent)})
    if not examining.is_document(path.name):
        return as_json({"kind": "none", "name": path.name})
    is_template = desk.works(path, templates.has_tags, path)
    return as_json({"kind": "template" if is_template else "document", "name": path.stem, "of": of})


def _of_entry(desk: Desk, entry: Entry, path: Path) -> dict[str, object]:
    is_book = _is_same(entry.book, path)
    return {
        "kind": "workbook" if is_book else "report",
        "name": entry.book.name if is_book else entry.output.name,
        "of_name": entry.output.name if is_book else entry.book.name,
        "of": f"report:{entry.id}",
        "id": entry.id,
        "line": line_of(desk, entry),
    }


def _is_same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False


def make(desk: Desk, request: Request) -> Answer:
    """Have a report made now, as the watcher would; unchanged inputs write nothing."""
    entry = desk.entry(str(request.said().get("id", "")))
    settings = desk.keeper.settings(entry.book)
    outcome = desk.works(entry.book, made, settings, entry.book, entry.output)
    line = line_of(desk, desk.keeper.rendered(entry, outcome))
    problems = [problem_of(d, desk.language) for d in outcome.diagnostics]
    return as_json({"line": line, "problems": problems})


def made(settings: Settings, book: Path, output: Path) -> Outcome:
    """In a child process: make the report."""
    return Renderer(settings).render(book, output)


def mended_beside(desk: Desk, request: Request) -> Answer:
    """Write a mended copy beside a document; nothing that stands there is touched."""
    file = desk.file(str(request.said().get("of", "")))
    output = _free(file)
    found = desk.works(file, examining.mended, file, output, desk.language)
    if not output.is_file():
        if found.problems:
            return told(*found.problems)
        return as_json({"count": 0, "name": file.name, "problems": ()})
    of = desk.opened(output)
    return as_json({"count": found.mendable, "name": output.name, "of": of, "problems": found.problems})


def _free(file: Path) -> Path:
    names = (f"{file.stem}（已修正{number if number > 1 else ''}）.docx" for number in count(1))
    return next(path for path in map(file.with_name, names) if not path.exists())


def in_wps(desk: Desk, request: Request) -> Answer:
    """Enter the add-in in WPS's lists, or take it out."""
    enter = request.said().get("enter") is True
    done = wps.install(wps.address(desk.memory.token, desk.memory.port)) if enter else wps.uninstall()
    problems = [problem_of(d, desk.language) for d in (*done.diagnostics, *(wps.warnings() if enter else ()))]
    return told(*problems) if done.diagnostics else as_json({"problems": problems})


def want(desk: Desk, request: Request) -> Answer:
    """A button of WPS's ribbon was pressed: the panes are told, and one of them does it (`claim`)."""
    said = request.said()
    what, program = said.get("what"), said.get("program")
    if what not in _WANTED or program not in _PROGRAMS:
        return refused(404, "ST-not-there")
    desk.events.tell("wanted", number=desk.wishes.make(), what=what, program=program)
    return as_json({})


def claim(desk: Desk, request: Request) -> Answer:
    """Whether the pane that asks is the one to do it: the first."""
    number = request.said().get("number")
    return as_json({"is_yours": isinstance(number, int) and desk.wishes.take(number)})

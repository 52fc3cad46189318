"""What the page is told of a report, and of a finding."""

from typing import Any

from docgen.console import diagnostic_record
from docgen.diagnostics import Diagnostic
from docgen.studio.desk import Desk
from docgen.studio.shelf import Entry


def line_of(desk: Desk, entry: Entry) -> dict[str, object]:
    """What the list tells of a workbook: its name, the folder as people say it, its state."""
    folders = desk.keeper.folders
    owner = next((folder for folder in folders if entry.book.is_relative_to(folder)), entry.book.parent)
    place = entry.book.parent.relative_to(owner).as_posix() if entry.book.is_relative_to(owner) else ""
    return {
        "id": entry.id,
        "name": entry.book.stem,
        "folder": owner.name if place in ("", ".") else f"{owner.name}/{place}",
        "state": entry.state.value,
        "count": entry.to_mend,
        "when": entry.when,
        "number": entry.number,
    }


def problem_of(found: Diagnostic, language: str) -> dict[str, Any]:
    """A finding with all its places, each with the cell by which the page finds it."""
    places = [
        {"steps": " › ".join(place.steps), "where": {"sheet": place.sheet, "cell": place.cell}}
        for place in found.places
    ]
    return {**diagnostic_record(found, language), "steps": " › ".join(found.where.steps), "places": places}

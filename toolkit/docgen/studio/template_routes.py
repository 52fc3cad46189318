"""What is asked and done for the person who keeps the templates."""

import secrets

from docgen.console import diagnostic_record
from docgen.studio import templates
from docgen.studio.asking import Answer, Request, as_json, refused
from docgen.studio.desk import Desk


def listed(desk: Desk, _request: Request) -> Answer:
    """The templates by name."""
    return as_json([{"name": name, "of": f"template:{name}"} for name in desk.templates()])


def examined(desk: Desk, request: Request) -> Answer:
    """One template: its faults, and the tags that may be written in it."""
    name = request.query.get("name", "")
    file = desk.file(f"template:{name}")
    settings = desk.keeper.settings(desk.keeper.folders[0])
    found = desk.works(file, templates.examine, file, settings)
    problems = [
        {**diagnostic_record(d, desk.language), "steps": " › ".join(d.where.steps)} for d in found.found
    ]
    return as_json({"name": name, "problems": problems, "names": found.names, "tags": templates.BLOCKS})


def tried(desk: Desk, request: Request) -> Answer:
    """A report made with a template from a workbook of the list, to be looked at only."""
    said = request.said()
    file = desk.file(f"template:{said.get('name', '')}")
    entry = desk.entry(str(said.get("id", "")))
    id_ = secrets.token_hex(8)
    folder = desk.scratch / id_
    folder.mkdir()
    output = folder / f"{entry.book.stem}.docx"
    found = desk.works(file, templates.tried, file, entry.book, desk.keeper.settings(entry.book), output)
    problems = [diagnostic_record(d, desk.language) for d in found]
    if not output.is_file():
        return refused(422, "ST-not-tried") if not problems else as_json({"problems": problems}, 422)
    return as_json({"of": desk.made(id_, output), "problems": problems})

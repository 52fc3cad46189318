"""What is asked and done for the person who keeps the templates."""

import secrets

from docgen.console import diagnostic_record
from docgen.studio import templates
from docgen.studio.asking import Answer, Request, as_json, refused
from docgen.studio.desk import Desk
from docgen.studio.lines import problem_of


def listed(desk: Desk, _request: Request) -> Answer:
    """The templates by name."""
    return as_json([{"name": name, "of": f"template:{name}"} for name in desk.templates()])


def examined(desk: Desk, request: Request) -> Answer:
    """One template, or a document that is to become one: its faults, and the tags that it may have."""
    of = request.query.get("of", "")
    file = desk.file(of)
    settings = desk.keeper.settings(desk.keeper.folders[0])
    found = desk.works(file, templates.examine, file, settings)
    problems = [{**problem_of(each.diagnostic, desk.language), "words": each.words} for each in found]
    groups = templates.tags_for(file.stem, settings)
    return as_json({"name": file.stem, "problems": problems, "groups": groups, "blocks": templates.BLOCKS})


def tags(desk: Desk, _request: Request) -> Answer:
    """The tags that a template of any layout may have."""
    groups = templates.tags_for("", desk.keeper.settings(desk.keeper.folders[0]))
    return as_json({"groups": groups, "blocks": templates.BLOCKS})


def tried(desk: Desk, request: Request) -> Answer:
    """A report made with a template from a workbook of the list, to be looked at only."""
    said = request.said()
    file = desk.file(str(said.get("of", "")))
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

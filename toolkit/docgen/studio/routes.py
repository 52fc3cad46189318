"""Address → what is done. A route is a function of the desk and the request, and a line in a table."""

import time
from collections.abc import Callable, Mapping
from pathlib import Path

from docgen.console import diagnostic_record
from docgen.layout import load_layouts
from docgen.messages import area
from docgen.pipeline.importing import Wishes, import_report
from docgen.pipeline.new import new_workbook
from docgen.pipeline.report_sources import READABLE
from docgen.pipeline.settings import Settings, settings_for
from docgen.studio import examining, past_routes, seeing, summary_routes, template_routes
from docgen.studio.asking import Answer, Request, as_json, refused, told
from docgen.studio.desk import Desk, NotThereError, version_of
from docgen.studio.figures import figures_of
from docgen.studio.lines import line_of, problem_of
from docgen.studio.opening import can_choose, choose_folder, open_with_system, reveal
from docgen.studio.panes import routes as pane_routes
from docgen.studio.sampling import has_sample, sample_report
from docgen.studio.shelf import Entry, id_of

Route = Callable[[Desk, Request], Answer]


def words(desk: Desk, _request: Request) -> Answer:
    """The words of the page."""
    return as_json({code: entry[desk.language]["message"] for code, entry in area("studio").items()})


def reports(desk: Desk, _request: Request) -> Answer:
    """The list of reports, the newest first, and what is watched."""
    return as_json(
        {
            "reports": [line_of(desk, entry) for entry in desk.shelf.entries()],
            "folders": [str(folder) for folder in desk.keeper.folders],
            "can_choose": can_choose(),
            "waiting": desk.keeper.waiting,
            "notices": [diagnostic_record(d, desk.language) for d in desk.keeper.notices],
        }
    )


def line(desk: Desk, request: Request) -> Answer:
    """One line of the list: a page that was told of a change asks for it."""
    return as_json(line_of(desk, desk.entry(request.query.get("id", ""))))


def report(desk: Desk, request: Request) -> Answer:
    """One report: its problems, and what it says with the cells."""
    entry = desk.entry(request.query.get("id", ""))
    looked = desk.works(entry.book, seeing.look, desk.keeper.settings(entry.book), entry.book)
    desk.keeper.learned(entry, looked.found)
    # What was told when the report was made says more: publishing tells of hand edits.
    codes = {(d.code, d.where) for d in looked.found}
    made = [d for d in entry.found if (d.code, d.where) not in codes and d.code.startswith("PB")]
    found = (*made, *looked.found)
    return as_json(
        {
            **line_of(desk, entry),
            "book": entry.book.name,
            "output": entry.output.name,
            "changed": desk.keeper.changed(entry.id),
            "problems": [problem_of(d, desk.language) for d in found],
            "said": looked.said,
        }
    )


def pages(desk: Desk, request: Request) -> Answer:
    """The pages of a document: how many, how large, and what stands where."""
    name = request.query.get("of", "")
    file = desk.file(name)
    version = version_of(file)
    seen = desk.draws(file, seeing.see, file)
    return as_json({"of": name, "version": version, **seen._asdict()})


def picture(desk: Desk, request: Request) -> Answer:
    """The picture of a page; its address names the version, so a browser may keep it."""
    number = request.query.get("page", "0")
    if not (number.isascii() and number.isdecimal()) or len(number) > _LONGEST_NUMBER:
        raise NotThereError(number)
    file = desk.file(request.query.get("of", ""))
    png = desk.draws(file, seeing.picture, file, int(number))
    return Answer(200, "image/png", png, is_kept=True)


_LONGEST_NUMBER = 5


def layouts(_desk: Desk, _request: Request) -> Answer:
    """The kinds of report."""
    found = load_layouts(Settings().layouts).value or ()
    return as_json(
        [
            {
                "id": e.id,
                "name": e.name,
                "sections": [s.title for s in e.sections],
                "has_picture": has_sample(e.name),
            }
            for e in found
        ]
    )


def layout_picture(desk: Desk, request: Request) -> Answer:
    """The first page of a layout's sample."""
    wanted = request.query.get("id", "")
    found = next((e for e in load_layouts(Settings().layouts).value or () if e.id == wanted), None)
    if found is None:
        raise NotThereError(wanted)
    file = desk.scratch / f"layout-{found.id}.docx"
    if not file.is_file() and not desk.works(file, sample_report, found.name, file):
        raise NotThereError(wanted)
    return Answer(200, "image/png", desk.draws(file, seeing.picture, file, 0), is_kept=True)


def new(desk: Desk, request: Request) -> Answer:
    """A new workbook in the first opened folder."""
    said = request.said()
    layout, unit = str(said.get("layout", "")), str(said.get("unit", "")).strip()
    folder = desk.keeper.folders[0]
    settings = settings_for(folder, {}).value or Settings()
    made = new_workbook(layout, unit, folder, settings)
    if made.value is None:
        return told(*(diagnostic_record(d, desk.language) for d in made.diagnostics))
    return as_json({"id": id_of(made.value.path.absolute()), "name": made.value.path.name})


def open_file(desk: Desk, request: Request) -> Answer:
    """Open a workbook, a report or another known file with the system's program, or show where it lies."""
    said = request.said()
    if "of" in said:
        file = desk.file(str(said["of"]))
        return as_json({}) if open_with_system(file) else refused(422, "ST-cannot-open", path=str(file))
    entry = desk.entry(str(said.get("id", "")))
    what = said.get("what")
    done = reveal(entry.book) if what == "folder" else open_with_system(_meant(desk, entry, what))
    return as_json({}) if done else refused(422, "ST-cannot-open", path=str(entry.book))


def _meant(desk: Desk, entry: Entry, what: object) -> Path:
    return desk.file(f"report:{entry.id}") if what == "report" else entry.book


def open_folder(desk: Desk, request: Request) -> Answer:
    """Watch another folder: the one whose path was typed, or the one chosen in the system's window."""
    if request.said().get("choose"):
        chosen = choose_folder()
        if chosen is None:
            return as_json({})
        said = str(chosen)
    else:
        said = str(request.said().get("path", "")).strip().strip('"')
    folder = Path(said).expanduser() if said else None
    if folder is None or not folder.is_absolute() or not folder.is_dir():
        return refused(422, "ST-no-folder", path=said)
    desk.keeper.open(folder)
    desk.remember()
    return as_json({})


def close_folder(desk: Desk, request: Request) -> Answer:
    """Watch a folder no more; the last one stays."""
    folder = Path(str(request.said().get("path", "")))
    if len(desk.keeper.folders) > 1:
        desk.keeper.close(folder)
        desk.remember()
    return as_json({})


def import_file(desk: Desk, request: Request) -> Answer:
    """A dropped report of last year becomes a workbook in the first opened folder."""
    file = desk.file(str(request.said().get("of", "")))
    folder = desk.keeper.folders[0]
    settings = settings_for(folder, {}).value or Settings()
    done = desk.works(file, import_report, file, settings, Wishes(output=folder))
    records = [diagnostic_record(d, desk.language) for d in done.diagnostics]
    if done.value is None or done.value.workbook is None:
        return told(*records)
    made = done.value.workbook
    layout, said = done.value.match.layout.name, {"id": id_of(made.absolute()), "name": made.name}
    return as_json({**said, "layout": layout, "problems": records})


def drop(desk: Desk, request: Request) -> Answer:
    """Keep a dropped document for the page."""
    if not (examining.is_document(request.name) or request.name.lower().endswith(READABLE)):
        return refused(422, "ST-no-document", name=request.name)
    return as_json({"of": desk.drop(request.name, request.body), "name": request.name})


def examined(desk: Desk, request: Request) -> Answer:
    """What checking a document finds, grouped."""
    file = desk.file(request.query.get("of", ""))
    found = desk.works(file, examining.examine, file, desk.language)
    return as_json({**found._asdict(), "name": file.name})


def mended(desk: Desk, request: Request) -> Answer:
    """A mended copy of a document: what the page calls it, to be looked at and downloaded."""
    file = desk.file(str(request.said().get("of", "")))
    id_ = f"{file.parent.name}-{time.monotonic_ns():x}"
    folder = desk.scratch / id_
    folder.mkdir()
    output = folder / f"{file.stem}（已修正）.docx"
    found = desk.works(file, examining.mended, file, output, desk.language)
    if not output.is_file():
        return told(*found.problems)
    return as_json({"of": desk.made(id_, output), "name": output.name, "count": found.mendable})


def stop(desk: Desk, _request: Request) -> Answer:
    """Stop the work in hand."""
    desk.stop_work()
    return as_json({})


def download(desk: Desk, request: Request) -> Answer:
    """The file itself."""
    file = desk.file(request.query.get("of", ""))
    return Answer(200, past_routes.DOCX, file.read_bytes(), file.name)


def figures(desk: Desk, request: Request) -> Answer:
    """数据 of a workbook: values, last period's, 同比, and what is missing."""
    entry = desk.entry(request.query.get("id", ""))
    listed = desk.works(entry.book, figures_of, entry.book)
    return as_json({"name": entry.book.stem, "figures": listed})


ASKED: Mapping[str, Route] = {
    "/api/words": words,
    "/api/reports": reports,
    "/api/line": line,
    "/api/report": report,
    "/api/pages": pages,
    "/api/picture": picture,
    "/api/layouts": layouts,
    "/api/layout-picture": layout_picture,
    "/api/examined": examined,
    "/api/download": download,
    "/api/history": past_routes.history,
    "/api/edits": past_routes.edits,
    "/api/redline": past_routes.redline,
    "/api/templates": template_routes.listed,
    "/api/template": template_routes.examined,
    "/api/tags": template_routes.tags,
    "/api/figures": figures,
    "/api/at": pane_routes.at,
    "/api/summary": summary_routes.asked,
}
"""What is asked with GET."""

DONE: Mapping[str, Route] = {
    "/api/new": new,
    "/api/open": open_file,
    "/api/folder": open_folder,
    "/api/close-folder": close_folder,
    "/api/drop": drop,
    "/api/import": import_file,
    "/api/mended": mended,
    "/api/back": past_routes.back,
    "/api/merge": past_routes.merge,
    "/api/tried": template_routes.tried,
    "/api/stop": stop,
    "/api/summary": summary_routes.summary,
    "/api/make": pane_routes.make,
    "/api/mended-beside": pane_routes.mended_beside,
    "/api/wps": pane_routes.in_wps,
    "/api/want": pane_routes.want,
    "/api/claim": pane_routes.claim,
}
"""What is done with POST."""

"""What is asked and done about hand edits and older versions."""

from docgen.console import diagnostic_record
from docgen.pipeline.comparing import REDLINE
from docgen.pipeline.merging import Wishes, merge_report
from docgen.publish.bringing_back import bring_back
from docgen.studio.asking import Answer, Request, as_json, refused, told
from docgen.studio.desk import Desk, versions_of
from docgen.studio.edits import edits_of, pending_of, redline_of

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def history(desk: Desk, request: Request) -> Answer:
    """The kept versions of a report, the newest first."""
    entry = desk.entry(request.query.get("id", ""))
    kept = versions_of(entry.output)
    listed = [{"of": f"version:{entry.id}:{n}", "name": path.stem} for n, path in enumerate(kept)]
    return as_json({"name": entry.book.stem, "versions": listed})


def edits(desk: Desk, request: Request) -> Answer:
    """What was changed by hand, side by side, and the new report that waits for a decision."""
    entry = desk.entry(request.query.get("id", ""))
    report = desk.file(f"report:{entry.id}")
    found = desk.works(report, edits_of, report, desk.language)
    pending = pending_of(report)
    return as_json(
        {
            "name": entry.book.stem,
            "edits": found,
            "report": f"report:{entry.id}",
            "pending": f"pending:{entry.id}" if pending else "",
            "pending_name": pending.name if pending else "",
        }
    )


def redline(desk: Desk, request: Request) -> Answer:
    """The hand edits as tracked changes, to look at in Word or WPS."""
    entry = desk.entry(request.query.get("id", ""))
    report = desk.file(f"report:{entry.id}")
    made = desk.works(report, redline_of, report)
    if made is None:
        return refused(404, "ST-not-there")
    return Answer(200, DOCX, made, f"{report.stem}.{REDLINE}{report.suffix}")


def merge(desk: Desk, request: Request) -> Answer:
    """Take the hand edits into the workbook; what could not be taken is told, and stays in the report."""
    entry = desk.entry(str(request.said().get("id", "")))
    report = desk.file(f"report:{entry.id}")
    settings = desk.keeper.settings(entry.book)
    done = desk.works(entry.book, merge_report, report, settings, Wishes(book=entry.book))
    desk.keeper.look_again(entry)
    records = [diagnostic_record(d, desk.language) for d in done.diagnostics]
    if done.value is None:
        return told(*records)
    merged = done.value
    return as_json({"became": merged.became.value, "count": len(merged.changes), "problems": records})


def back(desk: Desk, request: Request) -> Answer:
    """Put an older version, or the report that waits, in the report's place; what stood there is kept."""
    said = request.said()
    entry = desk.entry(str(said.get("id", "")))
    of = str(said.get("of", ""))
    if not of.startswith((f"version:{entry.id}:", f"pending:{entry.id}")):
        return refused(404, "ST-not-there")
    chosen, settings = desk.file(of), desk.keeper.settings(entry.book)
    done = bring_back(entry.output, chosen, settings.keep)
    if done.value is None:
        return told(*(diagnostic_record(d, desk.language) for d in done.diagnostics))
    if of.startswith("pending"):
        chosen.unlink(missing_ok=True)
    desk.keeper.look_again(entry)
    return as_json({})

"""What is asked and done for a superior office: its units' workbooks, gathered into one (汇总)."""

from pathlib import Path

from docgen.layout import load_layouts
from docgen.pipeline.consolidating import Wishes
from docgen.pipeline.outputs import write_copy
from docgen.pipeline.settings import Settings
from docgen.studio import summing
from docgen.studio.asking import Answer, Request, as_json, refused, told
from docgen.studio.desk import Desk
from docgen.studio.lines import problem_of
from docgen.studio.shelf import id_of

_BOOK, _EXPECTED = "汇总.xlsx", "应报单位.txt"


def asked(desk: Desk, _request: Request) -> Answer:
    """What there is to choose from, and who owes a workbook, as was said last."""
    layouts = load_layouts(Settings().layouts).value or ()
    home = desk.keeper.folders[0]
    return as_json(
        {
            "folders": [str(folder) for folder in desk.keeper.folders],
            "layouts": [layout.name for layout in layouts],
            "expected": _text(home / _EXPECTED),
            "book": _BOOK,
            "is_there": (home / _BOOK).is_file(),
        }
    )


def summary(desk: Desk, request: Request) -> Answer:
    """Gather the workbooks of an opened folder into the 汇总 of the first one, or renew it."""
    said = request.said()
    folder, home = Path(str(said.get("folder", ""))), desk.keeper.folders[0]
    if folder not in desk.keeper.folders:
        return refused(404, "ST-not-there")
    expected = _listed(home / _EXPECTED, str(said.get("expected", "")))
    wishes = Wishes(home / _BOOK, str(said.get("layout", "")), expected)
    done = desk.works(folder, summing.summed, folder, wishes, desk.keeper.settings(wishes.output))
    # Unread, missing and doubtful units have lists of their own on the page.
    told_apart = ("CN103", "CN104", "CN105") if done.became else ()
    problems = [problem_of(each, desk.language) for each in done.found if each.code not in told_apart]
    if not done.became:
        return told(*problems)
    return as_json({**done._replace(found=())._asdict(), "id": id_of(wishes.output), "problems": problems})


def _listed(file: Path, names: str) -> Path | None:
    """The list of who owes a workbook, kept beside the 汇总; None where nobody is named."""
    if not names.strip():
        return None
    if names != _text(file):
        write_copy(file, names.encode("utf-8-sig"))
    return file


def _text(file: Path) -> str:
    try:
        return file.read_bytes().decode("utf-8-sig", "replace")
    except OSError:
        return ""

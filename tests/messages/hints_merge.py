"""Cases of `docgen merge`: a report that was edited by hand, and what keeps its edits from the workbook."""

import shutil
from pathlib import Path

import docx
from click.testing import CliRunner
from docx.oxml import OxmlElement
from docx.text.paragraph import Paragraph

from docgen.cli import main
from docgen.resources import folder
from support.hints import Case, Step, both, cells, gone, nothing, text
from support.marked import marked_book
from support.merge_edits import paragraphs

MERGE = "merge 某局.docx --dry-run"


def edited(*edits: tuple[str, str], looks: bool = False) -> Step:
    """某局.docx, made of 某局.xlsx, in which each first text became the second."""

    def write(place: Path) -> None:
        (place / "某局.xlsx").write_bytes(marked_book("一"))
        (place / "某局.docx").unlink(missing_ok=True)
        CliRunner().invoke(main, ["render", "某局.xlsx"])
        document = docx.Document(str(place / "某局.docx"))
        for old, new in edits:
            run = next(run for each in paragraphs(document) for run in each.runs if old in run.text)
            run.text = run.text.replace(old, new, 1)
            run.bold = looks or None
        document.save(str(place / "某局.docx"))

    return write


def _with_revision(place: Path) -> None:
    edited(("标记", "标志"))(place)
    document = docx.Document(str(place / "某局.docx"))
    paragraph: Paragraph = next(each for each in document.paragraphs if "标志" in each.text)
    inserted = OxmlElement("w:ins")
    run = paragraph.runs[0]._r
    run.addprevious(inserted)
    inserted.append(run)
    document.save(str(place / "某局.docx"))


def _with_footer(words: str) -> Step:
    def write(place: Path) -> None:
        edited(("标记", "标志"))(place)
        document = docx.Document(str(place / "某局.docx"))
        if words:
            document.sections[0].footer.paragraphs[0].add_run(words)
        document.save(str(place / "某局.docx"))

    return write


def _both_changed(place: Path) -> None:
    edited(("标记", "标志"))(place)
    cells({"正文!C2": "记号〈一〉。"})(place)


CASES: dict[str, Case] = {
    "MG101": Case(
        lambda p: shutil.copy(folder("docx_templates") / "信函.docx", p / "某局.docx"),
        MERGE,
        nothing,
        "import 某局.docx --check --layout 通用报告",
    ),
    "MG102": Case(both(edited(("标记", "标志")), gone("某局.xlsx")), MERGE, edited(("标记", "标志"))),
    "MG105": Case(nothing, MERGE, edited(("标记", "标志"))),
    "MG103": Case(
        both(edited(("标记", "标志")), text("~$某局.xlsx", "x")),
        "merge 某局.docx",
        gone("~$某局.xlsx"),
    ),
    "MG106": Case(_with_revision, MERGE, nothing, f"{MERGE} --accept-revisions"),
    "MG107": Case(_with_footer("内部资料"), MERGE, _with_footer("")),
    "MG108": Case(edited(("标记", "标志"), looks=True), MERGE, edited(("标记", "标志"))),
    "MG109": Case(edited(("抄送：", "分送：")), MERGE, edited(("标记", "标志"))),
    "MG110": Case(_both_changed, MERGE, cells({"正文!C2": "标志〈一〉。"})),
}

"""Faults as people make them, and what hints say to do: what the cases in tests/messages are made of."""

import io
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import docx
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from docgen.resources import folder
from support.marked import marked_book

Step = Callable[[Path], object]
RENDER = "render 某局.xlsx"


class Case(NamedTuple):
    """A fault, made in a folder that is the current one; the call that tells it; what its hint says to do."""

    make: Step
    call: str
    mend: Step
    then: str = ""
    """The call afterwards, where the hint is about the call; else the same."""


def nothing(_: Path) -> None:
    """The hint is about the call."""


def book(name: str = "某局.xlsx") -> Step:
    def write(place: Path) -> None:
        (place / name).parent.mkdir(exist_ok=True)
        (place / name).write_bytes(marked_book("一"))

    return write


def text(name: str, content: str) -> Step:
    return lambda place: (place / name).write_text(content, encoding="utf-8")


def both(*steps: Step) -> Step:
    return lambda place: [step(place) for step in steps]


def gone(name: str) -> Step:
    return lambda place: (place / name).unlink()


def cells(values: Mapping[str, Any]) -> Step:
    """Write cells of 某局.xlsx, `正文!C2` → what it holds; sheets are made as they are needed."""

    def write(place: Path) -> None:
        path = place / "某局.xlsx"
        edited = load_workbook(path) if path.exists() else Workbook()
        for where, value in values.items():
            sheet, cell = where.split("!")
            (edited[sheet] if sheet in edited.sheetnames else edited.create_sheet(sheet))[cell].value = value
        edited.save(path)

    return write


def layout(file: str, /, **changes: str) -> Step:
    """A layout of one's own in 版式/, one line of a shipped one changed."""

    def write(place: Path) -> None:
        (place / "版式").mkdir(exist_ok=True)
        (place / "docgen.toml").write_text('layouts = "版式"\n', encoding="utf-8")
        said = (folder("seeds") / "annual-report.yaml").read_text(encoding="utf-8").splitlines()
        lines = [next((f"{k}: {v}" for k, v in changes.items() if s.startswith(f"{k}:")), s) for s in said]
        (place / "版式" / file).write_text("\n".join(lines) + "\n", encoding="utf-8")

    return write


def filled(fault: Mapping[str, Any], mended: Mapping[str, Any], call: str = RENDER) -> Case:
    """A fault in the cells of a workbook that is else in order, and what they are to hold."""
    return Case(both(book(), cells(fault)), call, cells(mended))


def sheet(name: str, change: Callable[[Worksheet], object]) -> Step:
    """Change a sheet of 某局.xlsx in a way that is no cell's value."""

    def write(place: Path) -> None:
        edited = load_workbook(place / "某局.xlsx")
        change(edited[name])
        edited.save(place / "某局.xlsx")

    return write


def looked(name: str, fault: Callable[[Worksheet], object], mend: Callable[[Worksheet], object]) -> Case:
    """A fault in the look of a sheet."""
    return Case(both(book(), sheet(name, fault)), RENDER, sheet(name, mend))


def part(name: str, change: Callable[[bytes], bytes], file: str = "某局.xlsx") -> Step:
    """Change a part of a package as a program would that writes it wrongly."""

    def write(place: Path) -> None:
        with zipfile.ZipFile(place / file) as package:
            parts = {entry: package.read(entry) for entry in package.namelist()}
        parts[name] = change(parts.get(name, b""))
        written = io.BytesIO()
        with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as package:
            for entry, data in parts.items():
                package.writestr(entry, data)
        (place / file).write_bytes(written.getvalue())

    return write


def template(*paragraphs: str) -> Step:
    """模板.docx with these paragraphs."""

    def write(place: Path) -> None:
        document = docx.Document()
        for words in paragraphs:
            document.add_paragraph(words)
        document.save(str(place / "模板.docx"))

    return write


TEMPLATE_CHECK = "template check 模板.docx"


def tagged(fault: str, mended: str) -> Case:
    """A fault in a paragraph of a template."""
    return Case(template(fault), TEMPLATE_CHECK, template(mended))


def own_layout(old: str, new: str) -> Case:
    """A fault in a layout file of one's own: `old` became `new`."""

    def write(changed: bool) -> Step:
        def step(place: Path) -> None:
            (place / "版式").mkdir(exist_ok=True)
            (place / "docgen.toml").write_text('layouts = "版式"\n', encoding="utf-8")
            said = (folder("seeds") / "half-year-summary.yaml").read_text(encoding="utf-8")
            assert old in said
            said = said.replace(old, new, 1) if changed else said
            (place / "版式" / "half-year-summary.yaml").write_text(said, encoding="utf-8")

        return step

    return Case(write(True), "layouts", write(False))

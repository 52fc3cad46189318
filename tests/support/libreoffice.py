"""LibreOffice as a clerk's program: it opens files, changes them, and saves them under their own format."""

import csv
import os
import subprocess
import sys
import textwrap
from collections.abc import Mapping, Sequence
from pathlib import Path

from openpyxl import Workbook


def resaved(folder: Path, documents: Mapping[str, bytes]) -> dict[str, bytes]:
    """Every document (name → .docx bytes) as LibreOffice saves it untouched; one start for all."""
    (folder / "saved").mkdir(parents=True)
    for name, data in documents.items():
        (folder / f"{name}.docx").write_bytes(data)
    sources = [folder / f"{name}.docx" for name in documents]
    command = [
        *_soffice(folder),
        "--convert-to",
        "docx:MS Word 2007 XML",
        "--outdir",
        folder / "saved",
        *sources,
    ]
    subprocess.run(command, capture_output=True, timeout=300, check=True)
    return {name: (folder / "saved" / f"{name}.docx").read_bytes() for name in documents}


def convert(folder: Path, document: Path, filter_: str) -> Path:
    """`document` as LibreOffice saves it by `filter_` ("doc:MS Word 97"), beside it."""
    command = [*_soffice(folder), "--convert-to", filter_, "--outdir", folder, document]
    subprocess.run(command, capture_output=True, timeout=300, check=True)
    return folder / f"{document.stem}.{filter_.partition(':')[0]}"


def _soffice(folder: Path) -> list[str]:
    return ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--norestore"]


CONNECTING = textwrap.dedent("""
    import sys, time
    import uno
    from com.sun.star.beans import PropertyValue
    from com.sun.star.connection import NoConnectException

    port = sys.argv[1]
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for attempt in range(600):
        try:
            context = resolver.resolve(f"uno:pipe,name={port};urp;StarOffice.ComponentContext")
            break
        except NoConnectException:
            time.sleep(0.1)
    desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
""")
EDITING = CONNECTING + textwrap.dedent("""
    url, text = sys.argv[2:]
    book = desktop.loadComponentFromURL(url, "_blank", 0, (PropertyValue("Hidden", 0, True, 0),))
    cells = book.Sheets.getByName("正文")
    row = next(row for row in range(200) if cells.getCellByPosition(0, row).String == "引言")
    cells.getCellByPosition(2, row).String = text
    book.store()
    book.close(True)
    desktop.terminate()
""")


def edit_workbook(folder: Path, book: Path, introduction: str) -> None:
    """Open `book` in LibreOffice, type `introduction` into the content of its 引言, and save it in place."""
    _run_in_office(folder, EDITING, book.as_uri(), introduction)


RESOLVING = CONNECTING + textwrap.dedent("""
    for url, command, target in zip(*[iter(sys.argv[2:])] * 3):
        hidden = PropertyValue("Hidden", 0, True, 0)
        document = desktop.loadComponentFromURL(url, "_blank", 0, (hidden,))
        frame = document.CurrentController.Frame
        helper = "com.sun.star.frame.DispatchHelper"
        dispatcher = context.ServiceManager.createInstanceWithContext(helper, context)
        dispatcher.executeDispatch(frame, command, "", 0, ())
        text = PropertyValue("FilterName", 0, "Text (encoded)", 0)
        utf8 = PropertyValue("FilterOptions", 0, "UTF8,LF", 0)
        document.storeToURL(target, (text, utf8))
        document.close(True)
    desktop.terminate()
""")


def resolved_texts(folder: Path, redlines: Mapping[str, bytes]) -> dict[str, tuple[str, str]]:
    """What LibreOffice has of each redline, all changes accepted, and all rejected: as plain text."""
    folder.mkdir(parents=True, exist_ok=True)
    steps: list[str] = []
    for name, data in redlines.items():
        source = folder / f"{name}.docx"
        source.write_bytes(data)
        for kind in ("Accept", "Reject"):
            target = folder / f"{name}-{kind}.txt"
            steps += [source.as_uri(), f".uno:{kind}AllTrackedChanges", target.as_uri()]
    _run_in_office(folder, RESOLVING, *steps)
    texts = {path.stem: path.read_text(encoding="utf-8-sig") for path in folder.glob("*.txt")}
    return {name: (texts[f"{name}-Accept"], texts[f"{name}-Reject"]) for name in redlines}


def _run_in_office(folder: Path, script: str, *arguments: str) -> None:
    """Run `script`, which ends the office, with the pipe to a LibreOffice of its own and `arguments`."""
    pipe = f"docgen{os.getpid()}"
    command = [*_soffice(folder), "--nologo", f"--accept=pipe,name={pipe};urp;"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as office:
        try:
            run = [python_with_uno(), "-c", script, pipe, *arguments]
            subprocess.run(run, timeout=240, check=True)
            office.wait(60)
        finally:
            office.kill()


def python_with_uno() -> str:
    """The Python that came with LibreOffice, or the system's with its bridge."""
    for python in (sys.executable, "/usr/bin/python3", "/usr/lib/libreoffice/program/python"):
        if (
            Path(python).exists()
            and not subprocess.run([python, "-c", "import uno"], capture_output=True, check=False).returncode
        ):
            return python
    raise AssertionError("no Python here has LibreOffice's bridge (the package python3-uno)")


def shown_cells(folder: Path, cells: Sequence[tuple[str, float]]) -> list[str]:
    """What LibreOffice Calc shows of each value under its number format; one workbook, one start."""
    book = Workbook()
    for row, (code, value) in enumerate(cells, 1):
        cell = book.worksheets[0].cell(row, 1, value)
        cell.number_format = code
        book.worksheets[0].cell(row, 2, "|")
    path = folder / "cells.xlsx"
    book.save(path)
    # The CSV filter's own options: tabs between fields, quotes around them, UTF-8. It writes cells as shown.
    shape = "csv:Text - txt - csv (StarCalc):9,34,76"
    command = [*_soffice(folder), "--convert-to", shape, "--outdir", folder, path]
    subprocess.run(command, capture_output=True, timeout=300, check=True)
    with (folder / "cells.csv").open(encoding="utf-8", newline="") as lines:
        return [row[0] for row in csv.reader(lines, delimiter="\t")]

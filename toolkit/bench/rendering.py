"""One workbook to one report: warm and cold, against the script, the engines on Node and the floor."""

import compileall
import os
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from statistics import median

import docgen
from bench import data
from bench.budget import Measured, median_ratio
from bench.contenders import floor, script, values
from bench.node_templates import BUILDERS
from docgen.pipeline.rendering import Renderer
from docgen.pipeline.settings import Settings

_REPORTS_A_ROUND = 20
_NODE_BUDGETS = {"docxtemplater": 3, "docx-templates": 5}
"""How many times as fast as each engine on Node."""
_CONTENDERS = Path(__file__).with_name("contenders")


def measure(work: Path, node: Path | None, rounds: int) -> list[Measured]:
    """All rendering budgets; contenders take turns, `rounds` times."""
    book = data.write_book(work / "bench.xlsx")
    with ExitStack() as stack:
        contenders: dict[str, Callable[[], float]] = {
            "docgen": _docgen(book, work),
            "script": _timed(partial(script.render, str(book), str(data.template()), str(work / "s.docx"))),
            "floor": _floor(book, work),
        }
        if node is not None:
            for engine in BUILDERS:
                contenders[engine] = _node(engine, book, work, node, stack)
        for once in contenders.values():
            once()
        seconds: dict[str, list[float]] = {name: [] for name in contenders}
        for _ in range(rounds):
            for name, once in contenders.items():
                seconds[name].append(once())
    return [*_warm(seconds), _reading(book, rounds), _cold(book, work, rounds)]


def _warm(seconds: dict[str, list[float]]) -> list[Measured]:
    ms = {name: f"{median(times) * 1000:.2f} ms" for name, times in seconds.items()}
    ours = seconds["docgen"]
    lines = [
        Measured(
            "workbook → docx, warm, against the script",
            15, True, median_ratio(seconds["script"], ours), "×", f"{ms['docgen']} / {ms['script']}",
        )
    ]  # fmt: skip
    for engine in BUILDERS:
        if engine in seconds:
            what = f"the same against {engine} + SheetJS on Node"
            ratio = median_ratio(seconds[engine], ours)
            note = f"{ms['docgen']} / {ms[engine]}"
            lines.append(Measured(what, _NODE_BUDGETS[engine], True, ratio, "×", note))
    to_floor = median_ratio(ours, seconds["floor"])
    note = f"{ms['docgen']} / {ms['floor']}"
    lines.append(Measured("the same against the floor", 2, False, to_floor, "×", note))
    return lines


def _reading(book: Path, rounds: int) -> Measured:
    """All that a workbook says and shows, against what calamine reads of it: values and nothing else."""
    from docgen.workbook import read_workbook

    ours, theirs = _timed(partial(read_workbook, book)), _timed(partial(values.read, str(book)))
    seconds: tuple[list[float], list[float]] = ([], [])
    for number in range(rounds + 1):
        for once, times in zip((ours, theirs), seconds, strict=True):
            took = once()
            if number:
                times.append(took)
    note = f"{median(seconds[0]) * 1000:.2f} ms / {median(seconds[1]) * 1000:.2f} ms"
    what = "reading a workbook with all its facts, against calamine's values alone"
    return Measured(what, 1.3, False, median_ratio(*seconds), "×", note)


def _timed(once: Callable[[], object]) -> Callable[[], float]:
    """Seconds a report, over a round."""

    def round_() -> float:
        started = time.perf_counter()
        for _ in range(_REPORTS_A_ROUND):
            once()
        return (time.perf_counter() - started) / _REPORTS_A_ROUND

    return round_


def _docgen(book: Path, work: Path) -> Callable[[], float]:
    renderer, output = Renderer(Settings()), work / "docgen.docx"

    def once() -> None:
        output.unlink(missing_ok=True)
        outcome = renderer.render(book, output)
        if outcome.output is None:
            raise RuntimeError([d.message("en") for d in outcome.diagnostics])

    return _timed(once)


def _floor(book: Path, work: Path) -> Callable[[], float]:
    made = work / "floor-source.docx"
    Renderer(Settings()).render(book, made)
    with zipfile.ZipFile(made) as package:
        document = package.read("word/document.xml")
        document_size = package.getinfo("word/document.xml").compress_size
    rest = made.read_bytes()[document_size:]
    output = work / "floor.docx"

    def once() -> None:
        output.unlink(missing_ok=True)
        floor.render(book, document, rest, output)

    return _timed(once)


def _node(engine: str, book: Path, work: Path, node: Path, stack: ExitStack) -> Callable[[], float]:
    template, output = work / f"{engine}-template.docx", work / f"{engine}.docx"
    template.write_bytes(BUILDERS[engine](data.template()))
    process = stack.enter_context(
        subprocess.Popen(
            ["node", _CONTENDERS / "node.mjs", engine, book, template, output],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "BENCH_NODE_MODULES": str(node.resolve())},
        )
    )
    assert process.stdin is not None
    assert process.stdout is not None
    stdin, stdout = process.stdin, process.stdout
    stack.callback(stdin.close)

    def round_() -> float:
        stdin.write(f"{_REPORTS_A_ROUND}\n")
        stdin.flush()
        return float(stdout.readline()) / _REPORTS_A_ROUND

    return round_


def _cold(book: Path, work: Path, rounds: int) -> Measured:
    """Whole processes in turn; the cache is warm, the process is not."""
    output = work / "cold.docx"
    # As pip does on installing; an editable install has no byte code where writing it is switched off.
    compileall.compile_dir(Path(docgen.__file__).parent, quiet=2)
    program = Path(sys.executable).with_name("docgen")
    ours = [sys.executable, str(program), "render", str(book), "-o", str(output)]
    theirs = [sys.executable, str(_CONTENDERS / "script.py"), str(book), str(data.template()), str(output)]
    seconds: tuple[list[float], list[float]] = ([], [])
    for number in range(rounds + 1):
        for command, times in zip((ours, theirs), seconds, strict=True):
            output.unlink(missing_ok=True)
            started = time.perf_counter()
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            if number:
                times.append(time.perf_counter() - started)
    note = f"{median(seconds[0]) * 1000:.0f} ms / {median(seconds[1]) * 1000:.0f} ms"
    what = "cold `docgen render`, whole process, against the script's"
    return Measured(what, 0.4, False, median_ratio(*seconds), "×", note)

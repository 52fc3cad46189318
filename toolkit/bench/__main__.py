"""Run with `make bench`: prints the table of budgets, and writes it as JSON for comparison."""

import argparse
import json
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from bench import machine, many_units, pages, redlines, rendering, reports_in, scale
from bench.budget import Measured, table
from bench.watch_latency import measure_latency

Section = Callable[[Path], list[Measured]]


def sections(node: Path | None, *, quick: bool) -> dict[str, Section]:
    """What is measured, by name, in the order of the table."""
    return {
        "rendering": lambda work: rendering.measure(work, node, rounds=3 if quick else 9),
        "reports_in": lambda work: reports_in.measure(work, rounds=5 if quick else 15),
        "redlines": lambda work: redlines.measure(work, rounds=3 if quick else 7),
        "pages": lambda work: pages.measure(work, saves=10 if quick else 100),
        "scale": lambda work: scale.measure(work, books=1000 if quick else 10_000),
        "many_units": lambda work: many_units.measure(work, books=1000 if quick else 10_000),
        "watch": lambda work: measure_latency(work, saves=20 if quick else 100),
    }


def main() -> int:
    """Exit 0 where every budget that was measured is reached, 1 otherwise."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--node", type=Path, help="folder whose node_modules hold the engines on Node")
    parser.add_argument("--json", type=Path, help="where to write the figures")
    parser.add_argument("--readme", type=Path, nargs="*", default=[], help="where to put the table")
    parser.add_argument("--quick", action="store_true", help="fewer rounds, smaller batches")
    parser.add_argument(
        "--only", nargs="*", default=[], help="these sections; other lines stay as --json has them"
    )
    options = parser.parse_args()
    wanted = sections(options.node, quick=options.quick)
    measured: list[Measured] = []
    with tempfile.TemporaryDirectory(prefix="docgen-bench-") as folder:
        for name, measure in wanted.items():
            if not options.only or name in options.only:
                measured += measure(Path(folder))
    lines = merged(kept(options.json) if options.only else [], measured)
    shown = f"{machine.described()}\n\n{table(lines)}\n"
    print(shown)
    for readme in options.readme:
        put_between_marks(readme, shown)
    if options.json:
        record = {"machine": machine.described(), "budgets": [m.record() for m in lines]}
        options.json.write_text(json.dumps(record, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    return 0 if all(m.is_reached for m in measured) else 1


def kept(file: Path | None) -> list[Measured]:
    """The lines of an earlier run."""
    if file is None or not file.exists():
        return []
    return [Measured.of(record) for record in json.loads(file.read_text(encoding="utf-8"))["budgets"]]


def merged(earlier: list[Measured], now: list[Measured]) -> list[Measured]:
    """`now` in the places of the earlier lines of the same name; new lines at the end."""
    fresh = {line.what: line for line in now}
    standing = [fresh.pop(line.what, line) for line in earlier]
    return [*standing, *fresh.values()]


def put_between_marks(readme: Path, shown: str) -> None:
    """Replace what stands between `<!-- bench -->` and `<!-- /bench -->`."""
    text = readme.read_text(encoding="utf-8")
    before, _, rest = text.partition("<!-- bench -->\n")
    _, _, after = rest.partition("<!-- /bench -->")
    readme.write_text(f"{before}<!-- bench -->\n{shown}<!-- /bench -->{after}", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())

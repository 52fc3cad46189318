"""Run with `make bench`: prints the table of budgets, and writes it as JSON for comparison."""

import argparse
import json
import sys
import tempfile
from pathlib import Path

from bench import machine, pages, redlines, rendering, reports_in, scale
from bench.budget import Measured, table
from bench.watch_latency import measure_latency


def main() -> int:
    """Exit 0 where every budget that was measured is reached, 1 otherwise."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--node", type=Path, help="folder whose node_modules hold the engines on Node")
    parser.add_argument("--json", type=Path, help="where to write the figures")
    parser.add_argument("--readme", type=Path, nargs="*", default=[], help="where to put the table")
    parser.add_argument("--quick", action="store_true", help="fewer rounds, smaller batches")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="docgen-bench-") as folder:
        work = Path(folder)
        measured: list[Measured] = [
            *rendering.measure(work, options.node, rounds=3 if options.quick else 9),
            *reports_in.measure(work, rounds=5 if options.quick else 15),
            *redlines.measure(work, rounds=3 if options.quick else 7),
            *pages.measure(work, saves=10 if options.quick else 100),
            *scale.measure(work, books=1000 if options.quick else 10_000),
            *measure_latency(work, saves=20 if options.quick else 100),
        ]
    shown = f"{machine.described()}\n\n{table(measured)}\n"
    print(shown)
    for readme in options.readme:
        put_between_marks(readme, shown)
    if options.json:
        record = {"machine": machine.described(), "budgets": [m.record() for m in measured]}
        options.json.write_text(json.dumps(record, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    return 0 if all(m.is_reached for m in measured) else 1


def put_between_marks(readme: Path, shown: str) -> None:
    """Replace what stands between `<!-- bench -->` and `<!-- /bench -->`."""
    text = readme.read_text(encoding="utf-8")
    before, _, rest = text.partition("<!-- bench -->\n")
    _, _, after = rest.partition("<!-- /bench -->")
    readme.write_text(f"{before}<!-- bench -->\n{shown}<!-- /bench -->{after}", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())

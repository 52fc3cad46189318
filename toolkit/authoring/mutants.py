"""`make mutants`: single faults sown at random places of the code. Which of them does no test see?

cosmic-ray makes the faults. Of the tens of thousands that there could be a sample is taken, the same for the
same seed; each is tried on the tests nearest to its package. Prints the surviving share of each package, and
every survivor with its place.
"""

import os
import random
import shutil
import subprocess
import sys
import tempfile
from argparse import ArgumentParser
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import current_process
from pathlib import Path
from typing import NamedTuple

from cosmic_ray.commands import init
from cosmic_ray.mutating import mutate_and_test
from cosmic_ray.work_db import WorkDB, use_db
from cosmic_ray.work_item import MutationSpec, TestOutcome

ROOT = Path(__file__).resolve().parents[2]
TESTS = {
    "publish": "tests/publish tests/render/test_dropped_in.py tests/cli",
    "workbook": "tests/workbook tests/model tests/number_format tests/render",
    "compose": "tests/compose tests/recognition tests/format tests/layout tests/render",
    "template": "tests/template tests/format tests/render",
    "document": "tests/document tests/check tests/format",
}
"""Package → the tests that are to see its faults."""
COPIED = (
    *("toolkit", "tests", "docx_templates", "seeds", "samples", "docs"),
    *("pyproject.toml", "README.md", "README.zh-CN.md"),
)
MEANINGLESS = ("BitOr", "NoOp", "RemoveDecorator")
"""Faults in annotations (`X | None`), and in decorators that only say what is so."""
SECONDS = 300


class Survivor(NamedTuple):
    """A fault that no test saw."""

    place: str
    fault: str


def main() -> None:
    """Sow, try, print."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--each", type=int, default=20, help="faults a package")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("packages", nargs="*", default=list(TESTS))
    wishes = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        places = ProcessPoolExecutor(2, initializer=_settle, initargs=(Path(folder),))
        with places as workers:
            for package in wishes.packages:
                if not workers.submit(_pass_unharmed, TESTS[package]).result():
                    sys.exit(f"{package}: its tests fail without any fault; mend that first")
                specs = sample(package, wishes.each, wishes.seed)
                found = workers.map(_try, specs, [TESTS[package]] * len(specs))
                _tell(package, [each for each in found if each is not None], len(specs))


def sample(package: str, count: int, seed: int) -> list[MutationSpec]:
    """Faults of a package, chosen by chance."""
    modules = sorted((ROOT / "toolkit" / "docgen" / package).rglob("*.py"))
    with tempfile.TemporaryDirectory() as folder, use_db(f"{folder}/all.sqlite", WorkDB.Mode.create) as db:
        init([path.relative_to(ROOT) for path in modules], db, {})
        specs = [item.mutations[0] for item in db.work_items]
    means = [spec for spec in specs if not any(word in spec.operator_name for word in MEANINGLESS)]
    means.sort(key=lambda spec: (str(spec.module_path), spec.operator_name, spec.occurrence))
    return random.Random(seed).sample(means, min(count, len(means)))


def _settle(folder: Path) -> None:
    """A worker has a copy of its own, for it changes the code in place."""
    place = folder / current_process().name
    place.mkdir()
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, place / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, place / name)
    os.chdir(place)
    os.environ["PYTHONPATH"] = str(place / "toolkit")
    os.environ["DOCGEN_CACHE"] = str(place / "cache")


def _command(tests: str) -> str:
    return f"{sys.executable} -m pytest -q -x -p no:cacheprovider -m 'not office and not node' {tests}"


def _pass_unharmed(tests: str) -> bool:
    """Tests that fail by themselves would see every fault."""
    done = subprocess.run(_command(tests), shell=True, check=False, stdout=subprocess.DEVNULL)
    return done.returncode == 0


def _try(spec: MutationSpec, tests: str) -> Survivor | None:
    result = mutate_and_test([spec], _command(tests), SECONDS)
    if result.test_outcome is not TestOutcome.SURVIVED:
        return None
    lines = (result.diff or "").splitlines()
    changed = (line for line in lines if line.startswith(("+", "-")) and not line.startswith(("+++", "---")))
    return Survivor(f"{spec.module_path}:{spec.start_pos[0]}", "  ".join(changed))


def _tell(package: str, survivors: Iterable[Survivor], count: int) -> None:
    listed = list(survivors)
    print(f"{package}: {len(listed)} of {count} survive ({len(listed) / max(count, 1):.0%})")
    for line in _lines(listed):
        print(line, flush=True)


def _lines(survivors: Iterable[Survivor]) -> Iterator[str]:
    return (f"  {each.place}\n    {each.fault}" for each in survivors)


if __name__ == "__main__":
    main()

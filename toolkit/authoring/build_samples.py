"""Writes samples/ anew: `python -m authoring.build_samples [-o FOLDER]`.

The texts are in authoring/samples/*.yaml; running it again gives the same bytes.
"""

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

from authoring.sample_contents import load_samples
from docgen import resources
from docgen.diagnostics import Result
from docgen.layout import load_layouts
from docgen.workbook.writing import write_workbook

T = TypeVar("T")


def build_samples() -> Iterator[tuple[str, bytes]]:
    """File name and bytes of every sample workbook."""
    layouts = _told(load_layouts([resources.folder("seeds")]))
    by_id = {layout.id: layout for layout in layouts}
    for sample in load_samples():
        layout = by_id[sample.layout]
        yield f"{layout.name}.xlsx", _told(write_workbook(layout, layouts, sample.unit, sample.contents))


def _told(result: Result[T]) -> T:
    if result.value is None:
        raise SystemExit("\n".join(f"{d.where}: {d.message()}" for d in result.diagnostics))
    return result.value


def main() -> None:
    """Build every sample."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-o", "--output", type=Path, default=resources.folder("samples"))
    folder: Path = parser.parse_args().output
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in build_samples():
        (folder / name).write_bytes(data)
        print(folder / name)


if __name__ == "__main__":
    main()

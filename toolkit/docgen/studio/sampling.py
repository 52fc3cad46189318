"""In a child process: what a report of a layout looks like, made from its sample."""

from pathlib import Path

from docgen.pipeline.rendering import Renderer
from docgen.pipeline.settings import Settings
from docgen.resources import folder


def has_sample(layout: str) -> bool:
    """Whether docgen comes with a sample of `layout`, by its Chinese name."""
    return _sample(layout).is_file()


def _sample(layout: str) -> Path:
    return folder("samples") / f"{layout}.xlsx"


def sample_report(layout: str, output: Path) -> bool:
    """Make the report of the sample of `layout`; False where there is no sample."""
    return has_sample(layout) and Renderer(Settings()).render(_sample(layout), output).output is not None

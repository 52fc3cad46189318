"""Writes docs/overview.png, the READMEs' picture: a workbook's sheet beside the report made from it.

Needs LibreOffice and poppler: `python -m authoring.build_overview`.
"""

import subprocess
import tempfile
from pathlib import Path

from PIL import Image

from docgen.office import to_pdf
from docgen.pipeline.rendering import Renderer
from docgen.pipeline.settings import Settings
from docgen.resources import folder

SAMPLE = "年度工作总结及下年度打算"
TARGET = Path(__file__).parents[2] / "docs" / "overview.png"
HEIGHT, MARGIN, BACKGROUND = 760, 24, (226, 230, 236)


def main() -> None:
    """Build the picture."""
    sample = folder("samples") / f"{SAMPLE}.xlsx"
    with tempfile.TemporaryDirectory() as place:
        work = Path(place)
        report = Renderer(Settings()).render(sample, work / f"{SAMPLE}-report.docx").output
        if report is None:
            raise SystemExit("the sample makes no report")
        pictures = [page(sample, 3, work), page(report, 1, work), page(report, 2, work)]
    width = sum(picture.width for picture in pictures) + MARGIN * (len(pictures) + 1)
    overview = Image.new("RGB", (width, HEIGHT + 2 * MARGIN), BACKGROUND)
    left = MARGIN
    for picture in pictures:
        overview.paste(picture, (left, MARGIN))
        left += picture.width + MARGIN
    overview.quantize(64).save(TARGET, optimize=True)
    print(TARGET)


def page(document: Path, number: int, work: Path) -> Image.Image:
    """One page of `document` as it prints, as high as the picture wants it."""
    pdf = to_pdf(document, work).value
    if pdf is None:
        raise SystemExit("LibreOffice did not print")
    stem = work / document.stem
    only = ["-f", str(number), "-l", str(number), "-singlefile"]
    subprocess.run(["pdftoppm", "-png", "-r", "110", *only, pdf, stem], check=True)
    picture = Image.open(stem.with_suffix(".png")).convert("RGB")
    return picture.resize((picture.width * HEIGHT // picture.height, HEIGHT), Image.Resampling.LANCZOS)


if __name__ == "__main__":
    main()

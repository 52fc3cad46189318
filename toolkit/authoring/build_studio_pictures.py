"""Writes docs/studio.png, the READMEs' first picture, and each page of the studio to build/studio/, two wide.

Needs the Chromium of the tests: `python -m authoring.build_studio_pictures`, toolkit and tests on the path.
"""

import shutil
import tempfile
from pathlib import Path

from PIL import Image

from docgen.resources import folder
from support.browser import Browser, browser
from support.studio import Studio, studio

ROOT = Path(__file__).parents[2]
TARGET, PAGES = ROOT / "docs" / "studio.png", ROOT / "build" / "studio"
SHOWN = "上半年总结和下半年计划"
READY = (
    "document.querySelector('.view h1')?.innerText && [...document.images].slice(0, 6).every(e => e.complete)"
)


def main() -> None:
    """Take the pictures."""
    PAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place, browser() as chromium:
        books = Path(place) / "年度材料"
        books.mkdir()
        for sample in folder("samples").glob("*.xlsx"):
            shutil.copy(sample, books)
        with studio(books) as running:
            take(running, chromium)
    print(TARGET)


def take(running: Studio, chromium: Browser) -> None:
    """Every page at both widths, and the picture of one report for the READMEs."""
    reports = running.settled(5)
    shown = next(each["id"] for each in reports if each["name"] == SHOWN)
    pages = ["start", "reports", f"report/{shown}", f"figures/{shown}", f"history/{shown}", f"edits/{shown}",
             "check", "templates", "templates/红头文件"]  # fmt: skip
    chromium.open(running.server.address)
    for width in (320, 1280):
        chromium.size(width)
        for page in pages:
            chromium.go(page)
            chromium.until(f"document.querySelector('.view.{page.partition('/')[0]}') && {READY}")
            if page.startswith("report/"):
                chromium.until(
                    "document.querySelector('.spot') && document.querySelector('.sheet img').complete"
                )
            name = page.replace(f"/{shown}", "").replace("/", "-")
            chromium.picture(PAGES / f"{name}-{width}.png")
    chromium.go(f"report/{shown}")
    chromium.until("document.querySelectorAll('.spot').length > 5")
    chromium.click(
        "::-p-xpath(//button[contains(@class, 'spot')][contains(@aria-label, '既是降低行政成本')])"
    )
    chromium.until("document.querySelector('.origin .cell')")
    chromium.value("void (document.activeElement.blur(), scrollTo(0, 0))")
    chromium.picture(PAGES / "readme.png")
    Image.open(PAGES / "readme.png").convert("RGB").quantize(200).save(TARGET, optimize=True)


if __name__ == "__main__":
    main()

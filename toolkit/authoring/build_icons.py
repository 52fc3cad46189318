"""Writes the studio's icon as PNG in the sizes that Word and Excel ask for, from icon.svg.

Needs the Chromium of the tests: `python -m authoring.build_icons`, toolkit and tests on the path.
"""

from pathlib import Path

import docgen.studio
from support.browser import browser

PAGE = Path(docgen.studio.__file__).with_name("page")
SIZES = (16, 32, 64, 80, 192)


def main() -> None:
    """Draw it."""
    with browser() as opened:
        for size in SIZES:
            opened.size(size, size)
            opened.open((PAGE / "icon.svg").as_uri())
            opened.picture(PAGE / f"icon-{size}.png", see_through=True)


if __name__ == "__main__":
    main()

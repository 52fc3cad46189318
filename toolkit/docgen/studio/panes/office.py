"""The manifests by which Word and Excel load the page as a pane (Office.js), in both of their formats.

Office takes a page over https only, and its script from Microsoft's network only. Accepted by Microsoft's own
tools (tests/studio/test_office_pane.py), never tried in the real programs (docs/panes.md says so).
"""

from pathlib import Path

from markupsafe import escape

from docgen.diagnostics import Diagnostic, Result
from docgen.pipeline.outputs import write_copy

_DRAFTS = Path(__file__).with_name("office")
_ICONS = Path(__file__).parents[1] / "page"
ICONS = ("icon-32.png", "icon-192.png")
"""What the unified manifest takes from its own folder."""


def write_manifests(folder: Path, host: str, token: str) -> Result[tuple[Path, ...]]:
    """Write manifest.xml and manifest.json for the studio at `host` ("localhost:8641") to `folder`.

    Codes: PB… for a disk that refuses.
    """
    page = f"https://{host}/?token={token}&pane=office"
    files = {
        "manifest.xml": _filled("manifest.xml", host, str(escape(page))),
        "manifest.json": _filled("manifest.json", host, page),
        **{name: (_ICONS / name).read_bytes() for name in ICONS},
    }
    written: list[Path] = []
    problems: list[Diagnostic] = []
    for name, data in files.items():
        result = write_copy(folder / name, data)
        problems += result.diagnostics
        written += [result.value] if result.value is not None else []
    return Result(tuple(written), tuple(problems))


def _filled(name: str, host: str, page: str) -> bytes:
    draft = (_DRAFTS / name).read_text("utf-8")
    return (
        draft.replace("{origin}", f"https://{host}").replace("{host}", host).replace("{page}", page).encode()
    )

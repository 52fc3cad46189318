"""LibreOffice as the printer of the tests: many documents in one start, the official typefaces mapped."""

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

from docgen import resources

_PDF = 'pdf:writer_pdf_Export:{"IsSkipEmptyPages":{"type":"boolean","value":"false"}}'
"""With the pages that are left blank before an even one."""
_AT_ONCE = 100
"""Documents that one LibreOffice prints: 7.4 ends, silently, after some two hundred and fifty."""


def to_pdf(folder: Path, documents: Mapping[str, bytes]) -> dict[str, Path]:
    """Every document (name → .docx bytes) as a PDF in `folder`; one that is missing fails the test."""
    sources = []
    for name, data in documents.items():
        sources.append(folder / f"{name}.docx")
        sources[-1].write_bytes(data)
    profile = (folder / "libreoffice").as_uri()
    command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", _PDF]
    environment = {**os.environ, "FONTCONFIG_FILE": str(resources.font_map())}
    said = b""
    for start in range(0, len(sources), _AT_ONCE):
        run = subprocess.run(
            [*command, "--outdir", folder, *sources[start : start + _AT_ONCE]],
            env=environment,
            capture_output=True,
            timeout=300,
            check=False,
        )
        said += run.stderr
    printed = {name: folder / f"{name}.pdf" for name in documents}
    # LibreOffice returns 0 even when it failed: the files are the proof.
    missing = [name for name, path in printed.items() if not path.exists()]
    assert not missing, f"not printed: {missing}\n{said.decode()}"
    return printed

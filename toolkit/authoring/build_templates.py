"""Writes docx_templates/ anew: `python -m authoring.build_templates [-o FOLDER] [--profile NAME]`."""

import argparse
from pathlib import Path

from docgen import profiles, resources
from docgen.design.layouts import TEMPLATES, build


def main() -> None:
    """Build every template with a profile's numbers."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-o", "--output", type=Path, default=resources.folder("docx_templates"))
    parser.add_argument("--profile", default="gbt9704")
    options = parser.parse_args()
    loaded = profiles.load(options.profile)
    if loaded.value is None:
        raise SystemExit("\n".join(finding.message() for finding in loaded.diagnostics))
    options.output.mkdir(parents=True, exist_ok=True)
    for template in TEMPLATES:
        path = options.output / f"{template.name}.docx"
        path.write_bytes(build(template, loaded.value))
        print(path)


if __name__ == "__main__":
    main()

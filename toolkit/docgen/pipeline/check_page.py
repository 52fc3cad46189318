"""The findings of one document as a page of HTML that stands by itself, with pictures where possible."""

import base64
import shutil
import subprocess
from pathlib import Path

from markupsafe import Markup, escape

from docgen.diagnostics import Diagnostic, Severity
from docgen.office import to_pdf
from docgen.pipeline.checking import Examined
from docgen.scratch import scratch_folder

_DOTS_PER_INCH = 70
_SECONDS = 120
_WORDS = {
    "zh": {
        "title": "格式检查：{file}",
        "count": "错误 {errors} 处，提醒 {warnings} 处。依据：{profile}",
        "fine": "没有发现问题。",
        "pictures": "页面",
        "none": "没有找到 LibreOffice 或 pdftoppm，因此没有页面图片。",
        "error": "错误",
        "warning": "提醒",
        "note": "说明",
    },
    "en": {
        "title": "Format check: {file}",
        "count": "{errors} errors, {warnings} warnings. By {profile}",
        "fine": "No fault found.",
        "pictures": "Pages",
        "none": "LibreOffice or pdftoppm is not at hand, so there are no pictures of the pages.",
        "error": "error",
        "warning": "warning",
        "note": "note",
    },
}
_STYLE = """
body { font: 16px/1.6 system-ui, "Microsoft YaHei", sans-serif; max-width: 60rem; margin: 2rem auto; }
body { padding: 0 1rem; }
li { margin: 0 0 .8rem; } .place { color: #555; } .hint { display: block; } code { color: #777; }
.error > b { color: #b00020; } .warning > b { color: #a05a00; }
img { width: 100%; border: 1px solid #ccc; margin: 0 0 1rem; }
@media (prefers-color-scheme: dark) {
  body { background: #1b1b1b; color: #ddd; } .place, code { color: #aaa; }
}
"""


def check_page(checked: Examined, profile: str, pictures: list[bytes], language: str) -> str:
    """The page; `pictures` are PNGs of the document's pages, none where they could not be made."""
    words = _WORDS[language]
    found = checked.diagnostics
    counts = {s: sum(d.severity is s for d in found) for s in Severity}
    summary = words["count"].format(
        errors=counts[Severity.ERROR], warnings=counts[Severity.WARNING], profile=profile
    )
    items = Markup("").join(_item(diagnostic, words, language) for diagnostic in found)
    listing = Markup("<ol>{}</ol>").format(items) if found else Markup("<p>{}</p>").format(words["fine"])
    return str(
        Markup(
            '<!DOCTYPE html>\n<html lang="{}"><head><meta charset="utf-8">'
            "<title>{}</title><style>{}</style></head>\n"
            "<body><h1>{}</h1><p>{}</p>{}<h2>{}</h2>{}</body></html>\n"
        ).format(
            "zh-CN" if language == "zh" else "en",
            title := words["title"].format(file=checked.path.name),
            Markup(_STYLE),
            title,
            summary,
            listing,
            words["pictures"],
            _pictures(pictures, words),
        )
    )


def _item(found: Diagnostic, words: dict[str, str], language: str) -> Markup:
    severity = found.severity.value
    return Markup(
        '<li class="{}"><b>{}</b> <span class="place">{}</span> {} <code>{}</code>'
        '<span class="hint">{}</span></li>\n'
    ).format(
        severity,
        words[severity],
        " › ".join(found.where.steps),
        found.message(language),
        found.code,
        found.hint(language),
    )


def _pictures(pictures: list[bytes], words: dict[str, str]) -> Markup:
    if not pictures:
        return Markup("<p>{}</p>").format(words["none"])
    sources = (base64.b64encode(picture).decode() for picture in pictures)
    return Markup("").join(
        Markup('<img alt="{}" src="data:image/png;base64,{}">\n').format(number, escape(source))
        for number, source in enumerate(sources, 1)
    )


def page_pictures(document: Path) -> list[bytes]:
    """A PNG of each page of `document`; none where LibreOffice or pdftoppm is not at hand, or fails."""
    program = shutil.which("pdftoppm")
    if program is None:
        return []
    with scratch_folder() as folder:
        pdf = to_pdf(document, folder).value
        if pdf is None:
            return []
        command = [program, "-png", "-r", str(_DOTS_PER_INCH), str(pdf), str(folder / "page")]
        try:
            subprocess.run(command, check=True, capture_output=True, timeout=_SECONDS)
        except (OSError, subprocess.SubprocessError):
            return []
        return [path.read_bytes() for path in sorted(folder.glob("page*.png"))]

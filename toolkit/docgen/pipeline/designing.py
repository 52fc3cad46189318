"""The shipped templates with the numbers of a profile: the standard's, or an office's own."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from docgen import profiles
from docgen.design import TEMPLATES, Template, build
from docgen.diagnostics import Diagnostic, Result, Where, error, warning
from docgen.model.profile import Profile
from docgen.pipeline.outputs import make_folder
from docgen.publish import write_file
from docgen.suggestions import nearest


def build_templates(names: Sequence[str], profile: str, folder: Path) -> Result[tuple[Path, ...]]:
    """The templates of these `names` (all where there are none) by `profile`, written into `folder`.

    `profile` is a shipped one or a TOML file. Files that are there already stay, and are findings: somebody
    may have restyled them.
    """
    loaded = profiles.load(profile)
    if loaded.value is None:
        return Result(None, loaded.diagnostics)
    chosen = _chosen(names)
    if chosen.value is None:
        return Result(None, chosen.diagnostics)
    if refused := make_folder(folder):
        return Result(None, refused)
    numbers = loaded.value
    results = [
        write_file(folder / f"{template.name}.docx", build(template, numbers), overwrite=False)
        for template in chosen.value
    ]
    written = tuple(result.value for result in results if result.value is not None)
    return Result(written, (*_unheeded(numbers, profile), *(d for r in results for d in r.diagnostics)))


def _unheeded(numbers: Profile, profile: str) -> Iterator[Diagnostic]:
    """What no template can carry: how far 署名 and date stand from the right is reckoned for each report."""
    standard = profiles.shipped().closing
    for name in ("sealed_date_right", "unsealed_right", "unsealed_date_shift"):
        if getattr(numbers.closing, name) != getattr(standard, name):
            value = f"{getattr(standard, name):g}"
            yield warning("PL502", Where(Path(profile).name), name=f"closing.{name}", value=value)


def _chosen(names: Sequence[str]) -> Result[tuple[Template, ...]]:
    known = {template.name: template for template in TEMPLATES}
    unknown = [name for name in names if name.removesuffix(".docx") not in known]
    if unknown:
        listed = "、".join(known)
        return Result(None, tuple(_unknown(name, known, listed) for name in unknown))
    chosen = [known[name.removesuffix(".docx")] for name in names]
    return Result(tuple(chosen or TEMPLATES))


def _unknown(name: str, known: dict[str, Template], listed: str) -> Diagnostic:
    return error("PL501", Where(name), name=name, nearest=nearest(name, known), known=listed)

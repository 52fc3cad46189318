"""From a .docx to its program: out of the cache, or compiled and put there."""

import hashlib
import sys
from collections.abc import Iterator
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from xml.parsers.expat import ExpatError

from docgen import cache, opc
from docgen.diagnostics import Diagnostic, Result, Where, error
from docgen.messages import Said
from docgen.opc import Package
from docgen.template.contents import DOCUMENT_TYPE, rendered_parts
from docgen.template.program import Program
from docgen.template.safety import dangers
from docgen.template.saved import Saved, revive


def load_program(path: Path, cache_dir: Path | None = None) -> Result[Program]:
    """The program of the template at `path`, compiled where `cache_dir` (or the user's own) has none.

    Every fault that keeps the template from being used is reported at once, with part, paragraph and tag.
    """
    read = read_template(path)
    if read.value is None:
        return Result(None, read.diagnostics)
    return _remembered(read.value, path.name, cache_dir or cache.directory())


@lru_cache(maxsize=4)
def _remembered(data: bytes, file: str, cache_dir: Path | None) -> Result[Program]:
    """The same bytes are the same program: a batch, or `docgen watch`, revives its template once."""
    return program_from_bytes(data, file, cache_dir)


def cache_key(template: bytes) -> str:
    """The name under which the program of `template` is kept: it depends on everything that compiles it."""
    return cache.key(template, _compilers())


@lru_cache
def _compilers() -> bytes:
    """The versions of Jinja and docxtpl, and our own code; of a frozen docgen (PyInstaller), the program."""
    if getattr(sys, "frozen", False):
        return cache.fingerprint([Path(sys.executable)])
    sources = cache.fingerprint(sorted(Path(__file__).parent.rglob("*.py")))
    return "\n".join(_installed(name) for name in ("docxtpl", "jinja2")).encode() + sources


def _installed(name: str) -> str:
    """The installed `name`, by its first file: importing importlib.metadata is slow."""
    spec = find_spec(name)
    if spec is None or spec.origin is None:
        return name
    state = Path(spec.origin).stat()
    return f"{name} {state.st_size} {state.st_mtime_ns}"


def read_template(path: Path) -> Result[bytes]:
    """The bytes of the file at `path`."""
    where = Where(path.name)
    try:
        return Result(path.read_bytes())
    except FileNotFoundError:
        return Result(None, (error("TP001", where, path=str(path)),))
    except OSError as problem:
        return Result(None, (error("TP002", where, problem=problem),))


def program_from_bytes(data: bytes, file: str, cache_dir: Path | None) -> Result[Program]:
    """The same for a template in memory; `file` names it. Nothing is cached where `cache_dir` is None."""
    name = cache_key(data)
    digest = hashlib.sha256(data).hexdigest()
    if cache_dir is not None and (saved := cache.load(cache_dir, name)) is not None:
        return Result(revive(saved, file, digest))
    compiled = _compile(data, file)
    if compiled.value is None:
        return Result(None, compiled.diagnostics)
    if cache_dir is not None:
        cache.save(cache_dir, name, compiled.value)
    return Result(revive(compiled.value, file, digest), compiled.diagnostics)


def _compile(data: bytes, file: str) -> Result[Saved]:
    opened = refuse(data, file)
    if opened.value is None:
        return Result(None, opened.diagnostics)
    from docgen.template.building import compile_package

    return compile_package(opened.value, file)


def refuse(data: bytes, file: str) -> Result[Package]:
    """The opened template, or everything that forbids its use."""
    opened = opc.open_package(data, file)
    if opened.value is None:
        return opened
    package = opened.value
    try:
        findings = (*_wrong_kind(package, file), *_damaged(package, file), *dangers(package, file))
    except Exception:
        # The lists that say what is what are not XML: nothing further can be trusted.
        findings = (error("TP005", Where(file), problem=Said("TG928")),)
    return Result(None if findings else package, findings)


def _wrong_kind(package: Package, file: str) -> Iterator[Diagnostic]:
    types = opc.content_types(package)
    if DOCUMENT_TYPE not in types.values():
        kinds = [t for t in types.values() if t.endswith(".main+xml")]
        yield error("TP003", Where(file), kind=_KINDS.get(kinds[0], kinds[0]) if kinds else "")


def _damaged(package: Package, file: str) -> Iterator[Diagnostic]:
    """The parts beside the text (styles, settings, numbering) that are not well-formed."""
    rendered = rendered_parts(package)
    for part, kind in opc.content_types(package).items():
        if ".wordprocessingml." in kind and kind.endswith("+xml") and part not in rendered:
            try:
                opc.elements(package.read(part))
            except ExpatError as problem:
                place = Said("TG927", {"line": problem.lineno, "column": problem.offset + 1})
                yield error("TP005", Where(file, (part,)), problem=place)


_KINDS = {
    "application/vnd.ms-word.document.macroEnabled.main+xml": ".docm",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml": ".dotx",
    "application/vnd.ms-word.template.macroEnabledTemplate.main+xml": ".dotm",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml": ".xlsx",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml": ".pptx",
}

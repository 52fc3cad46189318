"""A compiled template as plain tuples, which is all that `marshal` keeps, and its program made again."""

from types import CodeType
from typing import Any

from docgen.opc import Package, Part
from docgen.template.program import PartProgram, Program
from docgen.template.sandbox import Environment

Saved = tuple[Any, ...]
"""(parts, names, required names, styles, drawing ids of parts without tags, archive), from `building`."""


def revive(saved: Saved, file: str, digest: str) -> Program:
    """The program of a template named `file` whose bytes have this SHA-256."""
    parts, names, required, styles, static_ids, archive = saved
    environment = Environment()
    return Program(
        file=file,
        digest=digest,
        names=frozenset(names),
        required=frozenset(required),
        styles=dict(styles),
        parts=tuple(_revive_part(environment, part) for part in parts),
        package=Package({name: Part(*entry) for name, *entry in archive}),
        static_drawing_ids=frozenset(static_ids),
        environment=environment,
    )


def _revive_part(environment: Environment, saved: tuple[str, CodeType, Any, Any, bool]) -> PartProgram:
    name, code, lines, aliases, varying = saved
    namespace: dict[str, Any] = {"environment": environment, "__file__": code.co_filename}
    exec(code, namespace)
    pairs = (pair.split("=") for pair in namespace["debug_info"].split("&") if pair)
    line_map = {int(python): int(source) for source, python in pairs}
    root, blocks = namespace["root"], namespace["blocks"]
    return PartProgram(name, code, lines, dict(aliases), varying, root, blocks, line_map)

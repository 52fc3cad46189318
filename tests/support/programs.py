"""Templates run by docgen, for tests that have a context and want the document."""

from collections.abc import Mapping
from typing import Any

from docgen.diagnostics import Diagnostic
from docgen.model.cell_text import CellRef
from docgen.model.context import Tags
from docgen.template import Limits, Program, program_from_bytes


def program(template: bytes) -> Program:
    """The program of a template that must load without an error."""
    result = program_from_bytes(template, "模板.docx", None)
    assert result.value is not None, [d.message() for d in result.diagnostics]
    return result.value


def by_docgen(template: bytes, context: Mapping[str, Any], limits: Limits | None = None) -> bytes:
    """docgen's render, which must succeed."""
    result = program(template).render(Tags(context, {}), limits=limits)
    assert result.value is not None, [(str(d.where), d.message()) for d in result.diagnostics]
    return result.value


def findings(
    template: bytes,
    context: Mapping[str, Any] | None = None,
    origins: Mapping[str, CellRef] | None = None,
    limits: Limits | None = None,
) -> tuple[Diagnostic, ...]:
    """What loading, or else rendering, has against a template."""
    loaded = program_from_bytes(template, "模板.docx", None)
    if loaded.value is None or context is None:
        return loaded.diagnostics
    rendered = loaded.value.render(Tags(context, origins or {}), limits=limits)
    return (*loaded.diagnostics, *rendered.diagnostics)

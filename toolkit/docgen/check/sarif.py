"""Findings as SARIF 2.1.0 (OASIS), for code-scanning services and editors that read it."""

from collections.abc import Iterable
from urllib.parse import quote

from docgen import __version__
from docgen.check.manual import manual
from docgen.check.rule import Rule
from docgen.check.rules import RULES
from docgen.diagnostics import Diagnostic, Severity

VERSION = "2.1.0"
SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}


def sarif(findings: Iterable[tuple[str, Diagnostic]], language: str) -> dict[str, object]:
    """One log with one run; `findings` are (path of the file, diagnostic)."""
    indices = {rule.name: index for index, rule in enumerate(RULES)}
    driver = {
        "name": "docgen",
        "version": __version__,
        "semanticVersion": __version__,
        "informationUri": "https://www.oasis-open.org/standard/sarif-v2-1-0/",
        "rules": [_rule(rule, language) for rule in RULES],
    }
    results = [_result(path, diagnostic, indices, language) for path, diagnostic in findings]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return {"$schema": SCHEMA, "version": VERSION, "runs": [run]}


def _rule(rule: Rule, language: str) -> dict[str, object]:
    return {
        "id": rule.name,
        "shortDescription": {"text": manual(rule).title},
        "fullDescription": {"text": manual(rule).what},
        "help": {"text": f"{manual(rule).why}\n{manual(rule).clause}"},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"clause": rule.clause},
    }


def _result(path: str, found: Diagnostic, indices: dict[str, int], language: str) -> dict[str, object]:
    hint = found.hint(language)
    text = found.message(language) + (f" {hint}" if hint else "")
    location: dict[str, object] = {
        "physicalLocation": {"artifactLocation": {"uri": quote(path.replace("\\", "/"))}},
    }
    if found.where.steps:
        location["logicalLocations"] = [{"fullyQualifiedName": str(found.where), "kind": "element"}]
    result: dict[str, object] = {
        "ruleId": found.code,
        "level": _LEVELS[found.severity],
        "message": {"text": text},
        "locations": [location],
    }
    if found.code in indices:
        result["ruleIndex"] = indices[found.code]
    return result

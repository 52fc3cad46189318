"""A rule's page, from its module's docstring, and the reference of all rules (docs/rules.md)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from inspect import cleandoc

from docgen.check.rule import Rule
from docgen.check.unchecked import unchecked
from docgen.diagnostics import Severity
from docgen.messages import text

_HEADINGS = ("What it does", "Why is this bad", "Example", "Clause")
_HEADING = re.compile(rf"^({'|'.join(_HEADINGS)})$", re.MULTILINE)
_SEVERITIES = {Severity.ERROR: "error (应)", Severity.WARNING: "warning (一般)", Severity.NOTE: "note"}


@dataclass(frozen=True, slots=True)
class Manual:
    """The parts of a rule's manual."""

    title: str
    what: str
    why: str
    example: str
    clause: str


def manual(rule: Rule) -> Manual:
    """The manual in the docstring of the rule's module. Raises `ValueError` where a heading is missing."""
    title, *parts = _HEADING.split(cleandoc(rule.module.__doc__ or ""))
    sections = {
        name: cleandoc("\n" + body).strip() for name, body in zip(parts[::2], parts[1::2], strict=True)
    }
    missing = [name for name in _HEADINGS if not sections.get(name)]
    if missing:
        raise ValueError(f"the manual of {rule.name} has no “{missing[0]}”")
    return Manual(title.strip(), *(sections[name] for name in _HEADINGS))


def page(rule: Rule, language: str) -> str:
    """What `docgen explain` prints: for a clerk in Chinese, for an engineer the whole manual in English."""
    parts = manual(rule)
    if language == "zh":
        severity = _zh_severity(rule)
        about = text(rule.name, "about", "zh", {})
        example = _indented(parts.example, 6)
        return f"{rule.name}\n\n{about}\n\n条款  {parts.clause}\n级别  {severity}\n例    {example}"
    return f"{rule.name}\n\n{_english(parts)}\n\nSeverity: {_SEVERITIES[rule.severity]}"


def _zh_severity(rule: Rule) -> str:
    """The severity in Chinese, with the word of the clause where the standard has one."""
    words = {Severity.ERROR: ("错误", "（条款用“应”）"), Severity.WARNING: ("提醒", "（条款用“一般”）")}
    said, why = words.get(rule.severity, ("说明", ""))
    return said if rule.clause == "—" else said + why


def _english(parts: Manual) -> str:
    blocks = zip(_HEADINGS, (parts.what, parts.why, parts.example, parts.clause), strict=True)
    return "\n\n".join([parts.title, *(f"{name}\n    {_indented(body, 4)}" for name, body in blocks)])


def _indented(body: str, width: int) -> str:
    return body.replace("\n", "\n" + " " * width)


def reference(rules: Iterable[Rule]) -> str:
    """docs/rules.md: every rule in the order of the clauses, and the clauses that none checks."""
    rules = tuple(rules)
    head = (
        "# Rules of `docgen check`\n\n"
        "Generated from the rules by `python -m authoring.build_rule_reference`; a test compares.\n"
        "Clauses are those of GB/T 9704-2012 unless said otherwise. A profile gives a rule another severity\n"
        "or none; `--ignore RULE` leaves one out.\n\n"
        "| Rule | Severity | Clause | Mends itself |\n|---|---|---|---|\n"
    )
    rows = "".join(
        f"| [{rule.name}](#{rule.name}) | {rule.severity.value} | {rule.clause} | {_mends(rule)} |\n"
        for rule in rules
    )
    others = "".join(f"| {clause} | {what} | {why} |\n" for clause, what, why in unchecked())
    return (
        head
        + rows
        + "".join(_section(rule) for rule in rules)
        + "\n## Clauses without a rule\n\n| Clause | What it asks | Why no rule checks it |\n|---|---|---|\n"
        + others
    )


def _mends(rule: Rule) -> str:
    """Whether `--fix` can mend what the rule finds: its code then makes a mend."""
    from inspect import getsource

    source = getsource(rule.module)
    return "yes" if "Mend(" in source or "mend(" in source else "no"


def _section(rule: Rule) -> str:
    parts = manual(rule)
    zh = text(rule.name, "about", "zh", {})
    return (
        f"\n## {rule.name}\n\n{parts.title} {zh}\n\n- **What it does.** {_flowing(parts.what)}\n"
        f"- **Why is this bad.** {_flowing(parts.why)}\n"
        f"- **Example.** {_example(parts.example)}\n- **Clause.** {_flowing(parts.clause)}\n"
        f"- **Severity.** {_SEVERITIES[rule.severity]}\n"
    )


def _flowing(body: str) -> str:
    return " ".join(body.split())


def _example(body: str) -> str:
    return " ".join(
        f"{line.strip()}." if line.strip()[-1] not in ".。" else line.strip() for line in body.splitlines()
    )

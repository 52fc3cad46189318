"""`docgen explain`: what a rule of `docgen check` looks for, and why."""

import click

from docgen.check import RULES
from docgen.check.manual import manual, page
from docgen.cli.options import Exit, refuse, talks
from docgen.console import Console
from docgen.diagnostics import Where
from docgen.pipeline.checking import unknown_rules


@click.command("explain", short_help="说明一条检查规则。")
@click.argument("rule", required=False, metavar="规则")
@talks
def command(console: Console, /, rule: str | None) -> None:
    """说明一条检查规则：检查什么、为什么、依据哪一条。不写规则名时列出全部规则。"""
    if rule is None:
        _list(console)
        return
    chosen = next((each for each in RULES if each.name == rule), None)
    if chosen is None:
        refuse(console, "explain", unknown_rules([rule], Where("docgen explain")), Exit.USAGE)
    console.line(page(chosen, console.language))
    parts = manual(chosen)
    console.result(
        {
            "rule": chosen.name,
            "severity": chosen.severity.value,
            "clause": chosen.clause,
            "title": parts.title,
            "what": parts.what,
            "why": parts.why,
            "example": parts.example,
        }
    )


def _list(console: Console) -> None:
    for rule in RULES:
        console.line(f"{rule.name:<30} {rule.severity.value:<8} {rule.clause}")
    console.result(
        {"rules": [{"rule": r.name, "severity": r.severity.value, "clause": r.clause} for r in RULES]}
    )

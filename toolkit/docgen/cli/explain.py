"""`docgen explain`: what a rule of `docgen check` looks for, or what the code of a problem means."""

import click

from docgen.check import RULES, Rule
from docgen.check.manual import manual, page
from docgen.cli.completion import EXPLAINED
from docgen.cli.options import Exit, refuse, talks
from docgen.console import Console
from docgen.diagnostics import Where, error
from docgen.messages import codes, exit_class, general
from docgen.suggestions import nearest


@click.command("explain", short_help="说明一条检查规则，或一个问题代码。")
@click.argument("name", required=False, metavar="规则|代码", shell_complete=EXPLAINED)
@talks
def command(console: Console, /, name: str | None) -> None:
    """说明一条检查规则：检查什么、为什么、依据哪一条；或一个问题代码（如 WB018）：什么问题、怎么办。

    不写名称时列出全部规则。
    """
    if name is None:
        _list(console)
        return
    chosen = next((each for each in RULES if each.name == name), None)
    if chosen is not None:
        _explain_rule(console, chosen)
    elif name.upper() in codes():
        _explain_code(console, name.upper())
    else:
        known = [rule.name for rule in RULES] + list(codes())
        found = error("CL106", Where("docgen explain"), name=name, nearest=nearest(name, known))
        refuse(console, "explain", [found], Exit.USAGE)


def _explain_rule(console: Console, rule: Rule) -> None:
    console.line(page(rule, console.language))
    parts = manual(rule)
    console.result(
        {
            "command": "explain",
            "ok": True,
            "rule": rule.name,
            "severity": rule.severity.value,
            "clause": rule.clause,
            "title": parts.title,
            "what": parts.what,
            "why": parts.why,
            "example": parts.example,
        }
    )


def _explain_code(console: Console, code: str) -> None:
    message, hint = (general(code, kind, console.language) for kind in ("message", "hint"))
    exit_ = exit_class(code)
    console.line(code)
    console.line()
    console.line(message)
    if hint:
        console.line(console.phrase("UI-hint", hint=hint))
    console.say(f"UI-exit-{exit_}")
    console.result(
        {"command": "explain", "ok": True, "code": code, "message": message, "hint": hint, "exit": exit_}
    )


def _list(console: Console) -> None:
    for rule in RULES:
        console.line(f"{rule.name:<30} {rule.severity.value:<8} {rule.clause}")
    rules = [{"rule": r.name, "severity": r.severity.value, "clause": r.clause} for r in RULES]
    console.result({"command": "explain", "ok": True, "rules": rules, "codes": list(codes())})

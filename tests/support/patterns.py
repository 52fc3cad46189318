"""Every regular expression of the package, found in its source, with the ways in which it is used."""

import ast
import importlib
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import docgen

PACKAGE = Path(docgen.__file__).parent
_WAYS = {"match": "match", "fullmatch": "fullmatch"}
_SEARCHES = ("search", "sub", "subn", "findall", "finditer", "split")


class Found(NamedTuple):
    """A pattern: where it is written, and whether it is searched for, matched, or matched to the end.

    `pattern` is None where the source does not say what it is.
    """

    where: str
    pattern: "re.Pattern[str] | re.Pattern[bytes] | None"
    ways: frozenset[str]


def patterns() -> list[Found]:
    """All of them, in the order of the files."""
    trees = {path: ast.parse(path.read_text(encoding="utf-8")) for path in sorted(PACKAGE.rglob("*.py"))}
    uses: dict[tuple[str, str], set[str]] = defaultdict(set)
    for path, tree in trees.items():
        for name, way in _uses(tree, _module(path)):
            uses[name].add(way)
    return [found for path, tree in trees.items() for found in _patterns(path, tree, uses)]


def _module(path: Path) -> str:
    return ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__")


def _uses(tree: ast.Module, module: str) -> Iterator[tuple[tuple[str, str], str]]:
    """(module, name) of each constant and a way it is used in; what is handed on may be searched for."""
    imported = {
        alias.asname or alias.name: (node.module or "", alias.name)
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    direct: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            base = node.value.func if isinstance(node.value, ast.Call) else node.value
            if isinstance(base, ast.Name):
                direct.add(id(base))
                way = _WAYS.get(node.attr, "search" if node.attr in _SEARCHES else "")
                yield imported.get(base.id, (module, base.id)), way
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and id(node) not in direct:
            yield imported.get(node.id, (module, node.id)), "search"


def _patterns(path: Path, tree: ast.Module, uses: dict[tuple[str, str], set[str]]) -> Iterator[Found]:
    module = _module(path)
    if module.endswith("__main__"):
        return
    names = _assigned(tree)
    for call in ast.walk(tree):
        if isinstance(call, ast.Call) and (way := _way(call)):
            where = (
                f"{path.relative_to(PACKAGE).as_posix()}:{names.get(id(call), '') or _function(tree, call)}"
            )
            ways = (
                {way} if way != "compile" else uses.get((module, names.get(id(call), "")), {"search"}) - {""}
            )
            yield Found(where, _evaluated(call, module, way), frozenset(ways or {"search"}))


def _way(call: ast.Call) -> str:
    function = call.func
    if isinstance(function, ast.Name):
        return "compile" if function.id == "rarely" else ""
    if (
        isinstance(function, ast.Attribute)
        and isinstance(function.value, ast.Name)
        and function.value.id == "re"
    ):
        name = function.attr
        return name if name in ("compile", *_WAYS) else "search" if name in _SEARCHES else ""
    return ""


def _assigned(tree: ast.Module) -> dict[int, str]:
    """Each call within an assignment to a constant → the constant's name; `_x = re.compile(…).search` too."""
    return {
        id(node): target.id
        for statement in ast.walk(tree)
        if isinstance(statement, ast.Assign | ast.AnnAssign) and statement.value is not None
        for target in (statement.targets if isinstance(statement, ast.Assign) else [statement.target])
        if isinstance(target, ast.Name)
        for node in ast.walk(statement.value)
        if isinstance(node, ast.Call)
    }


def _function(tree: ast.Module, call: ast.Call) -> str:
    return next(
        (
            node.name
            for node in ast.walk(tree)
            if isinstance(node, ast.FunctionDef) and any(inner is call for inner in ast.walk(node))
        ),
        "",
    )


def _evaluated(call: ast.Call, module: str, way: str) -> "re.Pattern[str] | re.Pattern[bytes] | None":
    """The pattern that a call names, by what its module knows; None where that is not enough."""
    known = vars(importlib.import_module(module))
    flags = [keyword.value for keyword in call.keywords if keyword.arg == "flags"]
    last = call.args[1:2] if way == "compile" else call.args[2:3] if way != "search" else []
    try:
        pattern = eval(compile(ast.Expression(call.args[0]), module, "eval"), known)
        pattern = pattern() if callable(pattern) else pattern
        if isinstance(pattern, re.Pattern):
            return pattern
        written = [eval(compile(ast.Expression(flag), module, "eval"), known) for flag in flags or last]
        return re.compile(pattern, *written)
    except (NameError, TypeError):
        return None

"""Functions are short, modules have one reason to change, and no two modules need each other (issue 10)."""

import ast
from collections.abc import Iterator
from pathlib import Path
from statistics import median

PACKAGE = Path(__file__).resolve().parents[2] / "toolkit" / "docgen"
MODULES = {path: ast.parse(path.read_text(encoding="utf-8")) for path in PACKAGE.rglob("*.py")}
MEDIAN, USUAL, LONGEST, LONGEST_MODULE = 7, 16, 35, 300
DATA = ("code_names.py",)
"""Modules that are a list, made from the catalogue."""
TABLES = ("design/catalogue/",)
"""What is there is data: a call an entry, as long as there are entries."""


def lines_of(function: ast.FunctionDef | ast.AsyncFunctionDef, source: list[str]) -> int:
    """Lines of a function's body; its docstring, blank lines and comments do not count."""
    body = function.body[1:] if ast.get_docstring(function) is not None else function.body
    if not body:
        return 0
    inside = (line.strip() for line in source[body[0].lineno - 1 : function.end_lineno])
    return sum(bool(line) and not line.startswith("#") for line in inside)


def functions() -> Iterator[tuple[str, int]]:
    """The place and length of each function but those that are tables."""
    for path, tree in MODULES.items():
        name = path.relative_to(PACKAGE).as_posix()
        source = path.read_text(encoding="utf-8").splitlines()
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and not name.startswith(TABLES):
                yield f"{name}:{node.name}", lines_of(node, source)


def test_functions_are_short() -> None:
    lengths = sorted(length for _, length in functions())
    assert median(lengths) <= MEDIAN
    assert lengths[len(lengths) * 95 // 100] <= USUAL
    assert {name: length for name, length in functions() if length > LONGEST} == {}


def test_modules_are_no_longer_than_a_sitting() -> None:
    own = (path for path in MODULES if path.name not in DATA)
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in own}
    assert {str(path): length for path, length in lengths.items() if length > LONGEST_MODULE} == {}


def test_no_modules_need_each_other_not_even_for_types() -> None:
    names = {_name(path): path for path in MODULES}
    needs = {name: set(_imported(MODULES[path], names)) - {name} for name, path in names.items()}
    free: set[str] = set()
    while ready := {name for name, others in needs.items() if name not in free and others <= free}:
        free |= ready
    assert {name: sorted(others - free) for name, others in needs.items() if name not in free} == {}


def _name(path: Path) -> str:
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _imported(tree: ast.Module, names: dict[str, Path]) -> Iterator[str]:
    """The modules that one imports, wherever in it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                whole = f"{node.module}.{alias.name}"
                yield from (name for name in (whole if whole in names else node.module,) if name in names)
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in names)

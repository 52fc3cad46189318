"""The names that tags use: which must be there, which may be missing, and which a tag itself brings.

A part whose tags are all sound is compiled as a whole, and Jinja tells its names. Here each tag is read by
itself, so that one broken tag hides no other's names.
"""

from collections.abc import Iterable, Iterator

from jinja2 import TemplateSyntaxError, meta, nodes

from docgen.model.fields import EVERY_FIGURE, FIGURES
from docgen.template.sandbox import environment
from docgen.template.tags import Tag, complete, docxtpl_reading

_ALWAYS = frozenset({"caller", "loop", "varargs", "kwargs"})
"""What Jinja itself binds inside loops, macros and calls."""


def tolerated(tree: nodes.Template) -> set[str]:
    """Names that may be missing: those a tag asks after (`is defined`) or gives a default for."""
    asking: list[nodes.Expr | None] = [
        t.node for t in tree.find_all(nodes.Test) if t.name in ("defined", "undefined")
    ]
    asking += [f.node for f in tree.find_all(nodes.Filter) if f.name in ("default", "d")]
    return {node.name for node in asking if isinstance(node, nodes.Name)}


def asked_for(tree: nodes.Template) -> set[str]:
    """Names that an `if` of the template tests by value: where nobody gives them they are empty."""
    tests = [
        *(node.test for node in tree.find_all(nodes.If)),
        *(n.test for n in tree.find_all(nodes.CondExpr)),
    ]
    found = {node.name for test in tests for node in _names_in(test)}
    return (found & _undeclared(tree)) - tolerated(tree)


def figures_named(tree: nodes.Template) -> set[str]:
    """The figures of 数据 that the tags name; EVERY_FIGURE with them where one may name any."""
    whole = [node for node in tree.find_all(nodes.Name) if node.name == FIGURES]
    named = [n.attr for n in tree.find_all(nodes.Getattr) if _is_figures(n.node)]
    for item in tree.find_all(nodes.Getitem):
        if _is_figures(item.node) and isinstance(item.arg, nodes.Const):
            named.append(str(item.arg.value))
    return {*named} if len(whole) == len(named) else {*named, EVERY_FIGURE}


def _is_figures(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Name) and node.name == FIGURES


def _names_in(expression: nodes.Node) -> list[nodes.Name]:
    own = [expression] if isinstance(expression, nodes.Name) else []
    return [*own, *expression.find_all(nodes.Name)]


def _undeclared(tree: nodes.Template) -> set[str]:
    """The names that `tree` takes from outside; where an unknown filter stops Jinja, all it has not bound."""
    try:
        return meta.find_undeclared_variables(tree)
    except TemplateSyntaxError:
        named = list(tree.find_all(nodes.Name))
        return {n.name for n in named if n.ctx == "load"} - {n.name for n in named if n.ctx != "load"}


def tree_of(tag: Tag) -> nodes.Template | None:
    """The tag alone as Jinja reads it; None for a comment and for what it cannot read."""
    if tag.kind not in ("{{", "{%"):
        return None
    try:
        return environment().parse(complete(tag, docxtpl_reading(tag.body)))
    except (TemplateSyntaxError, RecursionError):
        return None


def may_be_missing(tags: Iterable[Tag]) -> set[str]:
    """The names of `tags` that a workbook need not have."""
    trees = (tree for tag in tags if (tree := tree_of(tag)) is not None)
    return {name for tree in trees for name in tolerated(tree) | asked_for(tree)}


def used(tags: Iterable[Tag]) -> Iterator[tuple[Tag, str]]:
    """Each name that a tag takes from outside, with the tag: not those that loops, `set` and macros bind."""
    scopes: list[set[str]] = [set(_ALWAYS)]
    for tag in tags:
        tree = tree_of(tag)
        if tree is None:
            continue
        if tag.keyword.startswith("end") and len(scopes) > 1:
            scopes.pop()
        bound = set().union(*scopes)
        for name in sorted(_undeclared(tree) - bound):
            yield tag, name
        _bind(tag, tree, scopes)


def _bind(tag: Tag, tree: nodes.Template, scopes: list[set[str]]) -> None:
    """What later tags may use; a macro's own name outlives it."""
    scopes[-1].update(node.name for node in tree.find_all(nodes.Macro))
    stored = {node.name for node in tree.find_all(nodes.Name) if node.ctx in ("store", "param")}
    if tag.opens:
        scopes.append(stored)
        if tag.keyword == "set":
            scopes[-2].update(stored)
    else:
        scopes[-1].update(stored)

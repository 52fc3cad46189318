"""Ticks written into a template's tree, so that whatever repeats pays the meter of its render."""

from jinja2 import nodes
from jinja2.visitor import NodeTransformer

from docgen.template.meter import TICK

JOIN = "docgen_join"
"""A filter that only `metered` writes, as TICK; a tag that names them is refused (`compile_source`)."""


def metered(tree: nodes.Template) -> nodes.Template:
    """`tree` with a tick at the head of everything that can repeat, and `~` counted. Changes `tree`."""
    _Meterer().visit(tree)
    return tree


class _Meterer(NodeTransformer):
    def visit_For(self, node: nodes.For) -> nodes.Node:  # noqa: N802
        return self._with_tick(node)

    def visit_Macro(self, node: nodes.Macro) -> nodes.Node:  # noqa: N802
        return self._with_tick(node)

    def visit_CallBlock(self, node: nodes.CallBlock) -> nodes.Node:  # noqa: N802
        return self._with_tick(node)

    def visit_Concat(self, node: nodes.Concat) -> nodes.Node:  # noqa: N802
        self.generic_visit(node)
        values = nodes.Tuple(node.nodes, "load", lineno=node.lineno)
        return nodes.Filter(values, JOIN, [], [], None, None, lineno=node.lineno)

    def _with_tick(self, node: nodes.For | nodes.Macro | nodes.CallBlock) -> nodes.Node:
        size = sum(len(data.data) for data in node.find_all(nodes.TemplateData))
        self.generic_visit(node)
        tick = nodes.Filter(nodes.Const(size), TICK, [], [], None, None, lineno=node.lineno)
        node.body.insert(0, nodes.ExprStmt(tick, lineno=node.lineno))
        return node

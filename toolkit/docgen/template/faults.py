"""Every fault that keeps a template from being run, found without stopping at the first."""

from collections.abc import Iterator

from lxml import etree

from docgen.diagnostics import Diagnostic, Where, error
from docgen.opc import Package
from docgen.template import explain
from docgen.template.compile import TagError, compile_source
from docgen.template.sandbox import Environment
from docgen.template.source import clean, parse


def faults(package: Package, file: str) -> Iterator[Diagnostic]:
    """The errors of every rendered part of `package`."""
    from docgen.template.load import rendered_parts

    environment = Environment()
    for part in rendered_parts(package):
        label = explain.label(part)
        try:
            root = parse(package.read(part))
        except etree.XMLSyntaxError as problem:
            yield error("TP005", Where(file, (label,)), problem=str(problem))
            continue
        try:
            source = clean(root, label)
            if source is not None:
                compile_source(source, part, environment)
        except TagError as fault:
            steps, tag = fault.place
            yield error("TP101", Where(file, steps), tag=tag, problem=fault.problem, advice="")

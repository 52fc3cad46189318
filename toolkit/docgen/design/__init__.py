"""The shipped templates as a program: their pages, styles and tags, with the numbers of a profile.

layouts.py   which templates there are, and what each holds in which order
elements.py  the official elements; body.py the text between them
styles.py    every look, by name; parts.py the other parts of the package

`docgen template build` writes them for an office's own profile; `make templates` writes the shipped ones.
"""

from docgen.design.layouts import TEMPLATES, Template, build

__all__ = ["TEMPLATES", "Template", "build"]

"""Templates: a .docx with docxtpl tags becomes a program, a program and a composition become a report."""

from docgen.template.load import load_program, program_from_bytes
from docgen.template.program import Program
from docgen.template.sandbox import Limits

__all__ = ["Limits", "Program", "load_program", "program_from_bytes"]

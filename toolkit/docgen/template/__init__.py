"""Templates: a .docx with docxtpl tags becomes a program, a program and a composition become a report."""

from docgen.template.load import load_program, program_from_bytes
from docgen.template.meter import Limits
from docgen.template.program import Program

__all__ = ["Limits", "Program", "load_program", "program_from_bytes"]

"""The program that writes docx_templates/: each template from a few lines of Python, byte for byte the same each time."""

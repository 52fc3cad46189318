"""The program that writes docx_templates/: the same bytes each time."""

"""The catalogue: every named style of a template as data, numbers from a profile; styles_part writes it."""

from docgen.design.catalogue.closing import closing, imprint
from docgen.design.catalogue.letterhead import letterhead
from docgen.design.catalogue.objects import page_numbers, tables_and_pictures
from docgen.design.catalogue.text import TAG, headings, main_text, run_ins
from docgen.design.style import ParagraphStyle
from docgen.model.profile import Profile


def paragraph_styles(profile: Profile) -> tuple[ParagraphStyle, ...]:
    """Every paragraph style of a template but Normal, in the order of the page."""
    return (
        *letterhead(profile),
        *main_text(profile),
        *headings(profile),
        *run_ins(),
        *tables_and_pictures(),
        *closing(profile),
        *imprint(profile),
        *page_numbers(profile),
        TAG,
    )

"""Marks that an object leaves in a part's XML for what only the whole part can tell; no report has one.

Processing instructions: well-formed wherever they stand, and no value can write one.
"""

CLOSING = "<?docgen closing?>"
"""Stands before each line of 署名 and date."""
PAGE_TURNS = "<?docgen page-turns?>"
PAGE_TURNS_BACK = "<?docgen page-turns-back?>"
"""Enclose what stands on a page of its own that lies across."""

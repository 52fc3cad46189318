"""Programs that write the files docgen ships with; not part of the installed package."""

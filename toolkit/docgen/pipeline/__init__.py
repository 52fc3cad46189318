"""The stories docgen tells: the only package that knows the order of the steps.

rendering.py          workbook → Report → context → template program → report.docx
planning.py           which workbooks a command means (workbook_names.py), and where each report goes
boundary.py           whatever goes wrong with a file ends here, as a finding
child.py, workers.py  the inside of a child process, and the pool that keeps several
batch.py              many workbooks, in child processes on several cores
spreading.py          the jobs of any command: here, in children, or on a cluster
cluster.py            the same pool on a Dask cluster; shipping.py what goes along
stores.py             files in a store, by their address; fetching.py one to be read
store_rendering.py    a report made in a store
settings.py           what the options and a folder's docgen.toml decide
watched.py            rendering for a watcher: in a child process, with drafts
changes.py            which cells a save changed
drafting.py           a copy of the report with the workbook's problems as Word comments
new.py, demo.py       a workbook to fill in; the samples
rolling.py            last time's workbook or report → the beginning of this time's
importing.py          a report → a workbook; report_sources.py any format → lines; workbook_words.py its words
importing_many.py     which reports a command means, and where each workbook goes
merging.py            hand edits → the workbook: trying.py holds it to their words, cell_edits.py writes
comparing.py          two documents → tracked changes, or a print; redlines.py beside a report that changed
consolidating.py      many units' workbooks → one
deriving.py           a report → a template in its look
checking.py           document → view → findings, and the mended and annotated copies
page_pictures.py      where words stand on the pictures of pages
mending.py            a mended copy and its proofs; old_formats.py .doc and .wps in
template_checking.py  template → its faults
garbage.py            when not to look for garbage
designing.py          profile → the shipped templates by its numbers
"""

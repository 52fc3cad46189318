"""发文机关署名 stands in the wrong place.

What it does
    Measures the characters free to its right: centred over a sealed date; without a seal 2, or more
    where the date is longer.

Why is this bad
    署名 and date are read as one block; they are placed by each other.

Example
    Bad:  署名 flush right over a date 4 characters in
    Good: 署名 centred over the date

Clause
    GB/T 9704-2012, 7.3.5.1 印章…居中下压; 署名居中编排在成文日期之上; 7.3.5.2 右空二字编排发文机关署名.
"""

from collections.abc import Iterator

from docgen.check.closing import closing, mend, told_right
from docgen.check.rule import Fault, at
from docgen.model.document import DocumentView
from docgen.model.profile import Profile


def check(view: DocumentView, profile: Profile) -> Iterator[Fault]:
    for found in closing(view, profile):
        if found.signature is not None and found.date_is_placed and not found.signature_is_placed:
            proper = found.signature_proper
            details = {"how": told_right(found.signature_right), "proper": f"{proper:g}"}
            yield at(found.signature, *mend(found.signature, proper), **details)

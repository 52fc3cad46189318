"""成文日期 stands in the wrong place.

What it does
    Measures the characters free to its right: 4 with a seal; without one it begins 2 characters right
    of 署名, or stands 2 from the margin where it is longer.

Why is this bad
    Seal and date overlap where the standard puts them; elsewhere they do not meet.

Example
    Bad:  the date flush right
    Good: the date 4 characters from the right (sealed)

Clause
    GB/T 9704-2012, 7.3.5.1 成文日期一般右空四字编排; 7.3.5.2 首字比发文机关署名首字右移二字.
"""

from collections.abc import Iterator

from docgen.check.closing import closing, mend, told_right
from docgen.check.rule import Fault, at
from docgen.model.document import DocumentView
from docgen.model.profile import Profile


def check(view: DocumentView, profile: Profile) -> Iterator[Fault]:
    for found in closing(view, profile):
        if not found.date_is_placed:
            proper = profile.closing.sealed_date_right
            details = {"how": told_right(found.date_right), "proper": f"{proper:g}"}
            yield at(found.date, *mend(found.date, proper), **details)

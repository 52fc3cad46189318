"""docgen's number formats against numfmt, SSF and LibreOffice, over generated formats and values.

Where one of them differs, number_format_disagreements.toml says who is right and why. A difference that it
does not explain fails, and so does, in the full form, a row that explains nothing.
"""

from pathlib import Path

import pytest

from support.format_cases import format_cases
from support.number_formats import differences, disagreements, unexplained
from support.torture import FULL, amount

KNOWN = disagreements(Path(__file__).with_name("number_format_disagreements.toml"))


@pytest.mark.node
@pytest.mark.office
def test_what_a_cell_shows_is_what_other_programs_show_or_the_table_says_why_not(tmp_path: Path) -> None:
    cases = list(format_cases(amount(short=700, full=20_000)))
    found = list(differences(cases, tmp_path))
    assert unexplained(found, KNOWN) == []
    if FULL:
        idle = [row.why for row in KNOWN if not any(row.explains(difference) for difference in found)]
        assert idle == []

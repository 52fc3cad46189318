"""附件说明: a number that a clerk typed is dropped, a year that begins a title is not."""

import pytest

from docgen.compose.elements import attachment_list


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("2023年度隐患整改台账", "2023年度隐患整改台账"),
        ("1.隐患整改台账", "隐患整改台账"),
        ("附件：2．重点工作清单", "重点工作清单"),
        ("12、2024年重点工作清单。", "2024年重点工作清单"),
    ],
)
def test_only_a_list_number_is_taken_from_an_attachment_title(line: str, title: str) -> None:
    (attachment,) = attachment_list(line)
    assert attachment["名称"] == title

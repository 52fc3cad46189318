"""附件说明: a number that a clerk typed is dropped, a year that begins a title is not."""

import pytest

from docgen.compose.elements import attachment_list, signatory_lines
from docgen.model.texts import plain


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("2023年度隐患整改台账", "2023年度隐患整改台账"),
        ("1.隐患整改台账", "隐患整改台账"),
        ("附件：2．重点工作清单", "重点工作清单"),
        ("附件1：收支表", "收支表"),
        ("收支表；人员名册", "收支表；人员名册"),
        ("12、2024年重点工作清单。", "2024年重点工作清单"),
    ],
)
def test_only_a_list_number_is_taken_from_an_attachment_title(line: str, title: str) -> None:
    (attachment,) = attachment_list((line,))
    assert plain(attachment.name) == title


@pytest.mark.parametrize(
    "note",
    [
        "1.收支表；2.人员名册",
        "附件：1.收支表；2.人员名册",
        "附件1：收支表\n附件2：人员名册",
        "1．收支表。 2．人员名册。",
    ],
)
def test_numbered_attachments_are_several_even_in_one_line(note: str) -> None:
    assert [item.number + plain(item.name) for item in attachment_list((note,))] == ["1.收支表", "2.人员名册"]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("王五六、张 三", ["王五六　张　三"]),
        ("张 三", ["张三"]),
        ("张　三 王五六", ["张　三　王五六"]),
        ("张三 李四", ["张　三　李　四"]),
    ],
)
def test_a_signatory_whose_name_is_spaced_is_one_person(written: str, shown: list[str]) -> None:
    assert [plain(row.names) for row in signatory_lines((written,), ())] == shown

"""Templates with twenty faults of many kinds, all over the file: each is found at its place, and no other."""

import random
import re
from pathlib import Path

import pytest

from docgen.template.lint import check_template
from support.docx import docx, p, tbl, tc, text_box, tr
from support.torture import amount

KNOWN = frozenset({"标题", "正文", "行", "名"})

FAULTS = {
    "unclosed expression": ("{{ 名", "TP108"),
    "unclosed block tag": ("{% if 名", "TP108"),
    "unclosed comment": ("{# 说明", "TP108"),
    "nothing behind an operator": ("{{ 名 + }}", "TP101"),
    "two names": ("{{ 名 名 }}", "TP101"),
    "an open bracket": ("{{ (名 }}", "TP101"),
    "an unknown statement": ("{% fro x in 行 %}", "TP101"),
    "an empty tag": ("{{ }}", "TP101"),
    "an unknown filter": ("{{ 名|uper }}", "TP103"),
    "an unknown test": ("{% if 名 is defind %}甲{% endif %}", "TP116"),
    "an unknown name": ("{{ 标提 }}", "TP102"),
    "an unknown name in a condition's value": ("{% if 名 == 标替 %}甲{% endif %}{{ 无此名 }}", "TP102"),
    "full-width braces": ("｛｛名｝｝", "TP106"),
    "one full-width brace": ("{｛ 名 }}", "TP106"),
    "a full-width bar": ("{{ 名｜upper }}", "TP107"),
    "a full-width bracket": ("{{ 行|join（“、”） }}", "TP107"),
    "an end without a beginning": ("甲{% endmacro %}", "TP105"),
    "a block that never ends": ("{% with 甲 = 名 %}乙", "TP104"),
    "another file": ("{% include '甲' %}", "TP115"),
    "two paragraph tags in one paragraph": ("{%p if 名 %}{%p endif %}", "TP118"),
}
"""A fault's text and its code; `_numbered` makes each one of its kind."""

RIGHT = ("甲{{ 名 }}乙", "{% if 名 %}甲{% endif %}", "{# 说明 {{ 名 }} #}", "100% {{ 标题 }}", "{{ '{{' }}")


def _numbered(text: str, number: int) -> str:
    return f"第{number:02}处：{text}"


def _template(chosen: list[str], numbers: random.Random) -> bytes:
    """The texts as paragraphs of the body, a header, a footer, a footnote, a text box and table cells."""
    places: dict[str, list[str]] = {
        place: [] for place in ("body", "header", "footer", "note", "box", "cell")
    }
    for text in chosen:
        places[numbers.choice(list(places))].append(text)
    notes = "".join(
        f"<w:footnote w:id='{i}'>{p(text)}</w:footnote>" for i, text in enumerate(places["note"], 2)
    )
    body = [p(text) for text in places["body"]]
    boxes = [text_box(p(text)) for text in places["box"]]
    table = [tbl(1, *(tr(tc(p(text))) for text in places["cell"]))] if places["cell"] else []
    parts = [*body, *boxes, *table]
    numbers.shuffle(parts)
    return docx(
        *parts,
        headers=["".join(p(text) for text in places["header"]) or p("")],
        footers=["".join(p(text) for text in places["footer"]) or p("")],
        footnotes=notes,
    )


@pytest.mark.parametrize("seed", range(amount(10, 200)))
def test_each_of_twenty_faults_is_found_at_its_place_and_nothing_else(tmp_path: Path, seed: int) -> None:
    numbers = random.Random(seed)
    kinds = numbers.choices(list(FAULTS.values()), k=20)
    right = [_numbered(text, 50 + i) for i, text in enumerate(numbers.choices(RIGHT, k=10))]
    faulty = [_numbered(text, number) for number, (text, _) in enumerate(kinds)]
    mixed = [*faulty, *right]
    numbers.shuffle(mixed)
    path = tmp_path / "模板.docx"
    path.write_bytes(_template(mixed, numbers))
    result = check_template(path, KNOWN)
    assert result.value is not None
    found = [(finding.diagnostic.code, str(finding.diagnostic.where)) for finding in result.value]
    told = {(code, int(match[1])) for code, where in found if (match := re.search(r"第(\d\d)处", where))}
    meant = {(code, number) for number, (_, code) in enumerate(kinds)}
    # A paragraph that two tags fight for also loses its other words, which is told as well.
    assert told - {(code, number) for code, number in told if code == "TP109"} == meant
    assert all("第" in where and "处" in where for _, where in found)

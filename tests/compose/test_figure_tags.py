"""数据 in the tags of templates: numbers that are compared and formatted, and print as shown."""

from io import BytesIO

import pytest
from docx import Document

from docgen.compose import compose, tags
from docgen.model.report import Figure
from support.programs import by_docgen
from support.reports import figure, layout, report

FIGURES = (
    figure("检查", "1234.5", "次", "1000", number_format="#,##0.0"),
    figure("投诉", "0", "件"),
    figure("会议", None, "次"),
)


def said(tag: str, *figures: Figure) -> str:
    """What a paragraph of a template with this tag says."""
    composed = compose(report(figures=figures or FIGURES), layout()).value
    assert composed is not None
    template, data = Document(), BytesIO()
    template.add_paragraph(tag)
    template.save(data)
    document = Document(BytesIO(by_docgen(data.getvalue(), tags(composed).context)))
    return "".join(paragraph.text for paragraph in document.paragraphs)


@pytest.mark.parametrize(
    ("tag", "shown"),
    [
        ("{{ 数据.检查.数值 }}{{ 数据.检查.单位 }}", "1,234.5次"),
        ("{{ 数据.检查.文字 }}，{{ 数据.检查.同比 }}", "1,234.5次，增长23.5%"),
        ("{% if 数据.检查.数值 > 3 %}多{% else %}少{% endif %}", "多"),
        ("{% if 数据.检查.数值 > 数据.检查.上期 %}增{% else %}减{% endif %}", "增"),
        ("{% if 数据.检查.数值 <= 1234.5 %}是{% endif %}", "是"),
        ("{{ 数据.检查.数值 - 数据.检查.上期 }}", "234.5"),
        ('{{ "%.2f"|format(数据.检查.数值) }}', "1234.50"),
        ('{{ "{:,.0f}".format(数据.检查.上期) }}', "1,000"),
        ("{{ 数据.检查.数值|round }}", "1235"),
        ('{{ "{:.0f}".format(数据.检查.数值) }}', "1235"),
        ("{{ 数据.检查.数值|round(1) }}", "1234.5"),
        ("{{ 数据.检查.数值|int }}", "1234"),
        ('{{ 数据.检查.数值 + "次" }}', "1,234.5次"),
        ('{% if 数据.检查.数值 == "1,234.5" %}是{% endif %}', "是"),
        ("{% if 数据.投诉.数值 %}有{% endif %}{% if 数据.投诉.数值 == 0 %}零{% endif %}", "有零"),
        ("{% if 数据.投诉.上期 %}有{% else %}无{% endif %}", "无"),
        ("{% if 数据.投诉.上期 > 3 %}多{% else %}不多{% endif %}", "不多"),
        (
            "{% if 数据.会议.数值 > 3 %}多{% else %}{{ 数据.会议.数值 }}{% endif %}{{ 数据.会议.文字 }}",
            "XX次",
        ),
    ],
)
def test_a_number_is_compared_and_formatted_and_prints_as_shown(tag: str, shown: str) -> None:
    assert said(tag) == shown

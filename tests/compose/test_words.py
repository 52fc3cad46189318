"""Rows in mere words: what who prints the report would read, whatever is typed between braces."""

from hypothesis import given
from hypothesis import strategies as st

from docgen.compose import expand, with_figures
from docgen.compose.findings import Findings
from docgen.model.report import Report
from support.reports import figure, report, text

FIGURES = (
    figure("检查", "14", "次", "16"),
    figure("满意率", "96.5", "%"),
    figure("来访", None, "人"),
    figure("空", None, "件")._replace(written=text("", "数据", "B5")),
    figure("大数", "1e20", "元"),
)
PIECES = (
    *(
        "{{检查}}",
        "{{ 检查 | 数值 }}",
        "｛｛检查｜同比｝｝",
        "{{检查|大写}}",
        "{{满意率|同比}}",
        "{{检查|不会}}",
    ),
    *("{{来访}}", "{{来访|数值}}", "{{空}}", "{{大数|大写}}", "{{没有}}", "{{a|b|c}}", "{{单位名称}}"),
    *("{{检 查}}", "{{}}", "{{{检查}}}", "{% if %}", "{检查}", "检查}}", "X次", "**", "全年", "。", "\n"),
    *("{", "}", "｛｛", "<&>"),
)


def rows_of(written: Report) -> list[tuple[str, str]]:
    return [(row.title.value, row.content.value) for row in written.body]


@given(st.lists(st.sampled_from(PIECES), max_size=12), st.lists(st.sampled_from(PIECES), max_size=4))
def test_the_words_are_those_of_the_report(content: list[str], title: list[str]) -> None:
    given_report = report(
        ("一级", "情况"),
        ("正文", "", "".join(content)),
        ("二级", "".join(title), "".join(content)),
        ("表格", "{{检查}}", ""),
        fields={"单位名称": "某局{{检查}}"},
        figures=FIGURES,
    )

    assert rows_of(with_figures(given_report)) == rows_of(expand(given_report, Findings(given_report.file)))


def test_a_report_without_braces_stays_as_it_is() -> None:
    plain = report(("正文", "", "X次检查，**。"), figures=FIGURES)

    assert with_figures(plain).body == plain.body

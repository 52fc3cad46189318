"""Official elements from 基本信息 alone: what each becomes, and that an empty field becomes nothing."""

import pytest

from docgen.compose import compose
from docgen.model.context import PlacedLine
from docgen.model.fields import (
    BODY,
    DERIVED_NAMES,
    FIGURES,
    INTRODUCTION,
    KNOWN_FIELDS,
    PRESENT,
    RESERVED_NAMES,
)
from docgen.model.widths import width
from support.official_documents import context
from support.reports import layout, report

DATE = "2024年1月5日"


def closing(
    organ: str, date: str = DATE, seal: str = "", **more: str
) -> tuple[list[PlacedLine], list[PlacedLine]]:
    """署名 and date as the template gets them."""
    lines = context({"署名": organ, "成文日期": date, "用印": seal, **more})["落款"]
    assert isinstance(lines, dict)
    return lines["署名"], lines["日期"]


def left_of(line: PlacedLine) -> float:
    """Where a line begins, in characters from the right edge."""
    return line.right + width(line.text)


def test_unfilled_fields_leave_nothing_that_a_template_would_show() -> None:
    elements = context({})
    assert elements.pop("落款") == {"署名": [], "日期": []}
    assert elements.pop("标志字号") == "大"
    assert not any(elements.values())


@pytest.mark.parametrize("organ", ["某某市人民政府办公室", "某某市机关事务管理局"])
def test_a_date_begins_two_characters_behind_an_unsealed_organ(organ: str) -> None:
    (signature,), (date,) = closing(organ)
    assert signature.right == 2
    assert left_of(signature) - left_of(date) == pytest.approx(2)


def test_a_date_longer_than_the_organ_stands_two_from_the_right_itself() -> None:
    (signature,), (date,) = closing("市教育局")
    assert date.right == 2
    assert left_of(signature) - left_of(date) == pytest.approx(2)


@pytest.mark.parametrize("organ", ["局", "市教育局", "某某市人民政府办公室"])
def test_a_sealed_organ_is_centred_over_a_date_four_from_the_right(organ: str) -> None:
    (signature,), (date,) = closing(organ, seal="盖章")
    assert date.right == 4
    assert signature.right + width(organ) / 2 == pytest.approx(date.right + width(DATE) / 2)


def test_an_organ_too_long_for_its_centre_moves_both_to_the_left() -> None:
    organ = "某某市住房和城乡建设局某某市人力资源和社会保障局"
    (signature,), (date,) = closing(organ, seal="盖章")
    assert signature.right == 0
    assert date.right + width(DATE) / 2 == pytest.approx(width(organ) / 2)


def test_a_signature_seal_has_the_signatorys_post_beside_it() -> None:
    (post,), (date,) = closing("某某市人民政府", seal="签名章", 签发人职务="市长")
    assert (post.text, date.right) == ("市长", 4)
    assert post.right > date.right


def test_marks_of_unfilled_places_take_no_room() -> None:
    composed = compose(report(fields={"署名": "市教育局", "成文日期": "2024年X月5日"}), layout())
    assert composed.value is not None
    (date,) = composed.value.elements.closing.dates
    assert date.right == closing("市教育局", "2024年X月5日")[1][0].right


@pytest.mark.parametrize(
    ("field", "typed", "official"),
    [
        ("主送机关", "市政府办公室", "市政府办公室："),
        ("主送机关", "市政府办公室:", "市政府办公室："),
        ("份号", "12", "000012"),
        ("份号", "第12号", "第12号"),
        ("附注", "此件公开发布", "（此件公开发布）"),
        ("附注", "（此件公开发布）", "（此件公开发布）"),
        ("抄送机关", "抄送：市委办公室，市人大办公室", "市委办公室，市人大办公室。"),
    ],
)
def test_a_field_takes_its_official_form(field: str, typed: str, official: str) -> None:
    assert context({field: typed})[field] == official


def test_one_attachment_has_no_number_and_several_do() -> None:
    (one,) = context({"附件说明": "统计表"})["附件清单"]  # type: ignore[misc]
    assert one == {"标签": "附件：", "序号": "", "名称": "统计表"}
    listed = context({"附件说明": "1.统计表；\n2、名单。"})["附件清单"]
    assert [(item["序号"], item["名称"]) for item in listed] == [("1.", "统计表"), ("2.", "名单")]  # type: ignore[attr-defined]


def test_an_attachments_page_has_the_number_and_title_of_the_list() -> None:
    pages = context({"附件说明": "统计表\n名单", "附件2": "张三\n李四"})["附件页"]
    assert pages == [{"序号": "附件2", "标题": "名单", "段落": ["张三", "李四"]}]


def test_several_organs_share_the_word_document() -> None:
    elements = context({"发文机关标志": "市教育局文件\n市财政局"})
    assert (elements["发文机关"], elements["文件字样"]) == (["市教育局", "市财政局"], "文件")


def test_two_signatories_stand_on_a_line_and_the_number_beside_the_last() -> None:
    rows = context({"签发人": "张三、李四五 王五", "发文字号": "某发〔2024〕1号"})["签发人行"]
    assert rows == [
        {"标签": "签发人：", "姓名": "张　三　李四五", "字号": ""},
        {"标签": "　　　　", "姓名": "王　五", "字号": "某发〔2024〕1号"},
    ]


def test_a_single_signatorys_name_is_not_spread() -> None:
    (row,) = context({"签发人": "张三"})["签发人行"]  # type: ignore[misc]
    assert row["姓名"] == "张三"


def test_every_derived_name_is_kept_from_fields_of_that_name() -> None:
    derived = context({}).keys() - {*KNOWN_FIELDS, *PRESENT, INTRODUCTION, BODY, FIGURES}
    assert derived == DERIVED_NAMES
    assert derived <= RESERVED_NAMES

"""Which beginnings of a heading or an item are numbers that a clerk typed, and which are words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.recognition.kinds import proper
from docgen.recognition.numbers import typed_number


def number_of(text: str) -> str:
    """The number as it was typed, or ""."""
    found = typed_number(text)
    return found.text if found else ""


@pytest.mark.parametrize(
    ("kind", "numbers"),
    [
        ("一、", "一、 一　、 一． 一. 一， 一, 一： 　一、"),
        ("十一、", "十一、 十一，"),
        ("二十三、", "二十三、"),
        ("（一）", "（一） (一) （一) (\u3000一\u3000) 〔一〕 [一] 【一】 （一）、 （一）. ㈠ 一） 一)、"),
        ("（十二）", "（十二） (十二)、"),
        ("1.", "1. 1． 1、 １． １、 1, 01. ⒈ 1) 1） １） 1)、"),
        ("12.", "12. 12、 ⒓"),
        ("（1）", "（1） (1) （１） （1）、 ⑴"),
        ("①", "① ①、 ❶"),
        ("第一，", "第一， 第一,"),
        ("第二、", "第二、"),
        ("第一部分：", "第一部分： 第一部分:"),
        ("第一部分　", "第一部分 第一部分　"),
        ("第二章　", "第二章　 第二章 第2章"),
        ("一是", "一是 一是， 一是： 一　是"),
        ("第一", "第一"),
        ("十一是", "十一是"),
        ("三要", "三要 三要："),
        ("一来", "一来，"),
        ("其一，", "其一， 其一,"),
        ("首先，", "首先， 首先,"),
        ("首先", "首先"),
        ("其次，", "其次，"),
        ("再次，", "再次，"),
        ("最后，", "最后，"),
        ("一方面", "一方面"),
        ("另一方面，", "另一方面，"),
    ],
)
def test_a_typed_number_in_all_the_ways_people_write_it(kind: str, numbers: str) -> None:
    for number in numbers.split(" "):
        found = typed_number(f"{number}{'要' if number == '第一' else ''}加强组织领导")
        assert found is not None, number
        assert (found.text, proper(found)) == (number, kind)


@pytest.mark.parametrize("number", ["一、 ", "1. ", "一 ", "（一） ", "第一章 ", "一是 "])
def test_blanks_behind_a_number_belong_to_it(number: str) -> None:
    assert number_of(number + "加强组织领导") == number


@pytest.mark.parametrize(
    "text",
    [
        "一、二十大精神学习情况",
        "二、三大攻坚战成效",
        "一、一带一路建设",
        "1、2024年工作打算",
        "1.2024年工作打算",
        "1、5G网络建设",
        "二要求真务实",
        "三要点面结合",
        "一要领会精神",
        "一是非公企业党建薄弱",
        "第一部分工作回顾",
    ],
)
def test_a_number_before_words_that_begin_with_another_one(text: str) -> None:
    assert number_of(text)
    assert len(number_of(text)) <= 4


@pytest.mark.parametrize(
    "text",
    [
        *("2024年工作打算", "3.5万元专项经费", "1.5倍增长", "12.9法制宣传", "1、2号线建设", "5G应用"),
        *("1、7月8日会议", "100%完成", "1,000人参加", "0.5个百分点", "1：2的比例", "20、21日"),
        *("一、二季度工作", "一、二级预案", "一、二、三产融合", "一二三产业", "一岗双责", "一把手负总责"),
        *("二、三十人", "五、六月份", "三、四级公路", "一、二把手", "七、八十年代"),
        *("第一季度工作", "第一议题学习", "第二、三产业稳步增长。", "第一、第二产业", "第三方评估"),
        *("第一部分的工作", "第三节点", "第一书记", "第一条路", "第一要务", "第一是第一"),
        *("（试行）办法", "（十四五）规划", "（2024年）工作", "（一）至（三）项", "（一）、（二）项任务"),
        *("十四五规划", "二十大精神", "三重一大决策", "一一对应", "百日攻坚"),
        *("一是一、二是二，实事求是。", "一要一个样", "三要素齐全", "三要求明确", "一是否合规", "一是不是"),
        *("最后一公里", "再次强调", "其次级影响", "一方面军", "其一生", "首先"),
        *("加强领导", "一、", "1.", "（一）", "一是", "第一，", ""),
    ],
)
def test_words_that_only_look_like_a_number(text: str) -> None:
    assert number_of(text) == ""


@given(st.text() | st.text("一二三十、，.（）()第章是要首先其次 1２9①\u3000\n", max_size=12))
def test_whatever_is_taken_off_is_the_beginning_and_something_is_left(text: str) -> None:
    number = number_of(text)
    assert text.startswith(number)
    assert not number or text[len(number) :].strip()


@pytest.mark.parametrize("blanks", [" " * 200_000, "　" * 200_000])
@pytest.mark.parametrize("sign", ["一", "（", "1", "第", "（一", "一、", "十" * 1000])
def test_no_text_is_long_enough_to_be_slow(blanks: str, sign: str) -> None:
    assert number_of(blanks + sign + blanks) == ""

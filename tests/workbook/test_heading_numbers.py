"""Which beginnings of a heading or an item are numbers that a clerk typed, and which are words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.workbook.heading_numbers import heading_number, item_number


@pytest.mark.parametrize(
    "number",
    [
        *("一、", "十一、", "二十三、", "一 、", "一．", "一.", "三，", "一、 ", "　一、"),
        *("（一）", "(一)", "（十二）", "( 一 )", "（一）、", "㈠"),
        *("1.", "1．", "1、", "12.", "１．", "1. ", "1)", "1）", "⒈", "①", "⑴"),
        *("（1）", "(1)", "（12）", "（１）", "（1）、"),
        *("第一，", "第二、", "第一：", "第一部分：", "第一部分 "),
    ],
)
def test_a_typed_heading_number(number: str) -> None:
    assert heading_number(number + "加强组织领导") == number
    assert item_number(number + "加强组织领导") == number


@pytest.mark.parametrize("number", ["一是", "二是", "十一是", "一要", "三要", "一是要", "一是：", "一是，"])
def test_a_typed_item_number(number: str) -> None:
    assert item_number(number + "加强组织领导") == number


@pytest.mark.parametrize(
    "title",
    [
        *(
            "2024年工作打算",
            "3.5万元专项经费",
            "1.5倍增长",
            "12.9法制宣传",
            "1、2号线建设",
            "5G应用",
            "100%完成",
        ),
        *("一、二季度工作", "一、二级预案", "一、二、三产融合", "一二三产业", "一岗双责", "一把手负总责"),
        *(
            "第一季度工作",
            "第一议题学习",
            "第二、三产业稳步增长。",
            "第三方评估",
            "（试行）办法",
            "十四五规划",
            "二十大精神",
            "三重一大决策",
        ),
        *("一是一，二是二的作风", "加强领导", "（2024年）工作", "一、", "1.", "（一）", "一是", ""),
    ],
)
def test_words_that_only_look_like_a_number(title: str) -> None:
    assert heading_number(title) == ""


@pytest.mark.parametrize("text", ["一是一、二是二，实事求是。", "一要一个样", "三要素齐全", "一是否合规"])
def test_an_item_that_begins_with_such_words(text: str) -> None:
    assert item_number(text) == ""


@given(st.text())
def test_whatever_is_dropped_is_the_beginning_and_something_is_left(text: str) -> None:
    for number in (heading_number(text), item_number(text)):
        assert text.startswith(number)
        assert not number or text[len(number) :].strip()

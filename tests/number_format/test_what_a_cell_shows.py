"""What a number or a text shows under a number format, by hand: each line as Excel (Chinese) has it."""

from decimal import Decimal

import pytest

from docgen.model.number_format import (
    Remark,
    is_date_format,
    is_percentage,
    power_of,
    show,
    show_text,
    shows_text_as_it_is,
    stored_number,
    written_out,
)
from docgen.model.number_format.built_in import BUILT_IN

SHOWN = """
0!.0, | 12345678 | 1234.6
0!.0,"万" | 12345678 | 1234.6万
0!.0000, | 12345678 | 1.2346
#,##0, | 12345678 | 12,346
0.00,, | 12345678 | 12.35
0.0,"千元" | 1500 | 1.5千元
0,,, | 1500000000 | 2
#,##0.00 | -1234.565 | -1,234.57
0.0% | 0.945 | 94.5%
0.0\\% | 94.5 | 94.5%
0 | -0.3 | 0
0.# | 5 | 5.
#.## | 0.5 | .5
000-0000-0000 | 13812345678 | 138-1234-5678
0"度"0 | 45 | 4度5
00000 | 42 | 00042
0_次0 | 12 | 1 2
_ * #,##0.00_ | 1234.5 | 1,234.50
0.00_);[Red](0.00) | -3.456 | (3.46)
0;-0;"无" | 0 | 无
0;;;@ | -5 |
;;; | 12 |
[>=100000000]0!.00,,"亿";[>=10000]0!.0,"万";0 | 123456789 | 1.23亿
[>=10000]0!.0,"万";0 | 15000 | 1.5万
[>=10000]0!.0,"万";0 | 500 | 500
[>=10000]0!.0,"万";0 | -500 | -500
[<0]"减少"0;"增加"0 | -5 | 减少5
[=1]"是";[=0]"否";0 | 0 | 否
[Red][<60]0"不合格";0 | 59 | 59不合格
[红色]0 | 5 | 5
[颜色10]0 | 5 | 5
[$¥-804]#,##0.00 | 1234.5 | ¥1,234.50
[$USD] 0 | 5 | USD 5
General"次" | 12 | 12次
G/通用格式"人" | 12.5 | 12.5人
# ?/? | 0.5 | 1/2
# ?/? | 3 | 3
# ?/? | 3.25 | 3 1/4
# ??/?? | 3.14159 | 3 1/7
?/8 | 0.5 | 4/8
# ?/100 | 1.25 | 1 25/100
0.00E+00 | 12345 | 1.23E+04
0.00E+00 | 0.00012345 | 1.23E-04
0.0E-0 | 12345 | 1.2E4
##0.0E+0 | 12345678 | 12.3E+6
0.00E+00 | 9.999 | 1.00E+01
General | 0.1234567891 | 0.123456789
General | 12345678901 | 12345678901
General | 123456789012 | 1.23457E+11
General | 0.0000123456 | 1.23456E-05
General | 1234567.12345 | 1234567.123
General | -0.5 | -0.5
@ | 5 | 5
yyyy"年"m"月"d"日" | 45356 | 2024年3月5日
e"年"m"月" | 45356 | 2024年3月
ee.mm.dd | 45356 | 2024.03.05
yy-mm-dd | 45356 | 24-03-05
gge"年" | 45356 | 公元2024年
[$-411]ggge"年"m"月"d"日" | 45356 | 令和6年3月5日
[$-411]ge.m.d | 32516 | H1.1.8
[$-411]ge.m.d | 32515 | S64.1.7
[$-404]e/m/d | 45356 | 113/3/5
[$-404]ggge"年" | 45356 | 中華民國113年
bbbb | 45356 | 2567
mmm mmmm mmmmm | 45356 | Mar March M
ddd dddd | 45356 | Tue Tuesday
aaa aaaa | 45356 | 二 星期二
[$-804]mmm mmmm ddd dddd | 45356 | 3月 三月 周二 星期二
[$-zh-CN]dddd | 45356 | 星期二
[$-404]aaa aaaa | 45356 | 週二 星期二
[$-409]mmmm | 45356 | March
[$-411]aaaa | 45356 | 火曜日
[$-412]dddd | 45356 | 화요일
[$-F800]dddd, mmmm dd, yyyy | 45356 | 2024年3月5日
[$-x-systime]h:mm:ss AM/PM | 0.75 | 18:00:00
h:mm AM/PM | 0.75 | 6:00 PM
h:mm A/P | 0.25 | 6:00 A
[$-804]AM/PM h:mm | 0.75 | 下午 6:00
上午/下午h"时"mm"分" | 0.5 | 下午12时00分
mm:ss.0 | 0.0005 | 00:43.2
h:mm:ss.000 | 0.123456789 | 2:57:46.667
[h]:mm | 1.5 | 36:00
[mm]:ss | 0.05 | 72:00
[s] | 0.5 | 43200
yyyy/m/d h:mm | 45356.999999 | 2024/3/6 0:00
yyyy/m/d | 0 | 1900/1/0
yyyy/m/d dddd | 59 | 1900/2/28 Tuesday
yyyy/m/d dddd | 60 | 1900/2/29 Wednesday
yyyy/m/d dddd | 61 | 1900/3/1 Thursday
yyyy/m/d | 2958465 | 9999/12/31
yyyy/m/d;@ | 45356 | 2024/3/5
[DBNum1]yyyy"年"m"月"d"日" | 45636 | 二〇二四年十二月十日
[DBNum1][$-804]yyyy"年"m"月"d"日" | 45646 | 二〇二四年十二月二十日
[DBNum2]yyyy"年"mm"月"dd"日" | 45356 | 贰零贰肆年零叁月零伍日
[DBNum3]yyyy | 45356 | ２０２４
[DBNum1] | 1005.25 | 一千〇五.二五
[DBNum1]General | 10 | 一十
[DBNum2][$-804]G/通用格式 | 123 | 壹佰贰拾叁
[DBNum2]General"元整" | 100010 | 壹拾万零壹拾元整
[$-1F000804]General | 123 | 壹佰贰拾叁
[DBNum1]0000 | 2024 | 二〇二四
[DBNum2]0"元"0"角"0"分" | 123 | 壹元贰角叁分
[DBNum3]0 | 123 | １２３
[$-404][DBNum2]General | 2034 | 貳仟零參拾肆
"""


@pytest.mark.parametrize("line", SHOWN.strip().splitlines())
def test_a_number_shows_as_excel_shows_it(line: str) -> None:
    code, value, expected = (part.strip() for part in f"{line} ".split(" | "))
    assert show(Decimal(value), code) == (expected, show(Decimal(value), code).remark)
    assert show(Decimal(value), code).remark in (None, Remark.EXPONENT)


@pytest.mark.parametrize(
    ("value", "code", "remark"),
    [
        ("-1", "yyyy/m/d", Remark.HASHES),
        ("2958466", "yyyy/m/d", Remark.HASHES),
        ("75", "[>100]0;[<50]0", Remark.HASHES),
        ("5", "[Foo]0.0", Remark.IGNORED),
        ("5", "[$-2000401]0", Remark.IGNORED),
        ("45356", "[$-40C]mmmm", Remark.LANGUAGE),
        ("45356", "[$-130000]yyyy/m/d", Remark.UNKNOWN),
        ("5", "0;0;0;0;0", Remark.UNKNOWN),
        ("5", "yyyy0", Remark.UNKNOWN),
        ("5", "0E", Remark.UNKNOWN),
        ("5", "0." + "0" * 9_000, Remark.UNKNOWN),
    ],
)
def test_what_cannot_be_shown_as_excel_does_is_remarked(value: str, code: str, remark: Remark) -> None:
    assert show(Decimal(value), code).remark is remark


@pytest.mark.parametrize(
    ("value", "expected"),
    [("0", "1904/1/1"), ("0.5", "1904/1/1"), ("-1", "-1904/1/2"), ("43894", "2024/3/5")],
)
def test_a_workbook_may_count_its_days_from_1904(value: str, expected: str) -> None:
    assert show(Decimal(value), "yyyy/m/d", is_1904=True).text == expected


def test_a_time_before_the_beginning_is_shown_since_1904_only() -> None:
    assert show(Decimal("-0.0625"), "[h]:mm", is_1904=True).text == "-1:30"
    assert show(Decimal("-0.0625"), "[h]:mm").remark is Remark.HASHES


@pytest.mark.parametrize(
    ("text", "code", "expected"),
    [
        ("张三", '@"同志"', "张三同志"),
        ("张三", ";;;", ""),
        ("张三", '0;0;0;"见附件"', "见附件"),
        ("张三", "0.00", "张三"),
        ("张三", 'yyyy/m/d;@"（签）"', "张三（签）"),
        ("张三", '@"、"@', "张三、张三"),
    ],
)
def test_a_text_section_shows_the_text_with_what_the_format_adds(text: str, code: str, expected: str) -> None:
    assert show_text(text, code) == expected
    assert shows_text_as_it_is(code) == (text == expected)


@pytest.mark.parametrize(
    ("code", "power"),
    [("0", 0), ("0%", 2), ("0!.0,", -4), ('0!.0,"万"', -4), ("#,##0,", -3), ("0.00,,", -6), ('"%"0', 0)],
)
def test_the_power_between_a_value_and_what_is_shown_is_known(code: str, power: int) -> None:
    assert power_of(Decimal(12345678), code) == power
    assert is_percentage(code) == (power == 2)


def test_dates_are_told_from_numbers_by_their_first_section() -> None:
    dates = ["yyyy", "[h]", "h:mm", '[$-404]e"年"', "yyyy/m/d;@", "aaaa", BUILT_IN["58"]]
    numbers = ["General", "0", '0"d"', "0\\y", "[Red]0", "@", "G/通用格式", '"年"', "0.00E+00"]
    assert [code for code in dates if not is_date_format(code)] == []
    assert [code for code in numbers if is_date_format(code)] == []


def test_every_built_in_format_is_known() -> None:
    unknown = [code for code in BUILT_IN.values() if show(Decimal("45356.5"), code).remark is not None]
    assert unknown == []


def test_the_digits_of_a_long_number_are_written_out_where_general_has_an_exponent() -> None:
    long, huge = Decimal("123456789012"), Decimal("1E+300")
    assert written_out(long, show(long, "General")) == ("123456789012", Remark.EXPONENT)
    assert written_out(huge, show(huge, "General")) == ("1E+300", None)


def test_whole_numbers_of_any_length_keep_every_digit() -> None:
    digits = "12345678901234567890123456789"
    value = stored_number(digits)
    assert value is not None
    assert show(value, "0").text == digits
    assert show(value, "#,##0").text.replace(",", "") == digits


@pytest.mark.parametrize("digits", ["9" * 5_000, "1E+400", "-1E+999999", "NaN", "Infinity", "", "²", "1e"])
def test_what_no_workbook_can_hold_is_no_number(digits: str) -> None:
    value = stored_number(digits)
    assert value is None or value.adjusted() <= 400

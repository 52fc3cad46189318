"""Masks that offices write for "to be filled": X次, XX余条, *次, **, ××, ＊, ○○局, 20XX年, ____.

The signs are found first, then what stands around each decides: a product, a name or a word of its own is no
place to fill. Each sign is looked at once, with a few characters on either side.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from docgen.patterns import rarely

_SIGNS = rarely(
    r"""
    (?P<year> (?:19|20)[0-9XxＸｘ*＊×○][XxＸｘ*＊×○] | [12][XxＸｘ*＊×]{3} )(?![0-9A-Za-zXxＸｘ*＊×○])
    | (?P<letter> [XxＸｘ]+(?:[.,．][XxＸｘ]+)* )
    | (?P<star> [*＊]+(?:[.．][*＊]+)* )
    | (?P<cross> ×+(?:[.．]×+)* )
    | (?P<circle> [○〇◯]{2,} )
    | (?P<line> [_＿]{2,} )
    | (?P<other> [#＃]{2,} | [?？]{2,} | [●△□]{2,} )
    """,
    re.VERBOSE,
)
"""Runs of the signs: each ends where a run can, so that none is gone over twice."""

_COUNTED = rarely(
    r"[ ]?[余多几来]?[十百千万亿]*"
    r"(?:[年月日号次个件条名起份家场期项户元届批篇幅台套辆栋处所座间张页字天周季度分时米吨亩%％]"
    r"|人(?![工机口脸])|公里|小时|平方|立方|百分点|局|县|市|省|区|镇|乡|村|街|社|委|办|科|室|厅|部|院|校|组|公司|单位|同志)"
)
"""What follows a number, or the name of an organ or a place."""
_WORDS = rarely(r"[ -]?(?:光|射线|射频|轴|染色体|型|形|坐标|方向|世代|理论|证书|[A-Za-z])")
"""What makes a word of a letter before it: X光, X型, X轴."""
_TITLES = rarely(r"同志|先生|女士|等|[局科处部厅县市镇乡村组所院校区队]长|书记|主任|委员|代表")
"""What follows a person's name."""
_SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙朱胡郭罗郑梁谢宋唐许韩冯邓曹彭曾肖董袁潘蒋蔡杜叶苏魏吕丁沈姚卢姜崔钟谭陆汪范廖贾韦"
    "付邹孟熊秦邱尹薛闫雷侯龙陶黎贺顾毛郝龚邵钱覃戴莫孔汤"
)
"""The usual ones, without those that end other words just as often (高, 方, 任, 程)."""
_NO_SURNAME_AFTER = frozenset("扩紧主开夸慌铺书金")
"""张 in 扩张, 主张 and the like."""
_SIZES = frozenset("长宽高厚深径量价率数额积")
"""What offices multiply: 长*宽, 单价*数量."""
_NUMERALS = frozenset("一二三四五六七八九十")
_JOINING = frozenset("+-=/＋－＝／&")
_BLANKS = " \u3000"
_BLANK = frozenset(_BLANKS)
_NOTES = frozenset("注为表")
_MARKED = frozenset("带加打标注以用为有")
_MARKS = frozenset("的号标者为表")
"""*为必填, 带*的: a star that is a mark."""
MASK_SIGNS = re.compile(r"[XxＸｘ*＊×]|[○〇◯_＿#＃?？●△□]{2}")
"""What every mask has, and few other texts."""


class _Around(NamedTuple):
    """What stands around a run of signs: next to it, and past blanks."""

    before: str
    after: str
    left: str
    right: str


def find_masks(text: str) -> list[str]:
    """The masks in `text`, in order."""
    return [text[start:end] for start, end in mask_places(text)]


def mask_places(text: str) -> list[tuple[int, int]]:
    """Where the masks of `text` begin and end, in order."""
    return list(_places(text))


def _places(text: str) -> Iterator[tuple[int, int]]:
    for found in _SIGNS().finditer(text):
        start, end = found.span()
        around = _around(text, start, end)
        if _is_alphanumeric(around.before) or _is_alphanumeric(around.after):
            continue
        kind = found.lastgroup or ""
        if kind == "year" or _JUDGES[kind](text, start, end, around):
            yield start, end


def _around(text: str, start: int, end: int) -> _Around:
    # Further blanks than these set nothing apart from nothing.
    left, right = text[max(0, start - 3) : start].rstrip(_BLANKS), text[end : end + 3].lstrip(_BLANKS)
    return _Around(text[start - 1 : start], text[end : end + 1], left[-1:], right[:1])


def _is_alphanumeric(character: str) -> bool:
    return character.isalnum() and (character.isascii() or "０" <= character <= "９")


def _is_chinese(character: str) -> bool:
    return "\u4e00" <= character <= "\u9fff"


def _is_letter_mask(text: str, start: int, end: int, around: _Around) -> bool:
    if _WORDS().match(text, end):
        return False
    if end - start > 1:
        return not _is_name(text, start, end)
    if text[start] in "xｘ":
        return _COUNTED().match(text, end) is not None
    if around.before in _JOINING or around.after in _JOINING or _is_latin(around.left):
        return False
    return not _is_name(text, start, end)


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalpha()


def _is_star_mask(text: str, start: int, end: int, around: _Around) -> bool:
    if _is_name(text, start, end):
        return False
    if end - start == 1 and around.before in _MARKED and around.after in _MARKS:
        return False
    if end - start > 1 or _COUNTED().match(text, end):
        return True
    if _is_operator(around) or (around.left in _SIZES and around.right in _SIZES):
        return False
    return not (around.before in {"", "\n"} and around.after in _BLANK | _NOTES)


def _is_cross_mask(text: str, start: int, end: int, around: _Around) -> bool:
    if end - start > 1:
        return not _is_name(text, start, end)
    if _COUNTED().match(text, end):
        return not _is_operator(around)
    return not (_is_operator(around) or _is_chinese(around.before) or "√" in (around.left, around.right))


def _is_operator(around: _Around) -> bool:
    """Whether the sign stands between factors: between blanks, or beside a number."""
    if _is_alphanumeric(around.left) or _is_alphanumeric(around.right):
        return True
    between_blanks = around.before in _BLANK and around.after in _BLANK
    return between_blanks and bool(around.left and around.right)


def _is_circle_mask(text: str, start: int, end: int, around: _Around) -> bool:
    """Not the zeros of 二○○八年."""
    return around.before not in _NUMERALS and around.after not in _NUMERALS


def _is_line_mask(text: str, start: int, end: int, around: _Around) -> bool:
    return True


def _is_other_mask(text: str, start: int, end: int, around: _Around) -> bool:
    return _COUNTED().match(text, end) is not None


def _is_name(text: str, start: int, end: int) -> bool:
    """Whether the signs hide the rest of a person's name: 张××, 李*明."""
    surname, before = text[start - 1 : start], text[start - 2 : start - 1] if start > 1 else ""
    if end - start > 2 or surname not in _SURNAMES or before in _NO_SURNAME_AFTER:
        return False
    return _TITLES().match(text, end) is not None or _COUNTED().match(text, end) is None


_JUDGES = {
    "letter": _is_letter_mask,
    "star": _is_star_mask,
    "cross": _is_cross_mask,
    "circle": _is_circle_mask,
    "line": _is_line_mask,
    "other": _is_other_mask,
}

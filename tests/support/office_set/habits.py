"""Habits that run through a whole document: each sets every line its own way, and labels what that breaks."""

from collections.abc import Callable
from random import Random

from support.office_set.lines import FOOTER, HEI, PAGE, SONG, WHOLE, Document, Line

Habit = Callable[[Document, Random], None]
_TEXT = ("正文", "一级", "二级", "三级", "四级")
_PITCHED = (*_TEXT, "主送", "附件说明", "署名", "日期", "附注")


def standard(document: Document, rng: Random) -> None:
    """As the format asks."""


def no_condensing(document: Document, rng: Random) -> None:
    """Characters are not condensed: 27 a line."""
    for line in document.lines("正文", *_TEXT):
        line.set(spacing=0)
    if document.lines("正文"):
        document.labels.add(("characters-per-line", WHOLE))


def word_defaults(document: Document, rng: Random) -> None:
    """Word's own margins, grid and centred page number."""
    if document.labels:
        return
    document.margins, document.grid, document.footer = (1440, 1800, 1440, 1800), 312, 992
    document.numbers = "居中"
    document.labels |= {("page-margin", PAGE), ("page-grid", PAGE), ("page-number-form", FOOTER)}
    document.labels |= {("page-number-place", FOOTER), ("wrong-size", FOOTER)}
    document.arguable |= {"page-number-height", "characters-per-line"}


def _every(kinds: tuple[str, ...], rules: tuple[str, ...], **changes: object) -> Habit:
    def apply(document: Document, rng: Random) -> None:
        for line in document.lines(*kinds):
            if not line.labels and not line.xml:
                line.set(**changes)
                _label(line, rules)

    return apply


def _label(line: Line, rules: tuple[str, ...]) -> None:
    line.labels.update(rules)


def boxed_number(document: Document, rng: Random) -> None:
    """WPS's page number in a text box."""
    if document.numbers != "两侧":
        return
    document.numbers = "文本框"
    document.arguable |= {"page-number-place", "page-number-height"}


HABITS: dict[str, Habit] = {
    "规范": standard,
    "不紧缩": no_condensing,
    "Word 默认": word_defaults,
    "标题黑体": _every(("标题",), ("wrong-typeface",), font=HEI),
    "标题加粗": _every(("标题",), ("wrong-weight",), bold=True),
    "一级加粗": _every(("一级",), ("wrong-weight",), bold=True),
    "二级仿宋": _every(("二级",), ("wrong-typeface",), font="仿宋_GB2312"),
    "行距28磅": _every(_PITCHED, (), line=560),
    "单倍行距对网格": _every(("正文",), (), line=1),
    "1.5倍行距": _every(_PITCHED, ("line-pitch",), line=1.5),
    "正文宋体": _every(("正文",), ("wrong-typeface",), font=SONG),
    "页码文本框": boxed_number,
    "数字 Times": _every(_TEXT, (), latin="Times New Roman"),
    "小标宋GBK": _every(("标题",), (), font="方正小标宋_GBK"),
}  # fmt: skip

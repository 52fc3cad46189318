"""What web pages, copying and printing put around a report: no word of it, and told when it is left out."""

import re
from collections.abc import Iterable, Iterator, Sequence

from docgen.importing.source import SourceLine
from docgen.model.names import normalized
from docgen.recognition.scanning import BLANKS

_MARKERS = re.compile(r"##[A-Za-z_]{2,30}##")
_LABELS = (
    "来源|责任编辑|编辑|作者|发布时间|发布日期|浏览次数|阅读次数|点击数|字号|字体|分享到|上一篇|下一篇|打印本页|关闭窗口"
    "|相关(?:阅读|文章|推荐|链接)|热门推荐|版权声明|免责声明|关键词|标签"
)
_AROUND = re.compile(
    rf"[ \t\u3000]*(?:(?:{_LABELS})\s?[：:].{{0,80}}"
    r"|(?:打印|关闭|收藏|分享|返回顶部|扫一扫|阅读全文|点击下载|展开全文)[本此]?[页文]?.{0,12}"
    r"|[-—－]{0,2} ?\d{1,3} ?[-—－]{0,2}|第 ?\d{1,3} ?页(?: ?[，,/]? ?共 ?\d{1,3} ?页)?)[ \t\u3000]*"
)
_SHORTEST_TEASER = 20


def without_furniture(lines: Sequence[SourceLine]) -> tuple[list[SourceLine], list[SourceLine]]:
    """The report's own lines, and those, or pieces of them, that are none of its words."""
    kept: list[SourceLine] = []
    left: list[SourceLine] = []
    for line in _unmarked(lines, left):
        (left if line.thing is None and _AROUND.fullmatch(line.text) else kept).append(line)
    teasers = _teasers(kept)
    left += [line for number, line in enumerate(kept) if number in teasers]
    return [line for number, line in enumerate(kept) if number not in teasers], left


def _unmarked(lines: Iterable[SourceLine], left: list[SourceLine]) -> Iterator[SourceLine]:
    for line in lines:
        bare = _MARKERS.sub("", line.text)
        if bare != line.text:
            left += [line._replace(text=mark) for mark in _MARKERS.findall(line.text)]
        if bare.strip(BLANKS) or line.thing is not None:
            yield line._replace(text=bare)


def _teasers(lines: Sequence[SourceLine]) -> set[int]:
    """Lines before the title that only repeat how the report begins, cut off somewhere."""
    texts = [normalized(line.text) for line in lines[:8]]
    found: set[int] = set()
    for number, text in enumerate(texts):
        behind = "".join(texts[number + 1 :])
        bare = text.rstrip(".…")
        if len(bare) >= _SHORTEST_TEASER and behind.startswith(bare):
            found.add(number)
    return found

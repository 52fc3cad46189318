"""What goes wrong in documents: each fault is put into one that has a place for it, and labelled there.

A fault returns whether it found its place.
"""

from collections.abc import Callable
from random import Random

from support.office_set.kinds import blank
from support.office_set.lines import FOOTER, HEI, KAI, PAGE, SONG, TEXT, WHOLE, Document, Line, Table
from support.office_set.phrases import sentence

Fault = Callable[[Document, Random], bool]
_DIGITS = "一二三四五六七八九十"
_OWN = (
    f'<w:rPr><w:rFonts w:ascii="{TEXT.font}" w:hAnsi="{TEXT.font}" w:eastAsia="{TEXT.font}"/>'
    '<w:spacing w:val="-5"/><w:sz w:val="32"/></w:rPr>'
)
"""The look of a run that a fault writes itself: the text's."""


def _clean(document: Document, *kinds: str) -> list[Line]:
    """Lines of `kinds` to which nothing was done yet."""
    return [line for line in document.lines(*kinds) if not line.labels and not line.arguable and not line.xml]


Change = Callable[[Document, Line, Random], None]


def _on_a_line(*kinds: str, where: Callable[[Line], bool] = lambda line: True) -> Callable[[Change], Fault]:
    """A change of one line of `kinds` as a fault: it finds its place where a line is `where` it may be put."""

    def fault(change: Change) -> Fault:
        def put(document: Document, rng: Random) -> bool:
            found = [line for line in _clean(document, *kinds) if where(line)]
            if found:
                change(document, rng.choice(found), rng)
            return bool(found)

        return put

    return fault


def _looks(rule: str, kinds: tuple[str, ...], **changes: object) -> Fault:
    """One line of `kinds` gets another look."""

    @_on_a_line(*kinds, where=lambda x: "align" not in changes or x.kind != "正文" or x.text.endswith("。"))
    def put(document: Document, line: Line, rng: Random) -> None:
        line.set(**changes)
        line.labels.add(rule)

    return put


def _says(rule: str, *sentences: str, arguable: tuple[str, ...] = ()) -> Fault:
    """A paragraph of the text says one of `sentences` more."""

    @_on_a_line("正文", where=lambda line: line.text.endswith("。"))
    def put(document: Document, line: Line, rng: Random) -> None:
        line.text += rng.choice(sentences)
        line.labels.add(rule)
        line.arguable.update(arguable)

    return put


def _rewrites(rule: str, kind: str, *pairs: tuple[str, str], last: bool = False) -> Fault:
    """A line of `kind` is written otherwise: the first of `pairs` whose first is in it."""

    def put(document: Document, rng: Random) -> bool:
        found = _clean(document, kind)
        rng.shuffle(found)
        for line in found:
            for old, new in rng.sample(pairs, len(pairs)):
                if old in line.text:
                    line.text = line.text.replace(old, new, 1)
                    line.labels.add(rule)
                    return True
        return False

    return put


@_on_a_line("一级", "二级", where=lambda x: x.text[0] in "二三" or x.text[1:2] in "二三")
def _renumbered(document: Document, line: Line, rng: Random) -> None:
    at = 0 if line.kind == "一级" else 1
    value = _DIGITS.index(line.text[at])
    other = rng.choice([value - 1, value + 2])
    line.text = line.text[:at] + _DIGITS[other] + line.text[at + 1 :]
    line.labels.add("numbers-out-of-order")


def _unblanked(kind: str) -> Fault:
    """The blank line above the first line of `kind` is missing."""

    def put(document: Document, rng: Random) -> bool:
        found = _clean(document, kind)
        if not found:
            return False
        place = document.index(found[0])
        above = document.body[place - 1]
        if not isinstance(above, Line) or above.kind != "空" or place < 2:
            return False
        before = document.body[place - 2]
        if not isinstance(before, Line) or before.kind == "空":
            return False
        del document.body[place - 1]
        found[0].labels.add("missing-blank-line")
        return True

    return put


def _spacing_paragraph(document: Document, rng: Random) -> bool:
    found = [
        x
        for x in document.lines("一级", "二级")
        if document.index(x) and isinstance(document.body[document.index(x) - 1], Line)
    ]
    found = [x for x in found if document.body[document.index(x) - 1].kind in ("正文", "二级")]  # type: ignore[union-attr]
    if not found:
        return False
    line = rng.choice(found)
    place = document.index(line)
    above = document.body[place - 1]
    document.body.insert(place, blank())
    assert isinstance(above, Line)
    document.labels.add(("empty-paragraph", f"¶{above.whole.strip()}"))
    # Nothing more is done to it: the label names its words.
    above.arguable.add("line-pitch")
    return True


def _no_closing(document: Document, rng: Random) -> bool:
    if document.name not in ("通知", "函", "情况报告", "批复") or document.lines("附件说明"):
        return False
    for line in document.lines("署名", "日期"):
        if line.labels:
            return False
        document.body.remove(line)
    for line in document.lines("附注"):
        document.body.remove(line)
    while isinstance(document.body[-1], Line) and document.body[-1].kind == "空":
        document.body.pop()
    document.labels.add(("missing-signature", WHOLE))
    return True


def _no_date(document: Document, rng: Random) -> bool:
    if (
        document.name not in ("通知", "函", "情况报告", "批复")
        or not _clean(document, "日期")
        or not _clean(document, "署名")
    ):
        return False
    if document.lines("附注", "附件"):
        return False
    document.body.remove(document.lines("日期")[0])
    document.labels.add(("missing-signature", WHOLE))
    return True


def _first_level_digits(document: Document, rng: Random) -> bool:
    found = document.lines("一级")
    if (
        not found
        or document.lines("三级")
        or document.lines("四级")
        or any(x.labels for x in found)
        or document.lines("二级")
    ):
        return False
    for number, line in enumerate(found, 1):
        line.text = f"{number}.{line.text[2:]}"
        line.set(font="仿宋_GB2312")
    found[0].labels.add("first-level-number")
    return True


@_on_a_line(
    "正文",
    where=lambda x: len(x.text) > 40 and "，" in x.text[15:-15] and not x.text.startswith(("第", "（")),
)
def _cut(document: Document, line: Line, rng: Random) -> None:
    place = line.text.index("，", 15) + 1
    rest = Line("正文", line.text[place:])
    line.text = line.text[:place]
    document.after(line, rest)
    line.labels.add("cut-sentence")
    rest.arguable.add("cut-sentence")


@_on_a_line("一级", "二级", where=lambda x: not x.rest and not x.text[0].isdecimal())
def _heading_colon(document: Document, line: Line, rng: Random) -> None:
    line.text += "："
    line.labels.add("heading-end")


@_on_a_line("正文")
def _tracked(document: Document, line: Line, rng: Random) -> None:
    mark = 'w:id="901" w:author="审核" w:date="2024-06-01T08:00:00Z"'
    line.xml = f"<w:r>{_OWN}<w:t>{line.text}</w:t></w:r><w:ins {mark}><w:r>{_OWN}<w:t>另行通知。</w:t></w:r></w:ins><w:del {mark}><w:r>{_OWN}<w:delText>不再通知。</w:delText></w:r></w:del>"
    line.text += "另行通知。"
    document.labels.add(("tracked-changes", WHOLE))


@_on_a_line("正文")
def _commented(document: Document, line: Line, rng: Random) -> None:
    line.xml = f'<w:commentRangeStart w:id="0"/><w:r>{_OWN}<w:t>{line.text}</w:t></w:r><w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>'
    document.labels.add(("comments-left", WHOLE))


def _header(document: Document, rng: Random) -> bool:
    document.header = rng.choice(("机关事务管理局内部资料", "2024年工作材料", "临河市档案局"))
    document.labels.add(("header-text", FOOTER))
    return True


def _turned(document: Document, rng: Random) -> bool:
    if document.name not in ("方案", "讲话", "工作要点", "倡议书"):
        return False
    document.landscape = True
    document.labels.add(("landscape-text", PAGE))
    document.arguable |= {
        "characters-per-line",
        "page-number-place",
        "page-number-height",
        "page-margin",
        "page-grid",
    }
    return True


@_on_a_line("正文")
def _long_sentence(document: Document, line: Line, rng: Random) -> None:
    parts = [sentence(rng).rstrip("。") for _ in range(11)]
    line.text += "，".join(parts) + "。"
    line.labels.add("long-sentence")


@_on_a_line("正文", where=lambda x: x.text.count("。") > 1)
def _soft_return(document: Document, line: Line, rng: Random) -> None:
    place = line.text.index("。") + 1
    line.text = line.text[:place] + "\n" + line.text[place:]
    line.labels.add("soft-return")


@_on_a_line("正文")
def _typed_indent(document: Document, line: Line, rng: Random) -> None:
    line.text = "　　" + line.text
    line.set(first=0)
    line.labels.add("spaces-as-indent")


def _margins(document: Document, rng: Random) -> bool:
    document.margins = rng.choice(
        ((1440, 1800, 1440, 1800), (1440, 1440, 1440, 1440), (2098, 1134, 1984, 1587))
    )
    document.labels.add(("page-margin", PAGE))
    document.arguable |= {"characters-per-line"}
    return True


def _grid(document: Document, rng: Random) -> bool:
    document.grid = rng.choice((312, 0, 640))
    document.arguable |= {"line-pitch"}
    document.labels.add(("page-grid", PAGE))
    return True


def _unnumbered(document: Document, rng: Random) -> bool:
    if document.numbers != "两侧":
        return False
    document.numbers = "无"
    document.labels.add(("missing-page-number", PAGE))
    return True


def _unlined(document: Document, rng: Random) -> bool:
    found = [
        x
        for x in document.body
        if isinstance(x, Table) and x.borders and len(x.rows) > 2 and all(x.rows[0]) and len(x.rows[0]) > 2
    ]
    if not found:
        return False
    found[0].borders = False
    document.labels.add(("table-lines", found[0].rows[0][0]))
    return True


def _pasted_cell(document: Document, rng: Random) -> bool:
    found = [
        x
        for x in document.body
        if isinstance(x, Table) and len(x.rows) > 5 and len(x.rows[0]) > 2 and all(x.rows[0])
    ]
    if not found:
        return False
    table = found[0]
    places = [
        (r, c)
        for c in range(len(table.rows[0]))
        for r in range(1, len(table.rows))
        if _says_han(table.rows[r][c])
        and all(_says_han(row[c]) for row in table.rows[1:])
        and sum(other == table.rows[r][c] for row in table.rows for other in row) == 1
    ]
    if not places:
        return False
    row, column = rng.choice(places)
    table.pasted = (
        row,
        column,
        *rng.choice([(SONG, table.size), (KAI, table.size), (table.font, 32), (SONG, 28)]),
    )
    document.labels.add(("table-typeface", table.rows[row][column]))
    return True


def _says_han(text: str) -> bool:
    return any("\u4e00" <= sign <= "\u9fff" for sign in text)


def _plain_number(document: Document, rng: Random) -> bool:
    if document.numbers != "两侧":
        return False
    document.numbers = "居中"
    document.labels |= {("page-number-form", FOOTER), ("page-number-place", FOOTER), ("wrong-size", FOOTER)}
    return True


def _note_colon(document: Document, rng: Random) -> bool:
    found = [x for x in _clean(document, "附件说明") if x.text.startswith("附件：")]
    if not found:
        return False
    end = rng.choice(("。", "；"))
    found[0].text += end
    found[0].labels.add("attachment-note-form")
    return True


FAULTS: dict[str, Fault] = {
    "正文宋体": _looks("wrong-typeface", ("正文",), font=SONG),
    "正文四号": _looks("wrong-size", ("正文",), size=28, first=2),
    "二级加粗": _looks("wrong-weight", ("二级", "一级"), bold=True),
    "一级宋体": _looks("wrong-typeface", ("一级",), font=SONG),
    "标题黑体": _looks("wrong-typeface", ("标题",), font=HEI),
    "标题居左": _looks("wrong-alignment", ("标题",), align="left"),
    "正文居中": _looks("wrong-alignment", ("正文",), align="center"),
    "正文顶格": _looks("wrong-indent", ("正文",), first=0),
    "红字": _looks("text-color", ("正文", "一级"), color="FF0000"),
    "底色": _looks("highlighted-text", ("正文",), mark='<w:highlight w:val="yellow"/>'),
    "下划线": _looks("decorated-text", ("正文",), mark='<w:u w:val="single"/>'),
    "英文字体": _looks("latin-typeface", ("三级",), latin="Arial"),
    "行距": _looks("line-pitch", ("正文", "二级"), line=1.5),
    "段前": _looks("extra-paragraph-spacing", ("正文",), before=240),
    "主送楷体": _looks("wrong-typeface", ("主送",), font=KAI),
    "主送缩进": _looks("wrong-indent", ("主送",), first=2),
    "日期居左": _looks("date-place", ("日期",), align="left", right=0),
    "英文逗号": _says("half-width-punctuation", "要加强领导,压实责任。", "主要做法:开展检查。", "各单位(含直属单位)均已完成。"),
    "书名号顿号": _says("punctuation-between-titles", "严格执行《档案法》、《保密法》。"),
    "标点重复": _says("repeated-punctuation", "工作扎实，。成效明显。", "逐项落实。。"),
    "括号不配": _says("unbalanced-brackets", "各单位（含直属单位均已完成。", "落实“四个一机制，责任到人。"),
    "字间空格": _says("stray-space", "全年核查报表 1250份，全部归档。"),
    "范围短横": _says("range-mark", "完成时限为3-5个工作日。", "1-3月完成登记。", "2021——2025年每年核查一次。"),
    "短年份": _says("short-year", "24年3月印发目录。", "’24年度完成归档。"),
    "不存在的日期": _says("impossible-date", "于2024年2月30日前完成。", "截至6月31日完成登记。", "自11年24日起执行。"),
    "方括号年份": _says("year-bracket", "按照市办发[2024]5号文件执行。", "根据市办发（2023）12号精神办理。"),
    "未填掩码": _says("unfilled-mask", "开展检查XX次。", "投入经费××万元。", "共**家单位参加。"),
    "未填标签": _says("unfilled-placeholder", "由{{ 牵头单位 }}负责。", "截至«日期»完成。", "【待补充】", "于[日期]前完成。", "经费TODO。", "数据待补充。"),
    "条目序号": _says("item-numbers-out-of-order", "一是抓早。三是抓小。", "一要落实，三要督促。"),
    "主送无冒号": _rewrites("addressee-colon", "主送", ("：", ""), ("：", "；"), ("：", "，"), ("：", ":")),
    "日期补零": _rewrites("malformed-date", "日期", ("2024年6月20日", "2024年06月20日"), ("2024年6月20日", "2024.6.20"), ("2024年6月20日", "二〇二四年六月二十日")),
    "序号写法": _rewrites("heading-number-form", "二级", ("（一）", "(一)"), ("（二）", "（二）、"), ("（三）", "(三)")),
    "三级顿号": _rewrites("heading-number-form", "三级", ("1.", "1、"), ("2.", "2、"), ("3.", "３、")),
    "字号补零": _rewrites("malformed-document-number", "字号", ("〕", "〕第")),
    "附件标题": _rewrites("attachment-mismatch", "附件标题", ("任务表", "任务分工表")),
    "附注括号": _rewrites("remark-form", "附注", ("（", "(")),
    "抄送句号": _rewrites("copies-to-form", "抄送", ("。", "")),
    "印发": _rewrites("printing-form", "印发", ("印发", "印"), ("21日", "021日")),
    "跳号": _renumbered,
    "主送不空行": _unblanked("主送"),
    "附件说明不空行": _unblanked("附件说明"),
    "空段": _spacing_paragraph,
    "缺落款": _no_closing,
    "缺日期": _no_date,
    "一级用1.": _first_level_digits,
    "断句": _cut,
    "标题冒号": _heading_colon,
    "修订": _tracked,
    "批注": _commented,
    "页眉": _header,
    "横排": _turned,
    "长句": _long_sentence,
    "软回车": _soft_return,
    "空格缩进": _typed_indent,
    "页边距": _margins,
    "网格": _grid,
    "无页码": _unnumbered,
    "页码居中": _plain_number,
    "表无框线": _unlined,
    "表内杂字体": _pasted_cell,
    "附件说明标点": _note_colon,
}  # fmt: skip

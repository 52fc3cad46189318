"""What only looks wrong: each trap is put into a document and must cause no finding."""

from collections.abc import Callable
from random import Random

from support.office_set.kinds import blank
from support.office_set.lines import BIAO, HEI, KAI, TEXT, Document, Line, Look, Table
from support.office_set.phrases import SUBHEADS, organ, sentence

Trap = Callable[[Document, Random], bool]
_CONTENTS = Look(form='<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="8845"/></w:tabs>')


def _beside(*texts: str, look: Look | None = None) -> Trap:
    """A line that stands beside the text."""

    def put(document: Document, rng: Random) -> bool:
        return _after_text(document, rng, Line("旁", rng.choice(texts), look or TEXT))

    return put


def _text(*texts: str) -> Trap:
    """A paragraph of the text as it should be."""

    def put(document: Document, rng: Random) -> bool:
        return _after_text(document, rng, Line("正文", rng.choice(texts)))

    return put


def _after_text(document: Document, rng: Random, *lines: Line | Table) -> bool:
    found = [
        x
        for x in document.lines("正文")
        if x.text.endswith("。") and not x.labels and _stands_free(document, x)
    ]
    if not found:
        return False
    document.after(rng.choice(found), *lines)
    return True


def _stands_free(document: Document, line: Line) -> bool:
    """Whether neither `line` nor what follows is an item: nothing may come between the items of a list."""
    following = document.body[document.index(line) + 1 : document.index(line) + 2]
    texts = [line.text, *(x.text for x in following if isinstance(x, Line))]
    return not any(text[:1] in "第（123１２３" and text for text in texts)


def _list_anew(document: Document, rng: Random) -> bool:
    items = [Line("正文", f"{n}.{sentence(rng)}") for n in (1, 2, 3)]
    again = [Line("正文", f"{n}.{sentence(rng)}") for n in (1, 2)]
    return _after_text(document, rng, *items, Line("正文", sentence(rng)), *again)


def _in_brackets(document: Document, rng: Random) -> bool:
    return _after_text(
        document,
        rng,
        *(Line("正文", f"{n}）{sentence(rng)}", arguable={"heading-number-form"}) for n in (1, 2, 3)),
    )


def _full_width(document: Document, rng: Random) -> bool:
    made = (Line("正文", f"{n}、{sentence(rng)}", arguable={"heading-number-form"}) for n in "１２３")
    return _after_text(document, rng, *made)


def _two_levels(document: Document, rng: Random) -> bool:
    first = document.lines("一级")
    if not first or first[0].labels or document.lines("三级"):
        return False
    document.after(first[0], *(Line("三级", f"{n}.{sentence(rng)}") for n in (1, 2)))
    return True


def _contents(document: Document, rng: Random) -> bool:
    heads = document.lines("一级")
    if not heads or document.name not in ("方案", "规定", "检查报告"):
        return False
    lines = [Line("旁", f"{head.text}\t{page}", _CONTENTS) for page, head in enumerate(heads, 2)]
    place = document.index(document.lines("标题")[-1]) + 1
    document.body[place:place] = [blank(), Line("旁", "目　录", Look(BIAO, 44, "center")), *lines]
    document.arguable |= {"empty-paragraph", "body-not-on-first-page"}
    return True


def _typed_contents(document: Document, rng: Random) -> bool:
    heads = document.lines("一级")
    if not heads or document.name not in ("方案", "检查报告"):
        return False
    lines = [Line("旁", f"{head.text}……………………{page}", Look()) for page, head in enumerate(heads, 2)]
    place = document.index(document.lines("标题")[-1]) + 1
    document.body[place:place] = [blank(), Line("旁", "目录", Look(HEI, 36, "center")), *lines]
    document.arguable |= {"empty-paragraph", "body-not-on-first-page"}
    return True


def _captioned(document: Document, rng: Random) -> bool:
    table = Table([["项目", "数量"], ["登记", "12"], ["归档", "30"]])
    caption = Line(
        "旁",
        rng.choice(("表2　登记情况", "附表1：登记情况一览", "登记情况一览表", "图1　工作流程")),
        Look(HEI, 28, "center"),
    )
    unit = Line(
        "旁", rng.choice(("单位：万元", "（单位：份）", "填报单位：办公室")), Look(size=24, align="right")
    )
    note = Line(
        "旁",
        rng.choice(
            ("注：数据来自年报。", "说明：本表按月填报。", "备注：以上均为含税价。", "数据来源：年度统计")
        ),
        Look(size=24),
    )
    return _after_text(document, rng, caption, unit, table, note)


def _dated_list(document: Document, rng: Random) -> bool:
    made = [Line("正文", f"{n}.{rng.choice(SUBHEADS)}，完成时限：2024年{n + 5}月30日") for n in (1, 2)]
    return document.name in ("方案", "工作要点") and _at_end(
        document, Line("正文", sentence(rng)), *made, Line("旁", "2024年9月30日", TEXT)
    )


def _at_end(document: Document, *lines: Line) -> bool:
    document.body += lines
    return True


def _closing_by(change: Callable[[Line, str], None]) -> Trap:
    """署名 and date placed in another way that looks the same."""

    def put(document: Document, rng: Random) -> bool:
        found = document.lines("署名", "日期")
        if len(found) != 2 or any(x.labels for x in found):
            return False
        for line in found:
            change(line, line.text)
            line.arguable |= {"date-place", "signature-place", "spaces-as-indent"}
        return True

    return put


def _by_blanks(line: Line, text: str) -> None:
    line.text = "　" * 15 + text
    line.set(align="both", right=0)


def _by_tabs(line: Line, text: str) -> None:
    line.text = "\t\t\t\t" + text
    line.set(align="left", right=0)


def _by_indent(line: Line, text: str) -> None:
    line.set(align="left", right=0, left=15)


def _weekday(document: Document, rng: Random) -> bool:
    found = document.lines("日期")
    if not found or found[0].labels or found[0].text != "2024年6月20日":
        return False
    found[0].text += "（星期四）"
    found[0].arguable |= {"malformed-date", "date-place", "signature-place"}
    return True


def _two_signatures(document: Document, rng: Random) -> bool:
    found = document.lines("署名")
    if not found or found[0].labels:
        return False
    document.after(found[0], Line("署名", organ(rng), arguable={"signature-place"}))
    document.lines("日期")[0].arguable |= {"date-place"}
    found[0].arguable |= {"signature-place"}
    return True


def _long_signature(document: Document, rng: Random) -> bool:
    found = document.lines("署名")
    if not found or found[0].labels or found[0].arguable:
        return False
    found[0].text = "临河市推进机关事务标准化信息化和公共机构节能工作领导小组办公室"
    found[0].set(right=0, size=32)
    for line in document.lines("署名", "日期"):
        line.arguable |= {"signature-place", "date-place"}
    return True


def _heading_style(document: Document, rng: Random) -> bool:
    for line in document.lines("标题"):
        if line.labels:
            return False
        line.set(form="HEADING1")
    return bool(document.lines("标题"))


def _number_beside_signatory(document: Document, rng: Random) -> bool:
    found = document.lines("字号")
    if not found or found[0].labels or document.name != "情况报告":
        return False
    line = found[0]
    line.text += "　　　　　　签发人：张建国"
    line.set(align="left", left=1)
    line.arguable |= {"signatory-form", "document-number-place", "wrong-typeface", "mixed-typefaces"}
    return True


def _mark_alone(document: Document, rng: Random) -> bool:
    if document.lines("红头", "字号") or document.name not in ("函", "通知"):
        return False
    line = '<w:pBdr><w:bottom w:val="thinThickSmallGap" w:sz="24" w:space="1" w:color="FF0000"/></w:pBdr>'
    document.body[:0] = [
        Line("红头", organ(rng), Look(BIAO, 72, "center", color="FF0000", line=1400, form=line)),
        blank(),
    ]
    return True


def _white_shape(document: Document, rng: Random) -> bool:
    box = '<w:r><w:pict><v:shape style="position:absolute" fillcolor="#1f4e79" type="#_x0000_t202"><v:textbox><w:txbxContent><w:p><w:r><w:rPr><w:color w:val="FFFFFF"/></w:rPr><w:t>流程图</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>'
    return _after_text(document, rng, Line("旁", "流程图", xml=box, look=Look(line=1)))


def _redacted(document: Document, rng: Random) -> bool:
    texts = (
        "经查，张某某、李某于当日完成登记，王某已补办手续。",
        "登记人身份证号为3301**********1234，联系电话138****5678。",
        "照片尺寸为35mm×45mm，复印件2份×3套。",
        "按单价*数量计算总额，带*号的为必填项。",
        "当事人王××已签收，证人李*明到场。",
    )
    return _after_text(document, rng, Line("正文", rng.choice(texts)))


TRAPS: dict[str, Trap] = {
    "列表重新开始": _list_anew,
    "1）": _in_brackets,
    "全角序号": _full_width,
    "一、下用1.": _two_levels,
    "目录": _contents,
    "手打目录": _typed_contents,
    "表图题注": _captioned,
    "以日期结尾的列表": _dated_list,
    "空格落款": _closing_by(_by_blanks),
    "制表位落款": _closing_by(_by_tabs),
    "缩进落款": _closing_by(_by_indent),
    "星期": _weekday,
    "两个署名": _two_signatures,
    "长署名": _long_signature,
    "标题样式": _heading_style,
    "字号与签发人同行": _number_beside_signatory,
    "只有红头": _mark_alone,
    "形状上的白字": _white_shape,
    "匿名": _redacted,
    "项目名冒号": _beside("档案数字化加工项目：", "会议时间：2024年6月25日", "会议地点：三楼会议室", "联系人：张三　　联系电话：12345678"),
    "日期在序号后": _text("1、7月8日前完成登记，由办公室汇总。", "2024年，各单位全部完成登记。", "6月底前，分三批完成验收。"),
    "口号": _beside("厉行节约 反对浪费", "绿色办公 你我同行", look=Look(HEI, align="center")),
    "百分比范围": _text("节电率控制在10%～15%之间，误差不超过±2%。", "实行8小时工作制，电话为0571-88880000。", "执行标准为GB/T 9704-2012，型号为A4-80。"),
    "网址": _text("请登录http://www.example.gov.cn/a-b/c,d填报。", "邮箱为dag-01@example.cn，请按时报送。", "参照Domino's公司做法，使用Lotus Domino系统。"),
    "书名": _text("按照《关于做好（2024）年度工作的通知》《档案法》执行。", "落实“三公”经费、“两单两卡”制度。"),
    "图注": _beside("图3-1 办理流程", "表 2：统计口径", look=Look(size=28, align="center")),
    "小标题居中": _beside("（讨论稿）", "——以档案室为例", look=Look(KAI, align="center")),
    "表单空白": _beside("填报人：　　　　　审核人：　　　　　年　月　日", "申请人签名：________　　日期：____年__月__日"),
    "条目内一是": _text("一是抓登记。二是抓归档。三是抓利用。", "首先明确责任，其次规范流程，最后严格验收。"),
    "大写数字": _text("共支出人民币壹万贰仟元整，人均一百二十元。", "二〇二三年底前完成存量整理。"),
    "冒号引出": _text("具体安排如下：", "有关要求如下："),
    "短句": _text("特此通知。", "此复。", "请认真贯彻执行。"),
    "人名间空格": _text("由张三、李　四、王五同志负责。"),
}  # fmt: skip

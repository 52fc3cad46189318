"""What looks like a violation and is none, as offices write it: for each rule as many as it has violations.

A counterexample changes a `Draft`; the rule under which it stands must not speak of it, nor of anything else.
Rules about the page have the values that its tolerance allows, and what is not theirs to judge.
"""

from collections.abc import Callable, Iterable, Sequence

from check.violations import LINES, Violation, in_body, on, page, pasted, reckoned, retold, table, written
from docgen.model.profile import Element
from support.drafts import Draft, append, copy_after, font, paragraph_set, prepend, run_set, split, text

E_ = Element
Change = Callable[[Draft], object]


def said(words: Iterable[str]) -> tuple[Change, ...]:
    """A paragraph of the body that says each of `words`."""
    return tuple(in_body(lambda node, w=w: text(node, w)) for w in words)


def lines(*texts: str) -> Change:
    """Paragraphs, in the look of the body, behind its first one."""

    def change(draft: Draft) -> None:
        node = draft.body()
        for words in reversed(texts):
            copy_after(node, words)

    return change


def in_cell(words: str) -> Change:
    """A table whose first cell says `words`."""

    def change(draft: Draft) -> None:
        first = table(3, 3, LINES)(draft)
        assert not isinstance(first, (str, list))
        text(first, words)

    return change


def in_table(change: Callable[..., object]) -> Change:
    """`change` is made to a cell of a table, whose look is nobody's to judge."""

    def make(draft: Draft) -> None:
        first = table(4, 3, LINES)(draft)
        assert not isinstance(first, (str, list))
        change(first)

    return make


def subtotal(draft: Draft) -> None:
    """The last row of a table stands in another type as a whole."""
    pasted(6, 3, ((5, 0), (5, 1), (5, 2)), font="黑体")(draft)


COUNTEREXAMPLES: dict[str, Sequence[Change | Violation]] = {
    "page-size": tuple(
        page("pgSz", w=w, h=h)
        for w, h in (
            ("11907", "16840"),
            ("11906", "16839"),
            ("11900", "16840"),
            ("11905", "16838"),
            ("11910", "16835"),
        )
    ),
    "page-margin": tuple(
        page("pgMar", **{side: value})
        for side, value in (
            *(("top", "2098"), ("top", "2100"), ("left", "1588"), ("left", "1585"), ("right", "1474")),
            *(("right", "1475"), ("bottom", "1985"), ("bottom", "1983")),
        )
    ),
    "text-color": (
        in_body(lambda node: run_set(node, "color", val="auto")),
        in_body(lambda node: run_set(node, "color", val="000000"), 1),
        in_body(lambda node: run_set(node, "color", val="0D0D0D")),
        in_table(lambda node: run_set(node, "color", val="000000")),
        on(E_.ISSUER_MARK, lambda node: run_set(node, "color", val="FF0000")),
        on(E_.TITLE, lambda node: run_set(node, "color", val="000000", themeColor="text1")),
    ),
    "highlighted-text": (
        in_body(lambda node: run_set(node, "highlight", val="none")),
        in_body(lambda node: run_set(node, "shd", val="clear", color="auto", fill="FFFFFF")),
        in_body(lambda node: run_set(node, "shd", val="clear", color="auto", fill="auto")),
        on(E_.HEADING_1, lambda node: run_set(node, "highlight", val="none")),
        on(E_.TITLE, lambda node: run_set(node, "shd", val="nil")),
    ),
    "wrong-typeface": (
        *(
            in_body(lambda node, f=f: font(node, f))
            for f in ("仿宋", "仿宋_GB2312", "FangSong", "FangSong_GB2312", "华文仿宋")
        ),
        *(on(E_.HEADING_1, lambda node, f=f: font(node, f)) for f in ("黑体", "SimHei")),
        *(on(E_.HEADING_2, lambda node, f=f: font(node, f, 0)) for f in ("楷体", "KaiTi", "KaiTi_GB2312")),
        *(on(E_.TITLE, lambda node, f=f: font(node, f)) for f in ("方正小标宋_GBK", "方正小标宋简体")),
    ),
    "mixed-typefaces": (
        in_body(lambda node: font(split(node), "仿宋", -1)),
        in_body(lambda node: font(split(node), "FangSong", -1), 1),
        in_body(lambda node: run_set(append(node, "12"), "rFonts", -1, ascii="Times New Roman")),
        in_table(lambda node: font(node, "宋体")),
        on(E_.ADDRESSEE, lambda node: font(split(node), "仿宋", -1)),
    ),
    "latin-typeface": tuple(
        in_body(lambda node, f=f: run_set(append(node, "共12次。"), "rFonts", -1, ascii=f, hAnsi=f))
        for f in ("Times New Roman", "仿宋_GB2312", "仿宋", "FangSong", "FangSong_GB2312")
    ),
    "wrong-weight": (
        in_body(lambda node: run_set(node, "b", val="0")),
        in_body(lambda node: run_set(node, "b", val="false"), 1),
        in_table(lambda node: run_set(node, "b")),
        on(E_.TITLE, lambda node: run_set(node, "b", val="off")),
        on(E_.HEADING_1, lambda node: run_set(node, "b", val="0")),
        on(E_.SIGNATURE, lambda node: run_set(node, "b", val="0")),
    ),
    "decorated-text": (
        in_body(lambda node: run_set(node, "u", val="none")),
        in_body(lambda node: run_set(node, "i", val="0"), 1),
        in_table(lambda node: run_set(node, "u", val="single")),
        lines("申请人签名：________　　日期：____年__月__日"),
        on(E_.TITLE, lambda node: run_set(node, "i", val="false")),
        in_body(lambda node: run_set(node, "u", val="none"), 1),
    ),
    "rare-font": tuple(
        in_table(lambda node, f=f: font(node, f)) for f in ("宋体", "等线", "微软雅黑", "Calibri", "华文楷体")
    ),
    "wrong-alignment": (
        in_body(lambda node: paragraph_set(node, "jc", val="left")),
        in_body(lambda node: paragraph_set(node, "jc", val="both"), 1),
        on(E_.HEADING_1, lambda node: paragraph_set(node, "jc", val="left")),
        on(E_.ADDRESSEE, lambda node: paragraph_set(node, "jc", val="left")),
        in_table(lambda node: paragraph_set(node, "jc", val="center")),
        in_table(lambda node: paragraph_set(node, "jc", val="right")),
        lambda draft: paragraph_set(copy_after(draft.body(), "——以档案室为例"), "jc", val="center"),
    ),
    "spaces-as-indent": (
        in_cell("　　合计"),
        in_cell("  其中：登记"),
        lines("联系人：张三　　联系电话：12345678"),
        lines("　　　　　　　　年　　月　　日"),
        in_table(lambda node: prepend(node, "　")),
        lines("厉行节约　反对浪费"),
    ),
    "malformed-copy-number": written(E_.COPY_NUMBER, ("000001", "000120", "999999", "100000", "003456")),
    "malformed-classification": written(
        E_.CLASSIFICATION, ("机密★1年", "秘密★6个月", "绝密★30年", "秘密★长期", "机密★10年", "秘密")
    ),
    "malformed-urgency": written(E_.URGENCY, ("特急", "加急", "特提", "平急", "特 急")),
    "malformed-document-number": written(
        E_.DOCUMENT_NUMBER,
        (
            "测统发〔2024〕5号",
            "测统办函〔2024〕120号",
            "第3期",
            "〔2024〕第5次",
            "测统发〔2024〕1号",
            "测统（党）〔2024〕8号",
        ),
    ),
    "year-bracket": said(
        (
            "按照《关于做好（2024）年度工作的通知》执行。",
            "上年度（2023年）的结余一并结转。",
            "根据测府发〔2023〕3号文件安排。",
            "列入清单（2023版）的事项共六项。",
            "三年行动（2022—2024年）已经收官。",
            "附表[3]另行印发。",
            "办公用品（2024）一批已入库。",
        )
    ),
    "table-lines": (
        *(table(rows, columns, LINES) for rows, columns in ((3, 3), (6, 4))),
        *(table(rows, columns, "") for rows, columns in ((1, 3), (2, 2), (4, 2))),
    ),
    "table-head": tuple(
        table(rows, columns, LINES) for rows, columns in ((3, 3), (8, 4), (12, 3), (20, 5), (24, 3))
    ),
    "table-typeface": (
        subtotal,
        pasted(6, 3, ((2, 1),), size=18),
        pasted(5, 3, ((0, 0), (0, 1), (0, 2)), font="黑体"),
        pasted(6, 3, tuple((row, 0) for row in range(6)), font="黑体"),
        pasted(6, 4, ((1, 1), (2, 1), (3, 1)), font="楷体"),
    ),
    "heading-end": (
        on(E_.HEADING_1, lambda node: text(node, "一、坚持“四个到位”")),
        on(E_.HEADING_1, lambda node: text(node, "一、怎样抓好登记？")),
        on(E_.HEADING_1, lambda node: text(node, "一、工作开展情况（上半年）")),
        lines("项目如下："),
        lines("会议研究了以下事项：", "各科室的年度计划。"),
    ),
    "addressee-colon": written(
        E_.ADDRESSEE,
        (
            "各县（市、区）统计局：",
            "市政府：",
            "各科室、各直属单位：",
            "市委、市政府：",
            "尊敬的各位代表：",
            "各镇人民政府，各街道办事处，市级有关部门：",
        ),
    ),
    "numbers-out-of-order": (
        lines("1.登记台账。", "2.分类归档。", "中间插入一段说明文字。", "1.重新核对。", "2.逐件入库。"),
        lines("1.6月30日前完成登记；", "2.9月底前完成移交；", "3.年底前完成验收。"),
        lines(
            "第一条　本办法适用于档案室。",
            "1.登记。",
            "2.归档。",
            "第二条　本办法自印发之日起施行。",
            "1.施行。",
            "2.解释。",
        ),
        lines("2024年，各单位全部完成登记。", "2023年，各单位完成了清理。"),
        lines("3.5万件档案已经上架。", "1.2万件档案等待整理。"),
        lines("１．登记台账。", "２．分类归档。", "３．逐件入库。"),
        lines("1）登记台账。", "2）分类归档。", "3）逐件入库。"),
    ),
    "level-skipped": (
        lines("1.登记台账。", "2.分类归档。"),
        lines("（1）登记台账。", "（2）分类归档。"),
        lines("（2024年1月1日起施行）"),
        lines("（3个工作日内办结）"),
        lines("1）登记台账。", "2）分类归档。"),
    ),
    "item-numbers-out-of-order": said(
        (
            "一是抓登记。二是抓归档。三是抓利用。",
            "一是抓早；二是抓小。今年还要做好两项工作，一是抓实，二是抓细。",
            "一要明确责任，二要规范流程，三要严格验收。",
            "首先明确责任，其次规范流程，最后严格验收。",
            "这是第一是基础的工作。",
        )
    ),
    "half-width-punctuation": said(
        (
            "请登录http://www.example.gov.cn/a,b;c?d=1填报。",
            "参照Domino's公司做法，使用Lotus Domino系统。",
            "上午9:30开会，比分为3:2，比例为1:500。",
            "经费12,345.67元，增长3.5%。",
            "执行GB/T 9704-2012，型号为A4(80g)。",
            "请发至dag-01@example.cn。",
            "采用C:\\档案\\目录.xlsx登记。",
            "联系电话：(0571)88880000。",
        )
    ),
    "punctuation-between-titles": said(
        (
            "学习《预算法》《会计法》。",
            "学习《预算法》、会计制度和审计要求。",
            "学习《预算法》（修订）、《会计法》（修正）。",
            "学习了《预算法》，并落实《会计法》。",
            "印发《方案》，落实《意见》要求。",
        )
    ),
    "repeated-punctuation": said(
        (
            "还有很多……",
            "完成了——这是第一次——全部任务。",
            "“好！”大家说。",
            "怎么办？！马上整改。",
            "共三类：登记、归档、利用……。",
        )
    ),
    "unbalanced-brackets": said(
        (
            "1）登记台账。2）分类归档。3）逐件入库。",
            "按照（市政府〔2024〕5号）文件办理。",
            "各单位（含直属单位（不含医院））均已完成。",
            "学习《关于学习〈预算法〉的通知》。",
            "他说：“要‘走出去’，多调研。”",
            '屏幕尺寸为15.6"，已经更换。',
        )
    ),
    "stray-space": (
        *said(
            (
                "厉行节约　反对浪费",
                "使用Lotus Domino系统。",
                "执行标准为GB/T 9704。",
                "联系人：张三　　联系电话：12345678",
                "副组长：李　四　　某局副局长",
            )
        ),
        lines("第一条　为规范管理，制定本办法。"),
    ),
    "range-mark": said(
        (
            "节电率控制在10%～15%之间。",
            "联系电话为0571-88880000。",
            "执行GB/T 9704-2012。",
            "于2024年1月—3月开展。",
            "型号为A4-80，邮箱为dag-01@example.cn。",
        )
    ),
    "short-year": said(
        (
            "于2024年5月完成。",
            "历时24年建成。",
            "实行第24届年会制度。",
            "保存期限为30年。",
            "工作满10年的干部共24人。",
        )
    ),
    "impossible-date": said(
        (
            "于2024年2月29日完成。",
            "于2024年12月31日完成。",
            "每年2月底前完成。",
            "定于6月30日召开。",
            "历时13个月完成。",
            "工作满31年。",
        )
    ),
    "unfilled-mask": said(
        (
            "按2×3米的规格制作。",
            "张某、李某某反映的事项已经办结。",
            "采用XX型设备的说明见附件。",
            "身份证号为3301**********1234。",
            "型号为X光机，数量2台。",
            "重要性标为*的事项从严办理。",
        )
    ),
    "unfilled-placeholder": said(
        (
            "参见[1]和[2]两份材料。",
            "【重点任务】按期完成。",
            "按照“待办事项”清单逐项销号。",
            "系统使用{编号}规则命名文件。",
            "完成待核实线索的清理。",
            "将TODOLIST软件停用。",
            "落实《办法》[征求意见稿]的要求。",
        )
    ),
    "cut-sentence": (
        lines("会议强调，要做好以下工作：", "登记台账。"),
        lines("一是登记台账；", "二是分类归档；", "三是逐件入库。"),
        lines("各单位要做到：", "责任到人；", "措施到位。"),
        lines("联系人：张三", "联系电话：12345678"),
        lines("（一）登记台账，", "（二）分类归档。"),
    ),
    "long-sentence": said(
        (
            "各单位要认真落实工作责任，确保完成任务。" * 20,
            "登记台账；分类归档；逐件入库；" * 20 + "。",
            "参加人员：" + "、".join(["张三"] * 80) + "。",
            "一是登记台账。二是分类归档。" * 15,
            "如何登记？怎样归档？" * 20,
        )
    ),
    "malformed-date": written(
        E_.DATE,
        (
            "2024年12月2日",
            "2024年12月20日",
            "2024年1月1日",
            "2023年10月31日",
            "2024年11月30日",
            "2024年9月10日",
        ),
    ),
    "copies-to-form": written(
        E_.COPIES_TO,
        (
            "抄送：市委办公室。",
            "抄送：市委办公室，市政府办公室。",
            "抄送：市委办公室、市人大常委会办公室。",
            "抄送：各县（市、区）统计局。",
            "抄送：市委各部门，市人大，市政协，市法院，市检察院。",
        ),
    ),
    "figures-disagree": tuple(
        map(
            retold,
            (
                "去年核查报表1205份。",
                "上半年，核查报表620份，全年核查报表1250份。",
                "其中，核查报表1205份有误。",
                "平均每月核查报表104份。",
                "全年核查报表约1200份。",
                "核查报表1200余份。",
                "力争核查报表1300份。",
                "核查报表比去年增加120份。",
            ),
        )
    ),
    "table-sum": (
        reckoned((0, 0), "单位|检查（次）", "甲科|12", "乙科|15", "合计|27"),
        reckoned((0, 0), "单位|检查（次）|合格率", "甲科|12|90", "乙科|15|80", "合计|27|84.4"),
        reckoned((0, 0), "单位|数量", "合计|30", "甲村|10", "乙村|20"),
        reckoned((0, 0), "单位|数量", "甲|10", "乙|20", "小计|30", "丙|5", "丁|6", "小计|11", "总计|41"),
        reckoned((0, 0), "项目|金额（万元）", "设备|12.3", "培训|3.3", "差旅|4.3", "合计|20.0"),
        reckoned((0, 0), "单位|数量", "合计|30", "按区分：甲|10", "乙|20", "按类分：子|12", "丑|18"),
        reckoned((0, 0), "单位|上年|本年|合计|备注", "甲|1|2|3|无", "乙|3|4|7|无"),
    ),
    "announced-count": said(
        (
            "重点抓好三个方面：一是编印月报。二是开展培训。三是定期复核。",
            "三个部门联合检查，一是查台账，二是查现场。",
            "围绕第三方面，一是编印月报。二是开展培训。",
            "在三四个方面下功夫：一是编印月报。二是开展培训。",
            "重点抓好三个方面的工作。",
            "抓好两项工作：一是编印月报。二是开展培训。此外：一是归档。二是移交。三是销毁。",
        )
    ),
    "text-sum": said(
        (
            "全年召开会议30次，其中专题会议12次。",
            "组织学习30次，其中集中学习12次，编印资料40份。",
            "参训人员40人，其中女性30人、党员25人。",
            "投入经费200万元，其中市级120万元、区级80万元。",
            "编印月报12份、季报4份，合计16份。",
            "投入约200万元，其中市级210万元。",
            "资料30份，分别为月报12份、季报10份、年报8份。",
        )
    ),
    "share-sum": (
        *said(
            (
                "办件中，登记类占45%，变更类占35%，其他占20%。",
                "登记类占45%，变更类占30%，注销类占20%。",
                "党员占60%，女性占45%，本科以上学历占30%。",
                "三类分别占33.3%、33.3%、33.3%。",
            )
        ),
        reckoned((0, 0), "类别|件数|占比", "登记|90|45.0%", "变更|70|35.0%", "注销|40|20.1%"),
        reckoned((0, 0), "单位|人数|党员占比", "甲|9|45%", "乙|7|35%", "丙|4|10%"),
    ),
    "wrong-share": (
        *said(
            (
                "排查隐患200处，已整改180处，整改率90%。",
                "完成整改83项，整改率96.5%，比上年提高3.4个百分点。",
                "核查企业200家，其中限上企业50家，占全市限上企业的80%。",
                "受理来电1250件，办结1200件，满意率98.5%。",
                "抽查报表30份，合格29份，合格率96.6%。",
            )
        ),
        reckoned((0, 0), "单位|排查|整改|整改率", "甲科|20|18|90%", "乙科|30|24|80%", "丙科|40|34|85%"),
        reckoned((0, 0), "单位|排查|整改|按期率", "甲科|20|18|70%", "乙科|30|24|60%", "丙科|40|34|75%"),
    ),
    "wrong-change": (
        *said(
            (
                "走访企业1250家，上年走访1100家，增长13.6%。",
                "查档由200次增加到600次，增长2倍。",
                "查档由200次增加到590次，增长近2倍。",
                "查档610次，去年为300次，翻了一番。",
                "查档由200次增加到600次，培训规模增长3倍多。",
                "走访企业1250家，比上年增长13.6%，接待来访300人次。",
                "满意率98.5%，去年为96.2%，提高2.3个百分点。",
                "办理时间由20天压缩到15天，满意率提高3个百分点。",
                "走访企业1250家，年初计划1100家，增长10%。",
                "走访企业约1250家，上年走访1100家，增长15%。",
            )
        ),
        reckoned((0, 0), "指标|本年|上年|增长（%）", "受理|120|100|20", "办结|115|100|15", "来访|90|100|-10"),
    ),
    "early-date": (
        *written(E_.DATE, ("2024年12月1日", "2024年11月20日", "2024年12月21日")),
        *said(("截至2024年11月30日，任务完成九成。", "2025年6月30日前完成整改。")),
    ),
    "wrong-weekday": said(
        (
            "会议于2024年5月6日（星期一）召开。",
            "2024年1月1日（周一）起施行。",
            "2024年11月1日（星期五）至11月5日（星期二）。",
            "5月6日（星期二）召开。",
            "2024年5月6日星期间隔较长。",
            "每周一、周三办理，2024年5月6日起。",
        )
    ),
    "years-disagree": said(
        (
            "2024年，各项工作有序推进。",
            "截至2025年初，各项工作有序推进。",
            "2025年工作安排另行印发。",
            "按照2025年度预算，",
            "到2025年，覆盖率达到九成。",
        )
    ),
    "year-span": said(
        (
            "实施三年行动（2022—2024年）。",
            "落实2023—2026年三年行动方案。",
            "完成“十四五”（2021—2025年）任务。",
            "2021—2024年的四年间，整治两年。",
            "第三年（2021—2025年）任务。",
        )
    ),
    "backward-range": said(
        (
            "完成2023—2025年任务。",
            "由8%降至5%。",
            "11月至次年3月集中核查。",
            "文号为2024—18号，共3—2件。",
            "每批200～300人。",
            "4月28日—5月3日集中办理。",
        )
    ),
    "organ-name": said(
        (
            "省统计局、市财政局、市民政局配合。",
            "测试市统计局负责核查。",
            "测试市统计局办公室负责核查。",
            "测试市统计部门负责核查。",
            "测试市审计局负责核查。",
        )
    ),
    "law-name": said(
        (
            "《中华人民共和国统计法》和《统计法》。",
            "《统计工作管理办法（试行）》和《统计工作管理办法》。",
            "《2023年统计工作要点》和《2024年统计工作要点》。",
            "《省级统计数据管理办法》和《市级统计数据管理办法》。",
            "《统计违法行为处分规定》和《统计违法行为处分细则》。",
            "《土壤污染防治法》和《大气污染防治法》。",
        )
    ),
    "missing-reference": said(
        (
            "人员安排见附件2。",
            "按照《实施方案》附件5的要求办理。",
            "报表2份，图3张。",
            "代表3人参加。",
            "附件中列明。",
            "填写附件1后报送。",
        )
    ),
}


def drafted(change: Change, docx: bytes) -> bytes:
    """The document after `change`."""
    draft = Draft(docx)
    change(draft)
    return draft.docx()

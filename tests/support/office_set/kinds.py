"""Documents of each kind, set as the format asks and without a fault."""

from collections.abc import Callable
from random import Random

from support.office_set.lines import Document, Line, Look, Table
from support.office_set.phrases import HEADS, NAMES, SUBHEADS, TOPICS, addressee, organ, paragraph, sentence

_DIGITS = "一二三四五六七八九十"
_MINUTE = Look(first=2, spacing=-5)
Body = list[Line | Table]


def blank() -> Line:
    """An empty paragraph, where the format wants a line left free."""
    return Line("空")


def _letterhead(rng: Random, office: str) -> Body:
    if rng.random() < 0.5:
        return []
    return [
        Line("红头", f"{office}文件"),
        blank(),
        Line("字号", f"{office[:1]}{office[-3:-1]}发〔2024〕{rng.randint(1, 99)}号"),
        blank(),
        blank(),
    ]


def _title(rng: Random, *words: str) -> Body:
    return [*(Line("标题", part) for part in words), blank()]


def _sections(rng: Random, count: int, run_in: bool) -> Body:
    body: Body = []
    for number, head in enumerate(rng.sample(HEADS, count)):
        body.append(Line("一级", f"{_DIGITS[number]}、{head}"))
        if rng.random() < 0.4:
            body.append(Line("正文", paragraph(rng)))
        else:
            body += _second_level(rng, run_in)
    return body


def _second_level(rng: Random, run_in: bool) -> Body:
    body: Body = []
    for number, head in enumerate(rng.sample(SUBHEADS, rng.randint(2, 4))):
        mark = f"（{_DIGITS[number]}）{head}"
        if run_in:
            body.append(Line("二级", f"{mark}。", rest=paragraph(rng)))
        else:
            body += [Line("二级", mark), Line("正文", paragraph(rng))]
            if rng.random() < 0.3:
                body += [Line("三级", f"{n}.{sentence(rng)}") for n in range(1, 4)]
    return body


def _note(rng: Random, *names: str) -> Body:
    if len(names) == 1:
        return [blank(), Line("附件说明", f"附件：{names[0]}")]
    lines = [Line("附件说明", f"附件：1.{names[0]}")]
    return [
        blank(),
        *lines,
        *(Line("附件说明", f"{n}.{name}", Look(left=6, first=-1)) for n, name in enumerate(names[1:], 2)),
    ]


def closing(office: str, day: str = "2024年6月20日") -> Body:
    """署名 and date, with room for a seal."""
    # The date stands four in, 署名 centred over it (7.3.5.1); the date is six and a half wide.
    right = max(0, 4 + (6.5 - len(office)) / 2)
    return [blank(), blank(), Line("署名", office, Look(align="right", right=right)), Line("日期", day)]


def _imprint(rng: Random, office: str) -> Body:
    if rng.random() < 0.6:
        return []
    return [
        blank(),
        Line("抄送", "抄送：市委办公室，市政府办公室，市财政局。"),
        Line("印发", f"{office}办公室\t2024年6月21日印发"),
    ]


def notice(rng: Random) -> Document:
    office, topic = organ(rng), rng.choice(TOPICS)
    body = _letterhead(rng, office) + _title(rng, f"关于进一步做好{topic}工作的通知")
    body += [Line("主送", addressee(rng)), Line("正文", f"为进一步做好{topic}工作，现将有关事项通知如下。")]
    body += _sections(rng, 3, rng.random() < 0.5) + [Line("正文", paragraph(rng))]
    attached = rng.random() < 0.4
    if attached:
        body += _note(rng, f"{topic}工作任务表")
    body += closing(office)
    if rng.random() < 0.3:
        body.append(Line("附注", "（此件公开发布）"))
    if attached:
        body += [Line("附件", "附件"), blank(), Line("附件标题", f"{topic}工作任务表"), blank(), _table(rng)]
    return Document("通知", body + _imprint(rng, office))


def letter(rng: Random) -> Document:
    office, topic = organ(rng), rng.choice(TOPICS)
    body = _title(rng, f"关于商请协助开展{topic}工作的函")
    body += [
        Line("主送", f"{organ(rng)}："),
        Line("正文", paragraph(rng, 3)),
        Line("正文", "专此函达，请予支持。"),
    ]
    return Document("函", body + closing(office))


def plan(rng: Random) -> Document:
    topic = rng.choice(TOPICS)
    body = _title(rng, f"2024年{topic}工作实施方案")
    body += [Line("正文", paragraph(rng))] + _sections(rng, 4, rng.random() < 0.3)
    return Document("方案", body)


def report(rng: Random) -> Document:
    office, topic = organ(rng), rng.choice(TOPICS)
    body = _letterhead(rng, office) + _title(rng, "关于2024年上半年", f"{topic}工作情况的报告")
    body += [Line("主送", "市人民政府："), Line("正文", f"现将2024年上半年{topic}工作情况报告如下。")]
    body += _sections(rng, 3, rng.random() < 0.7)
    return Document("情况报告", body + closing(office) + _imprint(rng, office))


def inspection(rng: Random) -> Document:
    office, topic = organ(rng), rng.choice(TOPICS)
    body = _title(rng, f"{topic}专项检查情况报告")
    body += [Line("正文", paragraph(rng, 3))] + _sections(rng, 4, False)
    body += [
        Line("旁", "表1　检查情况汇总表", Look(HEI_, 28, "center")),
        _table(rng),
        Line("旁", "注：数据截至2024年5月底。", Look(size=24)),
    ]
    return Document("检查报告", body + closing(office))


HEI_ = "黑体"


def _table(rng: Random) -> Table:
    rows = [["序号", "单位", "事项", "完成时限"]]
    rows += [
        [str(n), organ(rng), sentence(rng)[:9], f"{rng.randint(1, 12)}月底"]
        for n in range(1, rng.randint(4, 8))
    ]
    return Table(rows)


def form(rng: Random) -> Document:
    topic = rng.choice(TOPICS)
    body: Body = [Line("标题", f"{topic}情况登记表"), blank()]
    body.append(Line("旁", "填报单位（盖章）：　　　　　　填报时间：　　年　　月　　日", Look(size=28)))
    rows = [
        ["姓名", "", "性别", ""],
        ["单位", "", "职务", ""],
        ["事由", "", "", ""],
        ["领导意见", "签字：　　　　年　月　日", "", ""],
    ]
    body += [Table(rows), Line("旁", "填表说明：1.本表一式两份。2.有关情况可另附页。", Look(size=24))]
    return Document("登记表", body)


def minutes(rng: Random) -> Document:
    office = organ(rng)
    body: Body = [
        Line("红头", f"{office}会议纪要"),
        blank(),
        Line("旁", rng.choice(("〔2024〕第5次", "第12期", "〔2024〕8号")), Look(align="center")),
    ]
    body += [
        Line(
            "旁",
            f"{office}办公室\t2024年6月20日",
            Look(
                form='<w:pBdr><w:bottom w:val="single" w:sz="18" w:space="1" w:color="FF0000"/></w:pBdr><w:tabs><w:tab w:val="right" w:pos="8845"/></w:tabs>'
            ),
        ),
        blank(),
        blank(),
    ]
    body += _title(rng, "局长办公会议纪要")
    body += [Line("正文", paragraph(rng, 3)), *_sections(rng, 3, True)]
    body += [
        blank(),
        Line("旁", f"出席：{'、'.join(rng.sample(NAMES, 4))}", _MINUTE),
        Line("旁", f"列席：{rng.choice(NAMES)}", _MINUTE),
    ]
    return Document("纪要", body, arguable={"missing-red-line", "malformed-document-number"})


def rules(rng: Random) -> Document:
    topic = rng.choice(TOPICS)
    body = _title(rng, f"{topic}办法（试行）")
    number = 0
    for chapter, head in enumerate(("总则", "职责分工", "监督检查", "附则")):
        body += [Line("旁", f"第{_DIGITS[chapter]}章　{head}", Look(HEI_, align="center"))]
        for _ in range(rng.randint(2, 3)):
            number += 1
            body.append(Line("正文", f"第{_chinese(number)}条　{paragraph(rng, 1)}"))
            if rng.random() < 0.4:
                body += [
                    Line("正文", f"（{_DIGITS[n]}）{sentence(rng)[:-1]}{'；' if n < 2 else '。'}")
                    for n in range(3)
                ]
                if rng.random() < 0.5:
                    body += [Line("正文", f"{n}.{sentence(rng)}") for n in range(1, 3)]
    return Document("规定", body)


def _chinese(number: int) -> str:
    return _DIGITS[number - 1] if number <= 10 else f"十{_DIGITS[number - 11]}"


def speech(rng: Random) -> Document:
    topic = rng.choice(TOPICS)
    body: Body = [
        Line("标题", f"在{topic}工作会议上的讲话"),
        Line("旁", "（2024年6月20日）", Look(KAI_, align="center")),
    ]
    body += [Line("旁", rng.choice(NAMES), Look(KAI_, align="center")), blank(), Line("主送", "同志们：")]
    body += [Line("正文", paragraph(rng, 3)), *_sections(rng, 3, True), Line("正文", paragraph(rng, 2))]
    return Document("讲话", body)


KAI_ = "楷体_GB2312"


def key_points(rng: Random) -> Document:
    topic = rng.choice(TOPICS)
    body = _title(rng, f"2024年{topic}工作要点") + [Line("正文", paragraph(rng))]
    count = 0
    for number, head in enumerate(rng.sample(HEADS, 3)):
        body.append(Line("一级", f"{_DIGITS[number]}、{head}"))
        for sub in rng.sample(SUBHEADS, 3):
            # Numbered on across the first level, as key points are.
            count += 1
            body.append(Line("三级", f"{count}.{sub}。{sentence(rng)}"))
    return Document("工作要点", body)


def open_letter(rng: Random) -> Document:
    office, topic = organ(rng), rng.choice(TOPICS)
    body = _title(rng, f"致全体职工的{topic}倡议书") + [Line("主送", "各位职工朋友：")]
    body += [Line("正文", paragraph(rng, 2)) for _ in range(3)]
    body += [Line("旁", "节约每一张纸　珍惜每一度电", Look(HEI_, align="center"))]
    return Document("倡议书", body + closing(office))


def attachment_alone(rng: Random) -> Document:
    topic = rng.choice(TOPICS)
    body: Body = [
        Line("附件", "附件2", Look(HEI_, align="left")),
        blank(),
        Line("附件标题", f"{topic}考核细则"),
        blank(),
    ]
    body += [*_sections(rng, 3, False)]
    return Document("附件单行", body)


def reply(rng: Random) -> Document:
    office = organ(rng)
    topic = rng.choice(TOPICS)
    body = _letterhead(rng, office) + _title(rng, f"关于同意调整{topic}经费的批复")
    body += [
        Line("主送", f"{organ(rng)}："),
        Line("正文", f"你局《关于调整{topic}经费的请示》收悉。经研究，批复如下："),
        Line("正文", paragraph(rng)),
        Line("正文", "此复。"),
    ]
    return Document("批复", body + closing(office))


KINDS: tuple[Callable[[Random], Document], ...] = (
    notice, letter, plan, report, inspection, form, minutes, rules, speech, key_points, open_letter,
    attachment_alone, reply,
)  # fmt: skip

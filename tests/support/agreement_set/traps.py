"""What looks as if it did not agree, and does."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from support.agreement_set.story import DIGITS, Grid, Story
from support.agreement_set.telling import percent, shares, whole
from support.agreement_set.words import DEPARTMENTS, FIELDS, LAWS, SHORT_ORGANS, TOWNS

Trap = Callable[[Story], None]


def _rounded(story: Story) -> None:
    quantity, number = story.take()
    story.open(whole(story, quantity, number))
    about = number // 10 * 10 if number > 100 else number // 5 * 5
    q, unit = quantity.name, quantity.unit
    story.add(
        story.rng.choice(
            (
                f"{story.time}{q}{about}余{unit}。",
                f"{story.time}{q}近{about + 10}{unit}。",
                f"{q}约{about}{unit}。",
                f"{story.time}{q}超过{max(1, about - 1)}{unit}。",
                f"{q}{about}多{unit}。",
                f"{q}{about}{unit}以上。",
            )
        )
    )


def _parts_of_time(story: Story) -> None:
    quantity, number = story.take()
    story.open(whole(story, quantity, number))
    part = round(number * story.rng.uniform(0.1, 0.6))
    q, unit = quantity.name, quantity.unit
    times = ("一季度", "1—3月", "春节期间", "汛期", "3月份", "5月", "第二季度", "节前")
    story.add(f"{story.rng.choice(times)}{q}{part}{unit}。")
    story.add(
        f"{story.rng.choice(('上年', '去年', '上年同期', f'{story.year - 1}年', '前年'))}{q}{part + 3}{unit}。"
    )


def _parts_of_all(story: Story) -> None:
    quantity, number = story.take()
    story.open(whole(story, quantity, number))
    part = max(1, round(number * story.rng.uniform(0.05, 0.6)))
    q, unit, rng = quantity.name, quantity.unit, story.rng
    story.add(
        rng.choice(
            (
                f"在{rng.choice(FIELDS)}领域，{q}{part}{unit}。",
                f"{rng.choice(TOWNS)}{q}{part}{unit}。",
                f"其中，{rng.choice(FIELDS)}行业{q}{part}{unit}。",
                f"每个科室{q}{max(1, part // 6)}{unit}。",
                f"平均每月{q}{max(1, number // 12)}{unit}。",
                f"围绕{rng.choice(FIELDS)}行业，{q}{part}{unit}。",
                f"与有关部门联合{q}{part}{unit}。",
                f"对{rng.choice(FIELDS)}行业，共{q}{part}{unit}。",
            )
        )
    )


def _part_of_a_heading(story: Story) -> None:
    """What a section tells of its own field, with the words of the whole."""
    quantity, number = story.take()
    story.open(whole(story, quantity, number))
    part = max(1, round(number * story.rng.uniform(0.05, 0.6)))
    owner = story.part()
    owner.title = f"突出{story.rng.choice(FIELDS)}行业"
    story.add(f"{story.time}{quantity.name}{part}{quantity.unit}。", owner)


def _each_for_itself(story: Story) -> None:
    quantity, _ = story.take()
    for part in story.parts:
        number = quantity.draw(story.rng)
        story.add(f"{story.time}{quantity.name}{number}{quantity.unit}。", part)


def _so_far(story: Story) -> None:
    quantity, number = story.take()
    story.open(whole(story, quantity, number))
    q, unit = quantity.name, quantity.unit
    story.add(
        story.rng.choice(
            (
                f"建成以来累计{q}{number * 4 + 7}{unit}。",
                f"三年来累计{q}{number * 3 + 5}{unit}。",
                f"历年累计{q}{number * 6}{unit}。",
                f"{story.year - 2}年以来，共{q}{number * 3}{unit}。",
                f"五年间，{q}{number * 5}{unit}。",
            )
        )
    )


def _more_than_before(story: Story) -> None:
    quantity, number = story.take()
    q, unit = quantity.name, quantity.unit
    more = max(1, number // 9)
    story.open(whole(story, quantity, number))
    story.add(
        story.rng.choice(
            (
                f"{q}比上年增加{more}{unit}。",
                f"{q}同比增长{percent(more, number - more)}。",
                f"{q}新增{more}{unit}。",
                f"{q}环比增长{percent(more, number)}，较2019年增长{percent(number // 2, number)}。",
                f"{q}较年初计划增加{more}{unit}。",
            )
        )
    )


def _to_come(story: Story) -> None:
    quantity, number = story.take()
    story.open(whole(story, quantity, number))
    more = number + max(1, number // 8)
    q, unit = quantity.name, quantity.unit
    story.plans.append(
        story.rng.choice(
            (
                f"计划{q}{more}{unit}。",
                f"全年{q}{more}{unit}。",
                f"力争{q}不少于{more}{unit}。",
                f"{story.year + 1}年{q}{more}{unit}。",
            )
        )
    )


def _other_units(story: Story) -> None:
    rng = story.rng
    amount = rng.randint(120, 980)
    story.open(f"{story.time}投入养护资金{amount}万元。")
    story.add(
        rng.choice(
            (
                f"{story.time}投入养护资金{amount}0000元。",
                f"投入养护资金{Decimal(amount) / 10000}亿元。",
                f"{story.time}共投入养护资金{amount}.0万元。",
            )
        )
    )


def _ten_thousands(story: Story) -> None:
    number = story.rng.randint(12000, 98000)
    story.open(f"{story.time}办理网上业务{number}件。")
    story.add(f"{story.time}办理网上业务{round(Decimal(number) / 10000, 1)}万件。")


def _share_of_another(story: Story) -> None:
    rng = story.rng
    total, part = rng.randint(200, 900), rng.randint(20, 90)
    story.add(
        rng.choice(
            (
                f"检查企业{total}家，其中规上企业{part}家，占全市规上企业的{rng.randint(60, 95)}%。",
                f"排查隐患{total}处，已整改{part}处，按期整改率{rng.randint(91, 99)}%。",
                f"受理投诉{total}件，办结{part}件，群众满意率{rng.randint(91, 99)}.5%。",
                f"培训{total}人，合格率{rng.randint(91, 99)}%，优秀率{rng.randint(21, 49)}%。",
                f"抽检样品{total}批次，不合格{part}批次，合格率{percent(total - part, total)}。",
            )
        )
    )


def _right_rate(story: Story) -> None:
    rng = story.rng
    total = rng.randint(60, 900)
    part = rng.randint(total * 6 // 10, total)
    share = Decimal(part) * 100 / total
    cut = f"{share // Decimal('0.1') * Decimal('0.1'):.1f}%"
    told = rng.choice((percent(part, total), percent(part, total, 0), percent(part, total, 2), cut))
    story.add(f"应建台账{total}份，已建{part}份，已建率{told}。")
    story.add(f"排查隐患{total}处，已整改{part}处，整改率{told}。")


def _right_change(story: Story) -> None:
    rng = story.rng
    quantity, now = story.take()
    before = max(2, round(now * rng.uniform(0.7, 0.95)))
    told = percent(now - before, before, rng.choice((0, 1, 2)))
    q, unit = quantity.name, quantity.unit
    story.add(
        rng.choice(
            (
                f"{story.time}{q}{now}{unit}，上年同期{before}{unit}，同比增长{told}。",
                f"{q}由{before}{unit}增加到{now}{unit}，增长{told}。",
                f"{story.time}{q}{now}{unit}，比上年增加{now - before}{unit}，增长{told}。",
                f"{story.time}{q}{now}{unit}，年初计划{before}{unit}，满意率提高{rng.randint(2, 5)}个百分点。",
                f"{q}{now}{unit}，同比增长{rng.randint(3, 40)}.5%。",
            )
        )
    )


def _right_sums(story: Story) -> None:
    rng = story.rng
    a, b, c = (rng.randint(5, 90) for _ in range(3))
    story.add(
        rng.choice(
            (
                f"投入资金{a + b + c + 20}万元，其中设备{a}万元、培训{b}万元、宣传{c}万元。",
                f"共整改问题{a + b + c}项，分别为设施类{a}项、管理类{b}项、资料类{c}项。",
                f"收到网络建议{a}件、电话建议{b}件、来信建议{c}件，合计{a + b + c}件。",
                f"参训人员{a + b}人，其中女性{a}人、党员{b}人、新进人员{min(a, b)}人。",
                f"组织学习{a + 5}次，其中集中学习{a}次，编印资料{b + 500}份。",
                f"召开会议{a + 5}次，其中专题会议{min(a, 4)}次，举办讲座{a + 40}次。",
                f"走访企业{a + 20}家，其中上门服务{a}家，解决问题{b + 100}个。",
            )
        )
    )


def _shares_that_are_not_all(story: Story) -> None:
    rng = story.rng
    first, second, third = rng.sample(FIELDS, 3)
    parts = shares(rng, 3)
    story.add(
        rng.choice(
            (
                f"{first}类占{rng.randint(20, 30)}%，{second}类占{rng.randint(20, 30)}%，{third}类占{rng.randint(20, 30)}%。",
                f"从业人员中，女性占{rng.randint(40, 60)}%，党员占{rng.randint(20, 40)}%，大专以上学历占{rng.randint(20, 40)}%。",
                f"{first}类占{parts[0]}%，{second}类占{parts[1]}%，其他占{parts[2]}%。",
                f"{first}、{second}、{third}分别占33.3%、33.3%、33.3%。",
            )
        )
    )


def _plain_table(story: Story) -> None:
    """A table with all that makes sums hard: ranks, rates, blanks, a note, a number for each row."""
    rng = story.rng
    towns = rng.sample(TOWNS, rng.randint(3, 5))
    head = ["序号", "单位", "办件（件）", "来访（人次）", "办结率", "排名"]
    values = [[rng.randint(10, 900), rng.randint(5, 400)] for _ in towns]
    rows = [
        [str(n), town, str(a), str(b) if rng.random() < 0.9 else "—", f"{rng.randint(90, 100)}%", str(n)]
        for n, (town, (a, b)) in enumerate(zip(towns, values, strict=True), 1)
    ]
    total = [
        "",
        "合计",
        str(sum(int(r[2]) for r in rows)),
        str(sum(int(r[3]) for r in rows if r[3] != "—")),
        "96%",
        "",
    ]
    story.part().below.append(Grid("各单位工作情况", [head, *rows, total]))


def _nested_table(story: Story) -> None:
    rng = story.rng
    a, b, c, d = (rng.randint(10, 400) for _ in range(4))
    part = rng.randint(1, a)
    rows = rng.choice(
        (
            [
                ["类别", "数量"],
                ["总计", str(a + b)],
                ["城区", str(a)],
                ["其中：老城", str(part)],
                ["乡镇", str(b)],
            ],
            [
                ["类别", "数量"],
                ["线上", str(a)],
                ["线下", str(b)],
                ["小计", str(a + b)],
                ["其他", str(c)],
                ["总计", str(a + b + c)],
            ],
            [
                ["分类", "数量"],
                ["合计", str(a + b)],
                ["按区域：城区", str(a)],
                ["乡镇", str(b)],
                ["按来源：电话", str(part)],
                ["网络", str(a + b - part)],
            ],
            [["年份", "数量"], ["2022", str(a)], ["2023", str(b)], ["2024", str(c)]],
            [["项目", "计划", "完成"], ["培训", str(a), str(b)], ["演练", str(c), str(d)]],
        )
    )
    story.part().below.append(Grid("分类统计", rows))


def _rounded_table(story: Story) -> None:
    rng = story.rng
    values = [Decimal(rng.randint(1000, 9000)) / 1000 for _ in range(4)]
    total = sum(values)
    rows = [[name, f"{value:.1f}"] for name, value in zip(DEPARTMENTS, values, strict=False)]
    story.part().below.append(
        Grid("经费支出（万元）", [["科室", "金额（万元）"], *rows, ["合计", f"{total:.1f}"]])
    )


def _quarters_table(story: Story) -> None:
    rng = story.rng
    rows = []
    for town in rng.sample(TOWNS, 4):
        values = [rng.randint(10, 300) for _ in range(4)]
        rows.append([town, *map(str, values), str(sum(values)), str(rng.randint(60, 99))])
    head = ["单位", "一季度", "二季度", "三季度", "四季度", "合计", "得分"]
    story.part().below.append(Grid("分季度情况", [head, *rows]))


def _changes_table(story: Story) -> None:
    rng = story.rng
    rows = []
    for _ in range(4):
        quantity, now = story.take()
        before = max(2, round(now * rng.uniform(0.7, 1.2)))
        rows.append([quantity.name, quantity.unit, str(now), str(before), percent(now - before, before)])
        if rng.random() < 0.4:
            story.open(whole(story, quantity, now))
    story.part().below.append(Grid("主要指标", [["指标", "单位", "本年", "上年", "同比"], *rows]))


def _right_days(story: Story) -> None:
    rng = story.rng
    day = date(story.year, rng.randint(1, 12), rng.randint(1, 28))
    name = "一二三四五六日"[day.weekday()]
    story.add(
        rng.choice(
            (
                f"{day.year}年{day.month}月{day.day}日（星期{name}），组织召开了部署会。",
                f"每周{rng.choice('一二三四五')}下午集中学习，{day.month}月{day.day}日起执行。",
                f"{day.year}年{day.month}月{day.day}日（周{name}）上午，举办了开放日活动。",
                f"截至{story.year}年5月31日，任务完成过半。",
            )
        )
    )


def _right_spans(story: Story) -> None:
    rng, year = story.rng, story.year
    story.add(
        rng.choice(
            (
                f"三年行动（{year - 2}—{year}年）圆满收官。",
                f"落实{year - 1}—{year + 2}年三年行动方案。",
                "“十四五”（2021—2025年）各项指标进展顺利。",
                "11月至次年2月为集中整治期。",
                f"{year - 3}—{year}年的四年间，两年获评先进。",
                "办理时限由15～20天缩短为5～7天，差错率由8%降至3%。",
                f"{year}年3月至{year + 1}年2月为试点期。",
                "4月28日—5月3日，安排专人值守。",
                "热线12345—2号席全天受理。",
            )
        )
    )


def _other_organs(story: Story) -> None:
    first, second = story.rng.sample(SHORT_ORGANS, 2)
    story.add(
        story.rng.choice(
            (
                f"会同{story.place}{first}、{story.place}{second}开展联合检查。",
                f"{story.organ}办公室牵头协调，有关科室配合。",
                f"{story.organ}（以下简称“我局”）逐项对接落实。",
                f"市{first}和市{second}给予了支持。",
                f"{story.place[:2]}各单位积极响应，{story.place}上下形成合力。",
            )
        )
    )


def _other_laws(story: Story) -> None:
    law = story.rng.choice(LAWS)
    story.add(
        story.rng.choice(
            (
                "学习《中华人民共和国安全生产法》，把《安全生产法》的要求落到岗位。",
                f"宣传《{law}》（以下简称《办法》），按《办法》规定逐条对照。",
                f"印发《{law}》《{law}实施细则》。",
                f"对照《{story.year - 1}年工作要点》和《{story.year}年工作要点》逐项检查。",
                f"修订《{law}（试行）》，形成《{law}》。",
                "学习《公务员考核规定》《公务员培训规定》。",
                "落实《省级储备管理办法》《市级储备管理办法》。",
            )
        )
    )


def _right_count(story: Story) -> None:
    rng = story.rng
    given = rng.randint(2, 4)
    word = rng.choice("是要")
    things = ("压实责任", "优化流程", "加强培训", "完善台账")
    items = "".join(f"{DIGITS[n]}{word}{things[n]}，抓好落实。" for n in range(given))
    count = "两" if given == 2 else DIGITS[given - 1]
    story.part().below.append(
        rng.choice(
            (
                f"重点抓好{count}个方面：{items}",
                f"主要做了以下{count}项工作：{items}",
                f"三个部门联合行动，{items}",
                f"第三方面的工作更加有力。{items}",
                f"五个科室分头负责，{items}",
                f"组织了三轮检查。{items}",
                f"{items}各科室三个方面的工作都有进展。",
                f"抓住两个重点，细化三项措施，{items}" if given == 3 else f"重点做好以下工作：{items}",
            )
        )
    )


def _right_references(story: Story) -> None:
    story.attachments = story.attachments or ["工作量统计表", "问题整改清单"]
    count = len(story.attachments)
    story.add(
        story.rng.choice(
            (
                f"具体情况见附件{count if count > 1 else ''}。",
                "按照《年度考核办法》附件5的格式填报。",
                "附件材料一并归档。",
                "报表3份、图纸5张一并移交。",
                "代表6人参加了座谈。",
            )
        )
    )


def _with_right_table(story: Story) -> None:
    """Text and table that tell the same, once as a row and once as a total."""
    rng = story.rng
    quantity, number = story.take()
    cut = rng.randint(1, number - 1)
    head = ["单位", f"{quantity.name}（{quantity.unit}）"]
    rows = [["东桥镇", str(cut)], ["西塘镇", str(number - cut)], ["合计", str(number)]]
    story.part().below.append(Grid("完成情况", [head, *rows]))
    story.open(whole(story, quantity, number))
    story.add(f"东桥镇{quantity.name}{cut}{quantity.unit}。")


def _of_one_town(story: Story) -> None:
    """A table that tells of a part what the text tells of the whole."""
    rng = story.rng
    quantity, number = story.take()
    other, _ = story.take()
    story.open(whole(story, quantity, number))
    part = max(1, number // rng.randint(2, 5))
    caption = rng.choice(
        (f"{rng.choice(TOWNS)}完成情况", f"{rng.choice(FIELDS)}行业完成情况", "一季度完成情况")
    )
    rows = [
        ["指标", "单位", "数量"],
        [quantity.name, quantity.unit, str(part)],
        [other.name, other.unit, "12"],
    ]
    story.part().below.append(Grid(caption, rows))


def _men_and_women(story: Story) -> None:
    """A total of two columns out of four, and a total that adds up nothing."""
    rng = story.rng
    rows = [["单位", "合计", "男", "女", "党员", "时限（天）"]]
    for town in rng.sample(TOWNS, 4):
        men, women = rng.randint(5, 40), rng.randint(5, 40)
        rows.append(
            [town, str(men + women), str(men), str(women), str(rng.randint(1, 9)), str(rng.randint(3, 20))]
        )
    sums = [str(sum(int(row[n]) for row in rows[1:])) for n in range(1, 5)]
    story.part().below.append(Grid("人员情况", [*rows, ["合计", *sums, "20"]]))


def _ends_with_a_count(story: Story) -> None:
    """The last words before the next heading name a number of things, which they do not introduce."""
    owner = story.rng.choice(story.parts[:-1])
    owner.sentences.append(
        story.rng.choice(("完善两项制度。", "解决了五个问题。", "落实了六条措施。", "突出了两个重点。"))
    )


def _lists_in_lists(story: Story) -> None:
    story.part().below.append(
        story.rng.choice(
            (
                "重点抓好两个方面：一是抓培训。做到三个结合：一是与岗位结合，二是与考核结合，三是与评优结合。二是抓制度，修订完善。",
                "围绕三项重点任务，一是压缩时限，二是精简材料，三是延长服务时间。取得三个成效：时限更短、材料更少、服务更好。",
                "一是完善五项制度。二是抓好三个环节。三是用好两个平台。",
            )
        )
    )


def _people(story: Story) -> None:
    rng = story.rng
    total, first = rng.choice((80, 120, 200)), rng.choice((20, 30, 40))
    story.add(
        rng.choice(
            (
                f"现有职工{total}人，其中党员{first}人，占{percent(first, total)}；女性{total // 2}人，占50%。",
                f"应到{total}人，实到{total - 2}人，出勤率{percent(total - 2, total)}。",
                f"投诉{first}件，办结{first}件，办结率100%。",
                f"发放资料{total}份，其中宣传册{first}份、海报{total * 3}张。",
            )
        )
    )


def _many_changes(story: Story) -> None:
    rng = story.rng
    a, b = rng.randint(100, 300), rng.randint(310, 700)
    story.add(
        rng.choice(
            (
                f"服务收入{a}.5万元，增长8%，办公支出{b}万元，增长10%。",
                f"办件由{a}件增加到{b}件，增长{percent(b - a, a)}，网上办件由{a - 50}件增加到{b - 50}件，增长{percent(b - a, a - 50)}。",
                f"上年为{a}件，今年{b}件，增长{percent(b - a, a)}。",
                "办理时限由法定的20个工作日压缩到3个工作日，压缩85%。",
                "满意率98.5%，同比提高1.2个百分点，高于平均水平2.3个百分点。",
                f"从5月的{a}件增加到6月的{b}件，增长{percent(b - a, a)}。",
                f"完成投资{b}万元，占年度计划的{percent(b, b + a)}，比时序进度快5个百分点。",
            )
        )
    )


def _rates_of_others(story: Story) -> None:
    rng = story.rng
    total = rng.randint(60, 300)
    part = rng.randint(total * 6 // 10, total - 1)
    story.add(
        rng.choice(
            (
                f"计划培训{total}人，实际培训{part}人，考核合格率98%。",
                f"计划培训{total}人，实际培训{part}人，完成率{percent(part, total)}。",
                f"发放问卷{total}份，收回{part}份，群众知晓率92%。",
                f"检查企业{total}家，其中规上{part}家，占全县规上企业的九成。",
                f"检查企业{total}家，其中小微企业{part}家，占检查企业总数的{percent(part, total)}。",
                f"受理事项{total}件，办结{part}件，提前办结率85%。",
                f"排查隐患{total}处，已整改{part}处，综合整改率93%。",
                f"电话投诉{part}件，网络投诉{total}件，合计{part + total}件。",
                f"设备投入{part}万元，培训投入{total}万元，全年投入共{part + total + 30}万元。",
            )
        )
    )


def _right_differences(story: Story) -> None:
    rng = story.rng
    a, b = rng.randint(100, 300), rng.randint(310, 700)
    story.add(
        rng.choice(
            (
                f"办件{b}件，上年同期{a}件，增加{b - a}件。",
                f"站点由{a}个增加到{b}个，增加{b - a}个，覆盖率提高12个百分点。",
                f"来访{a}人次，比去年减少{b - a}人次。",
                f"去年{a}件，今年{b}件，增加{b - a}件，增长{percent(b - a, a)}。",
                f"上年结转{a}件，本年新收{b}件，办结{a + 7}件，办结数增加{rng.randint(3, 90)}件。",
            )
        )
    )


def _right_shares_table(story: Story) -> None:
    rng = story.rng
    values = [rng.randint(30, 400) for _ in range(4)]
    rows = [[n, str(v), percent(v, sum(values))] for n, v in zip(rng.sample(FIELDS, 4), values, strict=True)]
    story.part().below.append(
        Grid(
            "来源情况",
            [["类别", "件数", rng.choice(("占比", "比重"))], *rows, ["合计", str(sum(values)), "100%"]],
        )
    )


def _party_members(story: Story) -> None:
    """A share in each row of something else than the column's total."""
    rng = story.rng
    rows = []
    for name in rng.sample(DEPARTMENTS, 4):
        men, members = rng.randint(10, 40), rng.randint(2, 9)
        rows.append([name, str(men), str(members), percent(members, men)])
    story.part().below.append(Grid("人员构成", [["科室", "人数", "党员", "党员占比"], *rows]))


def _reckoned_before_rounding(story: Story) -> None:
    """Percentages and sums that were reckoned from numbers with more places than are written."""
    rng = story.rng
    whole_, part = Decimal(rng.randint(91000, 180000)), Decimal(rng.randint(21000, 88000))
    now, before = Decimal(rng.randint(12100, 19900)), Decimal(rng.randint(8100, 11900))
    rate, last = Decimal(rng.randint(9400, 9900)), Decimal(rng.randint(8800, 9300))
    tens, hundreds = Decimal(10000), Decimal(1000)
    story.add(
        rng.choice(
            (
                f"实有经营主体{whole_ / tens:.1f}万户，其中企业{part / tens:.1f}万户，占{percent(part, whole_)}。",
                f"完成投资{now / hundreds:.1f}亿元，上年同期{before / hundreds:.1f}亿元，同比增长{percent(now - before, before)}。",
                f"满意率{rate / 100:.1f}%，上年为{last / 100:.1f}%，提高{(rate - last) / 100:.1f}个百分点。",
            )
        )
    )
    values = [Decimal(rng.randint(10000, 99000)) / 1000 for _ in range(5)]
    rows = [[name, f"{v:.0f}"] for name, v in zip(DEPARTMENTS, values, strict=False)]
    rows.append(["合计", f"{sum(values):.0f}"])
    story.part().below.append(Grid("经费支出情况（单位：万元）", [["科室", "金额"], *rows]))


def _right_quarters(story: Story) -> None:
    """Quarters that add up to what the text tells, and those of a part of the time."""
    rng = story.rng
    quantity, number = story.take()
    names = ("一季度", "二季度", "三季度", "四季度")[: 2 if story.is_half else 4]
    first = max(1, number // 5)
    parts = [first] * (len(names) - 1)
    parts.append(number - sum(parts))
    rows = [[name, str(part)] for name, part in zip(names, parts, strict=True)]
    if rng.random() < 0.5:
        rows = rows[:-1]
    story.part().below.append(Grid("分时段情况", [["时段", f"{quantity.name}（{quantity.unit}）"], *rows]))
    story.open(whole(story, quantity, number))


def _whole_in_the_sentence_before(story: Story) -> None:
    rng = story.rng
    a, b, c = rng.randint(200, 900), rng.randint(50, 190), rng.randint(20, 90)
    total = a + b + c
    first, second = rng.sample(FIELDS, 2)
    story.add(
        rng.choice(
            (
                f"现有经营企业{total}家。其中，{first}类{a}家，{second}类{b}家，占{percent(b, total)}。",
                f"现有经营企业{total}家，同比增长6.8%。其中{first}企业{a}家（占{percent(a, total)}），{second}企业{b}家（占{percent(b, total)}）。",
                f"共受理事项{total}件。线上办理{a}件，线下办理{b}件，占{percent(b, total)}。",
            )
        )
    )


def _parts_of_parts(story: Story) -> None:
    rng = story.rng
    total, some = rng.randint(200, 900), rng.randint(3, 19)
    done = total - rng.randint(1, 30)
    story.add(
        rng.choice(
            (
                f"排查燃气隐患{total}处，其中重大隐患{some}处，整改{done}处，整改率{percent(done, total)}。",
                f"排查燃气隐患{total}处，其中重大隐患{some}处，已整改{some - 1}处，整改率{percent(some - 1, some)}。",
                f"受理投诉举报{total}件，办结{done}件。其中，投诉{some * 3}件，举报{some}件。",
                f"新登记商户{total}户，同比增长8.7%，其中企业{some}户、个体{total - some}户。",
                "30岁（含）以下占38.62%，30岁—40岁（含）占41.25%，40岁—50岁（含）占16.83%，50岁以上占3.30%。",
                f"主体达到{total}家，比上年新增{some}家，净增率{percent(some, total - some)}。",
            )
        )
    )


TRAPS: tuple[Trap, ...] = (
    _rounded, _parts_of_time, _parts_of_all, _part_of_a_heading, _each_for_itself, _so_far, _more_than_before,
    _to_come, _other_units, _ten_thousands, _share_of_another, _right_rate, _right_change, _right_sums,
    _shares_that_are_not_all, _plain_table, _nested_table, _rounded_table, _quarters_table, _changes_table,
    _right_days, _right_spans, _other_organs, _other_laws, _right_count, _right_references, _with_right_table,
    _parts_of_parts,
    _whole_in_the_sentence_before,
    _reckoned_before_rounding, _right_quarters,
    _rates_of_others, _right_differences, _right_shares_table, _party_members, _of_one_town, _men_and_women, _ends_with_a_count, _lists_in_lists, _people, _many_changes,
)  # fmt: skip

"""What does not agree, in the forms in which offices leave it in, each with its label."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from random import Random

from support.agreement_set.story import DIGITS, Grid, Story
from support.agreement_set.telling import mistyped, percent, shares, whole
from support.agreement_set.words import DEPARTMENTS, FIELDS, LAWS, TOWNS

Contradiction = Callable[[Story], None]


def _intro_and_part(story: Story) -> None:
    quantity, number = story.take()
    first = story.open(whole(story, quantity, number))
    other = story.add(whole(story, quantity, _more(story.rng, number)))
    story.label("figures-disagree", first, other)


def _more(rng: Random, number: int) -> int:
    """Another number that cannot be a part of the first: more, or a slip of the finger."""
    return next(n for n in iter(lambda: mistyped(rng, number), None) if n != number)


def _intro_and_conclusion(story: Story) -> None:
    quantity, number = story.take()
    first = story.open(whole(story, quantity, number))
    other = (
        f"总的看，{story.time}{quantity.name}{_more(story.rng, number)}{quantity.unit}，为下一步打下了基础。"
    )
    story.parts[-1].below.append(other)
    story.label("figures-disagree", first, other)


def _text_and_table(story: Story) -> None:
    rows = []
    for _ in range(3):
        quantity, number = story.take()
        rows.append((quantity, number))
    head = story.rng.choice((["项目", "单位", "数量"], ["指标", "计量单位", "完成数"]))
    grid = Grid(f"{story.topic}主要指标", [head, *([q.name, q.unit, str(n)] for q, n in rows)])
    story.part().below.append(grid)
    quantity, number = story.rng.choice(rows)
    other = story.open(whole(story, quantity, _more(story.rng, number)))
    story.label("figures-disagree", other, str(number))


def _text_and_total(story: Story) -> None:
    quantity, number = story.take()
    towns = story.rng.sample(TOWNS, 3)
    parts = _split(story.rng, number, 3)
    head = ["单位", f"{quantity.name}（{quantity.unit}）"]
    rows = [[town, str(part)] for town, part in zip(towns, parts, strict=True)]
    story.part().below.append(Grid("各单位完成情况", [head, *rows, ["合计", str(number)]]))
    other = story.open(whole(story, quantity, _more(story.rng, number)))
    story.label("figures-disagree", other, str(number))


def _text_and_quarters(story: Story) -> None:
    """Quarters without a total, which the text tells with another number."""
    quantity, number = story.take()
    names = ("一季度", "二季度", "三季度", "四季度")[: 2 if story.is_half else 4]
    parts = _split(story.rng, max(number, 20), len(names))
    rows = [[name, str(part)] for name, part in zip(names, parts, strict=True)]
    story.part().below.append(Grid("分时段情况", [["时段", f"{quantity.name}（{quantity.unit}）"], *rows]))
    other = story.open(whole(story, quantity, _more(story.rng, max(number, 20))))
    story.label("figures-disagree", other, rows[0][1])


def _split(rng: Random, number: int, count: int) -> list[int]:
    """`count` whole parts of `number`, none of them nothing."""
    cuts = sorted(rng.sample(range(1, number), count - 1))
    return [b - a for a, b in zip((0, *cuts), (*cuts, number), strict=True)]


def _column_total(story: Story) -> None:
    rng = story.rng
    columns = [story.take()[0] for _ in range(rng.randint(1, 3))]
    towns = rng.sample(TOWNS, rng.randint(3, 5))
    values = [[rng.randint(3, 900) for _ in columns] for _ in towns]
    sums = [sum(column) for column in zip(*values, strict=True)]
    wrong = rng.randrange(len(columns))
    sums[wrong] = _more(rng, sums[wrong])
    head = ["单位", *(f"{q.name}（{q.unit}）" for q in columns)]
    rows = [[town, *map(str, line)] for town, line in zip(towns, values, strict=True)]
    total = [rng.choice(("合计", "总计", "合 计")), *map(str, sums)]
    rows = [head, total, *rows] if rng.random() < 0.3 else [head, *rows, total]
    story.part().below.append(Grid("各单位工作量统计", rows))
    story.label("table-sum", str(sums[wrong]))


def _part_of_total(story: Story) -> None:
    """A part was brought up to date, and the total was not."""
    rng = story.rng
    towns = rng.sample(DEPARTMENTS, 4)
    values = [[Decimal(rng.randint(20, 990)) / 10 for _ in range(2)] for _ in towns]
    sums = [sum(column) for column in zip(*values, strict=True)]
    values[rng.randrange(4)][0] += Decimal(rng.randint(8, 90)) / 10
    rows = [[town, *map(str, line)] for town, line in zip(towns, values, strict=True)]
    head = ["科室", "预算（万元）", "支出（万元）"]
    story.part().below.append(Grid("经费使用情况", [head, *rows, ["合计", *map(str, sums)]]))
    story.label("table-sum", str(sums[0]))


def _row_total(story: Story) -> None:
    rng = story.rng
    head = ["单位", "一季度", "二季度", "三季度", "四季度", "合计"]
    rows = []
    for town in rng.sample(TOWNS, rng.randint(4, 6)):
        values = [rng.randint(10, 300) for _ in range(4)]
        rows.append([town, *map(str, values), str(sum(values))])
    wrong = rng.choice(rows)
    wrong[-1] = str(_more(rng, int(wrong[-1])))
    story.part().below.append(Grid("分季度办件情况（件）", [head, *rows]))
    story.label("table-sum", wrong[-1])


def _subtotal(story: Story) -> None:
    rng = story.rng
    rows, total = [["类别", "数量"]], 0
    groups = [[rng.randint(10, 400) for _ in range(rng.randint(2, 3))] for _ in range(2)]
    names = rng.sample(FIELDS, 6)
    sums = [sum(group) for group in groups]
    total = sum(sums)
    for group, added in zip(groups, sums, strict=True):
        rows += [[names.pop(), str(value)] for value in group] + [["小计", str(added)]]
    wrong = _more(rng, total)
    story.part().below.append(Grid("分类情况", [*rows, ["总计", str(wrong)]]))
    story.label("table-sum", str(wrong))


def _part_above_whole(story: Story) -> None:
    quantity, number = story.take()
    part = number + story.rng.randint(1, max(2, number // 4))
    field = story.rng.choice(FIELDS)
    words = story.rng.choice(
        (
            f"{story.time}{quantity.name}{number}{quantity.unit}，其中{field}类{part}{quantity.unit}。",
            f"共{quantity.name}{number}{quantity.unit}，其中，{field}行业{part}{quantity.unit}。",
            f"{quantity.name}{number}{quantity.unit}（其中{field}行业{part}{quantity.unit}）。",
        )
    )
    story.label("text-sum", story.add(words))


def _parts_above_whole(story: Story) -> None:
    rng = story.rng
    total = rng.randint(80, 900)
    parts = _split(rng, total + rng.randint(5, 60), 3)
    first, second, third = rng.sample(FIELDS, 3)
    words = rng.choice(
        (
            f"投入资金{total}万元，其中{first}{parts[0]}万元、{second}{parts[1]}万元、{third}{parts[2]}万元。",
            f"共整改问题{total}项，分别为{first}{parts[0]}项、{second}{parts[1]}项、{third}{parts[2]}项。",
            f"收到{first}建议{parts[0]}件、{second}建议{parts[1]}件、{third}建议{parts[2]}件，合计{total}件。",
            f"{first}{parts[0]}处、{second}{parts[1]}处、{third}{parts[2]}处，共{total}处。",
        )
    )
    story.label("text-sum", story.add(words))


def _shares_in_text(story: Story) -> None:
    rng = story.rng
    parts = shares(rng, 3, rng.choice((0, 1)))
    parts[0] += rng.choice((2, 3, 5))
    first, second = rng.sample(FIELDS, 2)
    words = rng.choice(
        (
            f"从来源看，{first}类占{parts[0]}%，{second}类占{parts[1]}%，其他占{parts[2]}%。",
            f"办件中，{first}、{second}和其他类分别占{parts[0]}%、{parts[1]}%、{parts[2]}%。",
            f"{first}类占比{parts[0]}%，{second}类占比{parts[1]}%，其余占比{parts[2]}%。",
        )
    )
    story.label("share-sum", story.add(words))


def _shares_in_table(story: Story) -> None:
    rng = story.rng
    parts = shares(rng, 4)
    names = [*rng.sample(FIELDS, 3), "其他"]
    wrong = parts[1] + rng.choice((-4, -3, 3, 4))
    rows = [[name, f"{part}%"] for name, part in zip(names, [parts[0], wrong, *parts[2:]], strict=True)]
    story.part().below.append(Grid("来源构成", [["类别", rng.choice(("占比", "比重", "所占比例"))], *rows]))
    story.label("share-sum", *(f"{part}%" for part in (parts[0], wrong, *parts[2:])))


def _rate_in_text(story: Story) -> None:
    rng = story.rng
    total = rng.randint(60, 900)
    part = rng.randint(total * 6 // 10, total - 1)
    wrong = percent(part + max(2, total // 25), total)
    words = rng.choice(
        (
            f"排查隐患{total}处，已整改{part}处，整改率{wrong}。",
            f"抽检样品{total}批次，合格{part}批次，合格率为{wrong}。",
            f"受理投诉{total}件，办结{part}件，办结率达{wrong}。",
            f"参加考核{total}人，其中优秀{part}人，占{wrong}。",
            f"回访企业{total}家，其中表示满意的{part}家，占比{wrong}。",
            f"应完成检定{total}台，实际完成{part}台，完成率{wrong}。",
        )
    )
    story.label("wrong-share", story.add(words))


def _rate_in_table(story: Story) -> None:
    rng = story.rng
    rows = []
    for town in rng.sample(TOWNS, rng.randint(4, 6)):
        total = rng.randint(40, 300)
        part = rng.randint(total // 2, total)
        rows.append([town, str(total), str(part), percent(part, total)])
    wrong = rng.choice(rows)
    wrong[3] = percent(max(1, int(wrong[2]) - rng.randint(3, 9)), int(wrong[1]))
    head = ["单位", "排查（处）", "整改（处）", "整改率"]
    story.part().below.append(Grid("隐患整改情况", [head, *rows]))
    story.label("wrong-share", wrong[3])


def _change_in_text(story: Story) -> None:
    rng = story.rng
    quantity, now = story.take()
    before = max(2, round(now * rng.uniform(0.6, 0.95)))
    wrong = percent(now - before + max(1, now // 12), before)
    q, unit = quantity.name, quantity.unit
    words = rng.choice(
        (
            f"{story.time}{q}{now}{unit}，上年同期为{before}{unit}，同比增长{wrong}。",
            f"{story.time}{q}{now}{unit}，去年同期{before}{unit}，增长{wrong}。",
            f"{q}由{before}{unit}增加到{now}{unit}，增长{wrong}。",
            f"{q}从上年的{before}{unit}增加到{now}{unit}，同比增长{wrong}。",
            f"{story.time}{q}{now}{unit}，比去年同期的{before}{unit}增长{wrong}。",
        )
    )
    story.label("wrong-change", story.add(words))


def _fall_in_text(story: Story) -> None:
    rng = story.rng
    before, now = rng.randint(20, 40), rng.randint(5, 18)
    wrong = percent(before - now - 2, before)
    words = rng.choice(
        (
            f"平均办理时间由{before}天压缩到{now}天，缩短{wrong}。",
            f"投诉由去年的{before}起降到{now}起，下降{wrong}。",
            f"投诉{now}起，去年同期{before}起，同比下降{wrong}。",
        )
    )
    story.label("wrong-change", story.add(words))


def _points_in_text(story: Story) -> None:
    rng = story.rng
    before = Decimal(rng.randint(800, 940)) / 10
    now = before + Decimal(rng.randint(5, 55)) / 10
    wrong = now - before + Decimal(rng.choice((3, 5, 10))) / 10
    words = rng.choice(
        (
            f"群众满意率由{before}%提高到{now}%，提高{wrong}个百分点。",
            f"群众满意率{now}%，上年为{before}%，提高{wrong}个百分点。",
            f"按时办结率从{before}%提升至{now}%，提升了{wrong}个百分点。",
        )
    )
    story.label("wrong-change", story.add(words))


def _change_in_table(story: Story) -> None:
    rng = story.rng
    rows = []
    for _ in range(rng.randint(4, 5)):
        quantity, now = story.take()
        before = max(2, round(now * rng.uniform(0.7, 1.2)))
        rows.append([quantity.name, str(now), str(before), percent(now - before, before).rstrip("%")])
    wrong = rng.choice(rows)
    wrong[3] = str(Decimal(wrong[3]) + rng.choice((-4, -3, 3, 4)))
    head = rng.choice((["指标", "本年", "上年", "增长（%）"], ["指标", "今年", "去年", "同比（%）"]))
    story.part().below.append(Grid("主要指标完成情况", [head, *rows]))
    story.label("wrong-change", wrong[3])


def _too_early(story: Story) -> None:
    month = story.rng.randint(1, 4) if story.is_half else story.rng.randint(1, 9)
    story.date = f"{story.year}年{month}月{story.rng.randint(1, 28)}日"
    story.label("early-date", story.date)


def _up_to_later(story: Story) -> None:
    year, month = map(int, story.date.split("日")[0].replace("月", "年").split("年")[:2])
    later = date(year + (month + 2) // 13, (month + 1) % 12 + 1, 15)
    words = f"截至{later.year}年{later.month}月{later.day}日，各项任务完成过半。"
    story.label("early-date", story.add(words), story.date)


def _weekday(story: Story) -> None:
    rng = story.rng
    day = date(story.year, rng.randint(1, 12), rng.randint(1, 28))
    wrong = "一二三四五六日"[(day.weekday() + rng.randint(1, 6)) % 7]
    told = f"{day.year}年{day.month}月{day.day}日"
    words = rng.choice(
        (
            f"{told}（星期{wrong}），组织召开了部署会。",
            f"{told}（周{wrong}）上午，举办了开放日活动。",
            f"定于{told}星期{wrong}开展联合检查。",
        )
    )
    story.label("wrong-weekday", story.add(words))


def _year_of_the_introduction(story: Story) -> None:
    year = story.year + story.rng.randint(1, 2)
    ending = story.rng.choice(("，", "年度，", "以来，"))
    start = f"{year}年，" if ending == "，" else f"{year}年{ending.removeprefix('年')}"
    story.intro[0] = f"{start}{story.organ}围绕年初确定的任务，扎实推进{story.topic}各项工作。"
    story.label("years-disagree", story.intro[0])


def _span(story: Story) -> None:
    rng = story.rng
    begin = rng.randint(2019, 2022)
    words = rng.choice(
        (
            f"{story.topic}三年行动（{begin}—{begin + rng.choice((1, 4, 5))}年）稳步实施。",
            f"完成{begin}—{begin + rng.choice((3, 4))}年两年攻坚任务。",
            f"“十四五”（{rng.choice((2020, 2022))}—2025年）各项指标进展顺利。",
            f"按照五年规划（{begin}—{begin + rng.choice((2, 7))}年）要求，分步推进。",
        )
    )
    story.label("year-span", story.add(words))


def _backwards(story: Story) -> None:
    rng = story.rng
    year, low = story.year, rng.randint(2, 20)
    words = rng.choice(
        (
            f"{year}—{year - rng.randint(1, 3)}年的台账全部归档。",
            f"每批次抽查{low + rng.randint(3, 20)}～{low}家。",
            f"误差控制在{low + 5}%～{low}%之间。",
            f"{year}年9月至{year}年{rng.randint(1, 8)}月开展集中整治。",
            f"5月{low + 8}日—{low}日，集中受理申请。",
        )
    )
    story.label("backward-range", story.add(words))


def _organ(story: Story) -> None:
    rng, name = story.rng, story.organ
    place = rng.randrange(4, len(name) - 2)
    swapped = name[:place] + name[place + 1] + name[place] + name[place + 2 :]
    dropped = name[:place] + name[place + 1 :]
    doubled = name[:place] + name[place] + name[place:]
    wrong = swapped if name[place] != name[place + 1] else doubled
    if len(name) > 8:
        wrong = rng.choice((wrong, dropped, doubled))
    words = rng.choice(
        (f"由{wrong}统一组织实施。", f"{wrong}主动对接，逐项落实。", f"经{wrong}研究，作了调整。")
    )
    story.label("organ-name", story.add(words), name)


def _law(story: Story) -> None:
    rng = story.rng
    law = rng.choice(LAWS)
    place = rng.randrange(1, len(law) - 3)
    swapped = law[:place] + law[place + 1] + law[place] + law[place + 2 :]
    dropped = law[:place] + law[place + 1 :]
    wrong = rng.choice((swapped, dropped)) if law[place] != law[place + 1] else dropped
    first = story.add(f"组织学习《{law}》，做到入脑入心。")
    other = story.add(f"对照《{wrong}》，逐条自查整改。")
    story.label("law-name", first, other)


def _announced_inline(story: Story) -> None:
    rng = story.rng
    given = rng.randint(2, 4)
    promised = given + rng.choice((-1, 1) if given > 2 else (1,))
    word = rng.choice("是要")
    things = ("压实责任", "优化流程", "加强培训", "完善台账")
    items = "".join(f"{DIGITS[n]}{word}{things[n]}，抓好落实。" for n in range(given))
    start = rng.choice(
        (
            f"重点抓好{DIGITS[promised - 1]}个方面：",
            f"主要做了以下{DIGITS[promised - 1]}项工作：",
            f"着力在{DIGITS[promised - 1]}个环节上下功夫：",
            f"做到{DIGITS[promised - 1]}个坚持：",
            f"提出{DIGITS[promised - 1]}点要求：",
        )
    )
    if promised == 2:
        start = start.replace("二", "两")
    paragraph = f"{start}{items}"
    story.part().below.append(paragraph)
    story.label("announced-count", paragraph)


def _announced_headings(story: Story) -> None:
    promised = len(story.parts) + story.rng.choice((-1, 1))
    count = "两" if promised == 2 else DIGITS[promised - 1]
    # It stands behind the heading 一、, before （一）: the last sentence of what introduces the parts.
    opening = f"{story.time}，重点做了以下{count}个方面的工作："
    story.lead = opening
    story.label("announced-count", opening)


def _attachment(story: Story) -> None:
    story.attachments = story.attachments or ["工作量统计表", "问题整改清单"][: story.rng.randint(1, 2)]
    number = len(story.attachments) + story.rng.randint(1, 2)
    words = story.rng.choice(
        (
            f"具体情况见附件{number}。",
            f"有关数据详见附件{number}。",
            f"各科室完成情况（见附件{number}）已经通报。",
        )
    )
    story.label("missing-reference", story.add(words))


def _table(story: Story) -> None:
    grid = Grid("表1 各单位办件情况", [["单位", "件数"], ["东桥镇", "31"], ["西塘镇", "42"]])
    story.part().below.append(grid)
    number = story.rng.randint(2, 4)
    words = story.rng.choice((f"分布情况见表{number}。", f"如表{number}所示，进度总体均衡。"))
    story.label("missing-reference", story.add(words))


def _within_above(story: Story) -> None:
    """A row of 其中 that is more than the row it is a part of."""
    rng = story.rng
    whole_, other = rng.randint(40, 300), rng.randint(40, 300)
    part = whole_ + rng.randint(3, 40)
    rows = [["类别", "数量（件）"], ["线上", str(whole_)], ["其中：手机端", str(part)], ["线下", str(other)]]
    story.part().below.append(Grid("办理渠道", rows))
    story.label("table-sum", str(whole_))


def _joined_sum(story: Story) -> None:
    rng = story.rng
    a, b = rng.randint(20, 90), rng.randint(20, 90)
    words = rng.choice(
        (
            f"培训管理人员{a}人，培训操作人员{b}人，合计{a + b + rng.randint(1, 9)}人。",
            f"投入资金{a + b}万元，其中设备{a}万元，培训{b + rng.randint(2, 9)}万元。",
            f"受理电话投诉{a}件，网络投诉{b}件，共计{a + b - rng.randint(1, 9)}件。",
        )
    )
    story.label("text-sum", story.add(words))


def _part_in_the_next_sentence(story: Story) -> None:
    rng = story.rng
    total = rng.randint(300, 900)
    part = total + rng.randint(5, 90)
    words = f"受理投诉举报{total}件，按时办结率100%。其中，投诉{part}件，咨询{rng.randint(20, 90)}件。"
    story.label("text-sum", story.add(words))


def _other_rates(story: Story) -> None:
    rng = story.rng
    total = rng.randint(60, 300)
    part = rng.randint(total * 6 // 10, total - 1)
    wrong = percent(part - max(2, total // 20), total)
    words = rng.choice(
        (
            f"计划培训{total}人，实际培训{part}人，完成率{wrong}。",
            f"应到{total}人，实到{part}人，出勤率{wrong}。",
            f"发放问卷{total}份，收回{part}份，回收率{wrong}。",
            f"排查安全隐患{total}处，完成整改{part}处，隐患整改率{wrong}。",
            f"检查企业{total}家，其中发现问题的{part}家，占检查企业总数的{wrong}。",
        )
    )
    story.label("wrong-share", story.add(words))


def _share_of_total(story: Story) -> None:
    rng = story.rng
    values = [rng.randint(30, 400) for _ in range(5)]
    names = rng.sample(FIELDS, 5)
    rows = [[name, str(v), percent(v, sum(values))] for name, v in zip(names, values, strict=True)]
    wrong = rng.choice(rows)
    wrong[2] = percent(int(wrong[1]) + max(4, sum(values) // 40), sum(values))
    rows = [*rows, ["合计", str(sum(values)), "100%"]]
    story.part().below.append(Grid("来源分布", [["类别", "件数", "占比"], *rows]))
    story.label("wrong-share", wrong[2])
    story.label("share-sum", *(row[2] for row in rows[:5]))


def _rise_by_so_many(story: Story) -> None:
    rng = story.rng
    quantity, now = story.take()
    more = max(2, round(now * rng.uniform(0.1, 0.4)))
    wrong = percent(more + max(2, now // 20), now - more)
    q, unit = quantity.name, quantity.unit
    words = rng.choice(
        (
            f"{story.time}{q}{now}{unit}，比上年增加{more}{unit}，增长{wrong}。",
            f"{q}{now}{unit}，同比增加{more}{unit}，增长{wrong}。",
            f"审批时限由{more + 40}天压缩至{more}天，压缩{percent(43, more + 40)}。",
        )
    )
    story.label("wrong-change", story.add(words))


def _difference(story: Story) -> None:
    rng = story.rng
    quantity, now = story.take()
    before = max(2, round(now * rng.uniform(0.6, 0.9)))
    off = now - before + max(1, now // 15)
    q, unit = quantity.name, quantity.unit
    words = rng.choice(
        (
            f"{story.time}{q}{now}{unit}，上年同期{before}{unit}，增加{off}{unit}。",
            f"{q}由{before}{unit}增加到{now}{unit}，增加{off}{unit}。",
            f"去年为{before}{unit}，今年{q}{now}{unit}，增长{percent(off, before)}。",
        )
    )
    story.label("wrong-change", story.add(words))


def _weekday_without_year(story: Story) -> None:
    rng = story.rng
    month, day = rng.randint(1, 12), rng.randint(1, 28)
    years = range(story.year - 1, story.year + 3)
    wrong = next(d for d in range(7) if all(date(year, month, day).weekday() != d for year in years))
    words = f"{month}月{day}日（星期{'一二三四五六日'[wrong]}），组织召开了部署会。"
    story.label("wrong-weekday", story.add(words))


def _organ_of_title(story: Story) -> None:
    """The title names the organ in a form that is neither its name nor an accepted short one."""
    ending = "所" if story.organ[-1] != "所" else "馆"
    story.title_organ = story.organ[:-1] + ending
    story.label("organ-name", story.title)


def _law_number(story: Story) -> None:
    rng = story.rng
    law, number = rng.choice(LAWS), rng.randint(2, 90)
    first = story.add(
        f"按照《关于印发{law}的通知》（{story.place[:1]}政办发〔{story.year}〕{number}号）要求，抓好落实。"
    )
    other = story.add(
        f"落实《关于印发{law}的通知》（{story.place[:1]}政办发〔{story.year}〕{number + 1}号），细化措施。"
    )
    story.label("law-name", first, other)


def _announced_otherwise(story: Story) -> None:
    things = ("压实责任", "优化流程", "加强培训", "完善台账")
    given = story.rng.randint(2, 3)
    count = DIGITS[given]
    paragraph = story.rng.choice(
        (
            f"下步抓好{count}项重点工作：" + "".join(f"第{DIGITS[n]}，{things[n]}。" for n in range(given)),
            f"主要解决{count}个问题：" + "；".join(f"{'①②③'[n]}{things[n]}" for n in range(given)) + "。",
            f"主要体现在{count}个方面。" + "".join(f"{DIGITS[n]}是{things[n]}。" for n in range(given)),
        )
    )
    story.part().below.append(paragraph)
    story.label("announced-count", paragraph)


def _no_attachment(story: Story) -> None:
    if story.attachments:
        _attachment(story)
    else:
        words = story.rng.choice(("明细见附件1。", "有关数据详见附件2。", "（见附件1）"))
        story.label("missing-reference", story.add(words))


CONTRADICTIONS: dict[str, tuple[Contradiction, ...]] = {
    "figures-disagree": (
        _intro_and_part,
        _intro_and_part,
        _intro_and_conclusion,
        _text_and_table,
        _text_and_total,
        _text_and_quarters,
    ),
    "table-sum": (_column_total, _part_of_total, _row_total, _subtotal, _within_above),
    "text-sum": (_part_above_whole, _parts_above_whole, _joined_sum, _part_in_the_next_sentence),
    "share-sum": (_shares_in_text, _shares_in_table),
    "wrong-share": (_rate_in_text, _rate_in_table, _other_rates, _share_of_total),
    "wrong-change": (
        _change_in_text,
        _fall_in_text,
        _points_in_text,
        _change_in_table,
        _difference,
        _rise_by_so_many,
    ),
    "early-date": (_too_early, _up_to_later),
    "wrong-weekday": (_weekday, _weekday_without_year),
    "years-disagree": (_year_of_the_introduction,),
    "year-span": (_span,),
    "backward-range": (_backwards,),
    "organ-name": (_organ, _organ, _organ_of_title),
    "law-name": (_law, _law, _law_number),
    "announced-count": (_announced_inline, _announced_headings, _announced_otherwise),
    "missing-reference": (_attachment, _table, _no_attachment),
}

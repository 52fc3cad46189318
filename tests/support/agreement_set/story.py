"""A report as its author knows it, and the files that say it."""

from dataclasses import dataclass, field
from random import Random

from support.agreement_set.words import (
    FAULT_HEADS,
    FAULTS,
    FILLERS,
    HEADS,
    ORGANS,
    PLACES,
    PLAN_HEADS,
    PLANS,
    QUANTITIES,
    SUBHEADS,
    TOPICS,
    Quantity,
)
from support.office_set.lines import Document, Line, Look, Table

DIGITS = "一二三四五六七八九十"


@dataclass(frozen=True)
class Label:
    """What was done: the rule that it breaks, and words of the places where it may be told."""

    rule: str
    places: tuple[str, ...]


@dataclass
class Grid:
    """A table with its caption."""

    caption: str
    rows: list[list[str]]


@dataclass
class Part:
    """A second-level heading that runs on in its text, with what stands below it."""

    title: str
    sentences: list[str]
    below: list["str | Grid"] = field(default_factory=list)


@dataclass
class Story:
    """A report: `told` are its quantities with their numbers; `free` those that nothing was said of yet."""

    rng: Random
    name: str
    year: int
    is_half: bool
    place: str
    organ: str
    topic: str
    told: dict[Quantity, int]
    free: list[Quantity]
    intro: list[str] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    plans: list[str] = field(default_factory=list)
    close: list[str] = field(default_factory=list)
    heads: tuple[str, str, str] = ("", "", "")
    lead: str = ""
    date: str = ""
    title_organ: str = ""
    attachments: list[str] = field(default_factory=list)
    labels: list[Label] = field(default_factory=list)
    figures: list[list[str]] = field(default_factory=list)
    """Rows of 数据, in a workbook."""
    last: list[list[str]] = field(default_factory=list)
    """Rows of 数据 in last period's workbook."""

    @property
    def time(self) -> str:
        """The report's own time as its text names it."""
        return "上半年" if self.is_half else "全年"

    @property
    def title(self) -> str:
        """The title."""
        return f"{self.title_organ or self.organ}{self.year}年{'上半年' if self.is_half else '度'}{self.topic}工作总结"

    def part(self) -> Part:
        """Any of the parts."""
        return self.rng.choice(self.parts)

    def add(self, sentence: str, part: Part | None = None) -> str:
        """Put a sentence into a part, somewhere behind its first one."""
        sentences = (part or self.part()).sentences
        sentences.insert(self.rng.randint(1, len(sentences)), sentence)
        return sentence

    def open(self, sentence: str) -> str:
        """Put a sentence into the introduction."""
        self.intro.insert(self.rng.randint(1, len(self.intro)), sentence)
        return sentence

    def take(self) -> tuple[Quantity, int]:
        """A quantity of which nothing was said yet, and how much of it there was."""
        quantity = self.free.pop(self.rng.randrange(len(self.free)))
        return quantity, quantity.draw(self.rng)

    def label(self, rule: str, *places: str) -> None:
        """Say what was done."""
        self.labels.append(Label(rule, places))


def blank_story(number: int) -> Story:
    """A report in which nothing is counted yet."""
    rng = Random(number)
    free = rng.sample(QUANTITIES, len(QUANTITIES))
    place = rng.choice(PLACES)
    is_half = rng.random() < 0.3
    year = rng.randint(2021, 2025)
    story = Story(
        rng, f"{number:04}", year, is_half, place, place + rng.choice(ORGANS), rng.choice(TOPICS), {}, free
    )
    story.intro = [
        f"{'今年以来' if rng.random() < 0.5 else f'{year}年'}，{story.organ}围绕年初确定的任务，扎实推进{story.topic}各项工作。",
        rng.choice(FILLERS),
        "现将有关情况总结如下。",
    ]
    fillers = rng.sample(FILLERS, len(FILLERS))
    for title in rng.sample(SUBHEADS, rng.randint(3, 5)):
        story.parts.append(Part(title, [fillers.pop() for _ in range(2)]))
    story.heads = rng.choice(HEADS), rng.choice(FAULT_HEADS), rng.choice(PLAN_HEADS)
    story.faults, story.plans = rng.sample(FAULTS, 2), rng.sample(PLANS, 3)
    month, later = (
        (rng.choice((6, 7)), year) if is_half else rng.choice(((12, year), (1, year + 1), (2, year + 1)))
    )
    story.date = f"{later}年{month}月{rng.randint(1, 28)}日"
    return story


def document(story: Story) -> Document:
    """The report as a Word document, set as the format asks."""
    body: list[Line | Table] = [Line("标题", story.title), Line("空"), Line("正文", "".join(story.intro))]
    body.append(Line("一级", f"一、{story.heads[0]}"))
    body += [Line("正文", story.lead)] * bool(story.lead)
    for number, part in enumerate(story.parts):
        body.append(Line("二级", f"（{DIGITS[number]}）{part.title}。", rest="".join(part.sentences)))
        for thing in part.below:
            body += _grid(thing) if isinstance(thing, Grid) else _paragraph(thing)
    body += [Line("一级", f"二、{story.heads[1]}"), Line("正文", "".join(story.faults))]
    body += [Line("一级", f"三、{story.heads[2]}"), Line("正文", "".join(story.plans))]
    body += [Line("正文", sentence) for sentence in story.close]
    for number, name in enumerate(story.attachments, 1):
        many = len(story.attachments) > 1
        mark = ("附件：" if number == 1 else "") + (f"{number}." if many else "")
        body += [Line("空")] * (number == 1) + [Line("附件说明", mark + name)]
    body += [Line("空"), Line("空"), Line("署名", story.organ), Line("日期", story.date)]
    return Document(story.name, body)


def _paragraph(words: str) -> list[Line | Table]:
    """A paragraph, or a heading where it begins as one."""
    if words.startswith("（") and words[2:3] == "）":
        title, _, rest = words.partition("。")
        return [Line("二级", f"{title}。", rest=rest)]
    return [Line("正文", words)]


def _grid(grid: Grid) -> list[Line | Table]:
    return [Line("旁", grid.caption, Look(align="center")), Table(grid.rows)]


def workbook(story: Story) -> str:
    """The report as a workbook, in the notation of support/books.py."""
    rows = [f"| 引言 | | {''.join(story.intro)} |", f"| 一级 | {story.heads[0]} | |"]
    rows += [f"| 正文 | | {story.lead} |"] * bool(story.lead)
    tables: list[Grid] = []
    for part in story.parts:
        rows.append(f"| 二级 | {part.title}。 | {''.join(part.sentences)} |")
        for thing in part.below:
            if isinstance(thing, Grid):
                tables.append(thing)
                rows.append(f"| 表格 | 第{len(tables)} | |")
            else:
                rows.append(f"| 正文 | | {thing} |")
    rows += [f"| 一级 | {story.heads[1]} | |", f"| 正文 | | {''.join(story.faults)} |"]
    rows += [f"| 一级 | {story.heads[2]} | |", f"| 正文 | | {''.join(story.plans)} |"]
    rows += [f"| 正文 | | {sentence} |" for sentence in story.close]
    names = "\\n".join(f"{n}.{name}" for n, name in enumerate(story.attachments, 1))
    fields = {
        "版式": "通用报告",
        "标题": story.title,
        "单位名称": story.organ,
        "报告期": f"{story.year}年" + ("上半年" if story.is_half else ""),
        "附件说明": names if len(story.attachments) > 1 else "".join(story.attachments),
        "署名": story.organ,
        "成文日期": story.date,
    }
    sheets = ["# 基本信息", "| 项目 | 内容 |", *(f"| {n} | {v} |" for n, v in fields.items() if v)]
    sheets += ["# 正文", "| 层级 | 标题 | 内容 |", *rows]
    for number, grid in enumerate(tables, 1):
        sheets += [f"# 表·第{number}", f"| {grid.caption} |"]
        sheets += ["| " + " | ".join(row) + " |" for row in grid.rows]
    if story.figures:
        sheets += _figures(story.figures)
    return "\n".join(sheets)


def last_workbook(story: Story) -> str:
    """Last period's workbook, as far as it is asked."""
    return "\n".join(_figures(story.last))


def _figures(rows: list[list[str]]) -> list[str]:
    return ["# 数据", "| 名称 | 数值 | 单位 | 上期 |", *("| " + " | ".join(row) + " |" for row in rows)]

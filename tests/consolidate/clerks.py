"""Units whose workbooks change, and a superior's clerk who works on the 汇总: at random, and on record."""

import random
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from support.books import write_book

FIGURES = ("会议", "培训", "检查", "整改", "信息", "走访")
ITEMS = ("培训费", "会议费", "印刷费", "邮寄费", "差旅费")
HEADERS = {"数据": 1, "表·经费": 2, "来源": 1, "各单位情况": 1, "报送情况": 1, "图表·会议": 3}
YELLOW = PatternFill("solid", fgColor="FFFFEE00")
LISTS = ("来源", "各单位情况", "报送情况")


@dataclass
class Units:
    """The units' workbooks in a folder: what each of them says."""

    folder: Path
    chance: random.Random
    figures: dict[str, dict[str, int]] = field(default_factory=dict)
    items: dict[str, dict[str, int]] = field(default_factory=dict)

    def add(self, name: str) -> None:
        known = self.chance.sample(FIGURES[1:], 3)
        self.figures[name] = {figure: self.chance.randrange(10, 90) for figure in ("会议", *known)}
        self.items[name] = {item: self.chance.randrange(1, 50) for item in self.chance.sample(ITEMS, 2)}
        self.save(name)

    def change(self) -> None:
        """One unit does one thing."""
        ways: list[Callable[[str], None]] = [self._figure, self._more, self._less, self._item, self._gone]
        if self.chance.random() < 0.25:
            self.add(f"{self.chance.choice('甲乙丙丁戊己庚辛')}{len(self.figures)}局")
            return
        name = self.chance.choice(sorted(self.figures))
        self.chance.choice(ways)(name)
        if name in self.figures:
            self.save(name)

    def _figure(self, name: str) -> None:
        self.figures[name][self.chance.choice(sorted(self.figures[name]))] = self.chance.randrange(10, 90)

    def _more(self, name: str) -> None:
        self.figures[name][self.chance.choice(FIGURES)] = self.chance.randrange(10, 90)

    def _less(self, name: str) -> None:
        self.figures[name].pop(self.chance.choice(FIGURES[1:]), None)

    def _item(self, name: str) -> None:
        self.items[name][self.chance.choice(ITEMS)] = self.chance.randrange(1, 50)

    def _gone(self, name: str) -> None:
        if len(self.figures) > 2:
            del self.figures[name], self.items[name]
            (self.folder / f"{name}.xlsx").unlink()

    def save(self, name: str) -> None:
        figures = "\n".join(f"| {key} | {value} | 次 |" for key, value in self.figures[name].items())
        items = "\n".join(f"| {key} | {value} |" for key, value in self.items[name].items())
        sheets = (
            f"# 基本信息\n| 项目 | 内容 |\n| 版式 | 通用报告 |\n| 单位名称 | {name} |\n"
            f"| 标题 | {name}报告 |\n"
            f"# 正文\n| 层级 | 标题 | 内容 |\n| 一级 | 工作 | |\n| 正文 | | {name}的一段话。 |\n"
            f"# 数据\n| 名称 | 数值 | 单位 |\n{figures}\n"
            f"# 表·经费\n| 经费 | |\n| 项目 | 金额 |\n{items}\n"
        )
        self.folder.mkdir(parents=True, exist_ok=True)
        write_book(self.folder, sheets, name=f"{name}.xlsx", complete=False)

    def sums(self) -> dict[str, int]:
        """An independent reckoning."""
        found: Counter[str] = Counter()
        for each in self.figures.values():
            found.update(each)
        return dict(found)


@dataclass
class Clerk:
    """Works on a 汇总, and remembers what was typed and what was taken away."""

    book: Path
    chance: random.Random
    number: int = 0
    touched: set[tuple[str, str]] = field(default_factory=set)
    """Figures and (unit, item) of 表·经费 whose cells or rows are the clerk's now."""

    def work(self, times: int) -> None:
        book = load_workbook(self.book)
        for _ in range(times):
            ways: list[Callable[[Workbook], None]] = [
                self._type, self._type, self._type, self._insert, self._delete, self._beside,
                self._comment, self._say_more, self._uncomment,
                self._sheet, self._shuffle, self._body, self._reckon, self._mark_yellow,
            ]  # fmt: skip
            self.chance.choice(ways)(book)
        book.save(self.book)

    def _mark(self) -> str:
        self.number += 1
        return f"我写的{self.number}号"

    def _rows(self, sheet: Worksheet) -> list[int]:
        return list(range(HEADERS[sheet.title] + 1, sheet.max_row + 1))

    def _managed(self, book: Workbook) -> Worksheet:
        names = [name for name in HEADERS if name in book.sheetnames and self._rows(book[name])]
        sheet = book[self.chance.choice(names)]
        assert isinstance(sheet, Worksheet)
        return sheet

    def _touch(self, sheet: Worksheet, row: int) -> None:
        if sheet.title == "数据":
            self.touched.add(("", str(sheet.cell(row, 1).value)))
        elif sheet.title == "表·经费":
            self.touched.add((str(sheet.cell(row, 1).value), str(sheet.cell(row, 2).value)))

    def _type(self, book: Workbook) -> None:
        sheet = book["数据"] if self.chance.random() < 0.6 else self._managed(book)
        assert isinstance(sheet, Worksheet)
        if not self._rows(sheet):
            return
        row = self.chance.choice(self._rows(sheet))
        column = {"数据": 2, "表·经费": 3}.get(sheet.title, self.chance.randrange(1, 4))
        self._touch(sheet, row)
        sheet.cell(row, column).value = self._mark()

    def _insert(self, book: Workbook) -> None:
        sheet = self._managed(book)
        row = self.chance.choice([*self._rows(sheet), sheet.max_row + 1])
        sheet.insert_rows(row)
        for column in range(1, self.chance.randrange(2, 5)):
            sheet.cell(row, column).value = self._mark()

    def _delete(self, book: Workbook) -> None:
        sheet = self._managed(book)
        row = self.chance.choice(self._rows(sheet))
        self._touch(sheet, row)
        sheet.delete_rows(row)

    def _beside(self, book: Workbook) -> None:
        sheet = self._managed(book)
        sheet.cell(self.chance.choice(self._rows(sheet)), 12).value = self._mark()

    def _comment(self, book: Workbook) -> None:
        sheet = self._managed(book)
        cell = sheet.cell(self.chance.choice(self._rows(sheet)), self.chance.randrange(1, 4))
        cell.comment = Comment(self._mark(), "我")

    def _say_more(self, book: Workbook) -> None:
        """Writes below what docgen says of a figure, or what was written there before."""
        said = [cell for cell in book["数据"]["B"] if cell.comment is not None]
        if said:
            cell = self.chance.choice(said)
            cell.comment = Comment(f"{cell.comment.text}\n{self._mark()}", cell.comment.author)

    def _uncomment(self, book: Workbook) -> None:
        said = [cell for cell in book["数据"]["B"] if cell.comment is not None]
        if said:
            self.chance.choice(said).comment = None

    def _sheet(self, book: Workbook) -> None:
        book.create_sheet(self._mark())["B2"] = self._mark()

    def _shuffle(self, book: Workbook) -> None:
        """Sorts a list in another way; what lies outside the cells stays where it is."""
        sheet = book[self.chance.choice(LISTS)]
        assert isinstance(sheet, Worksheet)
        rows = [[cell.value for cell in sheet[row]] for row in self._rows(sheet)]
        self.chance.shuffle(rows)
        for row, values in zip(self._rows(sheet), rows, strict=True):
            for column, value in enumerate(values, 1):
                sheet.cell(row, column).value = value

    def _body(self, book: Workbook) -> None:
        sheet = book["正文"]
        assert isinstance(sheet, Worksheet)
        sheet.append(["正文", None, self._mark()])

    def _mark_yellow(self, book: Workbook) -> None:
        sheet = self._managed(book)
        rows = self._rows(sheet)
        if len(rows) > 3 and not yellow(sheet):  # one among many: more would be the usual look
            sheet.cell(self.chance.choice(rows), 1).fill = YELLOW

    def _reckon(self, book: Workbook) -> None:
        sheet = self._managed(book)
        rows = self._rows(sheet)
        sheet.cell(rows[-1], 14).value = f"=SUM(B{rows[0]}:B{rows[-1]})"


def typed(book: Workbook) -> Counter[tuple[str, str]]:
    """Everything of the clerk's in a workbook: the sheets, the texts in cells, the comments, the formulas."""
    found: Counter[tuple[str, str]] = Counter()
    for sheet in book.worksheets:
        found[sheet.title, ""] += sheet.title.startswith("我写的")
        for row in sheet.iter_rows():
            for cell in row:
                value = str(cell.value)
                found[sheet.title, value] += value.startswith("我写的")
                found[sheet.title, "=SUM"] += value.startswith("=SUM")
                if cell.comment is not None and "我写的" in cell.comment.text:
                    found[sheet.title, f"批注{cell.comment.text}"] += 1
    return +found


def comments(book: Workbook) -> dict[str, list[str]]:
    """The lines of docgen's comments, as they are, by the figures that they begin with."""
    said = [cell.comment.text for row in book["数据"].iter_rows() for cell in row if cell.comment]
    ours = [text.split("\n") for text in said if "我写的" not in text]
    return {lines[0].partition("：")[0]: lines for lines in ours}


def yellow(sheet: Worksheet) -> int:
    """How many cells of the first column are marked."""
    return sum(cell.fill.fgColor.rgb == YELLOW.fgColor.rgb for cell in sheet["A"])


def marked(book: Workbook) -> dict[str, int]:
    """How many cells are marked on each sheet that docgen keeps."""
    return {name: yellow(book[name]) for name in HEADERS if name in book.sheetnames}


def numbers(book: Workbook, sheet: str, keys: int, value: int) -> dict[tuple[str, ...], Decimal]:
    """The numbers in a column of a sheet, by the texts of its first columns."""
    rows = book[sheet].iter_rows(min_row=HEADERS[sheet] + 1, values_only=True)
    return {
        tuple(str(text) for text in row[:keys]): Decimal(str(row[value]))
        for row in rows
        if isinstance(row[value], int | float)
    }

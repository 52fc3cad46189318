"""A document as its author knows it."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

FANG, KAI, HEI, BIAO, SONG = "仿宋_GB2312", "楷体_GB2312", "黑体", "方正小标宋简体", "宋体"
PAGE, FOOTER, WHOLE = "〔页面〕", "〔页脚〕", "〔全文〕"
"""Places of labels that belong to no line."""


@dataclass(frozen=True)
class Look:
    """Direct formatting of a line: size in half-points, indents in characters, `line` exact twips or, below
    10, a multiple of single spacing."""

    font: str = FANG
    size: int = 32
    align: str = "both"
    first: float = 0
    left: float = 0
    right: float = 0
    bold: bool = False
    color: str = ""
    spacing: int = 0
    line: float = 579
    before: int = 0
    page_break: bool = False
    latin: str = ""
    mark: str = ""
    """Further run properties, as XML."""
    form: str = ""
    """Further paragraph properties, as XML."""


TEXT = Look(first=2, spacing=-5)
LOOKS = {
    "红头": Look(BIAO, 80, "center", color="FF0000", line=1600),
    "字号": Look(align="center", form='<w:pBdr><w:bottom w:val="single" w:sz="18" w:space="11" w:color="FF0000"/></w:pBdr>'),
    "标题": Look(BIAO, 44, "center"),
    "主送": Look(),
    "正文": TEXT,
    "一级": replace(TEXT, font=HEI),
    "二级": replace(TEXT, font=KAI),
    "三级": TEXT,
    "四级": TEXT,
    "附件说明": Look(first=2),
    "署名": Look(align="right", right=4),
    "日期": Look(align="right", right=4),
    "附注": Look(first=2),
    "附件": Look(HEI, align="left", page_break=True),
    "附件标题": Look(BIAO, 44, "center"),
    "抄送": Look(size=28, left=4, first=-3, right=1, form='<w:pBdr><w:top w:val="single" w:sz="8" w:space="1" w:color="auto"/><w:bottom w:val="single" w:sz="6" w:space="1" w:color="auto"/></w:pBdr>'),
    "印发": Look(size=28, left=1, right=1, form='<w:pBdr><w:bottom w:val="single" w:sz="8" w:space="1" w:color="auto"/></w:pBdr>'),
    "空": Look(),
    "旁": Look(first=2),
}  # fmt: skip
"""How each kind of line is set by the format; 旁 stands beside the text and has no rule of its own."""


@dataclass
class Line:
    """A paragraph. `kind` is its author's word for it; of a run-in heading, `rest` is what follows its title.

    `labels` are the rules that what was done to it breaks, `arguable` those about which people differ.
    """

    kind: str
    text: str = ""
    look: Look | None = None
    rest: str = ""
    labels: set[str] = field(default_factory=set)
    arguable: set[str] = field(default_factory=set)
    xml: str = ""
    """Runs as they are, in place of `text`, which they show."""

    def __post_init__(self) -> None:
        self.look = self.look or LOOKS[self.kind]

    @property
    def whole(self) -> str:
        """All its text."""
        return self.text + self.rest

    def set(self, **changes: object) -> None:
        """Change its look."""
        assert self.look is not None
        self.look = replace(self.look, **changes)  # type: ignore[arg-type]


@dataclass
class Table:
    """A table of texts; `borders` are drawn, `looks` its font and size."""

    rows: list[list[str]]
    font: str = FANG
    size: int = 24
    borders: bool = True
    pasted: tuple[int, int, str, int] | None = None
    """Row and column (from 0) of a cell in another font and size."""


@dataclass
class Document:
    """A document: what stands in it, how its pages are set, and the labels that belong to no line."""

    name: str
    body: list["Line | Table"]
    margins: tuple[int, int, int, int] = (2098, 1474, 1984, 1587)
    grid: int = 579
    footer: int = 1446
    numbers: str = "两侧"
    """How page numbers are set: 两侧, 居中, 文本框, 无."""
    header: str = ""
    landscape: bool = False
    program: str = "word"
    labels: set[tuple[str, str]] = field(default_factory=set)
    arguable: set[str] = field(default_factory=lambda: {"figures-disagree"})
    """Rules about which people differ, wherever in this document; its sentences are drawn with any numbers."""

    def lines(self, *kinds: str) -> list[Line]:
        """The lines of `kinds`, in order; all of them where none is named."""
        return [x for x in self.body if isinstance(x, Line) and (not kinds or x.kind in kinds)]

    def index(self, line: Line) -> int:
        """Where `line` stands."""
        return next(i for i, other in enumerate(self.body) if other is line)

    def after(self, line: Line, *others: "Line | Table") -> None:
        """Put `others` behind `line`."""
        place = self.index(line) + 1
        self.body[place:place] = others

    def expected(self) -> Iterator[tuple[str, str]]:
        """(rule, place) of every label."""
        yield from self.labels
        for line in self.lines():
            yield from ((rule, line.whole.strip()) for rule in line.labels)

    def open(self) -> Iterator[tuple[str, str]]:
        """(rule, place) of all that is arguable."""
        for line in self.lines():
            yield from ((rule, line.whole.strip()) for rule in line.arguable)

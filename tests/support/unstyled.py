"""A whole official document made without styles, as people make them: every element, direct formatting only.

Blank lines are empty paragraphs here; the templates make theirs by spacing, so tests see both.
"""

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from xml.sax.saxutils import escape

from docgen.model.profile import Element, Profile
from docgen.profiles import shipped

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

FONTS = {
    "仿宋": "仿宋_GB2312",
    "楷体": "楷体_GB2312",
    "黑体": "黑体",
    "小标宋": "方正小标宋简体",
    "宋体": "宋体",
}


@dataclass(frozen=True)
class Look:
    """Direct formatting of one run; `spacing` in twips."""

    font: str = FONTS["仿宋"]
    size: int = 32
    spacing: int = -5
    extra: str = ""

    def xml(self) -> str:
        font = f'<w:rFonts w:ascii="{self.font}" w:hAnsi="{self.font}" w:eastAsia="{self.font}"/>'
        space = f'<w:spacing w:val="{self.spacing}"/>' if self.spacing else ""
        return f'<w:rPr>{font}{self.extra}{space}<w:sz w:val="{self.size}"/></w:rPr>'


TEXT = Look()
KAI = Look(FONTS["楷体"])
HEI = Look(FONTS["黑体"])
PLAIN = Look(spacing=0)


@dataclass(frozen=True)
class P:
    """A paragraph: runs of (text, look), and what goes into its w:pPr. Indents in characters."""

    runs: tuple[tuple[str, Look], ...] = ()
    align: str = "both"
    first: float = 0
    left: float = 0
    right: float = 0
    borders: str = ""
    page_break: bool = False
    line: int = 0
    extra: str = ""

    def xml(self, pitch: int) -> str:
        size = self.runs[0][1].size if self.runs else 32
        sides = {"left": self.left, "right": self.right, "firstLine": self.first}
        indent = "".join(
            f'w:{name}="{round(count * size * 10)}" w:{name}Chars="{round(count * 100)}" '
            for name, count in sides.items()
            if count >= 0
        )
        if self.first < 0:
            indent += (
                f'w:hanging="{round(-self.first * size * 10)}" w:hangingChars="{round(-self.first * 100)}" '
            )
        spacing = f'<w:spacing w:line="{self.line or pitch}" w:lineRule="exact"/>'
        new_page = "<w:pageBreakBefore/>" if self.page_break else ""
        form = f'{new_page}{self.borders}{spacing}<w:ind {indent}/><w:jc w:val="{self.align}"/>{self.extra}'
        return f"<w:p><w:pPr>{form}</w:pPr>{''.join(run(text, look) for text, look in self.runs)}</w:p>"


def run(text: str, look: Look) -> str:
    """A w:r; tabs and line breaks become elements."""
    content = "".join(
        {"\t": "<w:tab/>", "\n": "<w:br/>", "\f": '<w:br w:type="page"/>'}.get(
            part, f'<w:t xml:space="preserve">{escape(part)}</w:t>'
        )
        for part in _parts(text)
    )
    return f"<w:r>{look.xml()}{content}</w:r>"


def _parts(text: str) -> list[str]:
    parts = [""]
    for character in text:
        if character in "\t\n\f":
            parts += [character, ""]
        else:
            parts[-1] += character
    return [part for part in parts if part]


def body(text: str) -> P:
    return P(((text, TEXT),), first=2)


def heading(text: str, look: Look, rest: str = "") -> P:
    runs = ((text, look), (rest, TEXT)) if rest else ((text, look),)
    return P(runs, first=2)


BLANK = P(((" ", TEXT),))
EMPTY = P()
RED = '<w:color w:val="FF0000"/>'
RED_LINE = '<w:pBdr><w:bottom w:val="single" w:sz="18" w:space="11" w:color="FF0000"/></w:pBdr>'


def border(top: int = 0, bottom: int = 0) -> str:
    lines = "".join(
        f'<w:{side} w:val="single" w:sz="{size}" w:space="1" w:color="auto"/>'
        for side, size in (("top", top), ("bottom", bottom))
        if size
    )
    return f"<w:pBdr>{lines}</w:pBdr>"


LETTERHEAD = (
    P((("000012", TEXT),), align="left"),
    P((("机密★1年", HEI),), align="left"),
    P((("特急", HEI),), align="left"),
    P((("测试市统计局文件", Look(FONTS["小标宋"], 80, 0, RED)),), align="center", line=1600),
    EMPTY,
    P((("测统发〔2024〕5号", PLAIN),), align="center", borders=RED_LINE),
    EMPTY,
    EMPTY,
)
TITLE = (
    P((("测试市统计局关于", Look(FONTS["小标宋"], 44, 0)),), align="center"),
    P((("2024年度统计服务工作情况的报告", Look(FONTS["小标宋"], 44, 0)),), align="center"),
    EMPTY,
)
ADDRESSEE = (P((("各县（市、区）统计局，市直各单位：", TEXT),)),)
MAIN = (
    body("2024年以来，全市统计部门按照《统计法》《统计法实施条例》要求，开展各项工作，现将情况报告如下。"),
    heading("一、主要工作情况", HEI),
    heading("（一）数据质量稳步提升。", KAI, "全年核查报表1250份，同比增长12.5%，其中1—6月核查640份。"),
    heading(
        "（二）服务能力不断增强。", KAI, "一是编印统计月报12期。二是开展业务培训8次。三是接受咨询300余人次。"
    ),
    heading("二、存在的问题", HEI),
    heading("（一）基础工作有差距", KAI),
    heading("1.台账更新不够及时。", TEXT, "个别单位“重报送、轻核对”（以服务业为主）。"),
    heading("2.人员变动较为频繁。", TEXT, "基层统计人员一年内更换30人。"),
    heading("（1）乡镇一级。", TEXT, "兼职人员多，业务不熟。"),
    heading("（2）企业一级。", TEXT, "会计代报，口径不一。"),
    heading("（二）宣传引导不够", KAI),
    body("根据省统计局有关通知（统办〔2023〕18号）精神，还需加强宣传。"),
    heading("三、下一步打算", HEI),
    body("继续完善制度，压实责任，于2025年3月底前完成整改。"),
)
NOTE = (
    EMPTY,
    P((("附件：1.统计培训情况表", TEXT),), left=6, first=-4),
    P((("2.统计咨询情况表", TEXT),), left=6, first=-1),
)
CLOSING = (
    EMPTY,
    EMPTY,
    P((("测试市统计局", TEXT),), align="right", right=4),
    P((("2024年12月20日", PLAIN),), align="right", right=4),
    P((("（此件公开发布）", TEXT),), first=2),
)
ATTACHMENTS = (
    P((("附件1", HEI),), align="left", page_break=True),
    EMPTY,
    P((("统计培训情况表", Look(FONTS["小标宋"], 44, 0)),), align="center"),
    EMPTY,
    heading("一、培训安排", HEI),
    body("全年培训8次，每次2天。"),
    heading("二、培训效果", HEI),
    body("参训人员全部通过测试。"),
    P((("附件2", HEI),), align="left", page_break=True),
    EMPTY,
    P((("统计咨询情况表", Look(FONTS["小标宋"], 44, 0)),), align="center"),
    EMPTY,
    body("全年接受咨询312人次。"),
)
SMALL = Look(size=28, spacing=0)
IMPRINT = (
    EMPTY,
    P(
        (("抄送：市委办公室，市政府办公室。", SMALL),),
        left=4,
        first=-3,
        right=1,
        borders=border(top=8, bottom=6),
    ),
    P((("测试市统计局办公室\t2024年12月21日印发", SMALL),), left=1, right=1, borders=border(bottom=8)),
)


@dataclass(frozen=True)
class Unstyled:
    """The whole document; replace a part to see what the checker says of it."""

    letterhead: Sequence[P] = LETTERHEAD
    title: Sequence[P] = TITLE
    addressee: Sequence[P] = ADDRESSEE
    main: Sequence[P] = MAIN
    note: Sequence[P] = NOTE
    closing: Sequence[P] = CLOSING
    attachments: Sequence[P] = ATTACHMENTS
    imprint: Sequence[P] = IMPRINT
    profile: Profile = field(default_factory=shipped)

    def paragraphs(self) -> list[P]:
        return [
            *self.letterhead,
            *self.title,
            *self.addressee,
            *self.main,
            *self.note,
            *self.closing,
            *self.attachments,
            *self.imprint,
        ]

    def docx(self) -> bytes:
        """The document as a .docx."""
        pitch = self.profile.grid.line_pitch
        return docx("".join(p.xml(pitch) for p in self.paragraphs()) + section(self.profile), self.profile)


def section(profile: Profile) -> str:
    """The w:sectPr of `profile`, page numbers on both sides."""
    margins, grid = profile.margins, profile.grid
    return (
        '<w:sectPr><w:footerReference w:type="default" r:id="rId1"/>'
        '<w:footerReference w:type="even" r:id="rId2"/>'
        f'<w:pgSz w:w="{profile.paper.width}" w:h="{profile.paper.height}"/>'
        f'<w:pgMar w:top="{margins.top}" w:right="{margins.right}" w:bottom="{margins.bottom}" '
        f'w:left="{margins.left}" w:header="851" w:footer="{profile.page_numbers.footer}" w:gutter="0"/>'
        f'<w:docGrid w:type="lines" w:linePitch="{grid.line_pitch}"/></w:sectPr>'
    )


def footer(profile: Profile, align: str) -> str:
    """A footer with — N — at one side."""
    look = Look(FONTS["宋体"], profile.elements[Element.PAGE_NUMBER].size or 28, 0)
    mark = '<w:r>{look}<w:fldChar w:fldCharType="{kind}"/></w:r>'
    number = (
        mark.format(look=look.xml(), kind="begin")
        + f"<w:r>{look.xml()}<w:instrText> PAGE </w:instrText></w:r>"
        + mark.format(look=look.xml(), kind="separate")
        + run("1", look)
        + mark.format(look=look.xml(), kind="end")
    )
    paragraph = P(
        (("", look),), align, left=align == "left", right=align == "right", line=profile.page_numbers.line
    )
    xml = paragraph.xml(0).replace("</w:pPr>", f"</w:pPr>{run('— ', look)}{number}{run(' —', look)}")
    return f'<w:ftr xmlns:w="{W}" xmlns:r="{R}">{xml}</w:ftr>'


def docx(content: str, profile: Profile | None = None, settings: str = "<w:evenAndOddHeaders/>") -> bytes:
    """A .docx whose w:body is `content`."""
    profile = profile or shipped()
    override = '<Override PartName="/word/{}.xml" ContentType="{}.{}+xml"/>'
    parts = {"document": "document.main", "settings": "settings", "footer1": "footer", "footer2": "footer"}
    types = "".join(override.format(name, _TYPES, kind) for name, kind in parts.items())
    relation = f'<Relationship Id="{{}}" Type="{_RELATION}/{{}}" Target="{{}}"/>'
    package = "http://schemas.openxmlformats.org/package/2006"
    files = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{types}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships">'
        f"{relation.format('rId1', 'officeDocument', 'word/document.xml')}</Relationships>",
        "word/document.xml": f'<w:document xmlns:w="{W}" xmlns:r="{R}">'
        f"<w:body>{content}</w:body></w:document>",
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{package}/relationships">'
        + relation.format("rId1", "footer", "footer1.xml")
        + relation.format("rId2", "footer", "footer2.xml")
        + relation.format("rId3", "settings", "settings.xml")
        + "</Relationships>",
        "word/settings.xml": f'<w:settings xmlns:w="{W}">{settings}</w:settings>',
        "word/footer1.xml": footer(profile, "right"),
        "word/footer2.xml": footer(profile, "left"),
    }
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as package_file:
        for name, text in files.items():
            package_file.writestr(name, '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' + text)
    return archive.getvalue()


def with_text(paragraph: P, text: str) -> P:
    """`paragraph` with one run of `text`, in the look of its first."""
    return replace(paragraph, runs=((text, paragraph.runs[0][1] if paragraph.runs else TEXT),))

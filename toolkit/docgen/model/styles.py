"""The named styles of a template, by the w:name that Word shows. One style an element of the official format.

Built-in names (Title, heading 1 …) are Word's own, so its navigation pane and WPS's find them.
"""

TITLE = "Title"
HEADINGS = ("heading 1", "heading 2", "heading 3", "heading 4")
BODY = "Normal"
PARAGRAPH = "公文正文"
ITEM = "条目"
RUN_IN = ("二级连写", "三级连写", "四级连写")
"""Paragraph styles of a heading that its text runs in behind; they carry the outline level."""
RUN_IN_TITLES = ("二级标题字", "三级标题字", "四级标题字")
"""Character styles of the heading's own words in such a paragraph."""

COPY_NUMBER = "份号"
CLASSIFICATION = "密级"
URGENCY = "紧急程度"
ISSUER_MARK = "发文机关标志"
DOCUMENT_NUMBER = "发文字号"
SIGNATORY = "签发人"
SIGNATORY_NAME = "签发人姓名"
RED_LINE = "红色分隔线"
ADDRESSEE = "主送机关"
ATTACHMENT_NOTE = "附件说明"
SIGNATURE = "署名"
SIGNATURE_SEALED = "盖章署名"
SIGNATURE_POST = "签发人职务"
DATE = "成文日期"
REMARK = "附注"
ATTACHMENT_MARK = "附件序号"
ATTACHMENT_TITLE = "附件标题"
COPIES_TO = "抄送机关"
PRINTING = "印发机关"
IMPRINT_TABLE = "版记表"
PAGE_NUMBER = "页码"

TABLE = "报告表格"
TABLE_CAPTION = "表题"
TABLE_HEADER = "表头"
TABLE_TEXT = "表文"
TABLE_NUMBER = "表文数字"
TABLE_LINE = "表上行"
"""What stands between 表题 and grid, and the reporting lines below it: 单位：万元, 填报单位 …"""
TABLE_NOTE = "表注"
SMALLER_TABLES = tuple(
    f"{name}{size}"
    for size in ("小四", "五号", "小五", "六号")
    for name in (TABLE_HEADER, TABLE_TEXT, TABLE_NUMBER)
)
"""表文小四 is 表文 in a smaller type, for tables that are too wide else (`table_fit.SIZE_NAMES`)."""
PICTURE = "图片"
PICTURE_CAPTION = "图题"

UNFILLED = "待填"
"""Character style that highlights an unfilled place."""


class Special:
    """Styles that only those templates have which need them."""

    SIGNATORIES = "多位签发人"
    """Lines of several 签发人 (GB/T 9704-2012, 7.2.6)."""
    PRESENT = "与会人员"
    """出席、请假、列席 of 纪要 (10.3)."""

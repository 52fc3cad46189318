"""The 项目 of 基本信息 that every template may name: always defined, empty when unfilled."""

SHEET = "基本信息"

LAYOUT = "版式"
TITLE = "标题"
SUBJECT = "专题"
UNIT = "单位名称"
PERIOD = "报告期"
ADDRESSEE = "主送机关"
ISSUER_MARK = "发文机关标志"
DOCUMENT_NUMBER = "发文字号"
COPY_NUMBER = "份号"
CLASSIFICATION = "密级"
URGENCY = "紧急程度"
SIGNATORY = "签发人"
SIGNATURE = "署名"
DATE = "成文日期"
ATTACHMENT_NOTE = "附件说明"
REMARK = "附注"
COPIES_TO = "抄送机关"
PRINTING_OFFICE = "印发机关"
PRINTING_DATE = "印发日期"
SEAL = "用印"
SIGNATORY_POST = "签发人职务"

KNOWN_FIELDS = (
    LAYOUT,
    TITLE,
    SUBJECT,
    UNIT,
    PERIOD,
    ADDRESSEE,
    ISSUER_MARK,
    DOCUMENT_NUMBER,
    COPY_NUMBER,
    CLASSIFICATION,
    URGENCY,
    SIGNATORY,
    SIGNATURE,
    DATE,
    ATTACHMENT_NOTE,
    REMARK,
    COPIES_TO,
    PRINTING_OFFICE,
    PRINTING_DATE,
    SEAL,
    SIGNATORY_POST,
)

DATE_FIELDS = frozenset({DATE, PRINTING_DATE})
"""Fields whose content is a date, written 2024年1月5日 (GB/T 9704 7.3.5.4)."""

PRESENT = ("出席", "请假", "列席")
"""The 项目 of 纪要, which every template may name as well."""

SEAL_WORDS = ("盖章", "签名章")
"""What 用印 may say: the organ's seal or the signatory's; empty is unsealed (GB/T 9704-2012, 7.3.5)."""

INTRODUCTION = "引言"
BODY = "正文"
FIGURES = "数据"
EVERY_FIGURE = "*"
"""Stands for all rows of 数据 where a template goes through them."""
DERIVED_NAMES = frozenset(
    {"发文机关", "文件字样", "标志字号", "签发人行", "附件清单", "附件页", "落款", "版记换页"}
)
"""What compose works out for the official elements (model/context.py)."""
RESERVED_NAMES = frozenset({INTRODUCTION, BODY, FIGURES, *DERIVED_NAMES})
"""Context names that no 项目 may take."""

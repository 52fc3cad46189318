"""The styles of tables, pictures and page numbers (7.5 and 8)."""

from collections.abc import Iterator
from dataclasses import replace

from docgen.design.style import SIZE_4, SMALL_4, ParagraphStyle
from docgen.model import styles as names
from docgen.model.profile import Align, Element, ElementFormat, Profile
from docgen.model.table_fit import SIZE_NAMES


def tables_and_pictures() -> tuple[ParagraphStyle, ...]:
    """What stands in and around tables, pictures and charts; the standard leaves their text open."""
    caption = ElementFormat("黑体", "", SIZE_4, Align.CENTER, first_line=0)
    text = ElementFormat("仿宋", "", SIZE_4, Align.LEFT, first_line=0)
    small = ElementFormat("仿宋", "", SMALL_4, Align.LEFT, first_line=0)
    return (
        ParagraphStyle("TableCaption", names.TABLE_CAPTION, caption, keep_next=True),
        ParagraphStyle("TableText", names.TABLE_TEXT, text, single=True, snap=False, spacing=0),
        ParagraphStyle("TableHeader", names.TABLE_HEADER, caption, "TableText", keep_next=True),
        ParagraphStyle(
            "TableNumber", names.TABLE_NUMBER, ElementFormat("", "", align=Align.RIGHT), "TableText"
        ),
        *smaller_tables(),
        ParagraphStyle(
            "TableLine", names.TABLE_LINE, small, single=True, snap=False, spacing=0, keep_next=True
        ),
        ParagraphStyle("TableNote", names.TABLE_NOTE, small, single=True, snap=False, spacing=0),
        ParagraphStyle(
            "Picture",
            names.PICTURE,
            ElementFormat("", "", align=Align.CENTER),
            single=True,
            keep_next=True,
            spacing=0,
        ),
        ParagraphStyle("PictureCaption", names.PICTURE_CAPTION, caption),
    )


def smaller_tables() -> Iterator[ParagraphStyle]:
    """表头, 表文 and 表文数字 in the sizes of tables that are too wide for 四号."""
    for half_points, size_name in SIZE_NAMES.items():
        smaller = ElementFormat("", "", half_points)
        for id_, name in (
            ("TableText", names.TABLE_TEXT),
            ("TableHeader", names.TABLE_HEADER),
            ("TableNumber", names.TABLE_NUMBER),
        ):
            yield ParagraphStyle(f"{id_}{half_points}", f"{name}{size_name}", smaller, id_)


def page_numbers(profile: Profile) -> tuple[ParagraphStyle, ...]:
    """ "— 1 —": odd pages one character from the right edge, even pages from the left (7.5)."""
    numbers = profile.page_numbers
    format_ = profile.elements[Element.PAGE_NUMBER]
    odd = replace(format_, align=Align.RIGHT, right=numbers.side)
    even = ElementFormat("", "", format_.size, Align.LEFT, left=numbers.side, right=0)
    return (
        ParagraphStyle(
            "PageNumber",
            names.PAGE_NUMBER,
            odd,
            exact=numbers.line,
            # The footer reaches up to the text: LibreOffice forgets the gap in sections of type evenPage.
            before_twips=max(0, profile.margins.bottom - numbers.footer - numbers.line),
            spacing=0,
        ),
        ParagraphStyle("PageNumberEven", "双页页码", even, "PageNumber"),
    )

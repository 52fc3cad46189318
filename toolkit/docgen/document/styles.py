"""What resolved properties (`wordml.styles`) are as formats: the values that rules judge."""

from docgen.document.xml import integer
from docgen.model.formatting import Border, Indent, LineRule, ParagraphFormat, RunFormat
from docgen.model.profile import Align
from docgen.wordml.styles import Properties

_ALIGNMENTS = {
    "center": Align.CENTER,
    "right": Align.RIGHT,
    "end": Align.RIGHT,
    "both": Align.JUSTIFIED,
    "distribute": Align.JUSTIFIED,
    "thaiDistribute": Align.JUSTIFIED,
}
_LINE_RULES = {rule.value: rule for rule in LineRule}


def run_format(found: Properties) -> RunFormat:
    """Resolved run properties as a `RunFormat`; Word's own default size is 10 pt."""
    return RunFormat(
        east_asia=found.get("east_asia", ""),
        ascii=found.get("ascii", "") or found.get("high_ansi", ""),
        size=integer(found.get("sz"), 20) or 20,
        bold=found.get("b") == "1",
        italic=found.get("i") == "1",
        underline=found.get("u", "none") not in ("none", ""),
        color=found.get("color", ""),
        spacing=integer(found.get("spacing")),
        marked=found.get("highlight", "none") not in ("none", "") or found.get("shading") == "1",
    )


def paragraph_format(found: Properties) -> ParagraphFormat:
    """Resolved paragraph properties as a `ParagraphFormat`."""
    return ParagraphFormat(
        style=found.get("style", ""),
        align=_ALIGNMENTS.get(found.get("jc", ""), Align.LEFT),
        left=_indent(found, "left", "leftChars"),
        right=_indent(found, "right", "rightChars"),
        first_line=_indent(found, "first", "firstChars"),
        line=integer(found.get("line"), 240),
        line_rule=_LINE_RULES.get(found.get("lineRule", ""), LineRule.AUTO),
        before=_indent(found, "before", "beforeLines"),
        after=_indent(found, "after", "afterLines"),
        snap_to_grid=found.get("snapToGrid") != "0",
        page_break_before=found.get("pageBreakBefore") == "1",
        top_border=border(found.get("top_border", "")),
        bottom_border=border(found.get("bottom_border", "")),
        at_foot=found.get("at_foot") == "1",
        tabs=tuple(found.get("tabs", "").split()),
    )


def _indent(found: Properties, twips: str, hundredths: str) -> Indent:
    return Indent(integer(found.get(twips)), integer(found.get(hundredths)))


def border(text: str) -> Border | None:
    """A border from its one-value form (`properties.border_text`)."""
    if not text:
        return None
    width, color, space = text.split()
    return Border(integer(width), "" if color in ("AUTO", "000000") else color, integer(space))

"""At least five ways to break each rule in a conforming document, and where each must be found.

A violation changes a `Draft` and returns the paragraph (or paragraphs) the finding must point at, `PAGE` for
a section's page. Raising `LookupError` says that the document has nothing to break in this way.
"""

import copy
from collections.abc import Callable, Iterable, Sequence

from lxml import etree

from docgen.model.profile import Element
from support.drafts import (
    Draft,
    Node,
    W,
    add_run,
    append,
    blanks_before,
    copy_after,
    empty_before,
    font,
    line_break,
    page_break_before,
    paragraph_set,
    prepend,
    replace,
    run_set,
    runs,
    split,
    text,
)

E_ = Element
PAGE = "page"
Target = Node | str | list[Node]
Violation = Callable[[Draft], Target]


def page(name: str, **attributes: str | None) -> Violation:
    def violate(draft: Draft) -> Target:
        draft.page(name, **attributes)
        return PAGE

    return violate


def on(element: Element, change: Callable[[Node], object], number: int = 0) -> Violation:
    """`change` the `number`-th `element`, where the finding must be."""

    def violate(draft: Draft) -> Target:
        node = draft.find(element, number)
        change(node)
        return node

    return violate


def in_body(change: Callable[[Node], object], number: int = 0) -> Violation:
    """`change` the `number`-th longer body paragraph."""

    def violate(draft: Draft) -> Target:
        node = draft.body(number)
        change(node)
        return node

    return violate


def written(element: Element, words: Iterable[str], number: int = 0) -> tuple[Violation, ...]:
    """The element says each of `words` instead."""
    return tuple(on(element, lambda node, w=w: text(node, w), number) for w in words)


def appended(words: Iterable[str]) -> tuple[Violation, ...]:
    """The body says each of `words` in addition."""
    return tuple(in_body(lambda node, w=w: append(node, w)) for w in words)


def body_first(change: Callable[[Node], object]) -> Violation:
    """`change` every body paragraph; the first one is told."""

    def violate(draft: Draft) -> Target:
        found = [draft.nodes[p.ordinal] for p in draft.before.of(Element.BODY)]
        for node in found:
            change(node)
        return found[0]

    return violate


def footer(kind: str, change: Callable[[Node], object]) -> Violation:
    """`change` the page number's paragraph in the footer of `kind`."""

    def violate(draft: Draft) -> Target:
        node = draft.footer(kind)
        change(node)
        return node

    return violate


def sized(element: Element, size: str, only: int | None = None) -> Violation:
    return on(element, lambda node: run_set(node, "sz", only, val=size))


def faced(element: Element, name: str, only: int | None = None) -> Violation:
    return on(element, lambda node: font(node, name, only))


def aligned(element: Element, value: str) -> Violation:
    return on(element, lambda node: paragraph_set(node, "jc", val=value))


_NO_INDENT = dict.fromkeys(("left", "leftChars", "right", "rightChars", "firstLine", "firstLineChars"), "0")


def indented(element: Element, **sides: str) -> Violation:
    """The indents are `sides` and nothing else."""
    return on(
        element,
        lambda node: paragraph_set(node, "ind", hanging=None, hangingChars=None, **(_NO_INDENT | sides)),
    )


def pitched(line: str, rule: str, number: int = 0) -> Violation:
    return in_body(lambda node: paragraph_set(node, "spacing", line=line, lineRule=rule), number)


def spaced(element: Element, **space: str) -> Violation:
    return on(element, lambda node: paragraph_set(node, "spacing", **space))


def unblanked(element: Element) -> Violation:
    """The blank lines above the element, empty paragraphs or spacing, are gone."""

    def violate(draft: Draft) -> Target:
        node = draft.find(element)
        previous = None
        for blank in list(blanks_before(node)):
            blank.getparent().remove(blank)
        previous = node.getprevious()
        for paragraph, side in ((node, "before"), (previous, "after")):
            if paragraph is not None and paragraph.tag == W + "p":
                paragraph_set(paragraph, "spacing", **{side: "0", f"{side}Lines": "0"})
        return node

    return violate


def half_blank(element: Element, amount: str) -> Violation:
    """A part of a line above the element is all there is."""

    def violate(draft: Draft) -> Target:
        node = unblanked(element)(draft)
        assert not isinstance(node, (str, list))
        return paragraph_set(node, "spacing", before=amount)

    return violate


def emptied_before(element: Element, number: int = 0, count: int = 1) -> Violation:
    def violate(draft: Draft) -> Target:
        return empty_before(draft.find(element, number), count)

    return violate


def on_a_line_of_its_own(change: Callable[[Node], object]) -> Violation:
    """`change` a 发文字号 that stands alone; beside 份号 or in a 信函 tabs place it."""

    def violate(draft: Draft) -> Target:
        if any("\t" in p.text for p in draft.before.of(Element.DOCUMENT_NUMBER)):
            raise LookupError("placed by tabs")
        return on(Element.DOCUMENT_NUMBER, change)(draft)

    return violate


def skipped(words: str, number: int, below: Element = Element.HEADING_1) -> Violation:
    """A heading of a deeper level, in its own look, right under the `number`-th of `below`."""

    def violate(draft: Draft) -> Target:
        return font(copy_after(draft.find(below, number), words), "仿宋")

    return violate


HEADINGS = (Element.HEADING_1, Element.HEADING_2, Element.HEADING_3, Element.HEADING_4)
DIGITS_FOR = (
    ("1.工作目标", "2.重点任务"),
    ("1.工作目标和原则", "2.重点任务和分工"),
    ("1.总体要求", "2.保障措施"),
    ("1．组织领导", "2．时间安排"),
    ("1.检查内容", "2.有关要求"),
)


def digits_for(words: tuple[str, str]) -> Violation:
    """No heading but 1. and 2., each alone above a paragraph."""

    def violate(draft: Draft) -> Target:
        main = [p for p in draft.before.of(*HEADINGS) if p.role.division == 0]
        for p in main:
            if p.role.element is not E_.HEADING_1:
                draft.nodes[p.ordinal].getparent().remove(draft.nodes[p.ordinal])
        firsts = [draft.nodes[p.ordinal] for p in main if p.role.element is E_.HEADING_1]
        body = next(draft.nodes[p.ordinal] for p in draft.before.of(E_.BODY))
        names = [*words, *(f"{n}.其他事项" for n in range(3, 9))]
        for node, name in zip(firsts, names, strict=False):
            font(text(node, name), "仿宋")
            node.addnext(text(copy.deepcopy(body), "各科室逐项推进，按月核对台账，年底统一验收。"))
        return firsts[0]

    return violate


def alone(element: Element, mark: str) -> Violation:
    """The first heading of `element` that stands alone ends in `mark`."""

    def violate(draft: Draft) -> Target:
        found = [p for p in draft.before.of(element) if "。" not in p.text]
        if not found:
            raise LookupError(element)
        return append(draft.nodes[found[0].ordinal], mark)

    return violate


def _marked(node: Node, name: str, number: int = 901) -> Node:
    return node.makeelement(W + name, {W + "id": str(number), W + "author": "审核"})


def revised(node: Node, kind: str) -> None:
    """Something was inserted into, deleted from or moved to the end of the paragraph."""
    mark = _marked(node, kind)
    run = copy.deepcopy(runs(node)[-1])
    is_gone = kind in ("del", "moveFrom")
    for words in run.findall(W + "t"):
        words.text = "另行通知。"
        words.tag = W + "delText" if is_gone else W + "t"
    mark.append(run)
    node.append(mark)


def commented(node: Node) -> None:
    run = _marked(node, "r")
    run.attrib.clear()
    run.append(run.makeelement(W + "commentReference", {W + "id": "0"}))
    node.append(run)


def cut(first: str, second: str) -> Violation:
    """A paragraph and the one that goes on with its sentence; the first is told."""

    def violate(draft: Draft) -> Target:
        node = draft.body()
        copy_after(text(node, first), second)
        return node

    return violate


def header(words: str) -> Violation:
    """A header that says `words`, in a part that the document may not have had."""

    def violate(draft: Draft) -> Target:
        part = next((p for p in draft.before.sections[-1].headers.values()), None)
        if part is not None:
            raise LookupError("this document has a header")
        return draft.new_header(words)

    return violate


def turned(kind: str) -> Violation:
    sizes = {
        "both": {"w": "16838", "h": "11906", "orient": "landscape"},
        "sizes": {"w": "16838", "h": "11906"},
        "wide": {"w": "16840", "h": "11900", "orient": "landscape"},
        "oriented": {"w": "16830", "h": "11910", "orient": "landscape"},
        "larger": {"w": "16838", "h": "11880"},
    }
    return page("pgSz", **sizes[kind])


def unsigned(kind: str) -> Violation:
    """Without 署名 and date; the addressee is told."""

    def violate(draft: Draft) -> Target:
        titles = [draft.nodes[p.ordinal] for p in draft.before.of(Element.TITLE)]
        text(titles[-1], f"关于2024年度工作情况的{kind}")
        for other in titles[:-1]:
            other.getparent().remove(other)
        for element in (Element.SIGNATURE, Element.DATE, Element.REMARK):
            for p in draft.before.of(element):
                node = draft.nodes[p.ordinal]
                for blank in list(blanks_before(node)):
                    blank.getparent().remove(blank)
                node.getparent().remove(node)
        return draft.find(Element.ADDRESSEE)

    return violate


def copied(element: Element, words: str, number: int = 0) -> Violation:
    """A copy of the element follows it, saying `words`: there the finding must be."""
    return lambda draft: copy_after(draft.find(element, number), words)


def graphic_free(draft: Draft) -> None:
    """Only documents whose letterhead line is a border can lose it here."""
    if any(p.red_graphic for p in draft.before.paragraphs):
        raise LookupError("the line is drawn")


def red_line(**border: str | None) -> Violation:
    """The red line's border changes."""

    def violate(draft: Draft) -> Target:
        graphic_free(draft)
        number = draft.find(Element.DOCUMENT_NUMBER)
        lines = [
            line
            for node in draft.nodes
            for line in node.iterfind(f"{W}pPr/{W}pBdr/*")
            if line.get(W + "color") == "FF0000"
        ]
        if not lines:
            raise LookupError("no border of its own")
        for line in lines:
            for name, value in border.items():
                line.set(W + name, value or "")
        return number

    return violate


def swapped(first: Element, second: Element, told: Element) -> Violation:
    """Two elements change places; `told` is where the finding must be."""

    def violate(draft: Draft) -> Target:
        one, other = draft.find(first), draft.find(second)
        if any(p.role.element in (first, second) and p.cell for p in draft.before.paragraphs):
            raise LookupError("in a table")
        other.addnext(one)
        return {first: one, second: other}[told]

    return violate


def moved_up(element: Element, above: Element) -> Violation:
    """`above`, which stands higher, is told after `element` moved over it."""

    def violate(draft: Draft) -> Target:
        mover, fixed = draft.find(element), draft.find(above)
        fixed.addprevious(mover)
        return fixed

    return violate


LINES = "".join(f'<w:{side} w:val="single" w:sz="4"/>' for side in ("top", "left", "bottom", "right"))


def table(rows: int, columns: int, lines: str) -> Violation:
    """A table of words behind a paragraph of the text, with `lines` around it; its first cell is told."""

    def violate(draft: Draft) -> Target:
        cells = "<w:tc><w:tcPr/><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
        written = "".join(
            "<w:tr>"
            + "".join(cells.format(f"第{n}列" if not row else "十二件") for n in range(columns))
            + "</w:tr>"
            for row in range(rows)
        )
        borders = f"<w:tblPr><w:tblBorders>{lines}</w:tblBorders></w:tblPr>"
        xml = f'<w:tbl xmlns:w="{W[1:-1]}">{borders}<w:tblGrid/>{written}</w:tbl>'
        node = etree.fromstring(xml)
        draft.body().addnext(node)
        return next(node.iter(W + "p"))

    return violate


def pasted(
    rows: int, columns: int, places: Sequence[tuple[int, int]], font: str = "仿宋_GB2312", size: int = 24
) -> Violation:
    """A table of 小四 in 仿宋, in which the cells at `places` (row and column from 0) have another look."""

    def violate(draft: Draft) -> Target:
        first = table(rows, columns, LINES)(draft)
        assert isinstance(first, etree._Element)
        cells = [[next(cell.iter(W + "p")) for cell in row] for row in _rows(first)]
        for row, line in enumerate(cells):
            for column, paragraph in enumerate(line):
                odd = (row, column) in places
                typeface = font if odd else "仿宋_GB2312"
                run_set(paragraph, "rFonts", ascii=typeface, hAnsi=typeface, eastAsia=typeface)
                run_set(paragraph, "sz", val=str(size if odd else 24))
        return cells[places[0][0]][places[0][1]]

    return violate


def reckoned(place: tuple[int, int], *rows: str) -> Violation:
    """A table of `rows`, cells parted by |, behind a paragraph; the cell at `place` (from 0) is told."""

    def violate(draft: Draft) -> Target:
        cells = [row.split("|") for row in rows]
        first = table(len(cells), len(cells[0]), LINES)(draft)
        assert isinstance(first, etree._Element)
        found = _rows(first)
        for line, words in zip(found, cells, strict=True):
            for cell, word in zip(line, words, strict=True):
                text(next(cell.iter(W + "p")), word)
        return next(found[place[0]][place[1]].iter(W + "p"))

    return violate


def retold(words: str) -> Violation:
    """The introduction says `words` as well; what does not agree stands below the run-in heading."""

    def violate(draft: Draft) -> Target:
        append(draft.body(), words)
        return draft.find(Element.HEADING_2)

    return violate


def misspelt(words: str) -> Violation:
    """The body says `words` of the organ that signs, two characters of whose name changed places."""

    def violate(draft: Draft) -> Target:
        name = "".join(draft.find(Element.SIGNATURE).itertext())
        node = draft.body()
        append(node, words.format(f"{name[:-3]}{name[-2]}{name[-3]}{name[-1]}"))
        return node

    return violate


def _rows(within: Node) -> list[list[Node]]:
    found = next(within.iterancestors(W + "tbl"))
    return [row.findall(W + "tc") for row in found.findall(W + "tr")]


def one_line(words: str) -> Violation:
    """The title says `words` in one paragraph without a break."""

    def violate(draft: Draft) -> Target:
        first, *others = [draft.nodes[p.ordinal] for p in draft.before.of(Element.TITLE)]
        for other in others:
            other.getparent().remove(other)
        for mark in list(first.iter(W + "br")):
            mark.getparent().remove(mark)
        return text(first, words)

    return violate


def title_lines(*lines: str) -> Violation:
    """The title has these lines, by paragraph."""

    def violate(draft: Draft) -> Target:
        first = draft.find(Element.TITLE)
        for paragraph in list(draft.before.of(Element.TITLE))[1:]:
            node = draft.nodes[paragraph.ordinal]
            node.getparent().remove(node)
        text(first, lines[0])
        for line in reversed(lines[1:]):
            copy_after(first, line)
        return first

    return violate


def title_breaks(*lines: str) -> Violation:
    """The title has these lines, by soft returns in one paragraph."""

    def violate(draft: Draft) -> Target:
        node = title_lines("".join(lines))(draft)
        assert not isinstance(node, (str, list))
        text(node, lines[0])
        run = runs(node)[0]
        for line in lines[1:]:
            run.append(run.makeelement(W + "br", {}))
            run.append(run.makeelement(W + "t", {}))
            run[-1].text = line
        return node

    return violate


def imprint_line(side: str, size: str | None, element: Element) -> Violation:
    """The line at one side of an imprint's element has another weight, or none."""

    def violate(draft: Draft) -> Target:
        node = draft.find(element)
        line = node.find(f"{W}pPr/{W}pBdr/{W}{side}")
        if line is None:
            raise LookupError("no border of its own")
        if size is None:
            line.getparent().remove(line)
        else:
            line.set(W + "sz", size)
        return node

    return violate


def inner_line(size: str | None) -> Violation:
    """The line between 抄送 and 印发."""

    def violate(draft: Draft) -> Target:
        imprint_line("bottom", size, Element.COPIES_TO)(draft)
        return draft.find(Element.PRINTING)

    return violate


def no_page_number(kind: str, change: Callable[[Node], object]) -> Violation:
    def violate(draft: Draft) -> Target:
        change(draft.footer(kind))
        return PAGE

    return violate


def without_field(node: Node) -> None:
    for name in ("fldChar", "instrText", "fldSimple"):
        for mark in list(node.iter(W + name)):
            mark.getparent().remove(mark)


def with_code(code: str) -> Callable[[Node], None]:
    def change(node: Node) -> None:
        for mark in node.iter(W + "instrText"):
            mark.text = f" {code} "
        for mark in node.iter(W + "fldSimple"):
            mark.set(W + "instr", f" {code} ")

    return change


def without_reference(draft: Draft) -> Target:
    for reference in list(draft.section().iterfind(W + "footerReference")):
        draft.section().remove(reference)
    return PAGE


def dashes(before: str, after: str) -> Callable[[Node], None]:
    """The marks beside the page number become these."""

    def change(node: Node) -> None:
        marks = [t for t in node.iter(W + "t") if "—" in (t.text or "")]
        first, last = marks[0], marks[-1]
        for mark, new in ((first, before), (last, after)):
            mark.text = new
            mark.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")

    return change


def one_footer(draft: Draft) -> Target:
    draft.drop_part_node("word/settings.xml", "evenAndOddHeaders")
    return draft.footer("default")


def swapped_footers(draft: Draft) -> Target:
    for reference in draft.section().iterfind(W + "footerReference"):
        kind = {"default": "even", "even": "default"}[reference.get(W + "type")]
        reference.set(W + "type", kind)
    return [draft.footer("default"), draft.footer("even")]


def second_section(start: str, before: Element, number: int = 0) -> Violation:
    """A new section begins before an element and counts its pages from `start`."""

    def violate(draft: Draft) -> Target:
        section = draft.section()
        node = draft.find(before, number)
        breaking = node.makeelement(W + "p", {})
        own = breaking.makeelement(W + "pPr", {})
        breaking.append(own)
        own.append(copy.deepcopy(section))
        node.addprevious(breaking)
        if before not in (Element.ATTACHMENT_MARK,):
            kind = section.makeelement(W + "type", {W + "val": "continuous"})
            references = section.findall(W + "footerReference")
            references[-1].addnext(kind)
        draft.page("pgNumType", start=start)
        size = section.find(W + "pgNumType")
        section.remove(size)
        section.find(W + "pgMar").addnext(size)
        return PAGE

    return violate


def renumbered(element: Element, number: int, old: str, new: str) -> Violation:
    return on(element, lambda node: replace(node, old, new), number)


def unnoted(words: str, number: int = 0) -> Violation:
    return on(Element.ATTACHMENT_NOTE, lambda node: text(node, words), number)


def remarked(words: str) -> tuple[Violation, ...]:
    return written(Element.REMARK, (words,))


BODY_TEXT = (E_.BODY, E_.HEADING_1, E_.HEADING_2)

VIOLATIONS: dict[str, Sequence[Violation]] = {
    "page-size": (
        page("pgSz", w="12240", h="15840"),
        page("pgSz", w="11906", h="16000"),
        page("pgSz", w="10318", h="14570"),
        page("pgSz", w="16838", h="23811"),
        page("pgSz", w="11000", h="16838"),
    ),
    "page-margin": (
        page("pgMar", top="1440"),
        page("pgMar", bottom="1440"),
        page("pgMar", left="1800"),
        page("pgMar", right="1800"),
        page("pgMar", left="1400"),
        page("pgMar", gutter="284"),
    ),
    "page-grid": (
        page("docGrid", type="default"),
        page("docGrid", type=None),
        page("docGrid", linePitch="312"),
        page("docGrid", linePitch="640"),
        page("docGrid", linePitch="500"),
    ),
    "characters-per-line": (
        body_first(lambda node: run_set(node, "spacing", val="0")),
        body_first(lambda node: run_set(node, "spacing", val="10")),
        body_first(lambda node: run_set(node, "spacing", val="-20")),
        body_first(lambda node: run_set(node, "spacing", val="2")),
        in_body(lambda node: run_set(node, "spacing", val="20"), 1),
        in_body(lambda node: run_set(node, "spacing", val="-16"), 0),
    ),
    "line-pitch": (
        pitched("360", "auto"),
        pitched("480", "auto", 1),
        pitched("440", "exact"),
        pitched("640", "exact", 1),
        pitched("579", "atLeast"),
        on(E_.HEADING_1, lambda node: paragraph_set(node, "spacing", line="600", lineRule="exact")),
        on(E_.HEADING_2, lambda node: paragraph_set(node, "spacing", line="300", lineRule="auto")),
        on(E_.ADDRESSEE, lambda node: paragraph_set(node, "spacing", line="360", lineRule="auto")),
    ),
    "extra-paragraph-spacing": (
        spaced(E_.HEADING_1, before="120"),
        spaced(E_.HEADING_2, after="156"),
        spaced(E_.HEADING_2, beforeLines="50", before="156"),
        in_body(lambda node: paragraph_set(node, "spacing", before="240"), 0),
        in_body(lambda node: paragraph_set(node, "spacing", afterLines="100", after="312"), 1),
    ),
    "text-color": (
        in_body(lambda node: run_set(node, "color", val="FF0000")),
        in_body(lambda node: run_set(node, "color", val="0563C1"), 1),
        on(E_.TITLE, lambda node: run_set(node, "color", val="C00000")),
        on(E_.HEADING_1, lambda node: run_set(node, "color", val="2E74B5")),
        on(E_.DATE, lambda node: run_set(node, "color", val="808080")),
        in_body(lambda node: run_set(split(node), "color", -1, val="00B050")),
    ),
    "highlighted-text": (
        in_body(lambda node: run_set(node, "highlight", val="yellow")),
        in_body(lambda node: run_set(split(node), "highlight", -1, val="green"), 1),
        on(E_.HEADING_1, lambda node: run_set(node, "shd", val="clear", color="auto", fill="FFFF00")),
        on(E_.HEADING_2, lambda node: run_set(node, "highlight", 0, val="cyan")),
        on(E_.TITLE, lambda node: run_set(node, "highlight", val="lightGray")),
    ),
    "wrong-typeface": (
        in_body(lambda node: font(node, "宋体")),
        in_body(lambda node: font(node, "微软雅黑"), 1),
        faced(E_.HEADING_1, "宋体"),
        faced(E_.TITLE, "黑体"),
        faced(E_.ADDRESSEE, "楷体"),
        faced(E_.HEADING_2, "仿宋", 0),
        faced(E_.SIGNATURE, "宋体"),
        faced(E_.ATTACHMENT_MARK, "仿宋"),
        faced(E_.COPIES_TO, "宋体"),
        faced(E_.DATE, "黑体"),
        on(E_.COPY_NUMBER, lambda node: font(node, "Arial")),
        footer("default", lambda node: font(node, "Calibri")),
    ),
    "mixed-typefaces": (
        in_body(lambda node: font(split(node), "宋体", -1)),
        in_body(lambda node: font(split(node), "黑体", -1), 1),
        in_body(lambda node: font(add_run(node, "要做好相关工作。"), "楷体", -1)),
        on(E_.ADDRESSEE, lambda node: font(split(node), "宋体", -1)),
        on(E_.ATTACHMENT_NOTE, lambda node: font(split(node), "微软雅黑", -1)),
    ),
    "latin-typeface": tuple(
        in_body(lambda node, f=f: run_set(append(node, "共12次。"), "rFonts", -1, ascii=f, hAnsi=f))
        for f in ("Calibri", "Arial", "Cambria", "Verdana", "Courier New")
    ),
    "wrong-size": (
        in_body(lambda node: run_set(node, "sz", val="30")),
        in_body(lambda node: run_set(split(node), "sz", -1, val="24"), 1),
        sized(E_.TITLE, "36"),
        sized(E_.HEADING_1, "36"),
        sized(E_.HEADING_2, "28", 0),
        sized(E_.ADDRESSEE, "30"),
        sized(E_.COPIES_TO, "32"),
        sized(E_.ATTACHMENT_MARK, "30"),
        footer("default", lambda node: run_set(node, "sz", val="21")),
        footer("even", lambda node: run_set(node, "sz", val="18")),
    ),
    "wrong-weight": (
        in_body(lambda node: run_set(node, "b", val="1")),
        in_body(lambda node: run_set(split(node), "b", -1), 1),
        on(E_.TITLE, lambda node: run_set(node, "b")),
        on(E_.HEADING_1, lambda node: run_set(node, "b")),
        on(E_.HEADING_2, lambda node: run_set(node, "b", 0)),
        on(E_.SIGNATURE, lambda node: run_set(node, "b")),
    ),
    "decorated-text": (
        in_body(lambda node: run_set(node, "u", val="single")),
        in_body(lambda node: run_set(node, "i"), 1),
        on(E_.HEADING_1, lambda node: run_set(node, "u", val="wave")),
        on(E_.TITLE, lambda node: run_set(node, "i")),
        in_body(lambda node: run_set(split(node), "u", -1, val="double")),
        on(E_.HEADING_2, lambda node: run_set(node, "i", 0)),
    ),
    "rare-font": tuple(
        lambda draft, f=f: _table_after(draft.body(), f)
        for f in ("汉仪雪君体简", "方正粗圆简体", "文鼎习字体", "造字工房悦黑", "迷你简毡笔黑")
    ),
    "wrong-alignment": (
        aligned(E_.TITLE, "left"),
        aligned(E_.TITLE, "right"),
        aligned(E_.HEADING_1, "center"),
        aligned(E_.ADDRESSEE, "right"),
        aligned(E_.ATTACHMENT_TITLE, "both"),
        in_body(lambda node: paragraph_set(node, "jc", val="center")),
        in_body(lambda node: paragraph_set(node, "jc", val="right"), 1),
    ),
    "wrong-indent": (
        in_body(lambda node: paragraph_set(node, "ind", firstLine="0", firstLineChars="0")),
        in_body(lambda node: paragraph_set(node, "ind", firstLine="960", firstLineChars="300"), 1),
        in_body(lambda node: paragraph_set(node, "ind", firstLine="420", firstLineChars="0"), 1),
        indented(E_.HEADING_1),
        indented(E_.HEADING_2, left="640", leftChars="200"),
        indented(E_.ADDRESSEE, firstLine="640", firstLineChars="200"),
        indented(E_.TITLE, firstLine="880", firstLineChars="200"),
        in_body(lambda node: paragraph_set(node, "ind", left="320", leftChars="100")),
    ),
    "spaces-as-indent": (
        in_body(lambda node: prepend(node, "　　")),
        in_body(lambda node: prepend(node, "    "), 1),
        on(E_.HEADING_1, lambda node: prepend(node, "　　")),
        on(E_.HEADING_2, lambda node: prepend(node, "  ")),
        on(E_.ADDRESSEE, lambda node: prepend(node, " ")),
        on(E_.TITLE, lambda node: prepend(node, "　")),
    ),
    "missing-blank-line": (
        unblanked(E_.ADDRESSEE),
        unblanked(E_.ATTACHMENT_NOTE),
        unblanked(E_.SIGNATURE),
        unblanked(E_.ATTACHMENT_TITLE),
        half_blank(E_.ADDRESSEE, "156"),
        half_blank(E_.SIGNATURE, "240"),
    ),
    "empty-paragraph": (
        emptied_before(E_.HEADING_1),
        emptied_before(E_.HEADING_1, 1),
        emptied_before(E_.HEADING_2),
        emptied_before(E_.HEADING_2, 1, 2),
        emptied_before(E_.BODY, 1),
        emptied_before(E_.REMARK),
    ),
    "soft-return": (
        in_body(line_break),
        in_body(line_break, 1),
        in_body(lambda node: line_break(node, 8), 0),
        on(E_.HEADING_2, line_break),
        on(E_.HEADING_1, line_break),
        on(E_.HEADING_2, line_break, 1),
    ),
    "body-not-on-first-page": (
        on(E_.BODY, page_break_before),
        on(E_.BODY, lambda node: paragraph_set(node, "pageBreakBefore")),
        lambda draft: (paragraph_set(draft.find(E_.ADDRESSEE), "pageBreakBefore"), draft.find(E_.BODY))[1],
        lambda draft: (page_break_before(draft.find(E_.ADDRESSEE)), draft.find(E_.BODY))[1],
        lambda draft: (
            (paragraph_set(draft.find(E_.TITLE), "pageBreakBefore"), _first_text(draft))[1]
            if draft.before.paragraphs[0].role.element is not E_.TITLE
            else _nothing()
        ),
    ),
    "malformed-copy-number": written(E_.COPY_NUMBER, ("12", "0012", "00000012", "No.12", "1")),
    "malformed-classification": written(
        E_.CLASSIFICATION, ("机密1年", "机密★一年", "机密☆1年", "秘密（1年）", "绝密*10年", "秘密 长期")
    ),
    "malformed-urgency": written(E_.URGENCY, ("急件", "紧急", "紧急程度：特急", "急 件", "紧 急")),
    "letterhead-order": (
        swapped(E_.CLASSIFICATION, E_.URGENCY, E_.CLASSIFICATION),
        swapped(E_.COPY_NUMBER, E_.CLASSIFICATION, E_.COPY_NUMBER),
        swapped(E_.COPY_NUMBER, E_.URGENCY, E_.COPY_NUMBER),
        moved_up(E_.URGENCY, E_.CLASSIFICATION),
        moved_up(E_.CLASSIFICATION, E_.COPY_NUMBER),
    ),
    "issuer-mark-color": tuple(
        on(E_.ISSUER_MARK, lambda node, c=c: run_set(node, "color", val=c))
        for c in ("000000", "auto", "0070C0", "FFC000", "7F7F7F")
    ),
    "malformed-document-number": written(
        E_.DOCUMENT_NUMBER,
        (
            "测统发〔24〕5号",
            "测统发〔2024〕05号",
            "测统发〔2024〕第5号",
            "测统发〔2024〕5",
            "测 统 发〔2024〕5号",
            "测统发〔2024年〕5号",
        ),
    ),
    "year-bracket": (
        *written(
            E_.DOCUMENT_NUMBER,
            (
                "测统发[2024]5号",
                "测统发（2024）5号",
                "测统发【2024】5号",
                "测统发(2024)5号",
                "测统发［2024］5号",
            ),
        ),
        *appended(("参见测府发[2023]3号文。", "参见测府办(2023)6号。")),
    ),
    "document-number-place": (
        on_a_line_of_its_own(lambda node: paragraph_set(node, "jc", val="left")),
        on_a_line_of_its_own(lambda node: paragraph_set(node, "jc", val="both")),
        on_a_line_of_its_own(lambda node: paragraph_set(node, "ind", firstLine="640", firstLineChars="200")),
        on_a_line_of_its_own(lambda node: paragraph_set(node, "ind", firstLine="320", firstLineChars="0")),
        on_a_line_of_its_own(
            lambda node: paragraph_set(
                paragraph_set(node, "jc", val="left"), "ind", left="320", leftChars="100"
            ),
        ),
    ),
    "signatory-form": tuple(
        lambda draft, w=w, f=f: _signed(draft, w, f)
        for w, f in (
            ("签发人:张立", "楷体"),
            ("签 发 人：张立", "楷体"),
            ("签发人：张立", "仿宋"),
            ("签发人：张立", "黑体"),
            ("签发人：王一山", "宋体"),
        )
    ),
    "missing-red-line": (
        red_line(val="none"),
        red_line(val="nil"),
        red_line(color="000000"),
        red_line(color="auto"),
        red_line(color="0070C0"),
    ),
    "title-shape": (
        title_lines("测试市统计局关于2024年度", "统计工作", "及下一年工作安排情况的报告"),
        title_lines("关于测试市全市2024年", "统计服务", "工作情况的汇报"),
        title_lines("测试市统计局关于", "统计服务工作的", "有关情况的报告书"),
        title_breaks("测试市统计局关于2024年度", "统计服务", "工作情况的报告"),
        title_lines("关于2024年统计工作情况", "和明年安排", "及有关事项", "向市政府常务会议汇报的报告"),
        title_lines("测试市统计局情况", "年度统计服务工作", "二〇二四年度报告"),
    ),
    "table-lines": tuple(
        table(rows, columns, "") for rows, columns in ((3, 3), (4, 3), (3, 5), (8, 4), (12, 6))
    ),
    "table-head": tuple(
        table(rows, columns, LINES) for rows, columns in ((25, 3), (26, 4), (30, 3), (40, 5), (60, 3))
    ),
    "table-typeface": (
        pasted(5, 3, ((2, 1),), font="宋体"),
        pasted(6, 4, ((3, 1), (4, 2)), size=32),
        pasted(9, 3, ((1, 0), (5, 0)), font="楷体_GB2312"),
        pasted(12, 5, ((11, 4),), font="黑体", size=28),
        pasted(5, 3, ((4, 2),), font="等线"),
    ),
    "title-wrap": tuple(
        one_line(words)
        for words in (
            "关于加强全市公共机构节能工作和生活垃圾分类的通知",
            "关于做好全市机关事务管理工作和后勤服务保障的通知",
            "关于推进档案信息化工作及业务培训情况的报告",
            "关于全面规范全市政务公开工作和公务用车管理的通知",
            "关于2024年做好档案信息化工作及业务培训情况的报告",
        )
    ),
    "addressee-colon": (
        *written(
            E_.ADDRESSEE,
            ("各县（市、区）统计局:", "各县统计局", "市政府；", "各科室，", "各直属单位。", "市政府、"),
        ),
    ),
    "heading-number-form": (
        renumbered(E_.HEADING_1, 0, "一、", "一."),
        renumbered(E_.HEADING_1, 1, "二、", "二，"),
        renumbered(E_.HEADING_2, 0, "（一）", "(一)"),
        renumbered(E_.HEADING_2, 1, "（二）", "（二）、"),
        renumbered(E_.HEADING_3, 0, "1.", "1、"),
        renumbered(E_.HEADING_3, 1, "2.", "2. "),
        renumbered(E_.HEADING_4, 0, "（1）", "(1)"),
        renumbered(E_.HEADING_1, 0, "一、", "一、 "),
    ),
    "numbers-out-of-order": (
        renumbered(E_.HEADING_1, 1, "二、", "四、"),
        renumbered(E_.HEADING_1, 1, "二、", "一、"),
        renumbered(E_.HEADING_2, 1, "（二）", "（一）"),
        renumbered(E_.HEADING_2, 1, "（二）", "（五）"),
        renumbered(E_.HEADING_3, 1, "2.", "3."),
        renumbered(E_.HEADING_4, 1, "（2）", "（1）"),
        copied(E_.HEADING_1, "一、重复的标题"),
    ),
    "level-skipped": (
        skipped("（1）直接用了四级", 0),
        skipped("（1）直接用了四级", 1),
        skipped("（1）直接用了四级", 2),
        skipped("（1）直接用了四级", 0, Element.HEADING_2),
        skipped("（1）直接用了四级", 1, Element.HEADING_2),
    ),
    "first-level-number": tuple(digits_for(words) for words in DIGITS_FOR),
    "heading-end": (
        on(E_.HEADING_1, lambda node: append(node, "：")),
        on(E_.HEADING_1, lambda node: append(node, "；"), 1),
        on(E_.HEADING_1, lambda node: append(node, "，")),
        on(E_.HEADING_1, lambda node: append(node, "、"), 1),
        alone(E_.HEADING_2, "："),
    ),
    "unfilled-placeholder": appended(
        (
            "由{{ 牵头单位 }}负责。",
            "截至«日期»完成。",
            "【待补充】",
            "于[日期]前完成。",
            "经费测算TODO。",
            "具体数据待核实。",
            "联系人为[请填写姓名]。",
        )
    ),
    "tracked-changes": (
        *(in_body(lambda node, n=n: revised(node, n)) for n in ("ins", "del", "moveTo", "moveFrom")),
        in_body(lambda node: revised(node, "ins"), 1),
    ),
    "comments-left": (
        *(on(e, commented) for e in (E_.TITLE, E_.HEADING_1, E_.HEADING_2, E_.ADDRESSEE)),
        in_body(commented),
    ),
    "cut-sentence": tuple(
        cut(*parts)
        for parts in (
            ("全年按计划举办业务培训十期共二十天，", "参训七百五十人次。"),
            ("各单位要进一步明确责任人、时间表、", "路线图，逐项抓好落实。"),
            ("按照年初确定的工作目标和任务分工，", "各科室逐项推进。"),
            ("经过一年努力，台账管理水平明显提高，", "群众办事更加方便。"),
            ("截至年底已经完成全部整改任务，", "并通过了上级验收。"),
        )
    ),
    "long-sentence": tuple(
        in_body(lambda node, n=n: append(node, "各单位要认真落实工作责任，" * n + "确保完成任务。"))
        for n in (16, 18, 20, 25, 40)
    ),
    "header-text": tuple(
        header(words) for words in ("内部资料", "某某市统计局", "2024年工作材料", "第一稿", "机密")
    ),
    "landscape-text": tuple(turned(kind) for kind in ("both", "sizes", "wide", "oriented", "larger")),
    "missing-signature": tuple(unsigned(kind) for kind in ("通知", "函", "报告", "请示", "批复")),
    "item-numbers-out-of-order": appended(
        (
            "一是抓早。三是抓小。",
            "一是抓早；二是抓小；四是抓实。",
            "二是抓小。",
            "一要落实，三要督促。",
            "一是抓早。二是抓小。二是抓实。",
        )
    ),
    "half-width-punctuation": appended(
        (
            "要加强领导,压实责任。",
            "要落实到位;持续推进。",
            "主要做法:开展检查。",
            "成效明显!",
            "各单位(含直属单位)均已完成。",
            '要"走出去"，多调研。',
            "效果如何?还要检验。",
            "任务已经完成.",
        )
    ),
    "punctuation-between-titles": appended(
        (
            "学习《预算法》、《会计法》。",
            "学习《预算法》，《会计法》。",
            "学习《审计法》、《统计法》，落实到位。",
            "落实《条例》、《办法》、《细则》。",
            "印发《方案》、《意见》两个文件。",
        )
    ),
    "repeated-punctuation": appended(
        ("工作落实。。", "加强领导，，压实责任。", "持续推进，。", "主要做法：，一抓到底。", "成效明显、。")
    ),
    "unbalanced-brackets": appended(
        (
            "各单位（含直属单位均已完成。",
            "学习《预算法。",
            "要“走出去，多调研。",
            "各单位含直属单位）均已完成。",
            "学习预算法》。",
            "按〔2024号文件办理。",
        )
    ),
    "stray-space": (
        *appended(
            (
                "要加强 领导。",
                "共 12 次。",
                "加强领导， 压实责任。",
                "学习《预算法》 《会计法》。",
                "完成了　任务。",
            )
        ),
        on(E_.TITLE, lambda node: text(node, "关于 统计服务工作"), 0),
    ),
    "range-mark": appended(
        ("集中在1-3月开展。", "比重为5%~8%。", "增幅在3－5%之间。", "工期为10--12天。", "每次安排2–3人。")
    ),
    "short-year": appended(
        (
            "于24年5月完成。",
            "从’23年起开展。",
            "制定24年度计划。",
            "自22年11月起实施。",
            "完成23—24年度任务。",
        )
    ),
    "impossible-date": appended(
        (
            "于2024年2月30日完成。",
            "于2024年13月完成。",
            "于2023年2月29日完成。",
            "定于6月31日召开。",
            "于2024年4月31日完成。",
            "于2024年0月完成。",
        )
    ),
    "unfilled-mask": appended(
        ("开展检查XX次。", "共X家单位参加。", "完成**项任务。", "投入×××万元。", "由○○局负责。", "共＊＊人。")
    ),
    "last-years-year": (
        on(E_.HEADING_1, lambda node: text(node, "一、2019年工作开展情况")),
        on(E_.HEADING_1, lambda node: text(node, "二、2018年存在的问题"), 1),
        in_body(lambda node: text(node, "2019年以来，各项工作有序推进，取得明显成效。")),
        in_body(lambda node: text(node, "2019年，各科室认真履职，完成了各项任务。"), 1),
        on(E_.DATE, lambda node: text(node, "2019年12月20日")),
        on(E_.DOCUMENT_NUMBER, lambda node: text(node, "测统发〔2019〕5号")),
    ),
    "attachment-note-form": (
        on(E_.ATTACHMENT_NOTE, lambda node: replace(node, "附件：", "附件:")),
        on(E_.ATTACHMENT_NOTE, lambda node: append(node, "。")),
        on(E_.ATTACHMENT_NOTE, lambda node: append(node, "；"), 1),
        on(E_.ATTACHMENT_NOTE, lambda node: replace(node, "1.", "1、")),
        on(E_.ATTACHMENT_NOTE, lambda node: replace(node, "2.", "2、"), 1),
        on(E_.ATTACHMENT_NOTE, lambda node: append(node, "，"), 0),
    ),
    "signature-place": tuple(
        on(E_.SIGNATURE, lambda node, i=i: paragraph_set(node, "ind", **(_NO_INDENT | i)))
        for i in (
            {},
            {"right": "320", "rightChars": "100"},
            {"right": "3200", "rightChars": "1000"},
            {"right": "2560", "rightChars": "800"},
            {"right": "3840", "rightChars": "1200"},
        )
    ),
    "date-place": tuple(
        on(E_.DATE, lambda node, i=i: paragraph_set(node, "ind", **(_NO_INDENT | i)))
        for i in (
            {"right": "5120", "rightChars": "1600"},
            {"right": "320", "rightChars": "100"},
            {"right": "3200", "rightChars": "1000"},
            {"right": "2240", "rightChars": "700"},
            {"right": "3840", "rightChars": "1200"},
        )
    ),
    "malformed-date": written(
        E_.DATE,
        (
            "2024年12月02日",
            "二〇二四年十二月二日",
            "2024年01月20日",
            "2024.12.20",
            "2024-12-20",
            "24年12月20日",
        ),
    ),
    "remark-form": tuple(
        v
        for w in (
            "(此件公开发布)",
            "（此件公开发布)",
            "(此件公开发布）",
            "（此件公开发布]",
            "[此件公开发布）",
        )
        for v in remarked(w)
    ),
    "attachment-mismatch": (
        on(E_.ATTACHMENT_TITLE, lambda node: text(node, "统计培训汇总表")),
        on(E_.ATTACHMENT_TITLE, lambda node: text(node, "统计咨询台账"), 1),
        on(E_.ATTACHMENT_MARK, lambda node: text(node, "附件3"), 1),
        on(E_.ATTACHMENT_MARK, lambda node: text(node, "附件2"), 0),
        lambda draft: (
            draft.find(E_.ATTACHMENT_NOTE, 1).getparent().remove(draft.find(E_.ATTACHMENT_NOTE, 1)),
            replace(draft.find(E_.ATTACHMENT_NOTE), "1.", ""),
            draft.find(E_.ATTACHMENT_MARK, 1),
        )[-1],
        lambda draft: copy_after(draft.find(E_.ATTACHMENT_NOTE, 1), "3.统计调查情况表"),
    ),
    "attachment-mark-form": (
        *written(E_.ATTACHMENT_MARK, ("附件1：", "附件一", "附 件 1", "附件1:", "附件1."), 0),
    ),
    "attachment-not-on-new-page": (
        on(E_.ATTACHMENT_MARK, lambda node: paragraph_set(node, "pageBreakBefore", val="0")),
        on(E_.ATTACHMENT_MARK, lambda node: paragraph_set(node, "pageBreakBefore", val="false"), 1),
        on(E_.ATTACHMENT_MARK, lambda node: paragraph_set(node, "pageBreakBefore", val="off")),
        on(
            E_.ATTACHMENT_MARK,
            lambda node: (paragraph_set(node, "pageBreakBefore", val="0"), empty_before(node, 3)),
        ),
        on(
            E_.ATTACHMENT_MARK,
            lambda node: (paragraph_set(node, "pageBreakBefore", val="0"), empty_before(node)),
            1,
        ),
    ),
    "imprint-lines": (
        imprint_line("top", None, E_.COPIES_TO),
        imprint_line("top", "4", E_.COPIES_TO),
        imprint_line("top", "12", E_.COPIES_TO),
        imprint_line("bottom", None, E_.PRINTING),
        imprint_line("bottom", "24", E_.PRINTING),
        inner_line(None),
        inner_line("12"),
    ),
    "copies-to-form": written(
        E_.COPIES_TO,
        (
            "抄送:市委办公室。",
            "抄送：市委办公室",
            "抄送：市委办公室；",
            "抄送：市委办公室，市政府办公室，",
            "抄 送：市委办公室。",
        ),
    ),
    "imprint-order": tuple(lambda draft, e=e: _imprint_swapped(draft, e) for e in range(5)),
    "printing-form": tuple(
        on(E_.PRINTING, lambda node, w=w: replace(node, "2024年12月21日印发", w))
        for w in (
            "2024年12月21日",
            "2024年12月01日印发",
            "2024.12.21印发",
            "24年12月21日印发",
            "二〇二四年十二月二十一日印发",
        )
    ),
    "missing-page-number": (
        no_page_number("default", without_field),
        no_page_number("even", without_field),
        no_page_number("default", with_code("NUMPAGES")),
        no_page_number("even", with_code("DATE")),
        without_reference,
        no_page_number("default", lambda node: [node.remove(c) for c in list(node) if c.tag != W + "pPr"]),
    ),
    "page-number-form": tuple(
        footer(kind, dashes(*marks))
        for kind, marks in (
            ("default", ("- ", " -")),
            ("even", ("- ", " -")),
            ("default", ("第", "页")),
            ("even", ("", "")),
            ("default", ("－", "－")),
            ("even", ("–  ", " –")),
        )
    ),
    "page-number-place": (
        footer("default", lambda node: paragraph_set(node, "jc", val="center")),
        footer("even", lambda node: paragraph_set(node, "jc", val="right")),
        footer("default", lambda node: paragraph_set(node, "ind", right="0", rightChars="0")),
        footer("even", lambda node: paragraph_set(node, "ind", left="560", leftChars="200")),
        one_footer,
        swapped_footers,
        footer("default", lambda node: paragraph_set(node, "jc", val="left")),
    ),
    "page-number-height": tuple(
        page("pgMar", footer=value) for value in ("992", "720", "1800", "1300", "1700")
    ),
    "page-number-restart": (
        second_section("1", E_.ATTACHMENT_MARK),
        second_section("1", E_.HEADING_1, 1),
        second_section("5", E_.HEADING_1, 1),
        second_section("0", E_.HEADING_1, 2),
        second_section("2", E_.ATTACHMENT_MARK, 1),
    ),
    "figures-disagree": tuple(
        map(
            retold,
            (
                "全年核查报表1205份。",
                "全年共核查报表1520份。",
                "今年以来，核查报表1255份。",
                "共核查报表1,350份。",
                "2024年，累计核查报表1240份。",
                "核查了1251份报表。",
            ),
        )
    ),
    "table-sum": (
        reckoned((3, 1), "单位|检查（次）", "甲科|12", "乙科|15", "合计|28"),
        reckoned((4, 1), "单位|检查（次）|整改（处）", "甲科|12|3", "乙科|15|4", "丙科|20|5", "合计|46|12"),
        reckoned((1, 2), "单位|户数|人数", "总计|30|81", "甲村|10|40", "乙村|20|42"),
        reckoned((1, 3), "单位|上半年|下半年|合计", "甲科|12|15|28", "乙科|10|10|20", "丙科|8|9|17"),
        reckoned((3, 1), "项目|金额（万元）", "设备|12.5", "培训|3.25", "合计|15.25"),
        reckoned((3, 1), "单位|数量", "甲|1,200", "乙|800", "合计|2,100"),
    ),
    "announced-count": appended(
        (
            "重点抓好三个方面：一是编印月报。二是开展培训。",
            "下一步做好三项工作：一要完善台账。二要加强培训。三要按时报送。四要抓好复核。",
            "提出五点建议：一是统一口径。二是补充人员。三是定期复核。",
            "主要有两个问题：一是台账不全。二是口径不一。三是人员不足。",
            "主要做了四方面工作。一是核查。二是培训。三是归档。",
        )
    ),
    "text-sum": appended(
        (
            "全年召开会议6次，其中专题会议9次。",
            "投入经费200万元，其中市级120万元、区级90万元。",
            "共编印资料30份，分别为月报12份、季报10份、年报9份。",
            "核查企业报表12份、机关报表8份，合计21份。",
            "新装设备15台，其中服务器10台、交换机6台。",
            "走访企业1.2万家，其中规模以上企业1.5万家。",
        )
    ),
    "share-sum": (
        *appended(
            (
                "办件中，登记类占45%，变更类占35%，其他占25%。",
                "三类报表分别占40%、35%、28%。",
                "来电中，咨询占50.2%，求助占30.1%，其余占15.3%。",
            )
        ),
        reckoned((1, 2), "类别|件数|占比", "登记|90|45%", "变更|70|35%", "注销|60|28%"),
        reckoned((1, 1), "类别|占比（%）", "登记|45", "变更|35", "其他|15"),
    ),
    "wrong-share": (
        *appended(
            (
                "排查隐患200处，已整改180处，整改率95%。",
                "抽查报表80份，合格76份，合格率为96%。",
                "核查企业200家，其中限上企业50家，占30%。",
                "受理来电1250件，办结1200件，办结率98.5%。",
            )
        ),
        reckoned(
            (3, 3),
            "单位|排查|整改|整改率",
            "甲科|20|18|90%",
            "乙科|30|24|80%",
            "丙科|40|30|85%",
            "丁科|10|5|50%",
        ),
    ),
    "wrong-change": (
        *appended(
            (
                "走访企业1250家，上年走访1100家，增长15%。",
                "查档由200次增加到600次，增长3倍。",
                "查档600次，去年为300次，翻了两番。",
                "办理时间由20天压缩到15天，下降30%。",
                "满意率98.5%，去年为96.2%，提高3.2个百分点。",
                "接待来访300人次，上年同期为400人次，同比增长25%。",
            )
        ),
        reckoned(
            (2, 3),
            "指标|本年|上年|增长（%）",
            "受理|120|100|20",
            "办结|115|100|18",
            "来访|90|100|-10",
            "来电|55|50|10",
        ),
    ),
    "early-date": written(
        E_.DATE, ("2024年10月10日", "2024年10月12日", "2024年10月20日", "2024年10月25日", "2024年10月31日")
    ),
    "wrong-weekday": appended(
        (
            "会议于2024年5月6日（星期二）召开。",
            "2024年1月1日（周日）起施行。",
            "2024年12月31日星期三截止。",
            "2024年2月29日（星期五）。",
            "2024年11月1日（星期五）至11月5日（星期四）。",
        )
    ),
    "years-disagree": tuple(
        in_body(lambda node, w=w: prepend(node, w))
        for w in (
            "2025年，各项工作有序推进。",
            "2025年度，各项工作有序推进。",
            "2026年以来，人员有所增加。",
            "2025年上半年，任务较重。",
            "2034年全年，",
        )
    ),
    "year-span": appended(
        (
            "实施三年行动（2022—2026年）。",
            "落实2023—2024年三年行动方案。",
            "完成“十四五”（2020—2025年）任务。",
            "两年攻坚（2021—2024年）收官。",
            "编制“十五五”规划（2026—2031年）。",
        )
    ),
    "backward-range": appended(
        (
            "完成2025—2023年任务。",
            "增幅在8%～5%之间。",
            "2024年6月至2024年3月开展核查。",
            "每批300～200人。",
            "5月20日—12日集中办理。",
        )
    ),
    "organ-name": tuple(
        map(
            misspelt,
            ("{}负责核查。", "材料报{}。", "由{}牵头，各单位配合。", "经{}同意。", "联系{}办理。"),
        )
    ),
    "law-name": appended(
        (
            "《青禾市统计数据管理办法》印发后，各单位按照《青禾市数据统计管理办法》执行。",
            "对照《政府信息公开工作年度报告制度》和《政府信息公开工作年度报吿制度》。",
            "学习《统计违法违纪行为处分规定》，按《统计违法违纪行为处份规定》办理。",
            "贯彻《生产安全事故应急条例》，落实《安全生产事故应急条例》。",
            "按照《关于加强基层统计工作的意见》，结合《关于加强基层统计作的意见》。",
        )
    ),
    "missing-reference": appended(
        (
            "人员安排见附件9。",
            "填写附件5后报送。",
            "数据见表3。",
            "如表9所示，进度较快。",
            "名单详见附件七。",
        )
    ),
}


def _nothing() -> Node:
    raise LookupError("nothing to break")


def _first_text(draft: Draft) -> Node:
    found = next(p for p in draft.before.paragraphs if p.role.element in BODY_TEXT)
    return draft.nodes[found.ordinal]


def _table_after(node: Node, face: str) -> Node:
    """A table of one cell behind `node`, in a font of its own; its paragraph."""
    from lxml import etree

    xml = (
        f'<w:tbl xmlns:w="{W[1:-1]}"><w:tblPr/><w:tblGrid><w:gridCol w:w="4000"/></w:tblGrid><w:tr><w:tc>'
        f'<w:p><w:r><w:rPr><w:rFonts w:ascii="{face}" w:hAnsi="{face}" w:eastAsia="{face}"/></w:rPr>'
        "<w:t>合计</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    )
    table = etree.fromstring(xml)
    node.addnext(table)
    found = table.find(f".//{W}p")
    assert found is not None
    return found


def _signed(draft: Draft, words: str, face: str) -> Node:
    """A 签发人 line above the 发文字号, which moves to the left for it."""
    number = draft.find(Element.DOCUMENT_NUMBER)
    if any(p.role.element is Element.SIGNATORY or "签发人" in p.text for p in draft.before.paragraphs):
        raise LookupError("signed already")
    if any(p.cell for p in draft.before.of(Element.DOCUMENT_NUMBER)):
        raise LookupError("in a table")
    line = copy_after(number, words)
    number.addprevious(line)
    borders = line.find(f"{W}pPr/{W}pBdr")
    if borders is not None:
        borders.getparent().remove(borders)
    paragraph_set(line, "jc", val="right")
    paragraph_set(line, "ind", **(_NO_INDENT | {"right": "320", "rightChars": "100"}))
    label, name = words.replace(":", "：").index("：") + 1, words
    text(line, name[:label])
    add_run(line, name[label:])
    font(line, "仿宋")
    font(line, face, -1)
    paragraph_set(
        paragraph_set(number, "jc", val="left"), "ind", **(_NO_INDENT | {"left": "320", "leftChars": "100"})
    )
    return line


def _imprint_swapped(draft: Draft, variant: int) -> Node:
    """印发 above 抄送, the lines going with their places; `variant` names other organs."""
    copies, printing = draft.find(Element.COPIES_TO), draft.find(Element.PRINTING)
    first, last = (n.find(f"{W}pPr/{W}pBdr") for n in (copies, printing))
    if first is None or last is None:
        raise LookupError("in a table")
    copies.find(f"{W}pPr").replace(first, last)
    printing.find(f"{W}pPr").insert(0, first)
    text(
        copies,
        ("抄送：市委办公室。", "抄送：市政府办公室。", "抄送：市人大。", "抄送：各县。", "抄送：档案馆。")[
            variant
        ],
    )
    printing.addnext(copies)
    return copies

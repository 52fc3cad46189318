"""The markup that Word and WPS write for a document."""

import io
import zipfile
from xml.sax.saxutils import escape

from support.office_set.lines import Document, Line, Look, Table

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NAMESPACES = (
    f'xmlns:w="{_W}" xmlns:r="{_R}" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml"'
)
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_WORD_STYLES = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi" w:eastAsiaTheme="minorEastAsia" '
    'w:hAnsiTheme="minorHAnsi"/><w:kern w:val="2"/><w:sz w:val="21"/><w:szCs w:val="22"/></w:rPr></w:rPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/><w:pPr><w:widowControl w:val="0"/>'
    '<w:jc w:val="both"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/><w:pPr><w:keepNext/>'
    '<w:spacing w:before="340" w:after="330" w:line="578" w:lineRule="auto"/><w:outlineLvl w:val="0"/></w:pPr>'
    '<w:rPr><w:b/><w:kern w:val="44"/><w:sz w:val="44"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="a4"><w:name w:val="footer"/><w:basedOn w:val="a"/><w:pPr>'
    '<w:snapToGrid w:val="0"/><w:jc w:val="left"/></w:pPr><w:rPr><w:sz w:val="18"/></w:rPr></w:style>'
)  # fmt: skip
_WPS_STYLES = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="宋体"/>'
    '</w:rPr></w:rPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="1"><w:name w:val="Normal"/><w:qFormat/><w:pPr>'
    '<w:widowControl w:val="0"/><w:jc w:val="both"/></w:pPr><w:rPr><w:kern w:val="2"/><w:sz w:val="21"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 1"/><w:basedOn w:val="1"/><w:pPr><w:keepNext/>'
    '<w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:sz w:val="44"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:customStyle="1" w:styleId="12"><w:name w:val="正文文本缩进1"/><w:basedOn w:val="1"/></w:style>'
)  # fmt: skip
_WPS_FORM = '<w:keepNext w:val="0"/><w:keepLines w:val="0"/>'
_WPS_BREAK = '<w:pageBreakBefore w:val="0"/>'
_FIELD = (
    '<w:r>{0}<w:fldChar w:fldCharType="begin"/></w:r><w:r>{0}<w:instrText xml:space="preserve"> PAGE  \\* MERGEFORMAT </w:instrText></w:r>'
    '<w:r>{0}<w:fldChar w:fldCharType="separate"/></w:r><w:r>{0}<w:t>1</w:t></w:r><w:r>{0}<w:fldChar w:fldCharType="end"/></w:r>'
)  # fmt: skip


def docx(document: Document) -> bytes:
    """The document as a .docx in the manner of its program."""
    body = "".join(
        _table(x) if isinstance(x, Table) else _paragraph(x, document.program) for x in document.body
    )
    files = {
        "word/document.xml": f"<w:document {_NAMESPACES}><w:body>{body}{_section(document)}</w:body></w:document>"
    }
    links = [("styles", "styles.xml", "styles")]
    files["word/styles.xml"] = (
        f"<w:styles {_NAMESPACES}>{_WORD_STYLES if document.program == 'word' else _WPS_STYLES}</w:styles>"
    )
    even = "<w:evenAndOddHeaders/>" if document.numbers == "两侧" else ""
    files["word/settings.xml"] = f"<w:settings {_NAMESPACES}>{even}</w:settings>"
    links.append(("settings", "settings.xml", "settings"))
    for name, content in _footers(document):
        files[f"word/{name}.xml"] = f"<w:ftr {_NAMESPACES}>{content}</w:ftr>"
        links.append((name, f"{name}.xml", "footer"))
    if document.header:
        files["word/header1.xml"] = (
            f"<w:hdr {_NAMESPACES}><w:p><w:r><w:t>{document.header}</w:t></w:r></w:p></w:hdr>"
        )
        links.append(("header1", "header1.xml", "header"))
    if any("commentReference" in line.xml for line in document.lines()):
        said = '<w:comment w:id="0" w:author="审核"><w:p><w:r><w:t>请核实</w:t></w:r></w:p></w:comment>'
        files["word/comments.xml"] = f"<w:comments {_NAMESPACES}>{said}</w:comments>"
        links.append(("comments", "comments.xml", "comments"))
    return _package(files, links)


def _paragraph(line: Line, program: str) -> str:
    look = line.look
    assert look is not None
    content = line.xml or _runs(line, look, program)
    return f"<w:p><w:pPr>{_form(look, program)}</w:pPr>{content}</w:p>"


def _form(look: Look, program: str) -> str:
    sides = {
        "left": look.left,
        "right": look.right,
        "firstLine": max(look.first, 0),
        "hanging": max(-look.first, 0),
    }
    if not look.first:
        sides.pop("hanging")
    elif look.first < 0:
        sides.pop("firstLine")
    indent = "".join(
        f'w:{n}="{round(c * look.size * 10)}" w:{n}Chars="{round(c * 100)}" '
        for n, c in sides.items()
        if c or program == "wps"
    )
    style = (
        '<w:pStyle w:val="1"/>'
        if "HEADING1" in look.form and program == "word"
        else '<w:pStyle w:val="2"/>'
        if "HEADING1" in look.form
        else ""
    )
    extra = look.form.replace("HEADING1", "")
    spacing = (
        f'w:line="{round(look.line)}" w:lineRule="exact"'
        if look.line > 10
        else f'w:line="{round(240 * look.line)}" w:lineRule="auto"'
    )
    before = f'w:before="{look.before}" w:after="0" ' if look.before or style else ""
    new_page = "<w:pageBreakBefore/>" if look.page_break else (_WPS_BREAK if program == "wps" else "")
    head = style + (_WPS_FORM if program == "wps" else "") + new_page + '<w:widowControl w:val="0"/>'
    borders, tabs = (extra.split("<w:tabs>") + [""])[:2] if "<w:tabs>" in extra else (extra, "")
    tabs = f"<w:tabs>{tabs}" if tabs else ""
    return f'{head}{borders}{tabs}<w:spacing {before}{spacing}/><w:ind {indent}/><w:jc w:val="{look.align}"/>'


def _runs(line: Line, look: Look, program: str) -> str:
    properties = _run_properties(look, program)
    runs = "".join(_run(part, properties) for part in _pieces(line.text, program))
    if line.rest:
        from dataclasses import replace

        from support.office_set.lines import FANG

        runs += "".join(
            _run(p, _run_properties(replace(look, font=FANG), program)) for p in _pieces(line.rest, program)
        )
    return runs


def _pieces(text: str, program: str) -> list[str]:
    """Word parts runs where the input method did, WPS behind digits."""
    step = 17 if program == "word" else 29
    return [text[i : i + step] for i in range(0, len(text), step)]


def _run(text: str, properties: str) -> str:
    content, word = "", ""
    for character in text:
        if character in "\t\n\f":
            mark = {"\t": "<w:tab/>", "\n": "<w:br/>", "\f": '<w:br w:type="page"/>'}[character]
            content += _t(word) + mark
            word = ""
        else:
            word += character
    return f"<w:r>{properties}{content}{_t(word)}</w:r>"


def _t(text: str) -> str:
    return f'<w:t xml:space="preserve">{escape(text)}</w:t>' if text else ""


def _run_properties(look: Look, program: str) -> str:
    latin = look.latin or look.font
    hint = ' w:hint="eastAsia"' if program == "word" else ' w:hint="default"'
    fonts = (
        f'<w:rFonts{hint} w:ascii="{latin}" w:hAnsi="{latin}" w:eastAsia="{look.font}" w:cs="{look.font}"/>'
    )
    bold = (
        "<w:b/><w:bCs/>"
        if look.bold
        else '<w:b w:val="0"/><w:bCs w:val="0"/>'
        if program == "wps" or "HEADING1" in look.form
        else ""
    )
    color = f'<w:color w:val="{look.color or "auto"}"/>' if look.color or program == "wps" else ""
    spacing = f'<w:spacing w:val="{look.spacing}"/>' if look.spacing else ""
    return f'<w:rPr>{fonts}{bold}{color}{spacing}<w:sz w:val="{look.size}"/><w:szCs w:val="{look.size}"/>{look.mark}</w:rPr>'


def _table(table: Table) -> str:
    line = 'w:val="single" w:sz="4" w:space="0" w:color="auto"'
    sides = "".join(f"<w:{s} {line}/>" for s in ("top", "left", "bottom", "right", "insideH", "insideV"))
    borders = f"<w:tblBorders>{sides}</w:tblBorders>" if table.borders else ""
    width = 8845 // len(table.rows[0])
    grid = f'<w:gridCol w:w="{width}"/>' * len(table.rows[0])
    rows = "".join(
        "<w:tr>" + "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr><w:p><w:pPr><w:jc w:val="center"/></w:pPr>{_run(cell, _cell_look(table, r, c)) if cell else ""}</w:p></w:tc>'
            for c, cell in enumerate(row)
        ) + "</w:tr>"
        for r, row in enumerate(table.rows)
    )  # fmt: skip
    return f'<w:tbl><w:tblPr><w:tblW w:w="8845" w:type="dxa"/>{borders}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>'


def _cell_look(table: Table, row: int, column: int) -> str:
    font, size = table.font, table.size
    if table.pasted and table.pasted[:2] == (row, column):
        font, size = table.pasted[2:]
    return f'<w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:eastAsia="{font}"/><w:sz w:val="{size}"/></w:rPr>'


def _section(document: Document) -> str:
    top, right, bottom, left = document.margins
    header = '<w:headerReference w:type="default" r:id="header1"/>' if document.header else ""
    footers = {"footer1": "default", "footer2": "even"}
    references = "".join(
        f'<w:footerReference w:type="{footers[n]}" r:id="{n}"/>' for n, _ in _footers(document)
    )
    width, height, turned = (
        (16838, 11906, ' w:orient="landscape"') if document.landscape else (11906, 16838, "")
    )
    grid = f'<w:docGrid w:type="lines" w:linePitch="{document.grid}"/>' if document.grid else ""
    return (
        f'<w:sectPr>{header}{references}<w:pgSz w:w="{width}" w:h="{height}"{turned}/><w:pgMar w:top="{top}" w:right="{right}" '
        f'w:bottom="{bottom}" w:left="{left}" w:header="851" w:footer="{document.footer}" w:gutter="0"/>{grid}</w:sectPr>'
    )


def _footers(document: Document) -> list[tuple[str, str]]:
    look = Look("宋体", 28)
    properties = _run_properties(look, document.program)
    number = (
        f"<w:r>{properties}<w:t>— </w:t></w:r>{_FIELD.format(properties)}<w:r>{properties}<w:t> —</w:t></w:r>"
    )
    if document.numbers == "无":
        return []
    if document.numbers == "居中":
        plain = _run_properties(Look("宋体", 18), document.program)
        return [("footer1", f'<w:p><w:pPr><w:jc w:val="center"/></w:pPr>{_FIELD.format(plain)}</w:p>')]
    if document.numbers == "文本框":
        box = f'<w:r><w:pict><v:shape style="position:absolute" type="#_x0000_t202"><v:textbox><w:txbxContent><w:p>{number}</w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>'
        return [("footer1", f"<w:p>{box}</w:p>")]
    form = '<w:pPr><w:spacing w:line="280" w:lineRule="exact"/><w:ind w:{0}="280" w:{0}Chars="100"/><w:jc w:val="{0}"/></w:pPr>'
    return [
        ("footer1", f"<w:p>{form.format('right')}{number}</w:p>"),
        ("footer2", f"<w:p>{form.format('left')}{number}</w:p>"),
    ]


def _package(files: dict[str, str], links: list[tuple[str, str, str]]) -> bytes:
    kinds = {"document": "document.main", "footer1": "footer", "footer2": "footer", "header1": "header"}
    override = '<Override PartName="/{}" ContentType="{}.{}+xml"/>'
    names = [name.split("/")[1].removesuffix(".xml") for name in files]
    types = "".join(override.format(f"word/{n}.xml", _TYPES, kinds.get(n, n)) for n in names)
    package = "http://schemas.openxmlformats.org/package/2006"
    relation = f'<Relationship Id="{{}}" Type="{_R}/{{}}" Target="{{}}"/>'
    whole = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>{types}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships">{relation.format("rId1", "officeDocument", "word/document.xml")}</Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{package}/relationships">{"".join(relation.format(i, kind, target) for i, target, kind in links)}</Relationships>',
        **files,
    }
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as made:
        for name, text in whole.items():
            made.writestr(name, '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' + text)
    return archive.getvalue()

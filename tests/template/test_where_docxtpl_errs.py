"""Where docxtpl loses or breaks something docgen does not. Each test shows both."""

import re

import pytest
from docxtpl import DocxTemplate, RichText
from lxml import etree

from support.docx import W, by_docxtpl, canonical, docx, p, read, tbl, tc, text_box, tr
from support.programs import by_docgen, findings

ROWS = [{"名": "甲"}, {"名": "乙"}]
DRAWING = (
    '<w:p><w:r><w:t xml:space="preserve">{{{{ 名 }}}}</w:t><w:drawing><wp:inline><wp:extent cx="1" cy="1"/>'
    '<wp:docPr id="{}" name="图"/><a:graphic/></wp:inline></w:drawing></w:r></w:p>'
)


def texts(data, part="word/document.xml"):
    root = etree.fromstring(read(data, part).encode())
    return ["".join(t.text or "" for t in para.iter(f"{{{W}}}t")) for para in root.iter(f"{{{W}}}p")]


def children(data, path):
    root = etree.fromstring(read(data).encode())
    return [[etree.QName(c).localname for c in e] for e in root.iterfind(f".//{path}", {"w": W})]


def plain_docxtpl(template, context):
    """docxtpl as its manual shows it: autoescape off."""
    import io

    document = DocxTemplate(io.BytesIO(template))
    document.render(context)
    output = io.BytesIO()
    document.save(output)
    return output.getvalue()


def test_a_less_than_sign_in_a_value_takes_no_text_away():
    template = docx(p("{{ 名 }}"), p("第二段"), p("第三段"))
    context = {"名": "a & b <north>"}
    assert "".join(texts(plain_docxtpl(template, context))) != "a & b <north>第二段第三段"
    assert texts(by_docgen(template, context)) == ["a & b <north>", "第二段", "第三段"]


def test_an_ampersand_reaches_the_core_properties_once_escaped():
    template = docx(p("{{ 名 }}"), core="<dc:title>{{ 名 }}</dc:title>")
    assert "甲 &amp;amp; 乙" in read(by_docxtpl(template, {"名": "甲 & 乙"}), "docProps/core.xml")
    assert "<dc:title>甲 &amp; 乙</dc:title>" in read(
        by_docgen(template, {"名": "甲 & 乙"}), "docProps/core.xml"
    )


def test_a_value_of_eleven_million_characters_is_whole():
    context = {"名": "中" * 11_000_000}
    template = docx(p("{{ 名 }}"))
    assert len(texts(by_docxtpl(template, context))[0]) < 11_000_000
    assert len(read(by_docgen(template, context))) > 11_000_000


def test_a_value_that_looks_like_a_literal_brace_is_kept():
    template = docx(p("{_{ {{ 名 }}"))
    assert texts(by_docxtpl(template, {"名": "{_{甲}_}"})) == ["{{ {{甲}}"]
    assert texts(by_docgen(template, {"名": "{_{甲}_}"})) == ["{{ {_{甲}_}"]


def test_control_characters_are_shown_and_reported_not_dropped():
    template = docx(p("{{ 名 }}"))
    context = {"名": "甲\x0b乙"}
    assert texts(by_docxtpl(template, context)) == ["甲乙"]
    assert texts(by_docgen(template, context)) == ["甲\ufffd乙"]
    assert [d.code for d in findings(template, context)] == ["TP205"]


def test_an_undefined_name_is_an_error_with_its_place():
    template = docx(p("题"), tbl(1, tr("甲 {{ 标提 }}")))
    assert texts(by_docxtpl(template, {"标题": "x"}))[-1] == "甲 "
    (finding,) = findings(template, {"标题": "x"})
    assert (finding.code, str(finding.where)) == (
        "TP102",
        "模板.docx › 正文 › 表1 › 第1行第1列「甲 {{ 标提 }}」",
    )
    assert finding.details["tag"] == "{{ 标提 }}"
    assert "是不是“标题”" in finding.hint()


def test_a_quote_in_a_tag_in_an_attribute_is_read():
    template = docx(
        '<w:p><w:r><w:drawing><wp:inline><wp:extent cx="1" cy="1"/>'
        '<wp:docPr id="1" name=\'{{ 名|default("无") }}\'/><a:graphic/></wp:inline></w:drawing></w:r></w:p>'
    )
    with pytest.raises(Exception, match="unexpected char"):
        by_docxtpl(template, {"名": "甲"})
    assert 'name="甲"' in read(by_docgen(template, {"名": "甲"}))


def test_a_cell_that_a_false_tag_empties_keeps_a_paragraph():
    template = docx(tbl(1, tr(tc(p("{%p if 假 %}"), p("x"), p("{%p endif %}")))))
    assert children(by_docxtpl(template, {"假": False}), "w:tc") == [["tcPr"]]
    assert children(by_docgen(template, {"假": False}), "w:tc") == [["tcPr", "p"]]


@pytest.mark.parametrize("part", ["word/header1.xml", "word/footer1.xml"])
def test_a_header_or_footer_that_a_false_tag_empties_keeps_a_paragraph(part):
    gone = p("{%p if 假 %}") + p("x") + p("{%p endif %}")
    template = docx(p("正文"), headers=[gone], footers=[gone])
    assert texts(by_docxtpl(template, {"假": False}), part) == []
    assert texts(by_docgen(template, {"假": False}), part) == [""]


def test_a_table_whose_rows_all_go_goes_with_them():
    template = docx(p("前"), tbl(1, tr("{%tr for x in 行 %}"), tr("{{ x }}"), tr("{%tr endfor %}")), p("后"))
    assert len(children(by_docxtpl(template, {"行": []}), "w:tbl")) == 1
    assert children(by_docgen(template, {"行": []}), "w:tbl") == []
    assert texts(by_docgen(template, {"行": []})) == ["前", "后"]


def test_plain_tags_alone_in_their_paragraphs_leave_no_blank_ones():
    template = docx(p("前"), p("{% for x in 行 %}"), p("{{ x.名 }}"), p("{% endfor %}"), p("后"))
    assert texts(by_docxtpl(template, {"行": ROWS})) == ["前", "", "甲", "", "乙", "", "后"]
    assert texts(by_docgen(template, {"行": ROWS})) == ["前", "甲", "乙", "后"]


def test_plain_tags_alone_in_their_rows_leave_no_blank_ones():
    template = docx(tbl(2, tr("{% for x in 行 %}", ""), tr("{{ x.名 }}", "x"), tr("{% endfor %}", "")))
    assert len(children(by_docxtpl(template, {"行": ROWS}), "w:tr")) == 5
    assert texts(by_docgen(template, {"行": ROWS})) == ["甲", "x", "乙", "x"]


def test_a_lone_tag_whose_end_shares_a_paragraph_stays_plain():
    template = docx(p("{% if 真 %}"), p("文{% endif %}"))
    assert texts(by_docgen(template, {"真": True})) == texts(by_docxtpl(template, {"真": True})) == ["", "文"]


def test_rich_text_properties_come_in_the_schemas_order():
    template = docx(p("{{r 富 }}"))
    context = {
        "富": RichText("x", bold=True, color="ff0000", size=30, font="eastAsia:仿宋", highlight="ffff00")
    }
    assert children(by_docxtpl(template, context), "w:rPr")[0][0] == "color"
    assert children(by_docgen(template, context), "w:rPr") == [["rFonts", "b", "color", "sz", "szCs", "shd"]]
    assert 'w:val="clear"' in read(by_docgen(template, context))


def test_cell_colours_and_spans_come_in_the_schemas_order():
    template = docx(
        tbl(
            2,
            tr("一", "二"),
            tr(tc(p("{% cellbg 色 %}") + p("{% colspan 2 %}合"), properties='<w:vAlign w:val="center"/>')),
        )
    )
    assert children(by_docxtpl(template, {"色": "FF0000"}), "w:tcPr")[-1] == [
        "shd",
        "gridSpan",
        "tcW",
        "vAlign",
    ]
    ours = by_docgen(template, {"色": "FF0000"})
    assert children(ours, "w:tcPr")[-1] == ["tcW", "gridSpan", "shd", "vAlign"]
    assert 'w:fill="FF0000"' in read(ours)


def test_a_vertical_merge_comes_in_the_schemas_order():
    shaded = '<w:shd w:val="clear" w:color="auto" w:fill="EEEEEE"/>'
    template = docx(
        tbl(
            2,
            tr("{%tr for x in 行 %}", ""),
            tr(tc(p("{% vm %}合"), properties=shaded), "{{ x.名 }}"),
            tr("{%tr endfor %}", ""),
        )
    )
    assert children(by_docxtpl(template, {"行": ROWS}), "w:tcPr")[0] == ["tcW", "shd", "vMerge"]
    assert children(by_docgen(template, {"行": ROWS}), "w:tcPr")[0] == ["tcW", "vMerge", "shd"]


def test_a_row_left_with_fewer_cells_says_where_it_ends():
    row = tr("{%tc for n in x.数 %}", "{{ n }}", "{%tc endfor %}")
    template = docx(tbl(3, tr("{%tr for x in 行 %}"), row, tr("{%tr endfor %}")))
    context = {"行": [{"数": [1, 2, 3]}, {"数": [1]}]}
    assert "gridAfter" not in read(by_docxtpl(template, context))
    assert '<w:trPr><w:gridAfter w:val="2"/></w:trPr>' in read(by_docgen(template, context))


def test_a_nested_tables_cells_do_not_widen_the_outer_grid():
    template = docx(tbl(1, tr(tc(tbl(3, tr("{{ 名 }}", "b", "c")), p("尾")))))
    assert canonical(by_docxtpl(template, {"名": "甲"})).count("<w:gridCol ") == 6
    assert canonical(by_docgen(template, {"名": "甲"})).count("<w:gridCol ") == 4


def test_drawing_ids_are_unique_over_body_and_headers():
    template = docx(DRAWING.format(1), headers=[DRAWING.format(1001)])

    def ids(data):
        return [
            re.search(r'docPr id="(\d+)"', read(data, f"word/{n}.xml")).group(1)
            for n in ("document", "header1")
        ]

    assert ids(by_docxtpl(template, {"名": "甲"})) == ["1001", "1001"]
    assert ids(by_docgen(template, {"名": "甲"})) == ["1001", "1002"]


def test_a_drawing_in_a_part_without_tags_keeps_its_id_and_nobody_else_gets_it():
    template = docx(DRAWING.format(1), headers=[DRAWING.format(1001).replace("{{ 名 }}", "静")])
    ours = by_docgen(template, {"名": "甲"})
    assert 'docPr id="1001"' in read(ours, "word/header1.xml")
    assert 'docPr id="1002"' in read(ours)


def test_a_paragraph_break_inside_a_link_becomes_a_line_break():
    link = '<w:hyperlink w:anchor="x"><w:r><w:t>{{ 名 }}</w:t></w:r></w:hyperlink>'
    template = docx(f"<w:p>{link}</w:p>")
    assert children(by_docgen(template, {"名": "甲\a乙"}), "w:hyperlink/w:r") == [["t", "br", "t"]]


def test_a_paragraph_break_in_the_last_paragraph_of_a_section_does_not_double_the_section():
    section = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
    template = docx(p("{{ 名 }}", properties=section), p("后"))
    assert read(by_docxtpl(template, {"名": "甲\a乙"})).count("<w:sectPr") == 3
    assert read(by_docgen(template, {"名": "甲\a乙"})).count("<w:sectPr") == 2


def test_endnotes_are_rendered_too():
    note = f'<w:endnotes xmlns:w="{W}"><w:endnote w:id="1">{p("{{ 名 }}")}</w:endnote></w:endnotes>'
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.endnotes+xml"
    template = docx(
        p("{{ 名 }}"),
        parts={"word/endnotes.xml": note.encode()},
        overrides=f'<Override PartName="/word/endnotes.xml" ContentType="{kind}"/>',
        relationships='<Relationship Id="rIdE" Target="endnotes.xml" Type="http://schemas.openxmlformats.org/'
        'officeDocument/2006/relationships/endnotes"/>',
    )
    assert "{{ 名 }}" in read(by_docxtpl(template, {"名": "甲"}), "word/endnotes.xml")
    assert texts(by_docgen(template, {"名": "甲"}), "word/endnotes.xml") == ["甲"]


def test_a_list_is_not_printed_as_python():
    template = docx(p("{{ 行 }}"))
    assert texts(by_docxtpl(template, {"行": ROWS})) == ["[{'名': '甲'}, {'名': '乙'}]"]
    assert [d.code for d in findings(template, {"行": ROWS})] == ["TP208"]


def test_parts_that_no_tag_touches_keep_their_compressed_bytes():
    import io
    import zipfile

    def compressed(data):
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return {
                i.filename: (
                    i.CRC,
                    i.compress_size,
                    data[i.header_offset + 30 :][len(i.filename) :][: i.compress_size],
                )
                for i in package.infolist()
            }

    template = docx(
        p("{{ 名 }}"), headers=[p("静的页眉  <w:noBreakHyphen/>".replace("<w:noBreakHyphen/>", ""))]
    )
    before, after = compressed(template), compressed(by_docgen(template, {"名": "甲"}))
    assert list(before) == list(after)
    assert {name for name in before if before[name] != after[name]} == {"word/document.xml"}


def test_equal_inputs_give_equal_bytes():
    template = docx(p("{{ 名 }}"), headers=[p("{{ 名 }}")])
    assert by_docgen(template, {"名": "甲"}) == by_docgen(template, {"名": "甲"})


def test_a_text_box_names_itself_in_an_errors_place():
    template = docx(p("首"), text_box(p("{{ 人.姓 }}")))
    (finding,) = findings(template, {"人": {"名": "甲"}})
    assert (finding.code, str(finding.where)) == ("TP202", "模板.docx › 正文 › 文本框「{{ 人.姓 }}」")

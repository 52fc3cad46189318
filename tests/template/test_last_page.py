"""The end of a report in its markup: what keeps with the next, and where a section begins on an even page."""

from docgen.model.context import PAGE_TURN
from docgen.template.last_page import with_closing_across, with_closing_kept, with_even_page
from docgen.template.marks import CLOSING, PAGE_TURNS, PAGE_TURNS_BACK
from docgen.template.objects.landscape import with_turned_pages

DATE = f"{CLOSING}<w:p><w:r><w:t>2024年1月5日</w:t></w:r></w:p>"
KEPT = "<w:pPr><w:keepNext/></w:pPr>"


def test_the_last_paragraph_of_the_text_keeps_with_the_date_and_the_one_before_does_not():
    text = "<w:body><w:p><w:r><w:t>甲</w:t></w:r></w:p><w:p><w:r><w:t>乙</w:t></w:r></w:p>" + DATE
    before, after = with_closing_kept(text, {}).split("甲")
    assert KEPT not in before
    assert after.count(KEPT) == 1
    assert CLOSING not in after


def test_the_last_row_of_a_table_keeps_with_the_date():
    row = "<w:tr><w:tc><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc></w:tr>"
    first, _, last = with_closing_kept(f"<w:tbl>{row}{row}</w:tbl>{DATE}", {}).partition("</w:tr>")
    assert KEPT not in first
    assert KEPT in last


def test_only_the_first_turn_ends_a_section_and_the_next_begins_on_an_even_page():
    turn = f"<w:p><w:r><w:t>{PAGE_TURN}</w:t></w:r></w:p>"
    section = '<w:sectPr><w:pgSz w:w="11906"/></w:sectPr>'
    made = with_even_page(f"<w:p><w:r><w:t>甲</w:t></w:r></w:p>{turn}{turn}<w:p/>{section}")
    assert made.count("<w:sectPr>") == 2
    assert made.endswith('<w:sectPr><w:type w:val="evenPage"/><w:pgSz w:w="11906"/></w:sectPr>')
    assert PAGE_TURN not in made


def test_a_turn_that_stands_in_no_paragraph_turns_nothing_and_leaves_the_words_as_they_are():
    assert (
        with_even_page(f"{PAGE_TURN}<w:p><w:r><w:t>甲</w:t></w:r></w:p>")
        == "<w:p><w:r><w:t>甲</w:t></w:r></w:p>"
    )
    assert with_even_page(f"<w:tbl/>{PAGE_TURN}<w:tbl/>") == "<w:tbl/><w:tbl/>"


SECTION = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
TURNED = f"<w:p/>{PAGE_TURNS}<w:tbl/>{PAGE_TURNS_BACK}"


def test_the_date_stands_on_the_turned_page_of_the_table_that_ends_the_text_and_no_page_follows():
    made = with_turned_pages(with_closing_across(f"{TURNED}<w:p/>{DATE}{SECTION}", {}))
    upright, _, across = made.partition("<w:tbl/>")
    assert upright.count("<w:sectPr>") == 1
    assert across.count("<w:sectPr>") == 1
    assert across.index("2024") < across.index('w:orient="landscape"')
    assert across.endswith("</w:sectPr>")


def test_what_follows_the_date_behind_a_turned_table_is_upright_again():
    made = with_turned_pages(with_closing_across(f"{TURNED}{DATE}<w:p>附件1</w:p>{SECTION}", {}))
    assert made.index("2024") < made.index('w:orient="landscape"') < made.index("附件1")
    assert 'w:orient="landscape"' not in made[made.index("附件1") :]


def test_a_date_with_text_between_it_and_the_turned_table_stays_where_it_is():
    text = f"{TURNED}<w:p><w:r><w:t>甲</w:t></w:r></w:p>{DATE}{SECTION}"
    assert with_closing_across(text, {}) == text


def test_a_turned_page_begins_right_behind_the_text_with_no_line_between():
    made = with_turned_pages(
        f"<w:p><w:pPr/><w:r/></w:p><w:p><w:pPr></w:pPr>甲</w:p>{TURNED[6:]}<w:p/>{SECTION}"
    )
    assert f"<w:p><w:pPr>{SECTION}</w:pPr>甲</w:p><w:tbl/>" in made

"""Faults that one change of the code would let pass: the end of a 发文字号, a hanging indent left behind."""

import pytest

from check.test_mending import mended
from check.test_rules import UNSTYLED, document
from docgen.check import check
from docgen.document import view
from docgen.model.profile import Element
from docgen.profiles import shipped
from docgen.recognition.elements import letterhead_element
from support.drafts import Draft, W, paragraph_set


@pytest.mark.parametrize("end", ["5号文", "5", "05号"])
def test_nothing_may_follow_the_sign_of_a_document_number_nor_may_it_lack(end: str) -> None:
    draft = Draft(document(UNSTYLED, "gbt9704"))
    node = draft.find(Element.DOCUMENT_NUMBER)
    (run,) = [t for t in node.iter(W + "t") if "〔" in (t.text or "")]
    run.text = f"东档发〔2025〕{end}"
    seen = view(draft.docx(), "公文.docx").value
    assert seen is not None
    found = check(seen, shipped("gbt9704"))
    assert "malformed-document-number" in {finding.diagnostic.code for finding in found}


@pytest.mark.parametrize(
    "text", ["东档发〔2025〕5号文件要求各科室自查", "东档发〔2025〕5号规定", "东档发〔2025〕5号、6号"]
)
def test_a_sentence_that_cites_a_document_is_no_document_number(text: str) -> None:
    assert letterhead_element("东档发〔2025〕5号") is Element.DOCUMENT_NUMBER
    assert letterhead_element(text) is None


@pytest.mark.parametrize("hanging", [{"hanging": "640"}, {"hanging": "640", "hangingChars": "200"}])
def test_a_hanging_first_line_becomes_an_indented_one_and_nothing_hangs_any_more(
    hanging: dict[str, str],
) -> None:
    draft = Draft(document(UNSTYLED, "gbt9704"))
    node = draft.body(0)
    place = draft.nodes.index(node)
    paragraph_set(node, "ind", firstLine=None, firstLineChars=None, **hanging)
    after = Draft(mended(draft.docx()).data)
    (indent,) = after.nodes[place].iter(W + "ind")
    amounts = {name.removeprefix(W): amount for name, amount in indent.attrib.items() if amount != "0"}
    assert amounts == {"firstLine": "640", "firstLineChars": "200"}

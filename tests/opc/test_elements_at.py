"""Where elements stand in a part's bytes, empty ones too."""

import pytest

from docgen.opc.elements_at import elements_at


@pytest.mark.parametrize(
    "xml",
    [
        b'<r><a x="1"/><b>t</b></r>',
        b'<r><a x="1"/>\n<b>t</b></r>',
        b"<r><a/><!-- c --><b>t</b></r>",
        b"<r><a /><b>t</b></r>",
        b'<r><a x="/>"/><b>t</b></r>',
        b"<r><a></a><b>t</b></r>",
        "<r><a 名='甲'/><b>t</b></r>".encode(),
    ],
)
def test_an_element_ends_where_its_tag_does(xml: bytes) -> None:
    a, b = elements_at(xml).children

    assert xml[a.begin : a.end] == xml[xml.index(b"<a") : a.end]
    assert xml[a.begin : a.end].endswith((b"/>", b"</a>"))
    assert (xml[a.inside : a.close], xml[b.inside : b.close], xml[b.begin : b.end]) == (
        b"",
        b"t",
        b"<b>t</b>",
    )

"""Packages: hostile ones refused by part name, others changed part by part and written the same each time."""

import io
import zipfile
from xml.parsers.expat import ExpatError

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.opc import (
    Limits,
    NewPart,
    Package,
    content_types,
    custom_properties,
    elements,
    open_package,
    relationships,
    resolve,
    with_custom_properties,
    with_new_parts,
)

TYPES = (
    b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    b'<Default Extension="rels" ContentType="r"/><Default Extension="xml" ContentType="x"/>'
    b'<Override PartName="/word/document.xml" ContentType="d"/></Types>'
)
LINKS = (
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    b'<Relationship Id="rId1" Type="t/document" Target="word/document.xml"/></Relationships>'
)


def archive(files: dict[str, bytes] | list[tuple[str, bytes]]) -> bytes:
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in files.items() if isinstance(files, dict) else files:
            package.writestr(name, data)
    return output.getvalue()


MINIMAL = {"[Content_Types].xml": TYPES, "_rels/.rels": LINKS, "word/document.xml": b"<d/>"}


def opened(data: bytes) -> Package:
    result = open_package(data, "x.docx")
    assert result.value is not None, result.diagnostics
    return result.value


def codes(data: bytes, limits: Limits | None = None) -> list[str]:
    result = open_package(data, "x.docx", limits)
    assert (result.value is None) == bool(result.diagnostics)
    return [d.code for d in result.diagnostics]


def test_a_file_that_is_no_zip_is_refused():
    assert codes(b"") == codes(b"hello") == codes(archive(MINIMAL)[:-30]) == ["OP001"]


def test_an_encrypted_or_old_office_file_is_told_apart():
    assert codes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600) == ["OP002"]


def test_a_zip_that_is_no_office_document_is_refused():
    assert codes(archive({"a.txt": b"x"})) == ["OP011"]


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("second", ["word/document.xml", "word/Document.xml"])
def test_a_duplicate_entry_is_refused_whatever_its_case(second):
    files = [*MINIMAL.items(), (second, b"<e/>")]
    result = open_package(archive(files), "x.docx")
    assert [(d.code, d.where.steps) for d in result.diagnostics] == [("OP004", (second,))]


@pytest.mark.parametrize("name", ["../x.xml", "/etc/passwd", "word/../../x.xml", "C:/x.xml", "..\\x.xml"])
def test_an_entry_that_points_outside_is_refused(name):
    assert codes(archive({**MINIMAL, name: b"x"})) == ["OP005"]


def test_too_many_entries_are_refused():
    assert codes(archive({**MINIMAL, **{f"p{n}": b"" for n in range(1001)}})) == ["OP003"]


def test_a_compression_bomb_is_refused_by_part_name():
    result = open_package(archive({**MINIMAL, "word/big.xml": b" " * (2 << 20)}), "x.docx")
    assert [(d.code, d.where.steps) for d in result.diagnostics] == [("OP007", ("word/big.xml",))]


def test_parts_beyond_the_size_limits_are_refused():
    data = archive({**MINIMAL, "a": b"1234567890", "b": b"1234567890"})
    assert codes(data, Limits(part_size=9)) == ["OP006"] * 4
    assert codes(data, Limits(total_size=300)) == ["OP006"]


def test_a_part_whose_directory_lies_about_its_size_is_damaged():
    data = bytearray(archive({**MINIMAL, "word/x.xml": b"<x>" + b"a" * 5000 + b"</x>"}))
    central = data.rindex(b"PK\1\2")
    data[central + 24 : central + 28] = (100).to_bytes(4, "little")
    assert codes(bytes(data)) == ["OP009"]


def test_a_damaged_part_is_named():
    data = bytearray(archive({**MINIMAL, "word/x.xml": bytes(range(256)) * 20}))
    at = data.index(b"word/x.xml") + 40
    data[at : at + 20] = b"\xff" * 20
    assert codes(bytes(data)) == ["OP009"]


def test_an_encrypted_entry_is_refused():
    data = bytearray(archive(MINIMAL))
    central = data.rindex(b"PK\1\2")
    data[central + 8] |= 1
    assert codes(bytes(data)) == ["OP008"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_doctype_is_refused_in_every_encoding(encoding):
    xml = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE x [<!ENTITY e "x">]><x>&e;</x>'
    assert codes(archive({**MINIMAL, "word/x.xml": xml.encode(encoding)})) == ["OP010"]


def test_untouched_parts_keep_their_compressed_bytes_and_their_order():
    before = opened(archive({**MINIMAL, "z.bin": b"z" * 99, "a.bin": b"a"}))
    after = opened(before.with_parts({"word/document.xml": b"<new/>"}).to_bytes())
    assert list(after.parts) == list(before.parts)
    assert after.read("word/document.xml") == b"<new/>"
    assert {n for n in before.parts if before.parts[n] != after.parts[n]} == {"word/document.xml"}


def test_python_reads_what_is_written_and_it_is_the_same_each_time():
    package = opened(archive(MINIMAL)).with_parts({"表.xml": "<表/>".encode()})
    with zipfile.ZipFile(io.BytesIO(package.to_bytes())) as read:
        assert read.testzip() is None
        assert read.read("表.xml").decode() == "<表/>"
        assert {i.date_time for i in read.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert package.to_bytes() == package.to_bytes()


@given(
    st.dictionaries(
        st.text("abcé/表", min_size=1, max_size=8).filter(
            lambda n: not n.endswith("/") and not n.startswith("/")
        ),
        st.binary(max_size=3000).map(lambda data: b"." + data),
        max_size=6,
    )
)
def test_any_parts_come_back_as_they_went_in(parts):
    distinct = {name.lower(): data for name, data in parts.items()}
    package = opened(Package({}).with_parts({"[Content_Types].xml": TYPES, **distinct}).to_bytes())
    assert {name: package.read(name) for name in package.parts} == {"[Content_Types].xml": TYPES, **distinct}


@pytest.mark.parametrize(
    "root",
    [LINKS, LINKS.replace(b"<Rel", b"<n:Rel").replace(b"</Rel", b"</n:Rel").replace(b"xmlns=", b"xmlns:n=")],
)
def test_a_new_part_gets_its_type_and_its_relationship(root):
    package = opened(archive({**MINIMAL, "_rels/.rels": root}))
    part = NewPart("word/media/i.png", b"i", "image/png", "word/document.xml", "rIdX", "t/image")
    other = NewPart("docProps/n.xml", b"<n/>", "n", "", "rIdN", "t/n")
    after = opened(with_new_parts(package, (part, other)).to_bytes())
    types = content_types(after)
    assert (types["word/media/i.png"], types["docProps/n.xml"], types["word/document.xml"]) == (
        "image/png",
        "n",
        "d",
    )
    (link,) = relationships(after, "word/document.xml")
    assert resolve("word/document.xml", link.target) == "word/media/i.png"
    assert [r.id for r in relationships(after)] == ["rId1", "rIdN"]


def test_an_empty_list_of_relationships_can_be_added_to():
    empty = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'
    package = opened(archive({**MINIMAL, "word/_rels/document.xml.rels": empty}))
    part = NewPart("word/x.xml", b"<x/>", "x", "word/document.xml", "rId1", "t/x")
    assert [r.id for r in relationships(with_new_parts(package, (part,)), "word/document.xml")] == ["rId1"]


@pytest.mark.parametrize(
    ("source", "target", "name"),
    [
        ("word/document.xml", "media/i.png", "word/media/i.png"),
        ("word/document.xml", "../docProps/x.xml", "docProps/x.xml"),
        ("word/document.xml", "/word/i.png", "word/i.png"),
        ("", "word/document.xml", "word/document.xml"),
    ],
)
def test_a_target_leads_to_its_part(source, target, name):
    assert resolve(source, target) == name


@given(
    st.dictionaries(
        st.text("ab<&\"'表", min_size=1, max_size=5),
        st.text("ab<&>\"'表", max_size=9).map(str.strip),
        max_size=4,
    )
)
def test_custom_properties_come_back_as_they_were_set(properties):
    package = with_custom_properties(opened(archive(MINIMAL)), {"旧": "1"})
    again = opened(with_custom_properties(package, properties).to_bytes())
    assert custom_properties(again) == {"旧": "1", **properties}
    assert len([r for r in relationships(again) if r.type.endswith("/custom-properties")]) == 1


def test_a_doctype_in_data_that_nobody_reads_refuses_nothing():
    data = b'<?xml version="1.0"?><!DOCTYPE html><html/>'
    types = TYPES.replace(b'"xml" ContentType="x"', b'"xml" ContentType="application/xml"')
    package = {**MINIMAL, "[Content_Types].xml": types}
    assert codes(archive({**package, "customXml/item1.xml": data})) == []
    assert codes(archive({**package, "word/settings.xml": data})) == ["OP010"]
    assert codes(archive({**package, "docProps/_rels/x.rels": data})) == ["OP010"]


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [
        ("utf-16", "UTF-16"), ("utf-16-le", "UTF-16"), ("utf-16-be", None), ("utf-32", "UTF-32"),
        ("utf-32-be", None), ("gb18030", "GB18030"), ("gb18030", "gb2312"), ("big5", "Big5"),
        ("utf-8", "UTF-16"), ("utf-8-sig", "utf-8"), ("utf-8", "no-such-code"), ("utf-8", "punycode"),
    ],
)  # fmt: skip
def test_xml_is_read_in_whatever_encoding_it_came_and_written_as_it_was(encoding, declared):
    declaration = f'<?xml version="1.0" encoding="{declared}"?>' if declared else ""
    xml = f"{declaration}<d>年度工作總結</d>".encode(encoding)
    package = opened(archive({**MINIMAL, "word/document.xml": xml}))
    assert "<d>年度工作總結</d>" in package.read("word/document.xml").decode("utf-8-sig")
    assert opened(package.to_bytes()).parts["word/document.xml"] == package.parts["word/document.xml"]


@pytest.mark.parametrize(
    "data", [b"\xff\xfe<\x00a", b"<?xml version='1.0' encoding='gb18030'?>\xff\xff<d/>", b"\x00<"]
)
def test_what_cannot_be_decoded_is_for_the_parser_to_refuse(data):
    package = opened(archive({**MINIMAL, "word/document.xml": data}))
    with pytest.raises(ExpatError):
        elements(package.read("word/document.xml"))


def test_text_in_another_encoding_that_is_no_xml_is_left_alone():
    text = "网页 <p>".encode("utf-16")
    assert opened(archive({**MINIMAL, "word/afchunk.txt": text})).read("word/afchunk.txt") == text


def test_the_list_of_types_is_known_whatever_its_case():
    files = {"[content_types].xml": TYPES, "_rels/.rels": LINKS, "word/document.xml": b"<d/>"}
    assert content_types(opened(archive(files)))["word/document.xml"] == "d"

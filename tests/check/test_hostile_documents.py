"""Whatever bytes a document is made of, it costs a diagnostic at most: never a traceback, never a wait."""

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from docx import Document
from lxml import etree

from docgen.cli import main
from docgen.document import view
from docgen.pipeline import checking, mending
from support.docx import R, W, archive, docx, p, tbl, tr
from support.unstyled import Unstyled

STRICT = "http://purl.oclc.org/ooxml"


def run(*arguments: object) -> Result:
    """A command as a person gives it; what it does not foresee fails the test."""
    result = CliRunner().invoke(main, [str(a) for a in arguments], env={"LC_ALL": "C.UTF-8"})
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exc_info
    return result


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def with_part(name: str, change: Callable[[bytes], bytes], data: bytes | None = None) -> bytes:
    """An official document (or `data`) with one of its parts changed."""
    parts = parts_of(data or Unstyled().docx())
    return archive({**parts, name: change(parts[name])})


def without(data: bytes, xpath: str) -> bytes:
    def cut(xml: bytes) -> bytes:
        root = etree.fromstring(xml)
        for node in root.xpath(xpath, namespaces={"w": W}):
            node.getparent().remove(node)
        return etree.tostring(root)

    return with_part("word/document.xml", cut, data)


def reencoded(encoding: str) -> Callable[[bytes], bytes]:
    def change(xml: bytes) -> bytes:
        text = xml.decode()
        start = text.index("<w:")
        return f'<?xml version="1.0" encoding="{encoding}"?>{text[start:]}'.encode(encoding)

    return change


def prefixed(xml: bytes) -> bytes:
    """With `x` for a prefix instead of `w`."""
    return (
        xml.replace(b"<w:", b"<x:")
        .replace(b"</w:", b"</x:")
        .replace(b" w:", b" x:")
        .replace(b"xmlns:w", b"xmlns:x")
    )


def by_default(xml: bytes) -> bytes:
    """With WordprocessingML as the default namespace; attributes need their prefix all the same."""
    return (
        xml.replace(b"<w:", b"<")
        .replace(b"</w:", b"</")
        .replace(b"xmlns:w=", b'xmlns="%s" xmlns:w=' % W.encode())
    )


def strict(data: bytes) -> bytes:
    transitional = b"http://schemas.openxmlformats.org/"
    parts = parts_of(data)
    for kind in ("wordprocessingml", "officeDocument", "drawingml"):
        old, new = transitional + f"{kind}/2006/".encode(), f"{STRICT}/{kind}/".encode()
        parts = {name: xml.replace(old, new) for name, xml in parts.items()}
    return archive(parts)


BORDERS = (
    '<w:pBdr><w:top w:val="single" w:sz="a b" w:color="red one" w:space="1 2"/><w:bottom w:val=" "/></w:pBdr>'
)
SYMBOLS = "".join(
    f'<w:p><w:r><w:sym w:font="Wingdings" w:char="{code}"/></w:r></w:p>'
    for code in ("D800", "DFFF", "110000", "-1", "²", "", "0000", "FFFF", "F0FE", "9" * 5000)
)
NUMBERS = p(f"{'9' * 5000}.一", properties=f'<w:ind w:left="{"9" * 400}"/><w:spacing w:line="{"9" * 5000}"/>')
SUPERSCRIPT = "".join(
    p(text)
    for text in ("附件²：名单", "附件：", "²、甲", "一、乙", "第²条", "发〔²〕²号", "²年²月²日", "202²年")
)
CHINESE = (
    p("一" * 5000 + "、标题")
    + p("（" + "十" * 5000 + "）标题")
    + p("二" * 5000 + "年" + "一" * 5000 + "月一日")
)

CIRCLE = '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:basedOn w:val="a"/></w:style>'
LIST = '<w:numPr><w:ilvl w:val="99"/><w:numId w:val="99999999999"/></w:numPr>'
LINKS, TYPES, BODY = "word/_rels/document.xml.rels", "[Content_Types].xml", "word/document.xml"
ENCODINGS = ("utf-16", "utf-32", "gb18030", "utf-7")

HOSTILE = {
    "a border whose attributes have blanks": docx(p("甲", properties=BORDERS)),
    "symbols that are no characters": docx(SYMBOLS),
    "numbers of 5,000 digits": docx(NUMBERS, p("9" * 5000)),
    "Chinese numbers of 5,000 digits": docx(CHINESE),
    "superscript digits where digits are read": docx(p("关于工作的报告"), SUPERSCRIPT, p("附件²")),
    "a body without a paragraph": docx(),
    "a body of a table alone": docx(tbl(2, tr("甲", "乙"))),
    "no body": with_part("word/document.xml", lambda _: f'<w:document xmlns:w="{W}"/>'.encode()),
    "another root": with_part("word/document.xml", lambda _: b"<html/>"),
    "an empty text part": with_part("word/document.xml", lambda _: b""),
    "a page without margins": without(Unstyled().docx(), "//w:pgMar"),
    "a page without size": without(Unstyled().docx(), "//w:pgSz"),
    "no page at all": without(Unstyled().docx(), "//w:sectPr"),
    "a page in a cell": docx(tbl(1, tr('<w:tc><w:p><w:pPr><w:sectPr/></w:pPr></w:p></w:tc>')), p("甲")),
    "elements 100,000 deep": with_part(
        "word/document.xml", lambda _: f'<w:document xmlns:w="{W}">'.encode() + b"<w:p>" * 100_000
    ),
    "elements 100,000 deep that end": docx("<w:sdt>" * 100_000 + p("甲") + "</w:sdt>" * 100_000),
    "tables 200 deep": docx("<w:tbl><w:tr><w:tc>" * 80 + p("甲") + "</w:tc></w:tr></w:tbl>" * 80),
    "20,000 tags that do not end": with_part("word/document.xml", lambda xml: xml[:2000] + b"<w:p" * 20_000),
    "a style based on itself": docx(p("甲", properties='<w:pStyle w:val="a"/>'), styles=CIRCLE),
    "a list that counts beyond numbers": docx(p("甲", properties=LIST)),
    "a damaged style part": with_part("word/styles.xml", lambda xml: xml[:-20], docx(p("甲"))),
    "a style part of another encoding": with_part("word/styles.xml", reencoded("gb18030"), docx(p("甲"))),
    "relationships that lead nowhere": with_part(
        LINKS, lambda xml: xml.replace(b"styles.xml", b"../../../x.xml"), docx(p("甲"))
    ),
    "relationships that are no XML": with_part(LINKS, lambda _: b"\0\xff", docx(p("甲"))),
    "types that are no XML": with_part(TYPES, lambda _: b"", docx(p("甲"))),
    "no bytes": b"",
    "an archive cut short": Unstyled().docx()[:2000],
    "another prefix": with_part("word/document.xml", prefixed),
    "the default namespace": with_part("word/document.xml", by_default),
    "a Strict document": strict(Unstyled().docx()),
    **{f"text in {code}": with_part(BODY, reencoded(code)) for code in ENCODINGS},
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_document_costs_a_finding_at_most(name: str, tmp_path: Path) -> None:
    document, output = tmp_path / "公文.docx", tmp_path / "另存.docx"
    document.write_bytes(HOSTILE[name])
    assert run("check", document).exit_code in (0, 1)
    assert run("check", document, "--annotate", output).exit_code in (0, 1)
    assert run("check", document, "--fix", output).exit_code in (0, 1)
    assert run("template", "check", document).exit_code in (0, 1)


def comments_of(path: Path) -> list[str]:
    return [comment.text for comment in Document(str(path)).comments]


@pytest.mark.parametrize(
    "change", [prefixed, by_default, reencoded("utf-16"), reencoded("gb18030"), lambda xml: xml],
    ids=["another prefix", "the default namespace", "UTF-16", "GB18030", "as Word writes"],
)  # fmt: skip
def test_comments_are_readable_however_the_document_is_written(
    change: Callable[[bytes], bytes], tmp_path: Path
) -> None:
    document, output = tmp_path / "公文.docx", tmp_path / "批注.docx"
    document.write_bytes(with_part("word/document.xml", change, docx(p("关于工作的报告"), p("甲,乙。。"))))
    run("check", document, "--annotate", output)
    assert any("，" in text for text in comments_of(output))
    marks = etree.fromstring(parts_of(output.read_bytes())["word/document.xml"])
    assert len(marks.xpath("//w:commentReference/@w:id", namespaces={"w": W})) == len(comments_of(output))


def test_comments_of_a_strict_document_are_strict(tmp_path: Path) -> None:
    document, output = tmp_path / "公文.docx", tmp_path / "批注.docx"
    document.write_bytes(strict(docx(p("关于工作的报告"), p("甲,乙。。"))))
    run("check", document, "--annotate", output)
    parts = parts_of(output.read_bytes())
    assert etree.fromstring(parts["word/comments.xml"]).tag == f"{{{STRICT}/wordprocessingml/main}}comments"
    assert (
        f'Type="{STRICT}/officeDocument/relationships/comments"'.encode()
        in parts["word/_rels/document.xml.rels"]
    )


COMMENTS = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"


def with_comments(xml: bytes, name: str = "word/notes.xml") -> bytes:
    """A document with faults whose comments part is `xml`, known by its relationship only."""
    return docx(
        p("关于工作的报告"),
        p("甲,乙。。"),
        relationships=f'<Relationship Id="rIdC" Type="{R}/comments" Target="/{name}"/>',
        parts={name: xml},
        overrides=f'<Override PartName="/{name}" ContentType="{COMMENTS}"/>',
    )


@pytest.mark.parametrize(
    "known",
    [
        f'<q:comments xmlns:q="{W}"><q:comment q:id="7" q:author="甲"><q:p/></q:comment></q:comments>',
        f'<comments xmlns="{W}" xmlns:w="{W}"><comment w:id="7" w:author="甲"><p/></comment></comments>',
        f'<w:comments xmlns:w="{W}"><w:comment w:id="7" w:author="甲"><w:p/></w:comment></w:comments>'
        "<!-- </w:comments> -->",
    ],
)
def test_earlier_comments_stay_under_whatever_prefix_and_name_they_are_kept(
    known: str, tmp_path: Path
) -> None:
    document, output = tmp_path / "公文.docx", tmp_path / "批注.docx"
    document.write_bytes(with_comments(known.encode()))
    run("check", document, "--annotate", output)
    root = etree.fromstring(parts_of(output.read_bytes())["word/notes.xml"])
    ids = root.xpath("//w:comment/@w:id", namespaces={"w": W})
    assert (ids[0], len(ids) > 1, len(set(ids))) == ("7", True, len(ids))


def test_an_empty_comments_part_is_filled(tmp_path: Path) -> None:
    document, output = tmp_path / "公文.docx", tmp_path / "批注.docx"
    document.write_bytes(with_comments(b""))
    run("check", document, "--annotate", output)
    assert etree.fromstring(parts_of(output.read_bytes())["word/notes.xml"]).xpath(
        "//w:comment", namespaces={"w": W}
    )


def test_a_damaged_comments_part_is_told_and_nothing_is_written(tmp_path: Path) -> None:
    document, output = tmp_path / "公文.docx", tmp_path / "批注.docx"
    document.write_bytes(with_comments(b"<w:comments"))
    result = run("check", document, "--annotate", output)
    assert (result.exit_code, output.exists()) == (1, False)
    assert "word/notes.xml" in result.stderr


def test_ids_beyond_words_range_leave_room_for_new_comments(tmp_path: Path) -> None:
    document, output = tmp_path / "公文.docx", tmp_path / "批注.docx"
    known = "".join(f'<w:comment w:id="{i}"/>' for i in ("2147483646", "9" * 5000, "²", "-1", "0"))
    document.write_bytes(with_comments(f'<w:comments xmlns:w="{W}">{known}</w:comments>'.encode()))
    run("check", document, "--annotate", output)
    root = etree.fromstring(parts_of(output.read_bytes())["word/notes.xml"])
    new = [int(i) for i in root.xpath("//w:comment[@w:author='docgen']/@w:id", namespaces={"w": W})]
    assert new
    assert all(0 < i < 2**31 for i in new)


def test_a_text_part_in_any_encoding_reads_the_same() -> None:
    plain = view(Unstyled().docx(), "公文.docx").value
    assert plain is not None
    for encoding in ("utf-16", "utf-16-be", "utf-32", "gb18030"):
        other = view(with_part("word/document.xml", reencoded(encoding)), "公文.docx").value
        assert other is not None
        assert [x.text for x in other.paragraphs] == [x.text for x in plain.paragraphs]


@pytest.mark.parametrize(("fault", "code"), [(RuntimeError("坏了"), "PL301"), (MemoryError(), "PL302")])
@pytest.mark.parametrize("step", ["check", "mend", "annotate"])
def test_what_no_step_foresaw_costs_one_finding_and_the_other_files_are_checked(
    step: str, fault: Exception, code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise fault

    document = tmp_path / "公文.docx"
    document.write_bytes(docx(p("关于工作的报告"), p("甲,乙。。")))
    monkeypatch.setattr(mending if step == "mend" else checking, step, fail)
    wishes = {
        "check": [],
        "mend": ["--fix", tmp_path / "另存.docx"],
        "annotate": ["--annotate", tmp_path / "注.docx"],
    }
    result = run("check", document, *wishes[step], "--format", "json")
    assert result.exit_code == 1
    assert [d["code"] for d in json.loads(result.stdout)["files"][0]["diagnostics"]].count(code) == 1
    if step == "check":
        assert run("check", document, document).stderr.count(code) == 2


REPEATED = (
    "附 件",
    "签 发 人",
    "抄 送 ",
    "第 ",
    "甲,乙",
    "《甲》、",
    "甲.",
    "[2020]1号",
    "\u3000",
    "（一）",
    "24年",
    "。一是",
    "X",
)


def test_a_long_text_takes_no_more_than_its_length(tmp_path: Path) -> None:
    """Seen as minutes for 100,000 characters: beyond the limit of time the file is a finding (PL303)."""
    texts = [start + sign * (100_000 // len(sign)) + "完" for sign in REPEATED for start in ("", "附件")]
    document, output = tmp_path / "公文.docx", tmp_path / "另存.docx"
    document.write_bytes(docx(p("关于工作的报告"), *map(p, texts)))
    result = run("check", document, "--fix", output, "--format", "json")
    codes = {d["code"] for d in json.loads(result.stdout)["files"][0]["diagnostics"]}
    assert codes
    assert not codes & {"PL301", "PL302", "PL303"}

"""Programs: cached safely, run without the libraries that made them, and plain about what goes wrong."""

import os
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from io import BytesIO
from pathlib import Path

import pytest
from docxtpl import DocxTemplate, InlineImage
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from docgen import cache, resources
from docgen.model.cell_text import CellRef
from docgen.model.context import UNFILLED_END, UNFILLED_START, Tags
from docgen.opc import custom_properties, open_package, with_custom_properties
from docgen.template import load_program, program_from_bytes
from docgen.template.load import cache_key
from support.docx import W, docx, p, read, tbl, tr
from support.programs import by_docgen, findings, program
from template.test_objects import png

MARKED = f"约{UNFILLED_START}X{UNFILLED_END}次"
STYLE = '<w:style w:type="character" w:styleId="u"><w:name w:val="待填"/></w:style>'


# What a program says of itself


@pytest.mark.parametrize(
    ("tags", "figures"),
    [
        ("{{ 标题 }}", set()),
        ("{{ 数据.甲.文字 }}{{ 数据['乙'].数值 }}", {"甲", "乙"}),
        ("{% if 数据.甲.数值 > 3 %}{{ 数据.丙.同比 }}{% endif %}", {"甲", "丙"}),
        ("{% for 名 in 数据 %}{{ 名 }}{% endfor %}{{ 数据.甲.文字 }}", {"甲", "*"}),
        ("{% set 数 = 数据 %}{{ 数.甲.文字 }}", {"*"}),
        ("{{ 数据[标题].文字 }}", {"*"}),
    ],
)
def test_a_program_knows_the_figures_that_its_tags_name(tags: str, figures: set[str]) -> None:
    assert program(docx(p(tags))).figures == figures


def test_a_program_knows_its_names_and_the_digest_of_its_template(tmp_path):
    data = docx(p("{{ 标题 }}{% for 节 in 正文 %}{{ 节.标题 }}{% endfor %}"), headers=[p("{{ 单位 }}")])
    (tmp_path / "t.docx").write_bytes(data)
    loaded = load_program(tmp_path / "t.docx", tmp_path / "cache").value
    assert loaded is not None
    assert loaded.names == {"标题", "正文", "单位"}
    import hashlib

    assert loaded.digest == hashlib.sha256(data).hexdigest()


def test_a_template_that_is_missing_or_a_folder_is_told(tmp_path):
    assert [d.code for d in load_program(tmp_path / "无.docx", None).diagnostics] == ["TP001"]
    assert [d.code for d in load_program(tmp_path, None).diagnostics] == ["TP002"]


def test_a_stamp_sees_the_rendered_parts_and_is_embedded():
    seen: dict[str, bytes] = {}

    def stamp(package):
        seen.update({name: package.read(name) for name in package.parts})
        return with_custom_properties(package, {"docgen": "值 & <x>"})

    result = program(docx(p("{{ 名 }}"))).render(Tags({"名": "甲"}, {}), stamp)
    assert result.value is not None
    package = open_package(result.value, "").value
    assert package is not None
    assert custom_properties(package) == {"docgen": "值 & <x>"}
    assert "word/styles.xml" in seen
    assert "甲".encode() in seen["word/document.xml"]


# The cache


def test_a_second_start_takes_the_program_from_the_cache(tmp_path, monkeypatch):
    data = docx(p("{{ 名 }}"))
    first = program_from_bytes(data, "模板.docx", tmp_path / "cache").value
    monkeypatch.setattr("docgen.template.load._compile", lambda *_: pytest.fail("compiled again"))
    second = program_from_bytes(data, "模板.docx", tmp_path / "cache").value
    assert first is not None
    assert second is not None
    context = Tags({"名": "甲"}, {})
    assert first.render(context).value == second.render(context).value


def cached(tmp_path: Path) -> tuple[bytes, Path]:
    data = docx(p("{{ 名 }}"))
    program_from_bytes(data, "模板.docx", tmp_path)
    return data, tmp_path / cache_key(data)


@pytest.mark.parametrize(
    "damage",
    [
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(path.read_bytes()[:-1]),
        lambda path: path.write_bytes(path.read_bytes()[:-1] + bytes([path.read_bytes()[-1] ^ 1])),
        lambda path: path.chmod(0o666),
        lambda path: (path.unlink(), path.mkdir()),
        lambda path: (path.rename(path.with_name("x")), path.symlink_to(path.with_name("x"))),
    ],
    ids=["empty", "cut short", "changed", "writable by others", "a folder", "a link"],
)
def test_a_cache_file_that_cannot_be_trusted_is_not_read(tmp_path, damage, monkeypatch):
    data, path = cached(tmp_path)
    assert cache.load(tmp_path, path.name) is not None
    damage(path)
    monkeypatch.setattr("marshal.loads", lambda _: pytest.fail("read what others may have written"))
    assert cache.load(tmp_path, path.name) is None
    monkeypatch.undo()
    assert program_from_bytes(data, "模板.docx", tmp_path).value is not None


def test_a_program_under_another_ones_name_is_not_read(tmp_path):
    _, path = cached(tmp_path)
    path.rename(tmp_path / ("0" * 64))
    assert cache.load(tmp_path, "0" * 64) is None


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="owners are POSIX")
def test_a_file_of_another_user_is_not_read(tmp_path, monkeypatch):
    _, path = cached(tmp_path)
    monkeypatch.setattr(os, "getuid", lambda: 12345)
    assert cache.load(tmp_path, path.name) is None


def test_a_home_that_cannot_be_written_only_costs_time(tmp_path):
    (tmp_path / "file").write_bytes(b"")
    loaded = program_from_bytes(docx(p("{{ 名 }}")), "模板.docx", tmp_path / "file" / "cache")
    assert loaded.value is not None
    assert loaded.diagnostics == ()


def _load_often(arguments: tuple[bytes, Path]) -> int:
    data, folder = arguments
    return sum(program_from_bytes(data, "模板.docx", folder).value is not None for _ in range(10))


def test_many_writers_at_once_leave_whole_programs(tmp_path):
    with ProcessPoolExecutor(2) as pool:
        done = list(pool.map(_load_often, [(docx(p(f"{{{{ 名 }}}}{n % 2}")), tmp_path) for n in range(6)]))
    assert done == [10] * 6
    assert len(list(tmp_path.iterdir())) == 2


@pytest.mark.parametrize(
    ("environment", "platform", "expected"),
    [
        ({"DOCGEN_CACHE": "/c"}, "linux", "/c"),
        ({}, "linux", "/home/a/.cache/docgen"),
        ({"XDG_CACHE_HOME": "/x"}, "linux", "/x/docgen"),
        ({}, "darwin", "/home/a/Library/Caches/docgen"),
        ({"LOCALAPPDATA": "/l"}, "win32", "/l/docgen/Cache"),
    ],
)
def test_the_cache_lies_where_the_platform_keeps_caches(environment, platform, expected, monkeypatch):
    monkeypatch.setattr(Path, "home", lambda: Path("/home/a"))
    assert resources.cache_folder(environment, platform) == Path(expected)


def test_a_user_without_a_home_has_no_cache_and_reports_all_the_same(tmp_path, monkeypatch):
    def no_home() -> Path:
        raise RuntimeError("Could not determine home directory.")

    for name in ("DOCGEN_CACHE", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(Path, "home", no_home)
    (tmp_path / "t.docx").write_bytes(docx(p("{{ 名 }}")))
    assert load_program(tmp_path / "t.docx").value is not None


def test_a_render_from_a_warm_cache_imports_no_heavy_library(tmp_path):
    (tmp_path / "t.docx").write_bytes(docx(p("{{ 名 }}")))
    script = (
        "import sys; from pathlib import Path; from docgen.template import load_program\n"
        "from docgen.model.context import Tags\n"
        f"loaded = load_program(Path({str(tmp_path)!r}) / 't.docx', Path({str(tmp_path)!r}) / 'c').value\n"
        "assert loaded.render(Tags({'名': '甲'}, {})).value\n"
        "print(sorted({'docx', 'docxtpl', 'jinja2', 'lxml', 'openpyxl', 'zipfile'} & set(sys.modules)))"
    )
    cold, warm = (
        subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout
        for _ in "12"
    )
    assert "docxtpl" in cold
    assert warm == "[]\n"


# Errors while running


def test_a_runtime_error_names_part_paragraph_tag_and_the_cell_behind_it():
    template = docx(p("题"), tbl(1, tr("{{ 期限 + 1 }}")), headers=[p("{{ 人.姓 }}")])
    origins = {"期限": CellRef("基本信息", 5, 2), "人": CellRef("基本信息", 6, 2)}
    (finding,) = findings(template, {"期限": "三月", "人": {"名": "甲"}}, origins)
    assert (finding.code, str(finding.where)) == (
        "TP201",
        "模板.docx › 正文 › 表1 › 第1行第1列「{{ 期限 + 1 }}」",
    )
    assert finding.details["tag"] == "{{ 期限 + 1 }}"
    assert "基本信息!B5" in finding.hint()
    (finding,) = findings(template, {"期限": 3, "人": {"名": "甲"}}, origins)
    assert (finding.code, str(finding.where)) == ("TP202", "模板.docx › 页眉1 › 第1段「{{ 人.姓 }}」")
    assert "基本信息!B6" in finding.hint()


def test_an_error_in_a_loop_is_led_back_to_the_name_walked_over():
    template = docx(p("{%p for 节 in 正文 %}"), p("{{ 节.标提 }}"), p("{%p endfor %}"))
    (finding,) = findings(template, {"正文": [{"标题": "x"}]}, {"正文": CellRef("正文", 2, 1)})
    assert (finding.code, finding.details["tag"]) == ("TP202", "{{ 节.标提 }}")
    assert "正文!A2" in finding.hint()


@pytest.mark.parametrize("number", range(4))
def test_each_of_many_tags_in_one_paragraph_is_told_apart(number):
    fields = ["a", "b", "c", "d"]
    template = docx(p("{{ x.a }}、{% if x.b %}{{ x.c }}{% endif %}", "{{ x", ".d }}"))
    data = {"x": {f: 1 for f in fields if f != fields[number]}}
    (finding,) = findings(template, data)
    expected = ["{{ x.a }}", "{% if x.b %}", "{{ x.c }}", "{{ x.d }}"][number]
    assert (finding.code, finding.details["tag"]) == ("TP202", expected)


def test_all_unknown_names_are_told_at_once():
    template = docx(p("{{ 甲 }}{{ 乙 }}"), headers=[p("{{ 丙 }}")])
    assert [d.details["name"] for d in findings(template, {})] == ["甲", "乙", "丙"]


# Unfilled places


def runs(data: bytes, part: str = "word/document.xml") -> Iterator[tuple[str, list[str]]]:
    """(text, names of the run properties) of each run that shows something."""
    for run in etree.fromstring(read(data, part).encode()).iter(f"{{{W}}}r"):
        text = "".join(t.text or "" for t in run.iter(f"{{{W}}}t"))
        properties = run.find(f"{{{W}}}rPr")
        if text:
            yield text, [etree.QName(e).localname for e in properties] if properties is not None else []


def test_an_unfilled_place_becomes_a_run_of_the_style_for_it():
    data = by_docgen(docx(p("{{ 文 }}", run='<w:b/><w:sz w:val="32"/>'), styles=STYLE), {"文": MARKED})
    assert list(runs(data)) == [("约", ["b", "sz"]), ("X", ["rStyle", "b", "sz"]), ("次", ["b", "sz"])]


def test_without_the_style_it_is_highlighted_in_the_schemas_order():
    data = by_docgen(docx(p("{{ 文 }}", run='<w:b/><w:sz w:val="32"/><w:u w:val="single"/>')), {"文": MARKED})
    assert list(runs(data))[1] == ("X", ["b", "sz", "highlight", "u"])


def test_a_run_that_has_a_style_keeps_it_and_is_highlighted():
    data = by_docgen(docx(p("{{ 文 }}", run='<w:rStyle w:val="z"/>'), styles=STYLE), {"文": MARKED})
    assert list(runs(data))[1] == ("X", ["rStyle", "highlight"])


def test_an_unfilled_place_may_hold_a_break():
    text = f"{UNFILLED_START}一\n二\a三{UNFILLED_END}四"
    data = by_docgen(docx(p("{{ 文 }}")), {"文": text})
    assert list(runs(data)) == [("一二", ["highlight"]), ("三", ["highlight"]), ("四", [])]


def test_where_no_run_can_be_split_the_marks_are_dropped():
    body = (
        '<w:p><w:r><w:drawing><wp:inline><wp:extent cx="1" cy="1"/><wp:docPr id="1" name="{{ 文 }}"/>'
        "<a:graphic/></wp:inline></w:drawing></w:r></w:p>"
    )
    data = by_docgen(docx(body, core="<dc:title>{{ 文 }}</dc:title>"), {"文": MARKED})
    assert 'name="约X次"' in read(data)
    assert "<dc:title>约X次</dc:title>" in read(data, "docProps/core.xml")


# docxtpl's own render


@pytest.fixture
def template_file(tmp_path) -> Path:
    path = tmp_path / "模板.docx"
    path.write_bytes(docx(p("前 {{ 名 }}"), p("{{p 物 }}"), p("{{ 图 }}")))
    return path


def test_a_sub_document_is_rendered_by_docxtpl_and_said(template_file):
    check_fallback(template_file, sub_document=True)


def test_a_docxtpl_image_is_rendered_by_docxtpl_and_said(template_file):
    check_fallback(template_file, sub_document=False)


def check_fallback(template_file: Path, *, sub_document: bool) -> None:
    owner = DocxTemplate(str(template_file))
    inside = owner.new_subdoc() if sub_document else ""
    if sub_document:
        inside.add_paragraph("子文档")
    context = {
        "名": "甲 & 乙",
        "物": inside,
        "图": "" if sub_document else InlineImage(owner, BytesIO(png())),
    }
    result = program(template_file.read_bytes()).render(Tags(context, {}))
    assert [d.code for d in result.diagnostics] == ["TP207"]
    assert result.value is not None
    with zipfile.ZipFile(BytesIO(result.value)) as package:
        body = package.read("word/document.xml").decode()
        pictures = [n for n in package.namelist() if n.startswith("word/media/")]
    assert "前 甲 &amp; 乙" in body
    assert ("子文档" in body) == sub_document
    assert bool(pictures) == (not sub_document)


def test_a_sub_document_never_reaches_the_template_on_disk(template_file):
    before = template_file.read_bytes()
    check_fallback(template_file, sub_document=False)
    assert template_file.read_bytes() == before


# Whatever a workbook says

HOSTILE = program(docx(p("{%p for x in 值 %}"), p("{{ x }}"), p("{%p endfor %}")))
TEXT = st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")
BRACES = st.sampled_from(["{{", "}}", "{%", "%}", "{_{", "<w:p/>", "&amp;", "<", "&", " ", "\u2028"])


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(TEXT | BRACES, max_size=12).map("".join), max_size=4))
def test_any_text_is_in_the_report_as_it_was(values):
    data = HOSTILE.render(Tags({"值": values}, {})).value
    assert data is not None
    body = etree.fromstring(read(data).encode())
    assert ["".join(t.text or "" for t in e.iter(f"{{{W}}}t")) for e in body.iter(f"{{{W}}}p")] == values

"""Layout files: what a template keeper writes, and what is said when it is wrong."""

import re
from pathlib import Path
from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen import resources
from docgen.diagnostics import Diagnostic, Result
from docgen.layout import find_layout, load_layouts
from docgen.layout.parsing import parse_layout
from docgen.model.layout import HeadingForm, ItemPlacement, ItemStyle, Layout

SMALLEST = """\
id: notice
name: 情况通报
template: 情况通报.docx
title: "{报告期}{专题}情况通报"
sections:
  - id: facts
    title: 基本情况
"""


def written(folder: Path, text: str, name: str = "notice.yaml") -> Path:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(dedent(text), encoding="utf-8")
    return folder


def loaded(folder: Path) -> tuple[Layout, ...]:
    result = load_layouts([folder])
    assert result.diagnostics == ()
    return result.value or ()


def told(result: Result[tuple[Layout, ...]]) -> list[tuple[str, str]]:
    return [(d.code, str(d.where)) for d in result.diagnostics]


def in_chinese(diagnostic: Diagnostic) -> str:
    return diagnostic.message() + diagnostic.hint()


def test_a_file_of_seven_lines_is_a_layout(tmp_path: Path) -> None:
    (layout,) = loaded(written(tmp_path, SMALLEST))
    (section,) = layout.sections
    assert (layout.id, layout.name, layout.template) == ("notice", "情况通报", "情况通报.docx")
    assert layout.introduction_required
    assert section.required
    assert section.headings is None
    assert section.items == (ItemStyle(ItemPlacement.INLINE, "是"),)
    assert not section.wants_items


def test_every_key_arrives_typed(tmp_path: Path) -> None:
    text = """\
        id: notice
        name: 情况通报
        mirrors: 007
        template: 情况通报.docx
        title: "{单位名称}{年}年{专题}情况通报，{下年}年再报"
        introduction_required: false
        sections:
          - id: facts
            title: 基本情况
            required: false
            headings: 连写
            opening: true
            items:
              - { placement: 连写 }
              - { placement: 分段, word: 要 }
            outline:
              - 检查情况。
        fields:
          - { name: 联系人, required: true, default: 值班室, explanation: 填姓名 }
        figures:
          - { name: 检查, unit: 次, explanation: 全年检查次数 }
        """
    (layout,) = loaded(written(tmp_path, text))
    (section,), (field,), (figure,) = layout.sections, layout.fields, layout.figures
    assert layout.mirrors == "007"
    assert not layout.introduction_required
    assert layout.path == tmp_path / "notice.yaml"
    assert (section.required, section.opening, section.headings) == (False, True, HeadingForm.RUN_IN)
    assert section.items == (ItemStyle(), ItemStyle(ItemPlacement.PARAGRAPHS, "要"))
    assert section.wants_items
    assert section.outline == ("检查情况。",)
    assert (field.name, field.required, field.default, field.explanation) == (
        "联系人",
        True,
        "值班室",
        "填姓名",
    )
    assert (figure.name, figure.unit, figure.explanation) == ("检查", "次", "全年检查次数")


def test_a_file_saved_by_windows_notepad_is_read(tmp_path: Path) -> None:
    (tmp_path / "notice.yaml").write_bytes(b"\xef\xbb\xbf" + SMALLEST.replace("\n", "\r\n").encode())
    (layout,) = loaded(tmp_path)
    assert layout.name == "情况通报"


def test_other_files_in_the_folder_are_left_alone(tmp_path: Path) -> None:
    written(tmp_path, SMALLEST)
    written(tmp_path, "not: [a layout", "说明.txt")
    assert len(loaded(tmp_path)) == 1


def test_all_faults_of_all_files_are_told_in_one_run_with_file_and_line(tmp_path: Path) -> None:
    first = """\
        id: Notice One
        name: 情况通报
        tempalte: 情况通报.docx
        title: "{报告期}{主题}情况通报"
        introduction_required: 也许
        sections:
          - id: facts
            title: 基本情况
            headings: 连接
            outline: 检查情况。
          - title: 问题
        """
    second = """\
        id: second
        name:
        template: ../密件.docx
        title: 通报
        sections: []
        """
    folder = written(written(tmp_path / "seeds", first, "1.yaml"), second, "2.yaml")
    result = load_layouts([folder])
    assert result.value == ()
    assert told(result) == [
        ("LY108", "seeds/1.yaml › 第1行"),  # template is missing
        ("LY115", "seeds/1.yaml › 第1行"),  # id with capitals and a space
        ("LY106", "seeds/1.yaml › 第3行"),  # tempalte
        ("LY116", "seeds/1.yaml › 第4行"),  # {主题}
        ("LY110", "seeds/1.yaml › 第5行"),  # 也许
        ("LY111", "seeds/1.yaml › 第9行"),  # 连接
        ("LY112", "seeds/1.yaml › 第10行"),  # outline is no list
        ("LY108", "seeds/1.yaml › 第11行"),  # id is missing
        ("LY109", "seeds/2.yaml › 第2行"),  # name without text
        ("LY118", "seeds/2.yaml › 第3行"),  # a path
        ("LY114", "seeds/2.yaml › 第5行"),  # no section
    ]


def test_a_misspelt_key_is_answered_with_the_right_one(tmp_path: Path) -> None:
    result = load_layouts([written(tmp_path, SMALLEST.replace("template:", "tempalte:"))])
    (unknown,) = [d for d in result.diagnostics if d.code == "LY106"]
    assert "tempalte" in in_chinese(unknown)
    assert "“template”" in in_chinese(unknown)
    assert "Did you mean “template”?" in unknown.hint("en")


@pytest.mark.parametrize("template", ["../x.docx", "模板/x.docx", "C:x.docx", "子\\x.docx", "x.doc", "x"])
def test_a_template_is_a_file_name_and_never_a_path(tmp_path: Path, template: str) -> None:
    result = load_layouts([written(tmp_path, SMALLEST.replace("情况通报.docx", template))])
    assert told(result) == [("LY118", f"{tmp_path.name}/notice.yaml › 第3行")]


@pytest.mark.parametrize("title", ["{报告期", "报告期}情况", "{{报告期}}情况"])
def test_braces_of_the_default_title_must_match(tmp_path: Path, title: str) -> None:
    result = load_layouts([written(tmp_path, SMALLEST.replace("{报告期}{专题}情况通报", title))])
    assert told(result) == [("LY117", f"{tmp_path.name}/notice.yaml › 第4行")]


@pytest.mark.parametrize(
    ("headings", "title", "code"),
    [("连写", "检查情况", "LY120"), ("独立", "检查情况。", "LY121")],
)
def test_an_outline_title_fits_its_form(tmp_path: Path, headings: str, title: str, code: str) -> None:
    text = SMALLEST + f"    headings: {headings}\n    outline:\n      - {title}\n"
    assert told(load_layouts([written(tmp_path, text)])) == [(code, f"{tmp_path.name}/notice.yaml › 第10行")]


def test_an_outline_needs_to_know_how_its_titles_stand(tmp_path: Path) -> None:
    text = SMALLEST + "    outline:\n      - 检查情况\n"
    assert [d.code for d in load_layouts([written(tmp_path, text)]).diagnostics] == ["LY119"]


def test_names_are_given_once(tmp_path: Path) -> None:
    text = SMALLEST + "name: 又一个\nfigures:\n  - name: 检查\n  - name: 检查\n  - name: 检查\n"
    place = f"{tmp_path.name}/notice.yaml"
    assert told(load_layouts([written(tmp_path, text)])) == [
        ("LY107", f"{place} › 第8行"),
        ("LY113", f"{place} › 第11行"),
    ]


def test_a_field_may_not_take_a_name_that_templates_use_for_something_else(tmp_path: Path) -> None:
    result = load_layouts([written(tmp_path, SMALLEST + "fields:\n  - name: 正文\n")])
    assert told(result) == [("LY122", f"{tmp_path.name}/notice.yaml › 第9行")]


def sharing(shared: str) -> str:
    """Another layout, which shares one line with the smallest."""
    other = SMALLEST.replace("id: notice\n", "id: other\n").replace("name: 情况通报\n", "name: 别的通报\n")
    key = shared.split(":", maxsplit=1)[0]
    return "".join(shared if line.startswith(f"{key}:") else line for line in other.splitlines(keepends=True))


@pytest.mark.parametrize("shared", ["id: notice\n", "name: 情况通报\n"])
def test_two_files_of_a_folder_may_not_share_an_id_or_a_name(tmp_path: Path, shared: str) -> None:
    folder = written(written(tmp_path / "seeds", SMALLEST, "1.yaml"), sharing(shared), "2.yaml")
    (clash,) = load_layouts([folder]).diagnostics
    assert (clash.code, str(clash.where)) == ("LY201", "seeds/2.yaml")
    assert "seeds/1.yaml" in clash.message()


@pytest.mark.parametrize("shared", ["id: notice\n", "name: 情况通报\n"])
def test_a_changed_copy_in_an_earlier_folder_wins(tmp_path: Path, shared: str) -> None:
    own = written(tmp_path / "own", sharing(shared), "2.yaml")
    shipped = written(tmp_path / "seeds", SMALLEST, "1.yaml")
    (layout,) = loaded_from(own, shipped)
    assert layout.path == own / "2.yaml"
    found = find_layout(shared.split(": ")[1], [own, shipped])
    assert found.value == layout
    assert found.diagnostics == ()


def loaded_from(*folders: Path) -> tuple[Layout, ...]:
    result = load_layouts(folders)
    assert result.diagnostics == ()
    return result.value or ()


@pytest.mark.parametrize("name", ["notice.yaml", "我们的.yaml"])
def test_a_broken_copy_is_told_and_the_shipped_one_does_not_stand_in_for_it(
    tmp_path: Path, name: str
) -> None:
    own = written(tmp_path / "own", SMALLEST.replace("title: 基本情况", "tilte: 基本情况"), name)
    shipped = written(tmp_path / "seeds", SMALLEST)
    found = find_layout("情况通报", [own, shipped])
    assert found.value is None
    assert {str(d.where).split(" ")[0] for d in found.diagnostics} == {f"own/{name}"}


def test_a_free_layout_has_neither_title_nor_sections(tmp_path: Path) -> None:
    text = "id: free\nname: 随意\ntemplate: 随意.docx\nfree: true\n"
    (layout,) = loaded(written(tmp_path, text))
    assert (layout.title, layout.sections, layout.introduction_required) == ("", (), False)


@pytest.mark.parametrize(
    "text", ["id: [notice\n", "id：notice\n", "a: b: c\n", "\t- a\n", "a: 'b\n", "@a\n", "*a\n"]
)
def test_what_is_wrong_with_a_file_is_said_in_chinese_alone(tmp_path: Path, text: str) -> None:
    (tmp_path / "notice.yaml").write_bytes(text.encode())
    (tmp_path / "other.yaml").write_bytes(SMALLEST.encode("gb18030"))
    for diagnostic in load_layouts([tmp_path]).diagnostics:
        words = re.findall("[A-Za-z]+", diagnostic.message())
        assert set(words) <= {"UTF"}, diagnostic.message()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("id: [notice\nname: 通报\n", "LY103"),
        ("id：notice\nname: 通报\n", "LY103"),
        ("", "LY104"),
        ("# 只有说明\n", "LY104"),
        ("- id\n", "LY105"),
        ("只有一句话\n", "LY105"),
    ],
)
def test_what_is_no_layout_is_a_finding_with_a_line(tmp_path: Path, text: str, code: str) -> None:
    (diagnostic,) = load_layouts([written(tmp_path, text)]).diagnostics
    assert diagnostic.code == code
    assert diagnostic.where.steps


@pytest.mark.parametrize("text", ["[" * 50_000, "{a: " * 50_000, "- " * 50_000])
def test_nesting_that_would_crash_the_yaml_library_is_a_finding(tmp_path: Path, text: str) -> None:
    assert [d.code for d in load_layouts([written(tmp_path, text)]).diagnostics] == ["LY123"]


ALIASES = {
    "an alias inside what it names": "sections: &a\n  - *a\n  - [*a, *a]\n",
    "aliases of aliases": "a0: &a0 [x]\n"
    + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 20)}]\n" for n in range(1, 40))
    + "sections: *a39\n",
    "a mapping in itself": "sections:\n  - &s\n    id: s\n    items: [*s]\n    outline: [*s]\n",
}


@pytest.mark.parametrize("name", ALIASES)
def test_aliases_are_read_once_and_what_they_make_of_a_file_is_told(tmp_path: Path, name: str) -> None:
    result = load_layouts([written(tmp_path, f"id: notice\nname: 通报\ntemplate: x.docx\n{ALIASES[name]}")])
    assert result.value == ()
    assert {"LY105", "LY108", "LY109"} & {d.code for d in result.diagnostics}


def test_a_file_in_another_encoding_is_a_finding(tmp_path: Path) -> None:
    (tmp_path / "notice.yaml").write_bytes(SMALLEST.encode("gb18030"))
    assert told(load_layouts([tmp_path])) == [("LY102", f"{tmp_path.name}/notice.yaml")]


def test_a_folder_that_is_not_there_is_a_finding(tmp_path: Path) -> None:
    assert told(load_layouts([tmp_path / "layouts"])) == [("LY101", str(tmp_path / "layouts"))]


@pytest.mark.parametrize("name", ["notice", "情况通报", " 情况通报 "])
def test_a_layout_is_found_by_id_or_by_name(tmp_path: Path, name: str) -> None:
    found = find_layout(name, [written(tmp_path, SMALLEST)])
    assert found.diagnostics == ()
    assert found.value is not None
    assert found.value.id == "notice"


@pytest.mark.parametrize("name", ["情况通保", "notise"])
def test_a_layout_that_is_not_there_is_answered_with_the_nearest_name(tmp_path: Path, name: str) -> None:
    (diagnostic,) = find_layout(name, [written(tmp_path, SMALLEST)]).diagnostics
    assert diagnostic.code == "LY202"
    assert "最接近的是“情况通报”" in diagnostic.hint()


def test_a_broken_layout_file_does_not_keep_another_from_being_found(tmp_path: Path) -> None:
    folder = written(written(tmp_path, SMALLEST), "id: [", "broken.yaml")
    found = find_layout("情况通报", [folder])
    assert found.value is not None
    assert found.diagnostics == ()


def test_a_layout_whose_own_file_is_broken_is_told_with_its_fault(tmp_path: Path) -> None:
    folder = written(tmp_path, SMALLEST.replace("情况通报.docx", "../x.docx"))
    assert [d.code for d in find_layout("情况通报", [folder]).diagnostics] == ["LY118", "LY202"]


def test_every_finding_has_its_words_in_both_languages(tmp_path: Path) -> None:
    faults = """\
        id: A
        id: B
        name: []
        template: a/b
        title: "{x}{"
        introduction_required: x
        colour: red
        sections:
          - { id: a, title: 甲, headings: 连写, outline: [乙], items: 丙, required: }
          - { id: a, title: 甲, headings: 独立, outline: [乙。], items: [{ placement: 丁 }] }
          - { id: c, outline: [乙] }
          - 戊
        fields: [{ name: 正文 }]
        """
    result = load_layouts([tmp_path / "none", written(tmp_path, faults)])
    for diagnostic in result.diagnostics:
        for language in ("zh", "en"):
            assert diagnostic.message(language)
            assert diagnostic.hint(language)
    assert len({d.code for d in result.diagnostics}) > 15


@pytest.mark.parametrize("path", sorted(resources.folder("seeds").glob("*.yaml")), ids=lambda path: path.stem)
def test_a_shipped_layout_explains_every_key_it_uses(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    comment = "".join(line for line in text.splitlines() if line.startswith("#"))
    used = re.findall(r"(?:^[\s-]*|[{,] )([a-z_]+):", text, re.MULTILINE)
    assert set(used) <= set(re.findall(r"[a-z_]+", comment))
    assert {"id", "free" if "free" in used else "title", "explanation"} <= set(used)


LINES = SMALLEST.splitlines()
DAMAGE = st.sampled_from(
    ["", "]", "}", '"', "- ", "  ", ": ", "&a ", "*a ", "!!int ", "\t", "：", "? ", "｛", "\x00", "😊"]
)


@given(line=st.integers(0, len(LINES) - 1), at=st.integers(0, 40), damage=DAMAGE, drop=st.integers(0, 40))
def test_a_damaged_file_is_read_or_told_and_never_raises(line: int, at: int, damage: str, drop: int) -> None:
    damaged = [*LINES]
    damaged[line] = damaged[line][:at] + damage + damaged[line][at + drop :]
    result = parse_layout("\n".join(damaged), Path("seeds/notice.yaml"), "seeds/notice.yaml")
    assert (result.value is None) == bool(result.diagnostics)
    for diagnostic in result.diagnostics:
        assert diagnostic.where.steps
        assert diagnostic.message()
        assert diagnostic.hint()

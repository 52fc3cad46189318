"""`docgen import`: a report becomes a workbook whose report says the same, character for character."""

import json
import random
from collections.abc import Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner
from docx import Document
from openpyxl import load_workbook

from docgen.cli import main
from docgen.pipeline.importing import Imported, Wishes, import_report
from docgen.pipeline.rendering import Renderer
from docgen.pipeline.settings import Settings
from docgen.resources import folder
from render.test_every_split import OWN, SEEDS, as_written
from support.libreoffice import convert
from support.torture import amount

TITLES = {
    "年度工作总结及下年度打算": "2023年度档案工作总结及2024年工作打算",
    "上半年工作总结": "某中心2024年上半年工作总结",
    "上半年总结和下半年计划": "2024年上半年总结和下半年计划",
    "年度工作情况报告": "某中心2022年后勤保障工作情况报告",
    "责任制落实情况总结": "某街道上半年落实消防安全责任制总结",
}


def imported(source: Path, **wishes: object) -> Imported:
    made = import_report(source, Settings(), Wishes(**wishes))  # type: ignore[arg-type]
    assert made.value is not None, [d.message() for d in made.diagnostics]
    return made.value


def said(book: Path) -> list[str]:
    """What the report of a workbook says, line by line."""
    output = book.with_name("新.docx")
    outcome = Renderer(Settings()).render(book, output)
    assert outcome.output is not None, [d.message() for d in outcome.diagnostics]
    texts = [paragraph.text for paragraph in Document(str(output)).paragraphs]
    return [line for text in texts for line in text.split("\n") if line.strip()]


def written(place: Path, lines: Sequence[str]) -> Path:
    """The report as a person has it: text, or a document in Word's own style."""
    if place.suffix == ".docx":
        document = Document()
        for line in lines:
            document.add_paragraph(line)
        document.save(str(place))
    else:
        place.write_text("\n".join(lines), encoding="utf-8")
    return place


@pytest.mark.office
@pytest.mark.parametrize("suffix", [".doc", ".wps"])
def test_an_old_document_goes_in_where_there_is_no_libreoffice(
    tmp_path: Path, suffix: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    layout = "上半年工作总结"
    lines = [TITLES[layout], *OWN[layout].split("\n")]
    made = convert(tmp_path, written(tmp_path / "去年.docx", lines), "doc:MS Word 97")
    old = made.rename(tmp_path / f"往年{suffix}")
    monkeypatch.setattr("docgen.pipeline.old_formats.find_office", lambda: None)

    book = imported(old).workbook

    assert book is not None
    assert "".join(said(book)).startswith("".join(lines))


@pytest.mark.office
@pytest.mark.parametrize("layout", OWN)
def test_a_pdf_goes_in_where_there_is_no_poppler(
    tmp_path: Path, layout: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = [TITLES[layout], *OWN[layout].split("\n")]
    printed = convert(tmp_path, written(tmp_path / "去年.docx", lines), "pdf")
    monkeypatch.setattr("docgen.pipeline.report_sources.shutil.which", lambda name: None)

    book = imported(printed).workbook

    assert book is not None
    assert "".join(said(book)).startswith("".join(lines))


FIGURES = (
    "某局2023年工作总结\n一、工作成效\n（一）抓培训。全年召开党组会议14次，举办培训班3期，参训人员1,250人次，满意率达到96.5%。\n"
    "（二）抓检查。检查了14次，又检查了15次，印发简报XX期，比上年增长12.5%，开展3次至5次。\n二、下步打算\n（一）再抓。"
)


def test_numbers_with_units_are_proposed_as_figures_and_the_report_says_the_same(tmp_path: Path) -> None:
    (tmp_path / "去年.txt").write_text(FIGURES, encoding="utf-8")
    plain = imported(tmp_path / "去年.txt", output=tmp_path / "一.xlsx").workbook
    made = imported(tmp_path / "去年.txt", output=tmp_path / "二.xlsx", figures=True)
    assert plain is not None
    assert made.workbook is not None

    rows = list(load_workbook(made.workbook)["数据"].iter_rows(min_row=2, values_only=True))
    assert [row[:3] for row in rows] == [
        ("党组会议", 14, "次"),
        ("培训班", 3, "期"),
        ("参训人员", 1250, "人次"),
        ("满意率", 96.5, "%"),
        ("简报", "XX", "期"),
    ]
    assert all("核对" in str(row[-1]) for row in rows)
    assert "{{参训人员}}" in str([cell.value for row in load_workbook(made.workbook)["正文"] for cell in row])
    assert said(made.workbook) == said(plain)


@pytest.mark.parametrize("layout", OWN)
def test_figures_never_change_what_a_report_says(tmp_path: Path, layout: str) -> None:
    lines = [TITLES[layout], *OWN[layout].split("\n")]
    source = written(tmp_path / "去年.txt", lines)
    plain = imported(source, output=tmp_path / "一.xlsx").workbook
    made = imported(source, output=tmp_path / "二.xlsx", figures=True).workbook
    assert plain is not None
    assert made is not None
    assert said(made) == said(plain)


@pytest.mark.parametrize("suffix", [".txt", ".md", ".docx"])
@pytest.mark.parametrize("layout", OWN)
def test_a_report_comes_out_of_its_workbook_as_it_went_in(tmp_path: Path, layout: str, suffix: str) -> None:
    lines = [TITLES[layout], *OWN[layout].split("\n")]
    made = imported(written(tmp_path / f"去年{suffix}", lines))
    assert made.workbook is not None
    assert made.match.layout.name == layout
    assert "".join(said(made.workbook)).startswith("".join(lines))


@pytest.mark.parametrize("layout", OWN)
def test_a_report_in_one_paragraph_is_taken_apart_where_its_numbers_are(tmp_path: Path, layout: str) -> None:
    lines = [TITLES[layout], *OWN[layout].split("\n")]
    made = imported(written(tmp_path / "去年.txt", ["　　".join(lines)]))
    assert made.workbook is not None
    assert "".join(said(made.workbook)).startswith("".join(lines))


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the reports stand beside the checkout, not in it")
@pytest.mark.parametrize("suffix", ["as found", ".docx"])
@pytest.mark.parametrize(("name", "layout"), list(zip(("000", "001", "002", "003", "004"), OWN, strict=True)))
def test_the_reports_that_the_layouts_mirror_come_out_as_they_are(
    tmp_path: Path, name: str, layout: str, suffix: str
) -> None:
    (path,) = SEEDS.glob(f"{name}_*.txt")
    text = path.read_text(encoding="utf-8")
    source = tmp_path / "去年.txt"
    source.write_text(text, encoding="utf-8")
    if suffix == ".docx":
        source = written(tmp_path / "去年.docx", [line for line in text.split("\n") if line.strip()])
    made = imported(source)
    assert made.workbook is not None
    assert made.match.layout.name == layout
    whole = "".join(said(made.workbook))
    for paragraph in as_written(text):
        assert paragraph in whole


@pytest.mark.parametrize("sample", sorted(folder("samples").glob("*.xlsx")), ids=lambda path: path.stem)
def test_the_report_of_a_sample_becomes_a_workbook_that_says_the_same(tmp_path: Path, sample: Path) -> None:
    report = tmp_path / "去年.docx"
    Renderer(Settings()).render(sample, report)
    made = imported(report)
    assert made.workbook is not None
    again = tmp_path / "再.docx"
    Renderer(Settings()).render(made.workbook, again)
    assert made.match.layout.name == load_workbook(sample)["基本信息"]["B2"].value
    assert all_words(again) == all_words(report)


def all_words(path: Path) -> list[str]:
    """Each paragraph, those in tables too."""
    space = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    body = Document(str(path)).element.body
    texts = ("".join(t.text or "" for t in p.iter(f"{space}t")) for p in body.iter(f"{space}p"))
    return [text for text in texts if text.strip()]


# Generated reports, whose truth the generator knows

SECOND = "（{}）"
NUMERALS = "一二三四五六七八九十"
THEMES = ("档案", "后勤", "节能", "公开", "信访", "培训", "保密", "采购")


def generated(chance: random.Random) -> tuple[list[str], list[tuple[str, str]]]:
    """A report's lines, and (层级, the words of the title, or of the whole line) that they should become."""
    theme = chance.choice(THEMES)
    lines, truth = [f"某局2024年{theme}工作总结"], []
    opening = f"今年以来，我局认真抓好{theme}工作。现将有关情况总结如下："
    lines.append(opening)
    truth.append(("引言", opening))
    indent = chance.choice(["", "　　", "  "])
    brackets = chance.choice(["（{}）", "({})", "（{}）、"])
    for number in range(chance.randint(2, 5)):
        title = f"{chance.choice(('做好', '推进', '加强'))}{chance.choice(THEMES)}工作{number}"
        lines.append(f"{indent}{NUMERALS[number]}、{title}")
        truth.append(("一级", title))
        for second in range(chance.choice((0, 2, 3))):
            head = f"健全{chance.choice(THEMES)}制度{second}"
            text = f"全年办理{chance.randint(2, 900)}件，比上年增加{chance.randint(2, 90)}件。"
            mark = brackets.format(NUMERALS[second])
            if chance.random() < 0.5:
                lines.append(f"{indent}{mark}{head}。{text}")
                truth.append(("二级", f"{head}。"))
            else:
                lines += [f"{indent}{mark}{head}", f"{indent}{text}"]
                truth += [("二级", head), ("正文", text)]
            if chance.random() < 0.3:
                items = [f"{NUMERALS[n]}是做好第{n + 1}件事。每月检查一次。" for n in range(3)]
                lines += [indent + item for item in items]
                truth += [("条目", item) for item in items]
    if chance.random() < 0.7:
        lines += ["某局", "2024年12月20日"]
    return lines, truth


def test_generated_reports_are_recognised_and_no_word_is_lost(tmp_path: Path) -> None:
    right = wanted = got = 0
    for seed in range(amount(40, 300)):
        chance = random.Random(seed)
        lines, truth = generated(chance)
        source = written(tmp_path / f"{seed}{chance.choice(('.txt', '.docx'))}", lines)
        made = imported(source, is_look=True)
        found = [(e.level.value, e.title or e.content) for e in made.outline.body]
        right += len(set(found) & set(truth))
        wanted, got = wanted + len(set(truth)), got + len(set(found))
        kept = "".join([*made.outline.fields.values(), *(e.title + e.content for e in made.outline.body)])
        for line in lines:
            words = line.strip().lstrip("（()）、一二三四五六七八九十是")
            assert words in kept, (seed, line)
    assert 2 * right / (wanted + got) >= 0.99


# What a clerk sees


def test_what_is_no_word_of_the_report_is_left_out_and_told(tmp_path: Path) -> None:
    title = "某局2024年上半年工作总结"
    opening = "上半年来，我局抓好各项工作，" + "每月有计划，每周有检查，" * 8 + "群众满意。"
    lines = [f"{title}　　{opening[:40]}", title, "来源：某网", opening, "一、成效", "##end##"]
    made = import_report(written(tmp_path / "网页.txt", lines), Settings(), Wishes(is_look=True))
    assert made.value is not None
    (told,) = [d for d in made.diagnostics if d.code == "IM102"]
    assert told.details["count"] == 3
    assert made.value.outline.fields["标题"] == title


def test_every_word_that_is_left_out_is_listed_for_programs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    around = [f"相关阅读：第{number}篇" for number in range(9)]
    written(tmp_path / "网页.txt", ["某局工作总结", "一、成效", "好。", *around])
    run = CliRunner().invoke(main, ["import", "网页.txt", "--format", "json"])
    (report,) = json.loads(run.stdout)["reports"]
    assert [each["text"] for each in report["left"]] == around


def test_the_text_of_an_attachment_is_an_item_of_its_own(tmp_path: Path) -> None:
    lines = ["某局工作总结", "一、成效", "好。", "附件：设备清单", "某市档案局", "2024年6月20日",
             "附件", "设备清单", "除湿机四台。", "空调两台。"]  # fmt: skip
    made = imported(written(tmp_path / "去年.docx", lines))
    assert [entry.content or entry.title for entry in made.outline.body] == ["成效", "好。"]
    assert made.outline.fields["附件1"] == "除湿机四台。\n空调两台。"


def test_a_date_with_its_weekday_is_a_date_and_the_weekday_is_told(tmp_path: Path) -> None:
    lines = ["某局工作总结", "一、成效", "好。", "某市档案局", "2024年6月20日（星期四）"]
    made = imported(written(tmp_path / "去年.docx", lines))
    assert made.outline.fields["成文日期"] == "2024年6月20日"
    assert [line.text for line in made.left] == ["（星期四）"]


def test_no_layout_that_fits_means_the_free_one(tmp_path: Path) -> None:
    lines = [
        "关于食堂管理的说明",
        "一、开饭时间",
        "早七点。",
        "二、菜品价格",
        "见公示。",
        "三、文明用餐",
        "排队。",
    ]
    assert imported(written(tmp_path / "a.txt", lines)).match.layout.name == "通用报告"
    assert (
        imported(written(tmp_path / "b.txt", lines), layout="上半年工作总结").match.layout.id
        == "half-year-summary"
    )


def test_a_workbook_that_is_there_stays(tmp_path: Path) -> None:
    source = written(tmp_path / "去年.txt", ["工作总结报告", "一、成效", "好。"])
    imported(source)
    before = (tmp_path / "去年.xlsx").read_bytes() + b"a person's"
    (tmp_path / "去年.xlsx").write_bytes(before)
    assert "PB009" in [d.code for d in import_report(source, Settings(), Wishes()).diagnostics]
    assert (tmp_path / "去年.xlsx").read_bytes() == before


def test_a_report_is_imported_twice_without_complaint(tmp_path: Path) -> None:
    source = written(tmp_path / "去年.txt", ["工作总结报告", "一、成效", "好。"])
    first = imported(source)

    assert imported(source).workbook == first.workbook


def test_reports_that_would_become_one_workbook_are_told_and_none_wins(tmp_path: Path) -> None:
    for name in ("一/去年.txt", "二/去年.txt", "二/前年.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        written(tmp_path / name, ["工作总结报告", "一、成效", f"{name}好。"])
    sources = [str(path) for path in sorted(tmp_path.rglob("*.txt"))]

    run = CliRunner().invoke(main, ["import", *sources, "-o", str(tmp_path / "得到"), "--format", "json"])

    told = json.loads(run.stdout)
    assert [d["where"]["file"] for d in told["diagnostics"] if d["code"] == "IM113"] == ["一/去年.txt"]
    assert [path.name for path in (tmp_path / "得到").iterdir()] == ["前年.xlsx"]


def test_a_folder_means_the_reports_below_it(tmp_path: Path) -> None:
    for name in ("报告/甲局.docx", "报告/二科/乙局.docx"):
        document = Document()
        for line in ("工作总结报告", "一、成效", f"{name}好。"):
            document.add_paragraph(line)
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        document.save(str(tmp_path / name))
    (tmp_path / "报告" / "甲局.pdf").write_bytes(b"%PDF-1.7")
    (tmp_path / "报告" / "~$甲局.docx").write_bytes(b"lock")

    run = CliRunner().invoke(main, ["import", str(tmp_path / "报告"), "-o", str(tmp_path / "得到")])

    assert run.exit_code == 0, run.output
    made = sorted(path.relative_to(tmp_path / "得到").as_posix() for path in tmp_path.rglob("*.xlsx"))
    assert made == ["二科/乙局.xlsx", "甲局.xlsx"]


def test_pasted_text_comes_by_standard_input(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    text = "某局工作总结\n一、成效\n（一）抓培训。办班3期。".encode("gb18030")
    run = CliRunner().invoke(main, ["import", "-", "-o", "今年.xlsx", "--format", "json"], input=text)
    (report,) = json.loads(run.stdout)["reports"]
    assert (run.exit_code, report["fields"]["标题"]) == (0, "某局工作总结")
    assert [(row["level"], row["title"]) for row in report["body"]] == [
        ("一级", "成效"),
        ("二级", "抓培训。"),
    ]
    assert load_workbook(tmp_path / "今年.xlsx")["正文"]["B2"].value == "成效"


def test_looking_writes_nothing_and_lists_what_each_paragraph_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    written(tmp_path / "去年.txt", ["某局工作总结", "一、成效", "一是抓培训。办班。", "二是抓落实。督查。"])
    run = CliRunner().invoke(main, ["import", "--check", "去年.txt", "--lang", "zh"])
    assert "第2段  一级  成效" in run.output
    assert "第3段  条目  一是抓培训。办班。" in run.output
    assert not (tmp_path / "去年.xlsx").exists()

"""A redline is two documents in one: accept all is the new one, reject all the old one."""

import io
import json
import random
from collections.abc import Callable
from functools import cache
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner
from docx.document import Document
from docx.shared import Mm
from docx.text.paragraph import Paragraph

from docgen.cli import main
from docgen.opc import Package, open_package
from docgen.pipeline.comparing import Wanted, compare_files
from docgen.pipeline.rendering import Renderer
from docgen.pipeline.settings import Settings
from docgen.redline import Marks, compare
from docgen.resources import folder
from support.judges import open_xml_sdk
from support.libreoffice import resolved_texts
from support.marked import marked_book
from support.revisions import W, accepted, main_root, refused, said
from support.samples import report_of
from support.torture import amount

SAMPLES = sorted(folder("samples").glob("*.xlsx"))
MARKS = ("李科长", "2025-01-31T09:00:00Z")
WORDS = ("档案整理", "后勤保障", "节能降耗", "38.5%", "有序推进", "，", "。", "政务公开办", "2024年")
"""What a hand types, of routine office work."""


@cache
def sample(path: Path) -> bytes:
    return report_of(path)


def opened(data: bytes) -> Package:
    package = open_package(data, "报告.docx").value
    assert package is not None
    return package


def redline(old: bytes, new: bytes) -> bytes:
    return compare(opened(old), opened(new), Marks(*MARKS)).package.to_bytes()


def edited(data: bytes, *edits: Callable[[Document], None]) -> bytes:
    """The document after someone's edits."""
    document = docx.Document(io.BytesIO(data))
    for edit in edits:
        edit(document)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def assert_both(old: bytes, new: bytes) -> bytes:
    made = redline(old, new)
    assert said(accepted(main_root(made))[0]) == said(main_root(new)[0])
    assert said(refused(main_root(made))[0]) == said(main_root(old)[0])
    return made


def retype(chance: random.Random) -> Callable[[Document], None]:
    def edit(document: Document) -> None:
        run = chance.choice([r for p in document.paragraphs for r in p.runs if r.text] or [None])
        if run is not None:
            start = chance.randrange(len(run.text) + 1)
            end = min(len(run.text), start + chance.choice((0, 1, 2, 5)))
            run.text = run.text[:start] + chance.choice(("", *WORDS)) + run.text[end:]

    return edit


def restyle(chance: random.Random) -> Callable[[Document], None]:
    def edit(document: Document) -> None:
        paragraph = chance.choice(document.paragraphs)
        paragraph.alignment = chance.choice((0, 1, 2))
        for run in paragraph.runs[:1]:
            run.bold = not run.bold

    return edit


def drop(chance: random.Random) -> Callable[[Document], None]:
    def edit(document: Document) -> None:
        paragraph = chance.choice(document.paragraphs)
        if len(document.paragraphs) > 2 and not paragraph._p.xpath(".//w:sectPr"):
            paragraph._p.getparent().remove(paragraph._p)

    return edit


def add(chance: random.Random) -> Callable[[Document], None]:
    def edit(document: Document) -> None:
        new: Paragraph = document.add_paragraph("".join(chance.choices(WORDS, k=6)))
        chance.choice(document.paragraphs)._p.addprevious(new._p)

    return edit


def append(chance: random.Random) -> Callable[[Document], None]:
    return lambda document: document.add_paragraph(chance.choice(WORDS)) and None


def move(chance: random.Random) -> Callable[[Document], None]:
    def edit(document: Document) -> None:
        one, other = chance.sample(document.paragraphs, 2)
        if not one._p.xpath(".//w:sectPr"):
            other._p.addprevious(one._p)

    return edit


def cell(chance: random.Random) -> Callable[[Document], None]:
    def edit(document: Document) -> None:
        for table in document.tables[:1]:
            row = chance.choice(table.rows)
            chance.choice(row.cells).paragraphs[0].add_run(chance.choice(WORDS))
            if chance.random() < 0.3 and len(table.rows) > 2:
                table._tbl.remove(table.rows[-1]._tr)

    return edit


def page(chance: random.Random) -> Callable[[Document], None]:
    def edit(document: Document) -> None:
        document.sections[-1].left_margin = Mm(chance.choice((25, 28, 30)))

    return edit


EDITS = (retype, retype, retype, restyle, drop, add, append, move, cell, page)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_accepting_gives_the_new_report_and_rejecting_the_old(path: Path) -> None:
    for seed in range(amount(6, 200)):
        chance = random.Random(seed)
        edits = [chance.choice(EDITS)(chance) for _ in range(chance.randrange(1, 8))]
        old = edited(sample(path))
        assert_both(old, edited(old, *edits))


def test_two_equal_reports_have_no_marks() -> None:
    old = edited(sample(SAMPLES[0]))
    assert redline(old, old) == old or main_root(redline(old, old)).find(".//{*}ins") is None


@pytest.mark.node
def test_the_validator_has_nothing_against_a_redline(tmp_path: Path) -> None:
    chance = random.Random(7)
    for number, path in enumerate(SAMPLES[:3]):
        old = edited(sample(path))
        new = edited(old, *(edit(chance) for edit in EDITS))
        made = tmp_path / f"{number}.docx"
        made.write_bytes(assert_both(old, new))
        assert open_xml_sdk(made) == []


@pytest.mark.office
def test_libreoffice_accepts_the_new_report_and_rejects_to_the_old(tmp_path: Path) -> None:
    """Words alone: moves and rows that LibreOffice 7.4 reads otherwise are left to the other judge."""
    words = (retype, retype, retype, restyle, drop, add)
    olds, news, made = {}, {}, {}
    for number, path in enumerate(SAMPLES):
        chance = random.Random(number)
        old = edited(sample(path))
        new = edited(old, *(chance.choice(words)(chance) for _ in range(6)))
        olds[f"{number}旧"], news[f"{number}新"], made[f"{number}"] = old, new, redline(old, new)

    resolved = resolved_texts(tmp_path / "redlines", made)
    plain = resolved_texts(tmp_path / "plain", olds | news)

    for number in made:
        assert resolved[number] == (plain[f"{number}新"][0], plain[f"{number}旧"][0]), number


# The command


def test_the_command_writes_a_redline_and_says_where_and_how_much_changed(tmp_path: Path) -> None:
    old, new = docx.Document(), docx.Document()
    for document, words in (
        (old, "全年召开会议14次，各项工作有序推进。"),
        (new, "全年召开会议15次，各项工作有序推进。"),
    ):
        document.add_paragraph("一、工作开展情况")
        document.add_paragraph(words)
    new.add_paragraph("下一步，继续抓好落实。")
    old.save(str(tmp_path / "旧.docx"))
    new.save(str(tmp_path / "新.docx"))

    run = CliRunner().invoke(
        main,
        ["compare", str(tmp_path / "旧.docx"), str(tmp_path / "新.docx"), "-o", str(tmp_path / "修订.docx"),
         "--author", "李科长", "--format", "json"],
    )  # fmt: skip

    told = json.loads(run.stdout)
    assert [(p["section"], p["kind"]) for p in told["places"]] == [
        ("一、工作开展情况", "changed"),
        ("一、工作开展情况", "inserted"),
    ]
    root = main_root((tmp_path / "修订.docx").read_bytes())
    marks = [(node.tag.partition("}")[2], "".join(node.itertext())) for node in root.iter("{*}ins", "{*}del")]
    assert ("del", "14") in marks
    assert ("ins", "15") in marks
    assert {node.get(W + "author") for node in root.iter("{*}ins")} == {"李科长"}


def test_the_print_has_both_states_and_no_tracked_changes(tmp_path: Path) -> None:
    old = edited(sample(SAMPLES[0]))
    new = edited(old, *(edit(random.Random(3)) for edit in EDITS))
    (tmp_path / "旧.docx").write_bytes(old)
    (tmp_path / "新.docx").write_bytes(new)

    compare_files(
        tmp_path / "旧.docx", tmp_path / "新.docx", Wanted(tmp_path / "花脸稿.docx", is_printed=True)
    )

    root = main_root((tmp_path / "花脸稿.docx").read_bytes())
    assert list(root.iter("{*}ins", "{*}del", "{*}moveFrom", "{*}moveTo", "{*}delText")) == []
    both = main_root(redline(old, new))
    words = [node.text or "" for node in both.iter("{*}t", "{*}delText")]
    assert sorted("".join(words)) == sorted("".join(node.text or "" for node in root.iter("{*}t")))
    moved = {node for place in both.iter("{*}moveFrom") for node in place.iter("{*}t")}
    texts = both.iter("{*}t", "{*}delText")
    gone = "".join(n.text or "" for n in texts if n in moved or n.tag.endswith("delText"))
    waved = [run for run in root.iter("{*}r") if run.find(f"{W}rPr/{W}u[@{W}val='wavyHeavy']") is not None]
    assert "".join(t.text or "" for run in waved for t in run.iter("{*}t")) == gone


def test_a_render_leaves_a_redline_against_the_version_before(tmp_path: Path) -> None:
    book = tmp_path / "某局.xlsx"
    settings = Settings(redline=True)
    codes = []
    for turn in ("一", "二", "二"):
        book.write_bytes(marked_book(turn))
        outcome = Renderer(settings).render(book, tmp_path / "某局.docx")
        codes.append([d.code for d in outcome.diagnostics if d.code.startswith("CM")])

    assert codes == [["CM106"], ["CM105"], []]
    root = main_root((tmp_path / "某局.修订.docx").read_bytes())
    said_by = {
        name: "".join("".join(n.itertext()) for n in root.iter(f"{{*}}{name}")) for name in ("ins", "del")
    }
    assert said_by == {"ins": "二", "del": "一"}
    report = main_root((tmp_path / "某局.docx").read_bytes())
    assert list(report.iter("{*}ins", "{*}del")) == []


def test_what_somebody_wrote_into_a_redline_stays_in_the_folder_of_versions(tmp_path: Path) -> None:
    book = tmp_path / "某局.xlsx"
    for turn in ("一", "二"):
        book.write_bytes(marked_book(turn))
        Renderer(Settings(redline=True)).render(book, tmp_path / "某局.docx")
    place = tmp_path / "某局.修订.docx"
    place.write_bytes(
        edited(place.read_bytes(), lambda document: document.add_paragraph("领导批注") and None)
    )
    mine = place.read_bytes()

    book.write_bytes(marked_book("三"))
    Renderer(Settings(redline=True)).render(book, tmp_path / "某局.docx")

    assert mine in [path.read_bytes() for path in (tmp_path / "旧版").iterdir()]


def test_a_redline_grows_with_the_documents(tmp_path: Path) -> None:
    """Marks are no more than what changed, however long the report."""
    for count in (100, 1000):
        old, new = docx.Document(), docx.Document()
        for number in range(count):
            old.add_paragraph(f"第{number}段，各项工作有序推进。")
            new.add_paragraph(f"第{number}段，各项工作有序{'完成' if number % 50 == 7 else '推进'}。")
        streams = [io.BytesIO(), io.BytesIO()]
        old.save(streams[0])
        new.save(streams[1])
        root = main_root(redline(streams[0].getvalue(), streams[1].getvalue()))
        assert len(list(root.iter("{*}del"))) == len(range(7, count, 50))


def test_a_redline_against_a_file_that_is_named_needs_no_older_version(tmp_path: Path) -> None:
    (tmp_path / "某局.xlsx").write_bytes(marked_book("一"))
    Renderer(Settings()).render(tmp_path / "某局.xlsx", tmp_path / "去年.docx")
    (tmp_path / "某局.xlsx").write_bytes(marked_book("二"))

    command = ["render", str(tmp_path / "某局.xlsx"), "--against", str(tmp_path / "去年.docx")]
    assert CliRunner().invoke(main, command).exit_code == 0

    root = main_root((tmp_path / "某局.修订.docx").read_bytes())
    assert ["".join(node.itertext()) for node in root.iter("{*}del", "{*}ins")] == ["一", "二"]

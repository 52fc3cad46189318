"""The page in a real Chromium: what a clerk does from the first start on."""

import io
import shutil
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
from openpyxl import load_workbook

from docgen.resources import folder
from support.browser import Browser, browser
from support.libreoffice import convert
from support.marked import broken_book, mark_in, marked_book
from support.studio import Studio, studio, studio_process

pytestmark = [pytest.mark.node, pytest.mark.xdist_group("chromium")]
PICTURE = (
    "document.querySelector('.sheet img')?.complete && document.querySelector('.sheet img').naturalWidth > 0"
)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browser() as opened:
        yield opened


@pytest.fixture(scope="module", autouse=True)
def nothing_is_asked_elsewhere(chromium: Browser) -> Iterator[None]:
    yield
    assert chromium.said() == []


@pytest.fixture
def place(tmp_path: Path) -> Path:
    (tmp_path / "年度材料").mkdir()
    return tmp_path / "年度材料"


def show(running: Studio, chromium: Browser, page: str) -> None:
    chromium.open(running.server.address)
    chromium.go(page)


def test_a_newcomer_comes_to_a_first_report(place: Path, chromium: Browser) -> None:
    with studio(place) as running:
        chromium.open(running.server.address)
        chromium.until_text("新建一份报告")
        chromium.click("input[value=annual-report]")
        chromium.type("#unit", "青禾市档案馆")
        chromium.click_text("生成工作簿")
        chromium.until_text("已生成“青禾市档案馆.xlsx”")
        chromium.click_text("去看这份报告")
        chromium.until_text("草稿")
        chromium.until(PICTURE)
        assert (place / "青禾市档案馆.docx").is_file()


def test_a_broken_cell_is_told_and_its_mend_is_seen(place: Path, chromium: Browser) -> None:
    book = place / "某局.xlsx"
    book.write_bytes(marked_book("一"))
    with studio(place) as running:
        (made,) = running.settled(1)
        show(running, chromium, f"report/{made['id']}")
        before = chromium.until(f"{PICTURE} && document.querySelector('.sheet img').dataset.version")
        book.write_bytes(broken_book())
        chromium.until_text("有 1 处要改")
        chromium.until("document.querySelector('.findings .error button.place')?.innerText === '正文!C2'")
        book.write_bytes(marked_book("二"))
        chromium.until(f"document.querySelector('.sheet img').dataset.version !== '{before}'")
        chromium.until("!document.querySelector('.findings .error')")
        assert mark_in(place / "某局.docx") == "二"


def test_a_sentence_shows_its_cell_and_a_problem_its_place(place: Path, chromium: Browser) -> None:
    shutil.copy(folder("samples") / "上半年总结和下半年计划.xlsx", place / "某局.xlsx")
    with studio(place) as running:
        (made,) = running.settled(1)
        show(running, chromium, f"report/{made['id']}")
        chromium.until(f"{PICTURE} && document.querySelector('.spot.faulty')")
        chromium.click("::-p-xpath(//button[contains(@class, 'place')][. = '正文!C17'])")
        chromium.until("document.activeElement.matches('.spot.here')")
        chromium.press("Enter")
        chromium.until("document.querySelector('.origin').innerText.includes('正文!C17')")


def test_a_hand_edit_is_shown_side_by_side_and_decided(place: Path, chromium: Browser) -> None:
    book, report = place / "某局.xlsx", place / "某局.docx"
    book.write_bytes(marked_book("一"))
    with studio(place) as running:
        (made,) = running.settled(1)
        edited = docx.Document(str(report))
        paragraph = next(p for p in edited.paragraphs if "标记" in p.text)
        paragraph.runs[0].text = "这一句是在 Word 里改的。"
        edited.save(str(report))
        book.write_bytes(marked_book("二"))
        show(running, chromium, "reports")
        chromium.until_text("有手工修改")
        chromium.go(f"edits/{made['id']}")
        chromium.until("document.querySelector('.edits ins')?.innerText.includes('这一句是在 Word 里改的。')")
        chromium.click_text("改用新报告")
        chromium.until_text("已生成")
        assert mark_in(report) == "二"
        assert not list(place.glob("*待合并*"))
        kept = [docx.Document(str(path)) for path in (place / "旧版").iterdir()]
        assert any("这一句是在 Word 里改的。" in p.text for version in kept for p in version.paragraphs)


def test_last_year_s_report_becomes_a_workbook(place: Path, chromium: Browser) -> None:
    lines = (
        "某局2023年工作总结",
        "一、工作成效",
        "（一）抓登记。全年登记。",
        "二、下步打算",
        "（一）抓实。再抓。",
    )
    (place.parent / "去年.txt").write_text("\n".join(lines), encoding="utf-8")
    with studio(place) as running:
        show(running, chromium, "start")
        chromium.upload(place.parent / "去年.txt")
        chromium.until_text("变成了工作簿“去年.xlsx”")
        assert (place / "去年.xlsx").is_file()


def test_a_hand_edit_is_taken_into_the_workbook(place: Path, chromium: Browser) -> None:
    book, report = place / "某局.xlsx", place / "某局.docx"
    book.write_bytes(marked_book("一"))
    with studio(place) as running:
        (made,) = running.settled(1)
        edited = docx.Document(str(report))
        paragraph = next(p for p in edited.paragraphs if "标记" in p.text)
        paragraph.runs[0].text = paragraph.runs[0].text.replace("一", "两")
        edited.save(str(report))
        show(running, chromium, f"edits/{made['id']}")
        chromium.click_text("写回工作簿")
        chromium.until_text("报告和工作簿又一致了")
        assert mark_in(report) == "两"
        cells = [cell.value for row in load_workbook(book)["正文"].iter_rows() for cell in row]
        assert any("标记〈两〉" in str(value) for value in cells)


def test_a_dropped_document_is_checked_and_mended(place: Path, chromium: Browser) -> None:
    document = docx.Document()
    document.add_paragraph("关于节约用电的通知")
    document.add_paragraph("各科室:请在下班前关闭空调,电脑和照明.")
    document.save(str(place.parent / "来文.docx"))
    with studio(place) as running:
        show(running, chromium, "check")
        chromium.upload(place.parent / "来文.docx")
        chromium.until_text("处与公文格式不符")
        chromium.until(f"{PICTURE} && document.querySelector('.spot.faulty')")
        chromium.click("button.main")
        chromium.until_text("原文件没有改动")
        assert chromium.value("document.querySelector('a[download]').download") == "来文（已修正）.docx"


def test_a_superior_gathers_units_sees_who_is_missing_and_keeps_what_was_typed(
    place: Path, chromium: Browser
) -> None:
    units = place.parent / "各单位"
    units.mkdir()
    for name in ("甲局", "乙局"):
        book = load_workbook(folder("samples") / "年度工作情况报告.xlsx")
        fields = book["基本信息"]
        next(row for row in fields.iter_rows() if row[0].value == "单位名称")[1].value = name
        book.save(units / f"{name}.xlsx")
    (units / "坏.xlsx").write_bytes(b"PK\x03\x04 no package")
    with studio(place) as running:
        assert running.act("/api/folder", {"path": str(units)}).status == 200
        show(running, chromium, "summary")
        chromium.until_text("各单位的工作簿在哪个文件夹")
        chromium.type("#expected", "甲局\n乙局\n丙局")
        chromium.click("form button.main")
        chromium.until_text("汇总了 2 个单位")
        chromium.until_text("还没有报的（1）")
        assert "丙局" in chromium.value("document.body.innerText")
        assert "坏.xlsx" in chromium.value("document.body.innerText")
        home = running.server.desk.keeper.folders[0]
        gathered = load_workbook(home / "汇总.xlsx")
        assert "来源" in gathered.sheetnames
        chromium.click("form button.main")
        chromium.until_text("没有变化")
        chromium.click_text("去看这份报告")
        chromium.until("document.querySelector('.view.report h1')?.innerText === '汇总'")


@pytest.mark.office
def test_an_old_doc_is_checked_and_becomes_a_workbook(place: Path, chromium: Browser) -> None:
    document = docx.Document()
    for text in (
        "某局2023年工作总结",
        "一、工作成效",
        "（一）抓登记。全年登记。",
        "二、下步打算",
        "（一）抓实。再抓.",
    ):
        document.add_paragraph(text)
    document.save(str(place.parent / "去年总结.docx"))
    old = convert(place.parent, place.parent / "去年总结.docx", "doc:MS Word 97")
    with studio(place) as running:
        show(running, chromium, "check")
        chromium.upload(old)
        chromium.until_text("处与公文格式不符")
        chromium.go("start")
        chromium.until_text("新建一份报告")
        chromium.upload(old)
        chromium.until_text("变成了工作簿“去年总结.xlsx”")
        assert (place / "去年总结.xlsx").is_file()


def test_what_cannot_be_read_is_told_in_the_page(place: Path, chromium: Browser) -> None:
    (place.parent / "坏的.docx").write_bytes(b"PK\x03\x04 no package")
    with studio(place) as running:
        show(running, chromium, "check")
        chromium.upload(place.parent / "坏的.docx")
        chromium.until("document.querySelector('.findings .error')")


def test_two_tabs_tell_the_same(place: Path, chromium: Browser) -> None:
    book = place / "某局.xlsx"
    book.write_bytes(marked_book("一"))
    other = chromium.tab("two")
    with studio(place) as running:
        running.settled(1)
        for tab in (chromium, other):
            tab.open(running.server.address)
            tab.go("reports")
            tab.until_text("已生成")
        book.write_bytes(broken_book())
        for tab in (chromium, other):
            tab.until_text("有 1 处要改")
        other.close()


def test_a_studio_that_was_killed_goes_on_in_the_open_page(place: Path, chromium: Browser) -> None:
    book = place / "某局.xlsx"
    book.write_bytes(marked_book("一"))
    with studio_process(place) as first:
        chromium.open(first.address)
        chromium.go("reports")
        chromium.until_text("已生成")
        first.kill()
    chromium.until_text("工作台已停止")
    book.write_bytes(broken_book())
    with studio_process(place, "--port", str(first.port)) as again:
        assert again.address == first.address
        chromium.until_text("有 1 处要改")
        assert "工作台已停止" not in chromium.value("document.body.innerText")
        assert again.end() == 0


def test_five_thousand_reports_stay_quick(place: Path, chromium: Browser) -> None:
    from docgen.studio.shelf import State

    with studio(place, watching=False) as running:
        shelf = running.server.desk.shelf
        for number in range(5000):
            book = place / f"第{number}科.xlsx"
            shelf.put(book, book.with_suffix(".docx"), State.MADE, when=1_700_000_000.0 + number)
        show(running, chromium, "reports")
        chromium.until_text("共 5000 份")
        assert chromium.value("document.querySelectorAll('.row').length") < 60
        chromium.value("void (document.querySelector('.list').scrollTop = 1e7)")
        chromium.until_text("第0科")
        chromium.type("#search", "第4321")
        chromium.until_text("列出 1 份")


def test_everything_is_reached_with_the_keyboard_alone(place: Path, chromium: Browser) -> None:
    with studio(place) as running:
        chromium.open(running.server.address)
        chromium.until_text("新建一份报告")
        focus(chromium, "skip")
        focus(chromium, "#/start")
        focus(chromium, "annual-report")
        focus(chromium, "unit")
        chromium.write("键盘局")
        chromium.press("Enter")
        chromium.until("document.activeElement.textContent.includes('去看这份报告')")
        chromium.press("Enter")
        chromium.until(f"location.hash.startsWith('#/report/') && {PICTURE}")
        chromium.press("Tab")
        assert chromium.value("document.activeElement.closest('main') !== null")


def focus(chromium: Browser, wanted: str) -> None:
    """Press Tab until what has the id, the value or the address `wanted` has the focus."""
    script = "(e => [e.id, e.value, e.hash, e.getAttribute('href')].includes(%r))(document.activeElement)"
    for _ in range(60):
        if chromium.value(script % wanted):
            return
        chromium.press("Tab")
    raise AssertionError(f"{wanted} is not reached")


@pytest.mark.parametrize("width", [320, 1280])
def test_no_page_has_a_serious_fault_or_is_wider_than_its_window(
    place: Path, chromium: Browser, width: int
) -> None:
    shutil.copy(folder("samples") / "上半年总结和下半年计划.xlsx", place / "某局.xlsx")
    with studio(place) as running:
        (made,) = running.settled(1)
        of_one = [f"{page}/{made['id']}" for page in ("report", "figures", "edits", "history")]
        pages = ["start", "reports", "summary", *of_one, "check", "templates", "templates/红头文件"]
        chromium.open(running.server.address)
        chromium.size(width)
        for page in pages:
            chromium.go(page)
            wanted = page.partition("/")[0]
            chromium.until(f"document.querySelector('.view.{wanted} h1')?.innerText")
            if wanted == "report":
                chromium.until(PICTURE)
            for dark in (False, True):
                chromium.dark(dark)
                assert chromium.faults() == [], (page, dark)
            assert chromium.value("document.documentElement.scrollWidth <= innerWidth"), page
        chromium.size(1280)
        chromium.dark(False)


def test_the_figures_say_what_is_missing(place: Path, chromium: Browser) -> None:
    book = load_workbook(folder("samples") / "上半年总结和下半年计划.xlsx")
    written = io.BytesIO()
    book.save(written)
    (place / "某局.xlsx").write_bytes(written.getvalue())
    with studio(place) as running:
        (made,) = running.settled(1)
        show(running, chromium, f"figures/{made['id']}")
        chromium.until_text("还有 2 项要填")
        assert chromium.value("document.querySelectorAll('tr.missing').length") == 2

"""The pane in WPS: its lists of add-ins, its ribbon, the page beside an open document."""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner, Result
from lxml import etree

from docgen.cli import main
from docgen.pipeline.settings import Settings
from docgen.pipeline.template_checking import check_template_file
from docgen.resources import folder
from docgen.studio.panes import wps
from docgen.studio.templates import BLOCKS
from support.browser import Browser, browser
from support.marked import broken_book, mark_in, marked_book
from support.studio import TOKEN, Studio, studio

STAND_IN = (Path(__file__).parents[1] / "support" / "wps_stand_in.js").read_text("utf-8")
LISTS = Path(".local/share/Kingsoft/wps/jsaddons")
OTHER = '<jspluginonline name="别家" type="wps" url="http://127.0.0.1:3889/"/>'


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    monkeypatch.setenv("DOCGEN_CACHE", str(tmp_path / "c"))
    return tmp_path


def docgen(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["studio", *arguments])


def entries(path: Path) -> list[dict[str, str]]:
    return [dict(each.attrib) for each in etree.fromstring(path.read_bytes())]


def test_the_add_in_is_entered_where_wps_looks_and_taken_away_again(home: Path) -> None:
    entered = docgen("--install-wps")
    assert entered.exit_code == 0, entered.output
    assert "公文报告" in entered.output
    token = json.loads((home / "c" / "studio.json").read_text("utf-8"))["token"]
    for name in ("publish.xml", "jsplugins.xml"):
        listed = entries(home / LISTS / name)
        assert [each["type"] for each in listed] == ["wps", "et"]
        assert {each["url"] for each in listed} == {f"http://127.0.0.1:8640/wps/{token}/"}
        assert (home / LISTS / name).stat().st_mode & 0o077 == 0
    assert "不用改" in docgen("--install-wps").output
    assert docgen("--uninstall-wps").exit_code == 0
    assert entries(home / LISTS / "publish.xml") == []


def test_what_other_add_ins_have_in_the_list_stays(home: Path) -> None:
    place = home / LISTS / "publish.xml"
    place.parent.mkdir(parents=True)
    place.write_text(f"<jsplugins><!-- 别动 -->{OTHER}<jsplugin name='又一家' url='x'/></jsplugins>", "utf-8")
    before = place.read_bytes()
    assert docgen("--install-wps").exit_code == 0
    assert len(entries(place)) == 4 + 1
    docgen("--uninstall-wps")
    kept = etree.fromstring(place.read_bytes())
    assert etree.tostring(kept) == etree.tostring(etree.fromstring(before))


@pytest.mark.parametrize("broken", [b"", b"<jsplugins", b"<other/>", b"\0\0"])
def test_a_list_that_cannot_be_read_is_left_as_it_is(home: Path, broken: bytes) -> None:
    place = home / LISTS / "publish.xml"
    place.parent.mkdir(parents=True)
    place.write_bytes(broken)
    for option in ("--install-wps", "--uninstall-wps"):
        done = docgen(option)
        assert done.exit_code == 3
        assert "CL133" in done.output
        assert place.read_bytes() == broken


def test_who_has_no_terminal_enters_it_from_the_page(home: Path) -> None:
    with studio(home / "材料", watching=False) as running:
        assert running.act("/api/wps", {"enter": True}).json == {"problems": []}
        assert len(entries(home / LISTS / "publish.xml")) == 2
        assert running.act("/api/wps", {"enter": False}).status == 200
        assert entries(home / LISTS / "publish.xml") == []
        (home / LISTS / "publish.xml").write_bytes(b"<half")
        refused = running.act("/api/wps", {"enter": True})
        assert refused.status == 422
        assert refused.json["problems"][0]["code"] == "CL133"


def test_another_port_today_is_entered_when_the_studio_starts(home: Path) -> None:
    wps.install("http://127.0.0.1:8640/wps/t/")
    assert wps.keep_address("http://127.0.0.1:9000/wps/t/").value
    assert {each["url"] for each in entries(home / LISTS / "publish.xml")} == {"http://127.0.0.1:9000/wps/t/"}
    wps.uninstall()
    assert not wps.keep_address("http://127.0.0.1:9001/wps/t/").value
    assert entries(home / LISTS / "publish.xml") == []


def test_a_wps_that_is_known_to_block_add_ins_is_told(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for version in ("12.1.0.26200", "12.1.0.16910", "11.1.0.9999", "utils"):
        (home / "Kingsoft" / "WPS Office" / version).mkdir(parents=True)
    monkeypatch.setenv("LOCALAPPDATA", str(home))
    assert wps.blocked_versions() == ["12.1.0.26200"]
    done = docgen("--install-wps")
    assert done.exit_code == 0
    assert "CL134" in done.output


def test_wps_is_given_its_pages_by_the_token_in_the_path_only(tmp_path: Path) -> None:
    with studio(tmp_path, watching=False) as running:
        for name, kind in (("ribbon.xml", "application/xml"), ("index.html", "text/html"), ("", "text/html"),
                           ("main.js", "text/javascript"), ("manifest.xml", "application/xml"),
                           ("icon.svg", "image/svg+xml")):  # fmt: skip
            answer = running.request("GET", f"/wps/{TOKEN}/{name}", None, {})
            assert answer.status == 200, name
            assert answer.headers["Content-Type"].startswith(kind)
            assert running.request("GET", f"/wps/wrong/{name}", None, {}).status == 403
        assert running.request("GET", f"/wps/{TOKEN}/../access.py", None, {}).status == 403
        evil = {"Host": f"evil.example:{running.server.port}"}
        assert running.request("GET", f"/wps/{TOKEN}/main.js", None, evil).status == 403
    ribbon = etree.fromstring(wps.pages()["ribbon.xml"])
    labels = [each.get("label") for each in ribbon.iter("{*}button")]
    assert labels == ["更新报告", "格式检查", "一键修订", "写回工作簿", "比较", "插入标签"]


def test_each_block_of_tags_makes_a_template_without_a_fault(tmp_path: Path) -> None:
    for block in BLOCKS:
        document = docx.Document()
        for line in block.lines:
            document.add_paragraph(line)
        file = tmp_path / f"{block.name}.docx"
        document.save(str(file))
        checked = check_template_file(file, None, Settings())
        assert [str(each.diagnostic) for each in checked.value or ()] == [], block.name


def test_the_studio_tells_a_pane_only_of_files_in_the_opened_folders(tmp_path: Path) -> None:
    place = tmp_path / "材料"
    place.mkdir()
    (place / "某局.xlsx").write_bytes(marked_book("一"))
    shutil.copy(folder("docx_templates") / "信函.docx", place / "新模板.docx")
    (tmp_path / "外面.docx").write_bytes(b"secret")
    (place / "外面.docx").symlink_to(tmp_path / "外面.docx")
    with studio(place) as running:
        running.settled(1)

        def kind(path: Path | str) -> str:
            from urllib.parse import quote

            return str(running.ask(f"/api/at?path={quote(str(path))}").json["kind"])

        assert kind(place / "某局.xlsx") == "workbook"
        assert kind(place / "某局.docx") == "report"
        assert kind(folder("docx_templates") / "信函.docx") == "template"
        assert kind(place / "新模板.docx") == "template"
        for outside in (
            tmp_path / "外面.docx",
            place / "外面.docx",
            "/etc/passwd",
            place / ".." / "外面.docx",
        ):
            assert kind(outside) == "elsewhere"
        for nothing in ("", "某局.docx", "https://example.com/a.docx", place / "没有.docx"):
            assert kind(nothing) in ("none", "elsewhere")


def test_a_wish_of_the_ribbon_is_done_by_one_pane(tmp_path: Path) -> None:
    with studio(tmp_path, watching=False) as running, running.events() as events:
        assert running.act("/api/want", {"what": "update", "program": "wps"}).status == 200
        told = next(facts for kind, facts in events if kind == "wanted")
        assert told["what"] == "update"
        answers = [running.act("/api/claim", {"number": told["number"]}).json["is_yours"] for _ in range(3)]
        assert answers == [True, False, False]
        for wrong in ({"what": "format", "program": "wps"}, {"what": "update"}, {}):
            assert running.act("/api/want", wrong).status == 404
        assert running.act("/api/claim", {"number": "x"}).json["is_yours"] is False


# --- in a real Chromium, with the stand-in around the page --------------------------------------------


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browser() as opened:
        yield opened


@pytest.fixture
def place(tmp_path: Path) -> Path:
    (tmp_path / "年度 材料").mkdir()
    return tmp_path / "年度 材料"


def pane(chromium: Browser, running: Studio, what: str, script: str) -> Browser:
    """The page as WPS shows it beside a file: a narrow pane, `script` has made the stand-in."""
    tab = chromium.tab(what + script)
    tab.size(320)
    tab.before_each_page(f"{STAND_IN};{script}")
    tab.open(f"{running.server.address}&pane=wps#/pane/{what}")
    return tab


def press(tab: Browser, words: str) -> None:
    """Press one of the pane's own buttons; the page's navigation has some of their names."""
    tab.click(f"::-p-xpath(//*[contains(@class, 'deeds')]/button[. = '{words}'])")


def beside(file: Path, *paragraphs: str) -> str:
    if file.suffix == ".xlsx":
        return f"standInForEt({json.dumps(str(file))})"
    return f"standInForWps({json.dumps(str(file))}, {json.dumps(paragraphs)})"


node = pytest.mark.node
one_chromium = pytest.mark.xdist_group("chromium")


@node
@one_chromium
def test_beside_a_workbook_its_report_is_made_anew(place: Path, chromium: Browser) -> None:
    book = place / "某局.xlsx"
    book.write_bytes(marked_book("一"))
    with studio(place) as running:
        running.settled(1)
        (place / "某局.docx").unlink()
        tab = pane(chromium, running, "update", beside(book))
        tab.until_text("这个工作簿生成“某局.docx”")
        tab.until("document.querySelector('.result').innerText.includes('已生成')")
        assert mark_in(place / "某局.docx") == "一"
        assert tab.value("wpsTold") == ["save"]
        assert tab.value("document.documentElement.scrollWidth <= innerWidth")
        assert tab.faults() == []
        book.write_bytes(broken_book())
        press(tab, "更新报告")
        tab.click("::-p-xpath(//button[contains(@class, 'place')][. = '正文!C2'])")
        tab.until("wpsTold.includes('select 正文 C2')")
        tab.close()


@node
@one_chromium
def test_beside_a_report_it_is_read_anew_and_its_edits_are_shown(place: Path, chromium: Browser) -> None:
    book, report = place / "某局.xlsx", place / "某局.docx"
    book.write_bytes(marked_book("一"))
    with studio(place) as running:
        (made,) = running.settled(1)
        tab = pane(chromium, running, "update", beside(report))
        tab.until("wpsTold.length === 2")
        assert tab.value("wpsTold") == ["close false", f"open {report}"]
        edited = docx.Document(str(report))
        next(p for p in edited.paragraphs if "标记" in p.text).runs[0].text = "在 WPS 里改的一句。"
        edited.save(str(report))
        press(tab, "写回工作簿")
        tab.until("document.querySelector('.edits ins')?.innerText.includes('在 WPS 里改的一句。')")
        assert tab.value("location.hash") == f"#/edits/{made['id']}"
        tab.close()


@node
@one_chromium
def test_the_paragraph_of_the_cursor_is_led_back_to_its_cells(place: Path, chromium: Browser) -> None:
    (place / "某局.xlsx").write_bytes(marked_book("一"))
    with studio(place) as running:
        (made,) = running.settled(1)
        said = running.ask(f"/api/report?id={made['id']}").json["said"]
        words = next(each["words"] for each in said if "标记" in each["words"])
        tab = pane(chromium, running, "origin", beside(place / "某局.docx", words))
        tab.until("document.querySelector('.result .cell')?.innerText.startsWith('正文!C')")
        tab.close()


@node
@one_chromium
def test_a_report_with_unsaved_changes_is_never_read_anew(place: Path, chromium: Browser) -> None:
    (place / "某局.xlsx").write_bytes(marked_book("一"))
    with studio(place) as running:
        running.settled(1)
        unsaved = "; Application.ActiveDocument.Saved = false"
        tab = pane(chromium, running, "update", beside(place / "某局.docx") + unsaved)
        tab.until("document.querySelector('.result').innerText.includes('已生成')")
        assert tab.value("wpsTold") == []
        tab.close()


@node
@one_chromium
def test_beside_another_document_it_is_checked_and_mended_beside_itself(
    place: Path, chromium: Browser
) -> None:
    letter = docx.Document()
    letter.add_paragraph("关于节约用电的通知")
    letter.add_paragraph("各科室:请在下班前关闭空调,电脑和照明.")
    file = place / "来文.docx"
    letter.save(str(file))
    before = file.read_bytes()
    with studio(place) as running:
        tab = pane(chromium, running, "mend", beside(file, "关于节约用电的通知"))
        tab.until_text("另存为“来文（已修正）.docx”")
        press(tab, "一键修订")
        tab.until_text("另存为“来文（已修正2）.docx”")
        assert file.read_bytes() == before
        press(tab, "格式检查")
        tab.until_text("处与公文格式不符")
        tab.value("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
        tab.click("::-p-xpath(//button[contains(@class, 'place')][contains(., '关于节约用电的通知')])")
        tab.until("wpsTold.some((each) => each.startsWith('select 关于节约用电的通知'))")
        tab.close()


@node
@one_chromium
def test_beside_a_template_tags_are_put_at_the_cursor_and_faults_are_gone_to(
    place: Path, chromium: Browser
) -> None:
    template = docx.Document()
    template.add_paragraph("{{ 标题 }}")
    template.add_paragraph("{{ 题目的标题 }}")
    file = place / "新模板.docx"
    template.save(str(file))
    with studio(place) as running:
        tab = pane(chromium, running, "tags", beside(file, "{{ 标题 }}", "{{ 题目的标题 }}"))
        tab.click("::-p-xpath(//button[. = '{{ 主送机关 }}'])")
        tab.until_text("已插入")
        assert tab.value("wpsText()") == "{{ 主送机关 }}{{ 标题 }}\r{{ 题目的标题 }}\r"
        tab.click("::-p-xpath(//button[. = '填了才出现的一段'])")
        tab.until("wpsText().includes('endif')")
        # Behind the paragraph of the cursor, never in it.
        assert tab.value("wpsText()").split("\r") == [
            "{{ 主送机关 }}{{ 标题 }}", "{%p if 附注 %}", "{{ 附注 }}", "{%p endif %}",
            "{{ 题目的标题 }}", "",
        ]  # fmt: skip
        tab.click("::-p-xpath(//button[contains(@class, 'place')][contains(., '题目的标题')])")
        tab.until("wpsTold.some((each) => each.startsWith('select {{ 题目的标题 }}'))")
        tab.close()


@node
@one_chromium
def test_a_block_fills_an_empty_last_paragraph(place: Path, chromium: Browser) -> None:
    template = docx.Document()
    template.add_paragraph("{{ 标题 }}")
    file = place / "新模板.docx"
    template.save(str(file))
    with studio(place) as running:
        at_the_end = beside(file, "{{ 标题 }}", "")[:-1] + ", 9)"
        tab = pane(chromium, running, "tags", at_the_end)
        tab.click("::-p-xpath(//button[. = '引言各段'])")
        tab.until("wpsText().includes('endfor')")
        lines = ["{{ 标题 }}", "{%p for 段落 in 引言 %}", "{{ 段落 }}", "{%p endfor %}", ""]
        assert tab.value("wpsText()").split("\r") == lines
        tab.close()


@node
@one_chromium
def test_a_button_of_the_ribbon_opens_the_pane_once_and_then_tells_it(place: Path, chromium: Browser) -> None:
    book = place / "某局.xlsx"
    book.write_bytes(marked_book("一"))
    with studio(place) as running:
        running.settled(1)
        address = running.server.address.partition("?")[0]
        ribbon = chromium.tab("ribbon")
        ribbon.before_each_page(f"{STAND_IN};{beside(book)}")
        ribbon.open(f"{address}wps/{TOKEN}/index.html")
        ribbon.value("OnAddinLoad({}) && OnAction({ Id: 'docgenCheck' })")
        (told,) = ribbon.value("wpsTold")
        assert told == f"pane {address}?token={TOKEN}&pane=wps#/pane/check"
        shown = pane(chromium, running, "none", beside(book))
        shown.until_text("这个工作簿生成")
        ribbon.value("void OnAction({ Id: 'docgenUpdate' })")
        shown.until("wpsTold.includes('save') && location.hash === '#/pane/update'")
        assert ribbon.value("wpsTold.length") == 1
        shown.close()
        ribbon.close()


def test_the_scripts_of_the_ribbon_are_read_by_node() -> None:
    for name in ("main.js",):
        file = Path(wps.__file__).with_name("wps") / name
        subprocess.run(["node", "--check", str(file)], check=True, timeout=60)

"""What the page is told of reports: their states as they change, what they say and where from."""

import os
import shutil
import sys
import textwrap
import zipfile
from pathlib import Path
from threading import Event, Thread

import pytest

from docgen.resources import folder
from docgen.studio.children import StoppedError
from support.books import write_book, zipped
from support.marked import broken_book, marked_book
from support.studio import studio


def test_a_save_changes_the_state_and_every_page_is_told(tmp_path: Path) -> None:
    book = tmp_path / "某局.xlsx"
    book.write_bytes(marked_book("一"))
    with studio(tmp_path) as running:
        (made,) = running.settled(1)
        assert (made["name"], made["state"]) == ("某局", "made")
        with running.events() as one, running.events() as other:
            book.write_bytes(broken_book())
            assert next(facts["id"] for kind, facts in one if kind == "report") == made["id"]
            assert next(facts["id"] for kind, facts in other if kind == "report") == made["id"]
        (faulty,) = running.settled(1)
        assert (faulty["state"], faulty["count"]) == ("faulty", 1)
        told = running.ask(f"/api/report?id={made['id']}").json
        assert any(each["where"]["cell"] == "C2" for each in told["problems"])


def test_each_word_of_a_report_leads_to_its_cell(tmp_path: Path) -> None:
    shutil.copy(folder("samples") / "上半年工作总结.xlsx", tmp_path / "某局.xlsx")
    with studio(tmp_path) as running:
        (made,) = running.settled(1)
        told = running.ask(f"/api/report?id={made['id']}").json
        pages = running.ask(f"/api/pages?of=report:{made['id']}").json
        said = {"".join(each["words"].split()): each for each in told["said"]}
        placed = [box for box in pages["boxes"] if "".join(box["words"].split()) in said]
        assert len(placed) > 10
        cells = {
            origin["cell"]
            for box in placed
            for origin in said["".join(box["words"].split())]["origins"]
            if origin["sheet"] == "正文"
        }
        assert len(cells) > 10
        picture = running.ask(f"/api/picture?of=report:{made['id']}&page=0&v={pages['version']}")
        assert picture.body.startswith(b"\x89PNG")


def test_numbers_that_do_not_agree_stand_among_a_report_s_problems(tmp_path: Path) -> None:
    rows = """
    # 基本信息
    | 项目 | 内容 |
    | 版式 | 通用报告 |
    | 标题 | 关于经费使用情况的报告 |
    # 正文
    | 层级 | 标题 | 内容 |
    | 正文 | | 全年共收入100万元，其中财政补助60万元、自筹50万元。 |
    """
    write_book(tmp_path, textwrap.dedent(rows))
    with studio(tmp_path) as running:
        (made,) = running.settled(1)
        told = running.ask(f"/api/report?id={made['id']}").json["problems"]
        (found,) = [each for each in told if each["code"] == "text-sum"]
        assert (found["where"]["sheet"], found["where"]["cell"]) == ("正文", "C2")


def test_a_new_workbook_appears_with_its_report(tmp_path: Path) -> None:
    with studio(tmp_path) as running:
        answer = running.act("/api/new", {"layout": "annual-report", "unit": "某市档案馆"})
        assert answer.json["name"] == "某市档案馆.xlsx"
        (made,) = running.settled(1)
        assert made["id"] == answer.json["id"]
        assert made["state"] == "draft"
        refused = running.act("/api/new", {"layout": "没有", "unit": "甲"})
        assert refused.status == 422
        assert refused.json["problems"][0]["hint"]


def test_a_workbook_that_is_gone_leaves_the_list(tmp_path: Path) -> None:
    book = tmp_path / "某局.xlsx"
    book.write_bytes(marked_book("一"))
    with studio(tmp_path) as running:
        running.settled(1)
        with running.events() as events:
            book.unlink()
            assert next(kind for kind, _ in events if kind == "gone") == "gone"
        assert running.ask("/api/reports").json["reports"] == []


def test_a_dropped_document_is_checked_mended_and_fetched(tmp_path: Path) -> None:
    shutil.copy(folder("samples") / "年度工作情况报告.xlsx", tmp_path / "某局.xlsx")
    with studio(tmp_path) as running:
        running.settled(1)
        spoilt = _with_narrow_margins((tmp_path / "某局.docx").read_bytes())
        dropped = running.act("/api/drop", spoilt, x_name="%E6%9D%A5%E6%96%87.docx").json
        assert dropped["name"] == "来文.docx"
        found = running.ask(f"/api/examined?of={dropped['of']}").json
        assert found["mendable"] > 0
        mended = running.act("/api/mended", {"of": dropped["of"]}).json
        copy = running.ask(f"/api/download?of={mended['of']}")
        assert zipfile.is_zipfile(_written(tmp_path / "改好.docx", copy.body))
        assert running.ask(f"/api/examined?of={mended['of']}").json["mendable"] == 0


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have other windows")
def test_a_folder_is_chosen_in_the_system_s_own_window(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other, programs = tmp_path / "另一个 文件夹", tmp_path / "bin"
    other.mkdir()
    programs.mkdir()
    window = programs / "zenity"
    monkeypatch.setenv("PATH", str(programs), prepend=os.pathsep)
    with studio(tmp_path, watching=False) as running:
        for said, opened in (
            (f"echo '{other}'", [str(other), str(tmp_path)]),
            ("exit 1", None),
            ("echo", None),
        ):
            window.write_text(f"#!/bin/sh\n{said}\n", "utf-8")
            window.chmod(0o755)
            before = running.ask("/api/reports").json
            assert before["can_choose"]
            assert running.act("/api/folder", {"choose": True}).status == 200
            assert running.ask("/api/reports").json["folders"] == (opened or before["folders"])


def test_long_work_is_stopped_and_the_next_goes_on(tmp_path: Path) -> None:
    with studio(tmp_path, watching=False) as running:
        desk = running.server.desk
        begun = tmp_path / "begun"
        answers: list[object] = []

        def endless() -> None:
            try:
                desk.works(tmp_path, work_without_end, begun)
            except StoppedError as stopped:
                answers.append(stopped)

        thread = Thread(target=endless)
        thread.start()
        while not begun.exists():
            thread.join(0.01)
        assert running.act("/api/stop", {}).status == 200
        thread.join(60)
        assert len(answers) == 1
        assert desk.works(tmp_path, len, "four") == 4


def work_without_end(begun: Path) -> None:
    begun.touch()
    Event().wait()


def test_hostile_documents_cost_one_answer_each(tmp_path: Path) -> None:
    bomb = zipped({"[Content_Types].xml": "<x/>", "word/document.xml": " " * (1 << 28)})
    with studio(tmp_path) as running:
        for data in (b"", b"PK", b"\0" * 1000, bomb):
            of = running.act("/api/drop", data, x_name="x.docx").json["of"]
            found = running.ask(f"/api/examined?of={of}")
            assert found.status == 422 or found.json["problems"]
            assert running.ask(f"/api/pages?of={of}").status in {200, 422}
        assert running.act("/api/drop", b"x", x_name="..%2F..%2Fx.exe").status == 422
        assert running.ask("/api/reports").status == 200


def _with_narrow_margins(docx: bytes) -> bytes:
    import io
    import re

    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    parts["word/document.xml"] = re.sub(rb'w:left="\d+"', b'w:left="600"', parts["word/document.xml"])
    return zipped(parts)


def _written(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path

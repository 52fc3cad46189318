"""The pane in Word and Excel: manifests that Microsoft accepts, and an adapter that speaks to Office.js."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

import docgen.studio
from docgen.cli import main
from docgen.studio.panes.office import write_manifests
from support.studio import TOKEN, studio
from support.tools import NODE_MODULES

ADAPTER = Path(docgen.studio.__file__).with_name("page") / "host-office.js"
STAND_IN = Path(__file__).parents[1] / "support" / "office_pane.mjs"
TOOLS = NODE_MODULES / ".bin"


def office(**asked: object) -> Any:
    """What the adapter answers and what it did in the stand-in, as (answer, deeds)."""
    command = ["node", str(STAND_IN), str(NODE_MODULES), str(ADAPTER)]
    done = subprocess.run(
        command, check=False, input=json.dumps(asked), capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout)
    return said["answer"], said["done"]


@pytest.mark.node
def test_a_tag_goes_to_the_cursor_as_one_run_and_a_block_as_paragraphs_in_their_order() -> None:
    assert office(program="word", does="insert", **{"with": [["{{ 标题 }}"]]}) == (
        True,
        [["insertText", "{{ 标题 }}", "Replace"]],
    )
    block = ["{%p if 附注 %}", "{{ 附注 }}", "{%p endif %}"]
    answer, done = office(program="word", does="insert", **{"with": [block]})
    assert answer is True
    # Each is put behind the same paragraph, so what is put last stands first.
    assert [line for _, line, where in done if where == "After"] == block[::-1]


@pytest.mark.node
def test_the_adapter_reads_goes_and_saves_in_word() -> None:
    words = ["关于某事的报告", "一、工作成效", "今年以来。"]
    assert office(program="word", does="paragraph", paragraphs=words)[0] == words[0]
    assert office(program="word", does="goTo", paragraphs=words, **{"with": [words[1]]}) == (
        True,
        [["select 1"]],
    )
    assert office(program="word", does="goTo", paragraphs=words, **{"with": ["没有"]}) == (False, [])
    assert office(program="word", does="save") == (True, [["save"]])
    assert office(program="word", does="path")[0] == "/材料/某局.docx"
    assert office(
        program="word", does="showCell", **{"with": [{"sheet": "正文", "cell": "C2"}, "某局.xlsx"]}
    )[0] is (False)


@pytest.mark.node
def test_a_cell_is_shown_in_the_workbook_that_is_meant_and_no_other() -> None:
    place = {"sheet": "正文", "cell": "C2"}
    shown = office(program="excel", does="showCell", **{"with": [place, "某局.xlsx"]})
    assert shown == (True, [["activate"], ["select C2"]])
    assert office(program="excel", does="showCell", **{"with": [place, "别的.xlsx"]}) == (False, [])
    gone = {"sheet": "没有", "cell": "C2"}
    assert office(program="excel", does="showCell", **{"with": [gone, "某局.xlsx"]}) == (False, [])
    assert office(program="excel", does="save") == (True, [["save"]])


@pytest.mark.node
@pytest.mark.parametrize("name", ["manifest.xml", "manifest.json"])
def test_microsoft_s_tool_reads_the_manifest(tmp_path: Path, name: str) -> None:
    write_manifests(tmp_path, "localhost:8641", TOKEN)
    command = [str(TOOLS / "office-addin-manifest"), "info", str(tmp_path / name)]
    told = subprocess.run(
        command, check=False, capture_output=True, text=True, timeout=60, stdin=subprocess.DEVNULL
    )
    assert told.returncode == 0, told.stdout + told.stderr
    assert "docgen 公文报告" in told.stdout
    assert "ocument, " in told.stdout


@pytest.mark.node
def test_the_office_s_own_converter_makes_of_the_one_manifest_what_the_other_says(tmp_path: Path) -> None:
    write_manifests(tmp_path, "localhost:8641", TOKEN)
    command = [str(TOOLS / "office-addin-manifest-converter"), "convert", str(tmp_path / "manifest.xml")]
    subprocess.run([*command, "-o", str(tmp_path / "made")], check=True, timeout=60, capture_output=True)
    made = json.loads((tmp_path / "made" / "manifest.json").read_text("utf-8"))
    own = json.loads((tmp_path / "manifest.json").read_text("utf-8"))
    assert own["name"] == made["name"]
    assert own["authorization"] == made["authorization"]
    (made_there,), (own_there,) = made["extensions"], own["extensions"]
    assert own_there["requirements"] == made_there["requirements"]
    page = made_there["runtimes"][0]["code"]
    assert own_there["runtimes"][0]["code"] == page
    assert page["page"] == f"https://localhost:8641/?token={TOKEN}&pane=office"
    for each in (made_there, own_there):
        (group,) = each["ribbons"][0]["tabs"][0]["groups"]
        assert [control["label"] for control in group["controls"]] == ["公文报告"]
    assert set(own) - {"accentColor"} <= set(made)


def test_the_icons_that_a_manifest_names_are_served_without_a_token(tmp_path: Path) -> None:
    write_manifests(tmp_path, "localhost:1", TOKEN)
    texts = [(tmp_path / name).read_text("utf-8") for name in ("manifest.xml", "manifest.json")]
    import re

    named = {name for text in texts for name in re.findall(r"icon-\d+\.png", text)}
    with studio(tmp_path, watching=False) as running:
        for name in named:
            answer = running.request("GET", f"/{name}", None, {})
            assert answer.status == 200
            assert answer.body.startswith(b"\x89PNG")
    assert (tmp_path / "icon-32.png").is_file()
    assert (tmp_path / "icon-192.png").is_file()


def test_only_the_page_for_office_may_load_microsoft_s_script(tmp_path: Path) -> None:
    with studio(tmp_path, watching=False) as running:
        inside = running.ask("/?pane=office")
        assert b"https://appsforoffice.microsoft.com/lib/1/hosted/office.js" in inside.body
        assert (
            "script-src 'self' https://appsforoffice.microsoft.com;"
            in inside.headers["Content-Security-Policy"]
        )
        for other in ("/", "/?pane=wps"):
            plain = running.ask(other)
            assert b"appsforoffice" not in plain.body
            assert "http" not in plain.headers["Content-Security-Policy"]


def test_the_manifests_are_written_by_the_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOCGEN_CACHE", str(tmp_path / "c"))
    done = CliRunner().invoke(main, ["studio", "--office-manifests", str(tmp_path / "清单")])
    assert done.exit_code == 0, done.output
    assert "断网时不能用" in done.output
    token = json.loads((tmp_path / "c" / "studio.json").read_text("utf-8"))["token"]
    assert f"https://localhost:8641/?token={token}" in (tmp_path / "清单" / "manifest.json").read_text(
        "utf-8"
    )

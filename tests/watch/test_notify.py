"""Desktop notifications: what is told, and that it never becomes part of a command."""

from pathlib import Path

import pytest

from docgen.cli.watch import Clerk
from docgen.console import Console
from docgen.console.watching import WatchView
from docgen.diagnostics import Where, error
from docgen.pipeline.rendering import Outcome, Rendered
from docgen.watch.notify import notification_command

HOSTILE = "'; rm -rf / #\"`$(id)` --help\n<b>"


@pytest.mark.parametrize("platform", ["linux", "win32", "darwin"])
def test_hostile_text_is_an_argument_or_a_variable_and_never_part_of_a_script(platform: str) -> None:
    command, environment = notification_command(HOSTILE, HOSTILE, platform)

    whole = [part for part in (*command, *environment.values()) if part == HOSTILE]
    partly = [part for part in (*command, *environment.values()) if HOSTILE in part and part != HOSTILE]
    assert len(whole) == 2
    assert partly == []
    assert platform == "win32" or command[-3] == "--"  # what begins with a dash is no option


def refused(name: str) -> Outcome:
    told = error("PB008", Where.in_sheet(name, "正文", "C2"), reason="例")
    return Outcome(Path(name), None, Rendered.FAILED, (told,), 0.0)


def shown(monkeypatch: pytest.MonkeyPatch, *outcomes: Outcome) -> list[tuple[str, str]]:
    """The notifications after one step that ended with `outcomes`."""
    told: list[tuple[str, str]] = []
    monkeypatch.setattr("docgen.cli.watch.notify", lambda title, text: told.append((title, text)))
    console = Console(quiet=True, language="zh")
    clerk = Clerk(WatchView(console, folders=1), console)
    for outcome in outcomes:
        clerk.made(outcome, "saved")
    clerk.status(len(outcomes), 0, [])
    clerk.status(len(outcomes), 0, [])
    return told


def test_a_refused_report_is_told_with_its_cell(monkeypatch: pytest.MonkeyPatch) -> None:
    ((title, text),) = shown(monkeypatch, refused("某局.xlsx"))

    assert title == "某局.xlsx：报告没有生成"
    assert text.startswith("正文!C2 ")


def test_many_refused_reports_are_one_notification(monkeypatch: pytest.MonkeyPatch) -> None:
    ((title, text),) = shown(monkeypatch, *(refused(f"{n}局.xlsx") for n in range(30)))

    assert title == "30 个工作簿需要查看"
    assert text.count("、") == 4


def test_what_went_well_is_no_notification(monkeypatch: pytest.MonkeyPatch) -> None:
    made = Outcome(Path("某局.xlsx"), Path("某局.docx"), Rendered.WRITTEN, (), 0.1)

    assert shown(monkeypatch, made) == []

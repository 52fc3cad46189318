"""Who may ask: only this user's browser, from the studio's own page, for files of the opened folders."""

import os
import socket
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from docgen.studio.access import COOKIE, HEADER
from docgen.studio.asking import LARGE
from docgen.studio.routes import ASKED, DONE
from docgen.studio.server import HOST
from docgen.studio.shelf import State, id_of
from support.studio import TOKEN, Studio, studio


@pytest.fixture(scope="module")
def quiet(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Studio]:
    """A studio that watches nothing: who may ask is decided before anything is done."""
    with studio(tmp_path_factory.mktemp("报告"), watching=False) as running:
        yield running


EVERY = sorted((*ASKED, "/api/events", "/", "/main.js"))


@pytest.mark.parametrize("path", EVERY)
def test_without_the_token_nothing_is_told(quiet: Studio, path: str) -> None:
    for token in ("", "wrong", TOKEN[:-1], TOKEN + "x", "é"):
        headers = {HEADER: token, "Cookie": f"{COOKIE}={token[:5]}"}
        answer = quiet.request("GET", path, None, headers)
        assert answer.status == 403
        assert "reports" not in answer.body.decode()


@pytest.mark.parametrize("path", EVERY)
def test_a_name_that_was_bound_to_this_machine_elsewhere_is_refused(quiet: Studio, path: str) -> None:
    for host in ("evil.example", f"evil.example:{quiet.server.port}", "127.0.0.1", f"127.0.0.1:{1}", ""):
        assert quiet.ask(path, host=host).status == 403


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://127.0.0.1:1", "file://"])
def test_another_origin_is_refused(quiet: Studio, origin: str) -> None:
    assert quiet.ask("/api/reports", origin=origin).status == 403
    assert all(quiet.act(path, {}, origin=origin).status == 403 for path in DONE)


def test_the_own_origin_is_welcome(quiet: Studio) -> None:
    assert quiet.ask("/api/reports", origin=f"http://{HOST}:{quiet.server.port}").status == 200


@pytest.mark.parametrize("path", sorted(DONE))
def test_a_form_of_another_site_does_nothing_even_with_the_cookie(quiet: Studio, path: str) -> None:
    cookie = {"Cookie": f"{COOKIE}={TOKEN}"}
    assert quiet.request("POST", path, b"{}", cookie).status == 403
    assert quiet.act(path, {}, sec_fetch_site="cross-site").status == 403


def test_the_token_in_the_address_becomes_a_cookie_that_no_script_reads(quiet: Studio) -> None:
    answer = quiet.request("GET", f"/?token={TOKEN}", None, {})
    assert answer.status == 303
    assert answer.headers["Location"] == "/"
    assert {"HttpOnly", "SameSite=Strict"} <= set(answer.headers["Set-Cookie"].split("; "))
    inside = quiet.request("GET", "/", None, {"Cookie": f"{COOKIE}={TOKEN}"})
    assert inside.status == 200
    assert b"main.js" in inside.body


def test_a_page_loads_nothing_from_elsewhere(quiet: Studio) -> None:
    policy = quiet.ask("/").headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "http" not in policy
    assert "unsafe" not in policy


@pytest.mark.parametrize(
    "path",
    ["/../server.py",
     "/..%2fserver.py", "/%2e%2e/server.py", "//etc/passwd", "/page/../../desk.py", "/.", "/..",
     "/index.html/../../server.py", "/main.js%00", "/\\..\\server.py"],
)  # fmt: skip
def test_no_path_leads_out_of_the_page(quiet: Studio, path: str) -> None:
    assert quiet.ask(path).status == 404


@pytest.mark.parametrize(
    "name", ["report:", "report:../../etc", "version:x:0", "drop:", "drop:..", "/etc/passwd", ""]
)
def test_no_name_but_those_that_the_studio_gave_stands_for_a_file(quiet: Studio, name: str) -> None:
    for path in ("/api/pages", "/api/picture", "/api/download", "/api/examined"):
        assert quiet.ask(f"{path}?of={name}").status == 404


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")
def test_a_link_that_leads_out_of_the_folder_is_not_followed(tmp_path: Path, quiet: Studio) -> None:
    outside = tmp_path / "别处.docx"
    outside.write_bytes(b"secret")
    root = quiet.server.desk.keeper.folders[0]
    (root / "甲.docx").symlink_to(outside)
    (root / "甲.xlsx").symlink_to(outside)
    book = root / "甲.xlsx"
    quiet.server.desk.shelf.put(book, root / "甲.docx", State.MADE)
    assert quiet.ask(f"/api/download?of=report:{id_of(book)}").status == 404
    assert quiet.ask(f"/api/report?id={id_of(book)}").status == 404


def test_a_gigabyte_is_refused_before_it_is_read(quiet: Studio) -> None:
    for path, length in (("/api/drop", LARGE + 1), ("/api/drop", 1 << 30), ("/api/new", 1 << 17)):
        with socket.create_connection((HOST, quiet.server.port), timeout=10) as connection:
            head = f"POST {path} HTTP/1.1\r\nHost: {HOST}:{quiet.server.port}\r\n{HEADER}: {TOKEN}\r\n"
            connection.sendall(f"{head}Content-Length: {length}\r\n\r\n".encode())
            assert connection.recv(200).startswith(b"HTTP/1.1 413")


@pytest.mark.parametrize("length", ["", "-1", "1e3", "²", "9" * 30])
def test_a_length_that_is_none_is_refused(quiet: Studio, length: str) -> None:
    with socket.create_connection((HOST, quiet.server.port), timeout=10) as connection:
        head = f"POST /api/new HTTP/1.1\r\nHost: {HOST}:{quiet.server.port}\r\n{HEADER}: {TOKEN}\r\n"
        connection.sendall(f"{head}Content-Length: {length}\r\n\r\n".encode())
        assert connection.recv(200).startswith(b"HTTP/1.1 411")


def test_many_connections_that_say_nothing_keep_nobody_out(quiet: Studio) -> None:
    idle = [socket.create_connection((HOST, quiet.server.port)) for _ in range(200)]
    for connection in idle:
        connection.close()
    answers = [quiet.ask("/api/words").status for _ in range(50)]
    assert set(answers) == {200}


def test_the_kept_token_is_for_this_user_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from docgen.studio.memory import Memory, remembered

    monkeypatch.setenv("DOCGEN_CACHE", str(tmp_path))
    Memory("一个", (tmp_path,), 8640).keep()
    assert remembered() == Memory("一个", (tmp_path,), 8640)
    if os.name == "posix":
        assert (tmp_path / "studio.json").stat().st_mode & 0o077 == 0
    (tmp_path / "studio.json").write_text("[", encoding="utf-8")
    assert remembered().token != "一个"

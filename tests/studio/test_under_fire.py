"""Ten thousand requests, a gigabyte that is sent all the same, hostile documents one after the other."""

import io
import random
import socket
import zipfile
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from docgen.studio.access import HEADER
from docgen.studio.asking import LARGE
from docgen.studio.server import HOST
from support.books import zipped
from support.studio import Studio, StudioProcess, studio, studio_process

REQUESTS, CLIENTS = 10_000, 8
PATHS = (
    "/", "/main.js", "/api/words", "/api/reports", "/api/report?id=x", "/api/pages?of=drop:1",
    "/api/at?path=/etc", "/../../etc/passwd", "/wps/x/main.js", "/api/picture?of=report:&page=-1",
)  # fmt: skip
MOST_MEMORY = 400 << 20
"""What the studio's own process may take at its peak; it is some 60 MB when nobody asks for anything."""
pytestmark = pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="memory is read from /proc")


def peak(process: StudioProcess) -> int:
    """The most memory that the process had, in bytes."""
    status = Path(f"/proc/{process.process.pid}/status").read_text("utf-8")
    line = next(line for line in status.splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) << 10


def request(seed: int, port: int, token: str) -> bytes:
    """A request: a proper one, or one that is wrong in some way."""
    chance = random.Random(seed)
    method = chance.choice(["GET", "GET", "GET", "POST", "PUT", "OPTIONS"])
    path = chance.choice([*PATHS, "/" + "a" * chance.randrange(3000)])
    host = chance.choice([f"{HOST}:{port}"] * 6 + ["evil.example"])
    lines = [f"{method} {path} HTTP/1.1", f"Host: {host}"]
    if chance.random() < 0.7:
        lines.append(f"{HEADER}: {token}")
    if chance.random() < 0.1:
        lines.append("Origin: http://evil.example")
    if method == "POST":
        lines.append("Content-Length: 0")
    lines.append("Connection: close")
    return ("\r\n".join(lines) + "\r\n\r\n").encode()


def status(port: int, data: bytes) -> str:
    with socket.create_connection((HOST, port), timeout=60) as connection:
        connection.sendall(data)
        head = connection.recv(64)
        while connection.recv(1 << 16):
            pass
    return head[9:12].decode()


def test_ten_thousand_requests_are_answered_in_bounded_memory(tmp_path: Path) -> None:
    (tmp_path / "材料").mkdir()
    with studio_process(tmp_path / "材料") as running:
        token = parse_qs(urlsplit(running.address).query)["token"][0]
        asks = [request(seed, running.port, token) for seed in range(REQUESTS)]
        with ThreadPoolExecutor(CLIENTS) as clients:
            counted = Counter(clients.map(lambda data: status(running.port, data), asks))
        assert set(counted) <= {"200", "403", "404", "501", "411"}, counted
        assert counted["200"] > REQUESTS // 10
        assert counted["403"] > REQUESTS // 10
        assert peak(running) < MOST_MEMORY
        assert running.end() == 0


def test_a_gigabyte_that_is_sent_all_the_same_is_not_taken_in(tmp_path: Path) -> None:
    (tmp_path / "材料").mkdir()
    with studio_process(tmp_path / "材料") as running:
        token = parse_qs(urlsplit(running.address).query)["token"][0]
        head = f"POST /api/drop HTTP/1.1\r\nHost: {HOST}:{running.port}\r\n{HEADER}: {token}\r\n"
        with socket.create_connection((HOST, running.port), timeout=60) as connection:
            connection.sendall(f"{head}Content-Length: {1 << 30}\r\n\r\n".encode())
            block = bytes(1 << 20)
            try:
                for _ in range(1 << 10):
                    connection.sendall(block)
            except OSError:
                pass  # the studio hung up
            else:
                raise AssertionError("all of it was taken")
        assert peak(running) < MOST_MEMORY


def test_dropped_files_are_kept_in_bounded_number_and_not_in_memory(tmp_path: Path) -> None:
    (tmp_path / "材料").mkdir()
    with studio_process(tmp_path / "材料") as running:
        token = parse_qs(urlsplit(running.address).query)["token"][0]
        head = (
            f"POST /api/drop HTTP/1.1\r\nHost: {HOST}:{running.port}\r\n{HEADER}: {token}\r\n"
            f"X-Name: a.docx\r\nConnection: close\r\nContent-Length: {LARGE}\r\n\r\n"
        )
        body = bytes(LARGE)
        for _ in range(6):
            assert status(running.port, head.encode() + body) == "200"
        assert peak(running) < MOST_MEMORY


def _nested(depth: int) -> bytes:
    return b"<w:p>" * depth + b"</w:p>" * depth


def hostile() -> dict[str, bytes]:
    """Documents that mean harm, by what they do."""
    kinds = (
        '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
    )
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    bomb = f'<!DOCTYPE d [<!ENTITY a0 "ha">{entities}]><w:document {space}><w:body>&a9;</w:body></w:document>'
    outside = f'<!DOCTYPE d [<!ENTITY f SYSTEM "file:///etc/passwd">]><w:document {space}>&f;</w:document>'

    deep = f"<w:document {space}><w:body>".encode() + _nested(20_000) + b"</w:body></w:document>"

    def package(document: bytes | str) -> bytes:
        return zipped({"[Content_Types].xml": kinds, "word/document.xml": document})

    slip = io.BytesIO()
    with zipfile.ZipFile(slip, "w") as made:
        made.writestr("../../../外.txt", "x")
        made.writestr("[Content_Types].xml", kinds)
    return {
        "entities": package(bomb),
        "a file outside": package(outside),
        "deep": package(deep),
        "blown up": package(" " * (1 << 28)),
        "names that climb": slip.getvalue(),
        "half": package("<a/>")[:100],
        "nothing": b"",
    }  # fmt: skip


@pytest.fixture(scope="module")
def quiet(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Studio]:
    with studio(tmp_path_factory.mktemp("材料"), watching=False) as running:
        yield running


@pytest.mark.parametrize("harm", sorted(hostile()))
def test_a_hostile_document_costs_one_answer(
    tmp_path_factory: pytest.TempPathFactory, quiet: Studio, harm: str
) -> None:
    of = quiet.act("/api/drop", hostile()[harm], x_name="x.docx").json["of"]
    told = quiet.ask(f"/api/examined?of={of}")
    assert told.status in (200, 422)
    assert b"root:" not in told.body
    problems = told.json["problems"]
    assert problems or told.status == 200
    assert all(each["code"] and each["message"] for each in problems)
    assert quiet.ask(f"/api/pages?of={of}").status in (200, 422)
    assert quiet.act("/api/mended", {"of": of}).status in (200, 422)
    assert quiet.act("/api/import", {"of": of}).status in (200, 422)
    assert quiet.ask("/api/words").status == 200
    assert not list(tmp_path_factory.getbasetemp().rglob("外.txt"))

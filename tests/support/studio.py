"""A studio in this process, over a folder, and questions to it as a browser asks them."""

import http.client
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import urlsplit

from docgen.scratch import scratch_folder
from docgen.studio.access import HEADER
from docgen.studio.desk import Desk
from docgen.studio.memory import Memory
from docgen.studio.server import HOST, Server

TOKEN = "the-token-of-these-tests"


@dataclass(frozen=True)
class Said:
    """An answer: its status, its headers, its body."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)


@dataclass(frozen=True)
class Studio:
    """A running studio; `ask` and `act` go with the token unless `headers` say otherwise."""

    server: Server

    def ask(self, path: str, **headers: str) -> Said:
        return self.request("GET", path, None, {HEADER: TOKEN, **_named(headers)})

    def act(self, path: str, body: bytes | object, **headers: str) -> Said:
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        return self.request("POST", path, data, {HEADER: TOKEN, **_named(headers)})

    def request(self, method: str, path: str, body: bytes | None, headers: Mapping[str, str]) -> Said:
        connection = http.client.HTTPConnection(HOST, self.server.port, timeout=60)
        try:
            connection.request(method, path, body, dict(headers))
            answer = connection.getresponse()
            return Said(answer.status, dict(answer.getheaders()), answer.read())
        finally:
            connection.close()

    @contextmanager
    def events(self) -> Iterator[Iterator[tuple[str, Any]]]:
        """What happens from now on, as (kind, facts)."""
        connection = http.client.HTTPConnection(HOST, self.server.port, timeout=60)
        connection.request("GET", "/api/events", headers={HEADER: TOKEN})
        answer = connection.getresponse()
        told = _events(answer)
        assert next(told)[0] == "hello"
        try:
            yield told
        finally:
            connection.close()

    def settled(self, count: int) -> list[dict[str, Any]]:
        """The list of reports as soon as it has `count` of them, none in the making."""
        with self.events() as events:
            while True:
                listed: list[dict[str, Any]] = self.ask("/api/reports").json["reports"]
                if len(listed) >= count and all(each["state"] != "making" for each in listed):
                    return listed
                next(events)


def _events(answer: http.client.HTTPResponse) -> Iterator[tuple[str, Any]]:
    kind = ""
    for line in answer:
        name, _, value = line.decode().strip().partition(": ")
        if name == "event":
            kind = value
        elif name == "data":
            yield kind, json.loads(value)


def _named(headers: Mapping[str, str]) -> dict[str, str]:
    """`x_name="…"` is the header X-Name."""
    return {name.replace("_", "-").title(): value for name, value in headers.items()}


@contextmanager
def studio(folder: Path, *, watching: bool = True) -> Iterator[Studio]:
    """A studio over `folder`; without a watcher for tests of who may ask."""
    with scratch_folder() as scratch:
        desk = Desk(Memory(TOKEN, (folder,)), scratch, "zh")
        server = Server(desk, 0)
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        if watching:
            desk.keeper.start()
        try:
            yield Studio(server)
        finally:
            server.shutdown()
            server.server_close()
            desk.close()
            thread.join()


@dataclass(frozen=True)
class StudioProcess:
    """`docgen studio` as a clerk starts it."""

    process: "subprocess.Popen[str]"
    address: str

    @property
    def port(self) -> int:
        return urlsplit(self.address).port or 0

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()

    def end(self) -> int:
        """What it returns to the shell after SIGTERM."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(60)


@contextmanager
def studio_process(folder: Path, *options: str) -> Iterator[StudioProcess]:
    """A process that keeps its token beside the folder, so that the next one has the same."""
    command = [sys.executable, "-m", "docgen", "studio", str(folder), "--no-browser", "--format", "json"]
    environment = {**os.environ, "DOCGEN_CACHE": str(folder.parent / "cache")}
    chosen = options or ("--port", "0")
    with subprocess.Popen([*command, *chosen], stdout=subprocess.PIPE, text=True, env=environment) as process:
        assert process.stdout
        try:
            yield StudioProcess(process, json.loads(process.stdout.readline())["address"])
        finally:
            process.kill()

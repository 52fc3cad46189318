"""HTTP on 127.0.0.1: who asks is looked at first, then how much, then what (`routes`)."""

import queue
import re
import socket
import ssl
from collections.abc import Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import BoundedSemaphore
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from docgen.console import diagnostic_record
from docgen.pipeline.boundary import problem
from docgen.pipeline.child import Failure
from docgen.studio.access import HEADER, Access
from docgen.studio.asking import LARGE, SMALL, Answer, Request, refused, told
from docgen.studio.children import StoppedError
from docgen.studio.desk import Desk, FailedError, NotThereError
from docgen.studio.panes import wps
from docgen.studio.routes import ASKED, DONE, Route

HOST = "127.0.0.1"
_PAGE = Path(__file__).with_name("page")
_KINDS = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".svg": "image/svg+xml",
    ".xml": "application/xml; charset=utf-8",
    ".png": "image/png",
}
_FILES = {"/api/drop": LARGE}
_MOST_AT_ONCE = 64
"""Connections that are served at a time; more are closed."""
_IDLE_SECONDS = 30.0
_BEAT_SECONDS = 15.0
"""A page that listens hears from the studio at least so often, or knows that it is gone."""
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
)
_OFFICE = "https://appsforoffice.microsoft.com"
_OFFICE_SCRIPT = f'<script src="{_OFFICE}/lib/1/hosted/office.js"></script>\n  '.encode()
"""Word and Excel talk to a page through Microsoft's script only; no other page may load it."""
_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}


class Server(ThreadingHTTPServer):
    """The studio's server: a thread a connection, and no more of them than `_MOST_AT_ONCE`."""

    daemon_threads = True
    request_queue_size = 128

    def __init__(self, desk: Desk, port: int, certificate: Path | None = None) -> None:
        """`certificate` is a .pem with a certificate and its key: what listens then speaks https.

        Raises OSError for a port that is taken and for a file that is no certificate.
        """
        context = _secured(certificate) if certificate is not None else None
        super().__init__((HOST, port), _Handler)
        if context is not None:
            self.socket = context.wrap_socket(self.socket, server_side=True, do_handshake_on_connect=False)
        self.desk = desk
        self.access = Access(desk.memory.token, self.port, "http" if context is None else "https")
        self._free = BoundedSemaphore(_MOST_AT_ONCE)

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self.server_address[1])

    @property
    def address(self) -> str:
        """What a browser opens; it holds the token, so it is for this user only."""
        return f"http://{HOST}:{self.port}/?token={self.desk.memory.token}"

    def process_request(self, request: Any, client_address: Any) -> None:
        """As the library's own, within the bound."""
        if self._free.acquire(blocking=False):
            super().process_request(request, client_address)
        else:
            self.shutdown_request(request)

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        """As the library's own; its place is free afterwards."""
        try:
            super().process_request_thread(request, client_address)
        finally:
            self._free.release()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that went away in the middle is nothing to tell."""


class _Handler(BaseHTTPRequestHandler):
    """One connection. Every answer leaves through `_send`."""

    server: Server
    protocol_version = "HTTP/1.1"
    server_version = "docgen"
    sys_version = ""
    timeout = _IDLE_SECONDS
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        """Ask."""
        url = urlsplit(self.path)
        query = dict(parse_qsl(url.query, max_num_fields=_MOST_FIELDS)) if len(url.query) < SMALL else {}
        if not self.server.access.is_for_us(self._headers()):
            self._send(refused(403, "ST-not-here"))
        elif url.path == "/" and self.server.access.is_token(query.get("token", "")):
            self._welcome(query)
        elif (own := self._for_programs(url.path)) is not None:
            self._send(own)
        elif not self.server.access.is_known(self._headers()):
            self._send(_locked(url.path))
        elif url.path == "/api/events":
            self._listen()
        else:
            route = ASKED.get(url.path)
            request = Request(url.path, query)
            self._send(self._page(url.path, query) if route is None else self._answer(route, request))

    def do_POST(self) -> None:
        """Have something done: only the studio's own page may."""
        headers = self._headers()
        access, url = self.server.access, urlsplit(self.path)
        route = DONE.get(url.path)
        length = self.headers.get("Content-Length", "")
        if not (access.is_for_us(headers) and access.is_known(headers) and access.may_change(headers)):
            self._refuse(403, "ST-not-here")
        elif route is None:
            self._refuse(404, "ST-not-there")
        elif not (length.isascii() and length.isdecimal()) or len(length) > _LONGEST_LENGTH:
            self._refuse(411, "ST-not-there")
        elif int(length) > _FILES.get(url.path, SMALL):
            self._refuse(413, "ST-too-large", megabytes=LARGE >> 20)
        else:
            body = self.rfile.read(int(length))
            name = unquote(self.headers.get("X-Name", ""))
            self._send(self._answer(route, Request(url.path, {}, body, name)))

    def _headers(self) -> Mapping[str, str]:
        return {name: self.headers.get(name, "") for name in self.headers}

    def _for_programs(self, path: str) -> Answer | None:
        """What WPS and Office ask for by themselves, without the cookie: the add-in's pages, and icons."""
        icon = re.fullmatch(r"/icon-\d{2,3}\.png", path)
        inside = re.fullmatch(r"/wps/([\w-]{1,80})/([\w.-]{0,40})", path)
        if icon is not None:
            return _file(path)
        if inside is None or not self.server.access.is_token(inside[1]):
            return None
        name = inside[2] or "index.html"
        page = wps.pages().get(name)
        return _file(f"/{name}") if page is None else Answer(200, _KINDS[Path(name).suffix], page)

    def _page(self, path: str, query: Mapping[str, str]) -> Answer:
        """A file of the page; inside Word and Excel, the page with Microsoft's script."""
        if path == "/" and query.get("pane") == "office":
            plain = _file(path)
            before, module, after = plain.body.partition(b'<script type="module"')
            policy = _POLICY.replace("script-src 'self'", f"script-src 'self' {_OFFICE}")
            return plain._replace(body=before + _OFFICE_SCRIPT + module + after, policy=policy)
        return _file(path)

    def _answer(self, route: Route, request: Request) -> Answer:
        desk = self.server.desk
        try:
            return route(desk, request)
        except NotThereError:
            return refused(404, "ST-not-there")
        except StoppedError:
            return refused(409, "ST-stopped")
        except FailedError as failed:
            return failed.answer(desk.language)
        except Exception as bug:  # one request costs one answer, whatever is wrong with it
            return told(diagnostic_record(problem(Failure.of(bug), Path(request.path)), desk.language))

    def _refuse(self, status: int, code: str, **details: object) -> None:
        """Refuse a request whose body is left unread."""
        self.close_connection = True
        self._send(refused(status, code, **details))

    def _welcome(self, query: Mapping[str, str]) -> None:
        """Give the browser the token to keep, and an address without it."""
        pane = f"?pane={query['pane']}" if query.get("pane") in _PANES else ""
        self._send(
            Answer(303, "text/plain"), {"Location": f"/{pane}", "Set-Cookie": self.server.access.cookie()}
        )

    def _send(self, answer: Answer, more: Mapping[str, str] = {}) -> None:
        keep = "private, max-age=31536000, immutable" if answer.is_kept else "no-store"
        headers = {"Content-Type": answer.kind, "Cache-Control": keep, **_HEADERS, **more}
        if answer.policy:
            headers["Content-Security-Policy"] = answer.policy
        if answer.name:
            from urllib.parse import quote

            headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(answer.name)}"
        self.send_response(answer.status)
        for name, value in (*headers.items(), ("Content-Length", str(len(answer.body)))):
            self.send_header(name, value)
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(answer.body)

    def _listen(self) -> None:
        """Server-sent events until the page goes."""
        self.close_connection = True
        with self.server.desk.events.listening() as page:
            if page is None:
                self._send(refused(503, "ST-too-many"))
                return
            self.send_response(200)
            for name, value in {"Content-Type": "text/event-stream", "Cache-Control": "no-store"}.items():
                self.send_header(name, value)
            self.end_headers()
            self._write(b"retry: 1000\nevent: hello\ndata: {}\n\n")
            while (event := _next(page)) and self._write(event):
                pass

    def _write(self, data: bytes) -> bool:
        try:
            self.wfile.write(data)
            self.wfile.flush()
        except OSError:
            return False
        return True

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing is logged: addresses hold the token."""


_MOST_FIELDS = 20
_LONGEST_LENGTH = 12
_PANES = ("wps", "office")


def _next(page: "queue.Queue[str]") -> bytes:
    try:
        return page.get(timeout=_BEAT_SECONDS).encode("utf-8", "replace")
    except queue.Empty:
        return b": on\n\n"


def _secured(certificate: Path) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    return context


def _file(path: str) -> Answer:
    """A file of the page, by its mere name."""
    name = path.lstrip("/") or "index.html"
    file = next((each for each in _PAGE.iterdir() if each.name == name and each.suffix in _KINDS), None)
    if file is None:
        return refused(404, "ST-not-there")
    return Answer(200, _KINDS[file.suffix], file.read_bytes())


def _locked(path: str) -> Answer:
    """What a browser without the token is shown: how to come in."""
    if path != "/":
        return refused(403, "ST-locked")
    return Answer(403, _KINDS[".html"], (_PAGE / "locked.html").read_bytes())


def is_listening(port: int) -> bool:
    """Whether something listens at `port` of this machine."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.settimeout(1.0)
        return probe.connect_ex((HOST, port)) == 0


__all__ = ["HEADER", "HOST", "Server", "is_listening"]

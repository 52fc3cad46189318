"""`docgen studio`: the page on which all is done without a terminal."""

import signal
import webbrowser
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Thread
from types import FrameType
from urllib.request import Request, urlopen

import click

from docgen.cli.addins import enter_for_wps, leave_wps, write_office_manifests
from docgen.cli.options import Exit, exit_code, refuse, talks
from docgen.console import Console
from docgen.diagnostics import Where, error
from docgen.pipeline.outputs import make_folder
from docgen.scratch import scratch_folder
from docgen.studio.access import HEADER
from docgen.studio.desk import Desk
from docgen.studio.memory import Memory, remembered
from docgen.studio.panes import wps
from docgen.studio.server import HOST, Server, is_listening

PORT = 8640
"""Where the studio listens unless it is told otherwise, or something else does."""


@click.command("studio", short_help="打开工作台：在浏览器里新建、修改、检查报告。")
@click.argument("path", required=False, type=click.Path(path_type=Path), metavar="[文件夹]")
@click.option("--port", type=click.IntRange(0, 65535), help=f"用哪个端口，默认 {PORT}，被占用时另选一个。")
@click.option("--no-browser", is_flag=True, help="不打开浏览器，只显示网址。")
@click.option("--install-wps", is_flag=True, help="登记 WPS 加载项：在 WPS 里用工作台。")
@click.option("--uninstall-wps", is_flag=True, help="去掉 WPS 加载项。")
@click.option(
    "--office-manifests",
    type=click.Path(path_type=Path),
    metavar="文件夹",
    help="写出 Word、Excel 加载项的清单。",
)
@click.option(
    "--certificate", type=click.Path(path_type=Path), metavar="文件.pem",
    help="Word、Excel 加载项要的 https 证书（证书和私钥在一个文件里）。",
)  # fmt: skip
@talks
def command(
    console: Console,
    /,
    path: Path | None,
    port: int | None,
    no_browser: bool,
    install_wps: bool,
    uninstall_wps: bool,
    office_manifests: Path | None,
    certificate: Path | None,
) -> None:
    """打开工作台：一个只在本机的网页，监视文件夹，一保存就更新报告。按 Ctrl+C 结束。

    不写文件夹时，打开上次的文件夹；第一次是“文档”里的“docgen报告”。
    """
    if install_wps or uninstall_wps or office_manifests is not None:
        known = remembered()
        known.keep()
        if office_manifests is not None:
            write_office_manifests(console, known, (port or PORT) + 1, office_manifests)
        elif install_wps:
            enter_for_wps(console, known, port or PORT)
        else:
            leave_wps(console)
        return
    if path is not None and not path.is_dir():
        refuse(console, "studio", [error("CL131", Where(str(path)), path=path)], Exit.USAGE)
    memory = _with_folder(console, remembered(), path)
    running = _running(memory) if port is None and path is None else None
    if running is not None:
        _show(console, running, no_browser)
        return
    with scratch_folder() as scratch:
        desk = Desk(memory, scratch, console.language)
        server = _server(console, desk, port)
        secure = _secure_server(console, desk, server.port + 1, certificate)
        with listening(secure):
            _serve(console, server, no_browser)


def _with_folder(console: Console, memory: Memory, path: Path | None) -> Memory:
    """The folders to watch: the one that was named first, or those of the last time, or a new one."""
    kept = tuple(folder for folder in memory.folders if folder.is_dir())
    if path is not None:
        named = path.absolute()
        return memory._replace(folders=(named,))
    if kept:
        return memory._replace(folders=kept)
    first = _first_folder()
    refused = make_folder(first)
    if refused:
        refuse(console, "studio", refused, exit_code(refused))
    return memory._replace(folders=(first,))


def _first_folder() -> Path:
    home = Path.home()
    documents = next((home / name for name in ("文档", "Documents") if (home / name).is_dir()), home)
    return documents / "docgen报告"


def _running(memory: Memory) -> str | None:
    """The address of this user's studio if one runs already."""
    if not memory.port or not is_listening(memory.port):
        return None
    asked = Request(f"http://{HOST}:{memory.port}/api/words", headers={HEADER: memory.token})
    try:
        with urlopen(asked, timeout=2):
            return f"http://{HOST}:{memory.port}/?token={memory.token}"
    except OSError:
        return None


def _server(console: Console, desk: Desk, port: int | None) -> Server:
    for each in (PORT, 0) if port is None else (port,):
        with suppress(OSError):
            return Server(desk, each)
    found = error("CL132", Where(f"{HOST}:{port}"), port=port)
    return refuse(console, "studio", [found], Exit.ENVIRONMENT)


def _secure_server(console: Console, desk: Desk, port: int, certificate: Path | None) -> Server | None:
    """The same studio over https beside the other, for Word and Excel; None without a certificate."""
    if certificate is None:
        return None
    try:
        return Server(desk, port, certificate)
    except OSError:
        found = error("CL135", Where(str(certificate)), path=certificate, port=port)
        return refuse(console, "studio", [found], Exit.ENVIRONMENT)


@contextmanager
def listening(server: Server | None) -> Iterator[None]:
    """Serve in a thread meanwhile."""
    if server is None:
        yield
        return
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()


def _serve(console: Console, server: Server, no_browser: bool) -> None:
    desk = server.desk
    desk.memory = desk.memory._replace(port=server.port)
    desk.remember()
    console.diagnostics(wps.keep_address(wps.address(desk.memory.token, server.port)).diagnostics)
    _end_on_signals(server)
    desk.keeper.start()
    try:
        _show(console, server.address, no_browser)
        server.serve_forever()
    finally:
        server.server_close()
        desk.close()
        console.say("UI-studio-ended")


def _end_on_signals(server: Server) -> None:
    def stop(_signal: int, _frame: FrameType | None) -> None:
        Thread(target=server.shutdown, daemon=True).start()  # it waits for the loop that this interrupts

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, stop)


def _show(console: Console, address: str, no_browser: bool) -> None:
    console.say("UI-studio-address", address=address)
    console.result({"command": "studio", "ok": True, "address": address}, is_line=True)
    if not no_browser:
        webbrowser.open(address)

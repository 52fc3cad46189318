"""No network call at any time: the commands work in a network namespace that has no way out."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from docgen.resources import folder

ASKS = """
import http.client, sys, urllib.parse
at = urllib.parse.urlsplit(sys.argv[1])
def ask(path, method="GET", body=None, **headers):
    connection = http.client.HTTPConnection(at.hostname, at.port, timeout=60)
    token = urllib.parse.parse_qs(at.query)["token"][0]
    connection.request(method, path, body, {"X-Docgen": token, **headers})
    answer = connection.getresponse()
    return answer.status, answer.read()
for path in ("/", "/main.js", "/api/words", "/api/reports", "/api/layout-picture?id=annual-report"):
    assert ask(path)[0] == 200, path
"""
WORK = """
set -e
"$1" -c 'import fcntl, socket, struct; fcntl.ioctl(socket.socket(), 0x8914, struct.pack("16sh", b"lo", 1))'
"$1" -m docgen render 某局.xlsx
"$1" -m docgen check 某局.docx
"$1" -m docgen import 某局.docx -o 回来.xlsx
"$1" -m docgen compare 某局.docx 某局.docx -o 修订.docx
"$1" -m docgen studio . --no-browser --port 0 --format json > address.json &
while ! grep -q address address.json; do kill -0 $!; done
"$1" asks.py "$("$1" -c 'import json; print(json.load(open("address.json"))["address"])')"
kill $!
wait $! || true
"""


def alone() -> list[str] | None:
    """A command before another that takes the network away from it, None where the system does not let us."""
    for command in (["unshare", "--net"], ["unshare", "--map-root-user", "--net"]):
        tried = shutil.which("unshare") and subprocess.run(
            [*command, "true"], check=False, capture_output=True
        )
        if tried and tried.returncode == 0:
            return command
    return None


@pytest.mark.skipif(
    sys.platform != "linux" or (alone() is None and os.environ.get("CI") != "true"),
    reason="the network cannot be taken away here",
)
def test_all_works_with_the_network_taken_away(tmp_path: Path) -> None:
    shutil.copy(folder("samples") / "年度工作情况报告.xlsx", tmp_path / "某局.xlsx")
    (tmp_path / "asks.py").write_text(ASKS, "utf-8")
    before = alone()
    assert before is not None
    environment = {**os.environ, "DOCGEN_CACHE": str(tmp_path / "c")}
    done = subprocess.run(
        [*before, "sh", "-c", WORK, "sh", sys.executable],
        check=False, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=120,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert json.loads((tmp_path / "address.json").read_text("utf-8"))["ok"]
    for name in ("某局.docx", "回来.xlsx", "修订.docx"):
        assert (tmp_path / name).is_file()

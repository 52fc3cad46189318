"""A real Chromium, driven from a test: what a clerk does on the page, and what stands there then."""

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from support.tools import NODE_MODULES


@dataclass(frozen=True)
class Browser:
    """The browser; `on` names a tab."""

    process: "subprocess.Popen[str]"
    on: str = "one"

    def tab(self, name: str) -> "Browser":
        return Browser(self.process, name)

    def open(self, url: str) -> None:
        self._do("open", url=url)

    def go(self, page: str) -> None:
        """Go to a page of the studio (`reports`)."""
        self._do("value", script=f"void (location.hash = {json.dumps('#/' + page)})")

    def until(self, script: str) -> Any:
        """Wait until an expression is true; what it is then."""
        return self._do("until", script=script)

    def until_text(self, text: str) -> None:
        self.until(f"document.body.innerText.includes({json.dumps(text)})")

    def value(self, script: str) -> Any:
        return self._do("value", script=script)

    def click(self, selector: str) -> None:
        self._do("click", selector=selector)

    def click_text(self, text: str) -> None:
        """Click the button or link that says `text`."""
        self._do("click", selector=f"::-p-xpath(//*[self::a or self::button][contains(., '{text}')])")

    def type(self, selector: str, text: str) -> None:
        self._do("type", selector=selector, text=text)

    def press(self, key: str) -> None:
        self._do("press", key=key)

    def write(self, text: str) -> None:
        """Type at the focus."""
        self._do("write", text=text)

    def upload(self, file: Path) -> None:
        self._do("upload", selector="input[type=file]", file=str(file))

    def size(self, width: int, height: int = 900) -> None:
        self._do("size", width=width, height=height)

    def dark(self, dark: bool) -> None:
        self._do("media", dark=dark)

    def picture(self, file: Path, *, whole: bool = False, see_through: bool = False) -> None:
        self._do("picture", file=str(file), whole=whole, seeThrough=see_through)

    def before_each_page(self, script: str) -> None:
        """Run `script` in each page before the page's own: a stand-in for the program around it."""
        self._do("before", script=script)

    def close(self) -> None:
        self._do("close")

    def faults(self) -> list[str]:
        """What axe-core finds serious or critical."""
        found: list[str] = self._do("faults")
        return found

    def said(self) -> list[str]:
        """Faults of scripts, and requests to any other host."""
        said: list[str] = self._do("said")
        return said

    def _do(self, deed: str, **details: object) -> Any:
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(json.dumps({"deed": deed, "on": self.on, **details}) + "\n")
        self.process.stdin.flush()
        answer = json.loads(self.process.stdout.readline())
        assert "problem" not in answer, f"{deed} {details}: {answer['problem']}"
        return answer["answer"]


@contextmanager
def browser() -> Iterator[Browser]:
    """A browser; needs what `make install-node` installs."""
    command = ["node", str(Path(__file__).with_suffix(".mjs")), str(NODE_MODULES)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield Browser(process)
        finally:
            assert process.stdin
            process.stdin.close()
            process.wait(20)

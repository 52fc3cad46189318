"""What stays when the studio ends: its token and the opened folders, in a file of the user's own."""

import json
import os
import secrets
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from docgen.resources import cache_folder

_FILE = "studio.json"
_TOKEN_BYTES = 24


class Memory(NamedTuple):
    """`token` lets a page that is still open go on after a restart; `port` is where the last one listened."""

    token: str
    folders: tuple[Path, ...] = ()
    port: int = 0

    def keep(self) -> None:
        """Write it where only this user reads it; a disk that refuses costs no more than the memory."""
        record = {"token": self.token, "folders": [str(path) for path in self.folders], "port": self.port}
        with suppress(OSError, RuntimeError):
            file = cache_folder() / _FILE
            file.parent.mkdir(parents=True, exist_ok=True)
            file.unlink(missing_ok=True)
            handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(handle, "w", encoding="utf-8") as opened:
                json.dump(record, opened, ensure_ascii=False)


def remembered() -> Memory:
    """What the last studio kept, or a new token."""
    try:
        kept = json.loads((cache_folder() / _FILE).read_text(encoding="utf-8"))
        return Memory(str(kept["token"]), tuple(map(Path, kept["folders"])), int(kept["port"]))
    except (OSError, RuntimeError, ValueError, KeyError, TypeError):
        return Memory(secrets.token_urlsafe(_TOKEN_BYTES))

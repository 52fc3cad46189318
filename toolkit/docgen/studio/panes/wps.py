"""The add-in of WPS: the lists in which WPS looks for add-ins, and the pages that it asks for then.

A list (`publish.xml`, and on Linux and in older versions `jsplugins.xml`) belongs to all add-ins of the user,
so only docgen's own entries are ever changed. What is known of WPS comes from its documentation and from what
makers of other add-ins report; none of it was tried in a real WPS (docs/panes.md says so).
"""

import os
import re
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from lxml import etree

from docgen.diagnostics import Diagnostic, Result, Where, error, warning
from docgen.pipeline.outputs import write_copy

NAME = "docgen"
LIST, OLDER_LIST = "publish.xml", "jsplugins.xml"
PROGRAMS = ("wps", "et")
"""文字 and 表格: each has a list entry of its own."""
BLOCKING = (12, 1, 0, 26200)
"""The first personal edition that was seen to load no add-in (HAZARDS: panes)."""
_PAGES = Path(__file__).with_name("wps")
_ENTRY = "jspluginonline"


def pages() -> dict[str, bytes]:
    """What WPS asks for below the add-in's address, by name."""
    return {path.name: path.read_bytes() for path in sorted(_PAGES.iterdir())}


def folders() -> list[Path]:
    """Where WPS looks for add-ins of this user."""
    home = Path.home()
    if sys.platform == "win32":
        return [Path(os.environ.get("APPDATA", home / "AppData/Roaming")) / "kingsoft/wps/jsaddons"]
    if sys.platform == "darwin":
        editions = ("com.kingsoft.wpsoffice.mac", "com.kingsoft.wpsoffice.mac.global")
        inside = [home / "Library/Containers" / each / "Data" for each in editions]
        return [data / ".kingsoft/wps/jsaddons" for data in inside if data.is_dir()] or [
            inside[0] / ".kingsoft/wps/jsaddons"
        ]
    return [home / ".local/share/Kingsoft/wps/jsaddons"]


def address(token: str, port: int) -> str:
    """Where WPS finds the add-in of the studio that listens at `port` of this machine; for this user only."""
    return f"http://127.0.0.1:{port}/wps/{token}/"


def install(address: str) -> Result[tuple[Path, ...]]:
    """Enter docgen at `address` in each list; the lists that changed.

    A list that cannot be read is left as it is. Codes: CL133, PB… for a disk that refuses.
    """
    wanted = [path for path in _lists() if path.is_file() or path.name == LIST or sys.platform == "linux"]
    return _rewritten(wanted, address)


def uninstall() -> Result[tuple[Path, ...]]:
    """Take docgen out of each list; the lists that changed. Codes: as `install`."""
    return _rewritten([path for path in _lists() if path.is_file()], "")


def keep_address(address: str) -> Result[tuple[Path, ...]]:
    """Enter the studio's present address where docgen is entered already: the port may be another today."""
    return _rewritten([path for path in _lists() if _is_entered(path)], address)


def blocked_versions() -> list[str]:
    """Versions of WPS found on this machine that are known to load no add-in."""
    found = {path.name for root in _programs() if root.is_dir() for path in root.iterdir()}
    return sorted(name for name in found if _numbers(name) >= BLOCKING)


def warnings() -> tuple[Diagnostic, ...]:
    """What is to be told of the WPS that is installed. Codes: CL134."""
    return tuple(warning("CL134", Where(f"WPS {version}"), version=version) for version in blocked_versions())


def _programs() -> Iterator[Path]:
    """Folders that hold a folder for each installed version."""
    for name in ("LOCALAPPDATA", "PROGRAMFILES", "PROGRAMFILES(X86)"):
        if os.environ.get(name):
            yield Path(os.environ[name]) / "Kingsoft" / "WPS Office"
            yield Path(os.environ[name]) / "WPS Office"


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(map(int, version.split("."))) if re.fullmatch(r"\d{1,9}(\.\d{1,9}){3}", version) else ()


def _lists() -> list[Path]:
    return [folder / name for folder in folders() for name in (LIST, OLDER_LIST)]


def _is_entered(path: Path) -> bool:
    root = _read(path) if path.is_file() else None
    return root is not None and any(True for _ in _own(root))


def _rewritten(lists: list[Path], address: str) -> Result[tuple[Path, ...]]:
    changed: list[Path] = []
    problems: list[Diagnostic] = []
    for path in lists:
        root = _read(path)
        if root is None:
            problems.append(error("CL133", Where(str(path)), path=path))
            continue
        before = etree.tostring(root)
        _enter(root, address)
        if etree.tostring(root) == before:
            continue
        data = etree.tostring(root.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True)
        written = write_copy(path, data + b"\n")
        with suppress(OSError):
            path.chmod(0o600)  # the address holds the token
        problems += written.diagnostics
        changed += [path] if written.value is not None else []
    return Result(tuple(changed), tuple(problems))


def _read(path: Path) -> etree._Element | None:
    """The list at `path`, an empty one where there is none, None for what is no list."""
    if not path.exists():
        return etree.fromstring("<jsplugins/>")
    try:
        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        root = etree.fromstring(path.read_bytes(), parser)
    except (OSError, etree.XMLSyntaxError):
        return None
    return root if root.tag == "jsplugins" else None


def _own(root: etree._Element) -> Iterator[etree._Element]:
    return (each for each in root.iterchildren(_ENTRY) if each.get("name") == NAME)


def _enter(root: etree._Element, address: str) -> None:
    """docgen's entries at `address` in the place of those that stand there; none for ""."""
    wanted = [_attributes(program, address) for program in PROGRAMS] if address else []
    standing = list(_own(root))
    if [dict(each.attrib) for each in standing] == wanted:
        return
    for each in standing:
        root.remove(each)
    for attributes in wanted:
        entry = etree.SubElement(root, _ENTRY, attributes)
        entry.tail = "\n"


def _attributes(program: str, address: str) -> dict[str, str]:
    return {
        "name": NAME, "type": program, "url": address, "debug": "", "enable": "enable_dev", "install": "null",
    }  # fmt: skip

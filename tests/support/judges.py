"""Judges other than ourselves. Each returns what it has against a file, as text; an empty list is a pass."""

import io
import json
import posixpath
import re
import subprocess
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from support.tools import ooxml_validator

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
_NS = {"w": W, "w14": W14}


def open_xml_sdk(path: Path) -> list[str]:
    """Microsoft's Open XML SDK validator, by its exit code and its findings."""
    run = subprocess.run([ooxml_validator(), path], capture_output=True, text=True, timeout=120, check=False)
    findings = [f"{e['path']} {e['xPath']}: {e['description']}" for e in json.loads(run.stdout)["errors"]]
    return findings or ([] if run.returncode == 0 else [f"exit code {run.returncode}: {run.stderr}"])


def nobody_else_sees(docx: bytes) -> list[str]:
    """What the other judges miss: leftover tags, broken tables, clashing or undefined ids, loose ends."""
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        stories = {
            name: etree.fromstring(package.read(name))
            for name in package.namelist()
            if re.fullmatch(r"word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml", name)
        }
        styles = etree.fromstring(package.read("word/styles.xml"))
        loose = [*_package_findings(package), *_undefined_numbering(package, stories)]
    defined = {style.get(f"{{{W}}}styleId") for style in styles.iter(f"{{{W}}}style")}
    return [
        *(finding for name, story in stories.items() for finding in _story_findings(name, story, defined)),
        *_duplicate_ids(stories),
        *loose,
    ]


def _package_findings(package: zipfile.ZipFile) -> Iterator[str]:
    """A missing main content type, relationships that lead nowhere, ids that no relationship has."""
    names = set(package.namelist())
    types = etree.fromstring(package.read("[Content_Types].xml"))
    mains = [e.get("PartName") for e in types if str(e.get("ContentType")).endswith("document.main+xml")]
    if mains != ["/word/document.xml"]:
        yield f"main content type of {mains}"
    for name in sorted(n for n in names if re.fullmatch(r"word/[^/]+\.xml", n)):
        relationships = f"word/_rels/{name.removeprefix('word/')}.rels"
        found = etree.fromstring(package.read(relationships)) if relationships in names else ()
        for relationship in found:
            target = posixpath.normpath(posixpath.join("word", str(relationship.get("Target"))))
            if relationship.get("TargetMode") != "External" and target.lstrip("/") not in names:
                yield f"{name}: {relationship.get('Id')} leads to {target}, which is not there"
        known = {relationship.get("Id") for relationship in found}
        used = re.findall(r'\br:(?:id|embed|link|pict)="([^"]+)"', package.read(name).decode())
        yield from (f"{name}: no relationship {used_id}" for used_id in used if used_id not in known)


def _undefined_numbering(package: zipfile.ZipFile, stories: dict[str, etree._Element]) -> Iterator[str]:
    defined = {"0"}
    if "word/numbering.xml" in package.namelist():
        numbering = etree.fromstring(package.read("word/numbering.xml"))
        defined |= {str(number.get(f"{{{W}}}numId")) for number in numbering.iter(f"{{{W}}}num")}
    for name, story in stories.items():
        used = {str(number.get(f"{{{W}}}val")) for number in story.iter(f"{{{W}}}numId")}
        yield from (f"{name}: numbering {number} is not defined" for number in sorted(used - defined))


def _story_findings(name: str, story: etree._Element, styles: set[str | None]) -> Iterator[str]:
    text = "".join(story.itertext(f"{{{W}}}t"))
    yield from (f"{name}: leftover tag {tag}" for tag in re.findall(r"\{[{%#].{0,40}|.{0,40}[}%#]\}", text))
    fields = Counter(mark.get(f"{{{W}}}fldCharType") for mark in story.iter(f"{{{W}}}fldChar"))
    if fields["begin"] != fields["end"]:
        yield f"{name}: {fields['begin']} fields begin and {fields['end']} end"
    for kind in ("pStyle", "rStyle", "tblStyle"):
        for use in story.iter(f"{{{W}}}{kind}"):
            if use.get(f"{{{W}}}val") not in styles:
                yield f"{name}: {kind} {use.get(f'{{{W}}}val')} is not defined"
    for cell in story.iter(f"{{{W}}}tc"):
        if not len(cell) or etree.QName(cell[-1]).localname != "p":
            yield f"{name}: a cell does not end in a paragraph"
    for table in story.iter(f"{{{W}}}tbl"):
        yield from (f"{name}: {finding}" for finding in _table_findings(table))


def _table_findings(table: etree._Element) -> Iterator[str]:
    columns = len(table.findall("w:tblGrid/w:gridCol", _NS))
    merged: set[int] = set()
    for number, row in enumerate(table.findall("w:tr", _NS), 1):
        column, still = 0, set()
        for cell in row.findall("w:tc", _NS):
            span = cell.find("w:tcPr/w:gridSpan", _NS)
            merge = cell.find("w:tcPr/w:vMerge", _NS)
            if merge is not None and merge.get(f"{{{W}}}val") != "restart" and column not in merged:
                yield f"row {number}: vMerge continues nothing"
            if merge is not None:
                still.add(column)
            column += int(span.get(f"{{{W}}}val")) if span is not None else 1
        merged = still
        if column != columns:
            yield f"row {number}: {column} grid columns of {columns}"


def _duplicate_ids(stories: dict[str, etree._Element]) -> Iterator[str]:
    drawings = Counter(
        e.get("id") for s in stories.values() for e in s.iter() if str(e.tag).endswith("}docPr")
    )
    controls = Counter(
        e.get(f"{{{W}}}val") for s in stories.values() for e in s.iterfind(".//w:sdtPr/w:id", _NS)
    )
    for kind, counts in (("docPr id", drawings), ("sdt id", controls)):
        yield from (f"{kind} {value} used {count} times" for value, count in counts.items() if count > 1)
    for name, story in stories.items():
        paragraphs = Counter(e.get(f"{{{W14}}}paraId") for e in story.iter() if e.get(f"{{{W14}}}paraId"))
        yield from (f"{name}: paraId {value} twice" for value, count in paragraphs.items() if count > 1)

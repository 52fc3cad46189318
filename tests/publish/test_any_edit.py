"""Whatever is changed in a report, in whichever part, known to docgen or not: the report stays."""

import random
from collections.abc import Callable
from pathlib import Path

from lxml import etree

from docgen import opc
from docgen.pipeline.rendering import Rendered, Renderer
from docgen.pipeline.settings import Settings
from docgen.publish import publish, standing
from docgen.publish.provenance import Standing
from support.books import WITH_OBJECTS, write_book
from support.pictures import png
from support.torture import amount

EDITS = amount(short=120, full=1000)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ELEMENTS = (
    "p r t tab br sym pPr rPr tbl tr tc tblPr trPr tcPr tcBorders pBdr top bottom left right shd ind jc "
    "spacing b i u em w position kern effect outline emboss vanish highlight color sz rFonts lang "
    "framePr tabs numPr numId ilvl sectPr pgSz pgMar pgBorders cols docGrid lnNumType pgNumType titlePg "
    "bidi textDirection vAlign noEndnote hyperlink bookmarkStart bookmarkEnd ins del moveFrom moveTo "
    "commentReference footnoteReference object pict drawing ruby fldSimple fldChar instrText sdt sdtPr "
    "sdtContent customXml smartTag altChunk subDoc background trackRevisions documentProtection "
    "writeProtection mirrorMargins gutterAtTop autoHyphenation style basedOn next link docDefaults "
    "latentStyles abstractNum num lvl font embedRegular permStart permEnd dayLong ptab cr softHyphen "
).split()
ATTRIBUTES = (
    "val w h left right top bottom type id name color fill space sz line before after firstLine ascii".split()
)
FOREIGN = "{urn:nobody:knows}"
NOISE = {W + "rsids", W + "proofErr", W + "lastRenderedPageBreak"}


def rendered(folder: Path, introduction: str) -> bytes:
    """The report of the workbook of this introduction."""
    folder.mkdir(exist_ok=True)
    book = write_book(folder, WITH_OBJECTS.replace("开头一段。", introduction))
    (folder / "现场.png").write_bytes(png(8, 6))
    outcome = Renderer(Settings()).render(book, folder / "某局.docx")
    assert outcome.rendered is Rendered.WRITTEN, [d.message() for d in outcome.diagnostics]
    return (folder / "某局.docx").read_bytes()


class Hand:
    """Changes one thing somewhere in a package, and says what it did."""

    def __init__(self, docx: bytes, chance: random.Random) -> None:
        package = opc.open_package(docx, "").value
        assert package is not None
        self.package, self.chance = package, chance

    def edited(self) -> tuple[str, bytes]:
        """What was done, and the report after it."""
        ways: list[Callable[[etree._Element], str]] = [
            self.with_attribute,
            self.with_other_value,
            self.without_attribute,
            self.with_element,
            self.without_element,
            self.with_other_text,
        ]
        while True:
            name = self.chance.choice([n for n in self.package.parts if n.endswith((".xml", ".rels"))])
            root = etree.fromstring(self.package.read(name))
            before = etree.tostring(root)
            done = self.chance.choice(ways)(self.chance.choice(list(root.iter())))
            if etree.tostring(root) != before:
                changed = self.package.with_parts({name: etree.tostring(root)})
                return f"{name}: {done}", changed.to_bytes()

    def name(self, known: list[str]) -> str:
        return self.chance.choice([FOREIGN, *[W] * 4]) + self.chance.choice(known)

    def value(self) -> str:
        return self.chance.choice(["0", "1", "240", "640", "true", "both", "FF0000", "左"])

    def with_attribute(self, node: etree._Element) -> str:
        name = self.name(ATTRIBUTES)
        node.set(name, self.value())
        return f"{node.tag} got {name}"

    def with_other_value(self, node: etree._Element) -> str:
        for name in node.attrib:
            node.set(name, self.value())
            return f"{node.tag} has another {name!s}"
        return ""

    def without_attribute(self, node: etree._Element) -> str:
        for name in node.attrib:
            del node.attrib[name]
            return f"{node.tag} lost {name!s}"
        return ""

    def with_element(self, node: etree._Element) -> str:
        child = etree.Element(self.name(ELEMENTS))
        if self.chance.random() < 0.5:
            child.set(self.name(ATTRIBUTES), self.value())
        node.insert(self.chance.randint(0, len(node)), child)
        return f"{node.tag} got {child.tag}"

    def without_element(self, node: etree._Element) -> str:
        parent = node.getparent()
        if parent is None or node.tag in NOISE:
            return ""
        parent.remove(node)
        return f"{parent.tag} lost {node.tag}"

    def with_other_text(self, node: etree._Element) -> str:
        if not node.text or not node.text.strip():
            return ""
        at = self.chance.randrange(len(node.text))
        node.text = (
            node.text[:at] + self.chance.choice("改一A9 ") + node.text[at + self.chance.randint(0, 1) :]
        )
        return f"{node.tag} says otherwise"


def test_no_random_edit_of_any_part_is_lost_when_the_workbook_changes(
    tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    report, new = rendered(tmp_path / "一", "开头一段。"), rendered(tmp_path / "二", "改过的开头。")
    target, lost = tmp_path / "某局.docx", []
    chance = random.Random(20241126)

    for _ in range(EDITS):
        done, edited = Hand(report, chance).edited()
        target.write_bytes(edited)
        publish(target, new)
        if target.read_bytes() != edited:
            lost.append(done)

    record_property("edits", EDITS)
    assert not lost, "\n".join(lost)
    assert publish(target, new).value is not None


def test_without_an_edit_the_report_is_replaced(tmp_path: Path) -> None:
    report, new = rendered(tmp_path / "一", "开头一段。"), rendered(tmp_path / "二", "改过的开头。")
    target = tmp_path / "某局.docx"
    target.write_bytes(report)

    publish(target, new)

    assert target.read_bytes() == new
    assert standing(report) is Standing.OURS

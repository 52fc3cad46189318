"""What stands around the cells of a sheet, and in parts that speak of them, after rows moved.

Nothing is listed by its element's name where the attribute's says what it holds: `ref` and `sqref` are areas,
`f` and `formula` are formulas, in elements of today's Excel and in those of extensions.
"""

import re
from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from docgen.model.columns import column_letters
from docgen.opc.elements_at import ElementAt, Splice, text_in
from docgen.workbook.editing.formulas import Formulas
from docgen.workbook.editing.references import GONE, area_after, areas_after
from docgen.workbook.editing.rows import New, Row, RowMap
from docgen.workbook.places import area_of

_ATTRIBUTE = re.compile(rb"""\s([^\s=<>"'/]{1,200})\s{0,9}=\s{0,9}(?:"[^"]*"|'[^']*')""")
_AREAS = ("ref", "sqref")
_FORMULAS = frozenset(("f", "formula", "formula1", "formula2", "calculatedColumnFormula", "totalsRowFormula"))
_LEFT = frozenset(("selection", "pane", "sheetView", "dimension"))
"""Where the cursor stands; the used range, which is measured anew."""
_STAYS = frozenset(("worksheet", "table", "comments", "commentList", "ThreadedComments"))
"""Elements that must be there, empty or not."""
_KINDS = frozenset(("dataValidation", "conditionalFormatting", "ignoredError", "protectedRange"))


class Around:
    """The changes of one part whose areas lie in the sheet of `formulas`."""

    def __init__(self, xml: bytes, formulas: Formulas, plan: tuple[Row, ...] = ()) -> None:
        self.xml = xml
        self.formulas = formulas
        self.rows: RowMap | None = formulas.moved.get(formulas.sheet)
        first = self.rows.first if self.rows else 0
        self._like = [(row.like, number) for number, row in enumerate(plan, first) if isinstance(row, New)]

    def splices(self, root: ElementAt) -> Iterator[Splice]:
        """What changes in the part, elements that spoke of rows now gone taken out."""
        gone = self._gone(root)
        if root.name not in _STAYS and gone:
            yield Splice(root.begin, root.end, b"")
        else:
            yield from self._within(root)

    def _within(self, element: ElementAt) -> Iterator[Splice]:
        if element.name == "sheetData":
            return
        yield from self._own(element)
        for child in element.children:
            if self._gone(child):
                yield Splice(child.begin, child.end, b"")
            else:
                yield from self._within(child)
        if element.name == "mergeCells":
            yield Splice(element.close, element.close, b"".join(self._merges_of_new_rows(element)))

    def _merges_of_new_rows(self, element: ElementAt) -> Iterator[bytes]:
        """A new row is merged across as the row that it looks like."""
        name = f"{element.prefix}:mergeCell" if element.prefix else "mergeCell"
        for merge in element.children:
            top, left, bottom, right = area_of(merge.attributes.get("ref", "A1"))
            for like, number in self._like:
                if top == bottom == like:
                    area = f"{column_letters(left)}{number}:{column_letters(right)}{number}"
                    yield f'<{name} ref="{area}"/>'.encode()

    def _gone(self, element: ElementAt) -> bool:
        """Whether all the cells are gone that an element speaks of, or all elements that it holds."""
        if element.name in _LEFT or element.name == "sheetData":
            return False
        own = [element.attributes[name] for name in _AREAS if name in element.attributes]
        if own and self.rows and not any(self._areas(value, element.name) for value in own):
            return True
        if element.name == "sqref":
            return bool(self.rows) and not self._areas(self._text(element), element.name)
        if any(child.name == "sqref" and self._gone(child) for child in element.children):
            return True
        if element.name in _STAYS or not element.children:
            return False
        return all(self._gone(child) for child in element.children)

    def _text(self, element: ElementAt) -> str:
        return text_in(self.xml, element)

    def _areas(self, value: str, name: str) -> str:
        assert self.rows is not None
        if name == "mergeCell" or (" " not in value and name not in _KINDS and name != "sqref"):
            new = area_after(value, self.rows)
            return "" if new == GONE or (name == "mergeCell" and ":" not in new) else new
        return areas_after(value, self.rows)

    def _own(self, element: ElementAt) -> Iterator[Splice]:
        """What changes in the start tag of an element, and in its text."""
        tag = self.xml[element.begin : element.inside]
        new = tag
        for name, value in self._attributes_after(element).items():
            if value != element.attributes[name]:
                new = with_attribute(new, name, value)
        if new != tag:
            yield Splice(element.begin, element.inside, new)
        text = self._text(element) if not element.children and element.inside < element.close else ""
        if text and (changed := self._text_after(element.name, text)) != text:
            yield Splice(element.inside, element.close, escape(changed).encode())

    def _attributes_after(self, element: ElementAt) -> dict[str, str]:
        if element.name in _LEFT:
            return {}
        known, new = element.attributes, {}
        if self.rows:
            new = {name: self._areas(known[name], element.name) for name in _AREAS if name in known}
            if element.name == "brk":
                new["id"] = str(self.rows.nearest(int(known.get("id", "0"))))
        if element.name == "hyperlink" and "location" in known:
            new["location"] = self.formulas.text_after(known["location"])
        if element.name == "cfvo" and known.get("type") == "formula" and "val" in known:
            new["val"] = self.formulas.text_after(known["val"])
        return new | self._count_after(element)

    def _count_after(self, element: ElementAt) -> dict[str, str]:
        """How many children are left, where an element says how many it has."""
        left = sum(not self._gone(child) for child in element.children)
        if element.name == "mergeCells":
            left += len(list(self._merges_of_new_rows(element)))
        if element.attributes.get("count") == str(len(element.children)) and left != len(element.children):
            return {"count": str(left)}
        return {}

    def _text_after(self, name: str, text: str) -> str:
        if name in _FORMULAS:
            return self.formulas.text_after(text)
        if name == "sqref" and self.rows:
            return areas_after(text, self.rows)
        if name == "row" and self.rows and text.strip().isdigit():  # the anchor of a form control, from 0
            return str(self.rows.nearest(int(text) + 1) - 1)
        return text


def with_attribute(tag: bytes, name: str, value: str) -> bytes:
    """A start tag with another value of the attribute `name`, or with one where it had none."""
    new = f"{name}={quoteattr(value)}".encode()
    found = next((match for match in _ATTRIBUTE.finditer(tag) if match[1] == name.encode()), None)
    if found:
        return tag[: found.start(1)] + new + tag[found.end() :]
    end = len(tag) - (2 if tag.endswith(b"/>") else 1)
    return tag[:end].rstrip() + b" " + new + tag[end:]

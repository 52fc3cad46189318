"""Formulas of a sheet after rows of this or another sheet moved (ECMA-376, 18.3.1.40)."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

from docgen.model.columns import column_letters
from docgen.opc.elements_at import ElementAt, text_in
from docgen.workbook.editing.references import area_after, formula_after, reference_of, references
from docgen.workbook.editing.rows import RowMap
from docgen.workbook.places import Place

MovedSheets = dict[str, RowMap]
"""Sheet names → where their rows are now; sheets whose rows all stay are not in it."""


@dataclass(frozen=True, slots=True)
class Formulas:
    """The formulas of `sheet`; `shared` are those that several cells use, by their number: text and first
    cell."""

    sheet: str
    moved: MovedSheets
    shared: dict[str, tuple[str, Place]] = field(default_factory=dict)

    def text_after(self, formula: str) -> str:
        """A formula of this sheet, without `=`, after the rows moved."""
        for sheet, rows in self.moved.items():
            formula = formula_after(formula, self.sheet, sheet, rows)
        return formula

    def of_cell(self, element: ElementAt, place: Place, text: str) -> str:
        """The formula of the cell at `place` as if it were its own."""
        first = (
            self.shared.get(element.attributes.get("si", ""))
            if element.attributes.get("t") == "shared"
            else None
        )
        if first is None or text:
            return text
        from openpyxl.formula.translate import Translator

        (formula, (row, column)), (to_row, to_column) = first, place
        origin, target = f"{column_letters(column)}{row}", f"{column_letters(to_column)}{to_row}"
        return str(Translator(f"={formula}", origin).translate_formula(target))[1:]

    def after(self, xml: bytes, element: ElementAt, place: Place) -> bytes:
        """The `f` element of the cell at `place` after the rows moved.

        Shared formulas become each cell's own: they are reckoned from their first cell, which may be
        elsewhere.
        """
        markup = xml[element.begin : element.end]
        if not self.moved:
            return markup
        text = text_in(xml, element)
        is_shared = element.attributes.get("t") == "shared"
        new = self.text_after(self.of_cell(element, place, text))
        if (
            new == text
            and (not is_shared or not self._touches_shared(element))
            and not self._moves_area(element)
        ):
            return markup
        return self._written(element, new, is_shared)

    def _touches_shared(self, element: ElementAt) -> bool:
        formula, _ = self.shared.get(element.attributes.get("si", ""), ("", (0, 0)))
        return self.sheet in self.moved or any(
            reference_of(r).sheet in self.moved for r in references(formula)
        )

    def _moves_area(self, element: ElementAt) -> bool:
        return self.sheet in self.moved and "ref" in element.attributes

    def _written(self, element: ElementAt, text: str, is_shared: bool) -> bytes:
        attributes = dict(element.attributes)
        if is_shared:
            for name in ("t", "ref", "si"):
                attributes.pop(name, None)
        elif self.sheet in self.moved:
            for name in {"ref", "r1", "r2"} & attributes.keys():
                attributes[name] = area_after(attributes[name], self.moved[self.sheet])
        name = f"{element.prefix}:f" if element.prefix else "f"
        written = "".join(f' {key}="{escape(value, _ATTRIBUTE)}"' for key, value in attributes.items())
        return f"<{name}{written}>{escape(text)}</{name}>".encode()


_ATTRIBUTE = {'"': "&quot;"}


def shared_formulas(xml: bytes, cells: Iterable[tuple[Place, ElementAt]]) -> dict[str, tuple[str, Place]]:
    """The first cell of each shared formula, and its text."""
    found: dict[str, tuple[str, Place]] = {}
    for place, cell in cells:
        formula = cell.child("f")
        if formula is not None and formula.attributes.get("t") == "shared" and formula.inside < formula.close:
            text = text_in(xml, formula)
            found.setdefault(formula.attributes.get("si", ""), (text, place))
    return found
